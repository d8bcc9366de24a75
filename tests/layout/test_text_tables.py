"""Rows of cells in text files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed_pages import texts

from safeguard_extract.layout.text_tables import is_row, lines_as_cells, read_rows


@pytest.mark.parametrize(
    "line", ["Action\tLead", "| Action | Lead |", "Action | Lead | Date", "|---|:--:|", "\tTrain\t"]
)
def test_a_row(line: str) -> None:
    assert is_row(line)


@pytest.mark.parametrize("line", ["Train nurses", "Either | or", "-----", "", "12 | Ashby Board"])
def test_no_row(line: str) -> None:
    assert not is_row(line)


def test_rows_parted_by_bars() -> None:
    table = read_rows(["| Action | Lead |", "|---|---|", "| **Train** <br> nurses | Named Nurse |", "| Ask |"], 3)
    assert table is not None
    assert texts(table) == [["Action", "Lead"], ["Train\nnurses", "Named Nurse"], ["Ask", ""]]
    assert table.pages == (3,)
    assert [cell.bold for cell in table.cells] == [False, False, True, False, False, False]


def test_rows_parted_by_tabs_without_columns_that_are_empty_all_the_way_down() -> None:
    table = read_rows(["Ref\t\tAction", "1\t\tTrain", "\t\tAsk"], 1)
    assert table is not None
    assert texts(table) == [["Ref", "Action"], ["1", "Train"], ["", "Ask"]]


def test_one_column_is_no_table() -> None:
    assert read_rows(["Train nurses", "Ask parents"], 1) is None
    assert read_rows([], 1) is None


words = st.text(alphabet="abc XY", min_size=1, max_size=6).map(lambda s: " ".join(s.split()) or "x")


@given(st.lists(st.lists(words, min_size=3, max_size=3), min_size=1, max_size=5), st.sampled_from(["\t", " | "]))
def test_cells_written_are_cells_read(rows: list[list[str]], joint: str) -> None:
    table = read_rows([joint.join(row) for row in rows], 1)
    assert table is not None
    assert texts(table) == rows


def lines(*texts: str, blank_before: str = "") -> list[tuple[str, bool]]:
    return [(text, text == blank_before) for text in texts]


def test_a_table_that_came_a_cell_a_line() -> None:
    found = lines_as_cells(
        lines("Action", "Lead", "By when", "Train nurses", "Named Nurse", "May 2019", "Ask", "Board", "June")
    )
    assert found is not None
    assert found.rows == (
        ("Action", "Lead", "By when"),
        ("Train nurses", "Named Nurse", "May 2019"),
        ("Ask", "Board", "June"),
    )
    assert found.used == 9


def test_a_blank_line_ends_it() -> None:
    found = lines_as_cells(
        lines("Action", "Lead", "By when", "Train", "Nurse", "May", "Next page", "more", blank_before="Next page")
    )
    assert found is not None
    assert found.used == 6


@pytest.mark.parametrize(
    "cells",
    [
        ("Action", "Lead", "Train nurses", "Named Nurse"),
        ("Action", "Lead", "By when", "Train nurses", "Named Nurse"),
        ("Action", "Lead", "By when"),
        ("Neglect", "Lead", "By when", "Train", "Nurse", "May"),
    ],
    ids=["two titles", "half a row", "no row", "no title first"],
)
def test_lines_that_make_no_whole_rows(cells: tuple[str, ...]) -> None:
    assert lines_as_cells(lines(*cells)) is None


def test_words_in_a_column_without_a_title_end_the_cell_on_their_left() -> None:
    table = read_rows(["Action\tLead\t\tWhen", "Lend cots\tNamed\tNurse\tMay", "Visit homes\tMidwife\t\tJune"], 1)
    assert table is not None
    assert [cell.text for cell in table.cells if cell.col == 1] == ["Lead", "Named Nurse", "Midwife"]
    assert table.columns == 3


def test_a_column_without_a_title_that_says_more_keeps_to_itself() -> None:
    rows = ["Action\tLead\t\tWhen", "Lend cots\tNamed Nurse\tand ask them how they sleep\tMay"]
    table = read_rows(rows, 1)
    assert table is not None
    assert table.columns == 4


def test_a_poured_page_with_bars_between_a_list_s_names_is_no_row() -> None:
    page = "Visit each home in the valley. " * 20 + "Enablers: Voice | Learning | Data"
    assert not is_row(page)
    assert is_row("Voice | Learning | Data")
    assert is_row("| " + page + " |")
