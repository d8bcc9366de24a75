"""The evidence of links, and what changed inside a priority that was kept."""

from __future__ import annotations

import pytest
from alignments import AnnotatedPair, build_plan
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.compare import compare_plans
from safeguard_extract.compare.detail import KEPT, WEIGHTIEST, title_change
from safeguard_extract.records.comparison import CarriedRelation, Relation
from safeguard_extract.records.plan import Plan


def plan(year: str, title: str, actions: dict[str, str], themes: tuple[str, ...] = ("neglect",)) -> Plan:
    document = {
        "id": f"ayle-{year}",
        "board": "Ayle Safeguarding Children Board",
        "area": "Ayle",
        "type": "strategic_plan",
        "period": {"start": year, "end": year},
    }
    items = [{"id": id, "kind": "action", "text": text, "themes": [], "priority": "p1"} for id, text in actions.items()]
    return build_plan(
        {"document": document, "priorities": [{"id": "p1", "title": title, "themes": themes}], "items": items}
    )


EARLIER = plan("2010", "Tackling neglect", {"i1": "Buy the graded care toolkit", "i2": "Audit six homes by the sea"})
LATER = plan(
    "2013", "Tackling early neglect", {"i1": "Ask dentists to report decay", "i2": "Buy the graded care toolkit"}
)


def test_items_of_a_kept_priority_by_their_ids() -> None:
    (link,) = compare_plans(EARLIER, LATER).links
    assert link.relation is Relation.SAME
    assert link.items is not None
    assert [(c.from_item, c.to_item, c.relation) for c in link.items.kept] == [("i1", "i2", CarriedRelation.VERBATIM)]
    assert (link.items.dropped, link.items.new) == (("i2",), ("i1",))
    assert [(str(change.operation), change.words) for change in link.title_change] == [
        ("kept", "Tackling"),
        ("added", "early"),
        ("kept", "neglect"),
    ]


def test_evidence_names_what_both_sides_have() -> None:
    evidence = compare_plans(EARLIER, LATER).links[0].evidence
    assert evidence is not None
    assert evidence.title_words == ("tackling", "neglect")
    assert {"neglect", "toolkit"} <= {shared.word for shared in evidence.words}
    assert sum(shared.weight for shared in evidence.words) == pytest.approx(evidence.semantic, abs=1e-3)
    assert (evidence.themes, evidence.themes_shared, evidence.themes_kin) == (1.0, ("neglect",), ())
    assert [pair.from_item for pair in evidence.carried] == ["i1"]


def test_kin_themes_are_evidence_too() -> None:
    earlier = plan("2010", "Sexual exploitation of children", {}, ("cse",))
    later = plan("2013", "Exploitation of children in all forms", {}, ("exploitation",))
    evidence = compare_plans(earlier, later).links[0].evidence
    assert evidence is not None
    assert [(kin.from_theme, kin.to_theme) for kin in evidence.themes_kin] == [("cse", "exploitation")]
    assert evidence.themes == 0.7


def test_lists_agree_with_counts(series_pairs: dict[str, tuple[AnnotatedPair, ...]]) -> None:
    for pairs in series_pairs.values():
        for pair in pairs:
            for link in compare_plans(pair.earlier, pair.later).links:
                alone = link.relation in (Relation.NEW, Relation.DROPPED)
                assert (link.evidence is None) == alone
                assert (link.items is not None) == (link.relation in KEPT)
                if link.evidence is not None:
                    assert len(link.evidence.carried) == link.items_kept
                    assert len(link.evidence.words) <= WEIGHTIEST
                    assert sum(word.weight for word in link.evidence.words) <= link.semantic + 1e-3
                if link.items is not None:
                    counts = len(link.items.kept), len(link.items.dropped), len(link.items.new)
                    assert counts == (link.items_kept, link.items_dropped, link.items_new)


TITLES = st.lists(st.sampled_from("Early early help for children who go missing and Neglect".split())).map(" ".join)


@given(TITLES, TITLES)
def test_a_title_comes_back_from_its_changes(before: str, after: str) -> None:
    changes = title_change(before, after)
    new = " ".join(change.words for change in changes if change.operation != "removed")
    old = " ".join(change.words for change in changes if change.operation != "added")
    assert new == after
    assert old.casefold() == before.casefold()
