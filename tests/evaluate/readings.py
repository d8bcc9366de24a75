"""Readings of fictional documents, as gold files hold them, and ways to spoil them."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from safeguard_extract.evaluate.coding import Coding
from safeguard_extract.evaluate.decisions import Judged
from safeguard_extract.evaluate.gold import read_document
from safeguard_extract.records.evaluation import Decision

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpora" / "samples" / "gold"
SHARED = ROOT.parent / "shared"

Json = dict[str, Any]

SENTENCES = (
    "Offer swimming lessons to every child in the harbour villages",
    "Publish a leaflet on safe sleeping for foster carers",
    "Ask the youth council to read this plan before it is agreed",
    "Fewer infants are brought to hospital with burns",
    "Walk the coastal path with pupils and mark where they feel unsafe",
    "Hold two evening sessions for taxi drivers on spotting exploitation",
)


def date(text: str, kind: str, start: str | None = None, end: str | None = None) -> Json:
    return {"text": text, "kind": kind, "start": start, "end": end}


def item(number: int, text: str = "", **fields: Any) -> Json:
    text = text or SENTENCES[(number - 1) % len(SENTENCES)]
    plain = {"id": f"i{number}", "kind": "action", "priority": "p1", "text": text, "quote": text}
    return {**plain, "leads": [], "dates": [], "themes": [], "evidence": None, **fields}


def priority(number: int, title: str = "Neglect", **fields: Any) -> Json:
    plain = {"id": f"p{number}", "label": f"Priority {number}", "title": title, "kind": "priority", "quote": title}
    return {**plain, "group": None, "period": None, "status": None, "leads": [], "themes": [], **fields}


def document(
    *items: Json, priorities: tuple[Json, ...] | None = None, id: str = "gullhaven-2031", **fields: Any
) -> Json:
    about = {"id": id, "board": "Gullhaven Safeguarding Children Board", "area": "Gullhaven", "type": "business_plan"}
    head = {**about, "period": {"start": "2031-04", "end": "2032-03"}, "published": None}
    rows = (priority(1),) if priorities is None else priorities
    return {"document": head, "priorities": list(rows), "items": list(items), **fields}


def write(folder: Path, *documents: Mapping[str, Any]) -> Path:
    """Write gold files, each named after its document; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in documents:
        path = folder / f"{each['document']['id']}.json"
        path.write_text(json.dumps(each), encoding="utf-8")
    return folder


def coding(plain: Mapping[str, Any], folder: Path) -> Coding:
    """A reading as it comes out of its file."""
    write(folder, plain)
    return read_document(folder / f"{plain['document']['id']}.json")


def spoilt(gold: Json, seed: int) -> Json:
    """The gold as a poor reader would give it: rows missed, made up, reworded, taken for another kind, fields mixed."""
    dice = random.Random(seed)
    found = copy.deepcopy(gold)
    found.pop("optional_quotes", None)
    if dice.random() < 0.3:
        found["document"]["type"] = "annual_report"
    found["priorities"] = [_spoilt_priority(row, dice) for row in found["priorities"] if dice.random() < 0.85]
    rows = [_spoilt_item(row, dice, found["priorities"]) for row in found["items"] if dice.random() < 0.85]
    rows += [copy.deepcopy(row) for row in rows if dice.random() < 0.1]
    rows += [item(0, quote, priority=None) for quote in gold.get("optional_quotes", []) if dice.random() < 0.7]
    rows += [item(0, text, priority=None, leads=["Harbour Master"]) for text in SENTENCES if dice.random() < 0.2]
    dice.shuffle(rows)
    found["items"] = [{**row, "id": f"i{number}"} for number, row in enumerate(rows, 1)]
    return found


def _spoilt_priority(row: Json, dice: random.Random) -> Json:
    row = {key: value for key, value in row.items() if key not in ("contested", "themes_optional", "lead_normalised")}
    row["title"] = _reworded(row["title"], dice)
    row["themes"] = _some(row["themes"], dice, "voice")
    row["leads"] = _some(row["leads"], dice, "Harbour Master")
    if dice.random() < 0.2:
        row["status"] = dice.choice(["completed", "not_started", None])
    if dice.random() < 0.2:
        row["label"] = dice.choice(["Aim 9", None])
    return row


def _spoilt_item(row: Json, dice: random.Random, priorities: list[Json]) -> Json:
    kept = ("contested", "themes_optional", "lead_normalised", "uncertain")
    row = {key: value for key, value in row.items() if key not in kept}
    row["text"] = _reworded(row["text"], dice)
    row["themes"] = _some(row["themes"], dice, "voice")
    row["leads"] = _some(row["leads"], dice, "Harbour Master")
    row["dates"] = _some(row["dates"], dice, date("monthly", "recurring"))
    row["dates"] = [{**each, "end": each["end"] and each["end"][: dice.choice([4, 7, 10])]} for each in row["dates"]]
    known = [each["id"] for each in priorities]
    if row["priority"] not in known or dice.random() < 0.2:
        row["priority"] = dice.choice([*known, None])
    if dice.random() < 0.15:
        row["kind"] = dice.choice(["action", "outcome", "achievement", "indicator", "risk"])
    if dice.random() < 0.2:
        row["evidence"] = dice.choice([None, "Minutes of the harbour meeting"])
    return row


def _reworded(words: str, dice: random.Random) -> str:
    """The words with some of them gone: a little (still alike) or a lot."""
    share = dice.choice([0.0, 0.0, 0.1, 0.25, 0.5])
    return " ".join(word for word in words.split() if dice.random() >= share) or words


def _some(values: list[Any], dice: random.Random, stray: Any) -> list[Any]:
    kept = [value for value in values if dice.random() < 0.8]
    return [*kept, stray] if dice.random() < 0.15 and stray not in kept else kept


def counts(judged: Judged, decision: Decision) -> tuple[int, int, int]:
    """How often a decision was right, false and missed."""
    own = [each for each in judged.judgements if each.decision is decision]
    return sum(e.right for e in own), sum(e.false for e in own), sum(e.missed for e in own)


def whys(judged: Judged, decision: Decision) -> list[str]:
    """What is said where the two readings part."""
    return [each.why for each in judged.judgements if each.decision is decision and each.why]
