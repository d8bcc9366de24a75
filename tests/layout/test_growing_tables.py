"""Tables over many pages: the same as joining page after page, at the cost of each page alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from printed_pages import table_at, texts

from safeguard_extract.layout import growing_tables
from safeguard_extract.layout.growing_tables import GrowingTable
from safeguard_extract.layout.joined_tables import goes_on, join_tables
from safeguard_extract.records.page import Cell, Table

HEAD = ["No", "Action", "Lead", "By"]
FINE, COARSE = [40.0, 160.0, 160.0, 90.0], [40.0, 160.0, 250.0]
CELLS = st.sampled_from(["", "", "1", "2", "3", "Visit homes.", "and", "the board", "June,", "Nurse"])


def merged_down(table: Table, col: int) -> Table:
    """The table with the first two rows of a column below its head as one cell."""
    if table.rows < 3:
        return table
    cells = [
        replace(cell, row_end=2) if (cell.row, cell.col) == (1, col) else cell
        for cell in table.cells
        if (cell.row, cell.col) != (2, col)
    ]
    return replace(table, cells=tuple(cells))


@st.composite
def printed_tables(draw: st.DrawFn) -> list[Table]:
    """A table's parts on the pages that follow each other, with and without its head, on more or fewer columns."""
    parts = []
    for page in range(1, draw(st.integers(2, 7)) + 1):
        widths = draw(st.sampled_from([FINE, FINE, FINE, COARSE]))
        rows = draw(st.lists(st.lists(CELLS, min_size=len(widths), max_size=len(widths)), min_size=1, max_size=5))
        head = [HEAD[: len(widths)]] if page == 1 or draw(st.booleans()) else []
        table = table_at([*head, *rows], page=page, widths=widths)
        table = merged_down(table, 0) if draw(st.booleans()) else table
        open_top, open_bottom = draw(st.booleans()), draw(st.booleans())
        parts.append(replace(table, header_rows=len(head), open_top=open_top, open_bottom=open_bottom))
    return parts


def in_order(table: Table) -> list[Cell]:
    return sorted(table.cells, key=lambda cell: (cell.row, cell.col, cell.text))


@given(printed_tables())
def test_a_growing_table_is_what_joining_page_after_page_makes(parts: list[Table]) -> None:
    joined, growing = parts[0], GrowingTable(parts[0])
    for part in parts[1:]:
        part = replace(part, pages=(joined.pages[-1] + 1,))
        part = replace(part, cells=tuple(replace(cell, page=part.pages[0]) for cell in part.cells))
        assert growing.takes(part) is goes_on(joined, part)
        if goes_on(joined, part):
            joined = join_tables(joined, part)
            growing.add(part)
    whole = growing.whole()
    assert in_order(whole) == in_order(joined)
    assert replace(whole, cells=()) == replace(joined, cells=())


def test_a_page_costs_what_it_holds(monkeypatch) -> None:
    looked_at = []

    def counted(upper: Table, lower: Table, *rest: object) -> Table:
        looked_at.append(len(upper.cells))
        return join_tables(upper, lower, *rest)

    monkeypatch.setattr(growing_tables, "join_tables", counted)
    growing = GrowingTable(table_at([HEAD, *([str(n), "Visit", "Nurse", "May"] for n in range(30))], page=1))
    for page in range(2, 60):
        growing.add(table_at([HEAD, *([f"{page}.{n}", "Visit", "Nurse", "May"] for n in range(30))], page=page))
    assert max(looked_at) <= 4 * 40
    assert len(texts(growing.whole())) == 1 + 30 * 59
