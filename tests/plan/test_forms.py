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
