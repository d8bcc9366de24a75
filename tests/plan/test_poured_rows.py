"""Poured tables: segments of what the cells held, and rows again."""

from __future__ import annotations

import pytest
from fictional_blocks import COVER, heading, item, paragraph, plan_of
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.plan.segments import Cell, Segment, segments_of
from safeguard_extract.records.block import Block
from safeguard_extract.records.plan import Plan

ROWS = {
    "Visit homes in the first week Named Nurse May 2019": [
        (Cell.DUTY, "Visit homes in the first week"),
        (Cell.LEAD, "Named Nurse"),
        (Cell.DATE, "May 2019"),
    ],
    "Call them again. June 2019 Board Manager": [
        (Cell.DUTY, "Call them again."),
        (Cell.DATE, "June 2019"),
        (Cell.LEAD, "Board Manager"),
    ],
    "Named Nurse": [(Cell.LEAD, "Named Nurse")],
    "Ongoing": [(Cell.DATE, "Ongoing")],
    "By end March 2019": [(Cell.DATE, "By end March 2019")],
    "Visits are logged by the team. Green": [(Cell.STATE, "Visits are logged by the team."), (Cell.RATING, "Green")],
    "Babies sleep in safe beds": [(Cell.STATE, "Babies sleep in safe beds")],
    "Write to parents in May about cots": [(Cell.DUTY, "Write to parents in May about cots")],
    "Lead Named Nurse Board Manager When May 2019 Measures Babies sleep in safe beds": [
        (Cell.LEAD, "Named Nurse Board Manager"),
        (Cell.DATE, "May 2019"),
        (Cell.STATE, "Babies sleep in safe beds"),
    ],
    "Lead Officer May 2019": [(Cell.LEAD, "Lead Officer"), (Cell.DATE, "May 2019")],
    "Cots are lent to all by September 2019.": [(Cell.STATE, "Cots are lent to all by September 2019.")],
    "Call families twice a year Named Nurse April 2020": [
        (Cell.DUTY, "Call families twice a year"),
        (Cell.LEAD, "Named Nurse"),
        (Cell.DATE, "April 2020"),
    ],
    "Bring figures to every Board meeting Named Nurse Quarterly": [
        (Cell.DUTY, "Bring figures to every Board meeting"),
        (Cell.LEAD, "Named Nurse"),
        (Cell.DATE, "Quarterly"),
    ],
    "Open a park in spring 2020 Named Nurse April 2020": [
        (Cell.DUTY, "Open a park in spring 2020"),
        (Cell.LEAD, "Named Nurse"),
        (Cell.DATE, "April 2020"),
    ],
    "Lend cots to families Head of Nursing 30 May 2019": [
        (Cell.DUTY, "Lend cots to families"),
        (Cell.LEAD, "Head of Nursing"),
        (Cell.DATE, "30 May 2019"),
    ],
    "Write to all schools each term Letters are sent": [(Cell.DUTY, "Write to all schools each term Letters are sent")],
    "Ask every family MASH Manager within 3 months": [
        (Cell.DUTY, "Ask every family"),
        (Cell.LEAD, "MASH Manager"),
        (Cell.DATE, "within 3 months"),
    ],
    "Independent Chair (see above) Letters are sent": [
        (Cell.LEAD, "Independent Chair"),
        (Cell.STATE, "Letters are sent"),
    ],
    "June 2019 Audit Chair, cover is by the deputy Babies sleep": [
        (Cell.DATE, "June 2019"),
        (Cell.LEAD, "Audit Chair"),
        (Cell.STATE, "Babies sleep"),
    ],
    "Named Nurse TBC Letters are sent": [
        (Cell.LEAD, "Named Nurse"),
        (Cell.DATE, "TBC"),
        (Cell.STATE, "Letters are sent"),
    ],
    "Write to every home in the valley Training Subgroup Letters are sent to all": [
        (Cell.DUTY, "Write to every home in the valley"),
        (Cell.LEAD, "Training Subgroup"),
        (Cell.STATE, "Letters are sent to all"),
    ],
    "Lend cots to all parents Audit Group X X Babies sleep": [
        (Cell.DUTY, "Lend cots to all parents"),
        (Cell.LEAD, "Audit Group"),
        (Cell.DATE, "X X"),
        (Cell.STATE, "Babies sleep"),
    ],
    "Learn from deaths CDOP to report themes to the Board CDOP Chair June 2012 & June 2014": [
        (Cell.DUTY, "Learn from deaths CDOP to report themes to the Board"),
        (Cell.LEAD, "CDOP Chair"),
        (Cell.DATE, "June 2012 & June 2014"),
    ],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), ROWS.items())
def test_segments(text: str, expected: list[tuple[Cell, str]]) -> None:
    assert [(segment.cell, segment.text) for segment in segments_of(text, 0, 0)] == expected


fragments = st.sampled_from([*ROWS, "Police", "Ask", "by", "(tbc)", "Q3 2018/19", ";", "–", "Red", "Lead: Ann Lee"])


@given(st.lists(fragments, max_size=6), st.integers(0, 50))
def test_every_segment_cites_its_words(parts: list[str], base: int) -> None:
    text = " ".join(parts)
    last = base
    for segment in segments_of(text, base, 3):
        assert isinstance(segment, Segment)
        start, end = segment.span
        assert last <= start < end
        assert text[start - base : end - base] == segment.text
        assert segment.block == 3
        last = end


