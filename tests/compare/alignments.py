"""Plans and annotated alignments, built from hand-coded files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeguard_extract.records.geometry import Region, Span
from safeguard_extract.records.plan import (
    Document,
    DocumentType,
    Item,
    ItemKind,
    Period,
    Plan,
    Priority,
    PriorityKind,
    Source,
    Status,
    Where,
)

SERIES = Path(__file__).with_name("series")
GOLD = Path(__file__).parents[2].parent / "shared" / "gold"


@dataclass(frozen=True)
class AnnotatedPair:
    """Two plans and what a person said of them: (from, to) -> relation; actions likewise."""

    earlier: Plan
    later: Plan
    links: Mapping[tuple[str, str], str]
    dropped: frozenset[str]
    new: frozenset[str]
    carried: Mapping[tuple[str, str], str]


def build_plan(data: Mapping[str, Any]) -> Plan:
    """A plan from a gold file's JSON; its text is its priorities' and items' quotes, a line each."""
    lines: list[str] = []

    def place(quote: str) -> Where:
        start = sum(len(line) + 1 for line in lines)
        lines.append(quote)
        return Where(Span(start, start + len(quote)), (Region(1, None),))

    priorities = tuple(_priority(entry, place(entry.get("quote") or entry["title"])) for entry in data["priorities"])
    items = tuple(_item(entry, place(entry.get("quote") or entry["text"])) for entry in data["items"])
    return Plan(_document(data["document"]), "".join(line + "\n" for line in lines), (), priorities, items)


def _document(entry: Mapping[str, Any]) -> Document:
    return Document(
        id=entry["id"],
        board=entry["board"],
        area=entry["area"],
        type=DocumentType(entry["type"]),
        period=_period(entry["period"]),
        published=entry.get("published"),
        source=Source(entry["id"] + ".txt", "", "text/plain", 1, "hand"),
    )


def _period(entry: Mapping[str, str] | None) -> Period | None:
    return Period(entry["start"], entry["end"]) if entry else None


def _priority(entry: Mapping[str, Any], where: Where) -> Priority:
    return Priority(
        id=entry["id"],
        uid=entry["id"],
        label=entry.get("label"),
        title=entry["title"],
        kind=PriorityKind(entry.get("kind", "priority")),
        quote=entry.get("quote") or entry["title"],
        where=where,
        confidence=1.0,
        how="hand",
        group=entry.get("group"),
        period=_period(entry.get("period")),
        status=Status(entry["status"]) if entry.get("status") else None,
        themes=tuple(entry["themes"]),
    )


def _item(entry: Mapping[str, Any], where: Where) -> Item:
    return Item(
        id=entry["id"],
        uid=entry["id"],
        kind=ItemKind(entry["kind"]),
        text=entry["text"],
        quote=entry.get("quote") or entry["text"],
        where=where,
        confidence=1.0,
        how="hand",
        priority=entry.get("priority"),
        themes=tuple(entry["themes"]),
        evidence=entry.get("evidence"),
    )


def load_series(path: Path) -> tuple[AnnotatedPair, ...]:
    """The annotated pairs of a fictional series file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    plans = {}
    for entry in data["plans"]:
        items = [{**item, "priority": p["id"]} for p in entry["priorities"] for item in p["items"]]
        priorities = [{k: v for k, v in p.items() if k != "items"} for p in entry["priorities"]]
        plans[entry["id"]] = build_plan({"document": entry, "priorities": priorities, "items": items})
    return tuple(
        _pair(plans, pair["from"], pair["to"], pair, pair["carried"], ("from", "to")) for pair in data["pairs"]
    )


def load_gold_pairs() -> tuple[AnnotatedPair, ...]:
    """The hand-aligned pairs of the real plans; skips the test where they are absent."""
    path = GOLD / "alignments.json"
    if not path.exists():
        pytest.skip("the hand-aligned real plans are not beside the repository")
    data = json.loads(path.read_text(encoding="utf-8"))
    ids = {pair[side] for pair in data["pairs"] for side in ("from", "to")}
    plans = {i: build_plan(json.loads((GOLD / f"{i}.json").read_text(encoding="utf-8"))) for i in ids}
    return tuple(
        _pair(
            plans,
            pair["from"],
            pair["to"],
            pair,
            [c for c in data["carried_actions"] if (c["from"], c["to"]) == (pair["from"], pair["to"])],
            ("from_id", "to_id"),
        )
        for pair in data["pairs"]
    )


def _pair(
    plans: Mapping[str, Plan],
    earlier: str,
    later: str,
    pair: Mapping[str, Any],
    carried: Sequence[Mapping[str, str]],
    keys: tuple[str, str],
) -> AnnotatedPair:
    left, right = keys
    return AnnotatedPair(
        earlier=plans[earlier],
        later=plans[later],
        links={(link[left], link[right]): link["relation"] for link in pair["links"]},
        dropped=frozenset(pair["dropped"]),
        new=frozenset(pair["new"]),
        carried={(c[left], c[right]): c["relation"] for c in carried},
    )
