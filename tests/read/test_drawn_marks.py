"""List marks that are drawn as shapes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen import canvas

from safeguard_extract.layout import lay_out
from safeguard_extract.read.drawn_marks import with_drawn_marks
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word
from safeguard_extract.settings import DEFAULT


def placed(text: str, x: float, baseline: float, size: float = 10.0) -> PlacedWord:
    box = BBox(x, baseline - 0.8 * size, x + 0.5 * size * len(text), baseline + 0.2 * size)
    return PlacedWord(Word(text, box, "Sans", size), 0, x, baseline)


def dot(x: float, baseline: float, width: float = 3.5) -> BBox:
    middle = baseline - 2.8
    return BBox(x, middle - width / 2, x + width, middle + width / 2)


def added(words: list[PlacedWord], *dots: BBox) -> list[str]:
    return [each.word.text for each in with_drawn_marks(words, dots)[len(words) :]]


def test_a_dot_before_the_first_word_of_a_line_is_its_mark() -> None:
    assert added([placed("Visit", 100, 200), placed("homes", 130, 200)], dot(88, 200)) == ["•"]
    assert added([placed("“I", 100, 200), placed("feel", 130, 200)], dot(88, 200)) == ["•"]
    assert added([placed("–", 100, 200), placed("4", 130, 200)], dot(88, 200)) == []


def test_dots_elsewhere_are_none() -> None:
    words = [placed("Visit", 100, 200), placed("homes", 130, 200)]
    assert added(words, dot(126, 200)) == []  # between two words
    assert added(words, dot(50, 200)) == []  # far away
    assert added(words, dot(88, 206)) == []  # a rule's end under the line
    assert added(words, dot(86, 200, 10)) == []  # a picture


def test_the_items_of_a_drawn_list_are_list_items() -> None:
    sheet = BytesIO()
    page = canvas.Canvas(sheet, pagesize=(400, 300), invariant=1)
    page.setFont("Helvetica", 12)
    for i, text in enumerate(["Visit every home", "Call again in the second week", "Write it down"]):
        page.circle(56, 254 - 16 * i, 2, stroke=0, fill=1)
        page.drawString(66, 250 - 16 * i, text)
    page.save()
    pages, _ = read_pdf(Path("list.pdf"), sheet.getvalue(), DEFAULT)
    blocks = [b for b in lay_out(pages) if b.kind is BlockKind.LIST_ITEM]
    assert [b.text for b in blocks] == ["Visit every home", "Call again in the second week", "Write it down"]
