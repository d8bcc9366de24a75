"""Which themes boards put together, in one priority or in one plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from safeguard_extract.compare.chronology import own_priorities
from safeguard_extract.compare.small_numbers import is_small
from safeguard_extract.records.plan import Plan

Row = tuple[object, ...]


def cooccurrence_rows(plans: Sequence[Plan], themes: Mapping[str, str]) -> Iterator[Row]:
    """A row for each two themes, in priorities and in plans, whether they meet or not.

    Units are priorities of their plan's own years, and plans that have such a priority.
    """
    own = [own_priorities(plan) for plan in plans]
    priorities = [set(priority.themes) for found in own for priority in found]
    whole = [{theme for priority in found for theme in priority.themes} for found in own if found]
    for unit, coded in (("priority", priorities), ("plan", whole)):
        yield from _pairs(unit, coded, themes)


def _pairs(unit: str, coded: Sequence[Collection[str]], themes: Mapping[str, str]) -> Iterator[Row]:
    order = {theme: place for place, theme in enumerate(themes)}
    known = [sorted((theme for theme in each if theme in order), key=order.__getitem__) for each in coded]
    single = Counter(theme for each in known for theme in each)
    together = Counter(pair for each in known for pair in combinations(each, 2))
    for a, b in combinations(themes, 2):
        counts = len(known), single[a], single[b], together[a, b]
        yield unit, a, themes[a], b, themes[b], *counts, *association(*counts)


def association(n: int, with_a: int, with_b: int, both: int) -> Row:
    """with_either, expected, lift, Jaccard's coefficient and small_n of two themes over n units; None over nothing.

    Lift as Brin et al. 1997 (SIGMOD 255-264, there 'interest'); Jaccard 1912 (New Phytologist 11:37-50).
    """
    either = with_a + with_b - both
    expected = with_a * with_b / n if n else None
    lift = both / expected if expected else None
    return either, expected, lift, both / either if either else None, is_small(expected or 0)
