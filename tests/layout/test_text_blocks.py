"""Lines of a text file to blocks."""

from __future__ import annotations

import pytest
from printed_pages import outline_of, text_page

from safeguard_extract.layout import lay_out
from safeguard_extract.layout.text_paragraphs import looks_like_title
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.page import Line, Page


def blocks(text: str) -> list[tuple[str, str]]:
    return outline_of(lay_out([text_page(text)]))


def test_blank_lines_part_headings_paragraphs_and_lists() -> None:
    text = """Keeping babies safe

Health visitors see every family in the first fortnight.
They weigh the baby.

What we will do

- Give each family a number to call
- Visit again
  when asked"""
    assert blocks(text) == [
        ("heading", "Keeping babies safe"),
        ("paragraph", "Health visitors see every family in the first fortnight."),
        ("paragraph", "They weigh the baby."),
        ("heading", "What we will do"),
        ("list_item", "Give each family a number to call"),
        ("list_item", "Visit again when asked"),
    ]


WRAPPED = """Health visitors see every family in the first fortnight, weigh the
baby, ask how the parents sleep, and leave a number that the family
can call at any hour. Nobody is sent away. Where a parent is alone,
a volunteer calls in the second week and stays for as long as she is
wanted.

Every nursery has one person to whom a worried parent can talk. That
person meets the health visitor once a month, in a room where no one
else can hear them, and writes down what was agreed and who will see
to it."""


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    found = blocks(WRAPPED)
    assert [kind for kind, _ in found] == ["paragraph", "paragraph"]
    assert " ".join(text for _, text in found) == " ".join(WRAPPED.split())


def test_a_wrapped_line_that_ends_early_ends_on_purpose() -> None:
    text = f"{WRAPPED}\n\nTold by parents\nHeld by nurses and by everyone who works with them in the evening\nhours."
    assert ("heading", "Told by parents") in blocks(text)


def test_without_blank_lines_each_line_stands_alone() -> None:
    text = "\n".join(
        [
            "Priority 1: Safe sleep",
            "Families wait too long",
            "Give each family a cot before the baby comes home",
            "Priority 2: Hidden harm",
            "Put a lock box into each home where methadone is kept",
            "Ask chemists",
            "Meet every month and count what was done and what was left",
            "Priority 3: Staff",
            "Hold one induction for everyone",
        ]
    )
    found = blocks(text)
    assert [words for _, words in found] == text.split("\n")
    assert [words for kind, words in found if kind == "heading" and words.startswith("Priority")] == [
        "Priority 1: Safe sleep",
        "Priority 2: Hidden harm",
        "Priority 3: Staff",
    ]


def test_a_sentence_cut_by_a_page_break_is_one_paragraph() -> None:
    found = blocks("The nurses visited the\n\nfamilies on foot and\n\nNobody else came.\n\nIt snowed.")
    assert found == [
        ("paragraph", "The nurses visited the families on foot and Nobody else came."),
        ("paragraph", "It snowed."),
    ]


def test_markup_is_read_and_left_out() -> None:
    text = "**Priority 1: Safe sleep**\n\n*Give* each family a [cot](cots.html) and a __book__."
    assert blocks(text) == [("heading", "Priority 1: Safe sleep"), ("paragraph", "Give each family a cot and a book.")]


def test_headings_in_markup_keep_their_level() -> None:
    page = Page(1, lines=(Line("Safe sleep", marked="heading", level=3), Line("Give each family a cot.")))
    first, second = lay_out([page])
    assert (first.kind, first.level, first.text) == (BlockKind.HEADING, 3, "Safe sleep")
    assert second.kind is BlockKind.PARAGRAPH


def test_where_markup_makes_headings_short_lines_are_none() -> None:
    marked = [Line(f"Chapter {n}", marked="heading", level=2) for n in ("one", "two", "three", "four")]
    lines = [line for heading in marked for line in (heading, Line(""), Line("Nurses and doctors"), Line(""))]
    found = lay_out([Page(1, lines=tuple(lines))])
    assert {block.text for block in found if block.kind is BlockKind.HEADING} == {line.text for line in marked}


