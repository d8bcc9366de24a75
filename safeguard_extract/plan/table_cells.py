"""Which cells of a table stand in a row or at a place of its grid, merged cells included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from safeguard_extract.records.page import Cell, Table


def banner_at(table: Table, row: int) -> Cell | None:
    """The one cell that runs across a row of the table: a priority, its outcome or its lead, printed over the rows."""
    cells = cells_of_row(table, row)
    wide = cells[0] if len(cells) == 1 and table.columns > 2 else None
    return wide if wide is not None and (wide.col, wide.col_end) == (0, table.columns - 1) else None


def cell_at(table: Table, row: int, col: int) -> Cell | None:
    """The cell that covers a place of the grid, merged cells included."""
    return next((c for c in cells_over(table, row) if c.col <= col <= c.col_end), None)


def cells_of_row(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a row."""
    return [cell for cell in cells_over(table, row) if cell.row == row]


@dataclass(slots=True)
class _Latest:
    """The table that was last asked for: tables are gone through row by row, one after the other."""

    table: Table | None = None
    rows: dict[int, list[Cell]] = field(default_factory=dict)


_LATEST = _Latest()


def cells_over(table: Table, row: int) -> Sequence[Cell]:
    """The cells that cover a row; gathered once a table, so that one of thousands of rows is gone through in time."""
    if table is not _LATEST.table:
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            for covered in range(cell.row, cell.row_end + 1):
                rows.setdefault(covered, []).append(cell)
        _LATEST.table, _LATEST.rows = table, rows
    return _LATEST.rows.get(row, ())
