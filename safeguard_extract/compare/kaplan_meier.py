"""How long something lasts, where some ends were not seen: Kaplan and Meier's estimate."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safeguard_extract.compare.wilson import Z95


@dataclass(frozen=True, slots=True)
class Step:
    """A length at which something ends or is lost from sight.

    `survival` is the estimated share that lasts longer. `std_error` is None where survival is 0, the interval's ends
    are None where it is 0 or 1.
    """

    length: int
    at_risk: int
    events: int
    censored: int
    survival: float
    std_error: float | None
    low: float | None
    high: float | None


def kaplan_meier(durations: Iterable[tuple[int, bool]], z: float = Z95) -> Iterator[Step]:
    """The estimate's steps from lengths and whether the end was seen (Kaplan and Meier 1958, JASA 53:457-481).

    The standard error is Greenwood's (1926); the interval is laid on log(-log survival), so that it stays within 0 and
    1 (Kalbfleisch and Prentice 1980; Borgan and Liestoel 1990, Scandinavian Journal of Statistics 17:35-41). What is
    lost from sight at a length is at risk there.

    >>> [round(step.survival, 3) for step in kaplan_meier([(1, True), (2, False), (3, True), (3, True)])]
    [0.75, 0.75, 0.0]
    """
    ended: Counter[int] = Counter()
    lost: Counter[int] = Counter()
    for length, seen in durations:
        (ended if seen else lost)[length] += 1
    at_risk = ended.total() + lost.total()
    survival, greenwood = 1.0, 0.0
    for length in sorted({*ended, *lost}):
        events = ended[length]
        survival *= 1 - events / at_risk
        if events < at_risk:
            greenwood += events / (at_risk * (at_risk - events))
        error = survival * math.sqrt(greenwood) if survival > 0 else None
        yield Step(length, at_risk, events, lost[length], survival, error, *_interval(survival, greenwood, z))
        at_risk -= events + lost[length]


def _interval(survival: float, greenwood: float, z: float) -> tuple[float, float] | tuple[None, None]:
    if not 0.0 < survival < 1.0:
        return None, None
    reach = z * math.sqrt(greenwood) / abs(math.log(survival))
    return survival ** math.exp(reach), survival ** math.exp(-reach)
