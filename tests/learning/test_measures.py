"""Measures of probabilities, held to values worked out by hand and to scikit-learn's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from safeguard_extract.learning.measures import calibration_error, found_among, reliability, worth

ROWS = st.lists(st.tuples(st.floats(0.02, 0.98), st.booleans()), min_size=2, max_size=40)


def test_worked_by_hand() -> None:
    told, right = [0.9, 0.8, 0.6, 0.2], [True, True, False, False]
    figures = worth(told, right)
    assert (figures.n, figures.wrong, figures.ranking) == (4, 2, 1.0)
    assert figures.brier == pytest.approx((0.01 + 0.04 + 0.36 + 0.04) / 4)
    assert figures.log_loss == pytest.approx(0.3669, abs=1e-4)
    assert [(each.low, each.n, each.right) for each in reliability(told, right)] == [
        (0.0, 1, 0),
        (0.5, 1, 0),
        (0.8, 1, 1),
        (0.9, 1, 1),
    ]
    assert calibration_error(told, right) == pytest.approx((0.2 + 0.6 + 0.2 + 0.1) / 4)
    assert [found_among(share, told, right) for share in (0.25, 0.5, 1)] == [1, 2, 2]


@settings(deadline=None)
@given(ROWS)
def test_as_scikit_learn_has_them(rows: list[tuple[float, bool]]) -> None:
    told, right = [each for each, _ in rows], [each for _, each in rows]
    figures = worth(told, right)
    assert figures.log_loss == pytest.approx(log_loss(right, told, labels=[False, True]))
    assert figures.brier == pytest.approx(brier_score_loss(right, told, pos_label=True))
    if len(set(right)) == 2:
        assert figures.ranking == pytest.approx(roc_auc_score(right, told))
    assert sum(each.n for each in reliability(told, right)) == len(rows)