def test_list_items_keep_mark_and_depth() -> None:
    found = lay_out([text_page("1. Visit homes\n   - by day\n   - by night\n2. Call again")])
    assert [(b.kind, b.mark, b.text) for b in found] == [
        (BlockKind.LIST_ITEM, "1.", "Visit homes"),
        (BlockKind.LIST_ITEM, "-", "by day"),
        (BlockKind.LIST_ITEM, "-", "by night"),
        (BlockKind.LIST_ITEM, "2.", "Call again"),
    ]
    assert found[0].level == found[3].level < found[1].level == found[2].level


def test_a_bullet_before_a_number_is_left_out() -> None:
    (block,) = lay_out([text_page("• 2.1 Visit homes")])
    assert (block.mark, block.text) == ("2.1", "Visit homes")


@pytest.mark.parametrize("joint", ["\t", " | "])
def test_rows_are_one_table(joint: str) -> None:
    rows = [("Action", "Lead", "When"), ("Visit homes", "Named Nurse", "May"), ("Call again", "Board", "June")]
    found = blocks("Safe sleep\n\n" + "\n".join(joint.join(row) for row in rows) + "\n\nThe end.")
    assert found == [
        ("heading", "Safe sleep"),
        ("table", " / ".join(" | ".join(row) for row in rows)),
        ("paragraph", "The end."),
    ]


def test_a_long_table_stays_one_where_the_file_has_no_blank_lines() -> None:
    rows = "\n".join(f"Visit home {i}\tNamed Nurse\tMay" for i in range(40))
    found = lay_out([text_page(f"Safe sleep\nAction\tLead\tWhen\n{rows}")])
    assert [block.table.rows for block in found if block.table is not None] == [41]


def test_cells_a_line_are_one_table() -> None:
    found = blocks(
        "Safe sleep\n\nAction\nLead\nBy when\nVisit homes\nNamed Nurse\nMay\nCall again\nBoard\nJune\n\nThe end."
    )
    assert ("table", "Action | Lead | By when / Visit homes | Named Nurse | May / Call again | Board | June") in found
    assert found[-1] == ("paragraph", "The end.")


def test_rows_under_titles_that_ran_together_are_items_of_poured_text() -> None:
    text = "Action Lead Timescale\nVisit homes Named Nurse May 2019\nCall again Board June 2019\n\nThe end."
    found = lay_out([text_page(text)])
    assert [block.flattened for block in found] == [True, True, True, False]
    assert [block.level for block in found][:3] == [1, 1, 1]


POURED = (
    "The Board met in spring. It chose what to do first after it had heard from pupils and from parents alike, and "
    "from the staff of eleven services who see children every day of the week. Priority 1: Safe sleep • Give each "
    "family a cot before the baby comes home • Visit in the first week • Write down what was seen and tell the family "
    "doctor on the same day if anything was wrong. Nobody is sent away from any door in the town without a name and a "
    "number that they can call."
)


def test_a_page_in_one_line_is_cut() -> None:
    found = lay_out([text_page(POURED)])
    assert all(block.flattened for block in found)
    assert [block.text for block in found if block.kind is BlockKind.HEADING] == ["Priority 1: Safe sleep"]
    assert [block.mark for block in found if block.kind is BlockKind.LIST_ITEM] == ["•", "•", "•"]


def test_what_a_site_printed_is_furniture_at_the_end() -> None:
    found = lay_out([text_page(f"Download Presentation\nTranscript\n{POURED}\nSimilar documents\nBread\nJam\nTea")])
    furniture = [block.text for block in found if block.kind is BlockKind.FURNITURE]
    assert furniture == ["Download Presentation", "Transcript", "Similar documents", "Bread", "Jam", "Tea"]
    assert found[-len(furniture) :] == tuple(block for block in found if block.kind is BlockKind.FURNITURE)


