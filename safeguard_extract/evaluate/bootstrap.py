"""Intervals by drawing again from what was observed (Efron 1979; percentile intervals: Efron & Tibshirani 1993)."""

from __future__ import annotations

from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[Any]
Interval = tuple[float | None, float | None]

DRAWS = 1000  # another seed moves the ends by 0.01 where there are rows enough, by up to 0.1 where there are five
SEED = 1979
TAIL = 2.5  # per cent at each end of a 95 % interval


def resampled(rows: Matrix, name: str) -> Matrix:
    """Sums over as many rows as there are, drawn with replacement: rows × m gives `DRAWS` × m.

    Equal rows are drawn as one kind with its share (a multinomial draw), which is the same and costs far less. The
    draws depend on the rows and the name alone, so that one interval does not move when another is added.
    """
    kinds, counts = np.unique(rows, axis=0, return_counts=True)
    dice = np.random.default_rng([SEED, crc32(name.encode())])
    weights = dice.multinomial(len(rows), counts / len(rows), size=DRAWS)
    return np.asarray(weights @ kinds)


def interval(values: Matrix) -> Interval:
    """The 95 % percentile interval of drawn figures; NaN is left out, and (None, None) where there is nothing else."""
    known = values[~np.isnan(values)]
    if not known.size:
        return None, None
    low, high = np.percentile(known, (TAIL, 100 - TAIL))
    return float(low), float(high)
