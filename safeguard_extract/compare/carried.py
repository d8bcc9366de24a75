"""Actions of one plan that stand again in the next, word for word or reworded."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from safeguard_extract.compare.profile import rarity, vector
from safeguard_extract.compare.wording import tokens
from safeguard_extract.records.comparison import CarriedItem, CarriedRelation
from safeguard_extract.records.plan import Item, ItemKind, Plan

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

VERBATIM = 0.97  # of the characters in order: leaves room for a dash or one letter misread, not for another word
# Under priorities that are not linked: only plainly the same sentence. 0.55 to 0.8 score alike on the fictional series;
# at 0.5 actions that share their frame ('Hold ... meetings on ...') come in.
REWORDED = 0.6
# Under priorities of which one carries on the other, where the same subject is to be expected. The real plans do best
# up to 0.52, the fictional series from 0.52 on (at 0.65 their F1 is 0.98, but 0.75 on the real plans).
REWORDED_LINKED = 0.52
# Added under linked priorities where both name one instrument ('early help strategy'): without it a strategy that is
# first overseen and then delivered is lost; 0.1 to 0.3 score alike.
SAME_INSTRUMENT = 0.2
# Added to part actions that are equally alike: those under linked priorities go together, then those at the same place.
SAME_PARENT = 1e-3
SAME_PLACE = 1e-6

# What a board makes or runs; with the subject before it, it names one thing, however the sentence is turned.
_INSTRUMENTS = (
    "strategy framework protocol profile pathway toolkit tool policy document hub panel plan programme assessment audit"
)
_FOLDED_INSTRUMENTS = frozenset(token for word in _INSTRUMENTS.split() for token in tokens(word))


def actions(plan: Plan) -> tuple[Item, ...]:
    """The plan's actions, in order."""
    return tuple(item for item in plan.items if item.kind is ItemKind.ACTION)


def text_similarity(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Similarity of sentences from 0 to 1, 1 for equal ones.

    The mean of RapidFuzz's sorted-token ratio and the cosine of tokens weighted by how rare they are among them.
    """
    import numpy as np
    from rapidfuzz import fuzz, process, utils

    if not left or not right:
        return np.zeros((len(left), len(right)))
    spelling = process.cdist(
        left, right, scorer=fuzz.token_sort_ratio, processor=utils.default_process, dtype=np.float64
    )
    words_left, words_right = [tokens(text) for text in left], [tokens(text) for text in right]
    weights = rarity([*words_left, *words_right])
    rows = _dense([vector(words, weights) for words in words_left], weights)
    columns = _dense([vector(words, weights) for words in words_right], weights)
    meaning = np.clip(rows @ columns.T, 0.0, 1.0)
    equal = spelling >= 100.0
    return np.where(equal, 1.0, (spelling / 100 + meaning) / 2)


def _dense(vectors: Sequence[dict[str, float]], weights: Collection[str]) -> Matrix:
    import numpy as np

    place = {word: index for index, word in enumerate(weights)}
    matrix = np.zeros((len(vectors), len(place)))
    for row, words in enumerate(vectors):
        for word, weight in words.items():
            matrix[row, place[word]] = weight
    return matrix


def carried_actions(earlier: Plan, later: Plan, linked: Collection[tuple[str, str]]) -> tuple[CarriedItem, ...]:
    """Actions carried over, one to one, by the assignment of the greatest total similarity (Kuhn 1955, Munkres 1957).

    `linked` are the pairs of priority ids of which the later one carries on the earlier one.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    left, right = actions(earlier), actions(later)
    if not left or not right:
        return ()
    similarity = text_similarity([item.text for item in left], [item.text for item in right])
    together = np.array([[(a.priority, b.priority) in linked for b in right] for a in left])
    score = similarity + SAME_INSTRUMENT * (together & _instrument_shared(left, right))
    kept = np.where(score >= np.where(together, REWORDED_LINKED, REWORDED), score, 0.0)
    # equal sentences are told apart by their priorities, then by their place
    near = 1.0 - np.abs(np.subtract.outer(np.arange(len(left)) / len(left), np.arange(len(right)) / len(right)))
    apart = np.where(kept > 0, SAME_PARENT * together + SAME_PLACE * near, 0.0)
    rows, columns = linear_sum_assignment(-(np.round(kept, 6) + apart))
    return tuple(
        _carried(earlier, later, left[i], right[j], float(similarity[i, j]))
        for i, j in zip(rows, columns, strict=True)
        if kept[i, j] > 0
    )


def _carried(earlier: Plan, later: Plan, a: Item, b: Item, similarity: float) -> CarriedItem:
    relation = CarriedRelation.VERBATIM if _is_verbatim(a.text, b.text) else CarriedRelation.REWORDED
    return CarriedItem(
        earlier.document.id, a.id, a.text, later.document.id, b.id, b.text, relation, round(similarity, 4)
    )


def _is_verbatim(a: str, b: str) -> bool:
    from rapidfuzz import fuzz, utils

    a, b = utils.default_process(a), utils.default_process(b)
    same_numbers = re.findall(r"\d+", a) == re.findall(r"\d+", b)
    return same_numbers and fuzz.ratio(a, b) >= VERBATIM * 100


def _instrument_shared(left: Sequence[Item], right: Sequence[Item]) -> Matrix:
    import numpy as np

    a, b = [_instruments(item.text) for item in left], [_instruments(item.text) for item in right]
    return np.array([[bool(x & y) for y in b] for x in a])


def _instruments(text: str) -> frozenset[tuple[str, str]]:
    """Instruments that the sentence names, each with the subject right before it."""
    words = tokens(text)
    return frozenset(
        (subject, thing) for subject, thing in pairwise(words) if subject.endswith("_") and thing in _FOLDED_INSTRUMENTS
    )
