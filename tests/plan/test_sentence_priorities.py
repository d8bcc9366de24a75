"""Priorities that running text names, and the places that print them again."""

from __future__ import annotations

import pytest
from fictional_blocks import COVER, heading, item, paragraph, plan_of, priorities_of, read, titles

from safeguard_extract.plan.sentence_priorities import in_numbers, in_sentences
from safeguard_extract.records.plan import DocumentType, Period


def named_in(text: str) -> list[str]:
    composition, sections = read([heading("Introduction"), paragraph(text)])
    return [c.title for c in in_sentences(composition, sections)]


@pytest.mark.parametrize(
    "text",
    [
        "We agreed that our priorities would be safe sleep, warm homes and young carers.",
        "Our priorities are: safe sleep; warm homes; and young carers.",
        "The plan has three priorities – safe sleep, warm homes, and young carers.",
        "Our priorities for 2019-22 are (1) safe sleep, (2) warm homes and (3) young carers.",
    ],
)
def test_a_sentence_that_names_priorities(text: str) -> None:
    assert named_in(text) == ["safe sleep", "warm homes", "young carers"]


@pytest.mark.parametrize(
    "text",
    [
        "Our priorities are reviewed each year, agreed by partners and published in May.",
        "Our priorities are set out below, and we will report on them.",
        "Working Together says that the objectives of each board are to coordinate, to monitor and to report.",
        "Our priorities are safe sleep and warm homes.",
        "We have four priorities: safe sleep, warm homes and young carers.",
        "Our priorities matter to children, parents and nurses.",
    ],
    ids=lambda text: text[:30],
)
def test_a_sentence_that_only_speaks_of_them(text: str) -> None:
    assert named_in(text) == []


def test_names_count_where_headings_print_them_again_and_open_their_sections() -> None:
    named = priorities_of(
        [
            heading("Introduction"),
            paragraph("Our priorities are safe sleep, warm homes and young carers."),
            heading("Safe sleep"),
            item("Visit every home"),
            heading("Warm homes"),
            item("Fit new boilers"),
            heading("Young carers"),
        ]
    )
    assert titles(named) == [(None, "Safe sleep"), (None, "Warm homes"), (None, "Young carers")]
    assert [len(n.again) for n in named] == [1, 1, 1]


def test_names_that_nothing_prints_again_are_a_mention() -> None:
    assert priorities_of([paragraph("Their priorities are safe sleep, warm homes and young carers.")]) == []


def test_titles_that_open_paragraphs_say_whose_promises_follow() -> None:
    plan = plan_of(
        [
            *COVER,
            paragraph("Our priorities are:"),
            item("Safe sleep for babies"),
            item("Homes that are warm and dry"),
            heading("What we will do"),
            paragraph("Safe sleep for babies. We will visit every home in the first week."),
            paragraph("Homes that are warm and dry. We will fit two hundred boilers."),
        ]
    )
    assert [(i.text, i.priority) for i in plan.items] == [
        ("We will visit every home in the first week.", "p1"),
        ("We will fit two hundred boilers.", "p2"),
    ]


def test_a_numbered_line_prints_the_labelled_priorities_again() -> None:
    blocks = [
        paragraph("Our vision Homes are safe Our priorities 1. Safe sleep 2. Warm homes"),
        heading("Priority 1 Safe sleep", 2),
        heading("Priority 2 Warm homes", 2),
    ]
    assert [c.title for c in in_numbers(read(blocks)[0])] == ["Safe sleep", "Warm homes"]
    assert [(n.label, len(n.again)) for n in priorities_of(blocks)] == [("Priority 1", 1), ("Priority 2", 1)]


def test_a_report_on_one_year_of_a_plan_reports_on_the_plans_priorities() -> None:
    named = priorities_of(
        [
            heading("Our priorities 2018 to 2021"),
            item("Safe sleep"),
            item("Warm homes"),
            heading("Safe sleep"),
            heading("Warm homes"),
        ],
        DocumentType.ANNUAL_REPORT,
        Period("2019", "2020"),
    )
    assert titles(named) == [(None, "Safe sleep"), (None, "Warm homes")]
    assert [n.first.period for n in named] == [None, None]
