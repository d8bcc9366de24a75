"""Lines of a table cell that were ended on purpose: two parties, or two dates, one under the other without a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from safeguard_extract.plan.dates import Place, find_dates
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


_WITH_YEAR = re.compile(r".*[^\d](?:\d\d|(?:19|20)\d\d)\W*$", re.DOTALL)  # 'Sept 15', 'June 2019', '30/6/19'


def dates_by_line(cell: Cell, text: str, whole: Span) -> tuple[Span, ...]:
    """The spans of a cell's lines where each is a date with its year, else the whole cell."""
    lines = [" ".join(line.text.split()) for line in cell.lines]
    if len(lines) < 2 or not all(_WITH_YEAR.match(line) and _is_one_date(line) for line in lines):
        return (whole,)
    return _spans_of(lines, text, whole) or (whole,)


def _spans_of(lines: Sequence[str], text: str, whole: Span) -> tuple[Span, ...]:
    """Where the lines stand in the cell's words, one after the other; empty where one of them is not found."""
    spans: list[Span] = []
    start = whole.start
    for line in lines:
        at = text.find(line, start, whole.end)
        if at < 0:
            return ()
        spans.append(Span(at, at + len(line)))
        start = spans[-1].end
    return tuple(spans)


def _is_one_date(line: str) -> bool:
    found = find_dates(line, place=Place.CELL)
    return len(found) == 1 and found[0].text == line.strip(" .;,") and found[0].end is not None


def parties_by_line(cell: Cell, text: str, whole: Span) -> tuple[Span, ...]:
    """The spans of a cell's parties where each begins a line of its own, else the whole cell.

    A line was ended on purpose where the next one's first word would still have fitted on it. `whole` is the cell's
    place in the document's `text`.
    """
    spans = _spans_of(_groups(cell), text, whole)
    names = [text[s.start : s.end].rstrip(" ,;/&") for s in spans]
    parties = len(spans) > 1 and all(is_party(name) and name.lower() not in _RESTS for name in names)
    return spans if parties else (whole,)


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
