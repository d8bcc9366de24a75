"""Headings that planning forms repeat under each priority."""

from __future__ import annotations

import pytest

from safeguard_extract.language.form_headings import heads_form, is_form_heading, repeated_forms, split_forms

HEADINGS = (
    "What we will do",
    "What will we do?",
    "What we want to achieve",
    "What do we want to change?",
    "What have we done?",
    "How will we know?",
    "How will we know we have made a difference?",
    "What difference have we made?",
    "What will success look like?",
    "Why is this a priority?",
    "Next steps",
    "Key actions",
    "Expected outcomes",
    "Measures of success",
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_of_a_form(heading: str) -> None:
    assert is_form_heading(heading)


@pytest.mark.parametrize(
    "line", ["Neglect", "We will know more next year", "What we will do is clear to all", "Our next steps", ""]
)
def test_no_heading_of_a_form(line: str) -> None:
    assert not is_form_heading(line)


def test_poured_text_is_cut_before_and_after_each_heading() -> None:
    text = (
        "Parents who drink What we want Fewer harmed children What we will do Train midwives How will we know? Audits"
    )
    assert split_forms(text) == [
        "Parents who drink",
        "What we want",
        "Fewer harmed children",
        "What we will do",
        "Train midwives",
        "How will we know?",
        "Audits",
    ]


@pytest.mark.parametrize("text", ["The plan says what we will do next.", "Somebody asked “What will we do?” twice"])
def test_the_same_words_inside_a_sentence_or_quotation_marks_are_no_heading(text: str) -> None:
    assert split_forms(text) == [text]


def test_nothing_is_lost() -> None:
    text = "Start Next steps Go on What next? End"
    assert " ".join(split_forms(text)) == text
    assert split_forms("") == []


@pytest.mark.parametrize(
    "line", ["Impact", "Key actions", "Next steps:", "What we did", "Why was this a priority?", "Achievements to date"]
)
def test_a_line_that_heads_a_form(line: str) -> None:
    assert heads_form(line)


@pytest.mark.parametrize("line", ["Impact of the Mill School", "actions", "Key actions were taken", "Neglect", ""])
def test_a_line_that_heads_none(line: str) -> None:
    assert not heads_form(line)


def test_words_that_head_a_list_again_and_again() -> None:
    text = "heard. Outcomes Babies sleep Actions Lend cots. PLAY Outcomes Parks are safe Actions Ask pupils"
    assert repeated_forms(text) == {"Outcomes", "Actions"}
    assert repeated_forms("heard. Actions Lend cots. The actions of parents") == frozenset()


@pytest.mark.parametrize(
    "heading",
    ["Success looks like", "Success criteria", "We will know that we have made a difference when"],
)
def test_what_success_is(heading: str) -> None:
    assert split_forms(f"Lend cots {heading} Babies sleep") == ["Lend cots", heading, "Babies sleep"]
