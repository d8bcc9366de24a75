"""Timescale cells as plans print them, each with the dates that a coder writes down."""

from __future__ import annotations

import pytest
from printed_dates import value

from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.records.plan import DateKind, Period, PeriodBasis

PLAN_YEAR = Period("2018", "2019", "2018/19", PeriodBasis.FINANCIAL)
BY, ON, RANGE = DateKind.BY, DateKind.ON, DateKind.RANGE
RECURRING, ONGOING = (DateKind.RECURRING, None, None), (DateKind.ONGOING, None, None)


def due(end: str | None) -> tuple[DateKind, str | None, str | None]:
    return BY, end, end


CELLS = {
    "Initially December 2018 and then ongoing": [due("2018-12"), ONGOING],
    "July 2018 Quarterly thereafter": [due("2018-07"), RECURRING],
    "July 2018 By end October 2019 April 2018": [due("2018-07"), due("2019-10"), due("2018-04")],
    "First report of the pilot June 2018 Ongoing": [due("2018-06"), ONGOING],
    "Draft: June 2018; Final: September 2018": [due("2018-06"), due("2018-09")],
    "Quarterly June-Sept- Dec- March": [RECURRING],
    "6 monthly (June & December)": [RECURRING],
    "Annual report September 2018": [due("2018-09")],
    "Annual review in March": [RECURRING],
    "March annually": [RECURRING],
    "Jan, Apr, Jul, Oct each year": [RECURRING],
    "end of the plan": [due("2019")],
    "End of Strategic Plan period": [due("2019")],
    "March 2018 extended to June 2018": [due("2018-03"), due("2018-06")],
    "Term 3 2018/19": [due(None)],
    "12 and 13 June 2018": [due("2018-06-13")],
    "Ongoing – review March 2019": [ONGOING, due("2019-03")],
    "Ongoing until March 2019": [(RANGE, None, "2019-03")],
    "Ongoing from April 2018": [(RANGE, "2018-04", None)],
    "In April 2018": [(ON, "2018-04", "2018-04")],
    "during Q3": [(RANGE, "2018-10", "2018-12")],
    "throughout 2018": [(RANGE, "2018", "2018")],
    "by 2020": [due("2020")],
    "2017-2020": [(RANGE, "2017", "2020")],
    "Q1-Q2": [(RANGE, "2018-04", "2018-09")],
    "Q1 & Q3": [due("2018-06"), due("2018-12")],
    "2018/19 Q3": [due("2018-12")],
    "Q4": [due("2019-03")],
    "Q4 2019": [due("2019-03")],
    "3rd Quarter": [due("2018-12")],
    "each spring": [RECURRING],
    "1 April 2018 - 31 March 2019": [(RANGE, "2018-04-01", "2019-03-31")],
    "Strategy\nin place by April\n2018": [due("2018-04")],
    "year end": [due("2019-03")],
    "end of financial year": [due("2019-03")],
    "by end of 2018/19": [due("2019-03")],
    "Jan/Feb 2019": [(RANGE, "2019-01", "2019-02")],
    "Sept/Oct": [(RANGE, "2018-09", "2018-10")],
    "November – January 2019": [(RANGE, "2018-11", "2019-01")],
    "December 2018 – February": [(RANGE, "2018-12", "2019-02")],
    "Autumn/Spring 2018/19": [(RANGE, "2018-09", "2019-03")],
    "June and December 2018": [due("2018-06"), due("2018-12")],
    "April, July, October 2018": [due("2018-04"), due("2018-07"), due("2018-10")],
    "December 2018 and June": [due("2018-12"), due("2019-06")],
    "01/04/18 - 31/03/19": [(RANGE, "2018-04-01", "2019-03-31")],
    "July 18/ Jan 19": [due("2018-07"), due("2019-01")],
    "Start: April 2018 End: March 2019": [(RANGE, "2018-04", None), due("2019-03")],
    "September": [due("2018-09")],
    "January": [due("2019-01")],
    "Summer": [due("2018-07")],
    "By 31 March": [due("2019-03-31")],
    "Year 1 (2018/19)": [(RANGE, "2018-04", "2019-03")],
    "monthly/quarterly": [RECURRING, RECURRING],
    "31/02/2019": [],
}


@pytest.mark.parametrize(("cell", "expected"), CELLS.items())
def test_cell(cell: str, expected: list[tuple[DateKind, str | None, str | None]]) -> None:
    assert [value(found) for found in find_dates(cell, period=PLAN_YEAR, place=Place.CELL)] == expected


def test_the_words_of_a_date_keep_its_event_and_drop_the_joint() -> None:
    texts = [found.text for found in find_dates("First audit June 2018 and then ongoing", place=Place.CELL)]
    assert texts == ["First audit June 2018", "then ongoing"]


def test_a_long_sentence_is_no_label() -> None:
    cell = "The group has asked each of its members to bring a written update to June 2018"
    (found,) = find_dates(cell, place=Place.CELL)
    assert found.text in ("June 2018", "to June 2018")


@pytest.mark.parametrize(
    ("period", "cell", "expected"),
    [
        (Period("2018", "2019", "", PeriodBasis.ACADEMIC), "Summer term", "2019-07"),
        (Period("2018-01", "2018-12", "", PeriodBasis.CALENDAR), "Q1", "2018-03"),
        (Period("2018", "2019", "", PeriodBasis.ACADEMIC), "October", "2018-10"),
        (Period("2018", "2018", "", PeriodBasis.CALENDAR), "January", "2018-01"),
        (Period("2018-04", "2020-03", "", PeriodBasis.FINANCIAL), "January", None),
        (Period("2018-09-01", "2019-02-28", "", PeriodBasis.CALENDAR), "June", None),
        (None, "January", None),
    ],
)
def test_a_month_takes_its_year_where_the_period_has_it_once(
    period: Period | None, cell: str, expected: str | None
) -> None:
    assert [value(found) for found in find_dates(cell, period=period, place=Place.CELL)] == [due(expected)]