def poured(*texts: str, row: bool = True) -> Plan:
    """A plan of poured blocks, each of them a row of the table or, where `row` is false, words out of it."""
    blocks = [item(text, None, int(row), flattened=True) for text in texts]
    return plan_of([*COVER, heading("Priority 1: Safe sleep", 2), *blocks])


def rows(plan: Plan) -> list[tuple[str, list[str], list[str | None], str | None]]:
    return [
        (row.text, [lead.text for lead in row.leads], [date.end for date in row.dates], row.evidence)
        for row in plan.items
        if row.kind.value == "action"
    ]


def test_a_row_a_line() -> None:
    plan = poured(
        "Action Lead Timescale Measure",
        "Visit homes in the first week Named Nurse May 2019 Visits are logged",
        "Publish a guide for fathers Board Manager June 2019 Fathers were asked",
    )
    assert rows(plan) == [
        ("Visit homes in the first week", ["Named Nurse"], ["2019-05"], "Visits are logged"),
        ("Publish a guide for fathers", ["Board Manager"], ["2019-06"], "Fathers were asked"),
    ]
    assert {row.priority for row in plan.items} == {"p1"}


def test_columns_poured_one_after_the_other() -> None:
    plan = poured(
        "Visit homes in the first week.",
        "Publish a guide for fathers.",
        "Named Nurse",
        "Board Manager",
        "May 2019",
        "June 2019",
        row=False,
    )
    assert rows(plan) == [
        ("Visit homes in the first week.", ["Named Nurse"], ["2019-05"], None),
        ("Publish a guide for fathers.", ["Board Manager"], ["2019-06"], None),
    ]


def test_measures_may_stand_before_leads() -> None:
    plan = poured(
        "Action Success measure Lead Timescale",
        "Visit homes in the first week",
        "Report of visits received Named Nurse May 2019",
        "Publish a guide for fathers",
        "Fathers were asked Board Manager June 2019",
        row=False,
    )
    assert rows(plan) == [
        ("Visit homes in the first week", ["Named Nurse"], ["2019-05"], "Report of visits received"),
        ("Publish a guide for fathers", ["Board Manager"], ["2019-06"], "Fathers were asked"),
    ]


def test_progress_after_the_dates_is_no_evidence() -> None:
    plan = poured(
        "Action Lead Timescale Progress",
        "Visit homes in the first week Named Nurse May 2019 Half of the homes seen",
        "Publish a guide for fathers Board Manager June 2019 Printed",
    )
    assert [(row.evidence, row.progress and row.progress.commentary) for row in plan.items] == [
        (None, "Half of the homes seen"),
        (None, "Printed"),
    ]


def test_an_outcome_printed_under_a_table_is_no_measure_of_its_last_row() -> None:
    plan = poured(
        "Visit homes in the first week. Named Nurse May 2019",
        "Publish a guide for fathers. Board Manager June 2019",
        "Expected outcome: Babies sleep in safe beds",
        row=False,
    )
    assert [(row.kind.value, row.text) for row in plan.items][-1] == ("outcome", "Babies sleep in safe beds")
    assert all(row.evidence is None for row in plan.items)


def test_the_first_of_fewer_dates_served_the_rows_before() -> None:
    plan = poured(
        "Visit homes in the first week.",
        "Publish a guide for fathers.",
        "Open a drop-in for parents.",
        "May 2019",
        "June 2019",
        row=False,
    )
    assert [dates for _, _, dates, _ in rows(plan)] == [["2019-05"], ["2019-05"], ["2019-06"]]


def test_words_are_no_table_where_dates_and_leads_are_missing() -> None:
    plan = plan_of(
        [
            *COVER,
            heading("Priority 1: Safe sleep", 2),
            paragraph("Visit homes in the first week.", flattened=True),
            paragraph("Publish a guide for fathers.", flattened=True),
        ]
    )
    assert [row.how for row in plan.items if row.how.startswith("poured")] == []


def test_poured_rows_are_less_sure_than_rows() -> None:
    plan = poured(
        "Visit homes in the first week Named Nurse May 2019", "Publish a guide for fathers Board Manager June 2019"
    )
    assert plan.items
    assert all(row.confidence < 0.85 for row in plan.items)


def flattened(text: str, mark: str | None = None) -> Block:
    return item(text, mark, 0, flattened=True)


def test_a_poured_column_of_numbered_priorities_stands_over_its_rows() -> None:
    plan = plan_of([
        *COVER,
        flattened("Objective Action Lead Timescale"),
        flattened("Improve safe sleep", "1."), flattened("Lend cots to parents Named Nurse May 2019", "1.1"),
        flattened("Listen to fathers", "2."), flattened("Ask them what they need Board Manager June 2019", "2.1"),
    ])  # fmt: skip
    assert [(p.label, p.title) for p in plan.priorities] == [("1", "Improve safe sleep"), ("2", "Listen to fathers")]
    assert [(i.text, [lead.text for lead in i.leads], i.priority) for i in plan.items] == [
        ("Lend cots to parents", ["Named Nurse"], "p1"),
        ("Ask them what they need", ["Board Manager"], "p2"),
    ]


def test_a_poured_table_without_a_priority_is_rebuilt_under_its_header() -> None:
    plan = plan_of([
        *COVER, flattened("Action Lead Timescale"), flattened("Lend cots to parents Named Nurse May 2019"),
        flattened("Visit homes in the first week Board Manager June 2019"),
        heading("Priority 1: Safe sleep", 2), item("Ask every parent how the baby sleeps"),
    ])  # fmt: skip
    assert [(i.text, i.priority) for i in plan.items][:2] == [
        ("Lend cots to parents", None), ("Visit homes in the first week", None),
    ]  # fmt: skip
