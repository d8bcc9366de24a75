"""Scores and agreement in a terminal: within 80 columns, plain where there is no terminal."""

from __future__ import annotations

import io

from safeguard_extract.records.evaluation import Agreement, ConfidenceBin, Decision, Evaluation, Score
from safeguard_extract.reports.score_tables import agreement_view, scores_view
from safeguard_extract.reports.terminal import display

LONG = "ashmere-and-dunvale-with-upper-marsh-and-the-islands-2018-annual-report"


def _score(document: str, decision: Decision) -> Score:
    """Nothing was to be decided on risks."""
    counts = (None, None, None) if document == "MEAN" else (7, 1, 1)
    if decision is Decision.RISKS:
        return Score(document, decision, 0, 0, 0, 1.0, 1.0, 1.0, None, None, 0)
    return Score(document, decision, *counts, 0.875, 0.875, 0.875, 0.8, 0.95, 2 if document == "MEAN" else 1200)


def _evaluation() -> Evaluation:
    of_pairs = (Decision.LINKS, Decision.RELATIONS, Decision.DROPPED_NEW, Decision.CARRIED)
    of_documents = [decision for decision in Decision if decision not in of_pairs]
    scores = [_score(id, decision) for id in (LONG, "b-2031") for decision in of_documents]
    scores += [_score(f"{LONG}--b-2031", decision) for decision in of_pairs]
    scores += [_score(summary, decision) for summary in ("ALL", "MEAN") for decision in Decision]
    return Evaluation(tuple(scores), (), (ConfidenceBin("priority", 0.9, 1.0, 8, 0.95, 6),))


def _shown(view) -> list[str]:
    stream = io.StringIO()
    display(view, stream)
    assert "\x1b" not in stream.getvalue()
    lines = stream.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    return lines


def test_scores_have_totals_documents_and_confidence():
    lines = _shown(scores_view(_evaluation()))
    assert lines[0].strip() == "Over 2 documents"
    rows = {line.split("  ")[0].strip(): line.split() for line in lines}
    assert rows["items with kind"][3:] == ["1,200", "0.875", "0.875", "0.875", "0.80–0.95", "0.875"]
    assert rows["risks"][1:] == ["0", "–", "–", "–", "–", "–"]
    assert rows["b-2031"][1:] == ["0.875"] * 5
    assert not any("--b-2031" in line for line in lines)
    assert rows["priorities"] == ["priorities", "0.9–1.0", "8", "6", "0.75"]


def test_agreement_has_coefficients_with_intervals():
    found = [
        Agreement("kind", None, 40, 0.95, 0.9, 0.8, 1.0, 0.91, 0.81, 1.0),
        Agreement("themes_of_items", None, 40, 1.0, None, None, None, None, None, None),
        Agreement("theme", "online-safety", 40, 0.975, 0.65, -0.02, 1.0, 0.64, -0.02, 1.0),
    ]
    rows = {line.split("  ")[0].strip(): line.split() for line in _shown(agreement_view(found, _evaluation()))}
    assert rows["kind of items"][3:] == ["40", "0.95", "0.90", "0.80–1.00", "0.91", "0.81–1.00"]
    assert rows["themes of items"][3:] == ["40", "1.00", "–", "–", "–", "–"]
    assert rows["online-safety"][1:4] == ["40", "0.97", "0.65"]
