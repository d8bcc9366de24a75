"""Plans made from hand annotations, and the counts by which their themes are scored."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import (
    Document,
    DocumentType,
    Item,
    ItemKind,
    Plan,
    Priority,
    PriorityKind,
    Source,
    Where,
)

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"


@dataclass
class Tally:
    """True positives, false positives and false negatives of (unit, theme) pairs."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, said: Iterable[str], gold: Iterable[str], optional: Iterable[str] = ()) -> None:
        said, gold = set(said) - set(optional), set(gold)
        self.right += len(said & gold)
        self.false += len(said - gold)
        self.missed += len(gold - said)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.false + self.missed, 1)


def gold_files() -> list[dict[str, Any]]:
    """The annotated documents, or none where they are not at hand."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return [content for content in files if "document" in content]


def gold_plan(gold: dict[str, Any]) -> Plan:
    """A plan that holds exactly the annotated rows; its text is their quotes, one a line."""
    builder = _Text()
    priorities = tuple(
        Priority(
            p["id"],
            p["id"],
            p["label"],
            p["title"],
            PriorityKind(p["kind"]),
            p["quote"],
            builder.where(p["quote"]),
            1.0,
            "gold",
        )
        for p in gold["priorities"]
    )
    items = tuple(
        Item(
            i["id"],
            i["id"],
            ItemKind(i["kind"]),
            i["text"],
            i["quote"],
            builder.where(i["quote"]),
            1.0,
            "gold",
            i["priority"],
        )
        for i in gold["items"]
    )
    about = gold["document"]
    source = Source("gold.txt", "", "text/plain", 1, "gold")
    document = Document(about["id"], about["board"], about["area"], DocumentType(about["type"]), None, None, source)
    return Plan(document, builder.text, priorities=priorities, items=items)


class _Text:
    def __init__(self) -> None:
        self.text = ""

    def where(self, quote: str) -> Where:
        start = len(self.text)
        self.text += quote + "\n"
        return Where(Span(start, start + len(quote)))
