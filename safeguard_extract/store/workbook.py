"""Tables as an Excel workbook in which nothing can be a formula: every cell is text, written as an inline string.

Office Open XML (ECMA-376), the least that Excel and LibreOffice open without complaint. Text cells (`t="inlineStr"`,
number format `@`) stay text when they begin with `=`, `+`, `-` or `@`, and when a person edits them. The same tables
give the same bytes: the archive's times are fixed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from safeguard_extract.records.page import Table

_LONGEST = 32_767  # characters; Excel's limit for a cell
_WIDEST, _NARROWEST = 60, 8  # characters of a column; wider ones wrap
_BODY, _HEADER = 1, 2  # styles of cells, by their place in styles.xml
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as a letter's code
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive knows
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ALIGNED = '<alignment vertical="top" wrapText="1"/>'
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    f'<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">{_ALIGNED}</xf>'
    f'<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" applyAlignment="1">{_ALIGNED}</xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook_bytes(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table; header rows are bold and stay in sight, merged cells are merged."""
    parts = {
        "[Content_Types].xml": _content_types(len(tables)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(tables),
        "xl/_rels/workbook.xml.rels": _relations(
            [("styles", "styles.xml"), *(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(tables) + 1))]
        ),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{number}.xml": _sheet(table) for number, table in enumerate(tables, 1)},
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name, _EARLIEST), text.encode("utf-8"), ZIP_DEFLATED)
    return out.getvalue()


def _content_types(sheets: int) -> str:
    named = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    named += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{_SHEET_TYPE}.{kind}+xml"/>' for name, kind in named)
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _workbook(tables: Sequence[Table]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(f"Table {number}, page {table.pages[0]}")} sheetId="{number}" r:id="rId{number}"/>'
        for number, table in enumerate(tables, 1)
    )
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>'


def _sheet(table: Table) -> str:
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}">{_frozen(table.header_rows)}<cols>{"".join(_widths(table))}</cols>'
        f"<sheetData>{''.join(_rows(table))}</sheetData>{_merged(table)}</worksheet>"
    )


def _frozen(header_rows: int) -> str:
    if not header_rows:
        return ""
    pane = f'<pane ySplit="{header_rows}" topLeftCell="A{header_rows + 1}" activePane="bottomLeft" state="frozen"/>'
    return f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'


def _widths(table: Table) -> Iterator[str]:
    for col in range(table.columns):
        longest = max((len(c.text) for c in table.cells if c.col == c.col_end == col), default=0)
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        yield f'<col min="{col + 1}" max="{col + 1}" width="{width}" customWidth="1"/>'


def _rows(table: Table) -> Iterator[str]:
    places: dict[tuple[int, int], str] = {}
    for cell in table.cells:
        # Excel refuses a sheet that names a place twice; no word may be lost for it.
        before = places.get((cell.row, cell.col))
        places[cell.row, cell.col] = f"{before} {cell.text}" if before else cell.text
    for row in range(table.rows):
        style = _HEADER if row < table.header_rows else _BODY
        texts = (_cell(*place, text, style) for place, text in sorted(places.items()) if place[0] == row and text)
        yield f'<row r="{row + 1}">{"".join(texts)}</row>'


def _cell(row: int, col: int, text: str, style: int) -> str:
    written = escape(_UNWRITABLE.sub("", _ESCAPED.sub("_x005F_", text[:_LONGEST])))
    return f'<c r="{_place(row, col)}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{written}</t></is></c>'


def _merged(table: Table) -> str:
    ranges: list[str] = []
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        covered = {(r, c) for r in range(cell.row, cell.row_end + 1) for c in range(cell.col, cell.col_end + 1)}
        if len(covered) > 1 and taken.isdisjoint(covered):  # Excel refuses ranges that overlap
            ranges.append(f'<mergeCell ref="{_place(cell.row, cell.col)}:{_place(cell.row_end, cell.col_end)}"/>')
            taken |= covered
    return f'<mergeCells count="{len(ranges)}">{"".join(ranges)}</mergeCells>' if ranges else ""


def _place(row: int, col: int) -> str:
    """A cell's name: A1 is the first, AA follows Z."""
    letters = ""
    col += 1
    while col:
        col, letter = divmod(col - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
