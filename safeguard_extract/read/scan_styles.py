"""The sizes and weights of a scanned document, drawn together: what was measured line by line becomes a few styles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from safeguard_extract.read.scan_lines import Run
from safeguard_extract.read.scan_type import height_to_width, run_size

_CORE, _SPREAD = 0.04, 0.08  # of a size: how far its lines are read apart, nearly all and all but a few in a hundred
_RARE = 12  # letters; a line of fewer takes the next common size
_NEAR = 0.12  # of a size
_BOLD = 1.3  # times the usual stem; bold faces have 1.5 to 1.8, the same face at twice the size 1.15
_HEAVIEST_PLAIN = 0.12  # ems: the stem of a plain face; a document whose usual stem is heavier is set in bold
_NEIGHBOUR = 0.5  # of a word's vote goes to the words beside it: one word is misjudged now and then


class Styled(NamedTuple):
    """The size of a run in points, and which of its words are bold."""

    size: float
    bold: tuple[bool, ...]


def style(runs: Sequence[tuple[Run, float]]) -> tuple[Styled, ...]:
    """The style of each run of a document, given with its picture's dots a point."""
    usual = height_to_width([word.measured for run, _ in runs for word in run.words])
    ems = [run_size([(word.text, word.measured) for word in run.words], usual) for run, _ in runs]
    letters = np.array([sum(len(word.text) for word in run.words) for run, _ in runs], dtype=np.float64)
    points = np.array([em / scale for em, (_, scale) in zip(ems, runs, strict=True)])
    sizes = settled_sizes(points, letters)
    plain = _plain_stem(runs, sizes)
    return tuple(
        Styled(float(size), _bold(run, float(size) * scale, plain))
        for (run, scale), size in zip(runs, sizes, strict=True)
    )


def settled_sizes(sizes: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Each size replaced by the common one that it stands for, in half points: the densest first."""
    settled = np.zeros_like(sizes)
    centres: list[float] = []
    left = np.ones(len(sizes), dtype=bool)
    while left.any():
        centre = _densest(sizes[left], weights[left])
        near = left & (np.abs(sizes / centre - 1) <= _SPREAD)
        own = max(round(centre * 2) / 2, 0.5)
        if weights[near].sum() < _RARE and centres:
            closest = min(centres, key=lambda other: abs(other / centre - 1))
            own = closest if abs(closest / centre - 1) <= _NEAR else own
        settled[near] = own
        centres.append(own)
        left &= ~near
    return settled


def _densest(sizes: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> float:
    """The middle of the most letters whose sizes lie close together."""
    order = np.argsort(sizes, kind="stable")
    ranked, heavy = sizes[order], np.concatenate(([0.0], np.cumsum(weights[order])))
    first = np.searchsorted(ranked, ranked * (1 - _CORE))
    last = np.searchsorted(ranked, ranked * (1 + _CORE), side="right")
    best = int(np.argmax(heavy[last] - heavy[first]))
    half = (heavy[first[best]] + heavy[last[best]]) / 2
    return float(ranked[min(int(np.searchsorted(heavy, half, side="right")) - 1, len(ranked) - 1)])


def _plain_stem(runs: Sequence[tuple[Run, float]], sizes: npt.NDArray[np.float64]) -> float:
    """The stem of most letters, in ems."""
    stems = [
        (word.measured.stem / (size * scale), len(word.text))
        for (run, scale), size in zip(runs, sizes, strict=True)
        for word in run.words
        if word.measured.stem is not None
    ]
    if not stems:
        return _HEAVIEST_PLAIN
    stems.sort()
    total = np.cumsum([weight for _, weight in stems])
    return float(min(stems[int(np.searchsorted(total, total[-1] / 2))][0], _HEAVIEST_PLAIN))


def _bold(run: Run, em: float, plain: float) -> tuple[bool, ...]:
    """Which words of a run are bold: each by its own stem and its neighbours'."""
    votes = [
        0.0 if word.measured.stem is None else (word.measured.stem / em / plain - _BOLD) * min(len(word.text), 6)
        for word in run.words
    ]
    heard = list(votes)
    for (i, one), (j, other) in pairwise(enumerate(votes)):
        heard[i] += _NEIGHBOUR * other
        heard[j] += _NEIGHBOUR * one
    return tuple(vote > 0 for vote in heard)
