"""Small pages, and an OCR program that knows what is printed on them: it needs no program to be installed."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from reportlab.pdfgen.canvas import Canvas
from scanned_pdfs import scanned

from safeguard_extract.read.ocr_words import EngineFailed, SeenWord
from safeguard_extract.read.pdf import read_document
from safeguard_extract.read.scan import EyeRead, read_by_eye
from safeguard_extract.read.scan_picture import Picture
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Page, Word
from safeguard_extract.settings import Settings

SIZE = (330, 300)  # points
NAME = Path("harbour.pdf")
PROSE = (
    "The keepers of the harbour light every lamp",
    "before dusk and write down in the book which",
    "of them they found dark in the morning. They",
    "mend the lamps of the pier on the next day",
    "and those of the bell tower within the week.",
)
Draw = Callable[[Canvas], None]


def small(*pages: Draw) -> bytes:
    """One small page for each function, which draws on it from the bottom left."""
    canvas = Canvas(io.BytesIO(), pagesize=SIZE)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    return bytes(canvas.getpdfdata())


def lines_at(x: float, y: float, lines: Sequence[str], font: str = "Helvetica", size: float = 10) -> Draw:
    """Lines of type, the first one at this height."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for number, line in enumerate(lines):
            canvas.drawString(x, y - 1.3 * size * number, line)

    return draw


def together(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def text_pages(data: bytes) -> tuple[Page, ...]:
    """The pages as their text layer has them."""
    return read_document(NAME, data, Settings(min_words=1, ocr="none")).pages


class Knowing:
    """Sees the words of a page where they stand, and is sure of those that have their ink there.

    It overlooks some, and is told what to see instead; `listed` is what it reads of a list of what it passed over.
    """

    name = "knowing"

    def __init__(
        self, words: Sequence[Word], overlooks: Collection[str] = (), adds: Sequence[SeenWord] = (), listed: str = ""
    ) -> None:
        self._words = [word for word in words if word.text not in overlooks]
        self._adds, self._listed = adds, listed.split()
        self.looks = 0

    def read(self, picture: Picture) -> tuple[SeenWord, ...]:
        self.looks += 1
        seen = []
        for word in self._words:
            box = BBox(*(side * picture.scale for side in word.bbox))
            ink = ink_in(box, picture)
            sure = 0.2 if ink is None or ink.width < 0.8 * box.width else 0.96
            seen.append(SeenWord(word.text, ink or box, sure, round(word.bbox.bottom)))
        at = picture.scale
        return (*seen, *(each._replace(box=BBox(*(side * at for side in each.box))) for each in self._adds))

    def read_rows(self, picture: Picture) -> tuple[SeenWord, ...]:
        """One word a row, in the order that they were told in."""
        if not self._listed:
            return ()
        inked = (picture.grey < 128).any(axis=1)
        tops = np.flatnonzero(inked & ~np.roll(inked, 1))
        bottoms = np.flatnonzero(inked & ~np.roll(inked, -1)) + 1
        rows = zip(self._listed, tops.tolist(), bottoms.tolist(), strict=True)
        boxes = [(text, ink_in(BBox(0, top, picture.grey.shape[1], bottom), picture)) for text, top, bottom in rows]
        return tuple(SeenWord(text, box, 0.9, number) for number, (text, box) in enumerate(boxes) if box)


class Failing:
    """Stops at the pages with these turns, from 1, and reads the others as another program does."""

    name = "failing"

    def __init__(self, other: Knowing, turns: Collection[int]) -> None:
        self._other, self._turns = other, turns
        self._turn = 0

    def read(self, picture: Picture) -> tuple[SeenWord, ...]:
        self._turn += 1
        if self._turn in self._turns:
            raise EngineFailed("it took longer than 180 seconds")
        return self._other.read(picture)

    def read_rows(self, picture: Picture) -> tuple[SeenWord, ...]:
        return self._other.read_rows(picture)


def ink_in(box: BBox, picture: Picture) -> BBox | None:
    """The smallest box round the ink in a box, all in dots."""
    left, top, right, bottom = (max(0, round(side)) for side in box)
    rows, columns = np.nonzero(picture.grey[top:bottom, left:right] < 140)
    if not len(rows):
        return None
    first, last = (left + int(columns.min()), top + int(rows.min())), (left + int(columns.max()), top + int(rows.max()))
    return BBox(*map(float, first), last[0] + 1.0, last[1] + 1.0)


def eyed(data: bytes, engine: Knowing) -> EyeRead:
    """The first page of a document as it is read by eye."""
    document = pypdfium2.PdfDocument(data)
    try:
        return read_by_eye(document, [1], engine)[1]
    finally:
        document.close()


def scanned_and_read(draw: Draw, angle: float = 0.0, **telling: object) -> tuple[Page, EyeRead]:
    """A page as its text layer has it, and as it is read from a scan of it, 200 dots an inch."""
    data = small(draw)
    (page,) = text_pages(data)
    return page, eyed(scanned(data, (angle,)), Knowing(page.words, **telling))
