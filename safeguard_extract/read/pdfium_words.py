"""From a page's glyphs to its words: glyphs → runs between spaces → pieces that stand together → words with boxes."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.letters import printed
from safeguard_extract.read.page_view import PageView
from safeguard_extract.read.pdfium_fonts import Setting, SettingReader
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word

_RUN = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_GAP = 0.2  # of the type size: a wider gap between two text objects is a space that nobody wrote; kerning is under 0.1
_TRACKED = 2.0  # times the run's usual gap: in letters set apart on purpose a gap is a space only where it stands out
_RAISED = 0.2  # of the type size: a smaller figure that stands higher is a note's mark
_NOTE_MARK = re.compile(r"[\d*†‡§,]+$")
_NO_DESCENT = -0.02  # ems: no font reaches less far below the line, so its producer wrote nothing there


class PlacedWord(NamedTuple):
    """A word and where it stands in the direction of its own text.

    `along` is where it begins and `across` its baseline, both in points, in a frame turned with the text (`turn`,
    degrees clockwise), so that text of any direction reads by growing `across`, then growing `along`.
    """

    word: Word
    turn: int
    along: float
    across: float
    unmapped: bool


class _Glyphs:
    """Where single glyphs of one page stand, on the visible page."""

    def __init__(self, textpage: int, view: PageView) -> None:
        self._textpage = textpage
        self._view = view.matrix
        self._straight = view.matrix[:4] == (1, 0, 0, -1)
        self._box = call.Floats(4)
        self._point = call.Doubles(2)

    def box(self, glyph: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom; top and bottom change from glyph to glyph of one line."""
        box = self._box
        call.glyph_box(self._textpage, glyph, box.address)
        left, top, right, bottom = box.values
        if self._straight:
            across, down = self._view.e, self._view.f
            return left + across, down - top, right + across, down - bottom
        x0, y0 = self._view.at(left, top)
        x1, y1 = self._view.at(right, bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def origin(self, glyph: int) -> tuple[float, float]:
        """Where the glyph begins on its baseline."""
        point = self._point
        call.glyph_origin(self._textpage, glyph, *point.addresses)
        return self._view.at(*point.values)


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
    pieces = []
    for run in _RUN.finditer(text):
        pieces.extend(_pieces(text, run.start(), run.end(), settings, glyphs))
    plain = _without_descents([piece.setting for piece in pieces])
    words = []
    for piece in pieces:
        letters = printed("".join([text[i] for i in piece.glyphs]), piece.setting.font.name)
        if letters:
            words.append(_placed(letters, piece, glyphs, 0.0 if plain else piece.setting.font.descent))
    return tuple(word for word in words if _visible(word.word.bbox, view))


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


def _pieces(text: str, start: int, end: int, settings: SettingReader, glyphs: _Glyphs) -> list[_Piece]:
    """A run cut where text objects stand apart (PDFium joins what is less than a space away) and at notes' marks."""
    key, setting = settings.at(start)
    if end - start == 1 or settings.at(end - 1)[0] == key:
        return [_Piece(range(start, end), setting)]
    parts = _objects(start, end, settings)
    gaps = [_gap(glyph, glyphs) for glyph in range(start + 1, end)]
    usual = max(median(gaps), 0.0)
    pieces: list[_Piece] = []
    for part in parts:
        first = part.glyphs[0]
        before = pieces[-1] if pieces else None
        if before is None or gaps[first - start - 1] > max(_GAP * part.setting.size, _TRACKED * usual):
            pieces.append(part)
        elif _is_note_mark(text, part, before, glyphs):
            pieces.insert(len(pieces) - 1, part)
        else:
            pieces[-1] = _Piece((*before.glyphs, *part.glyphs), before.setting)
    return pieces


def _objects(start: int, end: int, settings: SettingReader) -> list[_Piece]:
    """A run cut where its text objects change."""
    cuts, found = [start], [settings.at(start)]
    for glyph in range(start + 1, end):
        here = settings.at(glyph)
        if here[0] != found[-1][0]:
            cuts.append(glyph)
            found.append(here)
    cuts.append(end)
    return [_Piece(range(cuts[i], cuts[i + 1]), found[i][1]) for i in range(len(found))]


def _gap(glyph: int, glyphs: _Glyphs) -> float:
    """Points between a glyph and the one before it, whatever the direction of the text."""
    left, right = glyphs.box(glyph - 1), glyphs.box(glyph)
    return max(right[0] - left[2], left[0] - right[2], right[1] - left[3], left[1] - right[3])


def _is_note_mark(text: str, part: _Piece, before: _Piece, glyphs: _Glyphs) -> bool:
    """True for a raised figure after a word; raised letters (31st) are part of the word."""
    if part.setting.turn or part.setting.size >= 0.85 * before.setting.size:
        return False
    marks = "".join([text[i] for i in part.glyphs])
    raised = glyphs.origin(before.glyphs[0])[1] - glyphs.origin(part.glyphs[0])[1]
    return bool(_NOTE_MARK.match(marks)) and raised > _RAISED * before.setting.size


def _without_descents(settings: Sequence[Setting]) -> bool:
    """True where most words are in fonts with a descent of zero.

    Some producers write none; PDFium then guesses one for each font, here nothing, there a third of an em. Where most
    have none, none of them has, so that words on one line keep one top.
    """
    return 2 * sum(setting.font.descent > _NO_DESCENT for setting in settings) > len(settings)


def _placed(text: str, piece: _Piece, glyphs: _Glyphs, descent: float) -> PlacedWord:
    first, last, setting = piece.glyphs[0], piece.glyphs[-1], piece.setting
    box = glyphs.box(first)
    x, y = glyphs.origin(first)
    end = glyphs.box(last) if last != first else box
    x0, x1 = min(box[0], end[0]), max(box[2], end[2])
    if setting.turn == 0:
        bottom = y - descent * setting.size
        place = BBox(x0, bottom - setting.size, x1, bottom)
    else:
        place = BBox(x0, min(box[1], end[1]), x1, max(box[3], end[3]))
    word = Word(text, place, setting.font.name, setting.size, setting.bold, setting.italic, setting.colour)
    along, across = {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[setting.turn]
    return PlacedWord(word, setting.turn, along, across, setting.unmapped)


def _visible(bbox: BBox, view: PageView) -> bool:
    x, y = bbox.middle
    return 0 <= x <= view.width and 0 <= y <= view.height
