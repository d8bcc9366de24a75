"""The ink that an OCR program passed over: single figures in tables, page numbers, an 'a' between two lines.

Programs take what stands alone for dirt. Written one below the other, as a list, the same figures are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy import ndimage

from safeguard_extract.read.ocr_words import Engine, SeenWord
from safeguard_extract.read.scan_picture import Grey, Picture
from safeguard_extract.read.scan_spots import Sides, Spots
from safeguard_extract.records.geometry import BBox

_SMALLEST = 2.2  # points high; full stops and dots are no words
_HEIGHTS = (0.7, 3.0)  # times the usual height of spots: figures and capitals to titles
_SLENDEREST = 6.0  # times as high as wide: what is thinner is the rest of a line
_WIDEST = 3.0  # times as wide as high
_WORD_GAP = 0.5  # of the usual height: spots closer than that make one word
_ROW = 0.8  # of the tallest word is white between rows
_MOST = 60  # words; where more are passed over, they are the grain of a photograph
_SURE = 0.7


class _Row(NamedTuple):
    """A piece of the page, and where its top left corner stands in the list."""

    place: tuple[slice, slice]
    top: int
    left: int


def read_rest(seen: Sequence[SeenWord], spots: Spots, picture: Picture, engine: Engine) -> tuple[SeenWord, ...]:
    """The words in a picture that are not among those seen; raises EngineFailed."""
    pieces = _pieces(_passed_over(seen, spots, picture), picture)
    if not 0 < len(pieces) <= _MOST:
        return ()
    rows, listed = _listed(pieces, picture)
    first = 1 + max((word.line for word in seen), default=-1)
    words = []
    for word in engine.read_rows(listed):
        middle = word.box.middle[1]
        number, row = min(enumerate(rows), key=lambda each: abs(_middle(each[1]) - middle))
        if word.sure >= _SURE and _is_word(word.text):
            across, down = row.place[1].start - row.left, row.place[0].start - row.top
            x0, top, x1, bottom = word.box
            box = BBox(x0 + across, top + down, x1 + across, bottom + down)
            words.append(word._replace(box=box, line=first + number))
    return tuple(words)


def _is_word(text: str) -> bool:
    """True for figures, the words of one letter, and longer ones; single letters are parts of broken words."""
    return text in {"a", "A", "I"} or any(letter.isdigit() for letter in text) or (text.isalpha() and len(text) > 1)


def _middle(row: _Row) -> float:
    down = row.place[0]
    return float(row.top + (down.stop - down.start) / 2)


def _passed_over(seen: Sequence[SeenWord], spots: Spots, picture: Picture) -> Sides:
    """The spots that may be letters and stand in no word."""
    top, bottom, left, right = spots.sides.T
    high, wide = bottom - top, right - left
    letters = high > _SMALLEST * picture.scale
    if not seen or not letters.any():
        return spots.sides[:0]
    usual = float(np.median(high[letters]))
    rest = letters & (high >= _HEIGHTS[0] * usual) & (high <= _HEIGHTS[1] * usual)
    rest &= (wide <= _WIDEST * high) & (high <= _SLENDEREST * wide)
    across, down = (left + right) / 2, (top + bottom) / 2
    for word in seen:
        x0, above, x1, below = word.box
        rest &= (across < x0) | (across > x1) | (down < above) | (down > below)
    return spots.where(rest).sides


def _pieces(rest: Sides, picture: Picture) -> list[tuple[slice, slice]]:
    """Spots gathered into words, as places in the picture."""
    if not len(rest):
        return []
    gap = round(_WORD_GAP * float(np.median(rest[:, 1] - rest[:, 0])))
    mask = np.zeros(picture.grey.shape, dtype=bool)
    for top, bottom, left, right in rest.astype(np.intp).tolist():
        mask[top:bottom, left : right + gap] = True
    names, _ = ndimage.label(mask)
    return [
        (down, slice(across.start, max(across.stop - gap, across.start + 1)))
        for down, across in ndimage.find_objects(names)
    ]


def _listed(pieces: Sequence[tuple[slice, slice]], picture: Picture) -> tuple[list[_Row], Picture]:
    """The pieces one below the other, their feet on the rows of a list."""
    tallest = max(down.stop - down.start for down, _ in pieces)
    widest = max(across.stop - across.start for _, across in pieces)
    step = round((1 + _ROW) * tallest)
    grey: Grey = np.full(((len(pieces) + 1) * step, widest + 4 * tallest), 255, dtype=np.uint8)
    rows = []
    for number, (down, across) in enumerate(pieces, 1):
        high, wide = down.stop - down.start, across.stop - across.start
        row = _Row((down, across), number * step - high, 2 * tallest)
        grey[row.top : row.top + high, row.left : row.left + wide] = picture.grey[down, across]
        rows.append(row)
    return rows, Picture(grey, picture.scale)
