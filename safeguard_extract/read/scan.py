"""Pages without usable text: read by OCR, and brought to the words and tables that other pages have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2

from safeguard_extract.read.ocr_words import Engine, EngineFailed
from safeguard_extract.read.pdf_tables import page_tables
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.ruled_grid import TooManyLines
from safeguard_extract.read.scan_heads import head_lines
from safeguard_extract.read.scan_lines import Run
from safeguard_extract.read.scan_pages import ScannedPage, look_at
from safeguard_extract.read.scan_styles import Styled, style
from safeguard_extract.read.word_lines import placed_lines
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Page, Table, Word
from safeguard_extract.records.plan import Problem

_DESCENT = 0.21  # ems; as of the faces that most plans are set in
_HARD = 0.85  # of a page's letters stand in words that the program is sure of; on a clean page it is 0.97
_ILLEGIBLE = 0.3  # less sure than that of a whole page: it saw words in a drawing or in dirt


class EyeRead(NamedTuple):
    """A page read by OCR and what went wrong on it; None where the program failed."""

    page: Page | None
    problems: tuple[Problem, ...]


def read_by_eye(document: pypdfium2.PdfDocument, numbers: Sequence[int], engine: Engine) -> dict[int, EyeRead]:
    """Read the pages with these numbers (from 1); styles are settled over all of them together."""
    seen: dict[int, ScannedPage] = {}
    read: dict[int, EyeRead] = {}
    for number in numbers:
        try:
            page = document[number - 1]
            try:
                seen[number] = look_at(page, number, engine)
            finally:
                page.close()
        except EngineFailed as failure:
            read[number] = EyeRead(None, (Problem("read", f"OCR failed on this page: {failure}", number),))
    seen = {number: page if page.sure >= _ILLEGIBLE else page._replace(runs=()) for number, page in seen.items()}
    runs = [(run, page.scale) for page in seen.values() for run in page.runs]
    styles = iter(style(runs))
    for number, looked in seen.items():
        read[number] = _to_page(looked, [next(styles) for _ in looked.runs])
    return read


def _to_page(looked: ScannedPage, styles: Sequence[Styled]) -> EyeRead:
    placed = [
        word for run, styled in zip(looked.runs, styles, strict=True) for word in _placed(run, styled, looked.scale)
    ]
    lines = placed_lines(placed)
    words = tuple([each.word for line in lines for each in line])
    problems = []
    tables: tuple[Table, ...] = ()
    try:
        rules = (*looked.drawing.rules, *head_lines(looked.drawing.rules, looked.drawing.grounds, placed))
        tables = page_tables(looked.drawing._replace(rules=rules), placed, looked.number, lines)
    except TooManyLines:
        problems.append(Problem("read", "too many drawn lines to look for tables: a map or a chart", looked.number))
    if words and looked.sure < _HARD:
        unsure = round(100 * (1 - looked.sure))
        said = f"hard to read: OCR is unsure of {unsure} letters in 100; check what is taken from it"
        problems.append(Problem("read", said, looked.number))
    page = Page(looked.number, looked.width, looked.height, words, tables)
    return EyeRead(page, tuple(problems))


def _placed(run: Run, styled: Styled, scale: float) -> list[PlacedWord]:
    """The words of a run as text layers have them: their height is the type size, their foot the line's."""
    baseline = run.baseline / scale
    bottom = baseline + _DESCENT * styled.size
    placed = []
    for word, bold in zip(run.words, styled.bold, strict=True):
        x0, x1 = word.box.x0 / scale, word.box.x1 / scale
        box = BBox(x0, bottom - styled.size, x1, bottom)
        placed.append(PlacedWord(Word(word.text, box, size=styled.size, bold=bold), 0, x0, baseline))
    return placed
