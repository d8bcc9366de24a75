"""From a page's glyphs to the pieces that are its words: runs between spaces, cut where their parts stand apart."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.pdfium_fonts import TextObject, TextObjects
from safeguard_extract.read.pdfium_glyphs import Box, Glyphs

_RUN = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_JOINED = 0.1  # of the type size: glyphs this close stand in one word
_ONE_LINE = 0.6  # of the type size: raised letters stand a third above the line, the next line a whole one below
_GAP = 0.16  # of the type size: a wider gap between two text objects is a space that nobody wrote (Lato prints one at
# 0.19); kerning is under 0.1
_TRACKED = 2.0  # times the run's usual gap: in letters set apart on purpose a gap is a space only where it stands out
_RAISED = 0.2  # of the type size: a smaller figure that stands higher is a note's mark
_NOTE_MARK = re.compile(r"[\d*†‡§,]+$")


class Piece(NamedTuple):
    """The letters of one word, its first and last glyph, the text object of the first and, if upright, its sides."""

    raw: str
    first: int
    last: int
    held: TextObject
    sides: tuple[float, float]


def page_pieces(textpage: int, objects: TextObjects, glyphs: Glyphs) -> list[Piece]:
    """The pieces of a page in the order of its content.

    Raised letters that PDFium took for a new line are brought back (1st).
    """
    text = page_text(textpage)
    spans = [found.span() for found in _RUN.finditer(text)]
    firsts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
    sides = glyphs.sides(firsts, lasts)
    pieces: list[Piece] = []
    run: Sequence[int] = ()
    end = None  # of the run before: its last glyph, the text object of that, its right side
    begun = 0  # the number of pieces before the run
    for first, last, held, ended, side in zip(firsts, lasts, objects.of(firsts), objects.of(lasts), sides, strict=True):
        if end and text[end[0] + 1 : first] == "\r\n" and _touches(*end, first, held, side[0], glyphs):
            run = (*run, *range(first, last + 1))
            del pieces[begun:]
            pieces.extend(_parted(text, run, objects, glyphs))
        else:
            run, begun = range(first, last + 1), len(pieces)
            if held is ended:
                pieces.append(Piece(text[first : last + 1], first, last, held, side))
            else:
                pieces.extend(_parted(text, run, objects, glyphs))
        end = last, ended, side[1]
    return pieces


def pieces_of(text: str, spans: Sequence[tuple[int, int]], objects: TextObjects, glyphs: Glyphs) -> list[Piece]:
    """The pieces of one run, told by the first and last glyph of each part that PDFium took for a run of its own."""
    run = [glyph for first, last in spans for glyph in range(first, last + 1)]
    first, last = run[0], run[-1]
    held, ended = objects.of((first, last))
    if len(spans) == 1 and held is ended:
        return [Piece(text[first : last + 1], first, last, held, glyphs.sides((first,), (last,))[0])]
    return _parted(text, run, objects, glyphs)


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


def _touches(
    end: int, ended: TextObject, right: float, glyph: int, held: TextObject, left: float, glyphs: Glyphs
) -> bool:
    """True where a glyph goes on where the last one of a run ends, on one line or raised."""
    if held.setting.turn:
        return False
    size = max(ended.setting.size, held.setting.size)
    if abs(left - right) > _JOINED * size:
        return False
    return abs(glyphs.origin(glyph)[1] - glyphs.origin(end)[1]) < _ONE_LINE * size


class _Part(NamedTuple):
    """Glyphs that stand together, and the text object of the first."""

    glyphs: Sequence[int]
    held: TextObject


def _parted(text: str, run: Sequence[int], objects: TextObjects, glyphs: Glyphs) -> list[Piece]:
    """A run cut where text objects stand apart (PDFium joins what is less than a space away) and at notes' marks."""
    boxes = dict(zip(run, glyphs.boxes(run), strict=True))
    gaps = {right: _gap(boxes[left], boxes[right]) for left, right in pairwise(run)}
    usual = max(median(gaps.values()), 0.0)
    parts: list[_Part] = []
    for part in _by_object(run, objects):
        before = parts[-1] if parts else None
        if before is None or gaps[part.glyphs[0]] > max(_GAP * part.held.setting.size, _TRACKED * usual):
            parts.append(part)
        elif _is_note_mark(text, part, before, glyphs):
            parts.insert(len(parts) - 1, part)
        else:
            parts[-1] = _Part((*before.glyphs, *part.glyphs), before.held)
    return [_piece(text, part, boxes[part.glyphs[0]], boxes[part.glyphs[-1]]) for part in parts]


def _piece(text: str, part: _Part, first: Box, last: Box) -> Piece:
    sides = min(first[0], last[0]), max(first[2], last[2])
    return Piece(_raw(text, part), part.glyphs[0], part.glyphs[-1], part.held, sides)


def _raw(text: str, part: _Part) -> str:
    return "".join([text[glyph] for glyph in part.glyphs])


def _by_object(run: Sequence[int], objects: TextObjects) -> list[_Part]:
    """A run cut where its text objects change."""
    grouped = groupby(zip(objects.of(run), run, strict=True), key=lambda pair: id(pair[0]))
    pairs = [list(group) for _, group in grouped]
    return [_Part([glyph for _, glyph in group], group[0][0]) for group in pairs]


def _gap(left: Box, right: Box) -> float:
    """Points between a glyph and the one before it, whatever the direction of the text."""
    return max(right[0] - left[2], left[0] - right[2], right[1] - left[3], left[1] - right[3])


def _is_note_mark(text: str, part: _Part, before: _Part, glyphs: Glyphs) -> bool:
    """True for a raised figure after a word; raised letters (31st) are part of the word."""
    setting, size = part.held.setting, before.held.setting.size
    if setting.turn or setting.size >= 0.85 * size:
        return False
    raised = glyphs.origin(before.glyphs[0])[1] - glyphs.origin(part.glyphs[0])[1]
    return bool(_NOTE_MARK.match(_raw(text, part))) and raised > _RAISED * size
