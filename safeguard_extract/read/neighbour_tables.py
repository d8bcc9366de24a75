"""Two tables that stand side by side, and where one ends and the other begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from safeguard_extract.read.figures import is_amount, is_figure
from safeguard_extract.read.pdfium_paths import Stroke
from safeguard_extract.read.white_blocks import Strip
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Table

_TWIN_ROWS = 2  # a title over each of two tables, and the titles of their columns
_FEWEST_BLANK = 2  # rows that only one side has; one may be a last place that is left over
_FEWEST_LINES = 2  # level lines on each side: under the head, and under the last row
_SHORTEST = 20.0  # points; shorter ones are underlines
_NEAR = 12.0  # points above and below a table in which its lines are drawn


def between_twins(table: Table, columns: Sequence[Strip]) -> float | None:
    """Where two tables part that stand side by side: both halves have the same titles, and most white between them."""
    half = len(columns) // 2
    gutters = [(left.high + right.low) / 2 for left, right in pairwise(columns)]
    whites = [right.low - left.high for left, right in pairwise(columns)]
    if len(columns) != 2 * half or half < 2 or table.columns != len(columns) or whites[half - 1] < max(whites):
        return None
    for row in range(max(table.header_rows, _TWIN_ROWS)):
        titles = {cell.col: cell.text for cell in table.cells if cell.row == row and cell.text}
        if len(titles) == len(columns) and all(
            titles[col] == titles[col + half] and not is_figure(titles[col]) for col in range(half)
        ):
            return gutters[half - 1]
    return None


def between_neighbours(table: Table, columns: Sequence[Strip], rules: Sequence[Stroke]) -> float | None:
    """Where two tables part that each have lines of their own, or so many rows, under a first column of words."""
    if table.bbox is None or table.columns != len(columns) or not _names_rows(table, 0):
        return None
    for place in range(2, len(columns) - 1):
        gutter = (columns[place - 1].high + columns[place].low) / 2
        begins = _names_rows(table, place) and not _names_rows(table, place - 1)
        if begins and (_lines_part(table.bbox, gutter, rules) or _one_ends_first(table, place)):
            return gutter
    return None


def _names_rows(table: Table, col: int) -> bool:
    """True for a column of words, as the first one of a table is."""
    texts = [cell.text for cell in table.cells if cell.col == col and cell.row >= table.header_rows and cell.text]
    return bool(texts) and 2 * sum(is_figure(text) for text in texts) < len(texts)


def _lines_part(box: BBox, gutter: float, rules: Iterable[Stroke]) -> bool:
    """True where level lines end on both sides of a gutter and none runs across."""
    level = [
        rule
        for rule in rules
        if not rule.upright
        and rule.x1 - rule.x0 >= _SHORTEST
        and box.top - _NEAR <= rule.top <= box.bottom + _NEAR
        and rule.x0 < box.x1
        and rule.x1 > box.x0
    ]
    left = sum(rule.x1 <= gutter for rule in level)
    right = sum(rule.x0 >= gutter for rule in level)
    return left + right == len(level) and min(left, right) >= _FEWEST_LINES


def _one_ends_first(table: Table, place: int) -> bool:
    """True where one side has rows below the last one of the other, and both hold amounts."""
    last = [-1, -1]
    amounts = [False, False]
    for cell in table.cells:
        if cell.text:
            side = cell.col >= place
            last[side] = max(last[side], cell.row_end)
            amounts[side] = amounts[side] or is_amount(cell.text)
    return all(amounts) and abs(last[0] - last[1]) >= _FEWEST_BLANK
