"""The lines of a paragraph joined to its text."""

from __future__ import annotations

from collections import Counter

from printed_pages import page_of, printed_line, words_at

from safeguard_extract.layout.joined_lines import Vocabulary, joined_text
from safeguard_extract.records.page import Line

NONE: Counter[str] = Counter()


def column(*texts: str) -> list[tuple[int, Line]]:
    return [(1, printed_line(text, 50, 100 + i * 13)) for i, text in enumerate(texts)]


def test_lines_are_joined_by_spaces_and_the_list_mark_is_left_out() -> None:
    assert joined_text(column("• Nurses  visit", "every home"), 2, NONE)[0] == "Nurses visit every home"


def test_a_word_parted_at_the_line_s_end_is_mended_as_the_document_prints_it() -> None:
    lines = column("They safe-", "guard well-", "known people")
    assert joined_text(lines, 0, Counter({"safeguard": 3, "well-known": 1}))[0] == "They safeguard well-known people"
    assert joined_text(column("The co-", "ordinator"), 0, NONE)[0] == "The co-ordinator"


def test_each_line_keeps_its_place_where_a_hyphen_is_left_out() -> None:
    text, places = joined_text(column("They safe-", "guard people"), 0, Counter({"safeguard": 3}))
    assert [text[start:end] for start, end, _, _ in places] == ["They safe", "guard people"]


def test_a_word_is_mended_as_pages_print_it_whatever_stands_round_it() -> None:
    vocabulary = Vocabulary([page_of(words_at("We (Safeguard) all: safeguard, and ask.", 50, 100))])
    assert (vocabulary["safeguard"], vocabulary["safe-guard"], vocabulary["ask"]) == (2, 0, 1)
    assert joined_text(column("They safe-", "guard people"), 0, vocabulary)[0] == "They safeguard people"
