"""Actions that stand again in the next plan."""

from __future__ import annotations

import pytest
from alignments import build_plan

from safeguard_extract.compare.carried import carried_actions, text_similarity
from safeguard_extract.records.plan import Plan

LINKED = {("p1", "p1")}


def plan(year: int, *texts: str, kind: str = "action") -> Plan:
    items = [
        {"id": f"i{n}", "kind": kind, "text": text, "themes": [], "priority": "p1"} for n, text in enumerate(texts, 1)
    ]
    document = {
        "id": f"a-{year}",
        "board": None,
        "area": "A",
        "type": "business_plan",
        "period": {"start": str(year), "end": None},
    }
    return build_plan({"document": document, "priorities": [{"id": "p1", "title": "X", "themes": []}], "items": items})


def carried(before: Plan, after: Plan, linked: set[tuple[str, str]] = LINKED) -> list[tuple[str, str, str]]:
    return [(row.from_item, row.to_item, row.relation.value) for row in carried_actions(before, after, linked)]


def test_case_and_full_stop_are_no_rewording() -> None:
    before = plan(2012, "Publish the course prospectus each September")
    assert carried(before, plan(2015, "Publish the Course Prospectus each September.")) == [("i1", "i1", "verbatim")]


def test_another_number_is_a_rewording() -> None:
    before = plan(2012, "Run a programme of 6 multi-agency case file audits a year")
    after = plan(2015, "Run a programme of 4 multi-agency case file audits a year")
    assert carried(before, after) == [("i1", "i1", "reworded")]


def test_one_instrument_however_the_sentence_is_turned() -> None:
    before = plan(2012, "Oversee how all partners carry out the Neglect Strategy and report upon it")
    after = plan(2015, "Deliver, with our neighbours, the new Neglect Strategy", "Count how many partners report")
    assert carried(before, after) == [("i1", "i1", "reworded")]
    assert carried(before, after, set()) == [], "under priorities that are not linked more likeness is asked for"


def test_each_action_is_carried_once() -> None:
    text = "Hold a learning event after each case review"
    assert carried(plan(2012, text), plan(2015, text, text)) == [("i1", "i1", "verbatim")]
    assert len(carried(plan(2012, text, text), plan(2015, text, text))) == 2


def test_only_actions_are_carried() -> None:
    text = "Hold a learning event after each case review"
    assert carried(plan(2012, text, kind="risk"), plan(2015, text)) == []


def test_similarity_has_its_bounds() -> None:
    matrix = text_similarity(["Open a refuge", "Teach water safety"], ["open a refuge!", ""])
    assert matrix[0, 0] == 1.0
    assert matrix.max() == 1.0
    assert matrix[:, 1] == pytest.approx(0)
    assert text_similarity([], ["x"]).shape == (0, 1)
