"""Cards of one action each, forms with short fields, and tables whose columns ask a form's questions."""

from __future__ import annotations

from dataclasses import replace

from fictional_blocks import COVER, grid, heading, merged, plan_of, table, table_block

from safeguard_extract.records.plan import Item


def rows_of(*blocks: object) -> tuple[Item, ...]:
    return plan_of([*COVER, heading("Priority 1: Safe sleep", 2), *blocks]).items  # type: ignore[list-item]


def test_a_card_gives_its_action_a_lead_a_date_and_a_measure() -> None:
    rows = rows_of(
        table(
            ["Action 1", "Visit every home in the first week"],
            ["Lead", "Named Nurse"],
            ["By when", "May 2020"],
            ["Measure", "All homes visited"],
        )
    )
    assert [(i.kind.value, i.text, i.leads[0].text, i.dates[0].end, i.evidence) for i in rows] == [
        ("action", "Visit every home in the first week", "Named Nurse", "2020-05", "All homes visited")
    ]


def test_cards_may_stand_two_fields_a_row_and_one_under_the_other() -> None:
    card = table(
        ["Task 1", "Visit every home in the first week", "Lead", "Named Nurse"],
        ["Task 2", "Call again in the second week", "Lead", "Named Doctor"],
    )
    assert [(i.text, i.leads[0].text) for i in rows_of(card)] == [
        ("Visit every home in the first week", "Named Nurse"),
        ("Call again in the second week", "Named Doctor"),
    ]


def test_a_form_parts_bullets_and_takes_short_fields_by_their_titles() -> None:
    plan = plan_of(
        [
            *COVER,
            table(
                ["PRIORITY 1: Safe sleep", ""],
                ["Why this is a priority", "Nine babies died."],
                ["Desired outcomes", "• Babies sleep in beds of their own"],
                ["What we will do", "• Visit every home • Call again in May"],
                ["Lead officer", "Named Nurse"],
                ["Risks", "The nurses have too many homes"],
            ),
        ]
    )
    assert [(i.kind.value, i.text) for i in plan.items] == [
        ("outcome", "Babies sleep in beds of their own"),
        ("action", "Visit every home"),
        ("action", "Call again in May"),
        ("risk", "The nurses have too many homes"),
    ]
    assert [lead.text for lead in plan.priorities[0].leads] == ["Named Nurse"]


def test_said_did_and_still_to_do_are_items_each() -> None:
    rows = rows_of(
        table(
            ["What we said we would do", "What we did", "What still needs to be done"],
            ["Write a guide for nurses", "The guide was written by two nurses", "Print it in Welsh"],
        )
    )
    assert [(i.kind.value, i.text) for i in rows] == [
        ("action", "Write a guide for nurses"),
        ("achievement", "The guide was written by two nurses"),
        ("action", "Print it in Welsh"),
    ]


def test_who_and_when_in_one_column() -> None:
    rows = rows_of(
        table(
            ["Action", "Lead and timescale"],
            ["Visit every home", "Named Nurse May 2020"],
            ["Call again", "Named Doctor, by end of June 2020"],
            ["Count the calls", "Board Manager Monthly"],
        )
    )
    assert [([x.text for x in i.leads], [(d.kind.value, d.end) for d in i.dates]) for i in rows] == [
        (["Named Nurse"], [("by", "2020-05")]),
        (["Named Doctor"], [("by", "2020-06")]),
        (["Board Manager"], [("recurring", None)]),
    ]


def test_a_tick_under_a_quarter_says_when() -> None:
    rows = rows_of(
        table(
            ["Deliverable", "Owner", "Q1 2020/21", "Q2 2020/21", "Q3 2020/21", "Success measure"],
            ["Visit every home", "Named Nurse", "", "✓", "", "All visited"],
            ["Call them again", "Named Nurse", "✓", "✓", "✓", "All called"],
        )
    )
    assert [(i.text, [d.end for d in i.dates]) for i in rows] == [
        ("Visit every home", ["2020-09"]),
        ("Call them again", []),
    ]


def test_a_column_of_dates_is_one_whatever_its_title() -> None:
    rows = rows_of(
        table(
            ["Activity", "Accountable", "Milestone"],
            ["Visit every home", "Named Nurse", "May 2020"],
            ["Call again", "Named Nurse", "June 2020"],
        )
    )
    assert [(i.dates[0].end, i.evidence) for i in rows] == [("2020-05", None), ("2020-06", None)]


def test_what_do_we_want_to_achieve_stands_over_its_actions() -> None:
    made = merged(
        grid(
            ["What do we want to achieve?", "What will we do?", "Who?", "By when?"],
            ["Babies sleep in beds of their own", "Visit every home", "Named Nurse", "May 2020"],
            ["", "Call again", "Named Nurse", "June 2020"],
        ),
        (0, 1, 2),
    )
    assert [(i.kind.value, i.text) for i in rows_of(table_block(made))] == [
        ("outcome", "Babies sleep in beds of their own"),
        ("action", "Visit every home"),
        ("action", "Call again"),
    ]


def test_rows_that_run_across_a_table_are_the_priority_its_outcome_and_its_lead() -> None:
    made = grid(
        ["Priority 1: Warm homes", "", "", ""],
        ["Outcome: Homes are warm and dry", "", "", ""],
        ["Priority lead: Board Manager", "", "", ""],
        ["Ref", "Specific action", "Person responsible", "Target date"],
        ["1.1", "Visit every home", "Named Nurse", "May 2020"],
    )
    wide = [replace(c, col_end=3) for c in made.cells if c.row < 3 and c.col == 0]
    plan = plan_of([*COVER, table_block(replace(made, cells=(*wide, *(c for c in made.cells if c.row > 2))))])
    assert [(i.kind.value, i.text, [x.text for x in i.leads], i.priority) for i in plan.items] == [
        ("outcome", "Homes are warm and dry", [], "p1"),
        ("action", "Visit every home", ["Named Nurse"], "p1"),
    ]
    assert [[lead.text for lead in p.leads] for p in plan.priorities] == [["Board Manager"]]
