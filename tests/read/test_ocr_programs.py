"""The OCR programs themselves: how they are called, what they say, and what they read where they are installed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from known_pages import NAME, PROSE, lines_at, small, text_pages, together
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table
from scanned_pdfs import scanned

from safeguard_extract.read import ocr_tesseract
from safeguard_extract.read.ocr_choice import _has_rapid
from safeguard_extract.read.ocr_rapid import Rapid, words_of_lines
from safeguard_extract.read.ocr_tesseract import Tesseract, find_tesseract, words_of_table
from safeguard_extract.read.ocr_words import EngineFailed, SeenWord
from safeguard_extract.read.pdf import read_document
from safeguard_extract.read.scan_picture import Picture
from safeguard_extract.read.scan_spaces import words_of_line
from safeguard_extract.records.geometry import BBox
from safeguard_extract.settings import Settings

WHITE = Picture(np.full((40, 300), 255, dtype=np.uint8), 200 / 72)
TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t900\t600\t-1\t
4\t1\t1\t1\t1\t0\t10\t20\t120\t30\t-1\t
5\t1\t1\t1\t1\t1\t10\t20\t50\t30\t96.5\tLight
5\t1\t1\t1\t1\t2\t70\t20\t60\t30\t43\tthe\tlamps
5\t1\t1\t1\t2\t1\t10\t60\t50\t30\t91\t \r
5\t1\t2\t1\t1\t1\t400\t20\t50\t30\t88\t3
5\t1\t2
"""


def test_the_words_of_a_table_with_their_lines() -> None:
    assert words_of_table(TABLE) == (
        SeenWord("Light", BBox(10, 20, 60, 50), 0.965, 0),
        SeenWord("the\tlamps", BBox(70, 20, 130, 50), 0.43, 0),
        SeenWord("3", BBox(400, 20, 450, 50), 0.88, 1),
    )


# Programs that fail.

needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the programs of these tests are shell scripts")


def program(folder: Path, script: str) -> Tesseract:
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return Tesseract(str(path), "0")


@needs_shell
def test_it_is_given_the_picture_and_its_resolution_on_one_thread(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = f'printf "%s " "$@" "$OMP_THREAD_LIMIT" > {told}; head -c 15 >> {told}; cat > /dev/null'
    engine = program(tmp_path, script)
    assert engine.read(WHITE) == engine.read_rows(WHITE) == ()
    assert told.read_bytes() == b"stdin stdout -l eng --psm 6 --dpi 200 tsv 1 P5 300 40 255\n\xff"


@needs_shell
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("cat > /dev/null; echo no memory left >&2; exit 3", "Tesseract stopped: no memory left"),
        ("exit 4", "Tesseract stopped: 4"),
        ("cat > /dev/null; kill -9 $$", "Tesseract stopped: -9"),
    ],
)
def test_a_program_that_stops_says_why(script: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match=said):
        program(tmp_path, script).read(WHITE)


@needs_shell
def test_a_program_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_tesseract, "_TIME_LIMIT", 0.2)
    with pytest.raises(EngineFailed, match=r"took longer than 0\.2 seconds"):
        program(tmp_path, "exec sleep 60").read(WHITE)


def test_a_program_that_has_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="cannot be run"):
        Tesseract(str(tmp_path / "gone"), "0").read(WHITE)


@needs_shell
@pytest.mark.parametrize("printed", [r"\377\376\000", r"5\t1\t1\t1\t1\t1\tx\ty\t1\t1\t9\tlamp"])
def test_a_program_that_says_nonsense_is_a_failure_or_nothing(printed: str, tmp_path: Path) -> None:
    engine = program(tmp_path, f"cat > /dev/null; printf '{printed}'")
    try:
        assert engine.read(WHITE) == ()
    except EngineFailed as failure:
        assert "Tesseract" in str(failure)


@pytest.mark.parametrize("error", [RuntimeError("bad tensor"), ValueError("empty"), MemoryError("large")])
def test_models_that_stop_are_a_failure_of_the_page(error: Exception) -> None:
    def models(picture: object) -> object:
        raise error

    with pytest.raises(EngineFailed, match=f"RapidOCR stopped: {error}"):
        Rapid(models).read(WHITE)


