"""Tables in which every other row is shaded and no line is drawn."""

from __future__ import annotations

from pathlib import Path

from drawn_pdfs import drawn
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.page import Table
from safeguard_extract.settings import Settings

ROWS = [
    ("Action", "Lead", "Date", "Measure"),
    ("Light the pier", "Harbour master", "June 2019", "Fewer falls"),
    ("Fence the pond", "Parks team", "July 2019", "No child falls in"),
    ("Mark the steps", "Harbour master", "May 2020", "Steps are seen"),
    ("Mend the rail", "Parks team", "June 2020", "The rail holds"),
]
EDGES = (60, 200, 310, 400, 540)
TOP, HIGH = 700, 24


def banded(canvas: Canvas) -> None:
    for place, row in enumerate(ROWS):
        y = TOP - place * HIGH
        for left, right, text in zip(EDGES, EDGES[1:], row, strict=False):
            if place < 2 or place % 2:
                canvas.setFillGray(0.8 if place else 0.6)
                canvas.rect(left, y, right - left, HIGH, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(left + 5, y + 8, text)


def with_note(canvas: Canvas) -> None:
    banded(canvas)
    canvas.drawString(EDGES[0] + 5, TOP - len(ROWS) * HIGH + 8, "The plan is read by the Board each year, in May")


def tables(draw: object) -> list[Table]:
    pages = read_pdf(Path("plan.pdf"), drawn(draw), Settings(min_words=1, ocr="none"))[0]  # type: ignore[arg-type]
    return list(pages[0].tables)


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(c.text for c in table.cells if c.row == row) for row in range(table.rows)]


def test_white_rows_between_shaded_ones_and_under_the_last_belong_to_the_table() -> None:
    (table,) = tables(banded)
    assert texts(table) == ROWS


def test_a_note_under_the_table_is_no_row() -> None:
    (table,) = tables(with_note)
    assert texts(table) == ROWS
