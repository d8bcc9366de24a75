"""From a time expression to ISO dates, with the document's period to supply a year that was not printed."""

from __future__ import annotations

import re

from safeguard_extract.plan.date_words import Moment, Unit
from safeguard_extract.records.plan import Period, PeriodBasis

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?")
# First and last month of a year by the way it is counted.
_BASIS_MONTHS = {
    PeriodBasis.CALENDAR: (1, 12),
    PeriodBasis.FINANCIAL: (4, 3),
    PeriodBasis.ACADEMIC: (9, 8),
}
_TERM_STARTS = {12: 9, 3: 1, 7: 4, 2: 12}  # by the term's last month
_FINANCIAL_START = 4


def _serial(year: int, month: int) -> int:
    """A count of months, so that months can be compared and added."""
    return year * 12 + month - 1


def _iso_month(serial: int) -> str:
    return f"{serial // 12:04d}-{serial % 12 + 1:02d}"


def window(period: Period | None) -> tuple[int, int] | None:
    """First and last month of a period as month counts; None where an end is open."""
    if period is None or not period.start or not period.end:
        return None
    start, end = _ISO.match(period.start), _ISO.match(period.end)
    if start is None or end is None:
        return None
    first_month, last_month = _BASIS_MONTHS[period.basis]
    first_year, last_year = int(start[1]), int(end[1])
    if last_year == first_year and not end[2] and last_month < first_month:
        last_year += 1
    return _serial(first_year, int(start[2] or first_month)), _serial(last_year, int(end[2] or last_month))


def window_months(period: Period | None) -> tuple[str | None, str | None]:
    """First and last month of a period as ISO months."""
    bounds = window(period)
    return (_iso_month(bounds[0]), _iso_month(bounds[1])) if bounds else (None, None)


def year_of_month(month: int, period: Period | None) -> int | None:
    """The year in which the month falls inside the period, None where it falls there twice or never."""
    bounds = window(period)
    if bounds is None:
        return None
    first, last = bounds
    years = [year for year in range(first // 12, last // 12 + 1) if first <= _serial(year, month) <= last]
    return years[0] if len(years) == 1 else None


def _counts_from_january(period: Period | None) -> bool:
    """True for a period printed as January to December of one year: its quarters are the calendar's."""
    if period is None or not period.start or not period.end:
        return False
    return period.start[4:7] == "-01" and period.end[4:7] == "-12" and period.start[:4] == period.end[:4]


def _quarter_bounds(moment: Moment, period: Period | None) -> tuple[str | None, str | None]:
    """Quarters of the financial year: Q1 is April to June, Q4 January to March of the next calendar year."""
    if _counts_from_january(period) and period and period.start and not moment.split:
        january = _serial(moment.year or int(period.start[:4]), 1)
        return _iso_month(january + (moment.number - 1) * 3), _iso_month(january + moment.last_number * 3 - 1)
    year = moment.year
    last_month = (moment.last_number * 3 + _FINANCIAL_START - 2) % 12 + 1
    if year is None:
        found = year_of_month(last_month, period)
        if found is None:
            return None, None
        year = found - (last_month < _FINANCIAL_START)
    elif not moment.split and last_month < _FINANCIAL_START and year_of_month(last_month, period) == year:
        year -= 1  # 'Q4 2019' in a plan for 2018/19 is January to March 2019
    april = _serial(year, _FINANCIAL_START)
    return _iso_month(april + (moment.number - 1) * 3), _iso_month(april + moment.last_number * 3 - 1)


def _term_bounds(moment: Moment, period: Period | None) -> tuple[str | None, str | None]:
    year = moment.year or year_of_month(moment.number, period)
    if year is None:
        return None, None
    last = _serial(year, moment.number)
    length = (moment.number - _TERM_STARTS[moment.number]) % 12
    return _iso_month(last - length), _iso_month(last)


def _year_end_bounds(moment: Moment, period: Period | None) -> tuple[str | None, str | None]:
    month = 7 if moment.unit is Unit.ACADEMIC_YEAR_END else 3
    if moment.year is None:
        bounds = window(period)
        year = year_of_month(month, period)
        if month == 3 and bounds and period and period.basis is PeriodBasis.CALENDAR and bounds[1] - bounds[0] < 12:
            return _iso_month(bounds[1]), _iso_month(bounds[1])
    else:
        year = moment.year + moment.split
    if year is None:
        return None, None
    return f"{year:04d}-{month:02d}", f"{year:04d}-{month:02d}"


def bounds_of(moment: Moment, period: Period | None) -> tuple[str | None, str | None]:
    """First and last ISO date of a moment, as precise as printed; (None, None) where its year can't be told."""
    if moment.unit is Unit.QUARTER:
        return _quarter_bounds(moment, period)
    if moment.unit is Unit.TERM:
        return _term_bounds(moment, period)
    if moment.unit in (Unit.YEAR_END, Unit.ACADEMIC_YEAR_END):
        return _year_end_bounds(moment, period)
    if moment.unit is Unit.PERIOD_END:
        return (period.end, period.end) if period else (None, None)
    if moment.unit in (Unit.DAY, Unit.MONTH):
        year = moment.year or year_of_month(moment.number, period)
        if year is None:
            return None, None
        day = f"-{moment.day:02d}" if moment.unit is Unit.DAY else ""
        value = f"{year:04d}-{moment.number:02d}{day}"
        return value, value
    year = moment.year or 0
    if moment.unit is Unit.FINANCIAL_YEAR:
        return f"{year:04d}-04", f"{year + 1:04d}-03"
    if moment.unit is Unit.ACADEMIC_YEAR:
        return f"{year:04d}-09", f"{year + 1:04d}-08"
    return f"{year:04d}", f"{moment.last_year or year:04d}"
