"""A plan that was printed, laid askew on a dirty glass and scanned is the plan that its file is."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from scanned_pdfs import scanned

from safeguard_extract.evaluate import evaluate_plans, read_gold
from safeguard_extract.pipeline import parse
from safeguard_extract.read.ocr_tesseract import find_tesseract
from safeguard_extract.records.evaluation import Decision
from safeguard_extract.records.plan import Plan
from safeguard_extract.settings import DEFAULT

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
BOARD = "brackwater-and-hollin-2016"  # two pages of action tables


def parsed(data: bytes, engine: str) -> Plan:
    return parse(SAMPLES / "pdf" / f"{BOARD}.pdf", data=data, id=BOARD, settings=replace(DEFAULT, ocr=engine))


@pytest.mark.skipif(find_tesseract() is None, reason="Tesseract with English is not installed")
def test_a_scanned_plan_is_nearly_the_plan_of_its_file() -> None:
    printed = (SAMPLES / "pdf" / f"{BOARD}.pdf").read_bytes()
    text, scan = parsed(printed, "none"), parsed(scanned(printed, (0.8, -1.3), noise=8.0), "tesseract")
    everything = read_gold(SAMPLES / "gold")
    gold = replace(everything, documents={BOARD: everything.documents[BOARD]}, pairs=())

    of_text, of_scan = (evaluate_plans({BOARD: plan}, gold).of(BOARD) for plan in (text, scan))
    for decision in (Decision.ITEMS, Decision.PRIORITIES, Decision.DATES):
        assert of_scan[decision].f1 >= of_text[decision].f1 - 0.05, decision
    assert of_scan[Decision.GROUNDED].f1 == 1.0

    words = difflib.SequenceMatcher(None, text.text.split(), scan.text.split(), autojunk=False)
    assert words.ratio() >= 0.97
    assert scan.document.source.reader == "pdfium+tesseract-ocr"
    assert scan.problems == text.problems
