"""The sample documents as the rules alone read them, and what their gold makes of each row."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from safeguard_extract.evaluate import read_gold
from safeguard_extract.learning.examples import Example, examples_of
from safeguard_extract.learning.training import Trained, train
from safeguard_extract.pipeline import parse
from safeguard_extract.records.plan import Plan
from safeguard_extract.settings import DEFAULT

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpora" / "samples"
MODELS = ROOT / "models"
RULES = replace(DEFAULT, model="none")


@functools.cache
def ruled_plans() -> dict[Path, Plan]:
    """Each sample, as text and as PDF, with the rules' own confidences."""
    paths = [*sorted((SAMPLES / "text").glob("*.txt")), *sorted((SAMPLES / "pdf").glob("*.pdf"))]
    return {path: parse(path, settings=RULES) for path in paths}


@functools.cache
def sample_examples() -> tuple[Example, ...]:
    """Every row of the samples, held against the gold."""
    gold = read_gold(SAMPLES / "gold").documents
    return tuple(each for path, plan in ruled_plans().items() for each in examples_of(plan, gold[path.stem]))


@functools.cache
def trained_on_samples() -> Trained:
    """The model that the samples alone give."""
    return train(sample_examples())
