"""Which row of one reading is which row of the other: one to one, so that the total likeness is greatest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils
from scipy.optimize import linear_sum_assignment

from safeguard_extract.evaluate.coding import CodedItem, CodedPeriod, CodedPriority, Coding

Matrix = NDArray[Any]
Pair = tuple[int, int]

ALIKE = 0.80
"""Of the letters in order: two titles, two sentences or two evidence cells are one."""
LEADS_ALIKE = 0.85  # names are short and share words: 'Quality Sub-group' and 'Policy Sub-group' are 0.79 alike
PRINTED_TWICE = 0.95  # an item that a document prints in a summary and again in its plan may be found twice
TITLES_ALONE = 0.60  # below it an equal label ('Priority 1') must not make two titles one
LONG_ENOUGH = 20  # letters: a shorter item stands inside some optional sentence by chance
# Added to part rows that are equally alike: an annual report prints one title for two years, a plan one action twice.
SAME_PERIOD = 0.01
SAME_PARENT = 0.002
SAME_KIND = 0.001


@dataclass(frozen=True, slots=True)
class Matches:
    """Places of rows that are one, (found, gold), and of those that stand alone on either side."""

    pairs: tuple[Pair, ...]
    found_alone: tuple[int, ...]
    gold_alone: tuple[int, ...]


def fold(words: str | None) -> str:
    """Words without case, punctuation or the way they break into lines."""
    return utils.default_process(" ".join((words or "").split()))


def similarity(left: Sequence[str | None], right: Sequence[str | None]) -> Matrix:
    """How alike words are, from 0 to 1: RapidFuzz's ratio (normalised insertions and deletions) of folded words."""
    return _compared(fuzz.ratio, left, right)


def _compared(scorer: Any, left: Sequence[str | None], right: Sequence[str | None]) -> Matrix:
    if not left or not right:
        return np.zeros((len(left), len(right)))
    return np.asarray(process.cdist([fold(each) for each in left], [fold(each) for each in right], scorer=scorer)) / 100


def assign(alike: Matrix, floor: float) -> tuple[Pair, ...]:
    """The one-to-one pairs of at least `floor` whose total likeness is greatest (Kuhn 1955, Munkres 1957)."""
    if alike.size == 0:
        return ()
    kept = np.where(alike >= floor, alike, 0)
    rows, columns = linear_sum_assignment(-kept)
    return tuple((int(i), int(j)) for i, j in zip(rows, columns, strict=True) if kept[i, j] >= floor)


def match_priorities(found: Sequence[CodedPriority], gold: Sequence[CodedPriority]) -> Matches:
    """Priorities by their titles, or by label and title together; those of one year rather than of two."""
    alike = similarity([each.title for each in found], [each.title for each in gold])
    if alike.size:
        labelled = similarity([_labelled(each) for each in found], [_labelled(each) for each in gold])
        alike = np.where(alike >= TITLES_ALONE, np.maximum(alike, labelled), alike)
        years = [[_year(a.period) == _year(b.period) for b in gold] for a in found]
        alike = alike + np.array(years, dtype=alike.dtype) * alike.dtype.type(SAME_PERIOD)
    return _matches(assign(alike, ALIKE), len(found), len(gold))


def match_items(
    found: Sequence[CodedItem], gold: Sequence[CodedItem], parents: Mapping[str, str]
) -> tuple[Matches, frozenset[int]]:
    """Items by their texts; `parents` maps found priorities to gold ones. Also the found items that repeat another.

    An item that was found twice because the document prints it twice is not wrong: it counts neither way.
    """
    alike = similarity([each.text for each in found], [each.text for each in gold])
    for i, j in zip(*np.nonzero(alike >= ALIKE), strict=True):
        under = found[i].priority
        same_parent = (parents.get(under) if under is not None else None) == gold[j].priority
        alike[i, j] += SAME_PARENT * same_parent + SAME_KIND * (found[i].kind == gold[j].kind)
    pairs = assign(alike, ALIKE)
    taken = {i for i, _ in pairs}
    again = {i for i in range(len(found)) if i not in taken and any(alike[i, j] >= PRINTED_TWICE for _, j in pairs)}
    matches = _matches(pairs, len(found), len(gold))
    alone = tuple(i for i in matches.found_alone if i not in again)
    return Matches(pairs, alone, matches.gold_alone), frozenset(again)


def without_optional(found: Sequence[CodedItem], gold: Coding) -> tuple[CodedItem, ...]:
    """The found items but for those that are only one of the gold's optional sentences: they count neither way."""
    optional = gold.optional_quotes
    if not optional or not found:
        return tuple(found)
    texts = [each.text for each in found]
    held = similarity(texts, [each.text for each in gold.items]).max(axis=1, initial=0)
    whole = similarity(texts, optional).max(axis=1, initial=0)
    inside = _compared(fuzz.partial_ratio, texts, optional).max(axis=1, initial=0)
    kept = []
    for place, item in enumerate(found):
        stands_inside = len(fold(item.text)) >= LONG_ENOUGH and inside[place] >= PRINTED_TWICE
        if held[place] >= ALIKE or not (whole[place] >= ALIKE or stands_inside):
            kept.append(item)
    return tuple(kept)


def standing_inside(words: str, others: Sequence[str]) -> Matrix:
    """How wholly the words stand inside each of the others, or it inside them, from 0 to 1; short ones do not count."""
    if not others:
        return np.zeros(0)
    long_enough = [min(len(fold(words)), len(fold(other))) >= LONG_ENOUGH for other in others]
    return np.asarray(_compared(fuzz.partial_ratio, [words], others)[0] * long_enough)


def _labelled(priority: CodedPriority) -> str:
    return " ".join(part for part in (priority.label, priority.title) if part)


def _year(period: CodedPeriod | None) -> str | None:
    return ((period.start if period else None) or "")[:4] or None


def _matches(pairs: tuple[Pair, ...], found: int, gold: int) -> Matches:
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Matches(
        pairs,
        tuple(i for i in range(found) if i not in left),
        tuple(j for j in range(gold) if j not in right),
    )
