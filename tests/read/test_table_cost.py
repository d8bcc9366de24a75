"""The quick ways to a page's tables find what the plain ones do."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.read.page_view import page_view
from safeguard_extract.read.pdf_tables import page_tables
from safeguard_extract.read.pdfium_calls import handle
from safeguard_extract.read.pdfium_paths import page_drawing
from safeguard_extract.read.pdfium_words import PlacedWord, page_words
from safeguard_extract.read.phrases import phrases_of
from safeguard_extract.read.table_grid import fill, filled_table, to_table
from safeguard_extract.read.word_lines import placed_lines, upright_words, words_in
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Word

SAMPLES = sorted((Path(__file__).parents[2] / "corpora" / "samples" / "pdf").glob("*.pdf"))


def placed(text: str, x: float, y: float, turn: int = 0) -> PlacedWord:
    return PlacedWord(Word(text, BBox(x, y - 10, x + 12, y), size=10), turn, x, y)


PLACES = st.integers(0, 40).map(lambda place: 5.0 * place)
WORDS = st.lists(st.builds(placed, st.sampled_from("ab"), PLACES, PLACES, st.sampled_from([0, 0, 0, 90])), max_size=20)
SIDES = st.sampled_from([0.0, 50.0, 51.0, 100.0, 150.0])
BOXES = st.builds(
    lambda x, y, others: BBox(min(x, others[0]), min(y, others[1]), max(x, others[0]) + 20, max(y, others[1]) + 20),
    SIDES,
    SIDES,
    st.tuples(SIDES, SIDES),
)


@given(BOXES, WORDS)
def test_words_in_a_box_are_those_whose_middle_it_holds(box: BBox, words: list[PlacedWord]) -> None:
    assert words_in(box, words) == [word for word in words if box.holds(word.word.bbox)]


@given(st.lists(BOXES, min_size=1, max_size=6))
def test_a_union_reaches_to_the_outer_sides(boxes: list[BBox]) -> None:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    assert union(boxes) == BBox(min(x0), min(top), max(x1), max(bottom))


def test_nothing_has_no_union() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        union([])


@given(st.lists(BOXES, min_size=1, max_size=6, unique=True), WORDS)
def test_cells_that_are_filled_make_the_table_that_empty_ones_do(cells: list[BBox], words: list[PlacedWord]) -> None:
    assert filled_table(fill(cells, upright_words(words)), words, 1) == to_table(cells, words, 1)


@given(WORDS.filter(bool))
def test_phrases_hold_the_words_of_their_line_in_order(words: list[PlacedWord]) -> None:
    for line in placed_lines(upright_words(words)):
        assert tuple(word for phrase in phrases_of(line) for word in phrase.words) == line


@pytest.mark.parametrize("path", SAMPLES[1::3], ids=lambda path: path.stem)
def test_lines_that_are_known_change_no_table(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, start=1):
        textpage, view = page.get_textpage(), page_view(handle(page))
        words, drawing = page_words(handle(textpage), view), page_drawing(handle(page), view)
        assert page_tables(drawing, words, number, placed_lines(words)) == page_tables(drawing, words, number)
        textpage.close()
        page.close()
    document.close()
