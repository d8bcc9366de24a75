"""Words of a PDF: letters, boxes, type, order."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pytest
from drawn_pdfs import HEIGHT, drawn, text_at
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.read import pdfium_words
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.page import Page, Word
from safeguard_extract.settings import Settings

ANY = Settings(min_words=1, ocr="none")


@pytest.fixture(autouse=True, params=["as built", "by Python alone"])
def _reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here holds with the compiled part, where it is built, and without."""
    if request.param == "by Python alone":
        monkeypatch.setattr(pdfium_words, "compiled_words", None)


def read(data: bytes) -> tuple[Page, ...]:
    return read_pdf(Path("plan.pdf"), data, ANY)[0]


def words_of(draw: Callable[[Canvas], None]) -> tuple[Word, ...]:
    return read(drawn(draw))[0].words


def texts_of(draw: Callable[[Canvas], None]) -> list[str]:
    return [word.text for word in words_of(draw)]


def test_word_has_box_font_and_colour() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        text_at(72, 700, "Harbour watch", "Helvetica-Bold", 18)(canvas)

    first, second = words_of(draw)
    assert (first.text, first.font, first.size, first.bold, first.italic) == (
        "Harbour",
        "Helvetica-Bold",
        18,
        True,
        False,
    )
    assert first.colour == "#ff0000"
    assert first.bbox.x0 == pytest.approx(72, abs=0.5)
    assert first.bbox.top < HEIGHT - 700 < first.bbox.bottom
    assert first.bbox.height == pytest.approx(18)
    assert second.bbox.x0 > first.bbox.x1


@pytest.mark.parametrize(
    ("font", "bold", "italic"),
    [
        ("Times-Roman", False, False),
        ("Times-Bold", True, False),
        ("Times-Italic", False, True),
        ("Helvetica-BoldOblique", True, True),
    ],
)
def test_weight_and_slope(font: str, bold: bool, italic: bool) -> None:
    (word,) = words_of(text_at(72, 700, "Lanterns", font))
    assert (word.bold, word.italic) == (bold, italic)


def test_fill_and_stroke_is_bold() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Lanterns", mode=2)

    assert words_of(draw)[0].bold


def test_words_are_sorted_by_line_then_across() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(300, 700, "two")
        canvas.drawString(72, 650, "three")
        canvas.drawString(72, 700, "one")

    assert texts_of(draw) == ["one", "two", "three"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_read_like_straight_ones(turn: int) -> None:
    """A page that a viewer turns back shows the same words at the same places."""
    width, height = 600, 400
    sheet = (width, height) if turn % 180 == 0 else (height, width)

    def draw(canvas: Canvas) -> None:
        # The content is turned the other way, as a scanner or a landscape section of a word processor does it.
        canvas.translate(*{0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}[turn])
        canvas.rotate(turn)
        canvas.drawString(50, 300, "Landscape plan")
        canvas.rect(50, 100, 200, 100)
        canvas.line(150, 100, 150, 200)
        canvas.drawString(60, 150, "left")
        canvas.drawString(160, 150, "right")

    data = turned(draw, sheet, turn)
    (page,) = read(data)
    assert (page.width, page.height) == (width, height)
    assert [word.text for word in page.words] == ["Landscape", "plan", "left", "right"]
    assert page.words[0].bbox.x0 == pytest.approx(50, abs=1)
    assert page.words[0].bbox.bottom == pytest.approx(400 - 300 + 0.21 * 12, abs=0.5)
    (table,) = page.tables
    assert [cell.text for cell in table.cells] == ["left", "right"]
    assert table.bbox == pytest.approx((50, 200, 250, 300), abs=0.5)


def turned(draw: Callable[[Canvas], None], sheet: tuple[float, float], turn: int) -> bytes:
    import io

    canvas = Canvas(io.BytesIO(), pagesize=sheet, pageCompression=0)
    draw(canvas)
    canvas.showPage()
    return bytes(canvas.getpdfdata()).replace(b"/Rotate 0", b"/Rotate %d" % turn)


def test_crop_box_moves_the_origin_and_hides_what_is_outside() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 40, 400, 760))
        canvas.drawString(72, 700, "inside")
        canvas.drawString(420, 700, "outside")

    (page,) = read(drawn(draw))
    assert (page.width, page.height) == (350, 720)
    (word,) = page.words
    assert word.text == "inside"
    assert word.bbox.x0 == pytest.approx(22, abs=0.5)
    assert word.bbox.bottom == pytest.approx(60 + 0.21 * 12, abs=0.5)


@pytest.mark.parametrize(("angle", "order"), [(90, "up"), (-90, "down"), (180, "back"), (30, "slant")])
def test_turned_text_reads_in_its_own_direction(angle: float, order: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, f"reads {order} first")
        canvas.drawString(0, -14, "then this")

    assert texts_of(draw) == ["reads", order, "first", "then", "this"]


