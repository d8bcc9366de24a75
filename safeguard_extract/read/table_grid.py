"""From cell boxes to a grid: rows and columns from zero, spans of merged cells, the lines of words in each cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.word_lines import lines_of, to_line
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Cell, Line, Table

_SAME_EDGE = 3.0  # points: cell sides closer than this are one line of the grid; the finder's own tolerance


class Grid(NamedTuple):
    """Cell boxes on rows and columns: `spans` has row, column, last row and last column of each box, from zero."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]
    spans: dict[BBox, tuple[int, int, int, int]]


def to_table(cells: Sequence[BBox], words: Sequence[PlacedWord], page: int) -> Table:
    """A table of cell boxes with the words in them; confidence 1.

    Words that stand on the grid where no lines close a cell get one, so that none is lost: a merged cell that the
    page's end cuts is left open by some producers.
    """
    grid = to_grid(cells)
    slots = _slots(grid)
    places = [(_slot_of(grid, word), word) for word in words]
    spans = grid.spans | _holes(grid, slots, (slot for slot, _ in places if slot not in slots))
    held: dict[BBox, list[PlacedWord]] = {box: [] for box in spans}
    for slot, word in places:
        cell = slots.get(slot)
        if cell is not None:
            held[cell].append(word)
    made = [_to_cell(box, at, held[box], page) for box, at in spans.items()]
    return Table((page,), union(cells), tuple(sorted(made, key=lambda cell: (cell.row, cell.col))))


def to_grid(cells: Sequence[BBox]) -> Grid:
    """The grid that cell boxes stand on; a box that is thinner than the tolerance has no place on it."""
    columns = grid_lines([x for cell in cells for x in (cell.x0, cell.x1)])
    rows = grid_lines([y for cell in cells for y in (cell.top, cell.bottom)])
    spans = {}
    for cell in cells:
        row, row_end = _span(cell.top, cell.bottom, rows)
        col, col_end = _span(cell.x0, cell.x1, columns)
        if row_end >= row and col_end >= col:
            spans[cell] = (row, col, row_end, col_end)
    return Grid(rows, columns, spans)


def words_by_cell(grid: Grid, words: Iterable[PlacedWord]) -> dict[BBox, list[PlacedWord]]:
    """The words in each cell, a word by its middle; words outside the grid are left out."""
    slots = _slots(grid)
    held: dict[BBox, list[PlacedWord]] = {box: [] for box in grid.spans}
    for word in words:
        cell = slots.get(_slot_of(grid, word))
        if cell is not None:
            held[cell].append(word)
    return held


def _slots(grid: Grid) -> dict[tuple[int, int], BBox]:
    """The cell that covers each row and column."""
    slots: dict[tuple[int, int], BBox] = {}
    for box, (row, col, row_end, col_end) in grid.spans.items():
        slots.update(((r, c), box) for r in range(row, row_end + 1) for c in range(col, col_end + 1))
    return slots


def _slot_of(grid: Grid, word: PlacedWord) -> tuple[int, int]:
    """The row and column that the middle of a word stands in; outside the grid where it is outside."""
    x0, top, x1, bottom = word.word.bbox
    return bisect_right(grid.rows, (top + bottom) / 2) - 1, bisect_right(grid.columns, (x0 + x1) / 2) - 1


def _holes(
    grid: Grid, slots: dict[tuple[int, int], BBox], wanted: Iterable[tuple[int, int]]
) -> dict[BBox, tuple[int, int, int, int]]:
    """A cell for each hole in the grid that is wanted: the rows above each other that no cell covers. `slots` grows."""
    holes: dict[BBox, tuple[int, int, int, int]] = {}
    for row, col in dict.fromkeys(wanted):
        if (row, col) in slots or not (0 <= row < len(grid.rows) - 1 and 0 <= col < len(grid.columns) - 1):
            continue
        first = last = row
        while first and (first - 1, col) not in slots:
            first -= 1
        while last < len(grid.rows) - 2 and (last + 1, col) not in slots:
            last += 1
        box = BBox(grid.columns[col], grid.rows[first], grid.columns[col + 1], grid.rows[last + 1])
        holes[box] = (first, col, last, col)
        slots.update(((r, col), box) for r in range(first, last + 1))
    return holes


def _to_cell(bbox: BBox, at: tuple[int, int, int, int], words: Sequence[PlacedWord], page: int) -> Cell:
    lines = tuple([to_line(line) for line in lines_of(words)]) if words else ()
    bold = bool(words) and 2 * sum(each.word.bold for each in words) > len(words)
    return Cell(*at, text=join_lines(lines), bbox=bbox, page=page, lines=lines, bold=bold)


def join_lines(lines: Sequence[Line]) -> str:
    """The lines' text with spaces between; a hyphen that ends a line is kept as printed and joined without one."""
    text = ""
    for line in lines:
        joint = "" if not text or (text.endswith("-") and text[-2:-1].isalnum()) else " "
        text += joint + line.text
    return text


def grid_lines(sides: Sequence[float]) -> tuple[float, ...]:
    """The distinct places among the sides of cells, in order; sides within a tolerance are one."""
    lines: list[float] = []
    for side in sorted(sides):
        if not lines or side - lines[-1] > _SAME_EDGE:
            lines.append(side)
    return tuple(lines)


def _span(low: float, high: float, lines: Sequence[float]) -> tuple[int, int]:
    """First and last track between two sides of a cell, ends inclusive."""
    return _nearest(low, lines), _nearest(high, lines) - 1


def _nearest(side: float, lines: Sequence[float]) -> int:
    after = bisect_left(lines, side)
    if after == 0 or (after < len(lines) and lines[after] - side < side - lines[after - 1]):
        return after
    return after - 1
