"""What became of a priority, one case at a time."""

from __future__ import annotations

from typing import Any

from alignments import build_plan

from safeguard_extract.compare import compare_plans
from safeguard_extract.records.comparison import Comparison, Link, Relation
from safeguard_extract.records.plan import Plan


def plan(year: int, *priorities: dict[str, Any]) -> Plan:
    """A plan of priorities `{title, themes, items: [(text, themes)]}`, numbered as they come."""
    rows, items = [], []
    for number, entry in enumerate(priorities, start=1):
        rows.append({"id": f"p{number}", "title": entry["title"], "themes": entry.get("themes", [])})
        for text, themes in entry.get("items", []):
            items.append(
                {"id": f"i{len(items) + 1}", "kind": "action", "text": text, "themes": themes, "priority": f"p{number}"}
            )
    document = {
        "id": f"ashcombe-{year}",
        "board": "Ashcombe Safeguarding Children Board",
        "area": "Ashcombe",
        "type": "business_plan",
        "period": {"start": str(year), "end": str(year + 3)},
    }
    return build_plan({"document": document, "priorities": rows, "items": items})


def found(comparison: Comparison) -> set[tuple[str | None, str | None, str]]:
    return {(link.from_priority, link.to_priority, link.relation.value) for link in comparison.links}


def only(comparison: Comparison, relation: Relation) -> Link:
    (link,) = [link for link in comparison.links if link.relation is relation]
    return link


def test_an_acronym_meets_its_words() -> None:
    before = plan(2012, {"title": "CSE", "themes": ["cse"]})
    after = plan(2015, {"title": "Children who are sexually exploited", "themes": ["cse"]})
    link = only(compare_plans(before, after), Relation.SAME)
    assert link.semantic > 0.9
    assert link.lexical < 0.5


def test_a_theme_gone_narrows_and_a_theme_come_broadens() -> None:
    both = plan(2012, {"title": "Early help and thresholds", "themes": ["early-help", "thresholds-front-door"]})
    one = plan(2015, {"title": "Effective early help", "themes": ["early-help"]})
    assert only(compare_plans(both, one), Relation.NARROWED).themes_lost == ("thresholds-front-door",)
    assert only(compare_plans(one, both), Relation.BROADENED).themes_gained == ("thresholds-front-door",)


def test_two_into_one_and_one_into_two() -> None:
    two = plan(
        2012,
        {"title": "Sexual exploitation", "themes": ["cse"]},
        {"title": "Children who go missing", "themes": ["missing"]},
    )
    one = plan(2015, {"title": "Exploited and missing children", "themes": ["cse", "missing"]})
    assert found(compare_plans(two, one)) == {("p1", "p1", "merged"), ("p2", "p1", "merged")}
    assert found(compare_plans(one, two)) == {("p1", "p1", "split"), ("p1", "p2", "split")}


def test_sharing_governance_alone_is_no_link() -> None:
    before = plan(2012, {"title": "Agree what each agency pays towards the budget", "themes": ["governance"]})
    after = plan(2015, {"title": "Terms of reference and membership", "themes": ["governance"]})
    assert found(compare_plans(before, after)) == {("p1", None, "dropped"), (None, "p1", "new")}


def test_an_action_under_another_priority_is_related_and_cancels_nothing() -> None:
    before = plan(2012, {"title": "A multi-agency training strategy", "themes": ["training"]})
    after = plan(
        2015,
        {
            "title": "Neglect",
            "themes": ["neglect"],
            "items": [("Offer training on recognising neglect", ["neglect", "training"])],
        },
    )
    comparison = compare_plans(before, after)
    assert found(comparison) == {("p1", None, "dropped"), (None, "p1", "new"), ("p1", "p1", "related")}
    assert only(comparison, Relation.RELATED).why == "training in i1"


def test_an_action_that_stood_there_before_relates_nothing() -> None:
    neglect = {
        "title": "Neglect",
        "themes": ["neglect"],
        "items": [("Offer training on recognising neglect", ["neglect", "training"])],
    }
    training = {"title": "A multi-agency training strategy", "themes": ["training"]}
    assert found(compare_plans(plan(2012, training, neglect), plan(2015, neglect))) == {
        ("p1", None, "dropped"),
        ("p2", "p1", "same"),
    }


def test_an_action_that_grew_into_a_priority_is_related() -> None:
    before = plan(
        2012,
        {
            "title": "Awareness in the community",
            "themes": ["community"],
            "items": [("Hold talks for parents about gaming sites", ["community", "online-safety"])],
        },
    )
    after = plan(2015, {"title": "Life on the internet", "themes": ["online-safety"]})
    assert found(compare_plans(before, after)) == {
        ("p1", None, "dropped"),
        (None, "p1", "new"),
        ("p1", "p1", "related"),
    }


