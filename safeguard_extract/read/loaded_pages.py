"""Pages of an open document as PDFium holds them: loaded with their text, and let go; the notes on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from safeguard_extract.read import pdfium_calls as call


@contextmanager
def loaded(document: pypdfium2.PdfDocument, index: int, *, printed: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """The PDFium handles of a page (from 0) and its text, notes of the kinds in `printed` drawn onto the page first.

    Raises PdfiumError where the page cannot be loaded.
    """
    page = textpage = 0
    try:
        page = _opened(call.load_page(call.handle(document), index))
        if any(kind in printed for _, kind in notes_on(page)) and _is_flattened(page):
            call.close_page(page)
            page = 0
            page = _opened(call.load_page(call.handle(document), index))
        textpage = _opened(call.load_text(page))
        yield page, textpage
    finally:
        if textpage:
            call.close_text(textpage)
        if page:
            call.close_page(page)


def notes_on(page: int) -> Iterator[tuple[int, int]]:
    """The handle and the kind of each note on a page; the handle is good until the next is asked for."""
    for index in range(call.count_notes(page)):
        note = call.note_on(page, index)
        try:
            yield note, call.note_kind(note)
        finally:
            call.close_note(note)


def _is_flattened(page: int) -> bool:
    """Draw the notes that are printed onto a page; it must be loaded anew where that was done."""
    return bool(call.flatten(page, pdfium.FLAT_PRINT) == pdfium.FLATTEN_SUCCESS)


def _opened(opened: int) -> int:
    if not opened:
        raise pypdfium2.PdfiumError("the page cannot be loaded")
    return opened
