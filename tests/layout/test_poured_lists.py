"""Names that a poured sentence lists, where their bullets were lost."""

from __future__ import annotations

import pytest

from safeguard_extract.layout.capitals import learn_capitals
from safeguard_extract.layout.poured_lists import listed_names

# The names of the document, as it prints them inside sentences.
ELSEWHERE = "It was held at the Lighthouse and in the Harbour."


def names(text: str, *titles: str) -> set[str]:
    return set(listed_names(text, titles, learn_capitals([ELSEWHERE, text])))


def test_a_name_begins_at_a_capital_after_a_small_word() -> None:
    text = "Our priorities for 2019 are: Early help for families Safe sleep for babies Children who go missing"
    assert names(text) == {"Early help for families", "Safe sleep for babies", "Children who go missing"}


def test_a_title_printed_elsewhere_ends_a_name_of_one_word() -> None:
    text = "The three priorities will be: Neglect Safe sleep for babies Play that is free"
    assert names(text) == set()  # two names, where three are wanted
    assert names(text, "Neglect") == {"Neglect", "Safe sleep for babies", "Play that is free"}


def test_the_sentence_after_the_names_is_none() -> None:
    text = "We have two priorities: Safe sleep for babies Play that is free Each has a lead who reports to the Board."
    assert names(text) == {"Safe sleep for babies", "Play that is free"}


@pytest.mark.parametrize(
    "text",
    [
        "Our priorities are: Safe sleep in the Harbour and play",
        "Our priorities are: 1. Safe sleep 2. Play",
        "Our priorities are: Train all nurses in safe sleep Lend cots to families",
        "The cots are: Red ones with wheels Blue ones without",
        "",
    ],
)
def test_no_list_of_names(text: str) -> None:
    assert names(text) == set()


def test_titles_that_stand_elsewhere_by_themselves_are_two_names() -> None:
    text = (
        "Our priorities were: Sleep Outdoor play 3. What we did Sleep Lent cots to all. Outdoor play Opened a park. "
        "Sleep Visited homes."
    )
    assert names(text) == {"Sleep", "Outdoor play"}
    assert names("Our priorities were: Sleep Outdoor play 3. What we did Sleep Lent cots.") == set()


def test_a_list_is_over_where_its_first_name_stands_again() -> None:
    text = "Our priorities were: Safe sleep Play Safe sleep Lent cots to all Play Opened a park Play Asked pupils"
    assert names(text) == {"Safe sleep", "Play"}
