"""The size and weight of type in a picture: boxes and strokes measured word by word, judged line by line.

A word's box says little of its size: 'more' is half as high as 'Help'. So a height is divided by what the word's
letters reach above and below their line; and because boxes catch dirt, the width has to agree. Sizes are then drawn
together over the whole document, so that one body size is one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import numpy as np

from safeguard_extract.read.scan_picture import Grey, Picture
from safeguard_extract.records.geometry import BBox

# In ems, after Arial; faces with lower capitals come out smaller by a constant, which changes no comparison.
_TALL, _LOW, _BELOW, _COMMA = 0.72, 0.53, 0.21, 0.14
_DESCENDERS, _COMMAS = frozenset("gjpqy()[]{}@"), frozenset(",;Q")
_SMALL = frozenset("acegmnopqrsuvwxyz")
_NARROW, _SLIM, _WIDE = frozenset("ijl.,:;'’‘|!"), frozenset('frtI()[]-“”"/ '), frozenset("mwMW%@—")
_BLUR = 0.6  # dots that a scanner adds to a stroke
_INK = 0.25  # of the way from paper to the darkest ink: where a stroke begins
_LONGEST_STROKE = 0.35  # ems: longer runs of ink are bars of letters, not stems
_FEWEST_STROKES = 5
_PALEST = 30  # grey levels between ink and ground, at least
_AGREE = 0.15  # by how much height and width may differ before a height is not believed


class Measured(NamedTuple):
    """A word's em by its height and by its width, and its stem's width, all in dots; None where they do not show."""

    by_height: float | None
    by_width: float
    stem: float | None


def measure(text: str, box: BBox, picture: Picture) -> Measured:
    """Measure one word of a picture that is straight but not flattened: pale strokes count by their paleness."""
    height = box.height - 1  # a box reaches half a dot beyond the ink on either side
    letters = reach(text)
    by_height = height / letters if letters and height > 0 else None
    by_width = box.width / widths(text)
    left, top, right, bottom = (max(0, round(side)) for side in box)
    return Measured(by_height, by_width, _stem(picture.grey[top:bottom, left:right], by_height or by_width))


def reach(text: str) -> float:
    """How high a word's letters are, from the lowest to the highest, in ems; 0 for signs alone."""
    if not any(letter.isalnum() for letter in text):
        return 0.0
    return (_LOW if all(letter in _SMALL or not letter.isalnum() for letter in text) else _TALL) + depth(text)


def depth(text: str) -> float:
    """How far a word's letters reach below their line, in ems."""
    if not _DESCENDERS.isdisjoint(text):
        return _BELOW
    return 0.0 if _COMMAS.isdisjoint(text) else _COMMA


def widths(text: str) -> float:
    """How wide a word is set, roughly, in ems."""
    return sum(width(letter) for letter in text) or 0.5


def width(letter: str) -> float:
    """How wide a letter is set, roughly, in ems."""
    if letter in _NARROW:
        return 0.25
    if letter in _SLIM:
        return 0.33
    if letter in _WIDE:
        return 0.85
    return 0.68 if letter.isupper() else 0.54


def _stem(grey: Grey, em: float) -> float | None:
    """The usual width of strokes along rows, by how much ink they hold; ink may be lighter than its ground."""
    if grey.size == 0:
        return None
    low, high = (float(level) for level in np.percentile(grey, (3, 97)))
    ground, ink = (high, low) if float(np.median(grey)) > (low + high) / 2 else (low, high)
    if abs(ground - ink) < _PALEST:
        return None
    share = np.pad(np.clip((ground - grey.astype(np.float64)) / (ground - ink), 0, 1), ((0, 0), (1, 1))).ravel()
    changes = np.diff((share > _INK).astype(np.int8))
    first, last = np.flatnonzero(changes == 1) + 1, np.flatnonzero(changes == -1) + 1
    total = np.concatenate(([0.0], np.cumsum(share)))
    strokes = total[last] - total[first]
    strokes = strokes[strokes < _LONGEST_STROKE * em]
    return max(float(np.median(strokes)) - _BLUR, 0.0) if len(strokes) >= _FEWEST_STROKES else None


def run_size(measured: Sequence[tuple[str, Measured]], usual: float) -> float:
    """The em of words that stand together in one line, in dots; `usual` is what heights are to widths elsewhere."""
    by_width = median(each.by_width for _, each in measured) * usual
    heights = [
        each.by_height for text, each in measured if each.by_height is not None for _ in range(min(len(text), 4))
    ]
    if not heights:
        return by_width
    by_height = median(heights)
    return by_height if abs(by_height / by_width - 1) <= _AGREE else by_width


def height_to_width(measured: Sequence[Measured]) -> float:
    """What heights are to widths in this document's faces; 1 where nothing tells."""
    ratios = [each.by_height / each.by_width for each in measured if each.by_height is not None and each.by_width > 0]
    return median(ratios) if ratios else 1.0
