"""The document's text, and where each block and cell stands in it."""

from __future__ import annotations

from fictional_blocks import furniture, grid, heading, item, merged, paragraph, table_block

from safeguard_extract.plan.composition import clean_cell, compose
from safeguard_extract.records.block import Block, BlockKind, Fragment
from safeguard_extract.records.geometry import BBox, Region, Span
from safeguard_extract.records.page import Cell, Table

ROWS = merged(grid(["Aim", "Action"], ["Warm homes", "Visit  every\nhome"], ["", "Call again"]), (0, 1, 2))
BLOCKS = (
    furniture("Ashby Board"),
    heading("Safe sleep"),
    item("Visit homes", "1."),
    table_block(ROWS),
    paragraph("Nobody is sent away."),
    furniture("Page 1"),
)


def test_blocks_stand_one_after_the_other_without_furniture() -> None:
    assert compose(BLOCKS).text == (
        "Safe sleep\n\n1. Visit homes\n\nAim\tAction\nWarm homes\tVisit every home\nCall again\n\nNobody is sent away."
    )


def test_every_span_gives_its_words() -> None:
    composition = compose(BLOCKS)
    assert [placed.index for placed in composition.placed] == [0, 1, 2, 3]
    for placed in composition.placed:
        start, end = placed.span
        if placed.block.table is None:
            assert composition.text[start:end] == placed.block.text == placed.text
            continue
        for cell in placed.block.table.cells:
            a, b = placed.cells[cell.row, cell.col]
            assert start <= a <= b <= end
            assert composition.text[a:b] == clean_cell(cell)


def test_nothing_composes_to_nothing() -> None:
    assert compose([]).text == ""
    assert compose([furniture("Page 1")]).placed == ()


def boxed(text: str, *lines: tuple[int, int, BBox]) -> Block:
    """A paragraph of lines: (characters, page, box)."""
    fragments, start = [], 0
    for length, page, box in lines:
        fragments.append(Fragment(start, start + length, page, box))
        start += length
    return Block(BlockKind.PARAGRAPH, text, tuple(fragments))


def test_lines_of_one_column_make_one_region_and_a_new_page_another() -> None:
    lines = [(5, 1, BBox(50, 100, 90, 110)), (5, 1, BBox(50, 113, 80, 123)), (5, 2, BBox(50, 60, 70, 70))]
    composition = compose([boxed("abcdefghijklmno", *lines)])
    (placed,) = composition.placed
    assert composition.regions(placed, placed.span) == (
        Region(1, BBox(50, 100, 90, 123)),
        Region(2, BBox(50, 60, 70, 70)),
    )
    assert composition.regions(placed, Span(0, 3)) == (Region(1, BBox(50, 100, 90, 110)),)


def test_a_second_column_is_a_region_of_its_own() -> None:
    lines = [(5, 1, BBox(50, 700, 90, 710)), (5, 1, BBox(310, 100, 360, 110))]
    composition = compose([boxed("abcdefghij", *lines)])
    (placed,) = composition.placed
    assert len(composition.regions(placed, placed.span)) == 2


def test_words_of_a_text_file_have_a_page_and_no_box() -> None:
    composition = compose([paragraph("Nobody is sent away.", page=4)])
    (placed,) = composition.placed
    assert composition.regions(placed, placed.span) == (Region(4, None),)


def test_words_in_cells_stand_where_their_cells_stand() -> None:
    cells = (Cell(0, 0, 0, 0, "Visit", BBox(0, 0, 50, 20), 1), Cell(1, 0, 1, 0, "Call", BBox(0, 20, 50, 40), 2))
    composition = compose([table_block(Table((1, 2), None, cells))])
    (placed,) = composition.placed
    assert composition.regions(placed, placed.cells[1, 0]) == (Region(2, BBox(0, 20, 50, 40)),)
    assert len(composition.regions(placed, placed.span)) == 2
