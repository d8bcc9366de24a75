"""What the words before a moment make of it: a deadline, an event, a start, an end or a stretch."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from safeguard_extract.plan.date_values import bounds_of
from safeguard_extract.plan.date_words import Moment, Unit
from safeguard_extract.records.plan import DateKind, Period


class LeadIn(Enum):
    """The sense of the words before a moment."""

    NONE = ""
    BY = "by"
    IN = "in"
    ON = "on"
    AT = "at"
    DURING = "during"
    FROM = "from"
    UNTIL = "until"
    BETWEEN = "between"
    FOR = "for"


@dataclass(frozen=True, slots=True)
class Opening:
    """The lead-in before a moment: its sense, where it starts, and the part it names ('end', 'mid', 'start')."""

    sense: LeadIn
    start: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A date before its words are cut out of the text: `text[start:end]`."""

    start: int
    end: int
    kind: DateKind
    first: str | None = None
    last: str | None = None


_LEAD_WORDS = {
    "by": LeadIn.BY, "before": LeadIn.BY, "no later than": LeadIn.BY, "not later than": LeadIn.BY, "due": LeadIn.BY,
    "deadline": LeadIn.BY, "target": LeadIn.BY, "in": LeadIn.IN, "on": LeadIn.ON, "at": LeadIn.AT, "to": LeadIn.UNTIL,
    "until": LeadIn.UNTIL, "till": LeadIn.UNTIL, "up to": LeadIn.UNTIL, "during": LeadIn.DURING,
    "throughout": LeadIn.DURING, "across": LeadIn.DURING, "over": LeadIn.DURING, "from": LeadIn.FROM,
    "after": LeadIn.FROM, "since": LeadIn.FROM, "starting": LeadIn.FROM, "starts": LeadIn.FROM, "start": LeadIn.FROM,
    "commencing": LeadIn.FROM, "commences": LeadIn.FROM, "commence": LeadIn.FROM, "beginning": LeadIn.FROM,
    "begins": LeadIn.FROM, "begin": LeadIn.FROM, "with effect from": LeadIn.FROM, "wef": LeadIn.FROM,
    "extended to": LeadIn.BY, "extended until": LeadIn.BY, "moved to": LeadIn.BY, "deferred to": LeadIn.BY,
    "deferred until": LeadIn.BY, "postponed to": LeadIn.BY, "postponed until": LeadIn.BY, "revised to": LeadIn.BY,
    "between": LeadIn.BETWEEN, "for": LeadIn.FOR,
}  # fmt: skip
_PART = (
    r"(?P<part>end|close|start|beginning|middle|mid|early|late)"
    r"(?:\s*[-/]\s*|\s+)(?:(?:of|in)\s+)?(?:the\s+)?"
)
_LEAD_IN = re.compile(
    r"(?:(?<![\w])(?P<word>"
    + "|".join(sorted((word.replace(" ", r"\s+") for word in _LEAD_WORDS), key=len, reverse=True))
    + r")(?:\s*:)?\s+(?:(?:in|from|on|by)\s+)?)?(?:(?<![\w])(?:the\s+)?(?:very\s+)?"
    + _PART
    + r")?(?:the\s+)?(?:(?:month|quarter|year|week)\s+(?:of|commencing|ending)\s+)?(?:week\s+)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 48  # characters: the longest lead-in is 'no later than the beginning of the month of'

_WITHIN_A_YEAR = (Unit.MONTH, Unit.DAY, Unit.TERM)
STRETCHES = (Unit.FINANCIAL_YEAR, Unit.ACADEMIC_YEAR, Unit.YEARS)

RANGE_GAP = re.compile(
    r"\s*(?:[-–—]|to|until|till|through(?:\s+to)?|up\s+to)\s*(?:the\s+)?(?:end\s+(?:of\s+)?|early\s+|mid[-\s]?"
    r"|late\s+)?\s*",
    re.IGNORECASE,
)
AND_GAP = re.compile(r"\s*(?:and|&|,|,\s*and)\s*", re.IGNORECASE)
SLASH_GAP = re.compile(r"\s*/\s*")
LIST_GAP = re.compile(r"\s*(?:[-–—/,;&]|and|or|,\s*and)?\s*", re.IGNORECASE)


def opening(text: str, at: int, floor: int) -> Opening:
    """The lead-in that ends at `at`, not reaching back past `floor`."""
    from_ = max(floor, at - _LOOK_BACK)
    match = _LEAD_IN.search(text[from_:at])
    if match is None or match.start() == match.end():
        return Opening(LeadIn.NONE, at)
    word = re.sub(r"\s+", " ", match["word"].lower()) if match["word"] else ""
    start = from_ + match.start()
    if not word and not match["part"]:
        return Opening(LeadIn.NONE, at)
    return Opening(_LEAD_WORDS[word] if word else LeadIn.NONE, start, (match["part"] or "").lower())


def value_of(moment: Moment, lead_in: Opening, period: Period | None) -> tuple[DateKind, str | None, str | None]:
    """Kind, start and end that a moment has after its lead-in."""
    first, last = bounds_of(moment, period)
    sense, part = lead_in.sense, lead_in.part
    long = moment.unit in STRETCHES or moment.last_number > moment.number
    if sense is LeadIn.FROM:
        return DateKind.RANGE, first, None
    if sense is LeadIn.UNTIL:
        return DateKind.RANGE, None, last
    if part in ("start", "beginning", "early") and long:
        return DateKind.BY, first, first
    if sense is LeadIn.BY or part:
        return DateKind.BY, last, last
    if long or sense is LeadIn.DURING:
        return DateKind.RANGE, first, last
    if sense in (LeadIn.IN, LeadIn.ON):
        return DateKind.ON, last, last
    return DateKind.BY, last, last


def borrow_year(left: Moment, right: Moment) -> Moment:
    """The left moment with the right one's year: 'November – January 2019' starts in 2018."""
    if left.year is not None or right.year is None:
        return left
    if left.unit is Unit.QUARTER:
        return replace(left, year=right.year, split=right.split)
    return replace(left, year=right.year - (right.unit in _WITHIN_A_YEAR and left.number > right.number))


def lend_year(left: Moment, right: Moment) -> Moment:
    """The right moment with the left one's year: 'December 2018 – February' ends in 2019."""
    if right.year is not None or left.year is None or left.unit not in (Unit.MONTH, Unit.DAY):
        return right
    if right.unit not in (Unit.MONTH, Unit.DAY):
        return right
    return replace(right, year=left.year + (right.number < left.number))