def test_the_name_of_the_area_is_no_likeness() -> None:
    before = plan(2012, {"title": "Neglect in Ashcombe", "themes": ["neglect"]})
    after = plan(2015, {"title": "Ashcombe's children online", "themes": ["online-safety"]})
    assert all(link.semantic == 0 for link in compare_plans(before, after).links)


def test_actions_are_counted_where_they_stand() -> None:
    before = plan(
        2012,
        {
            "title": "Neglect",
            "themes": ["neglect"],
            "items": [("Pilot the graded care profile", []), ("Count dental referrals each quarter", [])],
        },
        {"title": "Private fostering", "themes": ["private-fostering"], "items": [("Print a leaflet", [])]},
    )
    after = plan(
        2015,
        {
            "title": "Tackling neglect",
            "themes": ["neglect"],
            "items": [("Pilot the graded care profile.", []), ("Open a breakfast club", []), ("Hold a summit", [])],
        },
    )
    comparison = compare_plans(before, after)
    same, dropped = only(comparison, Relation.SAME), only(comparison, Relation.DROPPED)
    assert (same.items_kept, same.items_dropped, same.items_new) == (1, 1, 2)
    assert (dropped.items_kept, dropped.items_dropped, dropped.items_new) == (0, 1, 0)
    assert dropped.themes_lost == ("private-fostering",)


def test_a_codebook_of_ones_own_needs_no_kin() -> None:
    before = plan(2012, {"title": "Harbours", "themes": ["x-1"]})
    after = plan(2015, {"title": "Quays and piers", "themes": ["x-1"]})
    assert found(compare_plans(before, after)) == {("p1", "p1", "same")}


def test_nothing_on_one_side() -> None:
    empty, full = plan(2012), plan(2015, {"title": "Neglect", "themes": ["neglect"], "items": [("Hold a summit", [])]})
    assert found(compare_plans(empty, full)) == {(None, "p1", "new")}
    assert found(compare_plans(full, empty)) == {("p1", None, "dropped")}
    assert compare_plans(empty, empty).links == ()


# actions that keep two priorities from agreeing in words alone
EARLIER_WORK = [
    ("Agree terms of reference for each subgroup", ["governance"]),
    ("Elect a deputy chair", ["governance"]),
]
LATER_WORK = [("Publish yearly findings by scrutineers", ["governance"]), ("Ask pupils to inspect", ["governance"])]


def test_an_action_that_stands_again_carries_the_boards_own_work_through_any_title() -> None:
    kept = ("Hold partners to account through challenge meetings", ["governance"])
    leadership = {"title": "Strong leadership", "themes": ["governance"], "items": [kept, *EARLIER_WORK]}
    scrutiny = {"title": "Open doors", "themes": ["governance"]}
    before = plan(2012, leadership)
    link = only(compare_plans(before, plan(2015, {**scrutiny, "items": [kept, *LATER_WORK]})), Relation.SAME)
    assert link.why == "action: i1"
    without = compare_plans(before, plan(2015, {**scrutiny, "items": LATER_WORK}))
    assert {relation for *_, relation in found(without)} == {"dropped", "new"}


def test_a_subject_goes_into_a_wider_one_with_an_action_and_not_with_its_name_alone() -> None:
    analyse = ("Analyse return interviews every quarter", ["missing"])
    before = plan(
        2012,
        {"title": "Sexual exploitation", "themes": ["cse"]},
        {"title": "Children who go missing", "themes": ["missing"], "items": [analyse, *EARLIER_WORK]},
    )
    wide = {"title": "Harm outside the home", "themes": ["exploitation"]}
    after = plan(2015, {**wide, "items": [analyse, *LATER_WORK]})
    named = plan(2015, {**wide, "items": [("Map where they disappear to", ["missing"]), *LATER_WORK]})
    assert found(compare_plans(before, after)) == {("p1", "p1", "merged"), ("p2", "p1", "merged")}
    assert ("p2", None, "dropped") in found(compare_plans(before, named))


def test_where_as_many_themes_went_as_came_what_stands_under_them_decides() -> None:
    before = plan(2012, {"title": "Sexual exploitation; missing", "themes": ["cse", "missing"]})
    under = [("Work against gangs", ["cce"]), ("Find missing children", ["missing"]), ("Panel", ["cse"])]
    wide = {"title": "Harm outside the home", "themes": ["exploitation"]}
    assert only(compare_plans(before, plan(2015, {**wide, "items": under})), Relation.BROADENED)
    assert only(compare_plans(before, plan(2015, wide)), Relation.SAME)
