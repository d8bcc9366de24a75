"""What phrases of a small codebook find, and what their surroundings make of it."""

from __future__ import annotations

import pytest

from safeguard_extract.themes.codebook import Codebook, Theme, load_codebook
from safeguard_extract.themes.coder import Coder

DEFAULT = Coder(load_codebook())
CODER = Coder(
    Codebook(
        "small",
        "1",
        (
            Theme("neglect", "Neglect", includes=("neglect",), excludes=("neglect of duty", "abuse and neglect")),
            Theme("domestic", "Domestic abuse", includes=("domestic abuse", "domestic abuse and sexual violence")),
            Theme("sexual", "Sexual violence", includes=("sexual violence",)),
            Theme("mental", "Mental health", includes=("mental health",)),
            Theme("parents", "Parents", includes=("parent + mental health",)),
            Theme("sharing", "Sharing", includes=("share + information",)),
            Theme("e-safety", "Online", includes=("e-safety", "on-line safety")),
            Theme("prevent", "Prevent", includes=("Prevent",)),
            Theme("training", "Training", work=True, includes=("training",), hints=("skill",)),
            Theme("board", "Board", broad=True, includes=("governance", "board"), hints=("meeting",)),
            Theme("care", "Care", includes=("placement", "foster carer", "care leaver", "looked after")),
        ),
    )
)


def about(text: str) -> set[str]:
    return {heard.theme for heard in CODER.about(text)}


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Children who are neglected at home", {"neglect"}),
        ("Neglect of duty is a matter for the employer", set()),
        ("Protecting children from abuse and neglect", set()),
        ("Tackling domestic abuse and neglect", {"domestic", "neglect"}),
        ("The Domestic Abuse and Sexual Violence Executive meets", {"domestic"}),
        ("Parents' mental health is asked about", {"parents"}),
        ("The mental health of children", {"mental"}),
        ("Parents are told. Mental health services wait", {"mental"}),
        ("Information is not shared between agencies", {"sharing"}),
        ("E-safety, esafety and e safety", {"e-safety"}),
        ("Online safety for all", {"e-safety"}),
        ("Staff understand the Prevent duty", {"prevent"}),
        ("Prevent harm where we can", set()),
        ("A review that does not cover neglect but looks at training", {"training"}),
        ("Agencies do not report neglect", {"neglect"}),
        ("Everything other than neglect", set()),
        ("The posters will be printed by the Training Subgroup", set()),
        ("Placements are drawn up with the Training Subgroup", {"care"}),
        ("Review the membership of the Training Subgroup", {"training"}),
        ("Run neglect training", {"neglect", "training"}),
        ("Build the skills of staff", {"training"}),
        ("Build the skills of staff who face neglect", {"neglect"}),
        ("Hold a meeting", {"board"}),
    ],
)
def test_what_a_unit_is_about(text: str, themes: set[str]) -> None:
    assert about(text) == themes


def test_three_themes_at_most_and_the_first_named_first() -> None:
    heard = CODER.about("Training on neglect, domestic abuse, placements and mental health")
    assert [h.theme for h in heard] == ["training", "neglect", "domestic"]
    assert heard[0].score > heard[1].score > heard[2].score


def test_brackets_come_last() -> None:
    heard = CODER.about("Work on (neglect and) placements, domestic abuse and mental health")
    assert {h.theme for h in heard} == {"care", "domestic", "mental"}


def test_a_damaged_word_says_so() -> None:
    (heard,) = CODER.about("Children and neg1ect")
    assert (heard.theme, heard.how) == ("neglect", "fuzzy")
    (whole,) = CODER.about("Children and neglect")
    assert whole.how == "dictionary" and heard.score < whole.score


def test_a_hint_says_so() -> None:
    (heard,) = CODER.about("The skills of staff")
    assert heard.how == "hint" and heard.score < 0.6


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Send the neglect leaflet to every school, GP practice and dentist", ["neglect", "community"]),
        ("Health, police and schools attend the neglect panel", ["neglect"]),
        ("Schools and colleges hold a register of children taught at home", ["education"]),
        ("Ask schools and parents how lessons on safety are going", ["education"]),
    ],
)
def test_a_school_among_other_agencies_says_who_and_not_what(text: str, themes: list[str]) -> None:
    assert [heard.theme for heard in DEFAULT.about(text)] == themes


def test_words_that_only_look_alike() -> None:
    assert DEFAULT.phrases("Vets and their nurses missed two meetings with the children's centre") == [
        ("early-help", "children's centre")
    ]
    assert "radicalisation" not in {theme for theme, _ in DEFAULT.phrases("Deaths that are prevented lead to change")}
