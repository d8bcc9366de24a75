"""Word files: read as the HTML that mammoth makes of them, by the names of their styles."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any
from xml.parsers.expat import ExpatError

from safeguard_extract.errors import BrokenDocument
from safeguard_extract.read.html import read_html
from safeguard_extract.records.page import Page

_LARGEST = 200_000_000  # bytes unpacked, pictures left out: Word's own limit for a text is 32 MB
# mammoth lets through whatever its archive and its XML, and its look-ups in them, run into.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    RecursionError,
)
# What mammoth does not map itself. The lines of a contents page are furniture: their headings follow.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='Quote'] => blockquote:fresh > p
p[style-name='Intense Quote'] => blockquote:fresh > p
p[style-name='Pull Quote'] => blockquote:fresh > p
p[style-name^='Block Quot'] => blockquote:fresh > p
p[style-name^='toc '] => nav > p:fresh
p[style-name^='TOC '] => nav > p:fresh
p[style-name^='table of figures'] => nav > p:fresh
"""


def read_docx(name: str, data: bytes) -> tuple[Page, ...]:
    """Read a Word file as one page: Word settles where pages end only when it prints.

    Raises BrokenDocument for a damaged file and EmptyInput for one without words.
    """
    import mammoth

    try:
        if _unpacked_size(data) > _LARGEST:
            raise BrokenDocument(name, "it unpacks to more than a document can hold")
        html = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(_no_picture),
            ignore_empty_paragraphs=True,
        ).value
    except _FAULTS as error:
        raise BrokenDocument(name, f"it cannot be read as a Word file ({error})") from None
    return read_html(name, html.encode())


def _unpacked_size(data: bytes) -> int:
    """Bytes of all parts but pictures."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))


def _no_picture(_: Any) -> dict[str, str]:
    return {"src": ""}
