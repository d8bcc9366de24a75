"""PDF files: words, tables and bookmarks of every page, read with PDFium, and by OCR where there is no text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from safeguard_extract.errors import BrokenDocument, NoText
from safeguard_extract.read.ocr_choice import remedy
from safeguard_extract.read.pdf_file import bookmarks_by_page, ends_early, opened
from safeguard_extract.read.pdf_pages import STAGE, ReadPage, read_page
from safeguard_extract.read.pdf_tags import are_sane, is_tagged
from safeguard_extract.read.unread_pages import look_again
from safeguard_extract.records.page import Page
from safeguard_extract.records.plan import Problem
from safeguard_extract.settings import Settings

READER = "pdfium"
_UNREADABLE_IN_A_ROW = 20  # a damaged file may promise a million pages


class Reading(NamedTuple):
    """The pages of a PDF, what went wrong on single ones, and the programs that read them."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    reader: str


def read_pdf(path: Path, data: bytes, settings: Settings) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The pages of a PDF and what went wrong on single ones; raises what `read_document` raises."""
    reading = read_document(path, data, settings)
    return reading.pages, reading.problems


def read_document(path: Path, data: bytes, settings: Settings) -> Reading:
    """Read the pages of a PDF, by OCR (`settings.ocr`) those that their text layer does not tell.

    Raises EmptyInput, LockedDocument for one that asks for a password, BrokenDocument for one that cannot be opened or
    is cut off before its words, NoText for one without words, or with pictures and fewer than `settings.min_words`,
    and MissingEngine where the OCR program that was asked for is needed and not installed.
    """
    with opened(path.name, data) as document:
        read, engine = look_again(document, _read_pages(document), settings.ocr)
    words = sum(len(each.page.words) for each in read)
    pictures = sum(each.pictures for each in read)
    if not words and (ends_early(data) or not any(each.page.width for each in read)):
        raise BrokenDocument(path.name, "the file ends too early" if ends_early(data) else "no page can be read")
    if not words or (words < settings.min_words and pictures and not engine):
        said = f"{words or 'no'} word{'s' * (words != 1)} of text on {len(read)} page{'s' * (len(read) != 1)}"
        first = next((f"; page {p.page}: {p.message}" for each in read for p in each.problems), "")
        raise NoText(path.name, f"{said}{first}", remedy(settings.ocr))
    problems = [problem for each in read for problem in _problems(each)]
    if ends_early(data):
        problems.insert(0, Problem(STAGE, "the file ends too early: pages or words may be missing"))
    return Reading(tuple(each.page for each in read), tuple(problems), f"{READER}+{engine}-ocr" if engine else READER)


def _problems(each: ReadPage) -> Iterator[Problem]:
    yield from each.problems
    if each.doubt:
        yield Problem(STAGE, each.doubt, each.page.number)


def _read_pages(document: pypdfium2.PdfDocument) -> list[ReadPage]:
    """Every page, an empty one with a problem where PDFium cannot load it."""
    bookmarks = bookmarks_by_page(document)
    tagged = not bookmarks and is_tagged(document)
    read: list[ReadPage] = []
    unreadable = 0
    for index in range(len(document)):
        titles = bookmarks.get(index, ())
        try:
            read.append(read_page(document, index, titles, tagged=tagged))
            unreadable = 0
        except pypdfium2.PdfiumError:
            problem = Problem(STAGE, "the page cannot be read", index + 1)
            read.append(ReadPage(Page(index + 1, bookmarks=titles), (problem,), 0))
            unreadable += 1
        if unreadable == _UNREADABLE_IN_A_ROW:
            read = [*read[:-unreadable], _missing(index + 2 - unreadable, len(document))]
            break
    if tagged and not are_sane([each.page for each in read]):
        return [each._replace(page=replace(each.page, bookmarks=())) for each in read]
    return read


def _missing(first: int, last: int) -> ReadPage:
    return ReadPage(Page(first), (Problem(STAGE, f"pages {first} to {last} cannot be read", first),), 0)
