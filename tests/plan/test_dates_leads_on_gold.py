"""Dates and leads against hand annotations of real plans, where they are at hand: floors that only rise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.glossary import find_glossary
from safeguard_extract.plan.leads import acting_parties, is_party, split_leads
from safeguard_extract.records.plan import Period, PeriodBasis

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated real plans are not beside the repository")


def _documents() -> Iterator[dict[str, Any]]:
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "document" in gold:
            yield gold


def _period(gold: dict[str, Any]) -> Period:
    start, end = gold["document"]["period"]["start"], gold["document"]["period"]["end"]
    basis = PeriodBasis.FINANCIAL if int(end) - int(start) == 1 else PeriodBasis.CALENDAR
    return Period(start, end, "", basis)


def _rows(gold: dict[str, Any], field: str) -> list[dict[str, Any]]:
    return [row for row in gold["items"] if field not in (row.get("contested") or [])]


def test_date_cells() -> None:
    right = total = 0
    for gold in _documents():
        for row in _rows(gold, "dates"):
            if row["dates"]:
                cell = " ".join(due["text"] for due in row["dates"])
                found = find_dates(cell, period=_period(gold), place=Place.CELL)
                expected = [(due["kind"], due["start"], due["end"]) for due in row["dates"]]
                right += [(due.kind.value, due.start, due.end) for due in found] == expected
                total += 1
    assert total >= 60
    assert right / total >= 0.99  # 1.00 when written


def test_dates_of_running_text() -> None:
    false = total = found_in_text = printed_in_text = 0
    for gold in _documents():
        for row in _rows(gold, "dates"):
            found = find_dates(row["text"], period=_period(gold), place=Place.PROSE)
            if not row["dates"]:
                total += 1
                false += bool(found)
            for due in row["dates"]:
                if due["text"].lower() in row["text"].lower():
                    printed_in_text += 1
                    found_in_text += any(
                        (d.kind.value, d.start, d.end) == (due["kind"], due["start"], due["end"]) for d in found
                    )
    assert total >= 250
    assert false == 0
    assert found_in_text == printed_in_text


@pytest.mark.parametrize(
    ("joint", "floor"),
    [("\n", 0.95), (" / ", 0.98), ("; ", 0.98), (" and ", 0.98), (", ", 0.90), (" ", 0.65)],
    ids=["lines", "slashes", "semicolons", "and", "commas", "poured"],
)
def test_lead_cells(joint: str, floor: float) -> None:
    cells = {
        tuple(row["leads"])
        for gold in _documents()
        for row in gold["items"] + gold["priorities"]
        if len(row["leads"]) > 1
    }
    right = sum([lead.text for lead in split_leads(joint.join(cell))] == list(cell) for cell in cells)
    assert len(cells) >= 15
    assert right / len(cells) >= floor


def test_single_leads_stay_whole() -> None:
    cells = {lead for gold in _documents() for row in gold["items"] + gold["priorities"] for lead in row["leads"]}
    assert [cell for cell in cells if [lead.text for lead in split_leads(cell)] != [cell]] == []
    assert sum(map(is_party, cells)) / len(cells) >= 0.92


def test_actions_and_titles_are_no_parties() -> None:
    texts = {row.get("text") or row["title"] for gold in _documents() for row in gold["items"] + gold["priorities"]}
    assert [text for text in texts if is_party(text)] == []


def test_acting_parties() -> None:
    true = false = missed = 0
    for gold in _documents():
        if gold["document"]["type"] != "annual_report":
            continue  # in plans the lead stands in its column
        source = SHARED / "corpus" / "text" / f"{gold['document']['id']}.txt"
        glossary = find_glossary(source.read_text(encoding="utf-8"))
        for row in _rows(gold, "leads"):
            found = {lead.text for lead in acting_parties(row["text"], glossary=glossary)}
            true += len(found & set(row["leads"]))
            false += len(found - set(row["leads"]))
            missed += len(set(row["leads"]) - found)
    assert 2 * true / (2 * true + false + missed) >= 0.9
