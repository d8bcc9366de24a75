"""Field lines under items and under priorities."""

from __future__ import annotations

from fictional_blocks import COVER, heading, item, paragraph, plan_of

from safeguard_extract.records.plan import Item, Plan


def texts(plan: Plan) -> list[tuple[str, list[str], list[str | None], str | None]]:
    return [_row(row) for row in plan.items]


def _row(row: Item) -> tuple[str, list[str], list[str | None], str | None]:
    return row.text, [lead.text for lead in row.leads], [date.end for date in row.dates], row.evidence


TITLE = heading("Priority 1: Safe sleep", 2)


def test_fields_after_an_item_are_the_item_s() -> None:
    plan = plan_of(
        [
            *COVER,
            TITLE,
            item("Visit homes in the first week"),
            paragraph("Lead: Named Nurse"),
            paragraph("Timescale: May 2019"),
            paragraph("Measure: Visits are logged"),
            item("Call again in the second week"),
            paragraph("Lead: Board Manager"),
        ]
    )
    assert texts(plan) == [
        ("Visit homes in the first week", ["Named Nurse"], ["2019-05"], "Visits are logged"),
        ("Call again in the second week", ["Board Manager"], [], None),
    ]
    assert plan.priorities[0].leads == ()


def test_several_fields_of_one_line() -> None:
    plan = plan_of(
        [*COVER, TITLE, item("Visit homes in the first week"), paragraph("Lead: Named Nurse; Timescale: May 2019")]
    )
    assert texts(plan) == [("Visit homes in the first week", ["Named Nurse"], ["2019-05"], None)]


def test_a_lead_before_the_items_is_the_priority_s() -> None:
    plan = plan_of([*COVER, TITLE, paragraph("Lead: Named Nurse"), item("Visit homes"), item("Call again in May")])
    assert [lead.text for lead in plan.priorities[0].leads] == ["Named Nurse"]
    assert all(row.leads == () for row in plan.items)


def test_fields_that_hold_items_are_items_and_own_the_fields_after_them() -> None:
    plan = plan_of(
        [
            *COVER,
            TITLE,
            paragraph("Outcome: Babies sleep in safe beds"),
            paragraph("Action: Visit homes in the first week"),
            paragraph("Lead: Named Nurse"),
            paragraph("Risk: Nurses may leave before winter"),
        ]
    )
    assert [(row.kind.value, row.text) for row in plan.items] == [
        ("outcome", "Babies sleep in safe beds"),
        ("action", "Visit homes in the first week"),
        ("risk", "Nurses may leave before winter"),
    ]


def test_a_lead_between_items_is_that_of_the_item_before() -> None:
    plan = plan_of(
        [
            *COVER,
            TITLE,
            paragraph("Action: Visit homes in the first week"),
            paragraph("Lead: Named Nurse"),
            paragraph("Action: Publish a guide for fathers"),
        ]
    )
    assert [[lead.text for lead in row.leads] for row in plan.items] == [["Named Nurse"], []]


def test_fields_outside_priorities_hold_nothing() -> None:
    plan = plan_of(
        [*COVER, heading("Membership"), paragraph("Lead: Named Nurse"), paragraph("Action: Visit homes in May")]
    )
    assert plan.items == ()


def test_a_lead_on_the_line_of_its_action_is_the_action_s() -> None:
    plan = plan_of(
        [*COVER, TITLE, paragraph("Action: Visit homes in the first week. Lead: Named Nurse. Timescale: May 2019")]
    )
    assert texts(plan) == [("Visit homes in the first week.", ["Named Nurse"], ["2019-05"], None)]
    assert plan.priorities[0].leads == ()


def test_who_leads_a_priority_may_be_said_in_a_sentence_or_under_a_heading() -> None:
    said = [TITLE, item("Visit homes in the first week"), paragraph("This priority will be led by the Health Group.")]
    asked = [TITLE, heading("Who will lead?", 3), paragraph("Named Nurse")]
    asked += [heading("What will we do?", 3), item("Visit homes in the first week")]
    for blocks, lead in ((said, "Health Group"), (asked, "Named Nurse")):
        plan = plan_of([*COVER, *blocks])
        assert [found.text for found in plan.priorities[0].leads] == [lead]
        assert [row.text for row in plan.items] == ["Visit homes in the first week"]


def test_the_day_of_a_date_is_no_list_number() -> None:
    plan = plan_of([*COVER, TITLE, item("Visit homes in the first week"), paragraph("Deadline: 31 January 2020")])
    assert [date.end for date in plan.items[0].dates] == ["2020-01-31"]
