"""From the pieces of a page to its words, with what is printed and where it stands."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from functools import cache, partial
from typing import NamedTuple

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.letters import BULLET, UNKNOWN, printed
from safeguard_extract.read.page_view import PageView
from safeguard_extract.read.pdfium_fonts import Font, TextObjects
from safeguard_extract.read.pdfium_glyphs import Glyphs
from safeguard_extract.read.pdfium_pieces import Piece, page_pieces, page_text, pieces_of
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word

try:
    from safeguard_extract.read import compiled_words
except ImportError:  # the package was built where there is no C compiler
    compiled_words = None  # type: ignore[assignment]

_Heights = dict[int, tuple[float, float]]
_NO_DESCENT = -0.02  # ems: no font reaches less far below the line, so its producer wrote nothing there


class PlacedWord(NamedTuple):
    """A word and where it stands in the direction of its own text.

    `along` is where it begins and `across` its baseline, both in points, in a frame turned with the text (`turn`,
    degrees clockwise), so that text of any direction reads by growing `across`, then growing `along`. `unmapped` is
    True where the font does not say which letters its glyphs are.
    """

    word: Word
    turn: int
    along: float
    across: float
    unmapped: bool = False


if compiled_words is not None:
    compiled_words.bind(tuple(map(call.address_of, call.OF_WORDS)), Word, PlacedWord, BBox)


def page_words(textpage: int, view: PageView) -> tuple[PlacedWord, ...]:
    """The words of a page in the order of its content.

    A word's y comes from its baseline and its font's descent, its height is the type size, as pdfplumber has it; its x
    comes from its first and last glyph. Words outside the visible page are left out.
    """
    words = None if compiled_words is None else compiled_read(textpage, view)
    return tuple(interpreted_words(textpage, view) if words is None else words)


def interpreted_words(textpage: int, view: PageView) -> list[PlacedWord]:
    """The words of a page, read by Python alone."""
    glyphs = Glyphs(textpage, view)
    pieces = page_pieces(textpage, TextObjects(textpage, view), glyphs)
    plain = _without_descents(pieces)
    heights: _Heights = {}
    unmapped = glyphs.are_unmapped([piece.first for piece in pieces])
    words = [_word(*each, glyphs, heights, plain=plain) for each in zip(pieces, unmapped, strict=True)]
    return [word for word in words if word is not None and _visible(word.word.bbox, view)]


def _word(piece: Piece, unmapped: bool, glyphs: Glyphs, heights: _Heights, *, plain: bool) -> PlacedWord | None:
    """The word of a piece, None where nothing of it is printed; its font's descent counts but on a `plain` page."""
    font = piece.held.setting.font
    letters = _letters(piece.raw, font, unmapped)
    return _placed(letters, unmapped, piece, glyphs, 0.0 if plain else font.descent, heights) if letters else None


def compiled_read(textpage: int, view: PageView) -> list[PlacedWord] | None:
    """The same words as `interpreted_words` gives, by the compiled part; None where a page is not for that."""
    glyphs, objects = Glyphs(textpage, view), TextObjects(textpage, view)
    heights: _Heights = {}

    text = cache(partial(page_text, textpage))

    def parted(spans: list[tuple[int, int]]) -> list[Piece]:
        return pieces_of(text(), spans, objects, glyphs)

    def placed(piece: Piece, plain: bool) -> PlacedWord | None:
        word = _word(piece, glyphs.are_unmapped([piece.first])[0], glyphs, heights, plain=plain)
        return word if word is not None and _visible(word.word.bbox, view) else None

    return compiled_words.read_words(textpage, view, objects.setting, parted, _letters, placed)


def _letters(raw: str, font: Font, unmapped: bool) -> str:
    """A word's letters; where the font names none, one sign alone is a bullet and more are unknown letters."""
    if raw.isascii() and raw.isprintable() and not font.pictures:
        return raw  # as with most words
    if unmapped and not any(letter.isprintable() for letter in raw):
        return BULLET if len(raw) == 1 else UNKNOWN * len(raw)
    return printed(raw, font.name)


def _without_descents(pieces: Sequence[Piece]) -> bool:
    """True where most words are in fonts with a descent of zero.

    Some producers write none; PDFium then guesses one for each font, here nothing, there a third of an em. Where most
    have none, none of them has, so that words on one line keep one top.
    """
    return 2 * sum([piece.held.setting.font.descent > _NO_DESCENT for piece in pieces]) > len(pieces)


def _placed(text: str, unmapped: bool, piece: Piece, glyphs: Glyphs, descent: float, heights: _Heights) -> PlacedWord:
    """The word of a piece; `heights` keeps those of each level text object, which all of its words share."""
    (font, size, bold, italic, colour, turn), baseline = piece.held
    if turn == 0:
        left, right = piece.sides
        along, across = left, glyphs.origin(piece.first)[1] if baseline is None else baseline
        height = heights.get(id(piece.held))
        if height is None:
            height = _height(across, size, descent)
            if baseline is not None:
                heights[id(piece.held)] = height
        top, bottom = height
        place = BBox(left, top, right, bottom)
    else:
        place = _round(*glyphs.boxes((piece.first, piece.last)))
        along, across = _turned(*glyphs.origin(piece.first), turn)
    # Most words of a long document are the same few hundred: held once, they take a seventh less memory.
    word = Word(sys.intern(text), place, font.name, size, bold, italic, colour)
    return PlacedWord(word, turn, along, across, unmapped)


def _height(baseline: float, size: float, descent: float) -> tuple[float, float]:
    """Top and bottom of a word."""
    bottom = baseline - descent * size
    return bottom - size, bottom


def _round(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> BBox:
    return BBox(min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point in a frame that is turned clockwise."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return x * cos + y * sin, y * cos - x * sin


def _visible(bbox: BBox, view: PageView) -> bool:
    """True where the middle of a word stands on the visible page."""
    x0, top, x1, bottom = bbox
    return 0 <= x0 + x1 <= 2 * view.width and 0 <= top + bottom <= 2 * view.height
