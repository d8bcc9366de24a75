"""Tables as reports print them: numbered columns, shaded and turned heads, titles side by side, tables side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_tables import Draw, rows_of, tables_of
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from safeguard_extract.read.column_numbers import number_columns

PORTS = ("Arden", "Brackwater", "Caldmoor", "Dunvale", "Eldermere", "Farrow")
FIGURES = [[port, f"{n}1{n}", f"{n},2{n}4", f"{n * 7}.5"] for n, port in enumerate(PORTS, 2)]
HEAD = ["Port", "Boats", "Days at sea", "Share (%)"]
LEFT, RIGHT = 80.0, (240.0, 330.0, 420.0)


def row_at(
    y: float, texts: Sequence[str], left: float = LEFT, right: Sequence[float] = RIGHT, *, bold: bool = False
) -> Draw:
    """The first text set left, the others right."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        canvas.drawString(left, y, texts[0])
        for x, text in zip(right, texts[1:], strict=False):
            canvas.drawRightString(x, y, text)

    return draw


def rows_from(
    y: float, rows: Sequence[Sequence[str]], left: float = LEFT, right: Sequence[float] = RIGHT
) -> list[Draw]:
    return [row_at(y - 15 * n, row, left, right) for n, row in enumerate(rows)]


def lines_at(*ys: float, x0: float = 76, x1: float = 424) -> Draw:
    return lambda canvas: [canvas.line(x0, y, x1, y) for y in ys] and None


@pytest.mark.parametrize(
    ("texts", "numbered"),
    [
        (["(1)", "(2)", "(3)"], True),
        (["(2)", "(3)", "(4) = (2) + (3)"], True),
        (["a", "b", "c", "d"], True),
        (["1", "2", "3", "4"], True),
        (["1", "2", "3"], False),
        (["(1)", "(3)", "(4)"], False),
        (["(12)", "(4)", "(7)"], False),
        (["(1)", "(2)"], False),
        (["Port", "(1)", "(2)", "(3)"], False),
        ([], False),
    ],
)
def test_rows_that_count_columns(texts: list[str], numbered: bool) -> None:
    assert number_columns(texts) is numbered


NUMBERS = ["(1)", "(2)", "(3)", "(4) = (3) / (2)"]


@pytest.mark.parametrize("ruled", [True, False])
def test_the_row_that_numbers_the_columns_ends_the_head_and_joins_no_title(ruled: bool) -> None:
    draws = [row_at(700, HEAD, bold=True), row_at(689, NUMBERS), *rows_from(668, FIGURES)]
    (table,) = tables_of(*draws, *([lines_at(712, 683, 588)] if ruled else []))
    assert rows_of(table)[:3] == [HEAD, NUMBERS, FIGURES[0]]
    assert table.header_rows == 2


def test_points_for_unknown_figures_lead_to_no_page() -> None:
    rows = [row if n != 2 else [row[0], "..", "..", ".."] for n, row in enumerate(FIGURES)]
    (table,) = tables_of(row_at(700, HEAD, bold=True), *rows_from(685, rows))
    assert rows_of(table) == [HEAD, *rows]