def test_models_that_find_nothing_find_no_words() -> None:
    assert Rapid(lambda picture: SimpleNamespace(boxes=None, txts=None, scores=None)).read(WHITE) == ()


# Words of lines.


def line_of(words: list[tuple[int, int]]) -> Picture:
    """A line in which bars stand for letters: each word begins at a dot and has so many letters of 12 dots."""
    grey = np.full((60, 1200), 255, dtype=np.uint8)
    for start, letters in words:
        for number in range(letters):
            grey[20:40, start + 12 * number : start + 12 * number + 9] = 0
    return Picture(grey, 200 / 72)


def test_a_line_that_runs_over_two_cells_is_parted_at_its_own_spaces() -> None:
    """White between cells makes a line wide: the places of its spaces cannot be told from its length."""
    places = [(10, 4), (70, 3), (118, 4), (600, 7), (696, 6)]
    picture = line_of(places)
    corners = [[5, 15], [775, 15], [775, 45], [5, 45]]
    words = tuple(words_of_lines([(corners, "Mend the lamp Harbour master", 0.9)], picture))
    assert [word.text for word in words] == ["Mend", "the", "lamp", "Harbour", "master"]
    assert [word.box.x0 for word in words] == [start for start, _ in places]
    assert [word.box.x1 for word in words] == [start + 12 * letters - 3 for start, letters in places]


@given(st.lists(st.text("abdegmnopq", min_size=1, max_size=9), min_size=1, max_size=12), st.integers(0, 3))
def test_no_word_of_a_line_is_lost(texts: list[str], white: int) -> None:
    start, places = 10, []
    for text in texts:
        places.append((start, len(text)))
        start += 12 * len(text) + 9 * white
    picture = line_of([place for place in places if place[0] < 1100])
    words = words_of_line(SeenWord(" ".join(texts), BBox(10, 20, min(start, 1200), 40), 0.9, 0), picture)
    assert [word.text for word in words] == texts
    assert all(word.box.x0 < word.box.x1 for word in words)
    assert [word.box.x0 for word in words] == sorted(word.box.x0 for word in words)


# What the programs read.

PROGRAMS = [
    pytest.param(
        "tesseract",
        marks=pytest.mark.skipif(find_tesseract() is None, reason="Tesseract with English is not installed"),
    ),
    pytest.param("rapidocr", marks=pytest.mark.skipif(not _has_rapid(), reason="RapidOCR is not installed")),
]
ROWS = [["Action", "Lead", "By"], ["Mend the lamps", "Keeper", "May 2031"], ["Paint the bell", "Clerk", "June 2031"]]


def report(canvas: Canvas) -> None:
    together(lines_at(30, 265, ["Lamps of the pier"], "Helvetica-Bold", 16), lines_at(30, 235, PROSE))(canvas)
    table = Table(ROWS, colWidths=[110, 80, 80], style=[("GRID", (0, 0), (-1, -1), 0.6, colors.black)])
    table.wrapOn(canvas, 300, 200)
    table.drawOn(canvas, 30, 60)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_scan_is_read_as_its_text_would_be(program: str) -> None:
    data = small(report)
    (page,) = text_pages(data)
    reading = read_document(NAME, scanned(data, (1.2,), dpi=300), Settings(ocr=program, min_words=1))
    (seen,) = reading.pages
    assert reading.reader == f"pdfium+{program}-ocr"
    printed, read = [word.text for word in page.words], [word.text for word in seen.words]
    assert len(read) == len(printed)
    assert sum(a == b for a, b in zip(printed, read, strict=True)) >= 0.95 * len(printed)
    (table,) = seen.tables
    assert [[c.text for c in table.cells if c.row == row] for row in range(3)] == ROWS
    assert [word.bold for word in seen.words[:4]] == [True] * 4
    for a, b in zip(page.words, seen.words, strict=True):
        assert max(abs(a.bbox.x0 - b.bbox.x0), abs(a.bbox.x1 - b.bbox.x1), abs(a.bbox.bottom - b.bbox.bottom)) < 3
