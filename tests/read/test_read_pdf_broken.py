"""PDF files that are locked, cut short, scanned or damaged."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_pdfs import drawn, text_at
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.errors import BrokenDocument, EmptyInput, ExtractError, LockedDocument, NoText
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.settings import DEFAULT, Settings

NAME = Path("plans/harbour.pdf")
ANY = Settings(min_words=1, ocr="none")
LONG = text_at(72, 700, "lamp " * 60, size=3)


def picture() -> ImageReader:
    """A grey picture of one dot."""
    rows = zlib.compress(b"\x00\x80")
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")]
    chunks = [struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in parts]
    return ImageReader(io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)))


def scanned(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, 595, 842)


def test_a_password_is_asked_for() -> None:
    data = drawn(LONG, encrypt=StandardEncryption("open", "own"))
    with pytest.raises(LockedDocument) as caught:
        read_pdf(NAME, data, DEFAULT)
    assert "harbour.pdf" in caught.value.message
    assert "plans" not in caught.value.message


def test_a_file_that_only_forbids_printing_is_read() -> None:
    data = drawn(LONG, encrypt=StandardEncryption("", "own", canPrint=0))
    assert len(read_pdf(NAME, data, DEFAULT)[0][0].words) == 60


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.97])
def test_a_file_that_ends_too_early(share: float) -> None:
    data = drawn(LONG, LONG)
    with pytest.raises(BrokenDocument, match="ends too early"):
        read_pdf(NAME, data[: int(len(data) * share)], DEFAULT)


def test_words_of_a_cut_file_come_with_a_problem() -> None:
    """PDFium mends a file whose last table is lost; what it finds is kept, and said to be perhaps not all."""
    data = drawn(LONG)
    pages, problems = read_pdf(NAME, data[: data.rindex(b"startxref")], DEFAULT)
    assert len(pages[0].words) == 60
    assert [(problem.stage, problem.page) for problem in problems] == [("read", None)]


@pytest.mark.parametrize("data", [b"<html><body>Not found</body></html>", b"\x00" * 400, b"%PDF-1.7\n%%EOF\n"])
def test_garbage(data: bytes) -> None:
    with pytest.raises(BrokenDocument):
        read_pdf(NAME, data, DEFAULT)


def test_nothing() -> None:
    with pytest.raises(EmptyInput):
        read_pdf(NAME, b"", DEFAULT)


def test_a_million_pages_that_are_not_there() -> None:
    body = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1000000>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length 38>>stream\nBT /F 12 Tf 10 50 Td (pier nine) Tj ET \nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    )
    pages, problems = read_pdf(NAME, b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF\n", ANY)
    assert [word.text for word in pages[0].words] == ["pier", "nine"]
    assert len(pages) < 100
    assert "pages 2 to 1000000 cannot be read" in problems[-1].message


@pytest.mark.parametrize("pages", [(scanned,), (scanned, text_at(72, 700, "page 2")), (lambda _: None,)])
def test_no_text_layer(pages: tuple[object, ...]) -> None:
    with pytest.raises(NoText):
        read_pdf(NAME, drawn(*pages), replace(DEFAULT, ocr="none"))


def test_a_short_notice_without_pictures_has_text() -> None:
    assert len(read_pdf(NAME, drawn(text_at(72, 700, "The pier is shut")), DEFAULT)[0][0].words) == 4


def test_one_scanned_page_is_a_problem_and_an_empty_one_is_none() -> None:
    pages, problems = read_pdf(NAME, drawn(LONG, scanned, lambda _: None, LONG), replace(DEFAULT, ocr="none"))
    assert [len(page.words) for page in pages] == [60, 0, 0, 60]
    assert [problem.page for problem in problems] == [2]
    assert "scanned" in problems[0].message


def test_letters_turned_into_outlines_are_a_problem() -> None:
    def outlines(canvas: Canvas) -> None:
        canvas.circle(100, 100, 20, fill=1)
        canvas.rect(200, 200, 50, 20)

    _, problems = read_pdf(NAME, drawn(LONG, outlines), replace(DEFAULT, ocr="none"))
    assert [(problem.page, "outlines" in problem.message) for problem in problems] == [(2, True)]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damage_never_crashes(data: st.DataObject) -> None:
    """Bytes changed, cut out or put in give pages or a known error."""
    whole = drawn(LONG, scanned, pageCompression=0)
    at = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.integers(0, 40))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + cut :]
    try:
        pages, _ = read_pdf(NAME, damaged, ANY)
    except ExtractError:
        return
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
