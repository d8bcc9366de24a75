"""Which pages of a PDF their text layer does not tell, and what OCR makes of them.

A page is looked at where it has no text, where its letters are unknown or make no words, and where a picture of paper
with hardly a word beside it fills it. What is seen takes the text's place only where it says as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from safeguard_extract.errors import MissingEngine
from safeguard_extract.read.ocr_choice import AUTO, INSTALL, NONE, choose_engine
from safeguard_extract.read.pdf_pages import STAGE, ReadPage
from safeguard_extract.records.page import Page
from safeguard_extract.records.plan import Problem
from safeguard_extract.records.stored_words import texts_of

if TYPE_CHECKING:
    from safeguard_extract.read.scan import EyeRead

_STAMP = 25  # words; more are no stamp on a scan, and no cover
_FILLS = 0.6  # of the page is picture
_FEWEST = 100  # words with letters are enough to tell whether they are words
_RARE = 0.02  # of the words are common ones: 0.05 in lists of names, 0.3 in prose
_AS_MUCH = 0.9  # of the words that a text layer has must be seen, or they are kept
# The words that hold English and Welsh sentences together: a text without them is none, whatever it is about.
_COMMON = frozenset(
    """the and of to in a for is on with by be are that this as from will have our we at or all not has an their which
    y yr a i o yn ar ac am gan bod mae ei eu sy wedi hyn""".split()
)


class Eyed(NamedTuple):
    """The pages of a document once OCR has been over them, and the program that read some; empty where none did."""

    pages: list[ReadPage]
    engine: str


def look_again(document: pypdfium2.PdfDocument, read: Sequence[ReadPage], wanted: str) -> Eyed:
    """Read by OCR what the text layer leaves out; `wanted` is the program, as the settings name it.

    Raises MissingEngine where there are such pages and the program that was asked for by name is not installed.
    """
    suspects = [index for index, each in enumerate(read) if each.doubt or _is_suspect(document, index, each.page)]
    advice = "OCR is switched off" if wanted == NONE else f"to have it read, {INSTALL} and parse it again"
    try:
        engine = choose_engine(wanted) if suspects else None
    except MissingEngine as missing:
        if wanted != AUTO:
            raise
        engine, advice = None, f"{missing.detail}. {missing.remedy.rstrip('.')}"
    if engine is None:
        return Eyed([each._replace(doubt=f"{each.doubt}; {advice}") if each.doubt else each for each in read], "")
    from safeguard_extract.read.scan import read_by_eye  # scipy takes a second to import

    by_eye = read_by_eye(document, [index + 1 for index in suspects], engine)
    pages = list(read)
    for index in suspects:
        pages[index] = _settled(read[index], by_eye[index + 1])
    taken = [index for index in suspects if pages[index].page is not read[index].page]
    if taken and len(taken) < len(read):
        pages[taken[0]] = _with_note(pages[taken[0]], [index + 1 for index in taken])
    return Eyed(pages, engine.name if taken else "")


def _is_suspect(document: pypdfium2.PdfDocument, index: int, page: Page) -> bool:
    """True where there is text of which nobody has complained, but which may not be what is printed."""
    if 0 < len(page.words) <= _STAMP:
        return _is_filled(document, index)
    if len(page.words) < _FEWEST or _reads(page):
        return False
    lettered = sum(any(letter.isalpha() for letter in text) for text in texts_of(page.words))
    return lettered >= _FEWEST and _common(page) < _RARE * lettered


def _reads(page: Page) -> bool:
    """True where enough of a page's words are common ones; on nearly all pages its first sentence tells."""
    common, enough = 0, _RARE * len(page.words)
    for text in texts_of(page.words):
        if text in _COMMON or text.lower() in _COMMON:
            common += 1
            if common >= enough:
                return True
    return False


def _is_filled(document: pypdfium2.PdfDocument, index: int) -> bool:
    """True where pictures fill a page."""
    page = document[index]
    try:
        width, height = page.get_size()
        boxes = [each.get_bounds() for each in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,))]
    except pypdfium2.PdfiumError:
        return False
    finally:
        page.close()
    return bool(sum((right - left) * (top - bottom) for left, bottom, right, top in boxes) >= _FILLS * width * height)


def _common(page: Page) -> int:
    """How many of a page's words are the small ones that all texts have."""
    return sum(text.lower() in _COMMON for text in texts_of(page.words))


def _settled(each: ReadPage, eyed: EyeRead) -> ReadPage:
    """The page as it was seen where that says as much, else as its text layer has it."""
    if eyed.page is None:
        return each._replace(problems=(*each.problems, *eyed.problems))
    if _says_as_much(eyed.page, each.page, bool(each.doubt)):
        page = replace(eyed.page, bookmarks=each.page.bookmarks)
        return each._replace(page=page, problems=eyed.problems, doubt="")
    return each if each.page.words else each._replace(doubt="")  # a picture without a word on it: nothing is lost


def _says_as_much(seen: Page, text: Page, doubted: bool) -> bool:
    if not seen.words or len(seen.words) < _AS_MUCH * len(text.words):
        return False
    needed = _AS_MUCH * _common(text) if doubted else 2 * _common(text) + 5
    return _common(seen) >= needed


def _with_note(page: ReadPage, numbers: Sequence[int]) -> ReadPage:
    verb = "has no usable text and was" if len(numbers) == 1 else "have no usable text and were"
    return page._replace(problems=(Problem(STAGE, f"{named_pages(numbers)} {verb} read by OCR"), *page.problems))


def named_pages(numbers: Iterable[int]) -> str:
    """Page numbers as people write them.

    >>> named_pages([2, 5, 6, 7])
    'pages 2, 5 to 7'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return ("page " if len(runs) == 1 and len(runs[0]) == 1 else "pages ") + ", ".join(parts)
