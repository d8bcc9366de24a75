"""Which pages of a PDF their text layer does not tell, and what OCR makes of them.

A page is looked at where it has no text, where its letters are unknown or make no words, and where a picture of paper
with hardly a word beside it fills it. What is seen takes the text's place only where it says more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from safeguard_extract.read.ocr_choice import INSTALL, NONE, choose_engine
from safeguard_extract.read.pdf_pages import STAGE, ReadPage
from safeguard_extract.records.page import Page, Word
from safeguard_extract.records.plan import Problem

_STAMP = 25  # words; a scanned page that was stamped by a document system, or a cover
_FILLS = 0.6  # of the page is picture
_FEWEST = 60  # words of letters that are enough to tell whether they are words
_RARE = 0.02  # of English and Welsh words are these in lists of names, 0.3 in prose
_AS_MUCH = 0.9  # of the words that a text layer has, at least, to be believed in its place
# The words that hold sentences together: a text without them is none, whatever it is about.
_COMMON = frozenset(
    """the and of to in a for is on with by be are that this as from will have our we at or all not has an their which
    y yr a i o yn ar ac am gan bod mae ei eu sy wedi hyn""".split()
)


class Eyed(NamedTuple):
    """The pages of a document once OCR has been over them, and the program that read some; empty where none did."""

    pages: list[ReadPage]
    engine: str


def look_again(document: pypdfium2.PdfDocument, read: Sequence[ReadPage], wanted: str) -> Eyed:
    """Read by OCR what the text layer leaves out; `wanted` is the program, as settings name it.

    Raises MissingEngine where there are such pages and the program that was asked for is not installed.
    """
    suspects = [index for index, each in enumerate(read) if each.doubt or _is_suspect(document, index, each)]
    engine = choose_engine(wanted) if suspects else None
    if engine is None:
        return Eyed([_with_doubt(each, wanted) for each in read], "")
    from safeguard_extract.read.scan import read_by_eye  # scipy takes a second to import

    pages = list(read)
    by_eye = read_by_eye(document, [index + 1 for index in suspects], engine)
    taken = []
    for index in suspects:
        seen, problems = by_eye[index + 1]
        if seen is not None and _says_more(seen, read[index]):
            pages[index] = read[index]._replace(
                page=replace(seen, bookmarks=read[index].page.bookmarks), problems=problems, doubt=""
            )
            taken.append(index + 1)
        elif seen is not None and not read[index].page.words:
            pages[index] = read[index]._replace(doubt="")  # a picture without words, and nothing lost
        else:
            pages[index] = read[index]._replace(problems=(*read[index].problems, *(() if seen else problems)))
    if 0 < len(taken) < len(read):
        said = f"{_numbered(taken)} {'has' if len(taken) == 1 else 'have'} no usable text and were read by OCR"
        first = taken[0] - 1
        note = Problem(STAGE, said.replace("were", "was") if len(taken) == 1 else said)
        pages[first] = pages[first]._replace(problems=(note, *pages[first].problems))
    return Eyed([_with_doubt(each, NONE) for each in pages], engine.name if taken else "")
