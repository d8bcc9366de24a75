"""Themes alike, contained, lost and gained."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.compare.kinship import WORK, containment, scope_change, shared_themes, theme_similarity
from safeguard_extract.records.comparison import Relation
from safeguard_extract.themes import load_codebook

OPPOSITE = {
    Relation.SAME: Relation.SAME,
    Relation.NARROWED: Relation.BROADENED,
    Relation.BROADENED: Relation.NARROWED,
}
some = st.lists(
    st.sampled_from(["cse", "cce", "exploitation", "missing", "case-review", "quality-assurance", "neglect"]),
    unique=True,
)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (["neglect"], ["neglect"], Relation.SAME),
        (["early-help", "thresholds-front-door"], ["early-help"], Relation.NARROWED),
        (["governance", "education"], ["governance", "quality-assurance", "voice"], Relation.BROADENED),
        (["exploitation", "hsb", "mental-health"], ["exploitation", "trauma-informed"], Relation.NARROWED),
        (["cse"], ["exploitation"], Relation.BROADENED),
        (["cse", "cce"], ["exploitation"], Relation.SAME),
        (["exploitation", "cse"], ["exploitation", "cse", "cce"], Relation.BROADENED),
        ([], ["neglect"], Relation.BROADENED),
    ],
)
def test_scope(before: list[str], after: list[str], change: Relation) -> None:
    assert scope_change(before, after) is change


@given(some, some)
def test_scope_turns_round_with_time(before: list[str], after: list[str]) -> None:
    assert scope_change(after, before) is OPPOSITE[scope_change(before, after)]


@given(some, some)
def test_similarity_is_symmetrical_and_one_for_the_same(left: list[str], right: list[str]) -> None:
    value = theme_similarity(left, right)
    assert value == pytest.approx(theme_similarity(right, left)) if value is not None else not (left and right)
    assert theme_similarity(left, left) == (1.0 if left else None)
    assert value is None or 0 <= value <= 1
    assert value is None or (value > 0) == bool(shared_themes(left, right))


def test_a_part_is_nearer_than_a_stranger() -> None:
    whole = ["early-help", "thresholds-front-door"]
    part, kin, stranger = (theme_similarity(whole, other) or 0 for other in (["early-help"], ["cse"], ["voice"]))
    assert 0.7 < part < 1
    assert kin == stranger == 0


def test_containment_goes_up_not_down() -> None:
    assert containment(["cse"], ["exploitation"]) == 1
    assert containment(["exploitation"], ["cse"]) == 0
    assert containment(["cse", "missing"], ["exploitation"]) == 0.5
    assert containment([], ["exploitation"]) == 0


def test_work_is_what_the_codebook_marks_as_work() -> None:
    assert {theme.id for theme in load_codebook(None).themes if theme.work} == WORK
