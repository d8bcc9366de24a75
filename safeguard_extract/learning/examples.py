"""Rows that the rules found in documents which a person has coded, each with whether the person has it too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from safeguard_extract.evaluate.coding import Coding, coding_of
from safeguard_extract.evaluate.matching import match_items, match_priorities, without_optional
from safeguard_extract.learning.features import describe, way_of
from safeguard_extract.records.plan import ItemKind, Plan

_YEAR = re.compile(r"-\d{4}(-.*)?$")


@dataclass(frozen=True, slots=True)
class Example:
    """A row, its features, and whether a person coded it with the same kind.

    `board` is whose document it stands in, `document` which and in what format; `constant` is the rules' own
    confidence.
    """

    board: str
    document: str
    way: str
    kind: ItemKind
    features: Mapping[str, float]
    constant: float
    right: bool


def examples_of(plan: Plan, gold: Coding) -> list[Example]:
    """The rows of a plan as the rules found it, held against its gold as `extract evaluate` does.

    Rows that count neither way (optional sentences, rows that the document prints twice) are none.
    """
    right = _judged(plan, gold)
    board = plan.document.area or _YEAR.sub("", gold.document.id)
    document = f"{gold.document.id} ({plan.document.source.media_type})"
    return [
        Example(board, document, way_of(item), item.kind, row, item.confidence, right[item.id])
        for item, row in zip(plan.items, describe(plan), strict=True)
        if item.id in right
    ]


def _judged(plan: Plan, gold: Coding) -> dict[str, bool]:
    """Whether each item that counts is right, by its id."""
    found = coding_of(plan)
    priorities = match_priorities(found.priorities, gold.priorities)
    parents = {found.priorities[i].id: gold.priorities[j].id for i, j in priorities.pairs}
    counted = without_optional(found.items, gold)
    items, again = match_items(counted, gold.items, parents)
    partner = {i: gold.items[j] for i, j in items.pairs}
    right: dict[str, bool] = {}
    for place, item in enumerate(counted):
        if place not in again:
            own = partner.get(place)
            right[item.id] = own is not None and (own.kind == item.kind or "kind" in own.contested)
    return right
