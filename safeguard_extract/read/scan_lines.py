"""From the words that an OCR program sees to runs of words that stand together, list marks included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from safeguard_extract.read.ocr_words import SeenWord
from safeguard_extract.read.pdfium_paths import Stroke
from safeguard_extract.read.scan_dirt import MISREAD_MARKS, without_dirt
from safeguard_extract.read.scan_picture import Picture
from safeguard_extract.read.scan_spots import Spots
from safeguard_extract.read.scan_type import Measured, depth, measure, reach
from safeguard_extract.records.geometry import BBox

_APART = 1.2  # ems of white between words part a line: columns, or a list mark from its text
_REACH = 4.0  # ems left of a line in which its list mark stands
_DISC = (0.15, 0.62)  # ems across: bullets and squares; a full stop is 0.1
_ROUND = (0.65, 1.5)  # width to height
_SOLID = 0.72  # of its box is ink: a disc fills 0.79, the fullest letter 0.7
_DASH = (0.3, 1.1)  # ems wide
_DASH_HEIGHT = 0.16
_RAISED = (0.12, 0.6)  # ems above the line, its middle
_ALONE = 0.8  # ems of white to the left of a mark
_MISREAD = re.compile(MISREAD_MARKS)
_UNSURE_SIGN = 0.6  # how sure a program is of signs that are mostly dirt
_BULLET, _EN_DASH = "•", "–"


class RunWord(NamedTuple):
    """A word of a picture, its box in dots, and its type as measured."""

    text: str
    box: BBox
    measured: Measured


class Run(NamedTuple):
    """Words that stand together in one line, from left to right, on a common baseline (dots from the top)."""

    words: tuple[RunWord, ...]
    baseline: float


def runs_of(seen: Iterable[SeenWord], spots: Spots, rules: Sequence[Stroke], picture: Picture) -> tuple[Run, ...]:
    """The runs of a page, dirt left out; `rules` are in points, `picture` is straight but not flattened."""
    lines: dict[int, list[SeenWord]] = {}
    for word in without_dirt(seen, spots):
        lines.setdefault(word.line, []).append(word)
    upright = [rule for rule in rules if rule.upright]
    runs: list[Run] = []
    for line in lines.values():
        line.sort(key=lambda word: word.box.x0)
        marked = [_with_mark(part, spots) for part in _parts(line, upright, picture.scale)]
        runs += [_to_run(words, picture) for words in map(_without_strays, marked) if words]
    return tuple(runs)


def _without_strays(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words of a run without the unsure signs that may have been list marks and are none."""
    return [word for word in words if word.sure >= _UNSURE_SIGN or not _MISREAD.fullmatch(word.text)]


def _em(words: Iterable[SeenWord]) -> float:
    """The size of words by their heights, in dots; by their boxes alone where they are signs."""
    words = tuple(words)
    heights = [word.box.height / reach(word.text) for word in words if reach(word.text)]
    return median(heights or [word.box.height for word in words])


def _parts(line: Sequence[SeenWord], upright: Sequence[Stroke], scale: float) -> list[list[SeenWord]]:
    em = _em(line)
    parts = [[line[0]]]
    for before, word in pairwise(line):
        if word.box.x0 - before.box.x1 > _APART * em or _is_ruled_off(before.box, word.box, upright, scale):
            parts.append([word])
        else:
            parts[-1].append(word)
    return _marks_joined(parts, em)


def _marks_joined(parts: list[list[SeenWord]], em: float) -> list[list[SeenWord]]:
    """List marks stand further from their text than words do; they are kept with it."""
    joined: list[list[SeenWord]] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and len(before) == 1 and len(before[0].text) <= 2 and part[0].box.x0 - before[0].box.x1 < _REACH * em:
            before.extend(part)
        else:
            joined.append(part)
    return joined


def _is_ruled_off(left: BBox, right: BBox, upright: Sequence[Stroke], scale: float) -> bool:
    middle = (left.top + left.bottom + right.top + right.bottom) / 4 / scale
    from_x, to_x = left.middle[0] / scale, right.middle[0] / scale
    return any(from_x < rule.x0 < to_x and rule.top < middle < rule.bottom for rule in upright)


def _baseline(words: Iterable[SeenWord | RunWord], em: float) -> float:
    return median(word.box.bottom - depth(word.text) * em for word in words)


def _with_mark(words: list[SeenWord], spots: Spots) -> list[SeenWord]:
    """The words of a run with the list mark before them read from its shape."""
    lettered = [word for word in words if reach(word.text)]
    if not lettered:
        return words
    em = _em(lettered)
    baseline = _baseline(lettered, em)
    for skipped in (1, 0):
        if skipped < len(words) and (not skipped or len(words[0].text) <= 2):
            mark = _mark_before(words[skipped], em, baseline, spots)
            if mark is not None:
                return [mark, *words[skipped:]]
    first = words[0]
    if len(words) > 1 and _MISREAD.fullmatch(first.text) and words[1].box.x0 - first.box.x1 > em / 3:
        return [first._replace(text=_BULLET, sure=1.0), *words[1:]]
    return words


def _mark_before(word: SeenWord, em: float, baseline: float, spots: Spots) -> SeenWord | None:
    """The bullet or dash that stands alone before a word."""
    top, bottom, left, right = spots.sides.T
    middle = (top + bottom) / 2
    in_line = (middle > baseline - _TOP * em) & (middle < baseline + _FOOT * em)
    near = in_line & (right <= word.box.x0 - em / 8) & (left >= word.box.x0 - (_REACH + _ALONE) * em)
    near &= (bottom - top > em / 20) & (right - left > em / 20)
    if not near.any():
        return None
    chosen = int(np.flatnonzero(near)[np.argmax(right[near])])
    beside = near & (right > left[chosen] - _ALONE * em)
    if beside.sum() > 1 or left[chosen] < word.box.x0 - _REACH * em:
        return None
    wide, high, raised = right[chosen] - left[chosen], bottom[chosen] - top[chosen], baseline - middle[chosen]
    box = BBox(float(left[chosen]), float(top[chosen]), float(right[chosen]), float(bottom[chosen]))
    if not _RAISED[0] * em <= raised <= _RAISED[1] * em:
        return None
    full = spots.areas[chosen] / (wide * high)
    if _DISC[0] * em <= min(wide, high) and max(wide, high) <= _DISC[1] * em:
        if _ROUND[0] <= wide / high <= _ROUND[1] and full >= _SOLID:
            return SeenWord(_BULLET, box, 1.0, word.line)
    elif _DASH[0] * em <= wide <= _DASH[1] * em and high <= _DASH_HEIGHT * em:
        return SeenWord(_EN_DASH, box, 1.0, word.line)
    return None


_TOP, _FOOT = 0.9, 0.15  # ems above and below the baseline between which a line's ink has its middle


def _to_run(words: Sequence[SeenWord], picture: Picture) -> Run:
    made = tuple(RunWord(word.text, word.box, measure(word.text, word.box, picture)) for word in words)
    lettered = [word for word in made if reach(word.text)] or made
    return Run(made, _baseline(lettered, _em(words)))
