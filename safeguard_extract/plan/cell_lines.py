"""Lines of a table cell that were ended on purpose: two parties one under the other, with no comma between them."""

from __future__ import annotations

from itertools import pairwise

from safeguard_extract.plan.parties import is_party
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.page import Cell

_SPACE = 0.25  # of the type size: a plain space
_SLACK = 1.2  # of the type size: a word alone on its line is more often the rest of a name, so it needs room to spare
# The last words of longer names: alone on a line they are the rest of the name above.
_RESTS = frozenset(
    """agency committee coordinator department forum group lead manager nurse officer panel partnership service services
    subgroup sub-group team trust unit worker""".split()
)


def parties_by_line(cell: Cell, text: str, whole: Span) -> tuple[Span, ...]:
    """The spans of a cell's parties where each begins a line of its own, else the whole cell.

    A line was ended on purpose where the next one's first word would still have fitted on it. `whole` is the cell's
    place in the document's `text`.
    """
    groups = _groups(cell)
    spans: list[Span] = []
    start = whole.start
    for group in groups:
        at = text.find(group, start, whole.end)
        if at < 0:
            return (whole,)
        spans.append(Span(at, at + len(group)))
        start = at + len(group)
    names = [text[s.start : s.end].rstrip(" ,;/&") for s in spans]
    parties = len(spans) > 1 and all(is_party(name) and name.lower() not in _RESTS for name in names)
    return tuple(spans) if parties else (whole,)


def _groups(cell: Cell) -> list[str]:
    """The words of the lines that belong together, single spaces between them."""
    if cell.bbox is None or not cell.lines or any(line.bbox is None or not line.words for line in cell.lines):
        return []
    margin = min(line.words[0].bbox.x0 for line in cell.lines) - cell.bbox.x0
    edge = cell.bbox.x1 - max(0.0, margin)
    groups = [" ".join(cell.lines[0].text.split())]
    for line, following in pairwise(cell.lines):
        first = following.words[0]
        room = edge - line.words[-1].bbox.x1 - (_SPACE if len(following.words) > 1 else _SLACK) * first.size
        words = " ".join(following.text.split())
        if first.bbox.x1 - first.bbox.x0 < room:
            groups.append(words)
        else:
            groups[-1] += " " + words
    return groups
