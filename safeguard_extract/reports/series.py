"""Plans that follow each other, and what became of each one's priorities in the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from safeguard_extract.compare import compare_plans, order_in_time
from safeguard_extract.records.comparison import Comparison
from safeguard_extract.records.plan import Plan
from safeguard_extract.store import slug


@dataclass(frozen=True, slots=True)
class Series:
    """Two or more plans of one series in order of time, and the comparison of each with the next."""

    name: str
    slug: str
    plans: tuple[Plan, ...]
    comparisons: tuple[Comparison, ...]


Compare = Callable[[Plan, Plan], Comparison]


def compared_series(
    plans: Sequence[Plan], compare: Compare = compare_plans, most: int | None = None
) -> tuple[Series, ...]:
    """The series of two plans or more among these, in the order of their names; slugs are unique among them.

    Comparing takes its time: `most` keeps the longest series only, and `outline` compares no more than a picture needs.
    """
    found = series_of_several(plans)
    longest = sorted(found, key=lambda name: (-len(found[name]), name))
    taken = Counter[str]()
    several = []
    for name, own in sorted((name, found[name]) for name in longest[:most]):
        short = slug(name) or "series"
        taken[short] += 1
        several.append(_compared(name, short if taken[short] == 1 else f"{short}-{taken[short]}", own, compare))
    return tuple(several)


def series_of_several(plans: Sequence[Plan]) -> dict[str, list[Plan]]:
    """The plans of each series that has two or more, in order of time."""
    found: dict[str, list[Plan]] = {}
    for plan in order_in_time(plans):
        found.setdefault(plan.document.series, []).append(plan)
    return {name: own for name, own in found.items() if len(own) > 1}


def _compared(name: str, short: str, plans: Sequence[Plan], compare: Compare) -> Series:
    comparisons = (compare(earlier, later) for earlier, later in pairwise(plans))
    return Series(name, short, tuple(plans), tuple(comparisons))
