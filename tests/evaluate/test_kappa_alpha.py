"""Kappa and alpha against worked examples of the literature, and agreement of two coders of fictional documents."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import SENTENCES, coding, document, item, priority

from safeguard_extract.evaluate import GoldFolder, evaluate_coders
from safeguard_extract.evaluate.agreement import agreements, alpha, coincidences, kappa
from safeguard_extract.records.evaluation import Decision


def table(first: str, second: str) -> np.ndarray:
    """The contingency table of two coders' values, unit by unit."""
    values = sorted({*first, *second})
    counts = np.zeros((len(values), len(values)), dtype=int)
    for a, b in zip(first, second, strict=True):
        counts[values.index(a), values.index(b)] += 1
    return counts


def test_kappa_of_cohens_own_example():
    """Cohen 1960: 200 judgements, observed .70, by chance .41."""
    found = float(kappa(np.array([[88, 10, 2], [14, 40, 6], [18, 10, 12]])))
    assert found == pytest.approx((0.70 - 0.41) / (1 - 0.41))
    assert round(found, 3) == 0.492


def test_kappa_by_hand():
    """50 proposals: both yes 20, both no 15; observed 35/50, by chance .5 × .6 + .5 × .4 = .5."""
    assert float(kappa(np.array([[20, 5], [10, 15]]))) == pytest.approx(0.4)


def test_alpha_of_krippendorffs_two_coders_and_two_values():
    """Krippendorff 2011, example A: Meg and Owen, ten articles."""
    counts = table("0100000010", "1110010000")
    assert float(alpha(coincidences(counts))) == pytest.approx(1 - 19 * 8 / (400 - 14**2 - 6**2))
    assert round(float(alpha(coincidences(counts))), 3) == 0.095


def test_alpha_of_krippendorffs_two_coders_and_five_values():
    """Krippendorff 2011, example B: Ben and Gerry, twelve units."""
    assert round(float(alpha(coincidences(table("aabbdcccedda", "babbbccceddd")))), 3) == 0.692


def test_alpha_of_four_coders_with_missing_values():
    """Krippendorff 2011, example C: four observers, twelve units, 41 values of which one stands alone."""
    units = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"]
    matrix = np.zeros((5, 5))
    for values in units:
        for i, a in enumerate(values):
            for j, b in enumerate(values):
                if i != j:
                    matrix[int(a) - 1, int(b) - 1] += 1 / (len(values) - 1)
    assert matrix.sum() == pytest.approx(40)
    assert round(float(alpha(matrix)), 3) == 0.743


def test_where_nothing_varies_there_is_no_coefficient():
    constant = np.array([[7, 0], [0, 0]])
    assert np.isnan(kappa(constant))
    assert np.isnan(alpha(coincidences(constant)))


@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=3, max_size=3))
def test_laws_of_both_coefficients(rows):
    """At most 1, and 1 only without disagreement; neither coder comes first; tables in a stack are tables alone."""
    counts = np.array(rows)
    for coefficient in (kappa, lambda each: alpha(coincidences(each))):
        value = float(coefficient(counts))
        if np.isnan(value):
            continue
        assert value <= 1 + 1e-12
        assert (value == pytest.approx(1.0)) == (np.trace(counts) == counts.sum())
        assert value == pytest.approx(float(coefficient(counts.T)))
        assert value == pytest.approx(float(coefficient(np.stack([counts, counts + 1]))[0]))


def test_alpha_is_below_kappa_by_little_where_there_are_many_units_and_like_habits():
    counts = np.array([[900, 100], [100, 900]])
    assert float(alpha(coincidences(counts))) == pytest.approx(float(kappa(counts)), abs=0.001)


@pytest.fixture
def coders(tmp_path):
    """Two coders of one document: six items, of which one saw five, and two priorities."""
    kinds = ("action", "action", "outcome", "outcome", "risk", "action")
    two = (priority(1, "Neglect", themes=["neglect"]), priority(2, "Safe travel", themes=["voice"]))
    first = [
        item(n, text, kind=kind, themes=["voice"] * (n < 3))
        for n, (text, kind) in enumerate(zip(SENTENCES, kinds, strict=True), 1)
    ]
    second = [{**row} for row in first[:5]]
    second[3] = {**second[3], "kind": "action"}
    second[1] = {**second[1], "themes": []}
    gold, other = document(*first, priorities=two), document(*second, priorities=two)
    return tuple(
        GoldFolder({"gullhaven-2031": coding(each, tmp_path / name)}) for each, name in ((other, "b"), (gold, "a"))
    )


def test_two_coders(coders):
    evaluation, found = evaluate_coders(*coders)
    scores = evaluation.of("ALL")
    assert (scores[Decision.ITEMS].tp, scores[Decision.ITEMS].fn) == (5, 1)
    assert Decision.GROUNDED not in scores
    by = {(each.variable, each.theme): each for each in found}
    kind = by["kind", None]
    assert (kind.units, kind.observed) == (5, 0.8)
    # rows action 2, outcome 2, risk 1; columns 3, 1, 1: by chance (2 × 3 + 2 × 1 + 1 × 1) / 25
    assert kind.kappa == pytest.approx((0.8 - 9 / 25) / (1 - 9 / 25))
    assert kind.kappa_low <= kind.kappa <= kind.kappa_high
    assert by["theme", "voice"].units == 7
    # voice: both 2 (an item, a priority), neither 4, one only 1
    assert by["theme", "voice"].kappa == pytest.approx(float(kappa(np.array([[4, 0], [1, 2]]))))
    assert by["theme", "neglect"].kappa == 1.0
    assert by["themes_of_priorities", None].observed == 1.0
    # items: one theme was ever given to them, five units; pooled over both: two themes, seven units
    assert by["themes_of_items", None].observed == pytest.approx(4 / 5)
    assert by["themes", None].observed == pytest.approx(13 / 14)


def test_what_is_contested_or_optional_is_no_unit(coders):
    from dataclasses import replace

    from safeguard_extract.evaluate.decisions import judge

    other, gold = (folder.documents["gullhaven-2031"] for folder in coders)
    rows = list(gold.items)
    rows[3] = replace(rows[3], contested=("kind",))
    rows[1] = replace(rows[1], themes_optional=("voice",))
    by = {(each.variable, each.theme): each for each in agreements([judge(other, replace(gold, items=tuple(rows)))])}
    assert (by["kind", None].units, by["kind", None].observed) == (4, 1.0)
    assert (by["theme", "voice"].units, by["theme", "voice"].observed) == (6, 1.0)


def test_no_rows_in_common_give_no_figures(tmp_path):
    first, second = (
        GoldFolder({"gullhaven-2031": coding(each, tmp_path / str(n))})
        for n, each in enumerate((document(item(1, priority=None), priorities=()), document(priorities=())))
    )
    assert evaluate_coders(first, second)[1] == ()
