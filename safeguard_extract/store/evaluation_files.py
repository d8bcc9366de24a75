"""The files of an evaluation: scores, disagreements and reliability; of two coders also their agreement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from safeguard_extract.records.evaluation import Agreement, Evaluation
from safeguard_extract.store.columns import AGREEMENT, DISAGREEMENTS, RELIABILITY, SCORES
from safeguard_extract.store.tables import write_table

CODERS = "agreement-"
"""What stands before the names of the files that two coders, and not the tool, gave rise to."""


def save_evaluation(evaluation: Evaluation, out: Path) -> tuple[Path, ...]:
    """Write scores.csv, disagreements.csv and reliability.csv into `evaluate/`; raises UnwritableOutput."""
    bins = ({**asdict(each), "share": each.share} for each in evaluation.reliability)
    return (
        *_save_scores(evaluation, out / "evaluate", ""),
        write_table(out / "evaluate" / "reliability.csv", RELIABILITY, bins),
    )


def save_agreement(evaluation: Evaluation, agreements: Iterable[Agreement], out: Path) -> tuple[Path, ...]:
    """Write agreement.csv, agreement-scores.csv and agreement-disagreements.csv; raises UnwritableOutput."""
    return (
        write_table(out / "evaluate" / "agreement.csv", AGREEMENT, map(asdict, agreements)),
        *_save_scores(evaluation, out / "evaluate", CODERS),
    )


def _save_scores(evaluation: Evaluation, folder: Path, before: str) -> tuple[Path, Path]:
    return (
        write_table(folder / f"{before}scores.csv", SCORES, map(asdict, evaluation.scores)),
        write_table(folder / f"{before}disagreements.csv", DISAGREEMENTS, map(asdict, evaluation.disagreements)),
    )
