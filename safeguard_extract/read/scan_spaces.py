"""Where words begin and end in a line of a picture, by the white between its letters.

Some OCR programs give lines and not words, all lose a space now and then: 'inthe', 'March2018'.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

import numpy as np

from safeguard_extract.read.ocr_words import SeenWord
from safeguard_extract.read.scan_picture import Picture
from safeguard_extract.read.scan_type import reach, width
from safeguard_extract.records.geometry import BBox

_DARK = 90  # grey levels under white, on flattened pictures
# Ems of white within a word: at 0.2 one figure in ten has as much beside a 1, at 0.3 half the spaces are missed.
_SPACE = 0.25
_DRIFT = 0.5  # ems of white that a gap must have more for each em that it is off its expected place
_White = tuple[float, float]


def words_of_line(seen: SeenWord, picture: Picture) -> tuple[SeenWord, ...]:
    """The words of a line that was read as one, each with the box of its own ink."""
    texts = seen.text.split()
    gaps = _white(seen.box, picture)
    if len(texts) < 2:
        return (seen,)
    places = _expected_spaces(texts, seen.box)
    em = seen.box.width / max(sum(width(letter) for letter in seen.text), 0.5)
    cuts: list[_White] = []
    for place in places:
        open_gaps = [gap for gap in gaps if not cuts or gap[0] >= cuts[-1][1]]
        best = max(
            open_gaps, key=lambda gap: gap[1] - gap[0] - _DRIFT * abs((gap[0] + gap[1]) / 2 - place), default=None
        )
        if best is None or abs((best[0] + best[1]) / 2 - place) > 2 * em:
            best = (max(place, cuts[-1][1] if cuts else place), max(place, cuts[-1][1] if cuts else place))
        cuts.append(best)
    return tuple(_parts(seen, texts, cuts))


def _expected_spaces(texts: list[str], box: BBox) -> list[float]:
    """Where the spaces of a line would stand if its letters had their usual widths."""
    line = " ".join(texts)
    ends = list(accumulate(width(letter) for letter in line))
    scale = box.width / ends[-1]
    return [box.x0 + (ends[at] - width(" ") / 2) * scale for at, letter in enumerate(line) if letter == " "]


def _parts(seen: SeenWord, texts: list[str], cuts: list[_White]) -> Iterator[SeenWord]:
    sides = [seen.box.x0, *(side for cut in cuts for side in cut), seen.box.x1]
    for text, x0, x1 in zip(texts, sides[::2], sides[1::2], strict=True):
        yield seen._replace(text=text, box=seen.box._replace(x0=x0, x1=max(x1, x0 + 1)))


def with_lost_spaces(seen: SeenWord, picture: Picture) -> tuple[SeenWord, ...]:
    """The word, parted where white as wide as a space runs through it."""
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
    return tuple(_parts(seen, [*texts, seen.text[start:]], cuts))


def _is_space(left: str, right: str) -> bool:
    """True for letters and figures; signs and the figure 1 have white of their own."""
    return left.isalnum() and right.isalnum() and "1" not in left + right


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
    return BBox(left + float(columns[0]), top + float(rows[0]), left + columns[-1] + 1.0, top + rows[-1] + 1.0)
