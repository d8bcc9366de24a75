"""The period that a title gives to its document: "2017-2020", "2016/17", "April 2016 – March 2018"."""

from __future__ import annotations

import re
from itertools import pairwise

from safeguard_extract.plan.date_forms import find_moments
from safeguard_extract.plan.date_values import bounds_of
from safeguard_extract.plan.date_words import Moment, Unit
from safeguard_extract.records.plan import Period, PeriodBasis

_TO = re.compile(r"\s*(?:[-–—]|to|until|through(?:\s+to)?|and)?\s*(?:the\s+)?(?:end\s+of\s+)?", re.IGNORECASE)
# Years that name a law, guidance or an edition, not the document's own period.
_OTHER_NAME = re.compile(
    r"(?:\b(?:act|together(?:\s+to\s+safeguard\s+children)?|safe\s+in\s+education|regulations?|guidance|order|bill|report\s+of|census|version|published|updated"
    r"|reviewed|dated|©|copyright)"
    r"|\b(?:children|families)\s+act)\s*(?:in\s+)?[,(]?\s*$",
    re.IGNORECASE,
)
_YEAR_ENDED = re.compile(r"\byear\s+(?:ended|ending|to)\s+$", re.IGNORECASE)
_ACADEMIC = re.compile(r"\b(?:academic|school)\s+year\b", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\w/.-])(?P<first>[012]\d)\s?[/–-]\s?(?P<second>[0123]\d)(?![\w/.-])")
_WRITTEN = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s?[/–-]\s?(?P<second>\d{1,2})(?![\w/.-])")
_OVER_MONTH = re.compile(
    r"(?<![\w/.-])(?P<pair>(?P<first>(?:19|20)\d\d)[/–-](?P<second>\d\d))"
    r"(?=\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)
_BASIS = {(4, 3): PeriodBasis.FINANCIAL, (9, 8): PeriodBasis.ACADEMIC, (9, 7): PeriodBasis.ACADEMIC}
LONGEST_PLAN = 15  # years: what is further apart is two dates, not a period


def find_period(text: str) -> Period | None:
    """The period that a title or a heading names, None where it names none.

    `start` and `end` are as precise as printed: "2016/17" gives 2016 and 2017, "April 2016 – March 2018" gives
    2016-04 and 2018-03. A pair of consecutive years is a financial year unless the text says academic.
    """
    moments = [
        m for m in find_moments(text, loose=False) if not _OTHER_NAME.search(text[max(0, m.start - 40) : m.start])
    ]
    found = (
        _from_pair_over_month(text)
        or _from_months(text, moments)
        or _from_pairs(text, moments)
        or _from_pair(text, moments)
    )
    found = found or _from_written_pair(text) or _from_year_ended(text, moments)
    return found or _from_years(text, moments) or _from_single_year(text, moments) or _from_short_pair(text)


def _from_pair_over_month(text: str) -> Period | None:
    """'2017-19 April 2017': two years written as one word, whose second half is no day of the month that follows."""
    for match in _OVER_MONTH.finditer(text):
        first, last = int(match["first"]), int(match["first"][:2] + match["second"])
        if 0 < last - first <= LONGEST_PLAN:
            basis = PeriodBasis.FINANCIAL if last - first == 1 else PeriodBasis.CALENDAR
            return Period(str(first), str(last), match["pair"], basis)
    return None


def _from_months(text: str, moments: list[Moment]) -> Period | None:
    """'1 April 2016 to 31 March 2017'; a first date without a year takes the one before the second's."""
    for left, right in pairwise(moments):
        fine = left.unit in (Unit.DAY, Unit.MONTH) and right.unit in (Unit.DAY, Unit.MONTH) and right.year is not None
        if not fine or not _TO.fullmatch(text[left.end : right.start]):
            continue
        last_year = right.year or 0
        first_year = left.year if left.year is not None else last_year - (left.number > right.number)
        months = (last_year - first_year) * 12 + right.number - left.number
        if 0 < months <= LONGEST_PLAN * 12:
            basis = _BASIS.get((left.number, right.number), PeriodBasis.CALENDAR)
            return Period(_iso(left, first_year), _iso(right, last_year), text[left.start : right.end], basis)
    return None


def _from_year_ended(text: str, moments: list[Moment]) -> Period | None:
    """'Report for the year ended 31 March 2014': the twelve months before."""
    for moment in moments:
        ended = _YEAR_ENDED.search(text[: moment.start])
        if ended and moment.unit in (Unit.DAY, Unit.MONTH) and moment.year is not None:
            first = moment.number % 12 + 1
            start = f"{moment.year - (moment.number < 12):04d}-{first:02d}"
            basis = _BASIS.get((first, moment.number), PeriodBasis.CALENDAR)
            return Period(start, f"{moment.year:04d}-{moment.number:02d}", text[ended.start() : moment.end], basis)
    return None


def _iso(moment: Moment, year: int) -> str:
    day = f"-{moment.day:02d}" if moment.unit is Unit.DAY else ""
    return f"{year:04d}-{moment.number:02d}{day}"


def _from_pairs(text: str, moments: list[Moment]) -> Period | None:
    """'2019/20 – 2023/24'."""
    for left, right in pairwise(moments):
        both = left.unit is Unit.FINANCIAL_YEAR and right.unit is Unit.FINANCIAL_YEAR
        if both and _TO.fullmatch(text[left.end : right.start]) and left.year and right.year and left.year < right.year:
            words = text[left.start : right.end]
            return Period(str(left.year), str(right.year + 1), words, PeriodBasis.FINANCIAL)
    return None


def _from_pair(text: str, moments: list[Moment]) -> Period | None:
    for moment in moments:
        if moment.year is None or moment.unit not in (Unit.FINANCIAL_YEAR, Unit.ACADEMIC_YEAR, Unit.YEARS):
            continue
        basis = PeriodBasis.FINANCIAL
        if moment.unit is Unit.YEARS:
            basis = PeriodBasis.CALENDAR
        elif moment.unit is Unit.ACADEMIC_YEAR or _ACADEMIC.search(text):
            basis = PeriodBasis.ACADEMIC
        last = moment.last_year or moment.year + 1
        return Period(str(moment.year), str(last), text[moment.start : moment.end], basis)
    return None


def _from_written_pair(text: str) -> Period | None:
    """'April 2019/20', '2008/9': two years that follow each other, whatever stands before them."""
    for match in _WRITTEN.finditer(text):
        first, second = int(match["first"]), match["second"]
        if str(first + 1).endswith(second):
            return Period(str(first), str(first + 1), match.group(), PeriodBasis.FINANCIAL)
    return None


def _from_years(text: str, moments: list[Moment]) -> Period | None:
    """'2021 to 2024'."""
    for left, right in pairwise(moments):
        if left.unit is Unit.YEAR and right.unit is Unit.YEAR and _TO.fullmatch(text[left.end : right.start]):
            first, last = bounds_of(left, None)[0], bounds_of(right, None)[1]
            if first and last and 0 < int(last) - int(first) <= LONGEST_PLAN:
                return Period(first, last, text[left.start : right.end], PeriodBasis.CALENDAR)
    return None


def _from_single_year(text: str, moments: list[Moment]) -> Period | None:
    for moment in moments:
        if moment.unit is Unit.YEAR:
            return Period(str(moment.year), str(moment.year), text[moment.start : moment.end], PeriodBasis.CALENDAR)
    return None


def _from_short_pair(text: str) -> Period | None:
    """'Annual Report 16/17'."""
    match = _SHORT.search(text)
    if match is None or int(match["second"]) != int(match["first"]) + 1:
        return None
    return Period(f"20{match['first']}", f"20{match['second']}", match.group(), PeriodBasis.FINANCIAL)
