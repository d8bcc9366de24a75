"""From an open PDF document to its pages, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from safeguard_extract.read.drawn_marks import with_drawn_marks
from safeguard_extract.read.letters import UNKNOWN
from safeguard_extract.read.loaded_pages import loaded
from safeguard_extract.read.page_view import page_view
from safeguard_extract.read.pdf_tables import page_tables
from safeguard_extract.read.pdf_tags import tagged_headings
from safeguard_extract.read.pdfium_paths import Drawing, page_drawing
from safeguard_extract.read.pdfium_words import PlacedWord, page_words
from safeguard_extract.read.ruled_grid import TooManyLines
from safeguard_extract.read.stamps import stamp_boxes, stamped_lines, without_watermarks
from safeguard_extract.read.word_lines import placed_lines, words_and_lines
from safeguard_extract.records.page import Page
from safeguard_extract.records.plan import Problem
from safeguard_extract.records.stored_words import StoredWords

STAGE = "read"
_AT_HAND = 100  # pages, more than most plans have: the words of further ones are packed, so that memory grows little
_UNMAPPED = 0.1  # of a page's words; fewer are bullets and signs of picture fonts
_FILLED_IN = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)  # notes that are printed as text on the page


class ReadPage(NamedTuple):
    """A page, what went wrong on it, the number of pictures on it, and why its text may not be what is printed."""

    page: Page
    problems: tuple[Problem, ...]
    pictures: int
    doubt: str = ""


def read_page(
    document: pypdfium2.PdfDocument, index: int, bookmarks: tuple[tuple[int, str], ...], *, tagged: bool = False
) -> ReadPage:
    """Read one page (from 0); raises PdfiumError where PDFium cannot load it.

    Where the document is `tagged`, its headings stand in for bookmarks.
    """
    number = index + 1
    problems = []
    with loaded(document, index, printed=_FILLED_IN) as (page, textpage):
        view = page_view(page)
        drawing = page_drawing(page, view)
        own = page_words(textpage, view)
        text, marks = without_watermarks(own)
        once, lines = words_and_lines(text)
        placed = with_drawn_marks(once, drawing.dots)
        stamps = stamp_boxes(page, view)
        bookmarks = tagged_headings(page, textpage) if tagged else bookmarks
    if len(placed) > len(once):
        lines = placed_lines(placed)
    try:
        tables = page_tables(drawing, placed, number, lines)
    except TooManyLines:
        tables = ()
        problems.append(Problem(STAGE, "too many drawn lines to look for tables: a map or a chart", number))
    words = tuple([each.word for line in lines for each in line if each.word.text.strip(UNKNOWN)])
    kept = words if number <= _AT_HAND else StoredWords(words)
    marks += stamped_lines(document, index, view, own, stamps) if stamps else ()
    page_read = Page(number, view.width, view.height, kept, tables, marks, bookmarks)
    return ReadPage(page_read, tuple(problems), drawing.pictures, _doubt(placed, drawing))


def _doubt(placed: Sequence[PlacedWord], drawing: Drawing) -> str:
    """What a person should know of a page's text; a page on which nothing is printed at all is no fault."""
    if not placed:
        if drawing.pictures:
            return "no text on this page, only pictures: it looks scanned"
        if drawing.rules or drawing.fills:
            return "no text on this page, only drawn lines: its letters may have been turned into outlines"
    unmapped = [each.word.font for each in placed if each.unmapped]
    if len(unmapped) <= _UNMAPPED * len(placed):
        return ""
    fonts = ", ".join(sorted({font or "without a name" for font in unmapped}))
    return f"the file does not say which letters the font {fonts} shows: the text may be wrong"
