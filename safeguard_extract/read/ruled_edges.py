"""From drawn lines to the edges of tables: lines that almost meet are moved onto each other and joined.

`merged_edges` does it as pdfplumber's `merge_edges` and `filter_edges`, which make a new dictionary of each line at
every step and take four times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safeguard_extract.read.pdfium_paths import Stroke

TOLERANCE = 3.0  # points; pdfplumber's default for snapping, joining and crossing
_SHORTEST_STROKE = 1.0  # points; pdfplumber's default: what is shorter is a dot
_SHORTEST_EDGE = 3.0  # points, once joined
_ONE_PLACE = 1.0  # points: pieces of one line, drawn cell by cell

# A line of one direction: its place across that direction, and where along it the line begins and ends.
Edge = tuple[float, float, float]


def merged_edges(strokes: Iterable[Stroke]) -> tuple[list[Edge], list[Edge]]:
    """The upright edges and the level ones, each in the order of their places and beginnings."""
    upright: list[Edge] = []
    level: list[Edge] = []
    for x0, top, x1, bottom in strokes:
        if x0 == x1:
            if bottom - top >= _SHORTEST_STROKE:
                upright.append((x0, top, bottom))
        elif x1 - x0 >= _SHORTEST_STROKE:
            level.append((top, x0, x1))
    if len(upright) < 2 or len(level) < 2:  # not one cell
        return [], []
    return _joined(_snapped(upright)), _joined(_snapped(level))


def joined_pieces(pieces: Iterable[Edge]) -> list[Edge]:
    """Lines of one direction made whole where they are drawn in pieces: those at one place that follow each other."""
    joined: list[Edge] = []
    at = begin = end = float("-inf")  # of the last one
    for piece in sorted(pieces, key=lambda piece: (round(piece[0]), piece[1])):
        place, low, high = piece
        if abs(place - at) <= _ONE_PLACE and low <= end + TOLERANCE:
            if high > end:
                end = high
                joined[-1] = at, begin, end
        else:
            joined.append(piece)
            at, begin, end = piece
    return joined


def _snapped(edges: Sequence[Edge]) -> list[Edge]:
    """Edges whose places follow each other closely, moved to the mean of those."""
    groups: dict[float, list[float]] = {}  # for each place those of its group
    group: list[float] = []
    before = float("-inf")
    for place in sorted({at for at, _, _ in edges}):
        if place > before + TOLERANCE:
            group = []
        groups[place] = group
        before = place
    for at, _, _ in edges:
        groups[at].append(at)
    moved = {at: at + (sum(group) / len(group) - at) for at, group in groups.items()}
    return [(moved[at], low, high) for at, low, high in edges]


def _joined(edges: Iterable[Edge]) -> list[Edge]:
    """Edges at one place that touch or overlap made one; short ones are left out."""
    joined: list[Edge] = []
    place = begin = end = float("-inf")  # of the last one
    for at, low, high in sorted(edges):
        if at == place and low <= end + TOLERANCE:
            end = max(end, high)
            joined[-1] = at, begin, end
        else:
            joined.append((at, low, high))
            place, begin, end = at, low, high
    return [(at, low, high) for at, low, high in joined if high - low >= _SHORTEST_EDGE]
