"""Tables that lines rule only in part: open sides, level lines alone, columns and rows that white parts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn_pdfs import drawn
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.errors import ExtractError
from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.page import Table
from safeguard_extract.settings import Settings

ANY = Settings(min_words=1, ocr="none")
BENCH = Path(__file__).parents[2].parent / "shared" / "bench"
HEAD = ("No", "Action", "Lead")
ROWS = (
    ("1.1", "Light the pier every evening", "Keeper"),
    ("1.2", "Mend the quay steps", "Harbour master"),
    ("1.3", "Count the boats", "Pilot office"),
)


def tables_of(draw: Callable[[Canvas], None]) -> tuple[Table, ...]:
    ((page,), problems) = read_pdf(Path("plan.pdf"), drawn(draw), ANY)
    assert problems == ()
    return page.tables


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def write(canvas: Canvas, y: float, texts: tuple[str, ...], xs: tuple[float, ...] = (80, 120, 330)) -> None:
    for x, text in zip(xs, texts, strict=True):
        canvas.drawString(x, y, text)


def level(canvas: Canvas, *ys: float) -> None:
    for y in ys:
        canvas.line(72, y, 520, y)


def test_level_lines_alone() -> None:
    def draw(canvas: Canvas) -> None:
        level(canvas, 720, 700, 680, 660, 640)
        for i, row in enumerate((HEAD, *ROWS)):
            write(canvas, 706 - 20 * i, row)

    (table,) = tables_of(draw)
    assert rows_of(table) == [list(row) for row in (HEAD, *ROWS)]
    assert table.confidence < 0.7


def test_head_above_the_first_line_belongs_to_the_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 760, "This year the board asked every keeper what was done about the lamps.")
        level(canvas, 700, 680, 660, 640)
        for i, row in enumerate((HEAD, *ROWS)):
            write(canvas, 706 - 20 * i, row)

    (table,) = tables_of(draw)
    assert rows_of(table)[0] == list(HEAD)
    assert table.rows == 4


def test_head_and_foot_lines_with_rows_that_are_lines() -> None:
    def draw(canvas: Canvas) -> None:
        level(canvas, 720, 702, 650)
        for i, row in enumerate((HEAD, *ROWS)):
            write(canvas, 707 - (4 + 15 * i if i else 0), row[1:], (80, 330))

    (table,) = tables_of(draw)
    assert rows_of(table) == [list(row[1:]) for row in (HEAD, *ROWS)]


def test_wrapped_text_between_level_lines_stays_one_row() -> None:
    def draw(canvas: Canvas) -> None:
        level(canvas, 720, 700, 640, 580)
        write(canvas, 706, HEAD)
        for y, row in ((686, ROWS[0]), (626, ROWS[1])):
            write(canvas, y, row)
            canvas.drawString(120, y - 13, "and write down what was")
            canvas.drawString(120, y - 26, "found there on the day")

    (table,) = tables_of(draw)
    assert [row[1] for row in rows_of(table)[1:]] == [
        "Light the pier every evening and write down what was found there on the day",
        "Mend the quay steps and write down what was found there on the day",
    ]


def test_open_outer_sides() -> None:
    def draw(canvas: Canvas) -> None:
        level(canvas, 720, 700, 680, 660)
        for x in (110, 320):
            canvas.line(x, 660, x, 720)
        for i, row in enumerate((HEAD, *ROWS[:2])):
            write(canvas, 706 - 20 * i, row)

    (table,) = tables_of(draw)
    assert rows_of(table) == [list(row) for row in (HEAD, *ROWS[:2])]
    assert table.bbox is not None
    assert table.bbox.x0 == pytest.approx(72, abs=0.5)


def test_body_without_upright_lines_takes_the_columns_of_its_head() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 110, 320, 520], [700, 720])
        canvas.grid([72, 520], [640, 660, 680, 700])
        for i, row in enumerate((HEAD, *ROWS)):
            write(canvas, 706 - 20 * i, row)

    (table,) = tables_of(draw)
    assert rows_of(table) == [list(row) for row in (HEAD, *ROWS)]
    assert 0.7 <= table.confidence < 1


def test_heading_over_all_columns_is_not_cut() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 110, 320, 520], [660, 680, 700])
        canvas.grid([72, 520], [700, 720])
        canvas.drawString(80, 706, "Objective One")
        canvas.drawString(330, 706, "Safe quays")
        for i, row in enumerate(ROWS[:2]):
            write(canvas, 686 - 20 * i, row)

    (table,) = tables_of(draw)
    assert rows_of(table)[0] == ["Objective One Safe quays"]
    assert table.confidence == 1


def test_rows_of_figures_in_one_ruled_row_are_parted() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 250, 400], [600, 700, 720])
        write(canvas, 706, ("Pier", "Lamps"), (80, 260))
        for i, pier in enumerate(("North", "South", "East", "West")):
            write(canvas, 684 - 22 * i, (pier, str(10 + i)), (80, 260))

    (table,) = tables_of(draw)
    assert rows_of(table) == [["Pier", "Lamps"], ["North", "10"], ["South", "11"], ["East", "12"], ["West", "13"]]


def test_paragraphs_side_by_side_in_one_ruled_row_are_not_parted() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 250, 430], [600, 700])
        for i, line in enumerate(
            ("Every lantern on the long pier", "Must be lit before the boats", "Return in the evening")
        ):
            canvas.drawString(76, 684 - 14 * i, line)
            canvas.drawString(254, 684 - 14 * i, line)

    (table,) = tables_of(draw)
    assert (table.rows, table.columns) == (1, 2)


@pytest.mark.parametrize("gap", [60, 90])
def test_lines_under_headings_make_no_table(gap: int) -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(4):
            y = 740 - gap * i
            level(canvas, y)
            canvas.drawString(72, y + 4, f"Heading {i}")
            for j in range(3):
                canvas.drawString(72, y - 14 - 13 * j, "•")
                canvas.drawString(90, y - 14 - 13 * j, "Every lantern on the long pier is lit before dusk.")

    assert tables_of(draw) == ()


def test_two_columns_of_text_between_page_lines_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        level(canvas, 790, 770, 60)
        canvas.drawString(72, 776, "The harbour plan")
        for i in range(45):
            canvas.drawString(72, 750 - 15 * i, "the keepers light every lamp on the pier"[: 40 - i % 3])
            canvas.drawString(310, 750 - 15 * i, "and write down which of them were dark"[: 38 - i % 4])

    assert tables_of(draw) == ()


def test_contents_list_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for i, (title, page) in enumerate((("Foreword", 3), ("The harbour", 4), ("Our lamps", 9), ("Next year", 12))):
            level(canvas, 720 - 20 * i)
            canvas.drawString(80, 706 - 20 * i, title)
            canvas.drawString(490, 706 - 20 * i, str(page))
        level(canvas, 640)

    assert tables_of(draw) == ()


@pytest.mark.skipif(not BENCH.is_dir(), reason="the table benchmark is not beside this repository")
def test_table_benchmark_floor(tmp_path: Path) -> None:
    """ICDAR 2013, EU files, adjacency relations end to end; the floor only rises."""
    for path in sorted((BENCH / "icdar2013-eu").glob("*.pdf")):
        try:
            pages, _ = read_pdf(path, path.read_bytes(), ANY)
        except ExtractError:
            continue
        tables = [
            {"page": page.number, "cells": [[c.row, c.col, c.row_end, c.col_end, c.text] for c in table.cells]}
            for page in pages
            for table in page.tables
        ]
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(tables), encoding="utf-8")
    script = [sys.executable, str(BENCH / "icdar_score.py"), str(tmp_path)]
    scores = re.findall(r"F1 ([\d.]+)", subprocess.run(script, capture_output=True, text=True, check=True).stdout)
    assert [float(score) >= floor for score, floor in zip(scores, (0.98, 0.97), strict=True)] == [True, True]
