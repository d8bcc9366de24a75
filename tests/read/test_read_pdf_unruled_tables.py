"""Tables that no line rules, or only their heads, and what only looks like them: columns of text, lists, charts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_tables import Draw, rows_of, tables_of
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

PORTS = ("Arden", "Brackwater", "Caldmoor", "Dunvale", "Eldermere")
HEAD = ("Port", "Boats", "Days at sea", "Share (%)")
FIGURES = [(port, str(n * 37), f"{n},2{n}4", f"{n * 7}.5") for n, port in enumerate(PORTS, 2)]
RIGHT = (80, 240, 320, 400)  # the first column's left side, the others' right sides
PROSE = "The keepers of the harbour light every lamp before dusk and write in the book which of them were dark."


def rows(
    texts: Sequence[Sequence[str]],
    y: float = 700,
    sides: Sequence[float] = RIGHT,
    step: float = 15,
    bold: int = 1,
    size: float = 10,
) -> Draw:
    """Rows of figures: the first column set left, the others right; so many of the first rows bold."""

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(texts):
            canvas.setFont("Helvetica-Bold" if number < bold else "Helvetica", size)
            canvas.drawString(sides[0], y - step * number, row[0])
            for x, text in zip(sides[1:], row[1:], strict=True):
                canvas.drawRightString(x, y - step * number, text)

    return draw


def words(x: float, y: float, *lines: str, font: str = "Helvetica", size: float = 10, step: float = 13) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for number, line in enumerate(lines):
            canvas.drawString(x, y - step * number, line)

    return draw


def level(*ends: tuple[float, float, float]) -> Draw:
    """Level lines from x to x at a height."""

    def draw(canvas: Canvas) -> None:
        for x0, x1, y in ends:
            canvas.line(x0, y, x1, y)

    return draw


# Tables.


def test_figures_under_titles() -> None:
    (table,) = tables_of(rows([HEAD, *FIGURES]))
    assert rows_of(table) == [list(row) for row in (HEAD, *FIGURES)]
    assert (table.header_rows, table.confidence) == (1, 0.6)


def test_sentences_in_columns_that_wrap() -> None:
    cells = (
        (80, ("Light the lamps of", "the outer pier")),
        (220, ("Every lamp lit for a", "month without a fault")),
        (360, ("Keeper",)),
    )
    heads = words(80, 720, "Action", font="Helvetica-Bold"), words(220, 720, "Measure", font="Helvetica-Bold")
    body = [words(x, 700 - 45 * n, *lines, step=12) for n in range(4) for x, lines in cells]
    (table,) = tables_of(*heads, words(360, 720, "Lead", font="Helvetica-Bold"), *body)
    assert (table.rows, table.columns) == (5, 3)
    assert rows_of(table)[1] == [
        "Light the lamps of the outer pier",
        "Every lamp lit for a month without a fault",
        "Keeper",
    ]


def test_titles_over_several_columns_do_not_hide_the_white_between_those() -> None:
    """A title that is set over the middle of two columns fills the gutter of both."""
    over = words(212, 715, "Year 2031", font="Helvetica-Bold"), words(372, 715, "Year 2032", font="Helvetica-Bold")
    titles = ("Indicator", "Target", "Result", "Target", "Result")
    body = [(f"Lamps of {port}", f"{n}1%", f"{n}7%", f"{n}3%", f"{n}9%") for n, port in enumerate(PORTS, 2)]
    (table,) = tables_of(
        words(80, 715, "Years", font="Helvetica-Bold"), *over, rows([titles, *body], sides=(80, 220, 280, 380, 440))
    )
    assert [(c.col, c.col_end, c.text) for c in table.cells if c.row == 0] == [
        (0, 0, "Years"),
        (1, 2, "Year 2031"),
        (3, 4, "Year 2032"),
    ]
    assert rows_of(table)[1:] == [list(row) for row in (titles, *body)]


def test_dots_that_lead_to_several_figures() -> None:
    led = [(f"{row[0]} {'.' * 30}", *row[1:]) for row in FIGURES]
    (table,) = tables_of(rows([HEAD, *led], sides=(80, 290, 360, 430)))
    assert table.columns == 4
    assert [row[1:] for row in rows_of(table)[1:]] == [list(row[1:]) for row in FIGURES]


def test_notes_below_are_no_rows() -> None:
    notes = words(80, 612, "(1) The office was shut in May.", "(2) Provisional.", size=7.5, step=10)
    (table,) = tables_of(rows([HEAD, *FIGURES]), notes)
    assert table.rows == 6


def test_a_caption_parts_two_tables() -> None:
    caption = words(80, 612, "Table 2 Boats of the isles", font="Helvetica-Bold")
    more = [
        ("Vessel", "Good", "Fair", "Poor", "All"),
        *((f"Tug {n}", "1", f"{9 - n}", "3", f"{13 - n}") for n in range(4)),
    ]
    first, second = tables_of(rows([HEAD, *FIGURES]), caption, rows(more, y=597, sides=(80, 200, 250, 300, 350)))
    assert (first.rows, first.columns) == (6, 4)
    assert (second.rows, second.columns) == (5, 5)


def test_tables_side_by_side_with_the_same_titles_are_two() -> None:
    part = [row[:3] for row in (HEAD, *FIGURES)]
    left, right = tables_of(rows(part, sides=(60, 170, 250)), rows(part, sides=(320, 430, 510)))
    assert rows_of(left) == rows_of(right) == [list(row) for row in part]
    assert left.bbox is not None
    assert right.bbox is not None
    assert left.bbox.x1 < right.bbox.x0


def test_a_line_below_the_titles_parts_them_from_the_first_row() -> None:
    """The titles are set as the rows are, and as close."""
    body = [
        ("Dues of boats that call", "707", "483"),
        ("Rents of the quay", "446", "537"),
        ("Grants", "1", "2"),
        ("Fines", "3", "4"),
    ]
    (table,) = tables_of(
        rows([("Source", "2030(1)", "2031(2)"), *body], bold=0, step=12, sides=(80, 300, 380)), level((75, 385, 697))
    )
    assert [row[0] for row in rows_of(table)] == ["Source", *(row[0] for row in body)]


def test_lines_under_titles_of_several_columns_cut_the_head() -> None:
    titles = rows(
        [("", "Small", "Large", "Small", "Large"), *((p, "1", "22", "333", "44") for p in PORTS)],
        y=700,
        sides=(80, 220, 280, 380, 440),
    )
    over = words(232, 716, "2031", font="Helvetica-Bold"), words(392, 716, "2032", font="Helvetica-Bold")
    lines = level((70, 450, 730), (190, 285, 712), (350, 445, 712), (70, 450, 695), (70, 450, 620))
    (table,) = tables_of(titles, *over, words(80, 706, "Port", font="Helvetica-Bold"), lines)
    assert {(c.row, c.row_end, c.col, c.col_end, c.text) for c in table.cells if c.row == 0} >= {
        (0, 0, 1, 2, "2031"),
        (0, 0, 3, 4, "2032"),
    }
    assert [c.text for c in table.cells if c.row == 1 and c.col] == ["Small", "Large", "Small", "Large"]
    assert table.rows == 7


def test_shaded_stripes_are_rows_of_the_table_around_them() -> None:
    def stripes(canvas: Canvas) -> None:
        for number, grey in ((0, 0.7), (1, 0.9), (3, 0.9), (5, 0.9)):
            canvas.setFillGray(grey)
            canvas.rect(70, 696 - 15 * number, 340, 15, stroke=0, fill=1)
        canvas.setFillColor(colors.black)

    (table,) = tables_of(stripes, rows([HEAD, *FIGURES]))
    assert rows_of(table) == [list(row) for row in (HEAD, *FIGURES)]


# What only looks like tables.


def chart(canvas: Canvas) -> None:
    canvas.line(100, 500, 100, 680)
    for number in range(7):
        canvas.line(100, 500 + 30 * number, 460, 500 + 30 * number)
        canvas.drawRightString(94, 497 + 30 * number, str(20 * number))
    for number in range(6):
        height = 25 + 47 * number % 130
        canvas.rect(120 + 55 * number, 500, 34, height, fill=0)
        canvas.drawCentredString(137 + 55 * number, 487, str(2027 + number))
        canvas.drawCentredString(137 + 55 * number, 503 + height, str(height))


def contents(canvas: Canvas) -> None:
    for number, title in enumerate(("Foreword", "Boats", "Harbours", "People", "Money", "Annexes")):
        canvas.drawString(80, 700 - 16 * number, str(number + 1))
        canvas.drawString(110, 700 - 16 * number, f"{title} {'.' * 40}")
        canvas.drawRightString(480, 700 - 16 * number, str(3 + 5 * number))


def lists(canvas: Canvas) -> None:
    for column in range(3):
        for number in range(7):
            canvas.drawString(80 + 150 * column, 700 - 14 * number, f"• {PORTS[(number + column) % 5]}")


def addresses(canvas: Canvas) -> None:
    for number, port in enumerate((*PORTS, "Farrow")):
        x, y = 80 + 150 * (number % 3), 700 - 80 * (number // 3)
        for line, text in enumerate(
            (f"{port} office", f"{number + 3} Quay Street", port, f"0{number}632 51{number}07")
        ):
            canvas.drawString(x, y - 13 * line, text)


def glossary(canvas: Canvas) -> None:
    for number, word in enumerate(("Buoy", "Fairway", "Pilot", "Tariff", "Tide")):
        canvas.drawString(80, 700 - 40 * number, word)
        for line in range(2):
            canvas.drawString(180, 700 - 40 * number - 13 * line, PROSE[40 * line : 40 * line + 40 + 3 * number])


def two_columns(canvas: Canvas) -> None:
    parts = (PROSE * 12).split()
    for column in range(2):
        for number in range(24):
            start = (24 * column + number) * 5
            canvas.drawString(70 + 240 * column, 720 - 13 * number, " ".join(parts[start : start + 5]))


def form_of_boxes(canvas: Canvas) -> None:
    for number in range(4):
        canvas.rect(80, 650 - 60 * number, 350, 50)
        canvas.drawString(90, 675 - 60 * number, f"Question {number + 1}: {PROSE[:40]}")


@pytest.mark.parametrize(
    "draw", [chart, contents, lists, addresses, glossary, two_columns, form_of_boxes], ids=lambda draw: draw.__name__
)
def test_no_table(draw: Draw) -> None:
    assert tables_of(draw, words(80, 760, "Report of the harbour", font="Helvetica-Bold", size=14)) == ()


@pytest.mark.parametrize("step", [12.0, 13.5, 18.0, 24.0])
@pytest.mark.parametrize("size", [7.0, 9.0, 11.0])
def test_running_text_above_and_below_changes_nothing(step: float, size: float) -> None:
    texts = [HEAD, *FIGURES]
    alone = tables_of(rows(texts, step=step, size=size))
    foot = 700 - step * len(texts) - 30
    around = words(80, 790, *[PROSE[:80]] * 4), words(80, foot, *[PROSE[:80]] * 4)
    (table,) = tables_of(rows(texts, step=step, size=size), *around)
    assert [rows_of(each) for each in alone] == [rows_of(table)] == [[list(row) for row in texts]]
