"""Tables that go on over many pages, joined at the cost of each page alone."""

from __future__ import annotations

from dataclasses import replace

from safeguard_extract.layout.cut_rows import Settled
from safeguard_extract.layout.joined_tables import HEADER_ROWS, goes_on, join_tables, last_page, on_columns
from safeguard_extract.records.page import Cell, Table


class GrowingTable:
    """A table that pages are added to; a page costs what it holds, however many were joined before."""

    def __init__(self, first: Table) -> None:
        self._open = first  # the head, the last page and the cells that reach the last row, in the rows of the whole
        self._settled_cells: list[Cell] = []
        self._settled = Settled(set(), set())
        self._pages = list(first.pages)

    def takes(self, lower: Table) -> bool:
        """True where a table on the next page goes on with this one."""
        return goes_on(self._open, lower)

    def add(self, lower: Table) -> None:
        """Let a table that goes on with this one follow."""
        placed = on_columns(lower, self._open)
        if placed and placed[0] is not self._open:  # the new page has more columns: all cells are counted anew
            self._open, self._settled_cells = self.whole(), []
            self._settled = Settled(set(), set())
        joined = join_tables(self._open, lower, self._settled)
        self._pages += lower.pages
        head, last, page = max(HEADER_ROWS, joined.header_rows), joined.rows - 1, last_page(joined)
        kept: list[Cell] = []
        for cell in joined.cells:
            if cell.row < head or cell.page == page or cell.row_end >= last:
                kept.append(cell)
                continue
            self._settled_cells.append(cell)
            if cell.row_end > cell.row and cell.text.strip():
                self._settled.merging.add(cell.col)
            elif cell.col == 0 and cell.text.strip():
                self._settled.begun.add(cell.text)
        self._open = replace(joined, pages=lower.pages, cells=tuple(kept))

    def whole(self) -> Table:
        """The table with all its rows."""
        if not self._settled_cells:
            return replace(self._open, pages=tuple(self._pages))
        cells = sorted((*self._settled_cells, *self._open.cells), key=lambda cell: (cell.row, cell.col))
        return replace(self._open, pages=tuple(self._pages), cells=tuple(cells))
