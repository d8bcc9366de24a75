"""From ruled lines to the cells of each table, by pdfplumber's finder.

Lines are snapped and joined into edges, edges cross in corners, corners make cells, cells that share a corner make a
table: Anssi Nurminen, Algorithmic extraction of data in tables in PDF documents (2013), as pdfplumber implements it
with its default tolerances of 3 points. Only the drawn lines come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from safeguard_extract.read.open_sides import Ladder, missing_sides
from safeguard_extract.read.pdfium_paths import Drawing, Fill, Stroke
from safeguard_extract.records.geometry import BBox, union

Cells = tuple[BBox, ...]
Corner = tuple[float, float]

_TOLERANCE = 3.0  # points; pdfplumber's default for snapping, joining and crossing
_SHORTEST_STROKE = 1.0  # points; pdfplumber's default: what is shorter is a dot
_SHORTEST_EDGE = 3.0  # points, once joined
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
        x0 >= table.x0 - _TOLERANCE
        and top >= table.top - _TOLERANCE
        and x1 <= table.x1 + _TOLERANCE
        and bottom <= table.bottom + _TOLERANCE
        for table in tables
    )


def _find(strokes: Sequence[Stroke]) -> tuple[Cells, ...]:
    upright = [_edge(stroke) for stroke in strokes if stroke.upright and stroke.bottom - stroke.top >= _SHORTEST_STROKE]
    level = [_edge(stroke) for stroke in strokes if not stroke.upright and stroke.x1 - stroke.x0 >= _SHORTEST_STROKE]
    if len(upright) < 2 or len(level) < 2:
        return ()
    from pdfplumber import table as finder
    from pdfplumber.utils.geometry import filter_edges

    merged = finder.merge_edges(upright + level, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    edges = filter_edges(merged, min_length=_SHORTEST_EDGE)
    standing = sum(edge["orientation"] == "v" for edge in edges)
    if standing * (len(edges) - standing) > _MOST_CROSSINGS:
        raise TooManyLines
    corners = finder.edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    if len(corners) > _MOST_CORNERS:
        raise TooManyLines
    cells = smallest_cells(corners)
    return tuple(tuple(BBox(*cell) for cell in table) for table in finder.cells_to_tables(cells))


def smallest_cells(
    corners: Mapping[Corner, Mapping[str, Sequence[Mapping[str, Any]]]],
) -> list[tuple[float, float, float, float]]:
    """The smallest cell to the right of each corner and below it, as pdfplumber's `intersections_to_cells` finds it.

    `corners` are (x, y) with their edges, `v` and `h`. The original looks through all corners for each, and makes sets
    of edges anew for every two; here both are looked up, which takes a fifth of the time.
    """
    upright = {corner: frozenset(map(_place, edges["v"])) for corner, edges in corners.items()}
    level = {corner: frozenset(map(_place, edges["h"])) for corner, edges in corners.items()}
    columns: dict[float, list[float]] = {}
    rows: dict[float, list[float]] = {}
    for x, y in sorted(corners):
        columns.setdefault(x, []).append(y)
        rows.setdefault(y, []).append(x)
    cells: list[tuple[float, float, float, float]] = []
    for x, y in sorted(corners):
        below = [low for low in columns[x] if low > y and not upright[x, low].isdisjoint(upright[x, y])]
        right = [far for far in rows[y] if far > x and not level[far, y].isdisjoint(level[x, y])] if below else []
        ends = (
            (x, y, far, low)
            for low in below
            for far in right
            if (far, low) in corners
            and not upright[far, low].isdisjoint(upright[far, y])
            and not level[far, low].isdisjoint(level[x, low])
        )
        cells.extend(islice(ends, 1))
    return cells


def _place(edge: Mapping[str, Any]) -> tuple[float, float, float, float]:
    return edge["x0"], edge["top"], edge["x1"], edge["bottom"]


def _edge(stroke: Stroke) -> dict[str, object]:
    """A stroke as the finder wants it."""
    return {
        "object_type": "line",
        "x0": stroke.x0,
        "x1": stroke.x1,
        "top": stroke.top,
        "bottom": stroke.bottom,
        "width": stroke.x1 - stroke.x0,
        "height": stroke.bottom - stroke.top,
        "orientation": "v" if stroke.upright else "h",
    }
