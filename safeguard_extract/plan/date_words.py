"""The words of British dates: months, school terms, years and pairs of years, and the moment that they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Unit(Enum):
    """How long a moment lasts, which is also how precisely it was printed."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"
    FINANCIAL_YEAR = "financial year"
    ACADEMIC_YEAR = "academic year"
    YEARS = "years"
    YEAR_END = "year end"
    ACADEMIC_YEAR_END = "academic year end"
    PERIOD_END = "end of the plan"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression and where it stands: `text[start:end]`.

    `number` is the month, the quarter or the term's last month; `last_number` the last quarter of "Q1-Q2".
    `year` is None where none is printed; with `split` it is the first year of a printed pair such as 2018/19.
    `last_year` is set for longer stretches such as 2017-2020.
    """

    start: int
    end: int
    unit: Unit
    year: int | None = None
    number: int = 0
    day: int = 0
    split: bool = False
    last_number: int = 0
    last_year: int | None = None


MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
# Last month of each term, as schools and the coding conventions count them; a season is read as its term.
TERM_MONTHS = {"autumn": 12, "spring": 3, "summer": 7, "winter": 12, "christmas": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}

YEAR4 = r"(?:19|20)\d\d"
# Two digits that begin a day ('2019 – 31 March') are no second year.
NO_DAY = rf"(?!\d|\s?(?:st|nd|rd|th)\b|\s*{MONTH}|[./]\d)"
PAIR = rf"{YEAR4}\s?[/–—-]\s?(?:{YEAR4}|\d\d){NO_DAY}"
_TAIL_YEAR = re.compile(rf"(?P<first>{YEAR4})(?:\s?[/–—-]\s?(?P<second>{YEAR4}|\d\d))?$")


def two_digit_year(year: str) -> int:
    """'19' is 2019: no plan of this field is older than the century."""
    return 2000 + int(year)


def read_year(printed: str) -> tuple[int, bool] | None:
    """First year of '2019', '2018/19', '18/19' or "'19", and whether a pair was printed; None for years apart."""
    printed = printed.strip("'’‘ ")
    match = _TAIL_YEAR.match(printed)
    if match is None and len(printed) == 2:
        return two_digit_year(printed), False
    if match is None:
        return read_year(f"20{printed}") if printed[:2].isdigit() else None
    first, second = int(match["first"]), match["second"]
    if second is None:
        return first, False
    return (first, True) if int(second) % 100 == (first + 1) % 100 else None


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its abbreviation."""
    return _MONTH_NUMBERS[name[:3].lower()]
