"""Tables that go on over pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from printed_pages import table_at, texts

from safeguard_extract.layout.joined_tables import goes_on, join_tables
from safeguard_extract.records.page import Cell, Table

HEAD = ["Action", "Lead", "By when"]
UPPER = table_at([HEAD, ["Visit homes", "Nurse", "May"], ["Call again", "Board", "June"]], page=1)


def test_the_same_columns_on_the_next_page_go_on() -> None:
    lower = table_at([["Write it down", "Nurse", "July"]], page=2)
    assert goes_on(UPPER, lower)
    joined = join_tables(UPPER, lower)
    assert texts(joined) == [*texts(UPPER), ["Write it down", "Nurse", "July"]]
    assert joined.pages == (1, 2)
    assert [cell.page for cell in joined.cells if cell.row == 3] == [2, 2, 2]


def test_a_repeated_header_is_dropped() -> None:
    lower = table_at([HEAD, ["Write it down", "Nurse", "July"]], page=2)
    assert texts(join_tables(UPPER, lower)) == [*texts(UPPER), ["Write it down", "Nurse", "July"]]


@pytest.mark.parametrize(
    "lower",
    [
        table_at([["Write it down", "Nurse", "July"]], page=3),
        table_at([["Write it down", "Nurse"]], page=2, widths=[225, 225]),
        table_at([["Members", "Seats", "Since"]], page=2, widths=[60, 330, 60]),
    ],
    ids=["a page between", "other columns", "other edges"],
)
def test_another_table_does_not_go_on(lower: Table) -> None:
    assert not goes_on(UPPER, lower)


def test_a_row_cut_by_the_page_s_end_is_made_whole() -> None:
    upper = table_at([HEAD, ["Visit every", "Named", "May"]], page=1)
    lower = table_at([["home in the county", "nurse", ""], ["Call again", "Board", "June"]], page=2)
    assert texts(join_tables(upper, lower)) == [
        HEAD,
        ["Visit every home in the county", "Named nurse", "May"],
        ["Call again", "Board", "June"],
    ]


def test_a_new_row_that_begins_with_a_capital_after_a_full_stop_stays_a_row() -> None:
    upper = table_at([HEAD, ["Visit every home.", "Nurse.", "May."]], page=1)
    lower = table_at([["Call again", "Board", "June"]], page=2)
    assert len(texts(join_tables(upper, lower))) == 3


def test_a_merged_cell_goes_on_over_the_page_s_end() -> None:
    merged = [
        replace(cell, row_end=2) if (cell.row, cell.col) == (1, 0) else cell
        for cell in table_at([["Aim", "Action", "Lead"], ["Warm homes", "Visit", "Nurse"], ["", "Call", "Board"]]).cells
        if (cell.row, cell.col) != (2, 0)
    ]
    upper = Table((1,), UPPER.bbox, tuple(merged))
    lower = table_at([["", "Write it down.", "Nurse"], ["Staff", "Train", "Board"]], page=2)
    joined = join_tables(upper, lower)
    aims = {cell.text: (cell.row, cell.row_end) for cell in joined.cells if cell.col == 0 and cell.text}
    assert aims == {"Aim": (0, 0), "Warm homes": (1, 3), "Staff": (4, 4)}


def test_a_table_over_three_pages() -> None:
    pages = [table_at([HEAD, [f"Visit {n}", "Nurse", "May"]], page=n) for n in (1, 2, 3)]
    joined = pages[0]
    for page in pages[1:]:
        assert goes_on(joined, page)
        joined = join_tables(joined, page)
    assert texts(joined) == [HEAD, *([f"Visit {n}", "Nurse", "May"] for n in (1, 2, 3))]
    assert joined.pages == (1, 2, 3)


def test_a_row_may_end_on_a_page_that_holds_no_more_of_the_table() -> None:
    rest = table_at([["and write down", "", ""]], page=2)
    last = table_at([["Train staff", "Board", "July"]], page=3)
    upper = replace(table_at([HEAD, ["Visit homes", "Nurse", "May"]], page=1), open_bottom=True)
    joined = join_tables(upper, replace(rest, open_top=True))
    assert texts(joined)[-1] == ["Visit homes and write down", "Nurse", "May"]
    assert goes_on(joined, last)
    assert texts(join_tables(joined, last))[-1] == ["Train staff", "Board", "July"]


def test_every_place_of_the_grid_has_at_most_one_cell() -> None:
    lower = table_at([["", "", "June"], ["Write", "Nurse", "July"]], page=2)
    joined = join_tables(UPPER, lower)
    places = [
        (row, col)
        for cell in joined.cells
        for row in range(cell.row, cell.row_end + 1)
        for col in range(cell.col, cell.col_end + 1)
    ]
    assert len(places) == len(set(places))
    assert isinstance(joined.cells[0], Cell)
