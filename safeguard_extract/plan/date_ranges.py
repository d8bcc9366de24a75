"""A table that prints when each action starts and when it ends: the two cells are one range."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DateKind, DueDate

_STARTS = re.compile(
    r"\b(?:start(?:s|ing)?|beg[iu]n(?:s|ning)?|commenc\w+|from)\b(?!.*\b(?:end|finish|to|complet\w+)\b)", re.I
)
_ENDS = re.compile(r"\b(?:end(?:s|ing)?|finish(?:es)?|complet\w+|until|to|due|target)\b", re.I)


def are_bounds(first: str, second: str) -> bool:
    """Whether two column titles are those of a start and an end.

    >>> are_bounds("Start date", "End date"), are_bounds("Date", "Review date")
    (True, False)
    """
    return _STARTS.search(first) is not None and _ENDS.search(second) is not None and not _STARTS.search(second)


def from_start_to_end(dates: Sequence[DueDate], text: str) -> tuple[DueDate, ...]:
    """The range of two dates of which the second is not before the first, where nothing but white space stands between
    their words in `text`, the document's; else the dates as they are."""
    if len(dates) != 2:
        return tuple(dates)
    first, second = dates
    if first.span is None or second.span is None or first.end is None or second.end is None:
        return tuple(dates)
    begins = first.start or first.end
    if begins[: len(second.end)] > second.end or text[first.span.end : second.span.start].strip(" \t\n|/–-"):
        return tuple(dates)
    span = Span(first.span.start, second.span.end)
    said = " ".join(text[span.start : span.end].split())
    return (DueDate(said, DateKind.RANGE, begins, second.end, span),)
