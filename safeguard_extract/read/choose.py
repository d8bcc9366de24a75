"""Choose the reader for a file by its first bytes, then by its name."""

from __future__ import annotations

import re
from pathlib import Path

from safeguard_extract.errors import EmptyInput, UnknownFormat
from safeguard_extract.records.page import Page
from safeguard_extract.records.plan import Problem
from safeguard_extract.settings import Settings

SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".text", ".md")
PDF, TEXT, MARKDOWN, HTML = "application/pdf", "text/plain", "text/markdown", "text/html"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPENS_HTML = re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html)\b", re.I | re.S)
_HTML_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
# First bytes of what people hand over by mistake, and what to call it.
_FOREIGN = (
    (b"PK\x03\x04", "a spreadsheet, slides or another archive"),
    (b"\xd0\xcf\x11\xe0", "a Word or Excel file of the old kind, or one with a password"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def media_type(name: str, data: bytes) -> str:
    """The media type of a file; raises EmptyInput and UnknownFormat."""
    if not data:
        raise EmptyInput(name, "the file is empty")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04") and _holds_word_text(data):
        return WORD
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise UnknownFormat(name, f"this is {what}")
    head = data[:4096]
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and head.count(0) > len(head) // 100:
        raise UnknownFormat(name, "this is no text and no PDF")
    if Path(name).suffix.lower() == ".pdf":
        raise UnknownFormat(name, "the name says PDF, the content does not")
    if Path(name).suffix.lower() in _HTML_SUFFIXES or _OPENS_HTML.match(data):
        return HTML
    return MARKDOWN if Path(name).suffix.lower() == ".md" else TEXT


def _holds_word_text(archive: bytes) -> bool:
    import io
    import zipfile  # a hundredth of a second that most runs need not spend

    try:
        return "word/document.xml" in zipfile.ZipFile(io.BytesIO(archive)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def read_pages(path: Path, data: bytes, settings: Settings) -> tuple[str, str, tuple[Page, ...], tuple[Problem, ...]]:
    """Read a file into pages: its media type, the reader's name, the pages and what went wrong on single ones."""
    kind = media_type(path.name, data)
    if kind == PDF:
        from safeguard_extract.read.pdf import read_document

        reading = read_document(path, data, settings)
        return kind, reading.reader, reading.pages, reading.problems
    if kind == WORD:
        from safeguard_extract.read.docx import read_docx

        return kind, "docx", read_docx(path.name, data), ()
    if kind == HTML:
        from safeguard_extract.read.html import read_html

        return kind, "html", read_html(path.name, data), ()
    from safeguard_extract.read.text import read_text

    return kind, "text", read_text(path.name, data), ()
