"""Tables as an Excel workbook in which nothing can be a formula: every cell is text and stays text when edited.

The same tables give the same bytes: the workbook is dated to the first moment that its archive can hold.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime

from safeguard_extract.records.page import Table

_LONGEST = 32_767  # characters; Excel's limit for a cell
_WIDEST, _NARROWEST = 60, 8  # characters of a column; wider ones wrap
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EARLIEST = datetime(1980, 1, 1)
_TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}  # "@" keeps what a person types text as well


def workbook_bytes(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table; header rows are bold and stay in sight, merged cells are merged."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _EARLIEST})
        body, header = workbook.add_format(_TEXT), workbook.add_format({**_TEXT, "bold": True})
        for number, table in enumerate(tables, 1):
            sheet = workbook.add_worksheet(f"Table {number}, page {table.pages[0]}")
            if table.header_rows:
                sheet.freeze_panes(table.header_rows, 0)
            for col in range(table.columns):
                sheet.set_column(col, col, _width(table, col))
            spans = _spans(table)
            for (row, col), text in sorted(_texts(table).items()):
                style = header if row < table.header_rows else body
                if (row, col) in spans:
                    sheet.merge_range(row, col, *spans[row, col], "", style)
                if text:
                    sheet.write_string(row, col, text, style)
    return out.getvalue()


def _texts(table: Table) -> dict[tuple[int, int], str]:
    """The words of each place; a place that two cells name holds the words of both, for none may be lost."""
    places: dict[tuple[int, int], str] = {}
    for cell in table.cells:
        before = places.get((cell.row, cell.col))
        places[cell.row, cell.col] = f"{before} {cell.text}" if before else cell.text
    return {place: _UNWRITABLE.sub("", text)[:_LONGEST] for place, text in places.items()}


def _spans(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """The last row and column of each merged cell, by its first; Excel refuses ranges that overlap."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        covered = {(r, c) for r in range(cell.row, cell.row_end + 1) for c in range(cell.col, cell.col_end + 1)}
        if len(covered) > 1 and taken.isdisjoint(covered):
            spans[cell.row, cell.col] = cell.row_end, cell.col_end
            taken |= covered
    return spans


def _width(table: Table, col: int) -> int:
    longest = max((len(cell.text) for cell in table.cells if cell.col == cell.col_end == col), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)
