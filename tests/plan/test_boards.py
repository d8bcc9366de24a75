"""The board as it names itself, and its area."""

from __future__ import annotations

import pytest

from safeguard_extract.plan.boards import find_board
from safeguard_extract.plan.places import PLACES, find_places

BOARDS = {
    "Wexmoor Safeguarding Children Board": ("Wexmoor Safeguarding Children Board", "Wexmoor"),
    "Wexmoor and the Vale Local Safeguarding Children Board": (
        "Wexmoor and the Vale Local Safeguarding Children Board",
        "Wexmoor and the Vale",
    ),
    "Saltby Safeguarding Children Partnership": ("Saltby Safeguarding Children Partnership", "Saltby"),
    "Saltby-on-Sea Multi-Agency Safeguarding Partnership": (
        "Saltby-on-Sea Multi-Agency Safeguarding Partnership",
        "Saltby-on-Sea",
    ),
    "WEXMOOR SAFEGUARDING CHILDREN BOARD": ("Wexmoor Safeguarding Children Board", "Wexmoor"),
    "The Annual Report of the Wexmoor Safeguarding Children Board": ("Wexmoor Safeguarding Children Board", "Wexmoor"),
    "Safeguarding Children Partnership for Upper Wexmoor": (
        "Safeguarding Children Partnership for Upper Wexmoor",
        "Upper Wexmoor",
    ),
    "Wexmoor Child Protection Committee": ("Wexmoor Child Protection Committee", "Wexmoor"),
    "London Borough of Wexmoor Safeguarding Children Partnership": (
        "London Borough of Wexmoor Safeguarding Children Partnership",
        "Wexmoor",
    ),
    "Wexmoor’s Safeguarding Children Board": ("Wexmoor’s Safeguarding Children Board", "Wexmoor"),
    "Saltby, Wexmoor & Vale (SWV) Safeguarding Children Boards": (
        "Saltby, Wexmoor & Vale (SWV) Safeguarding Children Boards",
        "Saltby, Wexmoor & Vale",
    ),
    "Wexmoor Community Safety and Safeguarding Partnership": (
        "Wexmoor Community Safety and Safeguarding Partnership",
        "Wexmoor",
    ),
    "Wexmoor Regional Safeguarding Children Board": ("Wexmoor Regional Safeguarding Children Board", "Wexmoor"),
    "Safeguarding Children Partnership for Wexmoor Three Year Strategic Plan": (
        "Safeguarding Children Partnership for Wexmoor",
        "Wexmoor",
    ),
    "Business Plan\nWexmoor and Saltby\nSafeguarding Children Board\n2019": (
        "Wexmoor and Saltby Safeguarding Children Board",
        "Wexmoor and Saltby",
    ),
    "Wexmoor LSCB Annual Report": ("Wexmoor LSCB", "Wexmoor"),
}


@pytest.mark.parametrize(("line", "expected"), BOARDS.items())
def test_the_board_and_its_area(line: str, expected: tuple[str, str]) -> None:
    assert find_board(line, line, line) == expected


@pytest.mark.parametrize(
    "line", ["Each Safeguarding Children Board", "The local Safeguarding Children Board", "A school"]
)
def test_any_board_is_no_board_of_its_own(line: str) -> None:
    assert find_board(line, line, line) == (None, None)


def test_the_name_on_the_cover_beats_a_neighbour_s_that_is_printed_more_often() -> None:
    text = "Wexmoor Safeguarding Children Board\n" + "We met Saltby Safeguarding Children Board.\n" * 9
    assert find_board("Wexmoor Safeguarding Children Board", text[:60], text)[1] == "Wexmoor"


def test_a_name_spelt_out_beats_initials_that_are_printed_more_often() -> None:
    text = "Saltby LSCB\n" * 40 + "Wexmoor Safeguarding Children Board\n"
    assert find_board("Annual report", text, text)[1] == "Wexmoor"


def test_without_a_name_the_area_is_the_authority_that_is_spoken_of() -> None:
    assert find_board("Annual Report 2012", "", "Kent County Council", "x.pdf") == (None, None)
    assert find_board("Annual Report 2012 Kent County Council", "", "", "x.pdf") == (None, "Kent")
    assert find_board("Annual Report 2012", "", "", "telford_and-wrekin-lscb-2012.pdf") == (None, "Telford and Wrekin")


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_found_as_it_may_be_written(place: str) -> None:
    for written in (place, place.upper(), place.replace(" and ", " & "), place.replace("-", " ")):
        assert find_places(f"the plan of {written} Council") == (place,)
    assert find_places(f"{place} station") == ()