def test_raised_ordinal_stays_and_note_mark_leaves() -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        for text, size, rise in [("31", 11, 0), ("st", 7, 4), (" March", 11, 0), ("2", 7, 4), (", then", 11, 0)]:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, 700 + rise, text)
            x += canvas.stringWidth(text, "Helvetica", size)

    assert texts_of(draw) == ["31st", "March,", "2", "then"]


def test_raised_letters_after_one_figure_are_part_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 700, "1")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72 + canvas.stringWidth("1", "Helvetica", 11), 705, "st")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(88, 700, "draft")

    assert texts_of(draw) == ["1st", "draft"]


def test_gap_between_runs_is_a_space_and_a_kern_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        width = canvas.stringWidth("sea")
        for y, gap in ((700, 2.6), (650, 0.4)):
            canvas.drawString(72, y, "sea")
            canvas.drawString(72 + width + gap, y, "wall")

    assert texts_of(draw) == ["sea", "wall", "seawall"]


def test_letters_set_apart_are_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        for letter, x in zip("HARBOUR", accumulate([72, *[12] * 6]), strict=True):
            canvas.drawString(x, 700, letter)

    assert "".join(texts_of(draw)) == "HARBOUR"
    spaced = canvas_with_spacing("LIGHT HOUSE", 3)
    assert texts_of(spaced) == ["LIGHT", "HOUSE"]


def canvas_with_spacing(text: str, space: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 700)
        line.setCharSpace(space)
        line.textOut(text)
        canvas.drawText(line)

    return draw


def test_shadow_is_read_once() -> None:
    spoken = ["every", "lantern", "on", "the", "long", "pier", "is", "lit", "before", "the", "evening", "boats"]

    def draw(canvas: Canvas) -> None:
        for shift in (0.8, 0.0):
            canvas.setFillGray(0.6 if shift else 0)
            x = 40.0
            for word in spoken:
                canvas.drawString(x + shift, 700 - shift, word)
                x += canvas.stringWidth(word) + 4

    assert texts_of(draw) == spoken


def test_hyphen_at_the_end_of_a_line_is_kept() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "the harbour mas-")
        canvas.drawString(72, 686, "ter and a well-")
        canvas.drawString(72, 672, "lit quay")

    words = words_of(draw)
    assert [w.text for w in words] == ["the", "harbour", "mas-", "ter", "and", "a", "well-", "lit", "quay"]
    assert words[2].bbox.bottom < words[3].bbox.bottom
    assert words[2].bbox.x1 < 200


def test_no_break_space_parts_words_and_bullet_is_read() -> None:
    assert texts_of(text_at(72, 700, "• pier\u00a0nine café")) == ["•", "pier", "nine", "café"]


def test_form_fields_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Keeper:")
        canvas.acroForm.textfield(value="Ada Example", x=130, y=692, width=150, height=20)

    assert texts_of(draw) == ["Keeper:", "Ada", "Example"]


def test_words_in_a_form_object_have_their_printed_size() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("stamp")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(0, 0, "stamped")
        canvas.endForm()
        canvas.translate(100, 500)
        canvas.scale(2, 2)
        canvas.doForm("stamp")

    (word,) = words_of(draw)
    assert word.size == pytest.approx(20)
    assert word.bbox.x0 == pytest.approx(100, abs=1)
    assert word.bbox.bottom == pytest.approx(HEIGHT - 500 + 0.21 * 20, abs=1)


def test_bookmarks_stand_on_their_page() -> None:
    def first(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "one")
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("Our harbour", "a", 0)

    def second(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "two")
        canvas.bookmarkPage("b")
        canvas.addOutlineEntry("The  lights", "b", 1)

    pages = read(drawn(first, second))
    assert [page.bookmarks for page in pages] == [((1, "Our harbour"),), ((2, "The lights"),)]
    assert [page.number for page in pages] == [1, 2]


def without_letters(data: bytes) -> bytes:
    """The file with its fonts' tables of letters taken away."""
    return re.sub(rb"/ToUnicode \d+ 0 R", lambda found: b" " * len(found[0]), data)


def test_a_font_that_names_no_letters_is_a_problem() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        text_at(40, 700, "every lantern on the pier is lit", "Helvetica")(canvas)
        text_at(40, 650, "• ÉÈÊË ÀÂÄÁ ÔÒÓÖ", "Vera")(canvas)

    whole = drawn(draw, pageCompression=0)
    assert read_pdf(Path("plan.pdf"), whole, ANY)[1] == ()
    (page,), problems = read_pdf(Path("plan.pdf"), without_letters(whole), ANY)
    texts = [word.text for word in page.words]
    assert texts[:7] == ["every", "lantern", "on", "the", "pier", "is", "lit"]
    assert set(texts[7:]) <= {"•"}
    assert [(problem.stage, problem.page) for problem in problems] == [("read", 1)]
    assert "BitstreamVeraSans" in problems[0].message
