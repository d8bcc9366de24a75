"""List marks that are drawn, not written: browsers and slides paint the dots of their lists as small shapes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from safeguard_extract.read.letters import BULLET
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word

_MOST = 400  # on a page: more are a map, a chart or a pattern
_SMALLEST, _LARGEST = 0.12, 0.75  # of the type size: a dot's width
_REACH = 3.0  # of the type size: the white between a mark and its text
_TYPE = 40.0  # points: lists are set in smaller type
_MIDDLE = 0.28  # of the type size: how far above the baseline the middle of small letters stands
_OFF = 0.3  # of the type size: how far from that middle a dot may be drawn
_OPENING = re.compile(r"[\"'“‘(\[£]?\w")  # what a text begins with; other signs are a chart's
_APART = 1.5  # of the type size: a word that ends closer to the dot's left goes before it, and the dot parts them


def with_drawn_marks(placed: Sequence[PlacedWord], dots: Sequence[BBox]) -> list[PlacedWord]:
    """The words, with a bullet for each small square shape (points) that stands before the first word of a line."""
    out = list(placed)
    if not dots or len(dots) > _MOST:
        return out
    level = sorted((e for e in placed if e.turn == 0 and e.word.size <= _TYPE), key=lambda each: each.across)
    baselines = [each.across for each in level]
    for dot in dict.fromkeys(dots):
        low, high = bisect_left(baselines, dot.top), bisect_left(baselines, dot.bottom + _TYPE)
        after = _text_of(dot, level[low:high])
        if after is not None:
            out.append(_bullet(dot, after))
    return out


def _text_of(dot: BBox, level: Sequence[PlacedWord]) -> PlacedWord | None:
    """The word that a dot stands before, if it is the first of its line."""
    beside = [each for each in level if _is_level(dot, each)]
    right = [each for each in beside if dot.x1 <= each.word.bbox.x0 <= dot.x1 + _REACH * each.word.size]
    if not right:
        return None
    first = min(right, key=lambda each: each.word.bbox.x0)
    size = first.word.size
    taken = any(dot.x0 - _APART * size < e.word.bbox.x1 and e.word.bbox.x0 < dot.x1 for e in beside)
    fits = _SMALLEST * size <= dot.width <= _LARGEST * size
    return first if fits and not taken and _OPENING.match(first.word.text) else None


def _is_level(dot: BBox, each: PlacedWord) -> bool:
    middle = each.across - _MIDDLE * each.word.size
    return abs((dot.top + dot.bottom) / 2 - middle) <= _OFF * each.word.size


def _bullet(dot: BBox, after: PlacedWord) -> PlacedWord:
    box = BBox(dot.x0, after.word.bbox.top, dot.x1, after.word.bbox.bottom)
    word = Word(BULLET, box, after.word.font, after.word.size, colour=after.word.colour)
    return PlacedWord(word, 0, dot.x0, after.across)
