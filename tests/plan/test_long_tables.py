"""Tables of thousands of rows: no stage goes over all cells again for each row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.plan import find_plan
from safeguard_extract.plan.table_cells import cell_at, cells_of_row
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.plan import Source
from safeguard_extract.settings import DEFAULT


class Counted(tuple[Cell, ...]):
    """Cells that count how often they are gone over."""

    times = 0

    def __iter__(self) -> Iterator[Cell]:
        Counted.times += 1
        return super().__iter__()


def action_table(rows: int) -> Table:
    texts = [("Action", "Lead", "By when")]
    texts += [(f"Review the tide watch of harbour {row} with partners", "Police", "March 2016") for row in range(rows)]
    cells = Counted(Cell(row, col, row, col, text) for row, line in enumerate(texts) for col, text in enumerate(line))
    return Table((1,), None, cells, header_rows=1)


@pytest.fixture
def gone_over() -> Iterator[type[Counted]]:
    Counted.times = 0
    yield Counted
    Counted.times = 0


def times_of_a_plan(rows: int) -> int:
    Counted.times = 0
    blocks = (
        Block(BlockKind.HEADING, "Priority 1: Safe harbours", level=1),
        Block(BlockKind.TABLE, "", table=action_table(rows)),
    )
    plan = find_plan(blocks, Source("plan.txt", "", "text/plain", 1, "text"), DEFAULT)
    assert len(plan.items) == rows
    return Counted.times


def test_cells_are_gone_over_as_often_for_many_rows_as_for_few(gone_over: type[Counted]) -> None:
    assert times_of_a_plan(120) == times_of_a_plan(30)


GRID = 5


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Cells anywhere on a small grid, some merged, some over each other."""
    cells = []
    for text in range(draw(st.integers(0, 12))):
        row, col = draw(st.integers(0, GRID)), draw(st.integers(0, GRID))
        cells.append(Cell(row, col, row + draw(st.integers(0, 3)), col + draw(st.integers(0, 3)), str(text)))
    return Table((1,), None, tuple(cells))


@given(tables())
def test_cells_looked_up_are_the_first_that_cover_a_place(table: Table) -> None:
    for row in range(GRID + 4):
        assert cells_of_row(table, row) == [cell for cell in table.cells if cell.row == row]
        for col in range(GRID + 4):
            covering = [c for c in table.cells if c.row <= row <= c.row_end and c.col <= col <= c.col_end]
            assert cell_at(table, row, col) == (covering[0] if covering else None)
