"""Intervals: from a fixed seed, within bounds, as wide as theory says."""

from __future__ import annotations

import math

import numpy as np
import pytest

from safeguard_extract.evaluate.bootstrap import DRAWS, interval, resampled
from safeguard_extract.evaluate.decisions import Judged
from safeguard_extract.evaluate.scores import precision_recall_f1, score_all
from safeguard_extract.records.evaluation import Decision, Judgement


def test_the_same_rows_and_name_give_the_same_draws_whatever_their_order():
    rows = np.array([[1, 0, 0]] * 30 + [[0, 1, 0]] * 7 + [[0, 0, 2]] * 3)
    first = resampled(rows, "a")
    assert first.shape == (DRAWS, 3)
    assert (first == resampled(rows[::-1], "a")).all()
    assert (first != resampled(rows, "b")).any()


def test_draws_keep_the_number_of_rows_and_their_mean():
    rows = np.array([[1, 0]] * 60 + [[0, 1]] * 40)
    drawn = resampled(rows, "share")
    assert (drawn.sum(axis=1) == 100).all()
    assert drawn[:, 0].mean() == pytest.approx(60, abs=0.5)
    assert drawn[:, 0].std() == pytest.approx(math.sqrt(100 * 0.6 * 0.4), rel=0.1)


def test_the_interval_of_a_share_is_near_the_normal_one():
    rows = np.array([[1, 0]] * 300 + [[0, 1]] * 100)
    low, high = interval(resampled(rows, "share")[:, 0] / 400)
    half = 1.96 * math.sqrt(0.75 * 0.25 / 400)
    assert (low, high) == (pytest.approx(0.75 - half, abs=0.01), pytest.approx(0.75 + half, abs=0.01))


def test_draws_without_a_figure_are_left_out():
    assert interval(np.array([math.nan, 0.5, 0.5])) == (0.5, 0.5)
    assert interval(np.array([math.nan])) == (None, None)


def test_shares_without_a_denominator():
    shares = precision_recall_f1(np.array([[0, 0, 0], [0, 3, 0], [0, 0, 3], [2, 1, 1]]))
    assert [list(share) for share in shares] == [
        [1.0, 0.0, 1.0, pytest.approx(2 / 3)],
        [1.0, 1.0, 0.0, pytest.approx(2 / 3)],
        [1.0, 0.0, 0.0, pytest.approx(2 / 3)],
    ]
    assert float(precision_recall_f1(np.array([0, 0, 0]), 0.0)[2]) == 0.0


def _document(name: str, right: int, missed: int) -> Judged:
    rows = [Judgement(Decision.ITEMS, 1)] * right + [Judgement(Decision.ITEMS, missed=1)] * missed
    return Judged(name, (Decision.ITEMS, Decision.PARENT), tuple(rows))


def test_one_document_is_drawn_by_rows_and_several_by_documents():
    one = {score.document: score for score in score_all([_document("a", 50, 50)]) if score.decision is Decision.ITEMS}
    assert one["a"].ci_low < one["a"].f1 < one["a"].ci_high
    assert one["ALL"].ci_low == one["MEAN"].ci_low == one["a"].ci_low
    alike = [_document(name, 50, 50) for name in "abcdefgh"]
    total = [score for score in score_all(alike) if score.document in ("ALL", "MEAN")]
    ends = [(score.ci_low, score.ci_high) for score in total if score.decision is Decision.ITEMS]
    assert ends == [(pytest.approx(2 / 3), pytest.approx(2 / 3))] * 2
    apart = [_document(name, 100 * (name < "e"), 100 * (name >= "e")) for name in "abcdefgh"]
    spread = {score.document: score for score in score_all(apart) if score.decision is Decision.ITEMS}
    assert spread["ALL"].ci_high - spread["ALL"].ci_low > 0.4
    assert spread["MEAN"].f1 == 0.5


def test_another_document_does_not_move_the_interval_of_the_first():
    alone, beside = (
        {score.document: score for score in score_all(documents) if score.decision is Decision.ITEMS}
        for documents in ([_document("a", 9, 4)], [_document("a", 9, 4), _document("b", 1, 1)])
    )
    assert alone["a"] == beside["a"]


def test_where_no_item_is_matched_no_parent_is_right():
    none, empty = _document("a", 0, 3), _document("b", 0, 0)
    scores = {(score.document, score.decision): score for score in score_all([none, empty])}
    assert scores["a", Decision.PARENT].f1 == 0.0
    assert scores["b", Decision.PARENT].f1 == 1.0
    assert scores["ALL", Decision.PARENT].f1 == 0.0
    assert scores["MEAN", Decision.PARENT].f1 == 0.5
    assert scores["b", Decision.ITEMS].ci_low is None
