"""Words of a page to segments, and segments to reading order."""

from __future__ import annotations

import random

import pytest
from printed_pages import WIDTH, lines_at, page_of, printed_line, table_at, word_at, words_at

from safeguard_extract.layout.columns import in_reading_order
from safeguard_extract.layout.segments import colour_of, height_of, line_of, segments_of
from safeguard_extract.records.page import Line, Page, Word

LEFT = [
    "Nurses visit every home",
    "in the first two weeks",
    "and write down what",
    "they see on the day,",
    "then call again.",
]
RIGHT = [
    "Schools name one person",
    "to whom pupils can talk",
    "and who is told at once",
    "when a child is hurt",
    "or does not come.",
]


def read(page: Page) -> list[str]:
    return [line.text for line in in_reading_order(segments_of(page))]


def test_words_on_one_baseline_are_one_line_whatever_their_order() -> None:
    words = words_at("Nurses visit every home", 50, 100)
    random.Random(7).shuffle(words)
    assert read(page_of(words)) == ["Nurses visit every home"]


def test_a_raised_figure_stays_on_its_line() -> None:
    words = [*words_at("the first visit", 50, 100), word_at("2", 130, 98, size=6)]
    assert read(page_of(words)) == ["the first visit 2"]


def test_a_wide_gap_parts_segments_but_not_a_mark_from_its_text() -> None:
    words = [
        *words_at("Contents", 50, 100),
        *words_at("12", 400, 100),
        word_at("•", 50, 130),
        *words_at("Visit", 70, 130),
    ]
    assert [segment.text for segment in segments_of(page_of(words))] == ["Contents", "12", "• Visit"]


def test_words_in_a_table_are_left_to_the_table() -> None:
    table = table_at([["Action", "Lead"], ["Visit", "Nurse"]], top=300)
    page = page_of(lines_at(LEFT, 50, 100), words_at("Visit", 55, 305), tables=[table])
    assert read(page) == LEFT


def test_a_line_is_bold_italic_and_as_large_as_most_of_its_letters() -> None:
    words = [word_at("Lead:", 50, 100, bold=True), word_at("nurse", 90, 100, italic=True, size=9)]
    line = line_of([*words, word_at("visitors", 130, 100, italic=True, size=9)])
    assert (line.text, line.bold, line.italic, line.size) == ("Lead: nurse visitors", False, True, 9)
    assert (line.bbox, height_of(line)) == ((50, 100, 166, 110), 10)
    assert height_of(Line("without a box")) == 0


def test_the_colour_of_most_words() -> None:
    box = word_at("x", 50, 100).bbox
    line = line_of(
        [Word("a", box, colour="#ff0000"), Word("b", box, colour="#00ff00"), Word("c", box, colour="#ff0000")]
    )
    assert colour_of(line) == "#ff0000"
    assert colour_of(Line("no words")) is None


def test_two_columns_are_read_one_after_the_other() -> None:
    assert read(page_of(lines_at(LEFT, 50, 100), lines_at(RIGHT, 310, 100))) == LEFT + RIGHT


def test_columns_need_not_share_their_baselines() -> None:
    assert read(page_of(lines_at(LEFT, 50, 100), lines_at(RIGHT, 310, 104))) == LEFT + RIGHT


def test_three_columns() -> None:
    third = [
        "Police call at the home",
        "on the day of the call",
        "and ask who else is in",
        "the house that night",
        "before they go away",
    ]
    page = page_of(lines_at(LEFT, 40, 100), lines_at(RIGHT, 220, 100), lines_at(third, 420, 100))
    assert read(page) == LEFT + RIGHT + third


def test_a_heading_across_both_columns_parts_what_is_above_from_what_is_below() -> None:
    heading = words_at("What every one of our partners will do in the year ahead", 50, 100, size=16, bold=True)
    middle = words_at("How we shall know that children are safer and that it lasted", 50, 230, size=16, bold=True)
    page = page_of(
        heading,
        lines_at(LEFT, 50, 130),
        lines_at(RIGHT, 310, 130),
        middle,
        lines_at(RIGHT, 50, 260),
        lines_at(LEFT, 310, 260),
    )
    assert read(page) == [
        "What every one of our partners will do in the year ahead",
        *LEFT,
        *RIGHT,
        "How we shall know that children are safer and that it lasted",
        *RIGHT,
        *LEFT,
    ]


def test_terms_beside_meanings_are_read_row_by_row() -> None:
    meanings = ["a board of agencies", "a team of nurses", "a group of schools", "a forum of parents"]
    page = page_of(lines_at(["LSCB", "MASH", "TAF", "CCG"], 50, 100), lines_at(meanings, 200, 100))
    assert read(page) == [f"{a} {b}" for a, b in zip(["LSCB", "MASH", "TAF", "CCG"], meanings, strict=True)]


def test_titles_beside_page_numbers_are_read_row_by_row() -> None:
    titles = ["Foreword of the chair", "What children told us", "Our priorities", "How we check"]
    page = page_of(lines_at(titles, 50, 100), lines_at(["2", "3", "5", "9"], 500, 100))
    assert read(page) == [f"{title} {number}" for title, number in zip(titles, ["2", "3", "5", "9"], strict=True)]


def test_one_column_of_justified_text_is_not_cut_at_a_wide_space() -> None:
    lines = [
        [*words_at("Nurses visit", 50, 100), *words_at("every home in", 125, 100)],
        [*words_at("the first two", 50, 113), *words_at("weeks and then", 130, 113)],
        [*words_at("call again on", 50, 126), *words_at("the first day.", 128, 126)],
    ]
    assert read(page_of(*lines))[0] == "Nurses visit every home in"


@pytest.mark.parametrize("seed", range(5))
def test_no_word_is_lost_and_none_is_read_twice(seed: int) -> None:
    chance = random.Random(seed)
    words = [
        word_at(f"w{i}", chance.uniform(30, WIDTH - 60), chance.uniform(40, 780), size=chance.choice((8, 10, 14)))
        for i in range(80)
    ]
    found = [word for line in in_reading_order(segments_of(page_of(words))) for word in line.text.split()]
    assert sorted(found) == sorted(word.text for word in words)


def test_a_line_without_a_box_is_refused() -> None:
    with pytest.raises(ValueError, match="without a box"):
        in_reading_order([Line("adrift"), printed_line("x", 1, 1)])


def test_two_lines_on_baselines_of_their_own_are_columns() -> None:
    left = lines_at(["Nurses visit every home", "and write down what"], 50, 100)
    right = lines_at(["Schools name one person", "to whom pupils can talk"], 320, 104)
    assert read(page_of(left, right)) == [
        "Nurses visit every home", "and write down what", "Schools name one person", "to whom pupils can talk",
    ]  # fmt: skip


def test_bullets_side_by_side_are_columns_however_few() -> None:
    left = lines_at(["• Nurses visit homes", "• Schools name one person"], 50, 100)
    right = lines_at(["• Babies sleep well", "• Pupils are heard"], 320, 100)
    assert read(page_of(left, right)) == [
        "• Nurses visit homes", "• Schools name one person", "• Babies sleep well", "• Pupils are heard",
    ]  # fmt: skip
