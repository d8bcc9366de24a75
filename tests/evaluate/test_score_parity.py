"""The same figures as the scorer that comes with the annotated real plans, on the same files."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from readings import SAMPLES, SHARED, coding, spoilt

from safeguard_extract.errors import ExtractError
from safeguard_extract.evaluate import evaluate_plans, read_gold
from safeguard_extract.evaluate.decisions import judge
from safeguard_extract.evaluate.gold import read_document
from safeguard_extract.records.evaluation import Decision

SCORER = SHARED / "gold" / "score.py"
needs_scorer = pytest.mark.skipif(not SCORER.is_file(), reason="the annotated real plans are not beside the repository")

NAMES = {
    "meta": Decision.METADATA,
    "priorities": Decision.PRIORITIES,
    "labels": Decision.LABELS,
    "status": Decision.STATUS,
    "themes": Decision.PRIORITY_THEMES,
    "items": Decision.ITEMS,
    "items_kind": Decision.ITEMS_WITH_KIND,
    "actions": Decision.ACTIONS,
    "leads": Decision.LEADS,
    "dates": Decision.DATES,
    "evidence": Decision.EVIDENCE,
    "item_themes": Decision.ITEM_THEMES,
    "grounded": Decision.GROUNDED,
}


def _theirs(predicted: dict[str, Any], gold: dict[str, Any]) -> dict[Decision, tuple[int, int, int]]:
    counts, parent = runpy.run_path(str(SCORER))["score"](predicted, gold)
    found = {NAMES[name]: (count.tp, count.fp, count.fn) for name, count in counts.items()}
    return found | {Decision.PARENT: (parent[0], parent[1] - parent[0], parent[1] - parent[0])}


def _ours(judged: Any) -> dict[Decision, tuple[int, int, int]]:
    counts = {decision: [0, 0, 0] for decision in (*NAMES.values(), Decision.PARENT)}
    for each in judged.judgements:
        if each.decision in counts:
            for place, count in enumerate((each.right, each.false, each.missed)):
                counts[each.decision][place] += count
    return {decision: tuple(found) for decision, found in counts.items()}


@needs_scorer
@pytest.mark.parametrize("folder", [SAMPLES, SHARED / "gold"], ids=["samples", "real"])
@pytest.mark.parametrize("seed", range(2))
def test_counts_of_spoilt_readings_are_the_same(folder: Path, seed: int, tmp_path: Path) -> None:
    """Rows missed, made up, reworded, repeated, moved, optional ones found: every count, document by document."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "document" in gold:
            found = spoilt(gold, seed)
            ours = _ours(judge(coding(found, tmp_path), read_document(path)))
            assert ours == _theirs(found, gold), path.stem


@needs_scorer
def test_figures_of_parsed_real_plans_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    from safeguard_extract.pipeline import parse
    from safeguard_extract.store import save_plan

    gold = read_gold(SHARED / "gold")
    plans = {}
    for id in gold.documents:
        try:
            plans[id] = parse(SHARED / "corpus" / "text" / f"{id}.txt", id=id)
        except ExtractError as error:
            pytest.skip(error.message)
        save_plan(plans[id], tmp_path)
    monkeypatch.setattr("sys.argv", [str(SCORER), str(tmp_path), str(SHARED / "gold"), "--json"])
    runpy.run_path(str(SCORER), run_name="__main__")
    theirs = json.loads(capsys.readouterr().out)
    evaluation = evaluate_plans(plans, gold)
    for document, figures in theirs.items():
        scores = evaluation.of(document)
        rounded = 0.0005 if document == "MEAN" else 0.0  # their mean is one of figures that are rounded already
        for name, figure in figures.items():
            ours = scores[NAMES.get(name, Decision.PARENT)].f1
            assert ours == pytest.approx(figure, abs=0.0005 + rounded), (document, name)
