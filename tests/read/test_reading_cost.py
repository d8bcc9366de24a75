"""What reading asks of PDFium, counted; and that the quick ways find what the slow ones do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from drawn_pdfs import drawn, text_at
from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import filter_edges
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.read import pdfium_calls, pdfium_words, word_lines
from safeguard_extract.read.page_view import page_view
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.read.pdfium_calls import handle
from safeguard_extract.read.pdfium_fonts import TextObjects
from safeguard_extract.read.pdfium_glyphs import Glyphs
from safeguard_extract.read.pdfium_paths import Drawing, Stroke
from safeguard_extract.read.pdfium_pieces import page_pieces
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.ruled_grid import table_cells
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word
from safeguard_extract.settings import Settings

SAMPLES = sorted((Path(__file__).parents[2] / "corpora" / "samples" / "pdf").glob("*.pdf"))
OF_GLYPHS = ("glyph_box", "glyph_object", "glyph_matrix", "glyph_origin", "is_unmapped", "letter_code")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each function of PDFium that tells of a glyph is called."""
    counts: Counter[str] = Counter()

    def counted(name: str) -> Callable[..., Any]:
        asked = getattr(pdfium_calls, name)

        def ask(*arguments: int) -> object:
            counts[name] += 1
            return asked(*arguments)

        return ask

    monkeypatch.setattr(pdfium_words, "compiled_words", None)
    for name in OF_GLYPHS:
        monkeypatch.setattr(pdfium_calls, name, counted(name))
    return counts


@pytest.mark.parametrize("word", ["tide", "watchkeepers"])
def test_pdfium_is_asked_five_times_a_word_however_long_it_is(word: str, calls: Counter[str]) -> None:
    def draw(canvas: Canvas) -> None:
        for line in range(20):
            text_at(72, 700 - 20 * line, " ".join([word] * 6), size=8)(canvas)

    page = read_pdf(Path("plan.pdf"), drawn(draw), Settings(min_words=1, ocr="none"))[0][0]
    assert len(page.words) == 120
    assert calls == {"glyph_box": 240, "glyph_object": 240, "is_unmapped": 120, "glyph_matrix": 20}


@pytest.mark.parametrize("path", SAMPLES[::3], ids=lambda path: path.stem)
def test_the_height_of_a_text_object_is_that_of_each_of_its_words(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    asked = 0
    for page in document:
        textpage, view = page.get_textpage(), page_view(handle(page))
        glyphs = Glyphs(handle(textpage), view)
        for piece in page_pieces(handle(textpage), TextObjects(handle(textpage), view), glyphs):
            if piece.held.baseline is not None:
                assert piece.held.baseline == glyphs.origin(piece.first)[1] == glyphs.origin(piece.last)[1]
                asked += 1
        textpage.close()
        page.close()
    document.close()
    assert asked


PLACES = st.tuples(st.integers(0, 8), st.sampled_from([-1.7, 0.0, 0.4, 2.9])).map(lambda at: 20.0 * at[0] + at[1])
STROKES = st.lists(st.tuples(st.sampled_from("vh"), PLACES, PLACES, PLACES), max_size=30)


@given(STROKES)
def test_the_cells_of_lines_are_those_that_pdfplumber_finds(drawn_lines: list[tuple[str, float, float, float]]) -> None:
    strokes, edges = [], []
    for kind, at, one, other in drawn_lines:
        low, high = min(one, other), max(one, other)
        if high - low < 1:
            continue
        stroke = Stroke(at, low, at, high) if kind == "v" else Stroke(low, at, high, at)
        size = {"width": stroke.x1 - stroke.x0, "height": stroke.bottom - stroke.top}
        edges.append({**stroke._asdict(), **size, "orientation": kind})
        strokes.append(stroke)
    merged = filter_edges(merge_edges(edges, 3, 3, 3, 3), min_length=3)
    cells = intersections_to_cells(edges_to_intersections(merged, 3, 3))
    assert [list(table) for table in table_cells(Drawing(tuple(strokes), (), 0), ())] == cells_to_tables(cells)


def placed(text: str, x: float, y: float, size: float) -> PlacedWord:
    return PlacedWord(Word(text, BBox(x, y - size, x + size, y), size=size), 0, x, y)


NEAR = st.integers(0, 40).map(lambda place: place / 2)


@given(st.lists(st.builds(placed, st.sampled_from("ab"), NEAR, NEAR, st.sampled_from([6.0, 12.0]))))
def test_the_quick_look_for_doubled_words_misses_none(words: list[PlacedWord]) -> None:
    alike = [[i for i, word in enumerate(words) if word.word.text == text] for text in "ab"]
    covered = {i for same in alike if len(same) > 1 for i in word_lines._covered(same, words)}
    assert word_lines.words_and_lines(words)[0] == tuple(word for i, word in enumerate(words) if i not in covered)
