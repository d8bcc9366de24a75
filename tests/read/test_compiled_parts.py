"""The compiled parts of the reader give the very words and paths that the Python code gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from drawn_pdfs import drawn, text_at
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.read import pdfium_paths, pdfium_words
from safeguard_extract.read.page_view import PageView, page_view
from safeguard_extract.read.pdfium_calls import handle
from safeguard_extract.read.pdfium_paths import Path as DrawnPath
from safeguard_extract.read.pdfium_paths import interpreted_paths
from safeguard_extract.read.pdfium_words import PlacedWord, compiled_read, interpreted_words
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word

ROOT = Path(__file__).parents[2]
# The samples, and the real plans where they are at hand.
FOLDERS = (ROOT / "corpora", ROOT.parent / "shared" / "corpus" / "pdf")
FILES = [path for folder in FOLDERS for path in sorted(folder.rglob("*.pdf")) if "scan" not in path.stem]

pytestmark = pytest.mark.skipif(
    pdfium_words.compiled_words is None, reason="the package was built without a C compiler: Python reads all words"
)


@contextmanager
def pages_of(source: Path | bytes) -> Iterator[list[tuple[int, int, PageView]]]:
    """Each page, its text and its view."""
    document = pypdfium2.PdfDocument(source)
    pages = list(document)
    texts = [page.get_textpage() for page in pages]
    try:
        yield [(handle(page), handle(text), page_view(handle(page))) for page, text in zip(pages, texts, strict=True)]
    finally:
        for opened in (*texts, *pages, document):
            opened.close()


def read_by_both(source: Path | bytes) -> list[PlacedWord]:
    """The words of all pages, once both ways have given the same ones, of the same types."""
    read: list[PlacedWord] = []
    with pages_of(source) as pages:
        for _, textpage, view in pages:
            words = compiled_read(textpage, view)
            assert words is not None
            assert words == interpreted_words(textpage, view)
            assert {type(word) for word in words} <= {PlacedWord}
            assert {type(word.word) for word in words} <= {Word}
            assert {type(word.word.bbox) for word in words} <= {BBox}
            read.extend(words)
    return read


def drawn_by_both(source: Path | bytes) -> tuple[list[DrawnPath], int]:
    """The paths of all pages and the number of pictures, once both ways have given the same ones."""
    assert pdfium_paths.compiled_paths is not None
    paths: list[DrawnPath] = []
    pictures = 0
    with pages_of(source) as pages:
        for page, _, view in pages:
            found, number = pdfium_paths.compiled_paths.read_paths(page, view.matrix)
            assert (found, number) == interpreted_paths(page, view.matrix)
            assert {type(path) for path in found} <= {DrawnPath}
            assert {type(path.bbox) for path in found} <= {BBox}
            paths.extend(found)
            pictures += number
    return paths, pictures


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_and_paths_of_plans_are_the_same(path: Path) -> None:
    assert read_by_both(path)
    drawn_by_both(path)


PICTURE = Image.new("RGB", (2, 2))
TEXTS = st.text(st.sampled_from("abfi 31\u2022\u00e9\u00a0\u00ad-"), min_size=1, max_size=12)
PLACED = st.tuples(TEXTS, st.integers(0, 60), st.integers(0, 12), st.sampled_from([0, 90, 180, 270, 4, 37]))
FONTS = st.sampled_from(["Helvetica", "Times-BoldItalic", "ZapfDingbats"])
SIZES, PAGE_TURNS = st.sampled_from([6, 11, 24]), st.sampled_from([0, 90, 180, 270])


@given(st.lists(st.tuples(PLACED, FONTS, SIZES), max_size=12), PAGE_TURNS)
def test_words_of_any_place_direction_and_type_are_the_same(
    texts: list[tuple[tuple[str, int, int, int], str, int]], page_turn: int
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(page_turn)
        for (text, x, y, turn), font, size in texts:
            canvas.saveState()
            canvas.translate(300, 400)
            canvas.rotate(turn)
            canvas.setFillGray(x % 3 / 4)
            text_at(4 * x - 120, 4 * y - 24, text, font, size)(canvas)
            canvas.restoreState()

    read_by_both(drawn(draw))


@pytest.mark.parametrize("raised", [4.0, 0.5, 11.0])
def test_a_run_of_several_text_objects_is_read_as_before(raised: float) -> None:
    def draw(canvas: Canvas) -> None:
        text_at(72, 700, "the 31", size=11)(canvas)
        text_at(72 + canvas.stringWidth("the 31", "Helvetica", 11), 700 + raised, "st", size=7)(canvas)
        text_at(72, 650, "Lighthouse", size=11)(canvas)
        text_at(72 + canvas.stringWidth("Lighthouse", "Helvetica", 11) + 0.3, 650, "keepers", size=11)(canvas)

    texts = [each.word.text for each in read_by_both(drawn(draw))]
    assert "Lighthousekeepers" in texts
    assert ("31st" in texts) == (raised < 11)


GAPS = st.lists(st.tuples(st.floats(-1, 4), st.sampled_from([6.0, 9.3, 9.4, 11.0]), st.floats(-4, 6)), max_size=5)


@given(GAPS, PAGE_TURNS)
def test_text_objects_side_by_side_are_parted_as_before(
    parts: list[tuple[float, float, float]], page_turn: int
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(page_turn)
        x = 72.0
        for gap, size, up in [(0.0, 11.0, 0.0), *parts]:
            text_at(x + gap, 700 + up, "quay", size=size)(canvas)
            x += gap + canvas.stringWidth("quay", "Helvetica", size)

    read_by_both(drawn(draw))


def test_a_page_of_very_many_colours_and_sizes_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(600):
            canvas.setFillColorRGB(i % 7 / 7, i % 11 / 11, i % 13 / 13)
            text_at(20 + 18 * (i % 30), 800 - 30 * (i // 30), f"w{i}", size=5 + i % 17 / 10)(canvas)

    words = read_by_both(drawn(draw))
    assert [each.word.text for each in words] == [f"w{i}" for i in range(600)]
    assert len({(each.word.colour, each.word.size) for each in words}) > 400


def broken(*_: object) -> object:
    raise ArithmeticError("told from within")


@pytest.mark.parametrize("callback", ["_letters", "pieces_of"])
def test_a_fault_in_python_comes_through(callback: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(canvas: Canvas) -> None:
        text_at(72, 700, "caf\u00e9", size=11)(canvas)
        canvas.rotate(90)
        text_at(300, -300, "upright", size=11)(canvas)

    monkeypatch.setattr(pdfium_words, callback, broken)
    with pages_of(drawn(draw)) as [(_, textpage, view)], pytest.raises(ArithmeticError, match="from within"):
        compiled_read(textpage, view)


PLACES = st.integers(-20, 120)
SHAPES = st.tuples(
    st.sampled_from(["rect", "line", "bezier", "circle", "form", "picture"]), *[PLACES] * 4, st.booleans()
)


@given(st.lists(SHAPES, max_size=10), PAGE_TURNS, st.sampled_from([0, 90, 31]))
def test_paths_of_any_shape_are_the_same(
    shapes: list[tuple[str, int, int, int, int, bool]], page_turn: int, turn: int
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        canvas.translate(5, 7)
        canvas.rect(0, 0, 30, 40, fill=1)
        canvas.endForm()
        canvas.setPageRotation(page_turn)
        canvas.translate(200, 300)
        canvas.rotate(turn)
        for kind, a, b, c, d, filled in shapes:
            canvas.setFillColorRGB(abs(a) / 120, abs(b) / 120, abs(c) / 120)
            if kind == "rect":
                canvas.rect(a, b, c, d, fill=filled, stroke=not filled)
            elif kind == "line":
                canvas.line(a, b, c, d)
            elif kind == "bezier":
                canvas.bezier(a, b, c, d, d, a, b, c)
            elif kind == "circle":
                canvas.circle(a, b, abs(c) + 1, fill=filled, stroke=0)
            elif kind == "form":
                canvas.doForm("inner")
            else:
                canvas.drawInlineImage(PICTURE, a, b, abs(c) + 1, abs(d) + 1)

    paths, pictures = drawn_by_both(drawn(draw))
    kinds = [shape[0] for shape in shapes]
    assert pictures == kinds.count("picture")
    assert len(paths) >= kinds.count("rect") + kinds.count("form")


@pytest.mark.parametrize("pieces", [None, (), [("letters", 1)], [7]])
def test_pieces_that_are_none_are_refused(pieces: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        text_at(300, -300, "upright", size=11)(canvas)

    monkeypatch.setattr(pdfium_words, "pieces_of", lambda *_: pieces)
    with pages_of(drawn(draw)) as [(_, textpage, view)], pytest.raises(TypeError, match="pieces must be"):
        compiled_read(textpage, view)


@pytest.mark.parametrize("addresses", [(), (1, 2), ("one",) * 11])
def test_only_whole_tables_of_functions_are_taken(addresses: tuple[int, ...]) -> None:
    assert pdfium_words.compiled_words is not None
    with pytest.raises((TypeError, ValueError)):
        pdfium_words.compiled_words.bind(addresses, Word, PlacedWord, BBox)
    assert read_by_both(drawn(text_at(72, 700, "quay")))


@pytest.mark.parametrize("types", [(Word, PlacedWord, dict), (Word, list, BBox), (BBox, PlacedWord, BBox)])
def test_only_named_tuples_are_made(types: tuple[type, type, type]) -> None:
    assert pdfium_words.compiled_words is not None
    assert pdfium_paths.compiled_paths is not None
    with pytest.raises(TypeError, match="named tuples"):
        pdfium_paths.compiled_paths.bind((1,) * 13, *types[:2])
    with pytest.raises(TypeError, match="named tuples"):
        pdfium_words.compiled_words.bind((1,) * 11, *types)
