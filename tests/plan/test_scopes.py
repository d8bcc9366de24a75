"""Which priority and which cue hold at each block."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fictional_blocks import heading, item, items, paragraph, scopes_of, table

from safeguard_extract.plan.cues import Cue


def test_a_priority_holds_until_the_next() -> None:
    scopes = scopes_of(
        [
            heading("Introduction"),
            paragraph("We met."),
            heading("Priority 1: Safe sleep", 2),
            paragraph("Babies died."),
            item("Visit homes"),
            heading("Priority 2: Warm homes", 2),
            item("Fit boilers"),
        ]
    )
    assert [scope.priority for scope in scopes] == [None, None, 0, 0, 0, 1, 1]
    assert [scope.names_priority for scope in scopes] == [False, False, True, False, False, True, False]


@pytest.mark.parametrize(
    "title", ["Membership", "Governance", "Budget", "Glossary", "Appendix A", "Learning and training"]
)
def test_sections_that_end_a_priority(title: str) -> None:
    scopes = scopes_of([heading("Priority 1: Safe sleep", 2), item("Visit homes"), heading(title), item("Ann Lee")])
    assert [scope.priority for scope in scopes] == [0, 0, None, None]


@pytest.mark.parametrize("title", ["What will we do?", "Why is this a priority?", "Desired outcomes", "Risks"])
def test_headings_of_a_form_do_not(title: str) -> None:
    scopes = scopes_of([heading("Priority 1: Safe sleep", 2), heading(title, 3), item("Visit homes")])
    assert [scope.priority for scope in scopes] == [0, 0, 0]


def test_a_cue_holds_until_the_next_heading() -> None:
    scopes = scopes_of(
        [
            heading("Priority 1: Safe sleep", 2),
            heading("What will we do?", 3),
            item("Visit homes"),
            heading("Desired outcomes", 3),
            item("Safe beds"),
            heading("Priority 2: Warm homes", 2),
            item("Fit boilers"),
        ]
    )
    assert [scope.cue for scope in scopes][2::2] == [Cue.ACTION, Cue.OUTCOME, None]


def test_a_line_that_ends_with_a_colon_introduces_its_list_alone() -> None:
    scopes = scopes_of(
        [
            heading("Priority 1: Safe sleep", 2),
            paragraph("By 2022 we want to see these outcomes:"),
            item("Safe beds"),
            paragraph("Nurses told us so."),
            item("Visit homes"),
        ]
    )
    assert scopes[2].cue is Cue.OUTCOME
    assert scopes[2].introduced
    assert scopes[4].cue is None


def test_a_line_without_a_cue_makes_its_list_a_foreign_one() -> None:
    scopes = scopes_of([heading("Priority 1: Safe sleep", 2), paragraph("The team is made of:"), item("Ann Lee")])
    assert scopes[2].foreign_list
    assert not scopes[2].introduced


def test_sections_that_hold_no_work() -> None:
    scopes = scopes_of([heading("Our values"), item("Be kind"), heading("Action plan"), item("Visit homes")])
    assert [scope.work for scope in scopes] == [False, False, True, True]


def test_duties_that_the_law_wrote_are_marked() -> None:
    blocks = [
        heading("Priority 1: Safe sleep", 2),
        paragraph("By statute each board has to:"),
        *items("Agree", "Review"),
    ]
    assert [scope.statutory for scope in scopes_of(blocks)] == [False, False, True, True]
    cited = [
        heading("Priority 1: Safe sleep", 2),
        *items("Agree", "Review"),
        paragraph("(Children Act 2004, section 14)"),
    ]
    assert [scope.statutory for scope in scopes_of(cited)] == [False, True, True, False]


def test_two_priorities_over_one_table_leave_it_to_the_first() -> None:
    scopes = scopes_of(
        [
            heading("Priority 1: Safe sleep", 2),
            heading("Priority 2: Warm homes", 2),
            table(["Action", "Lead"], ["Visit homes", "Nurse"]),
        ]
    )
    assert scopes[2].priority == 0


def test_running_text_that_introduces_a_chapters_priorities_is_no_item() -> None:
    scopes = scopes_of(
        [
            heading("What we want to achieve"),
            paragraph("The plan has two priorities. For each we say what will be done."),
            heading("Priority 1: Safe sleep", 2),
            item("Visit homes"),
            heading("Priority 2: Warm homes", 2),
        ]
    )
    assert scopes[1].cue is Cue.PROSE


def test_the_title_after_a_label_asks_nothing() -> None:
    scopes = scopes_of(
        [
            heading("Priority 1: Early help", 2),
            heading("Objective 1.1: Families are helped before problems grow", 3),
            item("Visit homes"),
            heading("Priority 2: Warm homes", 2),
        ]
    )
    assert scopes[2].cue is None


def test_a_heading_of_the_same_rank_ends_a_priority_where_the_rank_can_be_believed() -> None:
    blocks = [
        heading("Priority 1: Safe sleep", 2),
        item("Visit homes"),
        heading("Threads", 2),
        item("Talk to children"),
    ]
    believed = [replace(block, marked_up=True) for block in blocks]
    assert [scope.priority for scope in scopes_of(blocks)] == [0, 0, 0, 0]
    assert [scope.priority for scope in scopes_of(believed)] == [0, 0, None, None]


@pytest.mark.parametrize(
    ("text", "styled", "cue"),
    [
        ("How will we do this?", False, Cue.ACTION),
        ("Our key actions", True, Cue.ACTION),
        ("What we will do in 2012/13", False, Cue.ACTION),
        ("Our key actions", False, Cue.OUTCOME),  # it only says so
        ("Families we know", True, None),
        ("Lead: Ann Lee", True, Cue.OUTCOME),  # a field, not a heading
    ],
)
def test_a_question_or_bold_words_stand_for_a_heading(text: str, styled: bool, cue: Cue | None) -> None:
    blocks = [
        heading("Priority 1: Safe sleep", 2),
        heading("What will success look like?", 3),
        item("Babies are safe"),
        replace(paragraph(text), styled=styled),
        item("Visit homes"),
    ]
    assert scopes_of(blocks)[4].cue is cue
