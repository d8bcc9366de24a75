"""The plans that benchmarks/trends.py generates are plans."""

from __future__ import annotations

import runpy
from pathlib import Path

from safeguard_extract.compare import evolution_tables

ROOT = Path(__file__).parents[2]
THEMES = {word: word.title() for word in "boats harbours lamps ferries tides ropes anchors sails pilots quays".split()}


def test_generated_plans_hold_their_words_and_go_on_from_each_other() -> None:
    made = runpy.run_path(str(ROOT / "benchmarks" / "trends.py"))
    plans = list(made["plans"](8, THEMES))
    assert plans == list(made["plans"](8, THEMES)), "the same plans at every run"
    for plan in plans:
        for row in (*plan.priorities, *plan.items):
            assert plan.text[slice(*row.where.span)] == row.quote
    survival = evolution_tables(plans, THEMES)["survival"]
    assert survival.plans.max() > 1
    assert survival.event.any()
