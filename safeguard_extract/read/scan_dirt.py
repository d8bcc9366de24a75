"""What OCR programs see in dirt: words that no ink makes, signs that a speck beside a word turns into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from statistics import median

import numpy as np

from safeguard_extract.read.ocr_words import SeenWord
from safeguard_extract.read.scan_spots import Spots
from safeguard_extract.read.scan_type import reach
from safeguard_extract.records.geometry import BBox

MISREAD_MARKS = r"[¢«»*+°>›=~§©®¥·.]{1,2}"  # what programs make of list marks that are no discs

_UNSURE_SIGN, _UNSURE = 0.6, 0.15  # how sure a program is of signs, and of words, that are mostly dirt
_LOWEST = 0.3  # of the page's usual em: the highest spot of a word; letters are 0.5, in notes two thirds of that
_FAINTEST = 0.08  # ems across: a full stop is 0.1, and 0.13 where the type is bold
_END = 0.2  # ems at the end of a word that a full stop or a quotation mark takes
_CLEAR = 0.3  # ems of white behind a full stop, or figures go on
_LARGEST_STOP = 0.2  # ems across
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_SIGN_BEFORE, _SIGN_AFTER = re.compile(r"^[.,:;'‘’`·]+(?=\w)"), re.compile(r"(?<=[\w)])[.,:'‘’`·]$")
_NEVER_ALONE = frozenset("|_‘’")
_MARK = re.compile(MISREAD_MARKS)


def without_dirt(seen: Iterable[SeenWord], spots: Spots) -> tuple[SeenWord, ...]:
    """The words that ink makes, and without the signs that specks make of them; positions in dots."""
    words = [word for word in seen if not _is_unsure(word)]
    usual = median([word.box.height / reach(word.text) for word in words if reach(word.text)] or [0.0])
    highest = {id(word): _highest(word.box, spots) for word in words}
    inked = (word for word in words if not reach(word.text) or highest[id(word)] >= _LOWEST * usual)
    return tuple(_with_stop(_without_signs(word, spots), spots) for word in inked)


def _is_unsure(word: SeenWord) -> bool:
    if any(letter.isalnum() for letter in word.text):
        return word.sure < _UNSURE
    return word.text in _NEVER_ALONE or (word.sure < _UNSURE_SIGN and not _MARK.fullmatch(word.text))


def _within(box: BBox, spots: Spots) -> Spots:
    top, bottom, left, right = spots.sides.T
    across, down = (left + right) / 2, (top + bottom) / 2
    return spots.where(
        (across >= box.x0 - 1) & (across <= box.x1 + 1) & (down >= box.top - 1) & (down <= box.bottom + 1)
    )


def _highest(box: BBox, spots: Spots) -> float:
    inside = _within(box, spots).sides
    return float((inside[:, 1] - inside[:, 0]).max()) if len(inside) else 0.0


def _without_signs(word: SeenWord, spots: Spots) -> SeenWord:
    """The word without a sign at its end, or its beginning, for which there is only a speck."""
    letters = reach(word.text)
    if not letters:
        return word
    em, (x0, _, x1, _) = word.box.height / letters, word.box
    if _SIGN_AFTER.search(word.text) and _is_speck(word.box._replace(x0=x1 - _END * em), em, spots):
        word = word._replace(text=_SIGN_AFTER.sub("", word.text))
    if _SIGN_BEFORE.search(word.text) and _is_speck(word.box._replace(x1=x0 + _END * em), em, spots):
        word = word._replace(text=_SIGN_BEFORE.sub("", word.text))
    return word


def _with_stop(word: SeenWord, spots: Spots) -> SeenWord:
    """A number with the full stop that stands alone behind it: lists count with it, programs pass it over."""
    if not _NUMBER.fullmatch(word.text):
        return word
    em, (_, _, x1, foot) = word.box.height / reach(word.text), word.box
    top, bottom, left, _ = spots.sides.T
    behind = (left > x1 - em / 20) & (left < x1 + _CLEAR * em) & (bottom > foot - em) & (top < foot + em / 5)
    if behind.sum() != 1:
        return word
    (stop,) = spots.sides[behind]
    high, wide = stop[1] - stop[0], stop[3] - stop[2]
    alone = not ((left > stop[3]) & (left < stop[3] + _CLEAR * em) & (bottom > foot - em) & (top < foot)).any()
    on_foot = abs(stop[1] - foot) <= em / 10 and stop[2] - x1 <= _END * em
    if alone and on_foot and _FAINTEST * em <= min(high, wide) and max(high, wide) <= _LARGEST_STOP * em:
        return word._replace(text=f"{word.text}.", box=word.box._replace(x1=float(stop[3])))
    return word


def _is_speck(box: BBox, em: float, spots: Spots) -> bool:
    """True where nothing in a box is as large as a sign; letters that reach into it count by their middle."""
    inside = _within(box, spots).sides
    across = np.maximum(inside[:, 1] - inside[:, 0], inside[:, 3] - inside[:, 2])
    return not len(across) or float(across.max()) < _FAINTEST * em
