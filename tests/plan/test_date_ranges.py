"""A start and an end in two cells."""

from __future__ import annotations

import pytest
from fictional_blocks import COVER, heading, item, paragraph, plan_of, table

from safeguard_extract.plan.date_ranges import are_bounds, from_start_to_end
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.records.plan import DateKind


@pytest.mark.parametrize(
    ("first", "second", "bounds"),
    [
        ("Start", "End", True),
        ("Start date", "Completion date", True),
        ("From", "To", True),
        ("Begins", "Finish", True),
        ("Date", "Review date", False),
        ("End", "Start", False),
        ("Target start and end", "Due", False),
    ],
)
def test_titles_of_a_start_and_an_end(first: str, second: str, bounds: bool) -> None:
    assert are_bounds(first, second) is bounds


def test_two_dates_side_by_side_are_a_range() -> None:
    text = "May 2018 Oct 2018"
    dates = (*find_dates("May 2018", place=Place.CELL), *find_dates("Oct 2018", offset=9, place=Place.CELL))
    (found,) = from_start_to_end(dates, text)
    assert (found.kind, found.start, found.end, found.text) == (DateKind.RANGE, "2018-05", "2018-10", text)


@pytest.mark.parametrize("text", ["Oct 2018 May 2018", "May 2018 and then Oct 2018", "May 2018"])
def test_other_dates_stay_as_they_are(text: str) -> None:
    dates = find_dates(text, place=Place.CELL) if " and " not in text else ()
    assert from_start_to_end(dates, text) == dates


def test_a_table_with_both_columns() -> None:
    plan = plan_of(
        [
            *COVER,
            heading("Priority 1: Safe sleep", 2),
            table(["Action", "Lead", "Start", "End"], ["Lend cots to all", "Board Manager", "May 2019", "June 2020"]),
        ]
    )
    (date,) = plan.items[0].dates
    assert (date.kind, date.start, date.end) == (DateKind.RANGE, "2019-05", "2020-06")


def test_poured_rows_with_both_columns() -> None:
    rows = [
        "Lend cots to every family Board Manager May 2019 June 2020",
        "Cots are lent",
        "Train all nurses Named Nurse Sept 2019 March 2020",
        "Nurses are trained",
    ]
    plan = plan_of(
        [
            *COVER,
            heading("Priority 1: Safe sleep", 2),
            paragraph("Action Lead Start End Measure", flattened=True),
            *(item(row, None, flattened=True) for row in rows),
        ]
    )
    assert [(d.start, d.end) for i in plan.items for d in i.dates] == [("2019-05", "2020-06"), ("2019-09", "2020-03")]
