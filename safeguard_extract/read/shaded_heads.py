"""Heads that are shaded cell by cell over rows that nothing rules: one table, its titles as the shades part them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.read.figures import is_amount
from safeguard_extract.read.header_rows import shade_behind
from safeguard_extract.read.pdfium_paths import Ground
from safeguard_extract.records.geometry import union
from safeguard_extract.records.page import Table

_MOST_ROWS = 4  # title, columns, what they are parted into, units
_TITLED = 0.6  # of the columns have a title; the first is often left without
_SAME_PLACE = 3.0  # points
_NEAR = 1.0  # of a row's height: the body begins right below
_CONFIDENCE = 0.6  # as a table with a header that no line rules


def is_shaded_head(table: Table, grounds: Sequence[Ground]) -> bool:
    """True for a few rows on shades, the first of titles: below it may stand a row that is shaded like every second."""
    filled = [cell for cell in table.cells if cell.text]
    if table.rows > _MOST_ROWS or table.columns < 2 or not _title_rows(table):
        return False
    titled = {col for cell in filled if cell.row == 0 for col in range(cell.col, cell.col_end + 1)}
    return len(titled) >= _TITLED * table.columns and all(shade_behind(cell.bbox, grounds) for cell in filled)


def _title_rows(table: Table) -> int:
    """How many of the first rows hold no amount."""
    return min((cell.row for cell in table.cells if is_amount(cell.text)), default=table.rows)


def with_head(head: Table, body: Table) -> Table | None:
    """The body with the head above it; None where it stands elsewhere, or on other columns."""
    if head.bbox is None or body.bbox is None or head.columns != body.columns or body.pages != head.pages:
        return None
    row = body.bbox.height / body.rows
    within = head.bbox.x0 - _SAME_PLACE <= body.bbox.x0 and body.bbox.x1 <= head.bbox.x1 + _SAME_PLACE
    below = -_SAME_PLACE <= body.bbox.top - head.bbox.bottom <= _NEAR * row
    if not (within and below and _stand_under(head, body)):
        return None
    moved = [replace(cell, row=cell.row + head.rows, row_end=cell.row_end + head.rows) for cell in body.cells]
    return replace(
        body,
        bbox=union((head.bbox, body.bbox)),
        cells=(*head.cells, *moved),
        header_rows=_title_rows(head),
        confidence=_CONFIDENCE,
    )


def _stand_under(head: Table, body: Table) -> bool:
    """True where the words of each column stand under the title cell of the same column."""
    sides = {cell.col: (cell.bbox.x0, cell.bbox.x1) for cell in head.cells if cell.bbox and cell.col == cell.col_end}
    return all(
        sides[cell.col][0] - _SAME_PLACE <= line.bbox.x0 and line.bbox.x1 <= sides[cell.col][1] + _SAME_PLACE
        for cell in body.cells
        for line in cell.lines
        if line.bbox and cell.col == cell.col_end and cell.col in sides
    )