def shaded(y: float, height: float) -> Draw:
    """A head's cells, each a coloured area, white between them."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colors.HexColor("#dce6c8"))
        for x0, x1 in ((76, 180), (180, 250), (250, 340), (340, 424)):
            canvas.rect(x0, y, x1 - x0, height, stroke=0, fill=1)
        canvas.setFillColor(colors.black)

    return draw


def test_a_head_that_is_shaded_cell_by_cell_belongs_to_the_rows_below_it() -> None:
    wrapped = ["", "", "Days at sea", ""], ["Port", "Boats", "per year", "Share (%)"]
    heads = [row_at(y, row, bold=True) for y, row in zip((711, 700), wrapped, strict=True)]
    (table,) = tables_of(shaded(695, 28), *heads, *rows_from(681, FIGURES))
    assert rows_of(table) == [["Port", "Boats", "Days at sea per year", "Share (%)"], *FIGURES]
    assert table.header_rows == 1
    assert table.confidence < 1


def test_titles_side_by_side_over_lines_that_touch() -> None:
    def head(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawCentredString(240, 712, "Inshore")
        canvas.drawCentredString(380, 712, "Offshore")
        canvas.line(180, 708, 310, 708)
        canvas.line(310, 708, 444, 708)

    right = (240, 300, 380, 440)
    below = ["Port", "Vessels", "Crew", "Vessels", "Crew"]
    rows = [[port, *(f"{n}{k}{k}" for k in range(1, 5))] for n, port in enumerate(PORTS, 1)]
    frame = lines_at(724, 692, 600, x1=444)
    (table,) = tables_of(head, frame, row_at(696, below, right=right, bold=True), *rows_from(680, rows, right=right))
    titles = {cell.text: (cell.col, cell.col_end) for cell in table.cells if cell.row == 0 and cell.text}
    assert (titles["Inshore"], titles["Offshore"]) == ((1, 2), (3, 4))
    assert rows_of(table)[-1] == rows[-1]


def test_titles_that_are_turned_stand_over_their_columns() -> None:
    kinds = ("Speeding in harbour", "No lights", "Unsafe mooring", "All offences")
    right = (200, 240, 280, 320)

    def head(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 8)
        canvas.drawString(80, 640, "District")
        for x, kind in zip(right, kinds, strict=True):
            canvas.saveState()
            canvas.translate(x - 3, 640)
            canvas.rotate(90)
            canvas.drawString(0, 0, kind)
            canvas.restoreState()

    rows = [[port, *(f"{n}{k}" for k in range(4))] for n, port in enumerate(PORTS, 3)]
    (table,) = tables_of(head, lines_at(730, 634, 538, x1=324), *rows_from(620, rows, right=right))
    assert rows_of(table) == [["District", *kinds], *rows]


@pytest.mark.parametrize("apart", ["by their lines", "by their length"])
def test_tables_side_by_side_are_two(apart: str) -> None:
    causes = [["Cause", "2031", "2032"], *([cause, f"{9 - n}1", f"{9 - n}2"] for n, cause in enumerate(PORTS[:4]))]
    months = [
        ["Month", "Calls", "Lost"],
        *([f"{month}uary", f"{9 - n}3", f"{9 - n}4"] for n, month in enumerate("ABCDEF")),
    ]
    if apart == "by their lines":
        months = months[:5]
    left = rows_from(700, causes, left=60, right=(190, 230))
    right = rows_from(700, months, left=300, right=(420, 470))
    lines = [lines_at(696, 636, x0=56, x1=234), lines_at(696, 636, x0=296, x1=474)] if apart == "by their lines" else []
    tables = tables_of(*left, *right, *lines)
    assert [rows_of(table) for table in tables] == [causes, months]


def test_bars_of_a_chart_are_no_tables() -> None:
    def bars(canvas: Canvas) -> None:
        for n, widths in enumerate(((90, 60, 30), (70, 80, 20), (50, 50, 50))):
            x = 140.0
            for shade, width in zip((0.5, 0.65, 0.8), widths, strict=True):
                canvas.setFillGray(shade)
                canvas.rect(x, 680 - 24 * n, width, 16, stroke=0, fill=1)
                canvas.setFillGray(0)
                canvas.drawCentredString(x + width / 2, 684 - 24 * n, str(width))
                x += width

    assert tables_of(bars) == ()


def test_a_title_over_a_line_hides_no_columns() -> None:
    def head(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawCentredString(330, 712, "Trouble in the past year, per cent of owners")
        canvas.line(190, 708, 444, 708)

    right = (240, 340, 440)
    rows = [[port, *(f"{n}{k}.{k}" for k in range(1, 4))] for n, port in enumerate(PORTS, 1)]
    frame, below = lines_at(724, 692, 600, x1=444), ["Port", "Any", "Engine", "Weather"]
    (table,) = tables_of(head, frame, row_at(696, below, right=right, bold=True), *rows_from(680, rows, right=right))
    wide = next(cell for cell in table.cells if cell.text.startswith("Trouble"))
    assert (wide.row, wide.col, wide.col_end) == (0, 1, 3)
    assert [cell.text for cell in table.cells if cell.row_end == 1] == below


def test_a_name_that_goes_on_in_the_next_line_is_one_row() -> None:
    rows = [["Dredging and repair of", "", "", ""], ["the channel", "5,2", "7,1", "4.0"], *FIGURES]
    rows += [["Loans of the", "3,3", "9,0", "1.1"], ["harbours", "", "", ""]]
    (table,) = tables_of(row_at(700, HEAD, bold=True), lines_at(712, 694, 540), *rows_from(680, rows))
    names = [cell.text for cell in table.cells if cell.col == 0]
    assert names == ["Port", "Dredging and repair of the channel", *PORTS, "Loans of the harbours"]


def test_the_minus_sign_of_typesetters_is_one() -> None:
    rows = [[port, f"−{n}.4", f"{n}.2", f"−{n * 3}.0"] for n, port in enumerate(PORTS, 1)]
    (table,) = tables_of(row_at(700, HEAD, bold=True), *rows_from(685, rows))
    assert rows_of(table) == [HEAD, *rows]


def test_a_cell_beside_two_rows_of_the_head_reaches_over_both() -> None:
    def head(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(80, 712, "District")
        for x, title in ((254, "Class A"), (384, "Class B")):
            canvas.drawCentredString(x, 719, title)
        for x, title in zip((250, 310, 380, 440), ("New", "Renewed", "New", "Renewed"), strict=True):
            canvas.drawRightString(x, 705, title)
        for x in (200, 325):
            canvas.line(x, 730, x, 595)

    right = (250, 310, 380, 440)
    rows = [[port, *(f"{n}{k}" for k in range(1, 5))] for n, port in enumerate(PORTS, 3)]
    (table,) = tables_of(head, lines_at(730, 700, 595, x1=444), *rows_from(685, rows, right=right))
    spans = {cell.text: (cell.row, cell.col, cell.row_end, cell.col_end) for cell in table.cells if cell.row < 2}
    assert (spans["District"], spans["Class A"]) == ((0, 0, 1, 0), (0, 1, 0, 2))
    assert [cell.text for cell in table.cells if cell.row == 1] == ["New", "Renewed", "New", "Renewed"]


def test_a_unit_below_the_titles_is_a_row_over_all_figures() -> None:
    def units(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(330, 696, "(thousands of crowns)")

    frame = lines_at(722, 691, 588)
    (table,) = tables_of(row_at(708, HEAD, bold=True), units, frame, *rows_from(677, FIGURES))
    unit = next(cell for cell in table.cells if cell.text == "(thousands of crowns)")
    assert (unit.row, unit.col, unit.col_end) == (1, 1, 3)
    assert rows_of(table)[2:] == FIGURES


def test_a_list_between_two_tables_parts_them() -> None:
    def listed(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, line in enumerate(("What we did:", "• Opened two harbours", "• Fitted lamps", "• Trained keepers")):
            canvas.drawString(LEFT, 595 - 14 * n, line)

    upper = [row_at(700, HEAD, bold=True), *rows_from(685, FIGURES)]
    lower = [row_at(536, HEAD, bold=True), *rows_from(521, FIGURES[::-1])]
    tables = tables_of(*upper, listed, *lower)
    assert [rows_of(table) for table in tables] == [[HEAD, *FIGURES], [HEAD, *FIGURES[::-1]]]


def test_small_letters_that_count_rows_tear_no_table() -> None:
    rows = [[f"{mark}) About {port}", *figures] for mark, (port, *figures) in zip("abcdef", FIGURES, strict=True)]
    (table,) = tables_of(row_at(700, ["", *HEAD[1:]], bold=True), *rows_from(685, rows))
    assert [cell.text for cell in table.cells if cell.col == 0][1:] == [row[0] for row in rows]


def test_groups_over_titles_that_come_again_span_them() -> None:
    def groups(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        for x, group in ((225, "Women"), (345, "Men")):
            canvas.drawCentredString(x, 715, group)

    right = (220, 260, 340, 380)
    titles = ["Age", "No.", "%", "No.", "%"]
    rows = [[f"{n}5–{n + 1}4", f"{n},{n}21", f"{n}.{n}", f"{9 - n},{n}07", f"1{n}.0"] for n in range(1, 7)]
    (table,) = tables_of(groups, row_at(700, titles, right=right, bold=True), *rows_from(685, rows, right=right))
    spans = {cell.text: (cell.col, cell.col_end) for cell in table.cells if cell.row == 0 and cell.text}
    assert spans == {"Women": (1, 2), "Men": (3, 4)}
    assert (rows_of(table)[1:3], table.header_rows) == ([titles, rows[0]], 2)


def test_the_first_line_of_one_wrapped_title_belongs_to_it() -> None:
    def title(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawRightString(420, 711, "Share of calls")

    (table,) = tables_of(title, row_at(700, HEAD, bold=True), *rows_from(683, FIGURES))
    assert rows_of(table) == [[*HEAD[:3], "Share of calls Share (%)"], *FIGURES]
