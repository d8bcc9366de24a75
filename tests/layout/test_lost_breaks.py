"""Where a line break was lost in poured text."""

from __future__ import annotations

import itertools

import pytest

from safeguard_extract.layout.capitals import learn_capitals
from safeguard_extract.layout.lost_breaks import hidden_breaks, title_end

# How the document prints these words elsewhere: in small letters, but for the names.
ELSEWHERE = (
    "staff and children asked why young people who visit schools are not heard; parents said so, and nurses too. "
    "They met at the Lighthouse, at the Mill School and with the Harbour Team of the Board."
)


def cut(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    tokens = text.split()
    edges = [0, *hidden_breaks(tokens, learn_capitals([ELSEWHERE, text]), known), len(tokens)]
    return [" ".join(tokens[a:b]) for a, b in itertools.pairwise(edges)]


BROKEN = {
    "Train every nursery in safe sleep Publish a guide for fathers": [
        "Train every nursery in safe sleep",
        "Publish a guide for fathers",
    ],
    "Work in schools has begun The board meets again in May": [
        "Work in schools has begun",
        "The board meets again in May",
    ],
    "Fewer children are hurt at home Staff know whom to call": [
        "Fewer children are hurt at home",
        "Staff know whom to call",
    ],
    "Our aims Children are heard in court": ["Our aims", "Children are heard in court"],
    "Ensure that homes are safe Ensure that parks are lit": ["Ensure that homes are safe", "Ensure that parks are lit"],
    "visits were missed We will call again": ["visits were missed", "We will call again"],
    "Fewer calls are made at night Young people feel that they are heard": [
        "Fewer calls are made at night",
        "Young people feel that they are heard",
    ],
    "what they say is acted upon Invite the pupils": ["what they say is acted upon", "Invite the pupils"],
}
WHOLE = (
    "They met at the Lighthouse and at the Mill School",
    "The work of the Harbour Team and of the Board goes on",
    "Give every family a worker from the Harbour Team of the Board",
    "Ask what is wrong (see the Guide for staff) and write it down",
    "Train staff, Police and teachers together",
    "Children and Young People are heard",
    "The identified Safeguarding partners will meet",
    "Report on Operation Harvest and its work",
    "Lend cots to all Named Nurse By end of March 2019 Parents",
    "",
    "Neglect",
)


@pytest.mark.parametrize(("text", "expected"), BROKEN.items())
def test_a_lost_break(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_names_and_sentences_stay_whole(text: str) -> None:
    assert cut(text) == ([text] if text else [""])


def test_a_heading_that_the_document_repeats_is_cut_off() -> None:
    text = "Homes are safe Measures of Success Visits are kept Measures of Success"
    assert "Measures of Success" in cut(text, frozenset({"Measures of Success"}))


@pytest.mark.parametrize(
    "text",
    [
        "Lend cots to families by May (Head of Nursing) | Train nurses in safe sleep",
        "Cots are lent to all families Green | Train nurses in safe sleep",
        "Lend cots to families | Train 60 nurses in safe sleep",
        "Our priorities will be: | Safe sleep for babies",
    ],
)
def test_what_closes_a_cell_and_what_counts_show_a_break(text: str) -> None:
    assert cut(text.replace("| ", "")) == text.split(" | ")


@pytest.mark.parametrize("text", ["They read the Green Paper on schools", "Train 2016 was a good year for nurses"])
def test_a_colour_and_a_year_show_none(text: str) -> None:
    assert cut(text) == [text]


def test_a_known_heading_before_a_field_begins_anew() -> None:
    assert cut("Babies sleep well Safe play outside", frozenset({"Safe play outside"})) == [
        "Babies sleep well",
        "Safe play outside",
    ]
    assert cut("Nurses who know Early Help", frozenset({"Early Help"})) == ["Nurses who know Early Help"]


def test_a_heading_of_one_word_is_cut_off_before_a_deed_not_before_a_name() -> None:
    known = frozenset({"Sleep"})
    assert cut("Sleep Published the leaflet for all", known) == ["Sleep", "Published the leaflet for all"]
    assert cut("seen by the nurse Sleep Published the leaflet", known)[1:] == ["Sleep", "Published the leaflet"]
    assert cut("seen by the nurse Sleep Forum members met", known) == ["seen by the nurse Sleep Forum members met"]


def test_the_title_of_a_numbered_row_ends_where_a_sentence_opens() -> None:
    assert title_end("Early Help Families get help early".split()) == 2
    assert title_end("Safe sleep and play".split()) == 0
