"""Letters as printed, and laws of lines."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.read.letters import printed
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.table_grid import grid_lines, join_lines
from safeguard_extract.read.word_lines import placed_lines, to_line, words_and_lines
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Line, Word


@pytest.mark.parametrize(
    ("raw", "font", "shown"),
    [
        ("lamp", "", "lamp"),
        ("o\ufb03ce", "", "office"),
        ("cafe\u0301", "", "café"),
        ("harb\u00adour", "", "harbour"),
        ("mas\ufffe", "", "mas-"),
        ("mas\x02", "", "mas-"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0fc", "Wingdings", "✓"),
        ("§", "ABCDEF+Wingdings-Regular", "•"),
        ("ü", "Wingdings", "✓"),
        ("ü", "Arial", "ü"),
        ("½", "", "½"),
        ("nul\x00l", "", "null"),
        ("\u200b", "", ""),
        ("l\u202eamp", "", "lamp"),  # a sign that turns the reading direction round
        ("lamp\ud800", "", "lamp\ufffd"),  # half a letter, which no file can hold
        ("\ud83d\udc1f", "", "🐟"),  # both halves
    ],
)
def test_printed(raw: str, font: str, shown: str) -> None:
    assert printed(raw, font) == shown


@given(st.text())
def test_printing_twice_is_printing_once(raw: str) -> None:
    assert printed(printed(raw)) == printed(raw)


def placed(text: str, x: float, y: float, size: float = 10, bold: bool = False) -> PlacedWord:
    return PlacedWord(Word(text, BBox(x, y - size, x + size, y), size=size, bold=bold), 0, x, y)


WORDS = st.lists(
    st.builds(placed, st.sampled_from("abcdef"), st.integers(0, 500), st.integers(0, 700), st.sampled_from([6, 10, 24]))
)


@given(WORDS)
def test_lines_hold_every_word_once_and_read_from_left_to_right(words: list[PlacedWord]) -> None:
    lines = [[each.word for each in line] for line in placed_lines(words)]
    assert Counter(word for line in lines for word in line) == Counter(each.word for each in words)
    for line in lines:
        assert [word.bbox.x0 for word in line] == sorted(word.bbox.x0 for word in line)
    bottoms = [min(word.bbox.bottom for word in line) for line in lines]
    assert bottoms == sorted(bottoms)


@given(WORDS)
def test_taking_doubles_away_twice_is_taking_them_once(words: list[PlacedWord]) -> None:
    once, _ = words_and_lines(words)
    assert set(once) <= set(words)
    assert {each.word.text for each in once} == {each.word.text for each in words}


def test_a_double_goes_and_a_repeated_word_stays() -> None:
    words = [placed("very", 10, 100), placed("very", 25, 100), placed("very", 10.5, 100.5)]
    assert [each.along for each in words_and_lines(words)[0]] == [25, 10.5]


def test_line_is_as_most_of_its_letters_are() -> None:
    line = to_line([placed("lighthouse", 0, 100, 12, bold=True).word, placed("no", 90, 100, 8).word])
    assert (line.text, line.size, line.bold) == ("lighthouse no", 12, True)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the well-", "lit quay"], "the well-lit quay"),
        (["lamps -", "all of them"], "lamps - all of them"),
        (["2030-", "31"], "2030-31"),
        ([], ""),
    ],
)
def test_join_lines(lines: list[str], text: str) -> None:
    assert join_lines([Line(line) for line in lines]) == text


@given(st.lists(st.floats(0, 1000), min_size=1))
def test_grid_lines_stand_apart(sides: list[float]) -> None:
    lines = grid_lines(sides)
    assert all(b - a > 3 for a, b in pairwise(lines))
    assert all(any(0 <= side - line <= 3 for line in lines) for side in sides)
