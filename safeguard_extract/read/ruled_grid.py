"""From ruled lines to the cells of each table, by pdfplumber's finder.

Lines are snapped and joined into edges, edges cross in corners, corners make cells, cells that share a corner make a
table: Anssi Nurminen, Algorithmic extraction of data in tables in PDF documents (2013), as pdfplumber implements it
with its default tolerances of 3 points. Only the drawn lines come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safeguard_extract.read.open_sides import Ladder, missing_sides
from safeguard_extract.read.pdfium_paths import Drawing, Fill, Stroke
from safeguard_extract.read.ruled_edges import TOLERANCE, Edge, merged_edges
from safeguard_extract.records.geometry import BBox, union

Cells = tuple[BBox, ...]
Corner = tuple[float, float]
Corners = dict[Corner, tuple[int, int]]  # the upright and the level edges that meet there, one bit for each

_MOST_CROSSINGS = 250_000  # pairs of edges to try; a dense page of figures has 10,000, a street map has millions
_MOST_CORNERS = 3_000  # the finder compares each with each; 80 rows of 20 columns are 1,700


class TooManyLines(Exception):
    """A page whose lines draw a map or a chart: searching them for tables would take minutes."""


def table_cells(drawing: Drawing, ladders: Sequence[Ladder]) -> tuple[Cells, ...]:
    """The cells of each table on a page, tables from top to bottom; raises TooManyLines.

    Fills within a table that is ruled already are backgrounds: word processors shade each paragraph of a cell on its
    own, which would cut the cell into pieces. Elsewhere their sides count as lines. `ladders` are those of its rules.
    """
    rules = (*drawing.rules, *missing_sides(ladders, drawing.rules))
    ruled = _find(rules)
    grounds = [union(cells) for cells in ruled]
    signs = [fill for fill in drawing.fills if not _is_background(fill, grounds)]
    if not signs:
        return ruled
    return _find((*rules, *(side for fill in signs for side in fill.sides)))


def _is_background(fill: Fill, tables: Iterable[BBox]) -> bool:
    x0, top, x1, bottom = fill.bbox
    return any(
        x0 >= table.x0 - TOLERANCE
        and top >= table.top - TOLERANCE
        and x1 <= table.x1 + TOLERANCE
        and bottom <= table.bottom + TOLERANCE
        for table in tables
    )


def _find(strokes: Sequence[Stroke]) -> tuple[Cells, ...]:
    upright, level = merged_edges(strokes)
    if len(upright) * len(level) > _MOST_CROSSINGS:
        raise TooManyLines
    corners = edge_crossings(upright, level)
    if len(corners) > _MOST_CORNERS:
        raise TooManyLines
    return cell_groups(smallest_cells(corners))


def edge_crossings(upright: Iterable[Edge], level: Iterable[Edge]) -> Corners:
    """Where upright edges meet level ones, as pdfplumber's `edges_to_intersections` finds it; the level ones sorted."""
    corners: Corners = {}
    below = [(1 << number, y, x0 - TOLERANCE, x1 + TOLERANCE) for number, (y, x0, x1) in enumerate(level)]
    for number, (x, top, bottom) in enumerate(upright):
        for sign, y, left, right in below:
            if left <= x <= right and top <= y + TOLERANCE and bottom >= y - TOLERANCE:
                uprights, levels = corners.get((x, y), (0, 0))
                corners[x, y] = uprights | 1 << number, levels | sign
    return corners


def smallest_cells(corners: Corners) -> list[BBox]:
    """The smallest cell to the right of each corner and below it, as pdfplumber's `intersections_to_cells` finds it.

    The original looks through all corners for each; here those of its column and of its row are looked up.
    """
    columns: dict[float, list[float]] = {}
    rows: dict[float, list[float]] = {}
    starts = []
    for x, y in sorted(corners):
        column, row = columns.setdefault(x, []), rows.setdefault(y, [])
        column.append(y)
        row.append(x)
        starts.append((x, y, column, len(column), row, len(row)))
    found = (_smallest_cell(x, y, column[below:], row[right:], corners) for x, y, column, below, row, right in starts)
    return [cell for cell in found if cell]


def _smallest_cell(x: float, y: float, below: Sequence[float], right: Sequence[float], corners: Corners) -> BBox | None:
    """The cell between a corner and the first of those below and to the right that edges lead to on all four sides."""
    upright, level = corners[x, y]
    for low in below:
        low_upright, low_level = corners[x, low]
        if not low_upright & upright:
            continue
        for far in right:
            far_upright, far_level = corners[far, y]
            if far_level & level and (far, low) in corners:
                last_upright, last_level = corners[far, low]
                if last_level & low_level and last_upright & far_upright:
                    return BBox(x, y, far, low)
    return None


def cell_groups(cells: Iterable[BBox]) -> tuple[Cells, ...]:
    """The cells of each table: those that share corners, as pdfplumber's `cells_to_tables` gathers them.

    It takes each cell out of one list, which costs the square of their number; a cell alone is no table.
    """
    groups: list[list[BBox]] = []
    remaining = list(cells)
    while remaining:
        group: list[BBox] = []
        corners: set[Corner] = set()
        found = True
        while found:
            apart = []
            for cell in remaining:
                x0, top, x1, bottom = cell
                own = (x0, top), (x0, bottom), (x1, top), (x1, bottom)
                if not group or not corners.isdisjoint(own):
                    group.append(cell)
                    corners.update(own)
                else:
                    apart.append(cell)
            found = len(apart) < len(remaining)
            remaining = apart
        groups.append(group)
    groups.sort(key=lambda group: min([(cell.top, cell.x0) for cell in group]))
    return tuple([tuple(group) for group in groups if len(group) > 1])
