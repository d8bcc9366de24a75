"""The form of a sentence."""

from __future__ import annotations

import pytest

from safeguard_extract.plan.drafts import kind_by_form, trimmed
from safeguard_extract.plan.wording import (
    Form,
    form_of,
    is_figure,
    is_promise_of_it,
    is_spoken,
    is_state_reached,
    opens_with_duty,
)
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import ItemKind

DUTIES = (
    "Publish a guide for fathers",
    "To publish a guide for fathers",
    "Jointly commission a night shelter",
    "Developing a tool that nurses can use",
    "Completion of the audit of plans",
    "We will open a drop-in",
    "The Board will ask each agency for its figures",
    "All schools must name a lead",
    "Nurses are to be trained",
    "Visit all homes in the first week",
    "Re-launch the lock box scheme",
    "In addition, review the leaflet",
)
DEEDS = (
    "Published a guide for fathers",
    "We opened a drop-in in May",
    "The Training Group has run nine courses",
    "Nine courses were held",
    "The leaflet has been printed",
    "This led to fewer burns",
)
STATES = (
    "Fewer children are hurt at home",
    "Children who sleep safely",
    "Parents feel able to ask for help",
    "No family waits for longer than a week",
)
NOTHING = (
    "What will we do?",
    "Neglect",
    "The full report can be found on the website",
    "Please contact the Board office for a copy",
    "Working Together 2018, chapter 3",
    "See appendix two",
    "",
)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [(form, s) for form, group in zip(Form, (DUTIES, DEEDS, STATES, NOTHING), strict=True) for s in group],
)
def test_the_form_of_a_sentence(form: Form, sentence: str) -> None:
    assert form_of(sentence) is form


@pytest.mark.parametrize("sentence", DUTIES[:6])
def test_sentences_that_open_with_what_is_to_be_done(sentence: str) -> None:
    assert opens_with_duty(sentence)


@pytest.mark.parametrize("sentence", [*DEEDS, *STATES, *NOTHING, "All schools must name a lead"])
def test_sentences_that_do_not(sentence: str) -> None:
    assert not opens_with_duty(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Children at risk are seen in time and are safe",
        "Staff receive supervision that is robust",
        "Every parent knows whom to call and feels supported",
    ],
)
def test_a_state_that_is_to_be_reached(sentence: str) -> None:
    assert is_state_reached(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Staff are not always confident",
        "The inspection said that plans are clear but late",
        "There is a need for supervision that is robust",
        "The sea is near",
    ],
)
def test_a_state_as_it_is(sentence: str) -> None:
    assert not is_state_reached(sentence)


@pytest.mark.parametrize("text", ["“Nobody asked me”", "I was moved three times", "It helped me to talk"])
def test_words_that_somebody_said(text: str) -> None:
    assert is_spoken(text)


@pytest.mark.parametrize("text", ["Ask children what they think", "Improve “front door” work"])
def test_words_of_the_plan(text: str) -> None:
    assert not is_spoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "312 children were on a plan",
        "14% of pupils had an education plan",
        "The number of plans rose in spring",
        "A total of 41 children were seen",
    ],
)
def test_bare_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["Trained 312 nurses", "Fit gates in 400 homes", "Fewer children are hurt"])
def test_deeds_and_aims_with_a_figure_in_them(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Publish a guide", ItemKind.ACTION),
        ("Published a guide", ItemKind.ACHIEVEMENT),
        ("Fewer children are hurt", ItemKind.OUTCOME),
    ],
)
def test_the_kind_that_a_form_gives(sentence: str, kind: ItemKind) -> None:
    assert kind_by_form(sentence) is kind
    assert kind_by_form("Fewer children are hurt", ItemKind.INDICATOR) is ItemKind.INDICATOR


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("• Visit homes;", "Visit homes"),
        ("1.2 Visit homes", "Visit homes"),
        ("a) Visit homes.", "Visit homes."),
        (" – Visit 12 homes, ", "Visit 12 homes"),
        ("2019 was a good year", "2019 was a good year"),
        ("•", ""),
    ],
)
def test_marks_and_white_space_at_the_edges_are_trimmed(text: str, words: str) -> None:
    padded = f"before {text} after"
    start, end = trimmed(padded, Span(7, 7 + len(text)))
    assert padded[start:end] == words


def test_what_it_will_do_is_a_promise_where_it_does_something() -> None:
    assert is_promise_of_it("It will agree a pathway with the hospital.")
    assert is_promise_of_it("They will also visit each home.")
    assert not is_promise_of_it("It will help families.")
    assert not is_promise_of_it("It will be reviewed.")
    assert not is_promise_of_it("The Board will agree a pathway.")
