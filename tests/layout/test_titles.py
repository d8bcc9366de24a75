"""Headings of paged documents, by their type and by bookmarks."""

from __future__ import annotations

import pytest
from printed_pages import lines_at, page_of, words_at

from safeguard_extract.layout import lay_out
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.page import Page, Word

BODY = [
    "Nurses visit every home in the first two weeks,",
    "and they write down what they see on the day.",
    "Then they call.",
]


def headings(*pages: Page) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in lay_out(pages) if block.kind is BlockKind.HEADING]


def page(*titles: tuple[str, float, bool], number: int = 1, **kept: object) -> Page:
    groups = []
    for i, (text, size, bold) in enumerate(titles):
        groups += [words_at(text, 50, 100 + 120 * i, size=size, bold=bold), lines_at(BODY, 50, 130 + 120 * i)]
    made = page_of(*groups, number=number)
    return Page(
        made.number, made.width, made.height, made.words, made.tables, bookmarks=tuple(kept.get("bookmarks", ()))
    )


def test_larger_type_is_a_higher_heading_and_bold_type_one_too() -> None:
    found = headings(
        page(("Our plan", 20, True), ("Safe sleep", 14, True), ("What we will do", 10, True), ("Staff", 14, True))
    )
    assert found == [(1, "Our plan"), (2, "Safe sleep"), (3, "What we will do"), (2, "Staff")]


def test_small_differences_of_size_are_no_headings() -> None:
    assert headings(page(("Safe sleep", 10.4, False))) == []


@pytest.mark.parametrize(
    "text",
    ["Nurses visit.", "call ann@ashby.example", "12.5%", "Nurses, doctors,", "Together " * 50],
    ids=lambda t: t[:12],
)
def test_sentences_contacts_and_figures_are_no_headings(text: str) -> None:
    assert headings(page((text, 10, True), ("Our plan", 20, True))) == [(1, "Our plan")]


def test_a_bold_bullet_is_a_list_item() -> None:
    found = lay_out([page(("• Visit homes", 10, True))])
    assert (found[0].kind, found[0].text) == (BlockKind.LIST_ITEM, "Visit homes")


def test_a_labelled_priority_may_be_a_whole_sentence() -> None:
    text = "Priority 2: We want every child in the county to sleep in a bed of their own in a warm room."
    assert headings(page((text, 10, True)))[0][1] == text


def test_bookmarks_make_headings_and_give_their_level() -> None:
    marked = page(("Safe sleep", 10, False), ("Staff", 10, False), bookmarks=((1, "Safe sleep"), (2, "Staff")))
    assert headings(marked) == [(1, "Safe sleep"), (2, "Staff")]


def test_where_everything_is_bold_bold_says_nothing() -> None:
    bold = page_of(lines_at(BODY, 50, 100, bold=True), lines_at(["Families thank them"], 50, 160, bold=True))
    assert headings(bold) == []


def test_depth_of_list_items_by_indent() -> None:
    words: list[Word] = []
    for i, (x, text) in enumerate([(50, "• Visit homes"), (80, "– by day"), (80, "– by night"), (50, "• Call again")]):
        words += words_at(text, x, 100 + 20 * i)
    found = lay_out([page_of(words, lines_at(BODY, 50, 300))])
    assert [(b.level, b.text) for b in found if b.kind is BlockKind.LIST_ITEM] == [
        (1, "Visit homes"),
        (2, "by day"),
        (2, "by night"),
        (1, "Call again"),
    ]
