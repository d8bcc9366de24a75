"""Which boards share a priority in a year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from alignments import AnnotatedPair, build_plan

from safeguard_extract.compare import across_frame, across_year, years_in_force
from safeguard_extract.compare.across import SHARED
from safeguard_extract.compare.profile import profiles
from safeguard_extract.compare.relations import why_carried_on
from safeguard_extract.compare.similarity import likeness
from safeguard_extract.records.plan import Plan
from safeguard_extract.store.columns import ACROSS


def plan(area: str, start: int, end: int, priorities: Sequence[tuple[str, Sequence[str]]]) -> Plan:
    rows = [{"id": f"p{n}", "title": title, "themes": list(themes)} for n, (title, themes) in enumerate(priorities, 1)]
    document = {
        "id": f"{area.lower()}-{start}",
        "board": f"{area} Safeguarding Children Board",
        "area": area,
        "type": "strategic_plan",
        "period": {"start": str(start), "end": str(end)},
    }
    return build_plan({"document": document, "priorities": rows, "items": []})


@pytest.fixture
def boards() -> list[Plan]:
    return [
        plan("Ayle", 2017, 2020, [("Tackle neglect early", ["neglect"]), ("Hear what children say", ["voice"])]),
        plan("Brock", 2018, 2019, [("Neglect", ["neglect"]), ("Children who go missing", ["missing"])]),
        plan("Cray", 2016, 2019, [("Early answers to neglect", ["neglect"])]),
        plan("Dunn", 2010, 2013, [("Neglect", ["neglect"])]),
    ]


def test_boards_that_share_a_priority_stand_together(boards: list[Plan]) -> None:
    found = across_year(boards, 2018)
    assert (found.year, found.boards) == (2018, 3)
    first, *others = found.clusters
    assert {member.doc_id for member in first.members} == {"ayle-2017", "brock-2018", "cray-2016"}
    assert (first.number, first.boards, first.themes) == (1, 3, ("neglect",))
    assert first.words == ("neglect", "early"), "two boards of three print it"
    assert [(cluster.boards, len(cluster.members)) for cluster in others] == [(1, 1), (1, 1)]
    assert others[0].words == ()


def test_every_priority_of_the_year_is_in_one_cluster(boards: list[Plan]) -> None:
    frame = across_frame(across_year(boards, 2018))
    assert tuple(frame.columns) == ACROSS.names
    assert len(frame) == len(set(zip(frame.doc_id, frame.priority, strict=True))) == 5
    assert (frame.groupby("cluster").medoid.sum() == 1).all()
    assert (frame[frame.medoid].similarity == 1).all()
    assert frame.small_n.all(), "three boards are few"


def test_only_what_is_in_force_and_has_the_theme(boards: list[Plan]) -> None:
    neglect = across_year(boards, 2018, ["neglect"])
    assert [len(cluster.members) for cluster in neglect.clusters] == [3]
    assert neglect.boards == 3, "the denominator does not shrink with the theme"
    assert across_year(boards, 2011).boards == 1
    assert across_year(boards, 2014) == across_year([], 2014)
    assert years_in_force(boards) == (2010, 2011, 2012, 2016, 2017, 2018, 2019)


def test_any_two_of_a_cluster_have_a_reason_to_be_one(series_pairs: dict[str, tuple[AnnotatedPair, ...]]) -> None:
    plans = [pair.later for pairs in series_pairs.values() for pair in pairs]
    year = max(years_in_force(plans), key=lambda y: len(across_year(plans, y).clusters))
    own = {(p.document.id, each.priority.id): each for p in plans for each in profiles(p)}
    for cluster in across_year(plans, year).clusters:
        members = [own[member.doc_id, member.priority] for member in cluster.members]
        for a, b in combinations(members, 2):
            alike = likeness([a], [b]).at(0, 0)
            assert why_carried_on(a, b, alike.lexical, 1.0)
        assert all(member.similarity >= SHARED for member in cluster.members)


def test_the_order_of_plans_does_not_matter(boards: list[Plan]) -> None:
    assert across_year(boards[::-1], 2018) == across_year(boards, 2018)
