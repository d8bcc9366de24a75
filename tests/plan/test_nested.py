"""Bullets under a bullet, and bullets in a cell: the words that they complete, or items in their own right."""

from __future__ import annotations

import pytest
from fictional_blocks import heading, item, items_of, paragraph

from safeguard_extract.plan.nested import leads_in
from safeguard_extract.records.block import Block

START = [heading("Priority 1: Neglect", mark=None), paragraph("We will:")]
NOUNS = ("Evening courses", "A film for parents")
DUTIES = ("Commission evening courses", "Show a film to parents")


def under(outer: str, *inner: str) -> list[Block]:
    return [*START, item(outer), *(item(text, "–", 2) for text in inner), item("Open a drop-in at the library")]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Raise awareness of neglect through:", NOUNS),
        ("Raise awareness of neglect through", NOUNS),
        ("Improve supervision by:", ("Holding a workshop", "Reviewing the policy")),
        ("Audit the following areas:", NOUNS),
    ],
)
def test_bullets_that_complete_a_duty_are_one_item_with_it(outer: str, inner: tuple[str, ...]) -> None:
    assert leads_in(outer, inner)
    assert items_of(under(outer, *inner)) == [
        ("action", " ".join([outer, *inner])),
        ("action", "Open a drop-in at the library"),
    ]


@pytest.mark.parametrize("outer", ["Training:", "Courses and films:", "Deliver the training strategy:"])
def test_bullets_that_are_duties_are_items_and_the_name_of_their_group_is_none(outer: str) -> None:
    assert not leads_in(outer, DUTIES)
    assert items_of(under(outer, *DUTIES)) == [
        *(("action", text) for text in DUTIES),
        ("action", "Open a drop-in at the library"),
    ]


def test_a_duty_that_is_done_leads_in_nothing() -> None:
    assert not leads_in("Raise awareness of neglect", NOUNS)
    assert not leads_in("We will:", NOUNS)


def test_small_letters_complete_what_stands_above_them() -> None:
    assert items_of(under("Offer each school", "a film", "a visit by a nurse")) == [
        ("action", "Offer each school a film a visit by a nurse"),
        ("action", "Open a drop-in at the library"),
    ]
