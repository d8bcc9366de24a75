"""From a page's glyphs to its words: glyphs → runs between spaces → pieces that stand together → words with boxes."""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.letters import BULLET, UNKNOWN, printed
from safeguard_extract.read.page_view import PageView
from safeguard_extract.read.pdfium_fonts import Setting, SettingReader
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word

_RUN = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_JOINED = 0.1  # of the type size: glyphs this close stand in one word
_ONE_LINE = 0.6  # of the type size: raised letters stand a third above the line, the next line a whole one below
_GAP = 0.2  # of the type size: a wider gap between two text objects is a space that nobody wrote; kerning is under 0.1
_TRACKED = 2.0  # times the run's usual gap: in letters set apart on purpose a gap is a space only where it stands out
_RAISED = 0.2  # of the type size: a smaller figure that stands higher is a note's mark
_NOTE_MARK = re.compile(r"[\d*†‡§,]+$")
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


class _Glyphs:
    """Where single glyphs of one page stand, on the visible page."""

    def __init__(self, textpage: int, view: PageView) -> None:
        self._textpage = textpage
        self._view = view.matrix
        self._straight = view.matrix[:4] == (1, 0, 0, -1)
        self._box = call.Buffer("f", 4)
        self._point = call.Buffer("d", 2)
        self._place = self._point.addresses

    def box(self, glyph: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom; top and bottom change from glyph to glyph of one line."""
        box = self._box
        call.glyph_box(self._textpage, glyph, box.address)
        left, top, right, bottom = box.read()
        if self._straight:
            across, down = self._view.e, self._view.f
            return left + across, down - top, right + across, down - bottom
        x0, y0 = self._view.at(left, top)
        x1, y1 = self._view.at(right, bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def sides(self, first: int, last: int) -> tuple[float, float]:
        """Left and right of upright glyphs; the quick way for what most pages hold."""
        if not self._straight:
            one, other = self.box(first), self.box(last)
            return min(one[0], other[0]), max(one[2], other[2])
        box, across = self._box, self._view.e
        call.glyph_box(self._textpage, first, box.address)
        left, _, right, _ = box.read()
        if last != first:
            call.glyph_box(self._textpage, last, box.address)
            other_left, _, other_right, _ = box.read()
            left, right = min(left, other_left), max(right, other_right)
        return left + across, right + across

    def origin(self, glyph: int) -> tuple[float, float]:
        """Where the glyph begins on its baseline."""
        call.glyph_origin(self._textpage, glyph, *self._place)
        x, y = self._point.read()
        if self._straight:
            return x + self._view.e, self._view.f - y
        return self._view.at(x, y)

    def is_unmapped(self, glyph: int) -> bool:
        return bool(call.is_unmapped(self._textpage, glyph) == 1)


class _Piece(NamedTuple):
    """Glyphs that make one word, and the setting of the first."""

    glyphs: Sequence[int]
    setting: Setting


def page_words(textpage: int, view: PageView) -> tuple[PlacedWord, ...]:
    """The words of a page in the order of its content.

    A word's y comes from its baseline and its font's descent, its height is the type size, as pdfplumber has it; its x
    comes from its first and last glyph. Words outside the visible page are left out.
    """
    text = page_text(textpage)
    settings = SettingReader(textpage, view)
    glyphs = _Glyphs(textpage, view)
    pieces: list[_Piece] = []
    for run in _runs(text, settings, glyphs):
        key, setting = settings.at(run[0])
        if len(run) == 1 or settings.key(run[-1]) == key:
            pieces.append(_Piece(run, setting))
        else:
            pieces.extend(_pieces(text, run, settings, glyphs))
    plain = _without_descents([piece.setting for piece in pieces])
    words = []
    for piece in pieces:
        unmapped = glyphs.is_unmapped(piece.glyphs[0])
        letters = _letters(_raw(text, piece.glyphs), piece.setting.font.name, unmapped)
        if letters:
            words.append(_placed(letters, unmapped, piece, glyphs, 0.0 if plain else piece.setting.font.descent))
    return tuple(word for word in words if _visible(word.word.bbox, view))


def _raw(text: str, glyphs: Sequence[int]) -> str:
    return text[glyphs.start : glyphs.stop] if isinstance(glyphs, range) else "".join([text[i] for i in glyphs])


def _letters(raw: str, font: str, unmapped: bool) -> str:
    """A word's letters; where the font names none, one sign alone is a bullet and more are unknown letters."""
    if unmapped and not any(letter.isprintable() for letter in raw):
        return BULLET if len(raw) == 1 else UNKNOWN * len(raw)
    return printed(raw, font)


def page_text(textpage: int) -> str:
    """The page's letters, one for each glyph (and each space or line break that PDFium adds)."""
    count = call.count_glyphs(textpage)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    length = call.copy_text(textpage, 0, count, ctypes.addressof(buffer)) - 1
    text = bytes(buffer)[: 2 * max(length, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # Letters outside the basic plane, or glyphs without any: indices would drift, so ask for each.
    codes = (call.letter_code(textpage, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)


def _runs(text: str, settings: SettingReader, glyphs: _Glyphs) -> list[Sequence[int]]:
    """The glyphs between spaces; raised letters that PDFium took for a new line are brought back (1st)."""
    runs: list[Sequence[int]] = []
    before = 0
    for found in _RUN.finditer(text):
        start, end = found.span()
        if (
            start - before == 2
            and runs
            and text[before:start] == "\r\n"
            and _touch(before - 1, start, settings, glyphs)
        ):
            runs[-1] = (*runs[-1], *range(start, end))
        else:
            runs.append(range(start, end))
        before = end
    return runs


def _touch(left: int, right: int, settings: SettingReader, glyphs: _Glyphs) -> bool:
    """True where the right glyph goes on where the left one ends, on one line or raised."""
    here = settings.at(right)[1]
    if here.turn:
        return False
    size = max(settings.at(left)[1].size, here.size)
    gap = glyphs.box(right)[0] - glyphs.box(left)[2]
    return abs(gap) <= _JOINED * size and abs(glyphs.origin(right)[1] - glyphs.origin(left)[1]) < _ONE_LINE * size


def _pieces(text: str, run: Sequence[int], settings: SettingReader, glyphs: _Glyphs) -> list[_Piece]:
    """A run cut where text objects stand apart (PDFium joins what is less than a space away) and at notes' marks."""
    gaps = {right: _gap(left, right, glyphs) for left, right in pairwise(run)}
    usual = max(median(gaps.values()), 0.0)
    pieces: list[_Piece] = []
    for part in _objects(run, settings):
        before = pieces[-1] if pieces else None
        if before is None or gaps[part.glyphs[0]] > max(_GAP * part.setting.size, _TRACKED * usual):
            pieces.append(part)
        elif _is_note_mark(text, part, before, glyphs):
            pieces.insert(len(pieces) - 1, part)
        else:
            pieces[-1] = _Piece((*before.glyphs, *part.glyphs), before.setting)
    return pieces


def _objects(run: Sequence[int], settings: SettingReader) -> list[_Piece]:
    """A run cut where its text objects change."""
    parts: list[_Piece] = []
    before = None
    for glyph in run:
        key, setting = settings.at(glyph)
        if parts and key == before:
            parts[-1] = _Piece((*parts[-1].glyphs, glyph), parts[-1].setting)
        else:
            parts.append(_Piece((glyph,), setting))
        before = key
    return parts


def _gap(before: int, glyph: int, glyphs: _Glyphs) -> float:
    """Points between a glyph and the one before it, whatever the direction of the text."""
    left, right = glyphs.box(before), glyphs.box(glyph)
    return max(right[0] - left[2], left[0] - right[2], right[1] - left[3], left[1] - right[3])


def _is_note_mark(text: str, part: _Piece, before: _Piece, glyphs: _Glyphs) -> bool:
    """True for a raised figure after a word; raised letters (31st) are part of the word."""
    if part.setting.turn or part.setting.size >= 0.85 * before.setting.size:
        return False
    marks = _raw(text, part.glyphs)
    raised = glyphs.origin(before.glyphs[0])[1] - glyphs.origin(part.glyphs[0])[1]
    return bool(_NOTE_MARK.match(marks)) and raised > _RAISED * before.setting.size


def _without_descents(settings: Sequence[Setting]) -> bool:
    """True where most words are in fonts with a descent of zero.

    Some producers write none; PDFium then guesses one for each font, here nothing, there a third of an em. Where most
    have none, none of them has, so that words on one line keep one top.
    """
    return 2 * sum(setting.font.descent > _NO_DESCENT for setting in settings) > len(settings)


def _placed(text: str, unmapped: bool, piece: _Piece, glyphs: _Glyphs, descent: float) -> PlacedWord:
    first, last, setting = piece.glyphs[0], piece.glyphs[-1], piece.setting
    x, y = glyphs.origin(first)
    if setting.turn == 0:
        left, right = glyphs.sides(first, last)
        bottom = y - descent * setting.size
        place = BBox(left, bottom - setting.size, right, bottom)
    else:
        place = _round(glyphs.box(first), glyphs.box(last))
        x, y = _turned(x, y, setting.turn)
    # Most words of a long document are the same few hundred: held once, they take a seventh less memory.
    text = sys.intern(text)
    word = Word(text, place, setting.font.name, setting.size, setting.bold, setting.italic, setting.colour)
    return PlacedWord(word, setting.turn, x, y, unmapped)


def _round(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> BBox:
    return BBox(min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point in a frame that is turned clockwise."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return x * cos + y * sin, y * cos - x * sin


def _visible(bbox: BBox, view: PageView) -> bool:
    x0, top, x1, bottom = bbox
    return 0 <= x0 + x1 <= 2 * view.width and 0 <= top + bottom <= 2 * view.height
