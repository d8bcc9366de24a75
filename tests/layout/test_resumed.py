"""Sentences that captions and pull quotes cut in two."""

from __future__ import annotations

import pytest
from printed_pages import lines_at, outline_of, page_of, words_at

from safeguard_extract.layout import lay_out
from safeguard_extract.records.page import Word

FIRST = ["Nurses visit every home in the first two weeks,", "and they write down what they see on the"]
SECOND = ["day of the visit. Then they call the family again", "to hear what they thought of it."]
WHOLE = "paragraph", " ".join([*FIRST, *SECOND])


def slanted(words: list[Word]) -> list[Word]:
    return [word._replace(italic=True) for word in words]


@pytest.mark.parametrize("size", [8.0, 10.0])
def test_a_caption_between_the_halves(size: float) -> None:
    page = page_of(
        lines_at(FIRST, 50, 100),
        slanted(words_at("Figure 1: Visits by the month", 50, 230, size=size)),
        lines_at(SECOND, 50, 260),
    )
    assert outline_of(lay_out([page])) == [WHOLE, ("caption", "Figure 1: Visits by the month")]


def test_a_caption_at_the_head_of_the_next_page() -> None:
    first = page_of(words_at("Safe sleep", 50, 60, size=16, bold=True), lines_at(FIRST, 50, 700))
    second = page_of(words_at("Figure 1: Visits by the month", 50, 300), lines_at(SECOND, 50, 340), number=2)
    assert outline_of(lay_out([first, second]))[1:] == [WHOLE, ("caption", "Figure 1: Visits by the month")]


def test_a_chart_with_its_labels_and_its_source() -> None:
    page = page_of(
        lines_at(FIRST, 50, 100),
        words_at("Figure 1: Visits by the month", 50, 150, bold=True),
        words_at("June", 90, 200, size=7),
        words_at("40", 150, 220, size=7),
        words_at("Source: the nurses", 50, 250, size=8),
        lines_at(SECOND, 50, 280),
    )
    assert outline_of(lay_out([page]))[:2] == [WHOLE, ("caption", "Figure 1: Visits by the month")]


def test_a_pull_quote_between_the_halves() -> None:
    quote = "“She came when she said she would.”"
    page = page_of(lines_at(FIRST, 50, 100), words_at(quote, 60, 160, size=14), lines_at(SECOND, 50, 200))
    assert outline_of(lay_out([page])) == [WHOLE, ("quote", quote)]


def test_a_caption_after_a_whole_sentence_leaves_what_follows_alone() -> None:
    ended = [FIRST[0], "and they write down what they see there."]
    caption = words_at("Figure 1: Visits by the month", 50, 230, size=8)
    page = page_of(lines_at(ended, 50, 100), caption, lines_at(["in the same week."], 50, 260))
    assert [kind for kind, _ in outline_of(lay_out([page]))] == ["paragraph", "caption", "paragraph"]


def test_without_a_caption_between_them_halves_stay_apart() -> None:
    page = page_of(lines_at(FIRST, 50, 100), words_at("Visits by month", 50, 230, size=8), lines_at(SECOND, 50, 260))
    assert len(lay_out([page])) == 3
