"""Headings of paged documents, by their type and by bookmarks."""

from __future__ import annotations

import pytest
from printed_pages import lines_at, page_of, words_at

from safeguard_extract.layout import lay_out
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Cell, Page, Table, Word

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


def coloured(words: list[Word], colour: str) -> list[Word]:
    return [Word(w.text, w.bbox, w.font, w.size, w.bold, w.italic, colour) for w in words]


def lines_in(colour: str, texts: list[str]) -> list[Word]:
    """Lines of one colour, each over body text."""
    out: list[Word] = []
    for i, text in enumerate(texts):
        out += coloured(words_at(text, 50, 100 + 100 * i), colour)
        out += coloured(lines_at(BODY, 50, 120 + 100 * i), "#000000")
    return out


def test_a_colour_that_is_kept_for_short_lines_makes_headings() -> None:
    titles = ["Safe sleep", "Warm homes", "Young carers"]
    assert [text for _, text in headings(page_of(lines_in("#7a0b4e", titles)))] == titles


def test_a_colour_in_which_sentences_are_printed_too_makes_none() -> None:
    said = coloured(lines_at(BODY, 50, 500), "#7a0b4e")
    assert headings(page_of(lines_in("#7a0b4e", ["Safe sleep", "Warm homes", "Young carers"]), said)) == []


def test_two_coloured_lines_are_links() -> None:
    assert headings(page_of(lines_in("#0563c1", ["Safe sleep guide", "Warm homes guide"]))) == []


def test_text_around_small_tables_is_no_heading_for_being_larger() -> None:
    prose = [
        "The Board set five priorities in its plan, and the table",
        "shows what was done about each of them in the year that",
        "this report is about. Those that are not finished are in",
        "the list of priorities for the year that begins in April,",
        "and the Board will look at them again in the autumn.",
    ]
    small = [
        word
        for i in range(40)
        for word in words_at("Nurses visit all homes in the first week", 50, 200 + 9 * i, size=8)
    ]
    cells = tuple(Cell(0, c, 0, c, "x", BBox(50 + 200 * c, 195, 250 + 200 * c, 600)) for c in range(2))
    lead_in = words_at("In 2020 the Board will look at the following:", 50, 640, size=10)
    made = page_of(
        lines_at(prose, 50, 100, size=10), lead_in, small, tables=[Table((1,), BBox(50, 195, 450, 600), cells)]
    )
    assert headings(made) == []


def test_a_list_of_the_headings_to_come_is_a_list_though_bookmarks_name_them() -> None:
    made = page(("Our priorities", 16, True), ("• Safe sleep", 10, False), bookmarks=[(1, "Safe sleep")])
    assert headings(made) == [(2, "Our priorities")]


def test_lists_of_a_second_column_are_no_deeper_than_those_of_the_first() -> None:
    left = [word for i in range(4) for word in words_at(f"• Nurses visit home {i}", 50, 100 + 30 * i)]
    right = [word for i in range(4) for word in words_at(f"• Doctors ask home {i}", 320, 100 + 30 * i)]
    inner = words_at("• Ask again", 80, 230)
    blocks = [b for b in lay_out([page_of(left, right, inner)]) if b.kind is BlockKind.LIST_ITEM]
    assert {b.level for b in blocks if b.text.startswith(("Nurses", "Doctors"))} == {1}
    assert [b.level for b in blocks if b.text == "Ask again"] == [2]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“We were heard, and things changed.”", False),
        ('"It is like a friend!"', False),
        ("“Think family”", True),
        ("Figure 3: How many lamps were lit", False),
        ("Chart 2.1 Calls by month", False),
        ("Figures for the year", True),
        ("Mapping the harbour", True),
    ],
)
def test_quotes_and_captions_of_figures_are_no_headings(text: str, title: bool) -> None:
    page = page_of(
        lines_at(["Nurses visit every home in the first two weeks, and they write."] * 6, 50, 100),
        words_at(text, 50, 260, size=16, bold=True),
        lines_at(["Then they call again, and tell the board what they have seen there."] * 6, 50, 320),
    )
    headings = [block.text for block in lay_out([page]) if block.kind is BlockKind.HEADING]
    assert headings == ([text] if title else [])
