"""Tables that print one priority in fields instead of rows."""

from __future__ import annotations

from collections.abc import Sequence

from fictional_blocks import COVER, context_of, heading, plan_of, read, table

from safeguard_extract.plan.forms import items_of_form

REASONS = "In the last two years nine babies died in beds that were not safe for them to sleep in."
HOPES = "Babies sleep on their backs in a bed of their own. Parents know whom they can call at night."


def found(*rows: Sequence[str]) -> list[tuple[str, str]]:
    composition, _ = read([table(*rows)])
    return [(d.kind.value, d.text) for d in items_of_form(composition.placed[0], context_of(composition))]


def test_the_title_above_a_cell_says_what_its_sentences_are() -> None:
    assert found(["Why is this a priority?", "What do we want to achieve?"], [REASONS, HOPES]) == [
        ("outcome", "Babies sleep on their backs in a bed of their own."),
        ("outcome", "Parents know whom they can call at night."),
    ]


def test_the_title_left_of_a_cell_says_so_too() -> None:
    duties = "Visit every home in the first week. Call again in the second week and write it down."
    assert found(["What we will do", duties], ["Desired outcome", HOPES]) == [
        ("action", "Visit every home in the first week."),
        ("action", "Call again in the second week and write it down."),
        ("outcome", "Babies sleep on their backs in a bed of their own."),
        ("outcome", "Parents know whom they can call at night."),
    ]


def test_two_untitled_cells_hold_reasons_and_hopes() -> None:
    assert [text for _, text in found([REASONS, HOPES])] == [
        "Babies sleep on their backs in a bed of their own.",
        "Parents know whom they can call at night.",
    ]


def test_short_cells_are_fields_and_no_sentences() -> None:
    assert found(["Lead", "Named Nurse"], ["By when", "May 2019"]) == []


def test_a_form_under_a_priority_gives_its_items() -> None:
    plan = plan_of([*COVER, heading("Priority 1: Safe sleep", 2), table(["What do we want to achieve?"], [HOPES])])
    assert {(row.kind.value, row.priority) for row in plan.items} == {("outcome", "p1")}
    assert len(plan.items) == 2


def test_a_form_may_open_with_its_priority() -> None:
    form = [
        ["Priority 1", "Safe sleep"],
        ["Priority lead", "Named Nurse"],
        ["Key actions", "• Visit every home • Call again in May"],
        ["Desired outcomes", "• Babies sleep on their backs"],
    ]
    plan = plan_of([*COVER, table(*form), table(["Priority 2", "Safe water"], *form[1:3])])
    assert [(p.label, p.title) for p in plan.priorities] == [("Priority 1", "Safe sleep"), ("Priority 2", "Safe water")]
    assert [lead.text for lead in plan.priorities[0].leads] == ["Named Nurse"]
    assert [(row.kind.value, row.text, row.priority) for row in plan.items] == [
        ("action", "Visit every home", "p1"),
        ("action", "Call again in May", "p1"),
        ("outcome", "Babies sleep on their backs", "p1"),
        ("action", "Visit every home", "p2"),
        ("action", "Call again in May", "p2"),
    ]


def test_columns_that_are_years_hold_what_is_to_be_done_in_each() -> None:
    years = table(
        ["Year 1 (2019/20)", "Year 2 (2020/21)"],
        ["• Visit every home • Buy cots", "Call again in May • Ask the mothers"],
    )
    plan = plan_of([*COVER, heading("Priority 1: Safe sleep", 2), years])
    assert [(row.text, row.dates[0].start) for row in plan.items[:2]] == [
        ("Visit every home", "2019-04"), ("Buy cots", "2019-04"),
    ]  # fmt: skip


def test_columns_of_years_with_figures_hold_no_actions() -> None:
    years = table(["2019/20", "2020/21"], ["310 children", "298 children"])
    assert plan_of([*COVER, heading("Priority 1: Safe sleep", 2), years]).items == ()


def test_a_report_s_questions_may_stand_beside_its_priorities() -> None:
    rows = [["Priority", "What we said we would do", "What we have done", "Status"]]
    rows += [["Safe sleep", "Visit every home", "We visited every home in the first week", "Achieved"]]
    report = [heading("Ashby Safeguarding Children Board"), heading("Annual Report 2019-20"), table(*rows)]
    assert [(row.kind.value, row.text) for row in plan_of(report).items] == [
        ("action", "Visit every home"),
        ("achievement", "We visited every home in the first week"),
    ]
