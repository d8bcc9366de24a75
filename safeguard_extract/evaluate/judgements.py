"""Judgements on decisions that have one answer."""

from __future__ import annotations

from safeguard_extract.evaluate.fields import Row
from safeguard_extract.records.evaluation import Decision, Judgement


def one(decision: Decision, agree: bool, gold: str, found: str, row: Row | None = None, why: str = "") -> Judgement:
    """A decision with one answer: right, or false and missed at once; `row` tells page and words."""
    wrong = int(not agree)
    page, quote = (row.page, row.quote) if row else (None, "")
    return Judgement(decision, int(agree), wrong, wrong, gold, found, page, quote, "" if agree else why)
