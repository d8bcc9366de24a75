"""Lines in reading order to paragraphs, and words parted at a line's end."""

from __future__ import annotations

from collections import Counter

import pytest
from printed_pages import printed_line

from safeguard_extract.layout.joined_lines import joined_text
from safeguard_extract.layout.paragraphs import box_of, paragraphs_of
from safeguard_extract.records.geometry import union
from safeguard_extract.records.page import Line

NONE: Counter[str] = Counter()


def gathered(*lines: tuple[int, Line]) -> list[tuple[str | None, str]]:
    out: list[tuple[str | None, str]] = []
    for paragraph in paragraphs_of(lines):
        skip = len(paragraph.first.text) - len(paragraph.mark.rest) if paragraph.mark else 0
        out.append((paragraph.mark.text if paragraph.mark else None, joined_text(paragraph.lines, skip, NONE)[0]))
    return out


def column(
    *texts: str, x: float = 50, top: float = 100, leading: float = 13, **style: object
) -> list[tuple[int, Line]]:
    return [(1, printed_line(text, x, top + i * leading, **style)) for i, text in enumerate(texts)]


def test_lines_close_together_are_one_paragraph() -> None:
    assert gathered(*column("Nurses visit every", "Home in two weeks.")) == [
        (None, "Nurses visit every Home in two weeks.")
    ]


def test_white_between_lines_parts_paragraphs() -> None:
    assert len(gathered(*column("Nurses visit.", "Schools ask.", leading=22))) == 2


def test_a_change_of_size_or_weight_parts_them() -> None:
    plain = column("Nurses visit every", top=100)
    assert len(gathered(*plain, *column("Home in two weeks.", top=113, size=14))) == 2
    assert len(gathered(*plain, *column("Home in two weeks.", top=113, bold=True))) == 2


def test_list_marks_begin_items_and_lines_under_the_text_go_on() -> None:
    lines = [*column("• Visit every home", "• Call again", top=100), (1, printed_line("after a week", 59, 126))]
    assert gathered(*lines) == [("•", "Visit every home"), ("•", "Call again after a week")]


def test_bare_numbers_that_count_up_at_one_edge_are_marks() -> None:
    assert gathered(*column("1 Visit homes", "2 Call again", "3 Write it down")) == [
        ("1", "Visit homes"),
        ("2", "Call again"),
        ("3", "Write it down"),
    ]
    assert gathered(*column("12 Nurses visit homes"))[0][0] is None


def test_a_sentence_goes_on_over_the_page_s_end() -> None:
    lines = [(1, printed_line("Nurses visit every", 50, 780)), (2, printed_line("home in two weeks.", 50, 60))]
    (paragraph,) = paragraphs_of(lines)
    assert [page for page, _ in paragraph.lines] == [1, 2]


@pytest.mark.parametrize(
    ("last", "first"),
    [("Nurses visit.", "Schools ask."), ("Nurses visit:", "schools ask"), ("Nurses visit", "Schools ask")],
)
def test_what_begins_anew_on_the_next_page_stands_alone(last: str, first: str) -> None:
    lines = [(1, printed_line(last, 50, 780)), (2, printed_line(first, 50, 60))]
    assert len(paragraphs_of(lines)) == 2


def test_the_box_round_a_paragraph() -> None:
    (paragraph,) = paragraphs_of(column("Nurses visit", "every home"))
    assert box_of(paragraph) == (50, 100, 50 + 12 * 5 - 1.7, 123)


def test_a_line_that_begins_with_the_bold_name_of_a_field_goes_on_with_nothing() -> None:
    def field(name: str, value: str, top: float) -> tuple[int, Line]:
        bold = printed_line(name, 50, top, bold=True).words
        words = (*bold, *printed_line(value, bold[-1].bbox.x1 + 3, top).words)
        return 1, Line(f"{name} {value}", union(w.bbox for w in words), size=10.0, words=words)

    lines = [field("Lead:", "Named Nurse", 100), field("Timescale:", "March 2020", 113)]
    assert gathered(*lines) == [(None, "Lead: Named Nurse"), (None, "Timescale: March 2020")]


def test_the_lines_of_an_item_whose_mark_was_typed_by_hand_begin_under_the_mark() -> None:
    assert gathered(*column("✔ Test safe sleep with all the young", "fathers")) == [
        ("✔", "Test safe sleep with all the young fathers")
    ]


@pytest.mark.parametrize("hyphen", ["\u2010", "\u00ad"])
def test_a_word_that_the_typesetter_broke_is_whole_again(hyphen: str) -> None:
    assert gathered(*column(f"Nurses visit every fam{hyphen}", "ily in the first week.")) == [
        (None, "Nurses visit every family in the first week.")
    ]


def test_a_line_under_a_typed_mark_goes_on_where_the_line_above_was_full() -> None:
    full, short = "2.1 The Training Group runs nine courses between", "2.1 The Training Group runs"
    wide = (1, printed_line("Another line that shows how wide the column is here", 50, 300))
    assert len(gathered(*column(full, "March and July"), wide)) == 2
    assert len(gathered(*column(short, "March and July"), wide)) == 3


def test_years_parted_after_their_hyphen_are_joined() -> None:
    assert gathered(*column("The plan for 2010-", "2011 and after")) == [(None, "The plan for 2010-2011 and after")]
