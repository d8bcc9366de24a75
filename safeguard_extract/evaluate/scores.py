"""Judgements counted: precision, recall and F1 of each decision by document, over all rows, and as a mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from safeguard_extract.evaluate.bootstrap import Interval, Matrix, interval, resampled
from safeguard_extract.evaluate.decisions import Judged
from safeguard_extract.records.evaluation import Decision, Score

ALL, MEAN = "ALL", "MEAN"


@dataclass(frozen=True, slots=True)
class Tally:
    """The judgements on one decision in one document, a row each: right, false, missed.

    `when_empty` is the score where there was nothing to decide.
    """

    document: str
    rows: Matrix
    when_empty: float = 1.0

    @property
    def counts(self) -> Matrix:
        return np.asarray(self.rows.sum(axis=0))


def score_all(judged: Sequence[Judged]) -> tuple[Score, ...]:
    """The scores of each document (or pair), then those of all their rows together, then their means."""
    tallies = {each.document: _tallies(each) for each in judged}
    by_decision: dict[Decision, list[Tally]] = {}
    scores = []
    for document in tallies.values():
        for decision, tally in document.items():
            by_decision.setdefault(decision, []).append(tally)
            scores.append(_score(decision, tally))
    in_order = [(decision, by_decision[decision]) for decision in Decision if decision in by_decision]
    scores += [_total(decision, of) for decision, of in in_order]
    scores += [_mean(decision, of) for decision, of in in_order]
    return tuple(scores)


def _tallies(judged: Judged) -> Mapping[Decision, Tally]:
    rows: dict[Decision, list[tuple[int, int, int]]] = {decision: [] for decision in judged.decisions}
    for each in judged.judgements:
        rows[each.decision].append((each.right, each.false, each.missed))
    tallies = {
        decision: Tally(judged.document, np.array(of or np.zeros((0, 3)), dtype=np.int64))
        for decision, of in rows.items()
    }
    if Decision.PARENT in tallies and not len(tallies[Decision.PARENT].rows):
        # no item was matched: where the gold has items, none of them has its priority
        gold_items = tallies[Decision.ITEMS].counts[[0, 2]].sum()
        tallies[Decision.PARENT] = Tally(judged.document, tallies[Decision.PARENT].rows, float(not gold_items))
    return tallies


def precision_recall_f1(counts: Matrix, when_empty: float = 1.0) -> tuple[Matrix, Matrix, Matrix]:
    """Of counts (… × right, false, missed); what has no denominator is `when_empty`."""
    right, false, missed = (counts[..., place].astype(float) for place in range(3))
    return (
        _share(right, right + false, when_empty),
        _share(right, right + missed, when_empty),
        _share(2 * right, 2 * right + false + missed, when_empty),
    )


def _share(part: Matrix, whole: Matrix, when_empty: float) -> Matrix:
    return np.divide(part, whole, out=np.full_like(whole, when_empty), where=whole > 0)


def _score(decision: Decision, tally: Tally) -> Score:
    return _counted(
        tally.document, decision, tally.counts, len(tally.rows), tally.when_empty, _of_rows(decision, tally)
    )


def _total(decision: Decision, tallies: Sequence[Tally]) -> Score:
    """All rows together. Documents are drawn again, those in which nothing was decided left out."""
    counts = np.array([tally.counts for tally in tallies])
    rows = sum(len(tally.rows) for tally in tallies)
    having = [tally for tally in tallies if len(tally.rows)]
    if len(having) > 1:
        drawn = resampled(np.array([tally.counts for tally in having]), f"{ALL}/{decision}")
        ends = interval(precision_recall_f1(drawn)[2])
    else:
        ends = _of_rows(decision, having[0]) if having else (None, None)
    empty = min(tally.when_empty for tally in tallies)
    return _counted(ALL, decision, counts.sum(axis=0), rows, empty, ends)


def _mean(decision: Decision, tallies: Sequence[Tally]) -> Score:
    each = np.array(
        [[float(share) for share in precision_recall_f1(tally.counts, tally.when_empty)] for tally in tallies]
    )
    precision, recall, f1 = (float(share) for share in each.mean(axis=0))
    if not any(len(tally.rows) for tally in tallies):
        ends: Interval = (None, None)
    elif len(tallies) == 1:
        ends = _of_rows(decision, tallies[0])
    else:
        ends = interval(resampled(each[:, 2:], f"{MEAN}/{decision}")[:, 0] / len(tallies))
    return Score(MEAN, decision, None, None, None, precision, recall, f1, *ends, len(tallies))


def _of_rows(decision: Decision, tally: Tally) -> Interval:
    """The interval of one document's F1: its rows are drawn again."""
    if not len(tally.rows):
        return None, None
    return interval(precision_recall_f1(resampled(tally.rows, f"{tally.document}/{decision}"))[2])


def _counted(document: str, decision: Decision, counts: Matrix, n: int, empty: float, ends: Interval) -> Score:
    precision, recall, f1 = (float(share) for share in precision_recall_f1(counts, empty))
    right, false, missed = (int(count) for count in counts)
    return Score(document, decision, right, false, missed, precision, recall, f1, *ends, n)
