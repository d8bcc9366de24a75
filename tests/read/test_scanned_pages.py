"""Pages read by eye: how they lie, what is drawn on them, and what of it is type. No OCR program is needed."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known_pages import PROSE, SIZE, Knowing, eyed, lines_at, scanned_and_read, small, text_pages, together
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table
from scanned_pdfs import scanned

from safeguard_extract.read.ocr_words import SeenWord
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Page

HEADING = lines_at(30, 260, ["The lamps of the pier"], "Helvetica-Bold", 17)
BODY = lines_at(30, 230, PROSE)
PAGE = together(HEADING, BODY)
ROWS = [["Action", "Lead", "By"], ["Mend the lamps", "Keeper", "May 2031"], ["Paint the bell", "Clerk", "June 2031"]]


def assert_same_words(page: Page, seen: Page | None, within: float = 2.5) -> None:
    """The same words in the same order, their sides and baselines within some points."""
    assert seen is not None
    assert [word.text for word in seen.words] == [word.text for word in page.words]
    for printed, read in zip(page.words, seen.words, strict=True):
        for side in ("x0", "x1", "bottom"):
            assert abs(getattr(printed.bbox, side) - getattr(read.bbox, side)) <= within, (printed, read)


# How a page lies.


@pytest.mark.parametrize("angle", [-3.1, -0.4, 0.0, 0.9, 2.2])
def test_a_page_that_lies_askew_is_laid_straight(angle: float) -> None:
    page, eye = scanned_and_read(PAGE, angle)
    assert_same_words(page, eye.page)
    assert eye.problems == ()


@pytest.mark.parametrize("angle", [90.0, 180.0, 270.0, 181.3])
def test_a_page_that_lies_on_its_side_or_head_is_turned(angle: float) -> None:
    page, eye = scanned_and_read(PAGE, angle)
    assert_same_words(page, eye.page)
    assert eye.page is not None
    assert (round(eye.page.width), round(eye.page.height)) == SIZE


def test_a_page_that_is_read_well_is_not_turned() -> None:
    data = small(PAGE)
    engine = Knowing(text_pages(data)[0].words)
    eyed(scanned(data), engine)
    assert engine.looks == 1


def test_a_page_with_one_line_on_it_lies_as_it_lies() -> None:
    page, eye = scanned_and_read(lines_at(30, 150, ["7"]))
    assert_same_words(page, eye.page)


# What is drawn.


def grid(*style: tuple[object, ...], rows: object = ROWS) -> object:
    table = Table(rows, colWidths=[100, 80, 70], style=[("GRID", (0, 0), (-1, -1), 0.6, colors.black), *style])

    def draw(canvas: Canvas) -> None:
        BODY(canvas)
        table.wrapOn(canvas, *SIZE)
        table.drawOn(canvas, 30, 60)

    return draw


def texts(page: Page | None) -> list[list[tuple[int, int, str]]]:
    assert page is not None
    return [[(cell.row, cell.col, cell.text) for cell in table.cells] for table in page.tables]


@pytest.mark.parametrize("angle", [0.0, -1.4])
def test_a_ruled_table_is_one_on_a_scan_as_well(angle: float) -> None:
    page, eye = scanned_and_read(grid(), angle)
    assert len(texts(page)) == 1
    assert texts(eye.page) == texts(page)


@pytest.mark.parametrize("paint", [(colors.lightgrey, colors.black), (colors.Color(0.1, 0.2, 0.4), colors.white)])
def test_a_shaded_head_has_the_columns_below_it(paint: tuple[object, object]) -> None:
    """Thin lines on a dark bar do not show in a picture; white type on it is type."""
    ground, ink = paint
    head = (("BACKGROUND", (0, 0), (-1, 0), ground), ("TEXTCOLOR", (0, 0), (-1, 0), ink))
    page, eye = scanned_and_read(grid(*head))
    assert texts(eye.page) == texts(page)
    assert eye.page is not None
    assert [table.header_rows for table in eye.page.tables] == [1]


def test_the_lines_of_letters_are_no_lines() -> None:
    page, eye = scanned_and_read(lines_at(30, 200, ["ILLEGIBLE TITLE", "HELP THE LIGHT"], "Helvetica-Bold", 30))
    assert_same_words(page, eye.page, within=3.5)
    assert eye.page is not None
    assert eye.page.tables == ()


def photograph(canvas: Canvas) -> None:
    random = np.random.default_rng(3)
    coarse = Image.fromarray(random.integers(0, 160, (24, 24), dtype=np.uint8)).resize((240, 240))
    buffer = io.BytesIO()
    coarse.save(buffer, "PNG")
    buffer.seek(0)
    canvas.drawImage(ImageReader(buffer), 30, 20, 120, 120)


def test_what_is_seen_in_a_photograph_is_no_word() -> None:
    ghosts = [SeenWord("wy", BBox(60, 190, 80, 204), 0.4, 901), SeenWord("Oe", BBox(90, 220, 105, 234), 0.3, 902)]
    page, eye = scanned_and_read(together(PAGE, photograph), adds=ghosts)
    assert_same_words(page, eye.page)


# What is type.


def test_sizes_and_weights_are_those_of_the_type() -> None:
    _, eye = scanned_and_read(PAGE, 0.6)
    assert eye.page is not None
    heading, body = eye.page.words[:5], eye.page.words[5:]
    assert all(word.bold and abs(word.size - 17) < 2 for word in heading)
    assert not any(word.bold for word in body)
    assert len({word.size for word in body}) == 1
    assert abs(body[0].size - 10) < 1.2


@pytest.mark.parametrize("mark", ["•", "–"])
def test_list_marks_are_read_from_their_shape(mark: str) -> None:
    """Programs overlook them, or see letters in them."""
    listed = [f"{mark}   {line}" for line in PROSE]
    page, eye = scanned_and_read(lines_at(30, 230, listed), overlooks=mark)
    assert eye.page is not None
    assert [word.text for word in eye.page.words].count(mark) == len(PROSE)
    assert_same_words(page, eye.page)


def test_a_list_mark_that_was_taken_for_a_letter_is_one_word() -> None:
    data = small(lines_at(30, 230, [f"•   {line}" for line in PROSE]))
    (page,) = text_pages(data)
    wrong = [SeenWord("e", word.bbox, 0.5, round(word.bbox.bottom)) for word in page.words if word.text == "•"]
    eye = eyed(scanned(data), Knowing(page.words, overlooks="•", adds=wrong))
    assert_same_words(page, eye.page)


def test_the_full_stop_of_a_number_that_was_passed_over_is_read() -> None:
    data = small(lines_at(30, 230, [f"{n}.  {line}" for n, line in enumerate(PROSE, 3)]))
    (page,) = text_pages(data)
    numbers = [word for word in page.words if word.text[0].isdigit()]
    bare = [
        SeenWord(
            w.text[0],
            BBox(w.bbox.x0, w.bbox.bottom - 9.5, w.bbox.x0 + 5.4, w.bbox.bottom - 2),
            0.9,
            round(w.bbox.bottom),
        )
        for w in numbers
    ]
    eye = eyed(scanned(data), Knowing([word for word in page.words if word not in numbers], adds=bare))
    assert_same_words(page, eye.page)


def test_words_that_no_ink_makes_are_left_out() -> None:
    ghosts = [SeenWord("ante", BBox(200, 20, 225, 32), 0.9, 800), SeenWord("|", BBox(10, 100, 12, 120), 0.9, 801)]
    page, eye = scanned_and_read(PAGE, adds=ghosts)
    assert_same_words(page, eye.page)


def test_a_sign_that_a_speck_was_taken_for_is_left_out() -> None:
    data = small(PAGE)
    (page,) = text_pages(data)
    word = next(word for word in page.words if word.text == "harbour")
    x0, _, x1, bottom = word.bbox
    wrong = SeenWord("harbour'", BBox(x0, bottom - 9.3, x1 + 2, bottom - 2.1), 0.8, round(bottom))
    eye = eyed(scanned(data), Knowing(page.words, overlooks={"harbour"}, adds=[wrong]))
    assert eye.page is not None
    assert "harbour" in {word.text for word in eye.page.words}


def test_single_figures_that_were_passed_over_are_asked_for_as_a_list() -> None:
    counts = together(BODY, *(lines_at(250, 120 - 20 * n, [str(n + 3)]) for n in range(4)))
    page, eye = scanned_and_read(counts, overlooks={"3", "4", "5", "6"}, listed="3 4 5 6")
    assert_same_words(page, eye.page)


def test_a_space_that_was_lost_is_found() -> None:
    data = small(PAGE)
    (page,) = text_pages(data)
    first = next(i for i, word in enumerate(page.words) if word.text == "keepers")
    parts = page.words[first : first + 2]
    box = BBox(parts[0].bbox.x0, parts[0].bbox.top, parts[1].bbox.x1, parts[0].bbox.bottom)
    joined = SeenWord("keepersof", box, 0.9, round(box.bottom))
    rest = [word for i, word in enumerate(page.words) if i not in (first, first + 1)]
    eye = eyed(scanned(data), Knowing(rest, adds=[joined]))
    assert_same_words(page, eye.page)


def test_a_dash_that_was_taken_for_two_and_its_space_for_none() -> None:
    data = small(lines_at(30, 230, [*PROSE, "from April 2036 – March 2037"]))
    (page,) = text_pages(data)
    (dash,) = (word for word in page.words if word.text == "–")
    year = page.words[page.words.index(dash) - 1]
    box = BBox(year.bbox.x0, year.bbox.bottom - 9.3, dash.bbox.x1, year.bbox.bottom - 2.1)
    wrong = SeenWord("2036-—", box, 0.5, round(year.bbox.bottom))
    eye = eyed(scanned(data), Knowing([word for word in page.words if word not in (dash, year)], adds=[wrong]))
    assert_same_words(page, eye.page)


# What cannot be read.


def unsure(data: bytes, sure: float) -> Knowing:
    words = text_pages(data)[0].words
    adds = [SeenWord(word.text, word.bbox, sure, round(word.bbox.bottom)) for word in words]
    return Knowing((), adds=adds)


def test_a_page_that_is_hard_to_read_says_so() -> None:
    data = small(PAGE)
    seen = unsure(data, 0.95)
    seen._adds = [each._replace(sure=0.5) if n % 3 == 0 else each for n, each in enumerate(seen._adds)]
    eye = eyed(scanned(data), seen)
    assert eye.page is not None
    assert eye.page.words
    (problem,) = eye.problems
    assert problem.page == 1
    assert "hard to read" in problem.message


def test_an_illegible_page_holds_no_words() -> None:
    data = small(PAGE)
    eye = eyed(scanned(data), unsure(data, 0.2))
    assert eye.page is not None
    assert eye.page.words == ()


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 255), st.integers(0, 60), st.integers(0, 10_000))
def test_paper_of_any_kind_without_type_is_read_as_nothing(level: int, grain: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    paper = np.clip(random.normal(level, grain, (300, 330)), 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(paper).save(buffer, "PNG")
    buffer.seek(0)
    canvas = Canvas(io.BytesIO(), pagesize=SIZE)
    canvas.drawImage(ImageReader(buffer), 0, 0, *SIZE)
    eye = eyed(bytes(canvas.getpdfdata()), Knowing(()))
    assert eye.page is not None
    assert (eye.page.words, eye.page.tables) == ((), ())
