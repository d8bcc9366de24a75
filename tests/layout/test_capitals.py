"""What a document's capitals say."""

from __future__ import annotations

import pytest

from safeguard_extract.layout.capitals import bare_word, capital_runs, is_capital_heading, learn_capitals


def test_a_word_with_a_capital_inside_sentences_is_a_name() -> None:
    capitals = learn_capitals(
        ["Children met at the Lighthouse and later in the Lighthouse garden.", "All children came."]
    )
    assert capitals.is_name("Lighthouse")
    assert not capitals.is_name("Children")
    assert not capitals.is_name("garden")


def test_a_word_mostly_in_small_letters_is_no_name_for_one_capital() -> None:
    texts = ["They came to Review it."] + ["a review of each review in every review"] * 4
    assert not learn_capitals(texts).is_name("Review")


@pytest.mark.parametrize(
    "text", ["KEEPING CHILDREN SAFE", "PRIORITY ONE: NEGLECT", "SAFER SLEEP – WHAT FAMILIES TOLD US"]
)
def test_shouted_headings(text: str) -> None:
    assert is_capital_heading(text)


@pytest.mark.parametrize("text", ["LSCB CCG NHS", "NEGLECT", "Keeping CHILDREN SAFE", "MASH", "", "2019"])
def test_acronyms_and_single_words_are_not_shouted(text: str) -> None:
    assert not is_capital_heading(text)


def test_shouted_runs_are_cut_out_of_poured_text() -> None:
    text = "The NHS and CCG agreed. KEEPING CHILDREN SAFE We meet weekly. WHAT HAPPENS NEXT Nothing yet"
    assert capital_runs(text) == [
        "The NHS and CCG agreed.",
        "KEEPING CHILDREN SAFE",
        "We meet weekly.",
        "WHAT HAPPENS NEXT",
        "Nothing yet",
    ]


def test_a_bare_word_has_no_marks_round_it() -> None:
    assert [bare_word(w) for w in ("“Safe”,", "(homes)", "now?", "*")] == ["Safe", "homes", "now", ""]
