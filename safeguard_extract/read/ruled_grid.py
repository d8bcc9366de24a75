"""From ruled lines to the cells of each table, by pdfplumber's finder.

Lines are snapped and joined into edges, edges cross in corners, corners make cells, cells that share a corner make a
table: Anssi Nurminen, Algorithmic extraction of data in tables in PDF documents (2013), as pdfplumber implements it
with its default tolerances of 3 points. Only the drawn lines come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.read.pdfium_paths import Stroke
from safeguard_extract.records.geometry import BBox

_TOLERANCE = 3.0  # points; pdfplumber's default for snapping, joining and crossing
_SHORTEST_STROKE = 1.0  # points; pdfplumber's default: what is shorter is a dot
_SHORTEST_EDGE = 3.0  # points, once joined
_MOST_CROSSINGS = 400_000  # pairs of edges to try; a plan's densest page has under 20,000, a street map has millions


class TooManyLines(Exception):
    """A page whose lines draw a map or a chart: searching them for tables would take minutes."""


def table_cells(strokes: Sequence[Stroke]) -> tuple[tuple[BBox, ...], ...]:
    """The cells of each table on a page, tables from top to bottom; raises TooManyLines."""
    from pdfplumber import table as finder
    from pdfplumber.utils import filter_edges

    edges = [_edge(stroke) for stroke in strokes]
    drawn = filter_edges(edges, "v", min_length=_SHORTEST_STROKE) + filter_edges(edges, "h", min_length=_SHORTEST_STROKE)
    merged = finder.merge_edges(drawn, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE) if drawn else []
    merged = filter_edges(merged, min_length=_SHORTEST_EDGE)
    upright = sum(edge["orientation"] == "v" for edge in merged)
    if upright * (len(merged) - upright) > _MOST_CROSSINGS:
        raise TooManyLines
    corners = finder.edges_to_intersections(merged, _TOLERANCE, _TOLERANCE)
    cells = finder.intersections_to_cells(corners)
    return tuple(tuple(BBox(*cell) for cell in table) for table in finder.cells_to_tables(cells))


def _edge(stroke: Stroke) -> dict[str, object]:
    return {
        "object_type": stroke.kind,
        "x0": stroke.x0,
        "x1": stroke.x1,
        "top": stroke.top,
        "bottom": stroke.bottom,
        "width": stroke.x1 - stroke.x0,
        "height": stroke.bottom - stroke.top,
        "orientation": "v" if stroke.x0 == stroke.x1 else "h",
    }
