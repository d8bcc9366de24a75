"""Each row of a plan gets the confidence that it earns, and those that are hardly ever right are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.learning.features import RULES_WON, describe, way_of
from safeguard_extract.learning.model import RowModel
from safeguard_extract.records.plan import Item, Plan, Problem

DOUBTED = 0.5
"""Below it the model takes a row for a mistake; the rules keep it, and `how` says so."""
# Ways that go by a place and a sentence's form. What a table or a form calls an action is one, whatever it looks like.
_WEAK = ("list ", "sentence ", "poured ")


def weigh(plan: Plan, model: RowModel) -> Plan:
    """The plan with calibrated confidences, before its themes are coded; what is left out is among its problems."""
    kept: list[Item] = []
    problems: list[Problem] = []
    for item, row in zip(plan.items, describe(plan), strict=True):
        confidence = model.confidence(row)
        if confidence < model.leave_out and item.how.startswith(_WEAK):
            problems.append(_left_out(item, model.leave_out))
        else:
            said = way_of(item) + (RULES_WON if confidence < DOUBTED else "")
            kept.append(replace(item, confidence=confidence, how=said))
    return replace(plan, items=_renumbered(kept) if problems else tuple(kept), problems=(*plan.problems, *problems))


def _left_out(item: Item, bound: float) -> Problem:
    said = f"the model left out “{item.text}” ({item.kind.value}, {item.how}): such rows are right less than"
    return Problem("model", f"{said} {round(bound * 10)} times in 10", item.where.page)


def _renumbered(items: Sequence[Item]) -> tuple[Item, ...]:
    """Ids in order again; a sub-item whose item is gone stands by itself."""
    ids = {item.id: f"i{number}" for number, item in enumerate(items, 1)}
    return tuple(
        replace(item, id=ids[item.id], parent_item=ids.get(item.parent_item) if item.parent_item else None)
        for item in items
    )
