"""Stamps and watermarks: text put over or under a printed page ("DRAFT", "APPROVED 12 March 2019"), read apart from
its words, which it would break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.loaded_pages import loaded, notes_on
from safeguard_extract.read.page_view import PageView
from safeguard_extract.read.pdfium_words import PlacedWord, page_words
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Line

_LARGE = 2.0  # times the type of most words: slanting letters of the text's own size label the axis of a chart
_STAMPS = (pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WATERMARK)


def without_watermarks(words: Sequence[PlacedWord]) -> tuple[Sequence[PlacedWord], tuple[Line, ...]]:
    """The words of a page without those that run aslant in large type, and a line of furniture for each such text."""
    slanting = [placed for placed in words if placed.turn % 90]
    sizes = Counter(round(placed.word.size) for placed in words if not placed.turn) if slanting else Counter[int]()
    if not sizes:
        return words, ()  # nothing aslant, or a page that is all set so
    least = _LARGE * sizes.most_common(1)[0][0]
    marks: dict[tuple[int, int], list[PlacedWord]] = {}
    for placed in slanting:
        if placed.word.size >= least:
            marks.setdefault((placed.turn, round(placed.across)), []).append(placed)
    if not marks:
        return words, ()
    large = {id(placed) for mark in marks.values() for placed in mark}
    lines = tuple(line for mark in marks.values() for line in _line(sorted(mark, key=lambda placed: placed.along)))
    return [placed for placed in words if id(placed) not in large], lines


def stamp_boxes(page: int, view: PageView) -> tuple[BBox, ...]:
    """Where stamps and watermarks are on a loaded page, in points from its top left; few pages have any."""
    boxes: list[BBox] = []
    for note, kind in notes_on(page):
        if kind in _STAMPS:
            box = call.Buffer("ffff")  # left, top, right, bottom, y growing upwards
            if call.note_box(note, box.address):
                left, top, right, bottom = box.read()
                (x0, y0), (x1, y1) = view.matrix.at(left, bottom), view.matrix.at(right, top)
                boxes.append(BBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return tuple(boxes)


def stamped_lines(
    document: pypdfium2.PdfDocument, index: int, view: PageView, own: Sequence[PlacedWord], boxes: Sequence[BBox]
) -> tuple[Line, ...]:
    """A line of furniture for each stamp that is printed and has text: what drawing the stamps onto the page adds to
    its `own` words. A stamp that is a picture adds none."""
    try:
        with loaded(document, index, printed=_STAMPS) as (_, textpage):
            found = page_words(textpage, view)
    except pypdfium2.PdfiumError:
        return ()
    known = Counter(_key(word) for word in own)
    added: list[PlacedWord] = []
    for word in found:
        known[_key(word)] -= 1
        if known[_key(word)] < 0:
            added.append(word)
    return tuple(line for box in boxes for line in _line([w for w in added if _is_in(w, box)]))


def _key(placed: PlacedWord) -> tuple[str, int, int]:
    return placed.word.text, round(placed.word.bbox.x0), round(placed.word.bbox.top)


def _is_in(placed: PlacedWord, box: BBox) -> bool:
    x, y = placed.word.bbox.middle
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _line(words: Sequence[PlacedWord]) -> tuple[Line, ...]:
    text = " ".join(placed.word.text for placed in words)
    return (Line(text, union([placed.word.bbox for placed in words]), marked="furniture"),) if text else ()