def test_pages_are_counted() -> None:
    found = lay_out([text_page("Safe sleep\n", 1), text_page("Visits are kept.", 2)])
    assert [block.pages for block in found] == [(1,), (2,)]


def test_a_new_page_begins_a_new_block() -> None:
    found = lay_out([text_page("Safe sleep", 1), text_page("Visits are kept.", 2)])
    assert [block.text for block in found] == ["Safe sleep", "Visits are kept."]


def test_fragments_cover_the_block_s_words() -> None:
    for block in lay_out([text_page(WRAPPED), text_page(POURED, 2)]):
        (fragment,) = block.fragments
        assert block.text[fragment.start : fragment.end] == block.text
        assert fragment.bbox is None


@pytest.mark.parametrize("text", ["Safe sleep", "What will we do?", "Our four priorities:", "2019 to 2021"])
def test_a_title(text: str) -> None:
    assert looks_like_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "We met in May.",
        "safe sleep",
        "The work of the",
        "(see below)",
        "“I was not asked”",
        "In the last year the Board has agreed to do all of this:",
        "ann@ashby.example",
        "",
        "–",
    ],
)
def test_no_title(text: str) -> None:
    assert not looks_like_title(text)


def test_no_lines_no_blocks() -> None:
    assert lay_out([]) == ()
    assert lay_out([Page(1)]) == ()
    assert lay_out([text_page("\n \n")]) == ()


def headings(found: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in found if block.kind is BlockKind.HEADING]


def test_levels_without_type_sizes_section_priority_form() -> None:
    text = """Our plan

Priority 1: Safe sleep

Why is this a priority?

It matters to all of us.

Priority 2: Hidden harm

Why is this a priority?

It matters to all of us, too."""
    assert headings(lay_out([text_page(text)])) == [
        (1, "Our plan"),
        (2, "Priority 1: Safe sleep"),
        (3, "Why is this a priority?"),
        (2, "Priority 2: Hidden harm"),
        (3, "Why is this a priority?"),
    ]


def test_levels_by_number() -> None:
    text = "1. Who we are\n\nA board.\n\n1.1 Members\n\nNine people.\n\n2. What we do\n\nWe meet."
    assert headings(lay_out([text_page(text)])) == [(1, "Who we are"), (2, "Members"), (1, "What we do")]


def test_short_lines_in_a_row_are_a_list_that_lost_its_bullets() -> None:
    lines = [
        "What we heard in spring",
        "Nurses without cars",
        "Homes without heat",
        "Parks without light",
        "Clinics far away",
        "Thanks",
    ]
    text = "\n\n".join(["We met in May.", *lines, "We meet again when the clocks go back."])
    found = lay_out([text_page(text)])
    assert [block.text for block in found if block.kind is BlockKind.LIST_ITEM] == lines[1:-1]


def test_a_line_that_opens_with_a_verb_and_has_nothing_under_it_is_an_item() -> None:
    found = blocks("Our work\n\nGive each family a warm room\n\nAsk chemists to keep lock boxes")
    assert [text for kind, text in found if kind == "list_item"] == [
        "Give each family a warm room",
        "Ask chemists to keep lock boxes",
    ]


def test_headings_of_a_form_are_never_items_of_such_a_list() -> None:
    text = "\n\n".join(
        [
            "Safe sleep",
            "What we will do",
            "Cots for families",
            "Next steps",
            "Call families",
            "Measures of success",
            "Calls made",
        ]
    )
    found = blocks(text)
    assert ("heading", "What we will do") in found
    assert ("heading", "Next steps") in found


@pytest.mark.parametrize(
    ("before", "heading"), [("Cots for all", "Next steps"), ("See what works and what does not", "Priority 2: Staff")]
)
def test_a_line_that_ends_in_a_small_word_does_not_take_in_the_next_heading(before: str, heading: str) -> None:
    assert ("heading", heading) in blocks(f"What we will do\n\n{before}\n\n{heading}\n\nCall families again.")


