"""The published plans: each is read under its right name, and the scores do not fall."""

from __future__ import annotations

from pathlib import Path

import pytest
from real_plans import documents, gold_of, needed, plan_of, scores

pytestmark = needed
# Floors over all rows together and over the mean of documents; they only rise.
FLOORS = {
    "text": {"priorities": 0.97, "items": 0.85, "meta": 1.0, "grounded": 1.0},
    "pdf": {"priorities": 0.97, "items": 0.90, "meta": 1.0, "grounded": 1.0},
}


@pytest.mark.parametrize("path", documents("text") + documents("pdf"), ids=lambda path: path.name)
def test_each_plan_has_its_name_its_priorities_and_no_problem_with_its_words(path: Path) -> None:
    plan = plan_of(path)
    assert plan.document.id == path.stem == gold_of(path.stem)["document"]["id"]
    assert len(plan.priorities) == len(gold_of(path.stem)["priorities"])
    for row in (*plan.priorities, *plan.items):
        assert plan.text[row.where.span.start : row.where.span.end] == row.quote


@pytest.mark.parametrize("kind", FLOORS)
@pytest.mark.parametrize("over", ["MEAN", "ALL"])
def test_scores_stay_above_their_floors(kind: str, over: str) -> None:
    found = scores(kind)[over]
    assert {name: round(found[name], 3) for name, floor in FLOORS[kind].items() if found[name] < floor} == {}
