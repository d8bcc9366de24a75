"""Laws of a comparison, over plans put together at random."""

from __future__ import annotations

from collections import Counter

from alignments import build_plan
from hypothesis import given, settings
from hypothesis import strategies as st

from safeguard_extract.compare import carried_frame, compare_plans, comparison_frame
from safeguard_extract.records.comparison import CarriedRelation, Link, Relation
from safeguard_extract.records.plan import ItemKind, Plan

WORDS = (
    "neglect training audit CSE county lines missing domestic abuse early help schools voice of the child thresholds "
    "MASH serious case reviews ensure develop effective partnership safeguarding children strategy — 2016 é"
)
THEMES = ("neglect", "cse", "exploitation", "governance", "quality-assurance", "case-review", "training", "own-code")
ONE_TO_ONE = {Relation.SAME, Relation.NARROWED, Relation.BROADENED}

phrases = st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join)
themes = st.lists(st.sampled_from(THEMES), max_size=3, unique=True)


@st.composite
def plans(draw: st.DrawFn, id_: str = "ashcombe-2015") -> Plan:
    priorities = [
        {"id": f"p{n}", "title": draw(phrases), "themes": draw(themes)} for n in range(draw(st.integers(0, 5)))
    ]
    parents = st.sampled_from([None, *(p["id"] for p in priorities)])
    kinds = st.sampled_from([kind.value for kind in ItemKind])
    items = [
        {"id": f"i{n}", "kind": draw(kinds), "text": draw(phrases), "themes": draw(themes), "priority": draw(parents)}
        for n in range(draw(st.integers(0, 6)))
    ]
    document = {
        "id": id_,
        "board": "Ashcombe Safeguarding Children Board",
        "area": "Ashcombe",
        "type": "business_plan",
        "period": {"start": id_[-4:], "end": None},
    }
    return build_plan({"document": document, "priorities": priorities, "items": items})


@given(plans())
@settings(max_examples=150, deadline=None)
def test_a_plan_compared_with_itself_is_all_same(plan: Plan) -> None:
    comparison = compare_plans(plan, plan)
    assert [link.relation for link in comparison.links] == [Relation.SAME] * len(plan.priorities)
    assert [link.from_title for link in comparison.links] == [link.to_title for link in comparison.links]
    actions = [item for item in plan.items if item.kind is ItemKind.ACTION]
    assert len(comparison.carried) == len(actions)
    assert {row.relation for row in comparison.carried} <= {CarriedRelation.VERBATIM}
    assert all(row.from_text == row.to_text for row in comparison.carried)


@given(plans(), plans("ashcombe-2018"))
@settings(max_examples=150, deadline=None)
def test_every_priority_goes_somewhere_and_comes_from_somewhere(earlier: Plan, later: Plan) -> None:
    comparison = compare_plans(earlier, later)
    main = [link for link in comparison.links if link.relation is not Relation.RELATED]
    assert {link.from_priority for link in main} - {None} == {p.id for p in earlier.priorities}
    assert {link.to_priority for link in main} - {None} == {p.id for p in later.priorities}
    dropped = [link.from_priority for link in main if link.relation is Relation.DROPPED]
    new = [link.to_priority for link in main if link.relation is Relation.NEW]
    assert not {link.from_priority for link in main if link.to_priority} & set(dropped)
    assert not {link.to_priority for link in main if link.from_priority} & set(new)
    pairs = [(link.from_priority, link.to_priority) for link in comparison.links]
    assert len(pairs) == len(set(pairs))


@given(plans(), plans("ashcombe-2018"))
@settings(max_examples=150, deadline=None)
def test_relations_mean_what_they_say(earlier: Plan, later: Plan) -> None:
    links = compare_plans(earlier, later).links
    main = [link for link in links if link.from_priority and link.to_priority and link.relation is not Relation.RELATED]
    out = Counter(link.from_priority for link in main)
    into = Counter(link.to_priority for link in main)
    for link in main:
        if link.relation in ONE_TO_ONE:
            assert out[link.from_priority] == 1 == into[link.to_priority]
        elif link.relation is Relation.MERGED:
            assert into[link.to_priority] > 1
        else:
            assert link.relation is Relation.SPLIT
            assert out[link.from_priority] > 1


@given(plans(), plans("ashcombe-2018"))
@settings(max_examples=100, deadline=None)
def test_figures_are_figures(earlier: Plan, later: Plan) -> None:
    comparison = compare_plans(earlier, later)
    assert comparison == compare_plans(earlier, later)
    for link in comparison.links:
        assert all(0 <= value <= 1 for value in (link.similarity, link.lexical, link.semantic))
        _check_themes(link, earlier, later)
    assert len({row.from_item for row in comparison.carried}) == len(comparison.carried)
    assert len({row.to_item for row in comparison.carried}) == len(comparison.carried)
    kinds = {item.id: item.kind for item in earlier.items}
    assert all(kinds[row.from_item] is ItemKind.ACTION for row in comparison.carried)
    assert len(comparison_frame(comparison)) == len(comparison.links)
    assert len(carried_frame(comparison)) == len(comparison.carried)


def _check_themes(link: Link, earlier: Plan, later: Plan) -> None:
    before = {t for p in earlier.priorities if p.id == link.from_priority for t in p.themes}
    after = {t for p in later.priorities if p.id == link.to_priority for t in p.themes}
    assert set(link.themes_shared) == before & after
    assert set(link.themes_lost) == before - after
    assert set(link.themes_gained) == after - before
