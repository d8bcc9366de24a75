"""Words made comparable, and the likeness of titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.compare.glossary import WORDINGS
from safeguard_extract.compare.similarity import title_similarity
from safeguard_extract.compare.wording import GENERIC, stem, tokens


def test_one_token_for_one_meaning() -> None:
    assert tokens("CSE") == tokens("child sexual exploitation") == tokens("Sexually exploited")
    assert tokens("self-harm") == tokens("Self harming")
    assert "looked-after_" in tokens("children in care")
    assert tokens("the MSCB's work") == tokens("Safeguarding Children Board work")


def test_the_longest_wording_wins() -> None:
    assert tokens("thematic reviews of practice reviews")[0] == "case-review_"
    assert tokens("domestic violence and abuse") == ("domestic-abuse_",)


def test_inflections_fold_and_numbers_go() -> None:
    assert stem("monitored") == stem("monitors")
    assert stem("effectiveness") == stem("effective") == stem("effectively")
    assert stem("carer") != stem("cars")
    assert tokens("in 2016 and 2017") == ()
    assert stem("children") in GENERIC


@given(st.text(max_size=60))
def test_any_text_has_tokens_without_failing(text: str) -> None:
    assert all(token for token in tokens(text))


@pytest.mark.parametrize("wording", [w for wordings in WORDINGS.values() for w in wordings])
def test_every_wording_is_found_as_it_is_printed(wording: str) -> None:
    assert any(token.endswith("_") for token in tokens(f"about {wording}"))
    assert "-" not in wording, "hyphens are read as spaces"


def test_a_wording_has_one_meaning() -> None:
    every = [wording for wordings in WORDINGS.values() for wording in wordings]
    assert len(every) == len(set(every))


def test_a_contained_word_is_not_the_same_title() -> None:
    long = "Enhance the understanding of neglect amongst front line professionals in every service"
    ((alone, whole),) = title_similarity(["Neglect"], [long, "Neglect of children"])
    assert alone < 0.5 < whole < 1
    ((same,),) = title_similarity(["Neglect"], ["neglect"])
    assert same == 1.0


def test_titles_without_words_are_alike_only_where_equal() -> None:
    matrix = title_similarity(["", "—"], ["", "of the"])
    assert matrix[0, 0] == 1.0
    assert matrix[1].max() < 1.0
    assert title_similarity([], ["Neglect"]).shape == (0, 1)
