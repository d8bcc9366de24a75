"""Laws of scoring: a reading agrees with itself; counts add up; every error that is counted can be looked at."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import SAMPLES, coding, spoilt

from safeguard_extract.evaluate import GoldFolder, evaluate_coders, read_gold
from safeguard_extract.evaluate.coding import Coding
from safeguard_extract.evaluate.decisions import KIND_DECISIONS, judge
from safeguard_extract.records.evaluation import Decision

SEEDS = st.integers(0, 10_000)
COUNTED_TWICE = {*KIND_DECISIONS.values(), Decision.ITEMS_WITH_KIND}


@cache
def gold() -> GoldFolder:
    return read_gold(SAMPLES)


@cache
def reading(id: str, seed: int) -> Coding:
    plain = json.loads((SAMPLES / f"{id}.json").read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder:
        return coding(spoilt(plain, seed), Path(folder))


IDS = st.sampled_from(sorted(path.stem for path in SAMPLES.glob("*.json")))


def test_a_reading_agrees_with_itself() -> None:
    evaluation, agreements = evaluate_coders(gold(), gold())
    assert {score.f1 for score in evaluation.scores} == {1.0}
    assert {(score.ci_low, score.ci_high) for score in evaluation.scores if score.n} <= {(1.0, 1.0), (None, None)}
    assert evaluation.disagreements == ()
    assert {agreement.observed for agreement in agreements} == {1.0}
    assert {agreement.kappa for agreement in agreements} <= {1.0, None}
    assert {agreement.alpha for agreement in agreements} <= {1.0, None}


@settings(max_examples=25, deadline=None)
@given(IDS, SEEDS)
def test_every_error_that_is_counted_stands_among_the_disagreements(id: str, seed: int) -> None:
    for each in judge(reading(id, seed), gold().documents[id]).judgements:
        wrong = each.false + each.missed > 0
        if each.decision not in COUNTED_TWICE:
            assert bool(each.why) == wrong, each
        assert wrong or not each.why


@settings(max_examples=25, deadline=None)
@given(IDS, SEEDS)
def test_found_and_missed_rows_are_all_rows(id: str, seed: int) -> None:
    judged, coding = judge(reading(id, seed), gold().documents[id]), gold().documents[id]
    for decision, rows in ((Decision.PRIORITIES, coding.priorities), (Decision.ITEMS, coding.items)):
        own = [each for each in judged.judgements if each.decision is decision]
        assert sum(each.right + each.missed for each in own) == len(rows)
    kinds = [each for each in judged.judgements if each.decision in KIND_DECISIONS.values()]
    assert sum(each.right + each.missed for each in kinds) == len(coding.items)


@settings(max_examples=10, deadline=None)
@given(st.lists(IDS, min_size=1, max_size=4, unique=True), SEEDS)
def test_totals_are_sums_and_means_are_means(ids: list[str], seed: int) -> None:
    some = GoldFolder({id: gold().documents[id] for id in ids})
    evaluation, _ = evaluate_coders(GoldFolder({id: reading(id, seed) for id in ids}), some)
    total, mean = evaluation.of("ALL"), evaluation.of("MEAN")
    for decision in total:
        of = [evaluation.of(id)[decision] for id in ids]
        assert total[decision].tp == sum(score.tp for score in of)
        assert total[decision].fp + total[decision].fn == sum(score.fp + score.fn for score in of)
        assert mean[decision].f1 == pytest.approx(sum(score.f1 for score in of) / len(ids))
        assert mean[decision].n == len(ids)
        for score in (*of, total[decision], mean[decision]):
            assert 0 <= score.f1 <= 1
            if score.ci_low is not None:
                assert 0 <= score.ci_low <= score.ci_high <= 1


@settings(max_examples=10, deadline=None)
@given(IDS, SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_found_rows_does_not_matter_much(id: str, seed: int, dice) -> None:
    """Counts of rows do not change with their order; which of two equal rows is matched may."""
    from dataclasses import replace

    found = reading(id, seed)
    items = list(found.items)
    dice.shuffle(items)
    first, second = (
        judge(each, gold().documents[id]).judgements for each in (found, replace(found, items=tuple(items)))
    )
    assert sum(e.right for e in first if e.decision is Decision.ITEMS) == sum(
        e.right for e in second if e.decision is Decision.ITEMS
    )
