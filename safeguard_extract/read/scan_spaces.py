"""Where words begin and end in a line of a picture, by the white between its letters.

Some OCR programs give lines and not words, all lose a space now and then: 'inthe', 'March2018'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from safeguard_extract.read.ocr_words import SeenWord
from safeguard_extract.read.scan_picture import Picture
from safeguard_extract.read.scan_type import reach, width, widths
from safeguard_extract.records.geometry import BBox

_DARK = 90  # grey levels under white, on flattened pictures
# Ems of white within a word: at 0.2 one figure in ten has as much beside a 1, at 0.3 half the spaces are missed.
_SPACE = 0.25
_DRIFT = 0.5  # dots of white that a gap must have more for each dot by which a word is too wide or too narrow with it
_MOST_GAPS = 4  # of a line are looked at for each of its words: the widest
_DASHES = re.compile("[-–—]{2,}")
_White = tuple[float, float]


def words_of_line(seen: SeenWord, picture: Picture) -> tuple[SeenWord, ...]:
    """The words of a line that was read as one, each with the box of its own ink."""
    texts = seen.text.split()
    if len(texts) < 2:
        return (seen,)
    by_width = seen.box.width / max(sum(width(letter) for letter in seen.text), 0.5)
    em = min(by_width, seen.box.height / (reach(seen.text) or 0.5))  # white between two cells makes a line wide
    gaps = sorted(sorted(_white(seen.box, picture), key=lambda gap: gap[0] - gap[1])[: _MOST_GAPS * len(texts)])
    if len(gaps) < len(texts):
        cuts = [(place, place) for place in _expected_spaces(texts, seen.box)]
    else:
        cuts = [gaps[at] for at in _best_gaps([em * widths(text) for text in texts], seen.box, np.array(gaps))]
    return tuple(_parts(seen, texts, cuts))


def _expected_spaces(texts: list[str], box: BBox) -> list[float]:
    """Where the spaces of a line would stand if its letters had their usual widths."""
    line = " ".join(texts)
    ends = list(accumulate(width(letter) for letter in line))
    scale = box.width / ends[-1]
    return [box.x0 + (ends[at] - width(" ") / 2) * scale for at, letter in enumerate(line) if letter == " "]


def _best_gaps(wide: list[float], box: BBox, gaps: npt.NDArray[np.float64]) -> list[int]:
    """Which gaps are the spaces: together they are widest, and the words between them as wide as their letters.

    `wide` are the expected widths of the words, in dots; there are as many gaps as words, or more.
    """
    first, last = gaps.T
    score = (last - first) - _DRIFT * np.abs(first - box.x0 - wide[0])
    between = first[np.newaxis, :] - last[:, np.newaxis]  # from one gap to a later one
    steps: list[npt.NDArray[np.intp]] = []
    for expected in wide[1:-1]:
        by_gap = score[:, np.newaxis] - _DRIFT * np.abs(between - expected)
        by_gap[between < 0] = -np.inf
        steps.append(by_gap.argmax(axis=0))
        score = by_gap.max(axis=0) + (last - first)
    chosen = [int(np.argmax(score - _DRIFT * np.abs(box.x1 - last - wide[-1])))]
    for step in reversed(steps):
        chosen.insert(0, int(step[chosen[0]]))
    return chosen


def _parts(seen: SeenWord, texts: list[str], cuts: list[_White]) -> Iterator[SeenWord]:
    sides = [seen.box.x0, *(side for cut in cuts for side in cut), seen.box.x1]
    for text, x0, x1 in zip(texts, sides[::2], sides[1::2], strict=True):
        yield seen._replace(text=text, box=seen.box._replace(x0=x0, x1=max(x1, x0 + 1)))


def with_lost_spaces(seen: SeenWord, picture: Picture) -> tuple[SeenWord, ...]:
    """The word, parted where white as wide as a space runs through it; a dash that was taken for several is one."""
    seen = seen._replace(text=_DASHES.sub("–", seen.text))
    letters = reach(seen.text)
    if len(seen.text) < 3 or not letters:
        return (seen,)
    em = min(seen.box.height / letters, 2 * seen.box.width / len(seen.text))
    wide = [gap for gap in _white(seen.box, picture) if gap[1] - gap[0] >= _SPACE * em]
    ends = list(accumulate(width(letter) for letter in seen.text))
    scale = seen.box.width / ends[-1]
    texts, cuts, start = [], [], 0
    for gap in wide:
        at = 1 + min(range(len(ends)), key=lambda i: abs(seen.box.x0 + ends[i] * scale - (gap[0] + gap[1]) / 2))
        if start < at < len(seen.text) and _is_space(seen.text[at - 1], seen.text[at]):
            texts.append(seen.text[start:at])
            cuts.append(gap)
            start = at
    parts = _parts(seen, [*texts, seen.text[start:]], cuts)
    return tuple(part._replace(sure=1.0) if cuts and part.text == "–" else part for part in parts)


def _is_space(left: str, right: str) -> bool:
    """True for letters, figures and dashes; other signs and the figure 1 have white of their own."""
    return all(sign.isalnum() or sign == "–" for sign in (left, right)) and "1" not in left + right


def _white(box: BBox, picture: Picture) -> list[_White]:
    """The white between the first and the last ink of a box, from left to right, in dots of the picture."""
    left, top, right, bottom = (max(0, round(side)) for side in box)
    inked = np.flatnonzero((picture.grey[top:bottom, left:right] < 255 - _DARK).any(axis=0))
    return [(left + int(a) + 1.0, left + float(b)) for a, b in pairwise(inked) if b - a > 1]


def inked(box: BBox, picture: Picture) -> BBox:
    """The box drawn in to its ink; as it is where there is none."""
    left, top, right, bottom = (max(0, round(side)) for side in box)
    dark = picture.grey[top:bottom, left:right] < 255 - _DARK
    columns, rows = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
    if not len(columns):
        return box
    right, bottom = left + int(columns[-1]) + 1, top + int(rows[-1]) + 1
    return BBox(float(left + int(columns[0])), float(top + int(rows[0])), float(right), float(bottom))
