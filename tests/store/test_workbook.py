"""Tables as an Excel workbook."""

from __future__ import annotations

import io
import zipfile

from safeguard_extract.records.page import Cell, Table
from safeguard_extract.store.workbook import workbook_bytes


def _read(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


CELLS = (Cell(0, 0, 0, 1, "Action"), Cell(1, 0, 1, 0, "=HYPERLINK(1)"), Cell(1, 1, 1, 1, "Anna\x07 Bell"))
TABLE = Table(pages=(3,), bbox=None, cells=CELLS, header_rows=1)


def test_no_cell_is_a_formula_and_no_word_is_lost():
    data = workbook_bytes([TABLE])
    assert "<f>" not in _read(data, "xl/worksheets/sheet1.xml")
    words = _read(data, "xl/sharedStrings.xml")
    assert all(word in words for word in ("Action", "=HYPERLINK(1)", "Anna Bell"))


def test_merged_cells_are_merged_and_sheets_say_their_page():
    data = workbook_bytes([TABLE, TABLE])
    assert '<mergeCell ref="A1:B1"/>' in _read(data, "xl/worksheets/sheet1.xml")
    assert 'name="Table 2, page 3"' in _read(data, "xl/workbook.xml")


def test_the_same_tables_give_the_same_bytes():
    assert workbook_bytes([TABLE]) == workbook_bytes([TABLE])
