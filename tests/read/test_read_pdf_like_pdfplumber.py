"""The reader against pdfplumber, whose words and cells it promises to reproduce."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import pdfplumber
import pytest
from drawn_pdfs import drawn, flowed, table_of, text_at
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, Spacer

from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Page
from safeguard_extract.settings import Settings

REAL = Path(__file__).parents[2].parent / "shared" / "corpus" / "pdf"
BOARDS = sorted((Path(__file__).parents[2] / "corpora" / "samples" / "pdf").glob("*.pdf"))
PLANS = sorted(path for path in REAL.glob("*.pdf") if "scan" not in path.name)
_BULLET = 0.35  # of the type size: the width of Helvetica's bullet
STYLES = getSampleStyleSheet()
SAID = "The <b>harbour board</b> lights <i>every lantern</i> on the long pier, and keeps the quay steps dry. " * 9
SAMPLES = {
    "prose": flowed(*[Paragraph(SAID, STYLES[name]) for name in ["Heading1", "BodyText", "Bullet", "Italic"] * 6]),
    "fonts": drawn(*[text_at(50, 700 - 9 * i, "Lamps and long ropes (2031)", "Times-Italic", 6 + i) for i in range(9)]),
    "tables": flowed(
        table_of([["Action", "Lead", "By"]] + [[f"lamp {i}", f"keeper {i}", f"March {2030 + i}"] for i in range(60)]),
        Spacer(1, 30),
        table_of([["a", "b", "c"], ["d", "", "e"]], ("SPAN", (0, 1), (1, 1)), ("BACKGROUND", (0, 0), (2, 0), "red")),
    ),
}


def pairs(data: bytes) -> Iterator[tuple[Page, pdfplumber.page.Page]]:
    import io

    pages, _ = read_pdf(Path("plan.pdf"), data, Settings(min_words=1))
    with pdfplumber.open(io.BytesIO(data)) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from zip(pages, pdf.pages, strict=True)


def near(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    return max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) <= 1


def printed(word: str) -> str:
    """A word of pdfplumber's as it is printed: it does not know one encoding's bullet, and runs leaders together."""
    return "." if set(word) == {"."} else word.replace("(cid:127)", "•")


def reproduced(page: Page, theirs: pdfplumber.page.Page) -> tuple[int, int]:
    """How many of pdfplumber's words stand among ours within a point, and how many there are.

    pdfplumber parts a word where its font changes; a part of one of our words counts when it stands where we have it.
    """
    words = theirs.extract_words(extra_attrs=["fontname", "size"])
    ours: dict[str, list[BBox]] = {}
    for word in page.words:
        ours.setdefault(word.text, []).append(word.bbox)
    found = 0
    for word in words:
        box = BBox(word["x0"], word["top"], word["x1"], word["bottom"])
        text = printed(word["text"])
        if text != word["text"] == "(cid:127)":
            box = box._replace(x1=box.x0 + _BULLET * word["size"])  # pdfplumber gives it no width either
        whole = any(near(other, box) for other in ours.get(text, ()))
        inside = (each.bbox for each in page.words if text in each.text)
        found += whole or any(each.holds(box) or box.holds(each) for each in inside)
    return found, len(words)


def cells_of(page: Page) -> list[list[BBox]]:
    return [[cell.bbox for cell in table.cells if cell.bbox] for table in page.tables]


def is_among(cells: Sequence[BBox], tables: Sequence[Sequence[Sequence[float]]]) -> bool:
    return any(len(other) == len(cells) and all(any(near(a, b) for b in other) for a in cells) for other in tables)


@pytest.mark.parametrize("name", SAMPLES)
def test_generated_files_give_the_same_words_and_cells(name: str) -> None:
    for page, theirs in pairs(SAMPLES[name]):
        found, words = reproduced(page, theirs)
        assert (found, len(page.words) <= words) == (words, True)
        expected = [table.cells for table in theirs.find_tables()]
        assert len(page.tables) == len(expected)
        assert all(is_among(cells, expected) for cells in cells_of(page))


def test_sample_plans_give_the_same_words() -> None:
    found = words = 0
    for path in BOARDS:
        for page, theirs in pairs(path.read_bytes()):
            counts = reproduced(page, theirs)
            found, words = found + counts[0], words + counts[1]
    assert found >= 0.995 * words > 0


@pytest.mark.skipif(not PLANS, reason="the real plans are not beside this repository")
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_real_plans_give_the_same_words_and_cells(path: Path) -> None:
    found = words = 0
    for page, theirs in pairs(path.read_bytes()):
        counts = reproduced(page, theirs)
        found, words = found + counts[0], words + counts[1]
        expected = [table.cells for table in theirs.find_tables()]
        assert all(is_among(cells, expected) for cells in cells_of(page))
        for table in theirs.find_tables():
            texts = [[text for text in row if text] for row in table.extract()]
            columns = max((sum(text is not None for text in row) for row in table.extract()), default=0)
            if columns > 1 and max(map(len, texts)) > 1:  # a table, not a box
                assert any(near(table.bbox, ours.bbox) for ours in page.tables if ours.bbox)
    assert found >= 0.995 * words
