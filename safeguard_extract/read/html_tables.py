"""Tables of HTML: cells with their spans, as a browser lays them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from safeguard_extract.read.table_grid import join_lines
from safeguard_extract.records.page import Cell, Line, Table

_MOST_SPANNED = 1000  # rows or columns, as browsers have it: a larger number is a mistake or an attack
_MOST_CELLS = 200_000


def is_data(table: HtmlElement) -> bool:
    """False for a table that only lays out a page: it says so, or holds tables, headings, or a single cell a row."""
    if (
        table.get("role") in {"presentation", "none"}
        or next(table.iterdescendants("table", "h1", "h2"), None) is not None
    ):
        return False
    rows = list(_rows(table))
    return len(rows) > 1 and any(len(_cells(row)) > 1 for row, _ in rows)


def read_table(table: HtmlElement, lines_of: Callable[[HtmlElement], tuple[Line, ...]]) -> Table:
    """A table with its merged cells; `lines_of` reads the words of a cell.

    Follows the algorithm of the HTML standard, 4.9.12, for rows and cells (colgroups and scopes left out).
    """
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    header_rows = 0
    for at, (row, is_head) in enumerate(_rows(table)):
        column = 0
        found = _cells(row)
        for cell in found:
            while (at, column) in taken:
                column += 1
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            if len(taken) + down * across > _MOST_CELLS:
                break
            taken.update((r, c) for r in range(at, at + down) for c in range(column, column + across))
            lines = lines_of(cell)
            bold = bool(lines) and all(line.bold for line in lines)
            text = join_lines(lines)
            cells.append(Cell(at, column, at + down - 1, column + across - 1, text, lines=lines, bold=bold))
            column += across
        if header_rows == at and found and (is_head or all(cell.tag == "th" for cell in found)):
            header_rows += 1
    last = max((cell.row for cell in cells), default=0)
    kept = tuple(Cell(c.row, c.col, min(c.row_end, last), c.col_end, c.text, lines=c.lines, bold=c.bold) for c in cells)
    return Table((1,), None, kept, header_rows=header_rows if header_rows <= last else 0)


def _rows(table: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """The rows of a table, and whether each stands in its head; the foot, wherever it is written, comes last."""
    last: list[HtmlElement] = []
    for child in table:
        if child.tag == "tr":
            yield child, False
        elif child.tag in {"thead", "tbody"}:
            yield from ((row, child.tag == "thead") for row in child.iterchildren("tr"))
        elif child.tag == "tfoot":
            last += child.iterchildren("tr")
    yield from ((row, False) for row in last)


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("td", "th"))


def _span(cell: HtmlElement, name: str) -> int:
    said = (cell.get(name) or "").strip()
    return min(max(int(said), 1), _MOST_SPANNED) if said.isdecimal() and len(said) < 6 else 1
