"""Rows and merged cells that the end of a page cut, made whole with what goes on over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.records.page import Cell, Table

_FEWEST_ROWS = 3  # rows that all begin with a text of their own: then one that does not is no row
_REST = 0.5  # of the cells above it at most go on in the rest of a row that was left open


class Settled(NamedTuple):
    """What must be known of the rows that no page to come can change: the texts that each begins with, and the columns
    in which cells are merged."""

    begun: set[str]
    merging: set[int]


def is_rest_of_row(upper: Table, lower: Table, first: Sequence[Cell], skip: int, settled: Settled) -> bool:
    """True where lines were left open, the row lacks what all others begin with, or each of its cells goes on above."""
    filled = [cell for cell in first if cell.text.strip()]
    last = upper.rows - 1
    above = {cell.col: cell.text.strip() for cell in upper.cells if cell.row <= last <= cell.row_end}
    if not filled or last < upper.header_rows:
        return False
    if upper.open_bottom and ((lower.open_top and not skip) or len(filled) <= _REST * sum(map(bool, above.values()))):
        return True
    if _lacks_beginning(upper, lower, filled, skip, settled):
        return True
    return all(_goes_on_with(above.get(cell.col, ""), cell.text.strip()) for cell in filled)


def _lacks_beginning(upper: Table, lower: Table, filled: Iterable[Cell], skip: int, settled: Settled) -> bool:
    """True where all other rows begin with a text of their own in the first column, such as a number, and this
    does not."""
    begun = [c for c in upper.cells if c.col == 0 and c.row >= upper.header_rows]
    begun += [c for c in lower.cells if c.col == 0 and c.row > skip]
    rows = upper.rows - upper.header_rows + lower.rows - skip - 1
    texts = {cell.text for cell in begun if cell.text.strip() and cell.row == cell.row_end}
    distinct = len(settled.begun) + len(texts - settled.begun)
    return min(cell.col for cell in filled) > 0 and rows >= _FEWEST_ROWS and distinct == rows


def _goes_on_with(above: str, text: str) -> bool:
    if not above or above.endswith((".", "!", "?")):
        return False
    return text[:1].islower() or above.split()[-1].lower().strip(",;:") in NEVER_LAST or above.endswith((",", "-"))


def with_rest(cells: Sequence[Cell], rest: Sequence[Cell], row: int) -> list[Cell]:
    """The cells with the rest of the last row's texts; they reach as far down as the rest does."""
    added = {cell.col: cell for cell in rest}
    out: list[Cell] = []
    for cell in cells:
        extra = added.pop(cell.col, None) if cell.row <= row <= cell.row_end else None
        if extra is not None:
            reach = row + extra.row_end - extra.row
            lines = (*cell.lines, *extra.lines)
            cell = replace(cell, row_end=reach, text=_joined(cell.text, extra.text), lines=lines)
        out.append(cell)
    # What stands in a column that the last row does not have, because a wider cell lies over it, is kept beside it.
    return out + [replace(c, row=row, row_end=row + c.row_end - c.row) for c in added.values() if c.text.strip()]


def _joined(above: str, below: str) -> str:
    hyphen = above.endswith("-") and above[-2:-1].isalnum()
    return f"{above}{'' if hyphen else ' '}{below}".strip()


def with_merged(
    cells: Sequence[Cell], body: Sequence[Cell], skip: int, base: int, lower: Table, settled: Settled
) -> tuple[list[Cell], list[Cell]]:
    """Blank cells that go on with the merged cells above the page's end: left of the first words, or where others
    merge."""
    first = [cell for cell in body if cell.row == skip]
    filled = [cell.col for cell in first if cell.text.strip()]
    merging = {cell.col for cell in (*cells, *lower.cells) if cell.row_end > cell.row and cell.text.strip()}
    merging |= settled.merging
    blank = {
        cell.col: cell
        for cell in first
        if filled and not cell.text.strip() and (cell.col < min(filled) or cell.col in merging)
    }
    out: list[Cell] = []
    gone: list[Cell] = []
    for cell in cells:
        below = blank.get(cell.col) if cell.row_end == base - 1 and cell.text.strip() else None
        if below is not None and below.col_end == cell.col_end:
            cell = replace(cell, row_end=below.row_end - skip + base)
            gone.append(below)
        out.append(cell)
    return out, [cell for cell in body if cell not in gone]
