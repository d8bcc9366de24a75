"""Tables drawn on a page, and what the reader makes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drawn_pdfs import drawn
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.page import Table
from safeguard_extract.settings import Settings

Draw = Callable[[Canvas], None]
_ANY = Settings(min_words=1, ocr="none")


def tables_of(*draws: Draw) -> tuple[Table, ...]:
    """The tables of one page, on which each of the draws has been made."""

    def page(canvas: Canvas) -> None:
        for draw in draws:
            draw(canvas)

    ((read,), problems) = read_pdf(Path("report.pdf"), drawn(page), _ANY)
    assert problems == ()
    return read.tables


def rows_of(table: Table) -> list[list[str]]:
    """The words of the cells that begin in each row."""
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]
