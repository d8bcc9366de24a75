"""List marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.layout import marks
from safeguard_extract.layout.marks import BULLETS, is_lone_mark, read_mark

MARKED = {
    "• Train nurses": ("•", "bullet"),
    "- Train nurses": ("-", "bullet"),
    "– Train nurses": ("–", "bullet"),
    "o Train nurses": ("o", "bullet"),
    "✓ Train nurses": ("✓", "bullet"),
    "•Train nurses": ("•", "bullet"),
    "1. Train nurses": ("1.", "number"),
    "12) Train nurses": ("12)", "number"),
    "(3) Train nurses": ("(3)", "number"),
    "2.1 Train nurses": ("2.1", "decimal"),
    "2.1.4. Train nurses": ("2.1.4.", "decimal"),
    "1.Train nurses": ("1.", "number"),
    "2.1Train nurses": ("2.1", "decimal"),
    "a) Train nurses": ("a)", "letter"),
    "(b) Train nurses": ("(b)", "letter"),
    "c. Train nurses": ("c.", "letter"),
    "ii) Train nurses": ("ii)", "roman"),
    "(iv) Train nurses": ("(iv)", "roman"),
}


@pytest.mark.parametrize(("line", "expected"), MARKED.items())
def test_a_mark_its_kind_and_what_follows(line: str, expected: tuple[str, str]) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.text, mark.kind, mark.rest) == (*expected, "Train nurses")


@pytest.mark.parametrize(
    "line",
    ["Train nurses", "-5 degrees", "2019 was good", "e.g. nurses", "o nurses", "3.5GB of film", "Page 3. End", "•", ""],
)
def test_no_mark(line: str) -> None:
    assert read_mark(line) is None


def test_a_bare_number_is_a_mark_only_on_request_and_before_a_capital() -> None:
    assert read_mark("3 Safe homes") is None
    mark = read_mark("3 Safe homes", bare=True)
    assert mark is not None
    assert (mark.text, mark.kind, mark.rest) == ("3", "bare", "Safe homes")
    assert read_mark("3 homes were safe", bare=True) is None


@given(st.sampled_from(sorted(BULLETS)), st.sampled_from(["Train nurses", "map the parks", "“Ask us”"]))
def test_every_bullet_is_one(bullet: str, words: str) -> None:
    mark = read_mark(f"{bullet} {words}")
    assert mark is not None
    assert (mark.kind, mark.rest) == ("bullet", words)
    assert is_lone_mark(bullet)


@given(st.one_of([st.from_regex(pattern) for _, pattern in marks._PATTERNS]))
def test_no_line_that_begins_with_a_mark_is_passed_over_at_the_first_look(line: str) -> None:
    assert read_mark(line) is not None


@pytest.mark.parametrize("word", ["1.", "a)", "(iv)", "2.1", "–", "o"])
def test_words_that_are_nothing_but_a_mark(word: str) -> None:
    assert is_lone_mark(word)


@pytest.mark.parametrize("word", ["a", "nurses", "2019", "", "ok"])
def test_words_that_are_more(word: str) -> None:
    assert not is_lone_mark(word)
