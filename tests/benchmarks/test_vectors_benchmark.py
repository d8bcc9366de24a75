"""The measurement of sentence vectors: its fictional texts are sound, and vectors that know nothing gain nothing."""

from __future__ import annotations

import runpy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def benchmark() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "benchmarks" / "vectors.py"))


def test_no_pair_stands_twice_or_with_itself(benchmark: dict[str, Any]) -> None:
    pairs = benchmark["labelled_pairs"]()
    assert {label for label, _, _ in pairs} == {"paraphrase", "related", "unrelated"}
    assert len(pairs) >= 90 and len({frozenset((a, b)) for _, a, b in pairs}) == len(pairs)
    assert all(a != b for _, a, b in pairs)


def test_oblique_sentences_have_codes_of_the_codebook(benchmark: dict[str, Any]) -> None:
    known = {theme.id for theme in benchmark["CODEBOOK"].themes}
    listed = benchmark["cases"](ROOT / "benchmarks" / "vectors" / "oblique.yml")
    assert {theme for row in listed for theme in row["themes"]} == known
    assert sum(not row["themes"] for row in listed) >= 10


def test_the_area_under_the_curve(benchmark: dict[str, Any]) -> None:
    area = benchmark["area_under_curve"]
    assert (area([2, 3], [0, 1]), area([0], [1]), area([1], [1])) == (1.0, 0.0, 0.5)


def test_a_unit_without_a_theme_takes_the_nearest_one_and_no_other_unit_changes(benchmark: dict[str, Any]) -> None:
    none, some = frozenset[str](), frozenset({"neglect"})
    units = (benchmark["Unit"]("a", (), some, none), benchmark["Unit"]("b", ("cse",), some, none))
    reading = benchmark["Reading"](benchmark["CODEBOOK"], units)
    effect = benchmark["with_vectors"](reading, [("neglect", 0.6), ("neglect", 0.9)], 0.5)
    assert (effect.added, effect.right, effect.tally.right, effect.tally.false, effect.tally.missed) == (1, 1, 1, 1, 1)
    assert benchmark["with_vectors"](reading, [("neglect", 0.4), ("neglect", 0.9)], 0.5).added == 0


def test_the_nearest_theme_is_the_one_whose_texts_are_nearest(benchmark: dict[str, Any]) -> None:
    codebook = benchmark["CODEBOOK"]
    place = {text: at for at, texts in enumerate(benchmark["theme_texts"](codebook)) for text in texts}

    def embed(texts: Sequence[str]) -> Any:
        """A vector of the theme that a text stands for."""
        return np.eye(len(codebook.themes))[[place.get(text, 0) for text in texts]]

    theme = codebook.themes[5]
    unit = benchmark["Unit"](theme.definition, (), frozenset(), frozenset())
    assert benchmark["nearest_themes"](benchmark["Reading"](codebook, (unit,)), embed) == [(theme.id, 1.0)]
