"""Comparisons agree with hand-made alignments: floors that only rise."""

from __future__ import annotations

import pytest
from alignment_scores import score_pairs, with_stray_themes
from alignments import AnnotatedPair

Pairs = tuple[AnnotatedPair, ...]

# link F1, relation accuracy, F1 of dropped and new, F1 of carried actions
SERIES_FLOORS = {
    "fenmarsh": (0.99, 0.99, 1.0, 0.96),
    "harrowdale": (0.99, 0.86, 1.0, 0.94),
    "selwick": (0.92, 0.94, 1.0, 0.99),
    "ravenshaw": (0.85, 0.91, 1.0, 0.92),
}


def test_real_plans(gold_pairs: Pairs) -> None:
    scored = score_pairs(gold_pairs)
    assert scored.links == 21
    assert scored.link_f1 >= 0.95
    assert scored.relation == 1.0
    assert scored.ends == 1.0
    assert scored.carried_f1 == 1.0


def test_every_fictional_series_has_a_floor(series_pairs: dict[str, Pairs]) -> None:
    assert series_pairs.keys() == SERIES_FLOORS.keys()


@pytest.mark.parametrize("name", SERIES_FLOORS)
def test_fictional_series(series_pairs: dict[str, Pairs], name: str) -> None:
    links, relation, ends, carried = SERIES_FLOORS[name]
    scored = score_pairs(series_pairs[name])
    assert scored.link_f1 >= links
    assert scored.main_f1 == 1.0
    assert scored.relation >= relation
    assert scored.end_f1 >= ends
    assert scored.carried_f1 >= carried


def test_stray_and_missing_themes_cost_little(series_pairs: dict[str, Pairs]) -> None:
    every = [pair for name in ("fenmarsh", "harrowdale", "selwick") for pair in series_pairs[name]]
    scored = score_pairs(with_stray_themes(every, draws=4, drop=0.15, add=0.2))
    assert scored.link_f1 >= 0.88
    assert scored.main_f1 >= 0.93
    assert scored.end_f1 >= 0.92


def test_words_alone_still_align(series_pairs: dict[str, Pairs]) -> None:
    every = [pair for name in ("fenmarsh", "harrowdale", "selwick") for pair in series_pairs[name]]
    scored = score_pairs(with_stray_themes(every, draws=1, drop=1.0, add=0.0))
    assert scored.main_f1 >= 0.93
