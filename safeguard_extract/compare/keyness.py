"""Words that plans use more, or less, from a year on than before."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median_high

from safeguard_extract.compare.chronology import plan_years
from safeguard_extract.compare.small_numbers import ENOUGH, is_small
from safeguard_extract.compare.wording import FUNCTION_WORDS
from safeguard_extract.records.plan import Plan

Row = tuple[object, ...]

# Over both periods: of ten, two periods of one size expect five each, the least for which the chi-square distribution
# of G² is close enough. Rarer words would only lengthen the table and raise the bar of the correction for many tests.
LEAST_COUNT = 2 * ENOUGH
# For a word that one period lacks, whose ratio would be infinite (Hardie 2014).
ABSENT = 0.5
# What such bodies are called, and their short names, 'LSCBs' too. Each word of a text is tried for the short names, but
# once only (NamedWords); the first letter before all else lets the search skip to where a long name may begin.
_BODY = re.compile(
    r"[LlSs](?<!\w.)(?i:(?<=l)ocal safeguarding children(?:'?s)? (?:board|partnership)"
    r"|(?<=s)afeguarding children(?:'?s)? (?:board|partnership)|(?<=s)afeguarding partnership)s?\b"
)
_SHORT = re.compile(r"\b[a-z]{0,4}sc[bp]s?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(slots=True)
class Usage:
    """Words of a period: how often each stands there and in how many plans."""

    plans: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    plans_with: Counter[str] = field(default_factory=Counter)

    def add(self, words: Collection[str]) -> None:
        self.plans += 1
        self.counts.update(words)
        self.plans_with.update(set(words))


def keyness_rows(plans: Sequence[Plan], split: int | None = None) -> Iterator[Row]:
    """A row for each word that stands ten times or more in plans of both periods, the most telling first.

    A plan counts in the period of its first year; one without a year is left out. Without `split` the later period
    begins with the median year. Where one period has no plan there is nothing to compare, and no row.
    """
    dated = [(years[0], plan) for plan in plans if (years := plan_years(plan))]
    year = split if split is not None else median_year([first for first, _ in dated])
    if year is None:
        return
    named = NamedWords(area_words(plans))
    before, after = Usage(), Usage()
    for first, plan in dated:
        (before if first < year else after).add(counted_words(plan, named))
    if before.plans and after.plans:
        yield from _rows(year, before, after)


def median_year(years: Iterable[int]) -> int | None:
    """The year that parts these into halves as equal as they can be, both with a year; None for fewer than two."""
    ordered = sorted(years)
    later = [year for year in ordered if year > ordered[0]]
    return max(median_high(ordered), later[0]) if later else None


def area_words(plans: Iterable[Plan]) -> frozenset[str]:
    """Words of the boards' areas, as they are printed: with a capital."""
    found = (word for plan in plans for word in _WORD.findall(plan.document.area or ""))
    return frozenset(word for word in found if word[0].isupper())


class NamedWords(dict[str, str]):
    """The word that a printed one is counted as, worked out at its first asking; empty for one that is not counted."""

    def __init__(self, area_names: Collection[str]) -> None:
        super().__init__()
        self.area_names = area_names

    def __missing__(self, printed: str) -> str:
        name = _SHORT.sub("", printed).strip("-'’").replace("’", "'").removesuffix("'s")
        plain = name.lower()
        counted = len(plain) > 1 and plain not in FUNCTION_WORDS and name not in self.area_names
        self[printed] = plain if counted else ""
        return self[printed]


def counted_words(plan: Plan, named: Mapping[str, str]) -> list[str]:
    """The plan's words in lower case, without stop words, single letters and the names of boards and areas.

    The plan's own board is left out where its name stands in full, every board where it is called as such bodies are
    ('the LSCB', 'Safeguarding Children Partnership'). A word of an area's name ('Reading', 'Medway') is left out with
    its capital only. `named` says what a printed word is counted as.
    """
    text = plan.text
    if plan.document.board:
        text = re.sub(r"\s+".join(map(re.escape, plan.document.board.split())), " ", text, flags=re.IGNORECASE)
    return [word for word in map(named.__getitem__, _WORD.findall(_BODY.sub(" ", text))) if word]


def _rows(year: int, before: Usage, after: Usage) -> Iterator[Row]:
    size_before, size_after = before.counts.total(), after.counts.total()
    both = before.counts + after.counts
    tested = sorted(word for word, count in both.items() if count >= LEAST_COUNT)
    found = [log_likelihood(before.counts[word], after.counts[word], size_before, size_after) for word in tested]
    chances = [chance(g2) for g2 in found]
    adjusted = false_discovery(chances)
    for at in sorted(range(len(tested)), key=lambda at: (-found[at], tested[at])):
        word = tested[at]
        counts = before.counts[word], after.counts[word]
        least = both[word] * min(size_before, size_after) / (size_before + size_after)
        yield (
            word,
            year,
            before.plans,
            after.plans,
            before.plans_with[word],
            after.plans_with[word],
            size_before,
            size_after,
            *counts,
            1000 * counts[0] / size_before,
            1000 * counts[1] / size_after,
            found[at],
            log_ratio(*counts, size_before, size_after),
            chances[at],
            adjusted[at],
            is_small(before.plans, after.plans, least),
        )


def log_likelihood(before: int, after: int, size_before: int, size_after: int) -> float:
    """G² of a word's counts in two corpora of these sizes (Dunning 1993; the two cells of Rayson and Garside 2000).

    >>> round(log_likelihood(10, 30, 1000, 1000), 3)
    10.465
    """
    total, size = before + after, size_before + size_after
    cells = ((before, total * size_before / size), (after, total * size_after / size))
    return max(0.0, 2 * sum(seen * math.log(seen / expected) for seen, expected in cells if seen))


def log_ratio(before: int, after: int, size_before: int, size_after: int) -> float:
    """log2 of the later relative frequency over the earlier one; 0.5 stands for a count of none (Hardie 2014)."""
    return math.log2(((after or ABSENT) / size_after) / ((before or ABSENT) / size_before))


def chance(g2: float) -> float:
    """The upper tail of the chi-square distribution with one degree of freedom."""
    return math.erfc(math.sqrt(g2 / 2))


def false_discovery(chances: Sequence[float]) -> list[float]:
    """Each chance after the step-up procedure of Benjamini and Hochberg (1995, JRSS B 57:289-300), in place."""
    adjusted = [1.0] * len(chances)
    least = 1.0
    for rank, at in reversed(list(enumerate(sorted(range(len(chances)), key=chances.__getitem__), start=1))):
        least = min(least, chances[at] * len(chances) / rank)
        adjusted[at] = least
    return adjusted
