"""The reliability table: bins, their ends, and what counts as right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.evaluate.decisions import Judged
from safeguard_extract.evaluate.reliability import EDGES, reliability

ROWS = st.lists(st.tuples(st.sampled_from(["priority", "item"]), st.floats(0, 1), st.booleans()), max_size=40)


def _judged(*sure: tuple[str, float, bool]) -> Judged:
    return Judged("a", (), (), sure=sure)


def test_bins_and_shares():
    found = reliability([_judged(("item", 0.9, True), ("item", 1.0, True), ("item", 0.899, False)), _judged()])
    assert [(each.low, each.n, each.right, each.share) for each in found] == [(0.8, 1, 0, 0.0), (0.9, 2, 2, 1.0)]
    assert found[1].confidence == pytest.approx(0.95)


@given(ROWS)
def test_every_row_is_in_one_bin(rows):
    found = reliability([_judged(*rows)])
    assert sum(each.n for each in found) == len(rows)
    assert sum(each.right for each in found) == sum(right for *_, right in rows)
    for each in found:
        assert each.low in EDGES
        assert each.low <= each.confidence + 1e-12
        assert each.confidence <= each.high + 1e-12
