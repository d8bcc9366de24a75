"""Stamps over a page and watermarks under it: kept as furniture, and no word of the page is broken by them."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn_pdfs import drawn, text_at
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.layout import lay_out
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.page import Page
from safeguard_extract.settings import DEFAULT

PRINTED, HIDDEN, ON_SCREEN = 4, 2, 0  # flags of notes (ISO 32000-1, table 165)
LEVEL = "1 0 0 1 6 10 Tm"
SLANT = math.sqrt(0.5)
ASLANT = f"{SLANT:.4f} {SLANT:.4f} {-SLANT:.4f} {SLANT:.4f} 60 40 Tm"
TEXT = [
    "The Board met in June and agreed how it will work with the",
    "schools of the town. It looked at every contact that the front",
    "door had in the year, and found that most of them came from",
    "schools. The nurses made few, and they will be asked why.",
] * 8


def body(canvas: Canvas) -> None:
    text_at(60, 780, "Our plan", "Helvetica-Bold", 18)(canvas)
    for i, line in enumerate(TEXT):
        text_at(60, 740 - 14 * i, line)(canvas)


def noted(
    text: str,
    rect: tuple[float, ...],
    *,
    size: float = 11,
    matrix: str = LEVEL,
    kind: str = "Stamp",
    flags: int = PRINTED,
) -> Callable[[Canvas], None]:
    """The page with a note on it whose looks print a text and a frame."""

    def draw(canvas: Canvas) -> None:
        body(canvas)
        font = {"Type": PDFName("Font"), "Subtype": PDFName("Type1"), "BaseFont": PDFName("Helvetica-Bold")}
        width, height = rect[2] - rect[0], rect[3] - rect[1]
        form = {
            "Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, width, height]),
            "Resources": PDFDictionary({"Font": PDFDictionary({"F1": PDFDictionary(font)})}),
        }  # fmt: skip
        content = f"1 1 {width - 2} {height - 2} re S BT /F1 {size} Tf {matrix} ({text}) Tj ET"
        looks = canvas._doc.Reference(PDFStream(dictionary=PDFDictionary(form), content=content, filters=[]))
        note = {
            "Type": PDFName("Annot"), "Subtype": PDFName(kind), "Rect": PDFArray(list(rect)), "F": flags,
            "AP": PDFDictionary({"N": looks}),
        }  # fmt: skip
        canvas._addAnnotation(PDFDictionary(note))

    return draw


def watermarked(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(300, 560)
    canvas.rotate(45)
    canvas.setFillGray(0.8)
    canvas.setFont("Helvetica-Bold", 110)
    canvas.drawCentredString(0, 0, "DRAFT")
    canvas.restoreState()
    body(canvas)


def page_of(draw: Callable[[Canvas], None]) -> Page:
    ((page,), problems) = read_pdf(Path("plan.pdf"), drawn(draw), DEFAULT)
    assert not problems
    return page


PLAIN = page_of(body)
DATED = noted("APPROVED 12 March 2019", (380, 790, 560, 820))


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (DATED, "APPROVED 12 March 2019"),
        (noted("DRAFT", (100, 400, 500, 700), size=110, matrix=ASLANT), "DRAFT"),
        (noted("DRAFT", (100, 400, 500, 700), size=110, matrix=ASLANT, kind="Watermark"), "DRAFT"),
        (noted("SIGNED OFF", (150, 600, 300, 630), size=16), "SIGNED OFF"),
        (watermarked, "DRAFT"),
    ],
)
def test_they_are_furniture_and_leave_the_page_as_it_is(draw: Callable[[Canvas], None], text: str) -> None:
    page = page_of(draw)
    assert [(line.text, line.marked) for line in page.lines] == [(text, "furniture")]
    assert page.words == PLAIN.words
    assert page.tables == PLAIN.tables
    blocks = lay_out([page])
    assert [b.text for b in blocks if b.kind is BlockKind.FURNITURE] == [text]
    assert [b for b in blocks if b.kind is not BlockKind.FURNITURE] == list(lay_out([PLAIN]))


def test_where_a_stamp_stands() -> None:
    (line,) = page_of(DATED).lines
    assert line.bbox is not None
    assert 380 < line.bbox.x0 < line.bbox.x1 < 560
    assert 842 - 820 < line.bbox.top < line.bbox.bottom < 842 - 790


@pytest.mark.parametrize("flags", [HIDDEN, ON_SCREEN])
def test_stamps_that_are_not_printed_are_not_read(flags: int) -> None:
    page = page_of(noted("APPROVED", (380, 790, 560, 820), flags=flags))
    assert page == PLAIN


def test_small_letters_aslant_stay_words_of_the_page() -> None:
    def chart(canvas: Canvas) -> None:
        body(canvas)
        canvas.translate(300, 200)
        canvas.rotate(45)
        text_at(0, 0, "June", size=9)(canvas)

    page = page_of(chart)
    assert "June" in [word.text for word in page.words]
    assert not page.lines