def test_short_lines_without_blank_ones_between_are_a_slide_s() -> None:
    text = """Ashby Safeguarding Children Partnership

Priority: Safe sleep
Actions
Lend cots to every family
Visit each home in the first week
Impact
Babies sleep in safe beds every night"""
    assert blocks(text)[1:] == [
        ("heading", "Priority: Safe sleep"),
        ("heading", "Actions"),
        ("list_item", "Lend cots to every family"),
        ("list_item", "Visit each home in the first week"),
        ("heading", "Impact"),
        ("list_item", "Babies sleep in safe beds every night"),
    ]


def test_a_short_line_right_over_a_paragraph_is_its_title() -> None:
    text = """Ashby Plan

What the nurses found
In the first week of life most families have nobody to ask, so the nurses ring them every evening."""
    assert ("heading", "What the nurses found") in blocks(text)


def test_numbered_rows_go_on_in_the_next_line() -> None:
    text = """Ref Action Lead Timescale
1.1 Lend cots to every family Named Nurse
May 2019
1.2 Visit each home Midwife June 2019"""
    assert blocks(text)[1:] == [
        ("list_item", "Lend cots to every family Named Nurse May 2019"),
        ("list_item", "Visit each home Midwife June 2019"),
    ]


def test_rows_under_a_poured_header_may_stand_apart() -> None:
    text = """Action Lead Timescale

Lend cots to every family in the valley Named Nurse May 2019

Visit each home in the first week Midwife June 2019

Priority 2: Quiet nights"""
    assert [kind for kind, _ in blocks(text)] == ["list_item", "list_item", "list_item", "heading"]


def test_a_label_begins_a_heading_without_a_blank_line() -> None:
    text = """Ashby Safeguarding Children Board
Business Plan 2019
Priority 1: Safe sleep
Visit each home.
Priority 2: Play
Ask pupils."""
    found = blocks(text + "\n\n" + WRAPPED)
    assert ("heading", "Priority 1: Safe sleep") in found
    assert ("heading", "Priority 2: Play") in found


def test_a_label_that_a_wrapped_sentence_names_begins_nothing() -> None:
    text = (
        f"{WRAPPED}\n\nNurses call in the second week, which is a part of the work that stands under\nPriority 2: Play"
    )
    assert all(kind == "paragraph" for kind, _ in blocks(text))


def test_a_mark_on_a_line_of_its_own_belongs_to_the_words_after_it() -> None:
    assert blocks("We will\n\n•\n\nVisit each home\n\n1.1\n\nLend cots to all families") == [
        ("heading", "We will"),
        ("list_item", "Visit each home"),
        ("heading", "Lend cots to all families"),
    ]


def test_the_words_that_open_the_next_list_belong_to_no_bullet() -> None:
    found = blocks("We will:\n\n- visit each home\n- lend cots\nBy 2025 we expect that:\n- babies sleep")
    assert ("list_item", "lend cots") in found
    assert ("paragraph", "By 2025 we expect that:") in found


def test_numbered_titles_over_deeper_numbers_are_headings_without_blank_lines() -> None:
    text = """3. Our priorities
3.1 Safe sleep
3.1.1 The Board will visit all the families in the town before the end of the year and
will call them afterwards.
3.1.2 The Board will lend cots to every family that asks for one, and to hospitals and
to hotels."""
    found = blocks(f"{text}\n{text.replace('3.', '4.')}")
    assert found[:2] == [("heading", "Our priorities"), ("heading", "Safe sleep")]
    assert [kind for kind, _ in found[2:4]] == ["paragraph", "paragraph"]


def test_lines_that_were_joined_are_cut_at_their_bullets_and_forms() -> None:
    text = "What will we do? • Visit each home in the first week • Lend cots to families"
    assert blocks(f"Priority 1: Safe sleep\n\n{text}")[1:] == [
        ("heading", "What will we do?"),
        ("list_item", "Visit each home in the first week"),
        ("list_item", "Lend cots to families"),
    ]
