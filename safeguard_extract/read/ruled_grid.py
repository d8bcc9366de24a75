"""From ruled lines to the cells of each table, by pdfplumber's finder.

Lines are snapped and joined into edges, edges cross in corners, corners make cells, cells that share a corner make a
table: Anssi Nurminen, Algorithmic extraction of data in tables in PDF documents (2013), as pdfplumber implements it
with its default tolerances of 3 points. Only the drawn lines come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safeguard_extract.read.open_sides import missing_sides
from safeguard_extract.read.pdfium_paths import Drawing, Fill, Stroke
from safeguard_extract.records.geometry import BBox, union

Cells = tuple[BBox, ...]

_TOLERANCE = 3.0  # points; pdfplumber's default for snapping, joining and crossing
_SHORTEST_STROKE = 1.0  # points; pdfplumber's default: what is shorter is a dot
_SHORTEST_EDGE = 3.0  # points, once joined
_MOST_CROSSINGS = 250_000  # pairs of edges to try; a dense page of figures has 10,000, a street map has millions
_MOST_CORNERS = 3_000  # the finder compares each with each; 80 rows of 20 columns are 1,700


class TooManyLines(Exception):
    """A page whose lines draw a map or a chart: searching them for tables would take minutes."""


def table_cells(drawing: Drawing) -> tuple[Cells, ...]:
    """The cells of each table on a page, tables from top to bottom; raises TooManyLines.

    Fills within a table that is ruled already are backgrounds: word processors shade each paragraph of a cell on its
    own, which would cut the cell into pieces. Elsewhere their sides count as lines.
    """
    rules = (*drawing.rules, *missing_sides(drawing.rules))
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
    cells = finder.intersections_to_cells(corners)
    return tuple(tuple(BBox(*cell) for cell in table) for table in finder.cells_to_tables(cells))


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
