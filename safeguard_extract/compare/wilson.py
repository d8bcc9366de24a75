"""Intervals for shares of small numbers."""

from __future__ import annotations

import math

Z95 = 1.959963984540054  # standard normal quantile at 0.975


def wilson_interval(successes: int, trials: int, z: float = Z95) -> tuple[float, float]:
    """The Wilson score interval of a share, both ends within 0 and 1 (Wilson 1927, JASA 22:209-212).

    Raises ValueError for no trials, or for more successes than trials.

    >>> [round(end, 3) for end in wilson_interval(3, 10)]
    [0.108, 0.603]
    """
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is no share")
    share = successes / trials
    spread = z * z / trials
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / trials + spread / (4 * trials)) / (1 + spread)
    # at 0 and at 1 the formula gives the bound itself but for rounding
    return (0.0 if successes == 0 else max(0.0, middle - half)), (
        1.0 if successes == trials else min(1.0, middle + half)
    )
