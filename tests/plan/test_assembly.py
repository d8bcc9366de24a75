"""Blocks to a whole plan."""

from __future__ import annotations

from dataclasses import replace

from fictional_blocks import (
    COVER,
    SOURCE,
    furniture,
    grid,
    heading,
    item,
    items,
    merged,
    paragraph,
    plan_of,
    table,
    table_block,
)

from safeguard_extract.plan import find_plan
from safeguard_extract.plan.assembly import short_hash
from safeguard_extract.records.plan import DocumentType, Status
from safeguard_extract.settings import DEFAULT

BODY = (
    heading("Priority 1: Safe sleep", 2),
    item("Visit homes in the first week (Named Nurse, by May 2020)"),
    heading("Priority 2: Warm homes", 2),
    table(
        ["Action", "Lead", "By when", "Measure"],
        ["Fit boilers in forty homes", "Housing Options Manager", "June 2020", "Boilers fitted"],
    ),
)


def test_a_plan() -> None:
    plan = plan_of([*COVER, *BODY, furniture("Page 1")])
    assert plan.document.type is DocumentType.STRATEGIC_PLAN
    assert (plan.document.board, plan.document.area) == ("Ashby Safeguarding Children Board", "Ashby")
    assert plan.document.source is SOURCE
    assert [(p.id, p.label, p.title) for p in plan.priorities] == [
        ("p1", "Priority 1", "Safe sleep"),
        ("p2", "Priority 2", "Warm homes"),
    ]
    assert [(i.id, i.priority, i.text) for i in plan.items] == [
        ("i1", "p1", "Visit homes in the first week"),
        ("i2", "p2", "Fit boilers in forty homes"),
    ]
    assert plan.items[1].evidence == "Boilers fitted"
    assert (plan.items[1].where.table, plan.items[1].where.row) == (5, 1)
    assert "Page 1" not in plan.text
    assert plan.problems == ()


def test_rows_stand_under_the_priority_that_their_table_names() -> None:
    made = merged(
        grid(
            ["Priority", "Action", "Lead"],
            ["1. Safe sleep", "Visit homes in the first week", "Named Nurse"],
            ["", "Publish a guide for fathers", "Board Manager"],
            ["2. Warm homes", "Fit boilers in forty homes", "Housing Options Manager"],
        ),
        (0, 1, 2),
    )
    plan = plan_of([*COVER, table_block(made)])
    assert [(i.priority, i.text) for i in plan.items] == [
        ("p1", "Visit homes in the first week"),
        ("p1", "Publish a guide for fathers"),
        ("p2", "Fit boilers in forty homes"),
    ]
    assert plan.priorities[0].where.row == 1


def test_the_words_of_a_priority_are_no_item() -> None:
    plan = plan_of([*COVER, paragraph("Our priorities are:"), *items("Train nurses in safe sleep", "Visit warm homes")])
    assert len(plan.priorities) == 2
    assert plan.items == ()


def test_a_restated_priority_says_where() -> None:
    plan = plan_of([*COVER, paragraph("Our priorities are:"), *items("Safe sleep", "Warm homes"), *BODY])
    for priority in plan.priorities:
        assert [plan.text[w.span.start : w.span.end] for w in priority.restated_at] == [
            f"{priority.label}: {priority.title}"
        ]


def test_priorities_at_a_glance_are_printed_again() -> None:
    cards = table(
        ["1 Safe sleep Every infant on its back", "2 Warm homes No child is cold"], ["3 Parks Lamps that shine", ""]
    )
    work = [
        heading("1. Safe sleep", 2),
        heading("What we will do", 3),
        item("Visit homes"),
        heading("2. Warm homes", 2),
        heading("What we will do", 3),
        item("Insulate hostels"),
        heading("3. Parks", 2),
        heading("What we will do", 3),
        item("Mend lamps"),
    ]
    plan = plan_of([*COVER, heading("At a glance"), cards, heading("Our work"), *work])
    again = [[plan.text[w.span.start : w.span.end] for w in each.restated_at] for each in plan.priorities]
    assert again == [["1 Safe sleep"], ["2 Warm homes"], ["3 Parks"]]
    courses = [heading("Courses"), item("Warm homes"), heading("Contents"), item("Safe sleep"), item("Warm homes")]
    assert not any(each.restated_at for each in plan_of([*COVER, *courses, heading("Our work"), *work]).priorities)


def test_a_status_column_tells_what_became_of_a_priority() -> None:
    report = [heading("Ashby Safeguarding Children Board"), heading("Annual Report 2019/20")]
    plan = plan_of(
        [*report, table(["Priority", "Status"], ["1. Safe sleep", "Completed"], ["2. Warm homes", "In progress"])]
    )
    assert [p.status for p in plan.priorities] == [Status.COMPLETED, Status.IN_PROGRESS]


def test_a_document_without_priorities_says_so() -> None:
    plan = plan_of([heading("Minutes"), paragraph("The raffle raised eighteen pounds.")])
    assert plan.priorities == ()
    (problem,) = plan.problems
    assert (problem.stage, problem.page) == ("plan", None)


def test_nothing_gives_an_empty_plan() -> None:
    plan = find_plan([], SOURCE, DEFAULT)
    assert (plan.text, plan.sections, plan.items) == ("", (), ())


def test_uids_are_unique_and_do_not_follow_the_order() -> None:
    twice = plan_of([*COVER, *BODY[:2], BODY[1], BODY[1], *BODY[2:]])
    uids = [row.uid for row in (*twice.priorities, *twice.items)]
    assert len(set(uids)) == len(uids) == 6
    once = plan_of([*COVER, paragraph("It is a plan for all who care."), *BODY])
    assert {row.uid for row in plan_of([*COVER, *BODY]).items} == {row.uid for row in once.items}


def test_a_hash_folds_case_and_white_space() -> None:
    assert short_hash("action", "Visit  homes") == short_hash("Action", "visit\nhomes")
    assert short_hash("action", "Visit homes") != short_hash("outcome", "Visit homes")
    assert short_hash("a", "b") != short_hash("a b")


def test_similarity_of_restated_titles_is_a_setting() -> None:
    blocks = [
        *COVER,
        heading("Priority 1: Safe sleep for every baby", 2),
        heading("Action plan"),
        heading("Priority 4: Safe sleep for each baby", 2),
    ]
    strict = find_plan(blocks, SOURCE, replace(DEFAULT, restated_similarity=0.99))
    loose = find_plan(blocks, SOURCE, replace(DEFAULT, restated_similarity=0.8))
    assert (len(strict.priorities), len(loose.priorities)) == (2, 1)
