"""Documents that are scans in part: their good pages are kept, the others read by OCR or named with what to do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from known_pages import NAME, PROSE, Draw, Failing, Knowing, lines_at, small, text_pages, together
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from scanned_pdfs import scanned_pictures

from safeguard_extract.errors import NoText
from safeguard_extract.read import unread_pages
from safeguard_extract.read.pdf import Reading, read_document
from safeguard_extract.read.unread_pages import named_pages
from safeguard_extract.settings import Settings

GOOD = lines_at(30, 250, ["The bell of the tower is rung", "at the tide and at the fog"])
PAPER = together(lines_at(30, 260, ["The lamps of the pier"]), lines_at(30, 230, PROSE))


def as_scan(page: Draw) -> Draw:
    """A page that shows a scan of another, which has no text."""
    (picture,) = scanned_pictures(small(page))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, *canvas._pagesize)

    return draw


SCAN = as_scan(PAPER)
WORDS = text_pages(small(PAPER))[0].words


def read(monkeypatch: pytest.MonkeyPatch, engine: object, *pages: Draw, wanted: str = "auto") -> Reading:
    monkeypatch.setattr(unread_pages, "choose_engine", lambda name: None if name == "none" else engine)
    return read_document(NAME, small(*pages), Settings(ocr=wanted, min_words=1))


def said(reading: Reading) -> list[tuple[int | None, str]]:
    return [(problem.page, problem.message) for problem in reading.problems]


def texts(reading: Reading) -> list[Sequence[str]]:
    return [tuple(word.text for word in page.words) for page in reading.pages]


def test_good_pages_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(monkeypatch, Knowing(WORDS), GOOD, SCAN, GOOD, SCAN, SCAN)
    (good,) = text_pages(small(GOOD))
    assert reading.pages[0] == good
    assert reading.pages[2].words == good.words
    assert texts(reading)[1] == texts(reading)[4] == tuple(word.text for word in WORDS)
    assert reading.reader == "pdfium+knowing-ocr"
    assert said(reading) == [(None, "pages 2, 4 to 5 have no usable text and were read by OCR")]


def test_a_document_with_text_is_never_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Knowing(WORDS)
    reading = read(monkeypatch, engine, GOOD, lambda canvas: None)
    assert (engine.looks, reading.reader, reading.problems) == (0, "pdfium", ())


def test_a_document_of_scans_alone_needs_no_note(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(monkeypatch, Knowing(WORDS), SCAN, SCAN)
    assert (reading.reader, reading.problems) == ("pdfium+knowing-ocr", ())


def test_each_page_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(monkeypatch, None, GOOD, SCAN, SCAN)
    assert [len(words) for words in texts(reading)] == [len(words) for words in texts(reading)[:1]] + [0, 0]
    assert [page for page, _ in said(reading)] == [2, 3]
    for _, message in said(reading):
        assert "scanned" in message
        assert "install Tesseract, or `pip install rapidocr onnxruntime`" in message


def test_ocr_that_is_switched_off_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(monkeypatch, Knowing(WORDS), GOOD, SCAN, wanted="none")
    assert "OCR is switched off" in said(reading)[0][1]
    with pytest.raises(NoText, match="without `--ocr none`"):
        read(monkeypatch, Knowing(WORDS), SCAN, wanted="none")


def test_a_page_on_which_the_program_fails_is_a_problem_of_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(monkeypatch, Failing(Knowing(WORDS), turns={2}), GOOD, SCAN, SCAN, SCAN)
    assert [len(words) > 0 for words in texts(reading)] == [True, True, False, True]
    failed = [message for page, message in said(reading) if page == 3]
    assert any("OCR failed on this page: it took longer than 180 seconds" in message for message in failed)
    assert [page for page, message in said(reading) if "failed" in message] == [3]


def test_where_the_program_fails_on_all_pages_the_document_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoText, match=r"on 2 pages; page 1: OCR failed on this page: it took longer"):
        read(monkeypatch, Failing(Knowing(WORDS), turns={1, 2}), SCAN, SCAN)


def test_a_stamp_on_a_scan_does_not_hide_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = lines_at(30, 20, ["Received 4 May 2031"])
    reading = read(monkeypatch, Knowing(WORDS), together(SCAN, stamp))
    assert len(texts(reading)[0]) >= len(WORDS)


def test_a_cover_photograph_with_a_title_keeps_its_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is on it: what the program sees says less than the text."""
    title = lines_at(30, 150, ["Harbour lamps", "a plan for the years 2031 to 2034"], size=14)
    cover = together(as_scan(lambda canvas: None), title)
    expected = text_pages(small(cover))[0]
    reading = read(monkeypatch, Knowing(()), cover)
    assert reading.pages[0] == expected
    assert (reading.reader, reading.problems) == ("pdfium", ())


WRONG = [f"{line[::-1]} {line[::-1]}" for line in PROSE for _ in range(3)]


def test_letters_that_make_no_words_are_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text layer may name other letters than are printed; a page of names and figures has no small words either."""
    gibberish = together(PAPER, hidden(WRONG))
    everything = text_pages(small(PAPER))[0].words
    reading = read(monkeypatch, Knowing(everything * 4), gibberish)
    assert "keepers" in texts(reading)[0]
    reading = read(monkeypatch, Knowing(()), gibberish)
    assert PROSE[0].split()[0][::-1] in texts(reading)[0]


def hidden(lines: Sequence[str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(10, 290)
        text.setFont("Helvetica", 2)
        text.setTextRenderMode(3)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)

    return draw


@pytest.mark.parametrize(
    ("numbers", "said"), [([4], "page 4"), ([1, 2], "pages 1 to 2"), ([9, 2, 3, 5], "pages 2 to 3, 5, 9")]
)
def test_page_numbers_as_people_write_them(numbers: list[int], said: str) -> None:
    assert named_pages(numbers) == said
