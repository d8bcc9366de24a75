"""Due dates: what a timescale cell, a sentence or a heading says about when, in kinds and ISO dates.

A cell is read whole: moments and phrases, then the words that join them ("April – June 2007", "July 2007 Quarterly
thereafter"). In running text only a date that an action or a deed is tied to counts ("by March 2019", "in April 2016").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum

from safeguard_extract.plan.date_cells import CellReader, cell_dates
from safeguard_extract.plan.date_openings import Draft
from safeguard_extract.plan.date_prose import heading_dates, prose_dates
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DueDate, Period


class Place(Enum):
    """Where a text stands, which decides what in it is a date."""

    CELL = "cell"
    PROSE = "prose"
    HEADING = "heading"
    BRACKET = "bracket"


def _bare_dates(text: str, period: Period | None) -> Iterator[Draft]:
    """Dates without the words before them, which in a closing bracket are a lead."""
    return CellReader(text, period).read()


_READERS: dict[Place, Callable[[str, Period | None], Iterator[Draft]]] = {
    Place.CELL: cell_dates,
    Place.PROSE: prose_dates,
    Place.HEADING: heading_dates,
    Place.BRACKET: _bare_dates,
}


def _cut(text: str, draft: Draft, offset: int) -> DueDate:
    words = text[draft.start : draft.end]
    if words.count("(") > words.count(")") and text[draft.end : draft.end + 1] == ")":
        draft = replace(draft, end=draft.end + 1)
        words += ")"
    start = draft.start + len(words) - len(words.lstrip())
    end = draft.end - (len(words) - len(words.rstrip()))
    return DueDate(text[start:end], draft.kind, draft.first, draft.last, Span(start + offset, end + offset))


def find_dates(text: str, *, offset: int = 0, period: Period | None = None, place: Place) -> tuple[DueDate, ...]:
    """The dates of a cell, a sentence or a heading, in order; `text[span] == due.text` once `offset` is taken off.

    `offset` is where `text` starts in the document. A month, quarter or term without a year takes it from `period`
    where it falls there once, and has no value otherwise.

    >>> [(due.kind.value, due.end) for due in find_dates("Draft June 2018, then quarterly", place=Place.CELL)]
    [('by', '2018-06'), ('recurring', None)]
    """
    return tuple(_cut(text, draft, offset) for draft in _READERS[place](text, period))
