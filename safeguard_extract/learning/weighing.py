"""Each item of a plan gets the confidence that it earns."""

from __future__ import annotations

from dataclasses import replace

from safeguard_extract.learning.features import RULES_WON, describe, way_of
from safeguard_extract.learning.model import RowModel
from safeguard_extract.records.plan import Plan

DOUBTED = 0.5
"""Below it the model takes a row for a mistake. The rules keep it, and `how` says so: a row that is left out cannot be
checked, and of the rows that the model doubted on boards left out, 4 in 10 were right."""


def weigh(plan: Plan, model: RowModel) -> Plan:
    """The plan with the model's confidence in each item; nothing else changes. Weighing twice is weighing once."""
    items = []
    for item, row in zip(plan.items, describe(plan), strict=True):
        confidence = model.confidence(row)
        said = way_of(item) + (RULES_WON if confidence < DOUBTED else "")
        items.append(replace(item, confidence=confidence, how=said))
    return replace(plan, items=tuple(items))
