"""PDF files: words, ruled tables and bookmarks of every page, read with PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from safeguard_extract.errors import BrokenDocument, EmptyInput, LockedDocument, NoText
from safeguard_extract.records.page import Page
from safeguard_extract.records.plan import Problem
from safeguard_extract.settings import Settings

_STAGE = "read"
_PASSWORD_ERRORS = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_DEEPEST_BOOKMARK = 8


def read_pdf(path: Path, data: bytes, settings: Settings) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read the pages of a PDF and what went wrong on single ones.

    Raises EmptyInput, LockedDocument for one that asks for a password, BrokenDocument for one that cannot be opened or
    has no page, and NoText where all pages together have fewer than `settings.min_words` words.
    """
    with _opened(path, data) as document:
        bookmarks = _bookmarks(document)
        pages: list[Page] = []
        problems: list[Problem] = []
        for index in range(len(document)):
            page, found = _read_page(document, index, bookmarks.get(index, ()))
            pages.append(page)
            problems.extend(found)
    if sum(len(page.words) for page in pages) < settings.min_words:
        raise NoText(path.name, f"no text layer on any of its {len(pages)} pages")
    return tuple(pages), tuple(problems)


@contextmanager
def _opened(path: Path, data: bytes) -> Iterator[Any]:
    import pypdfium2

    if not data:
        raise EmptyInput(path.name, "the file is empty")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS:
            raise LockedDocument(path.name, "it asks for a password") from error
        raise BrokenDocument(path.name, "this is no PDF that can be read") from error
    try:
        if len(document) < 1:
            raise BrokenDocument(path.name, "there is no page in it")
        yield document
    finally:
        document.close()


def _bookmarks(document: Any) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for bookmark in document.get_toc(max_depth=_DEEPEST_BOOKMARK):
        target = bookmark.get_dest()
        index = target.get_index() if target else None
        title = " ".join(bookmark.get_title().split())
        if index is not None and title:
            found.setdefault(index, []).append((bookmark.level + 1, title))
    return {index: tuple(titles) for index, titles in found.items()}


def _read_page(document: Any, index: int, bookmarks: tuple[tuple[int, str], ...]) -> tuple[Page, list[Problem]]:
    import pypdfium2

    from safeguard_extract.read.page_view import page_view
    from safeguard_extract.read.pdf_tables import ruled_tables
    from safeguard_extract.read.pdfium_calls import handle
    from safeguard_extract.read.pdfium_paths import page_drawing
    from safeguard_extract.read.pdfium_words import page_words
    from safeguard_extract.read.ruled_grid import TooManyLines
    from safeguard_extract.read.word_lines import lines_of

    number = index + 1
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(number, bookmarks=bookmarks), [Problem(_STAGE, "the page cannot be read", number)]
    problems = []
    try:
        view = page_view(handle(page))
        placed = page_words(handle(textpage), view)
        drawing = page_drawing(handle(page), view)
        tables = ()
        try:
            tables = ruled_tables(drawing.strokes, placed, number)
        except TooManyLines:
            problems.append(Problem(_STAGE, "too many drawn lines to look for tables: a map or a chart", number))
        words = tuple(word for line in lines_of(placed) for word in line)
        if not words:
            problems.append(Problem(_STAGE, "no text on this page", number))
        return Page(number, view.width, view.height, words, tables, (), bookmarks), problems
    finally:
        textpage.close()
        page.close()
