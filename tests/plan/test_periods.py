"""Periods in titles: first and last year or month as printed, and how the years are counted."""

from __future__ import annotations

import pytest

from safeguard_extract.plan.periods import find_period

TITLES = {
    "Strategic Plan 2017-2020": ("2017", "2020", "calendar"),
    "Strategic Plan 2017 – 20": ("2017", "2020", "calendar"),
    "Annual Report 2016/17": ("2016", "2017", "financial"),
    "Business Plan 2018-19 Version 1.0": ("2018", "2019", "financial"),
    "Annual Report 2018/2019": ("2018", "2019", "financial"),
    "Work Plan 2008/9": ("2008", "2009", "financial"),
    "Business Plan April 2019/20": ("2019", "2020", "financial"),
    "Annual Report 16/17": ("2016", "2017", "financial"),
    "Arrangements 2022-2023": ("2022", "2023", "financial"),
    "Business Plan April 2016 - March 2018": ("2016-04", "2018-03", "financial"),
    "Report 1 April 2016 to 31 March 2017": ("2016-04-01", "2017-03-31", "financial"),
    "Report 1st April 2017 31st March 2018": ("2017-04-01", "2018-03-31", "financial"),
    "Report January 2011 – March 2012": ("2011-01", "2012-03", "calendar"),
    "Report Sept 2014 – Aug 2015": ("2014-09", "2015-08", "academic"),
    "Report for the academic year 2018/19": ("2018", "2019", "academic"),
    "Priorities April to March 2019": ("2018-04", "2019-03", "financial"),
    "Annual Report 2019": ("2019", "2019", "calendar"),
    "Strategy 2021 to 2024": ("2021", "2024", "calendar"),
    "Strategic Plan 2007-2010 (with the Business Plan 2007-2008)": ("2007", "2010", "calendar"),
    "Working Together 2018: Annual Report 2016/17": ("2016", "2017", "financial"),
}


@pytest.mark.parametrize(("title", "expected"), TITLES.items())
def test_title(title: str, expected: tuple[str, str, str]) -> None:
    period = find_period(title)
    assert period is not None
    assert (period.start, period.end, period.basis.value) == expected
    assert period.text in title


@pytest.mark.parametrize(
    "title",
    [
        "Business Plan",
        "The Children Act 2004",
        "Working Together 2018",
        "Working Together to Safeguard Children 2015",
        "Version 1.0",
        "Page 12 of 2017"[:10],
    ],
)
def test_no_period(title: str) -> None:
    assert find_period(title) is None


@pytest.mark.parametrize("title", ["Strategic Plan 2017-19 April 2017", "Plan 2017/19\nMay 2017"])
def test_the_second_of_two_years_is_no_day_of_the_month_after_it(title: str) -> None:
    period = find_period(title)
    assert period is not None
    assert (period.start, period.end) == ("2017", "2019")


def test_a_day_after_a_year_is_a_day() -> None:
    period = find_period("From 1 June 2016 - 18 June 2018")
    assert period is not None
    assert (period.start, period.end) == ("2016-06-01", "2018-06-18")
