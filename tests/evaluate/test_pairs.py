"""Links between two plans against those that a person made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import SAMPLES, coding, document, item, priority

from safeguard_extract.evaluate.decisions import judge
from safeguard_extract.evaluate.gold import GoldCarried, GoldLink, GoldPair
from safeguard_extract.evaluate.pairs import judge_pair
from safeguard_extract.records.comparison import CarriedItem, CarriedRelation, Comparison, Link, Relation
from safeguard_extract.records.evaluation import Decision

TITLES = ("Neglect", "Safe travel by water", "Bullying in schools")


def _plan(id: str, order: tuple[int, ...]) -> dict:
    priorities = tuple(priority(number, TITLES[place]) for number, place in enumerate(order, 1))
    return document(item(1), item(2), id=id, priorities=priorities)


@pytest.fixture
def sides(tmp_path):
    """Two plans whose priorities were found in another order than the gold's: p1 is p3, p3 is p1."""
    return tuple(
        judge(coding(_plan(id, (2, 1, 0)), tmp_path / "found"), coding(_plan(id, (0, 1, 2)), tmp_path / "gold"))
        for id in ("a-2031", "a-2034")
    )


def _link(left: str | None, right: str | None, relation: Relation) -> Link:
    return Link("a-2031", left, left, "a-2034", right, right, relation, 0.5, 0.5, 0.5)


def _carried(left: str, right: str) -> CarriedItem:
    return CarriedItem("a-2031", left, "", "a-2034", right, "", CarriedRelation.VERBATIM, 1.0)


FOUND = Comparison(
    "a-2031",
    "a-2034",
    (
        _link("p3", "p3", Relation.SAME),
        _link("p2", "p2", Relation.NARROWED),
        _link("p1", None, Relation.DROPPED),
        _link(None, "p1", Relation.NEW),
    ),
    (_carried("i1", "i1"), _carried("i2", "i1")),
)
GOLD = GoldPair(
    "a-2031",
    "a-2034",
    (GoldLink("p1", "p1", Relation.SAME), GoldLink("p2", "p2", Relation.BROADENED)),
    ("p3",),
    ("p3",),
    (GoldCarried("a-2031", "a-2034", "i1", "i1", CarriedRelation.REWORDED),),
)


def _counts(judged, decision: Decision) -> tuple[int, int, int]:
    own = [each for each in judged.judgements if each.decision is decision]
    return sum(e.right for e in own), sum(e.false for e in own), sum(e.missed for e in own)


def test_links_are_compared_under_the_golds_ids(sides):
    judged = judge_pair(FOUND, GOLD, *sides)
    assert judged.document == "a-2031--a-2034"
    assert _counts(judged, Decision.LINKS) == (2, 0, 0)
    assert _counts(judged, Decision.RELATIONS) == (1, 1, 1)
    assert _counts(judged, Decision.DROPPED_NEW) == (1, 0, 0)
    assert _counts(judged, Decision.CARRIED) == (1, 1, 0)
    (parted,) = [each for each in judged.judgements if each.decision is Decision.RELATIONS and each.why]
    assert (parted.gold, parted.found) == ("p2 → p2: broadened", "p2 → p2: narrowed")


def test_dropped_and_new_are_all_or_nothing(sides):
    judged = judge_pair(FOUND, replace(GOLD, new=()), *sides)
    assert _counts(judged, Decision.DROPPED_NEW) == (0, 1, 1)
    (parted,) = [each for each in judged.judgements if each.decision is Decision.DROPPED_NEW]
    assert (parted.gold, parted.found) == ("dropped p3", "dropped p3, new p3")


def test_a_priority_that_the_gold_does_not_have_makes_a_false_link(sides):
    earlier, later = sides
    unmatched = replace(earlier, priorities=earlier.priorities[:-1])
    judged = judge_pair(FOUND, GOLD, unmatched, later)
    assert _counts(judged, Decision.LINKS) == (1, 1, 1)


def test_actions_are_judged_only_where_somebody_looked_at_them(sides):
    judged = judge_pair(FOUND, replace(GOLD, carried=None), *sides)
    assert Decision.CARRIED not in judged.decisions
    assert _counts(judged, Decision.CARRIED) == (0, 0, 0)


def test_the_samples_alignments_know_their_priorities():
    from safeguard_extract.evaluate import read_alignments, read_gold

    gold = read_gold(SAMPLES)
    for pair in read_alignments(SAMPLES.parents[1] / "gold" / "alignments.json"):
        earlier, later = ({p.id for p in gold.documents[id].priorities} for id in (pair.from_doc, pair.to_doc))
        assert {link.from_id for link in pair.links} | set(pair.dropped) == earlier
        assert {link.to_id for link in pair.links} | set(pair.new) == later
