"""What a probability is worth: log loss, Brier score, ranking, and a table of reliability."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_CERTAIN = 0.01  # a probability nearer to 0 or 1 counts as this: one row must not decide the log loss


@dataclass(frozen=True, slots=True)
class Worth:
    """How good `n` probabilities are: log loss and Brier score (Brier 1950; lower is better), and `ranking`.

    `ranking` is how often a right row stands above a wrong one (the area under the ROC curve; .5 is chance).
    """

    n: int
    wrong: int
    log_loss: float
    brier: float
    ranking: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Of `n` rows with probabilities from `low` up to `high`, with this mean, so many were right."""

    low: float
    high: float
    n: int
    mean: float
    right: int


def worth(probabilities: Sequence[float], right: Sequence[bool]) -> Worth:
    """All measures at once; there must be at least one row."""
    n = len(right)
    sure = [min(1 - _CERTAIN, max(_CERTAIN, p)) for p in probabilities]
    loss = -sum(math.log(p if is_right else 1 - p) for p, is_right in zip(sure, right, strict=True)) / n
    brier = sum((p - is_right) ** 2 for p, is_right in zip(probabilities, right, strict=True)) / n
    return Worth(n, n - sum(right), loss, brier, _ranking(probabilities, right))


def reliability(probabilities: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """The rows in bins of probability; empty bins are left out."""
    rows = list(zip(probabilities, right, strict=True))
    bins: list[Bin] = []
    for low, high in pairwise(EDGES):
        inside = [row for row in rows if low <= row[0] < high or row[0] == high == EDGES[-1]]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), mean, sum(is_right for _, is_right in inside)))
    return bins


def calibration_error(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """How far off the probabilities of a bin are on average, bins weighted by their rows (Naeini et al. 2015)."""
    bins = reliability(probabilities, right)
    return sum(abs(each.mean * each.n - each.right) for each in bins) / max(1, len(right))


def found_among(share: float, probabilities: Sequence[float], right: Sequence[bool]) -> int:
    """How many of the wrong rows a person meets who looks at this share of the rows, the least sure first."""
    order = sorted(range(len(right)), key=lambda place: (probabilities[place], place))
    return sum(not right[place] for place in order[: round(share * len(order))])


def _ranking(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """Mann and Whitney's statistic, ties counting half."""
    wrong = sorted(p for p, is_right in zip(probabilities, right, strict=True) if not is_right)
    good = [p for p, is_right in zip(probabilities, right, strict=True) if is_right]
    if not wrong or not good:
        return 0.5
    above = sum((bisect_left(wrong, p) + bisect_right(wrong, p)) / 2 for p in good)
    return above / (len(wrong) * len(good))
