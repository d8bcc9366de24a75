"""From the cells of ruled tables to a grid with spans, and the words in each cell."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.read.pdfium_paths import Stroke
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.ruled_grid import table_cells
from safeguard_extract.read.word_lines import lines_of, to_line
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Cell, Line, Table

_SAME_EDGE = 3.0  # points: cell sides closer than this are one line of the grid; the finder's own tolerance


def ruled_tables(strokes: Sequence[Stroke], words: Sequence[PlacedWord], page: int) -> tuple[Table, ...]:
    """The ruled tables of a page, from top to bottom; raises TooManyLines."""
    tables = (_to_table(cells, words, page) for cells in table_cells(strokes))
    return tuple(table for table in tables if _relates(table))


def _relates(table: Table) -> bool:
    """True for a table, False for boxes.

    A table says something by what stands beside what: it needs two columns that hold words. One column, however many
    bands it has, is a shaded call-out or a heading on a bar; its words read the same as ordinary ones.
    """
    return len({cell.col for cell in table.cells if cell.text}) >= 2


def _to_table(cells: Sequence[BBox], words: Sequence[PlacedWord], page: int) -> Table:
    bbox = union(cells)
    inside = [word for word in words if bbox.holds(word.word.bbox)]
    columns = grid_lines([x for cell in cells for x in (cell.x0, cell.x1)])
    rows = grid_lines([y for cell in cells for y in (cell.top, cell.bottom)])
    made = []
    for cell in cells:
        row, row_end = _span(cell.top, cell.bottom, rows)
        col, col_end = _span(cell.x0, cell.x1, columns)
        if row_end >= row and col_end >= col:
            made.append(_to_cell(cell, (row, col, row_end, col_end), inside, page))
    made.sort(key=lambda cell: (cell.row, cell.col))
    return Table((page,), bbox, tuple(made))


def _to_cell(bbox: BBox, at: tuple[int, int, int, int], words: Sequence[PlacedWord], page: int) -> Cell:
    lines = tuple(to_line(line) for line in lines_of(word for word in words if bbox.holds(word.word.bbox)))
    held = [word for line in lines for word in line.words]
    bold = bool(held) and 2 * sum(word.bold for word in held) > len(held)
    return Cell(*at, text=join_lines(lines), bbox=bbox, page=page, lines=lines, bold=bold)


def join_lines(lines: Sequence[Line]) -> str:
    """The lines' text with spaces between, but for a line that ends in a hyphen, which is kept and joined as printed."""
    text = ""
    for line in lines:
        joint = "" if not text or (text.endswith("-") and text[-2:-1].isalpha()) else " "
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
    return min(range(len(lines)), key=lambda i: abs(lines[i] - side))
