"""Reports that tell of one year and plan the next: whose priorities are whose, and what became of them."""

from __future__ import annotations

import pytest
from fictional_blocks import heading, items, paragraph, plan_of, table

from safeguard_extract.plan.statuses import is_verdict
from safeguard_extract.records.block import Block
from safeguard_extract.records.plan import Plan, Status

COVER = [
    heading("Northmoor Safeguarding Children Board"),
    heading("Annual Report 2014/15"),
    paragraph("This report tells what the Board did in 2014/15."),
]
LAST = [
    heading("Progress on our priorities in 2014/15", 1),
    heading("Priority A: Safe sleep", 2),
    paragraph("The Training Group ran nine courses. This priority is partially completed and will continue."),
    heading("Priority B: Warm homes", 2),
    paragraph("The Police visited ninety homes. This priority has been completed."),
]
HEAD = ["Priority", "Action", "Lead", "Timescale"]
ROWS = [
    ["1. Water safety", "Fence the ponds", "Police", "Q2"],
    ["2. Safe sleep", "Visit homes", "Named Nurse", "March"],
]


def read(*blocks: Block) -> Plan:
    return plan_of([*COVER, *LAST, *blocks])


def test_a_column_of_next_years_priorities_names_priorities_beside_the_labelled_ones() -> None:
    plan = read(heading("Our priorities for 2015/16", 1), table(HEAD, *ROWS))
    assert [(p.title, p.period.start if p.period else None) for p in plan.priorities] == [
        ("Safe sleep", None), ("Warm homes", None), ("Water safety", "2015"), ("Safe sleep", "2015"),
    ]  # fmt: skip
    dated = {item.text: [due.end for due in item.dates] for item in plan.items}
    assert dated["Fence the ponds"] == ["2015-09"]
    assert dated["Visit homes"] == ["2016-03"]


def test_labels_of_next_year_are_priorities_of_their_own() -> None:
    plan = read(
        heading("Looking ahead: our plan for 2015/16", 1),
        heading("Priority A: Safe sleep", 2), *items("Visit homes by Q1"),
    )  # fmt: skip
    assert [(p.title, p.period.start if p.period else None) for p in plan.priorities] == [
        ("Safe sleep", None), ("Warm homes", None), ("Safe sleep", "2015"),
    ]  # fmt: skip


def test_a_sentence_that_gives_the_verdict_is_a_status_and_no_item() -> None:
    plan = read()
    assert [p.status for p in plan.priorities] == [Status.IN_PROGRESS, Status.COMPLETED]
    assert [item.text for item in plan.items] == [
        "The Training Group ran nine courses.", "The Police visited ninety homes.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("This priority has been completed.", True),
        ("Overall, this objective remains in progress", True),
        ("This priority will be carried forward.", True),
        ("This priority is a challenge for us all.", False),
        ("Our priority is to see that work is completed in time; it is not easy", False),
        ("The priority work of the group was achieved", False),
    ],
)
def test_what_is_a_verdict(sentence: str, verdict: bool) -> None:
    assert is_verdict(sentence) is verdict
