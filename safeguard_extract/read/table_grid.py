"""From cell boxes to a grid: rows and columns from zero, spans of merged cells, the lines of words in each cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.phrases import LinesByCell
from safeguard_extract.read.word_lines import PlacedLine, placed_lines, to_line
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Cell, Line, Table

_Span = tuple[int, int, int, int]
_Slot = tuple[int, int]

_PLACE = attrgetter("row", "col")
_SAME_EDGE = 3.0  # points: cell sides closer than this are one line of the grid; the finder's own tolerance


class Grid(NamedTuple):
    """Cell boxes on rows and columns: `spans` has row, column, last row and last column of each box, from zero."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]
    spans: dict[BBox, _Span]


class FilledGrid(NamedTuple):
    """Cells, their grid, and the lines of words in each; words outside all cells are left out.

    Where cells overlap, the last one has the words of the place that they share.
    """

    cells: tuple[BBox, ...]
    grid: Grid
    lines: LinesByCell
    overlap: bool


def to_table(cells: Sequence[BBox], words: Sequence[PlacedWord], page: int) -> Table:
    """A table of cell boxes with the words in them; confidence 1.

    Words that stand on the grid where no lines close a cell get one, so that none is lost: a merged cell that the
    page's end cuts is left open by some producers.
    """
    grid = to_grid(cells)
    slots = _slots(grid)
    at = _slots_of(grid, words)
    spans = grid.spans | _holes(grid, slots, [slot for slot in at if slot not in slots])
    lines = _lines_by_cell(spans, slots, at, words)
    return _table_of(union(cells), spans, lines, page)


def fill(cells: Sequence[BBox], words: Sequence[PlacedWord]) -> FilledGrid:
    """The grid of cell boxes with the lines of words in each cell, a word by its middle."""
    grid = to_grid(cells)
    slots = _slots(grid)
    lines = _lines_by_cell(grid.spans, slots, _slots_of(grid, words), words)
    held = sum([(row_end - row + 1) * (col_end - col + 1) for row, col, row_end, col_end in grid.spans.values()])
    return FilledGrid(tuple(cells), grid, lines, held > len(slots))


def filled_table(filled: FilledGrid, words: Sequence[PlacedWord], page: int) -> Table:
    """The table of cells that are filled already; words that they do not hold are looked for anew."""
    if sum([len(line) for lines in filled.lines.values() for line in lines]) < len(words):
        return to_table(filled.cells, words, page)
    return _table_of(union(filled.cells), filled.grid.spans, filled.lines, page)


def _table_of(box: BBox, spans: Mapping[BBox, _Span], lines: LinesByCell, page: int) -> Table:
    cells = [_to_cell(box, at, lines[box], page) for box, at in spans.items()]
    return Table((page,), box, tuple(sorted(cells, key=_PLACE)))


def _lines_by_cell(
    cells: Iterable[BBox], slots: Mapping[_Slot, BBox], at: Iterable[_Slot], words: Iterable[PlacedWord]
) -> LinesByCell:
    """The lines of the words in each cell, by the slot that each word stands in."""
    held: dict[BBox, list[PlacedWord]] = {cell: [] for cell in cells}
    by_slot = {slot: held[cell] for slot, cell in slots.items()}
    for slot, word in zip(at, words, strict=True):
        inside = by_slot.get(slot)
        if inside is not None:
            inside.append(word)
    return {cell: placed_lines(each) if each else () for cell, each in held.items()}


def to_grid(cells: Sequence[BBox]) -> Grid:
    """The grid that cell boxes stand on; a box that is thinner than the tolerance has no place on it."""
    columns, at_x = _tracks({x for x0, _, x1, _ in cells for x in (x0, x1)})
    rows, at_y = _tracks({y for _, top, _, bottom in cells for y in (top, bottom)})
    spans = {}
    for cell in cells:
        row, row_end = at_y[cell.top], at_y[cell.bottom] - 1
        col, col_end = at_x[cell.x0], at_x[cell.x1] - 1
        if row_end >= row and col_end >= col:
            spans[cell] = (row, col, row_end, col_end)
    return Grid(rows, columns, spans)


def _tracks(sides: Iterable[float]) -> tuple[tuple[float, ...], dict[float, int]]:
    """The lines of a grid, and for each side the number of the line that is nearest."""
    lines = grid_lines(sides)
    return lines, {side: _nearest(side, lines) for side in sides}


def _slots(grid: Grid) -> dict[_Slot, BBox]:
    """The cell that covers each row and column."""
    slots: dict[_Slot, BBox] = {}
    for box, (row, col, row_end, col_end) in grid.spans.items():
        for r in range(row, row_end + 1):
            for c in range(col, col_end + 1):
                slots[r, c] = box
    return slots


def _slots_of(grid: Grid, words: Iterable[PlacedWord]) -> list[_Slot]:
    """The row and column that the middle of each word stands in; outside the grid where it is outside."""
    rows, columns, _ = grid
    return [
        (bisect_right(rows, (top + bottom) / 2) - 1, bisect_right(columns, (x0 + x1) / 2) - 1)
        for word in words
        for x0, top, x1, bottom in (word.word.bbox,)
    ]


def _holes(grid: Grid, slots: dict[_Slot, BBox], wanted: Iterable[_Slot]) -> dict[BBox, _Span]:
    """A cell for each hole in the grid that is wanted: the rows above each other that no cell covers. `slots` grows."""
    holes: dict[BBox, _Span] = {}
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


def _to_cell(bbox: BBox, at: _Span, placed: Sequence[PlacedLine], page: int) -> Cell:
    lines = tuple([to_line([each.word for each in line]) for line in placed])
    bolds = [word.bold for line in lines for word in line.words]
    return Cell(*at, join_lines(lines), bbox, page, lines, 2 * bolds.count(True) > len(bolds))


def join_lines(lines: Sequence[Line]) -> str:
    """The lines' text with spaces between; a hyphen that ends a line is kept as printed and joined without one."""
    text = ""
    for line in lines:
        joint = "" if not text or (text.endswith("-") and text[-2:-1].isalnum()) else " "
        text += joint + line.text
    return text


def grid_lines(sides: Iterable[float]) -> tuple[float, ...]:
    """The distinct places among the sides of cells, in order; sides within a tolerance are one."""
    lines: list[float] = []
    for side in sorted(sides):
        if not lines or side - lines[-1] > _SAME_EDGE:
            lines.append(side)
    return tuple(lines)


def _nearest(side: float, lines: Sequence[float]) -> int:
    after = bisect_left(lines, side)
    if after == 0 or (after < len(lines) and lines[after] - side < side - lines[after - 1]):
        return after
    return after - 1
