"""Verbs of duty and deed in the forms in which they are printed."""

from __future__ import annotations

import pytest

from safeguard_extract.language.verbs import IMPERATIVES, NOUN_TOO, is_gerund, is_imperative, is_past

FORMS = [
    ("develop", "developing", "developed"),
    ("ensure", "ensuring", "ensured"),
    ("agree", "agreeing", "agreed"),
    ("clarify", "clarifying", "clarified"),
    ("employ", "employing", "employed"),
    ("map", "mapping", "mapped"),
    ("submit", "submitting", "submitted"),
    ("run", "running", "ran"),
    ("build", "building", "built"),
    ("undertake", "undertaking", "undertook"),
    ("oversee", "overseeing", "oversaw"),
    ("lead", "leading", "led"),
    ("write", "writing", "wrote"),
]


@pytest.mark.parametrize(("base", "gerund", "past"), FORMS)
def test_the_forms_of_a_verb(base: str, gerund: str, past: str) -> None:
    for printed in (base, base.title(), base.upper(), f"“{base}”", f"({base}),"):
        assert is_imperative(printed)
    assert is_gerund(gerund.title())
    assert is_past(past.title())
    assert not is_gerund(base)
    assert not is_imperative(gerund)
    assert not is_imperative(past)


@pytest.mark.parametrize("word", ["Re-launch", "re-write", "Re-commission"])
def test_to_do_again(word: str) -> None:
    assert is_imperative(word)


@pytest.mark.parametrize("participle", ["written", "driven", "undertaken", "re-written", "overseen"])
def test_participles(participle: str) -> None:
    assert is_past(participle)


@pytest.mark.parametrize("word", ["Children", "Police", "Board", "neglect", "early", "the", "", "2019", "–"])
def test_no_verb(word: str) -> None:
    assert not is_imperative(word)
    assert not is_gerund(word)
    assert not is_past(word)


def test_words_that_are_nouns_as_often_are_marked_so() -> None:
    assert {"review", "report", "plan", "train", "audit"} <= NOUN_TOO & IMPERATIVES
    assert not {"develop", "ensure", "publish"} & NOUN_TOO
