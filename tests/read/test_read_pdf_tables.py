"""Ruled tables of a PDF: cells, spans, what is a table and what is a box."""

from __future__ import annotations

from pathlib import Path

from drawn_pdfs import drawn, flowed, table_of
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from safeguard_extract.read.pdf import read_pdf
from safeguard_extract.records.page import Page, Table
from safeguard_extract.settings import Settings

ANY = Settings(min_words=1, ocr="none")
BODY = getSampleStyleSheet()["BodyText"]


def read(data: bytes) -> tuple[Page, ...]:
    return read_pdf(Path("plan.pdf"), data, ANY)[0]


def only_table(data: bytes) -> Table:
    ((table,),) = [page.tables for page in read(data)]
    return table


def grid(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_end, cell.col_end, cell.text) for cell in table.cells]


def test_cells_with_rows_and_columns_from_zero() -> None:
    table = only_table(flowed(table_of([["Action", "Lead"], ["Light the pier", "Harbour master"]])))
    assert grid(table) == [
        (0, 0, 0, 0, "Action"),
        (0, 1, 0, 1, "Lead"),
        (1, 0, 1, 0, "Light the pier"),
        (1, 1, 1, 1, "Harbour master"),
    ]
    assert (table.rows, table.columns, table.pages) == (2, 2, (1,))
    assert all(cell.page == 1 and cell.bbox is not None and cell.bbox.width > 0 for cell in table.cells)


def test_words_of_a_table_stay_among_the_words_of_the_page() -> None:
    (page,) = read(flowed(table_of([["Action", "Lead"], ["Light the pier", "Harbour master"]])))
    assert [word.text for word in page.words] == ["Action", "Lead", "Light", "the", "pier", "Harbour", "master"]


def test_merged_cells_across_and_down() -> None:
    rows = [["Objective", "Action", ""], ["Safe quays", "Lamps", "Chains"], ["", "Ropes", "Buoys"]]
    table = only_table(flowed(table_of(rows, ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 1), (0, 2)))))
    assert grid(table) == [
        (0, 0, 0, 0, "Objective"),
        (0, 1, 0, 2, "Action"),
        (1, 0, 2, 0, "Safe quays"),
        (1, 1, 1, 1, "Lamps"),
        (1, 2, 1, 2, "Chains"),
        (2, 1, 2, 1, "Ropes"),
        (2, 2, 2, 2, "Buoys"),
    ]


def test_cell_lines_are_joined_and_hyphens_kept() -> None:
    table = only_table(flowed(table_of([["walk the well-\nlit quay\neach day", "x"]])))
    cell = table.cells[0]
    assert cell.text == "walk the well-lit quay each day"
    assert [line.text for line in cell.lines] == ["walk the well-", "lit quay", "each day"]
    assert [word.text for word in cell.lines[1].words] == ["lit", "quay"]


def test_wide_white_at_a_different_place_in_each_line_parts_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([70, 310, 400], [590, 640, 660])
        for x, y, text in ((80, 645, "Lamps"), (320, 645, "Lead"), (320, 625, "Keeper")):
            canvas.drawString(x, y, text)
        lines = (
            (625, "Light", "the whole of the pier"),
            (610, "at dusk, and also when it rains", "at noon"),
            (595, "and", "at dawn put out"),
        )
        for y, left, right in lines:
            canvas.drawString(80, y, left)
            canvas.drawRightString(300, y, right)

    table = only_table(drawn(draw))
    assert [cell.text for cell in table.cells if cell.row == 1] == [
        "Light the whole of the pier at dusk, and also when it rains at noon and at dawn put out",
        "Keeper",
    ]


