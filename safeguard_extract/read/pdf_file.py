"""Open a PDF file, or say what is wrong with it; its bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2

from safeguard_extract.errors import BrokenDocument, EmptyInput, LockedDocument

_PASSWORD_ERRORS = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY (fpdfview.h)
_TAIL = 2048  # bytes; ISO 32000-1 has %%EOF on the last line, Acrobat accepts it within the last 1024 bytes
_DEEPEST_BOOKMARK = 8


@contextmanager
def opened(name: str, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """An open document with at least one page; raises EmptyInput, LockedDocument and BrokenDocument."""
    if not data:
        raise EmptyInput(name, "the file is empty")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _PASSWORD_ERRORS:
            raise LockedDocument(name, "it asks for a password") from error
        raise BrokenDocument(name, _complaint(data)) from error
    try:
        if len(document) < 1:
            raise BrokenDocument(name, _complaint(data) if ends_early(data) else "there is no page in it")
        yield document
    finally:
        document.close()


def ends_early(data: bytes) -> bool:
    """True where the mark that ends a PDF file is missing: the rest was lost on the way."""
    return b"%%EOF" not in data[-_TAIL:]


def _complaint(data: bytes) -> str:
    if b"%PDF-" not in data[:1024]:
        return "this is no PDF file"
    return "the file ends too early" if ends_early(data) else "this PDF file is damaged"


def bookmarks_by_page(document: pypdfium2.PdfDocument) -> dict[int, tuple[tuple[int, str], ...]]:
    """Level (from 1) and title of the bookmarks that point to each page (from 0)."""
    found: dict[int, list[tuple[int, str]]] = {}
    for bookmark in document.get_toc(max_depth=_DEEPEST_BOOKMARK):
        index = _target(bookmark)
        title = " ".join(bookmark.get_title().replace("\x00", "").split())
        if index is not None and title:
            found.setdefault(index, []).append((bookmark.level + 1, title))
    return {index: tuple(titles) for index, titles in found.items()}


def _target(bookmark: Any) -> int | None:
    destination = bookmark.get_dest()
    index: int | None = destination.get_index() if destination else None
    return index
