"""What a confidence is worth: of the rows that the tool was so sure of, how many are right (a reliability table)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from safeguard_extract.evaluate.decisions import Judged
from safeguard_extract.records.evaluation import ConfidenceBin

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Below a half one bin is enough: rows that are more likely wrong than right are hardly ever kept."""


def reliability(judged: Iterable[Judged]) -> tuple[ConfidenceBin, ...]:
    """A bin a row, for priorities and for items, those without rows left out. The last bin holds 1.0 too.

    A priority is right where the gold has it, an item where the gold has it with the same kind.
    """
    sure = [each for document in judged for each in document.sure]
    found = []
    for unit in ("priority", "item"):
        of_unit = [(confidence, right) for name, confidence, right in sure if name == unit]
        for low, high in pairwise(EDGES):
            inside = [each for each in of_unit if low <= each[0] < high or each[0] == high == EDGES[-1]]
            if inside:
                found.append(_bin(unit, low, high, inside))
    return tuple(found)


def _bin(unit: str, low: float, high: float, rows: Sequence[tuple[float, bool]]) -> ConfidenceBin:
    mean = sum(confidence for confidence, _ in rows) / len(rows)
    return ConfidenceBin(unit, low, high, len(rows), mean, sum(right for _, right in rows))
