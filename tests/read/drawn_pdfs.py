"""Small PDF files drawn for the tests of the PDF reader."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

HEIGHT = A4[1]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def drawn(*pages: Callable[[Canvas], None], **options: object) -> bytes:
    """One page for each function, which draws on it."""
    canvas = Canvas(io.BytesIO(), pagesize=A4, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    return bytes(canvas.getpdfdata())


def text_at(x: float, y: float, text: str, font: str = "Helvetica", size: float = 11) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)

    return draw


def table_of(rows: Sequence[Sequence[str]], *style: tuple[object, ...], **options: object) -> Table:
    return Table(rows, style=TableStyle([GRID, *style]), **options)


def flowed(*flowables: object) -> bytes:
    """The flowables set one below the other, over as many pages as they need."""
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(list(flowables))
    return buffer.getvalue()
