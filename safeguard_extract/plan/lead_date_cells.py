"""Cells that hold who and when together, as a column titled 'Lead and timescale' does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DueDate, Period

# What leads in a date, and would else be left at the end of the party's name.
_LEADING_IN = re.compile(r"(?:[\s,;:/|–-]|\b(?:by|from|in|on|until|to|the|end|of|before|start|completed?)\b)+$", re.I)


def part_cell(text: str, cell: Span, period: Period | None) -> tuple[tuple[Span, ...], Span | None]:
    """The spans of a cell's parties, and of its date: the fewest words that say what the whole cell says of when.

    Both in the document's own text; the date is None where the cell holds none.
    """
    words = [
        Span(cell.start + m.start(), cell.start + m.end()) for m in re.finditer(r"\S+", text[cell.start : cell.end])
    ]
    whole = _meaning(find_dates(text[cell.start : cell.end], period=period, place=Place.CELL))
    if not words or not whole:
        return (cell,), None

    def says_as_much(first: int, last: int) -> bool:
        part = text[words[first].start : words[last - 1].end]
        return _meaning(find_dates(part, period=period, place=Place.CELL)) == whole

    first = max(i for i in range(len(words)) if i == 0 or says_as_much(i, len(words)))
    last = min(j for j in range(first + 1, len(words) + 1) if j == len(words) or says_as_much(first, j))
    date = Span(words[first].start, words[last - 1].end)
    before = _LEADING_IN.sub("", text[cell.start : date.start])
    sides = (Span(cell.start, cell.start + len(before)), Span(date.end, cell.end))
    return tuple(side for side in sides if any(c.isalpha() for c in text[side.start : side.end])), date


def _meaning(dates: Sequence[DueDate]) -> list[tuple[str, str | None, str | None]]:
    return [(date.kind.value, date.start, date.end) for date in dates]