def test_bold_cells() -> None:
    rows = [["Action", "Lead"], ["Light the pier", Paragraph("<b>Keeper</b> of the long northern pier", BODY)]]
    table = only_table(flowed(table_of(rows, ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"))))
    assert [cell.bold for cell in table.cells] == [True, True, False, False]


def test_empty_cells_keep_their_place() -> None:
    table = only_table(flowed(table_of([["a", "", "c"], ["", "e", ""]])))
    assert [cell.text for cell in table.cells] == ["a", "", "c", "", "e", ""]


def test_two_tables_on_one_page_from_top_to_bottom() -> None:
    data = flowed(table_of([["a", "b"], ["c", "d"]]), Spacer(1, 40), table_of([["e", "f", "g"]]))
    first, second = read(data)[0].tables
    assert [cell.text for cell in first.cells] == ["a", "b", "c", "d"]
    assert (second.rows, second.columns) == (1, 3)
    assert first.bbox is not None
    assert second.bbox is not None
    assert first.bbox.bottom < second.bbox.top


def test_table_over_a_page_break_is_a_table_on_each_page() -> None:
    rows = [[f"row {i}", f"lead {i}"] for i in range(60)]
    pages = read(flowed(table_of(rows)))
    assert len(pages) == 2
    assert [table.pages for page in pages for table in page.tables] == [(1,), (2,)]
    texts = [cell.text for page in pages for table in page.tables for cell in table.cells]
    assert texts == [text for row in rows for text in row]


def box(canvas: Canvas, x: float, y: float, width: float, height: float, *words: str) -> None:
    canvas.setFillColor(colors.lightblue)
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setFillColor(colors.black)
    for i, word in enumerate(words):
        canvas.drawString(x + 8, y + height - 16 - 14 * i, word)


def test_shaded_box_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        box(canvas, 72, 600, 300, 80, "A call-out", "with two lines")
        box(canvas, 72, 400, 6, 80)
        box(canvas, 78, 400, 300, 80, "A bar stands at its left")
        canvas.rect(72, 200, 300, 80)
        canvas.drawString(80, 240, "Framed words")
        canvas.line(72, 260, 372, 260)
        canvas.drawString(80, 266, "Heading")

    (page,) = read(drawn(draw))
    assert page.tables == ()
    assert {"call-out", "bar", "Framed"} <= {word.text for word in page.words}


def test_borders_drawn_as_thin_filled_bars() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (72, 172, 272):
            canvas.rect(x, 600, 0.5, 60, stroke=0, fill=1)
        for y in (600, 630, 660):
            canvas.rect(72, y, 200.5, 0.5, stroke=0, fill=1)
        for text, x, y in (("a", 80, 640), ("b", 180, 640), ("c", 80, 610), ("d", 180, 610)):
            canvas.drawString(x, y, text)

    assert grid(only_table(drawn(draw))) == [(0, 0, 0, 0, "a"), (0, 1, 0, 1, "b"), (1, 0, 1, 0, "c"), (1, 1, 1, 1, "d")]


def test_cells_that_only_shading_shows() -> None:
    def draw(canvas: Canvas) -> None:
        for row, y in enumerate((640, 610)):
            for column, x in enumerate((72, 172)):
                box(canvas, x, y, 100, 30, f"r{row}c{column}")

    assert [cell.text for cell in only_table(drawn(draw)).cells] == ["r0c0", "r0c1", "r1c0", "r1c1"]


def test_shading_behind_each_paragraph_does_not_cut_a_ruled_cell() -> None:
    def draw(canvas: Canvas) -> None:
        box(canvas, 80, 640, 84, 14, "first")
        box(canvas, 80, 620, 84, 14, "second")
        canvas.grid([72, 172, 272], [610, 660])
        canvas.drawString(180, 640, "other")

    assert grid(only_table(drawn(draw))) == [(0, 0, 0, 0, "first second"), (0, 1, 0, 1, "other")]


def test_turned_header_cell_reads_upwards() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 112, 272], [500, 660])
        canvas.drawString(120, 600, "Lamps on the pier")
        canvas.translate(90, 520)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Priority")
        canvas.drawString(50, 0, "One")
        canvas.drawString(5, -14, "harbour lights")

    assert [cell.text for cell in only_table(drawn(draw)).cells] == ["Priority One harbour lights", "Lamps on the pier"]


def test_graph_paper_is_a_problem_and_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 810, "Our area")
        canvas.grid(range(10, 590, 6), range(10, 800, 6))

    (page,), (problem,) = read_pdf(Path("map.pdf"), drawn(draw), ANY)
    assert [word.text for word in page.words] == ["Our", "area"]
    assert page.tables == ()
    assert (problem.stage, problem.page) == ("read", 1)
    assert "drawn lines" in problem.message


def test_a_dense_page_of_figures_is_a_table() -> None:
    rows = [[f"{r}.{c}" for c in range(12)] for r in range(45)]
    table = only_table(flowed(table_of(rows, ("FONTSIZE", (0, 0), (-1, -1), 6), rowHeights=15, colWidths=32)))
    assert (table.rows, table.columns) == (45, 12)
    assert table.cells[-1].text == "44.11"


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_ruled_grid_is_read_back(data: st.DataObject) -> None:
    """Whatever is merged, each cell covers what it was drawn over, no two overlap, and no slot is left."""
    rows = data.draw(st.integers(1, 5))
    columns = data.draw(st.integers(2, 5))
    row, col = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    row_end, col_end = data.draw(st.integers(row, rows - 1)), data.draw(st.integers(col, columns - 1))
    texts = [[f"r{r}c{c}" for c in range(columns)] for r in range(rows)]
    table = table_of(texts, ("SPAN", (col, row), (col_end, row_end)), colWidths=60, rowHeights=30)
    pages = read(flowed(table))
    if not pages[0].tables:  # all merged into one column: a box
        assert col_end - col + 1 == columns
        return
    slots: dict[tuple[int, int], str] = {}
    for cell in pages[0].tables[0].cells:
        for r in range(cell.row, cell.row_end + 1):
            for c in range(cell.col, cell.col_end + 1):
                assert (r, c) not in slots
                slots[r, c] = cell.text
    found = pages[0].tables[0]
    assert len(slots) == found.rows * found.columns
    kept = [text for r, line in enumerate(texts) for c, text in enumerate(line)
            if not (row <= r <= row_end and col <= c <= col_end) or (r, c) == (row, col)]  # fmt: skip
    assert sorted(set(slots.values())) == sorted(kept)
