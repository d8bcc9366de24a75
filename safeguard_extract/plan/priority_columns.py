"""Priorities that a column of a table names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from safeguard_extract.language.column_titles import is_title_run, titles_in
from safeguard_extract.language.labels import read_label
from safeguard_extract.plan.candidates import ENDS, TITLE_WORDS, Candidate, Found
from safeguard_extract.plan.column_roles import column_roles
from safeguard_extract.plan.columns import Role, header_row, title_role
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.table_cells import cell_at
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.page import Cell, Table

_TITLE = 14  # words of a numbered line that names a priority
_GROUPED = 1.5  # rows a cell, in the mean: objectives that group so many actions are what a plan is ordered by


def in_columns(composition: Composition) -> Iterator[Candidate]:
    """Cells of a column that a table's header titles 'Priority'."""
    for placed in composition.placed:
        yield from _in_column(placed, composition, Role.PRIORITY, "priority")
    yield from _poured_column(composition, Role.PRIORITY, "priority")


def objectives_in_columns(composition: Composition) -> Iterator[Candidate]:
    """Cells of a column titled 'Objective' that group the rows beside them: the priorities of a plan without others."""
    for placed in composition.placed:
        found = list(_in_column(placed, composition, Role.OBJECTIVE, "objective"))
        rows = sum((c.last_row or 0) - (c.row or 0) + 1 for c in found)
        if rows >= _GROUPED * len(found):
            yield from found
    yield from _poured_column(composition, Role.OBJECTIVE, "objective")


def _poured_column(composition: Composition, role: Role, noun: str) -> Iterator[Candidate]:
    """Under a poured header whose first title is the column's, the short lines numbered 1, 2, …, each over rows of its
    own."""
    intro, wanted, found = None, 1, list[Candidate]()
    for placed in (*composition.placed, None):
        block = placed.block if placed is not None else None
        header = block is not None and block.flattened and is_title_run(block.text)
        if placed is None or block is None or not block.flattened or (header and wanted == 1):
            yield from found if len(found) > 1 else ()
            ordered = placed is not None and header and _orders_work(titles_in(placed.block.text), role)
            intro, wanted, found = placed.index if placed is not None and ordered else None, 1, []
        elif intro is not None and (block.mark or "").rstrip(".)") == str(wanted) and _is_title(block.text):
            title = block.text.strip(ENDS)
            found.append(Candidate(Found.COLUMN, placed.index, placed.span, title, str(wanted), noun, intro=intro))
            wanted += 1
        elif intro is not None and block.kind is BlockKind.HEADING and block.mark is None:
            yield from found if len(found) > 1 else ()
            intro, wanted, found = None, 1, []


def _orders_work(titles: list[str], role: Role) -> bool:
    """Whether the first title of a header that is not the rows' number has the role, before a column of actions."""
    roles = [held for held in map(title_role, titles) if held is not Role.NUMBER]
    return roles[:1] == [role] and Role.ACTION in roles[1:]


def _is_title(text: str) -> bool:
    return len(text.split()) <= _TITLE and not text.endswith((".", ":", ";")) and text[:1].isupper()


def _in_column(placed: Placed, composition: Composition, role: Role, noun: str) -> Iterator[Candidate]:
    table = placed.block.table
    header = header_row(table) if table is not None else None
    if table is None or header is None:
        return
    roles = column_roles(table, header)
    col = next((c for c, held in roles.items() if held is role), None)
    cells = sorted((c for c in table.cells if c.col == col and c.row > header and c.text.strip()), key=lambda c: c.row)
    counted = [_number_beside(table, cell, roles) for cell in cells]
    if [int(number) for number in counted if number] != list(range(1, len(cells) + 1)):
        counted = [None] * len(cells)  # numbers of the rows, not of the priorities
    for position, cell in enumerate(cells):
        span = placed.cells[cell.row, cell.col]
        text = composition.text[span.start : span.end]
        if len(text.split()) > TITLE_WORDS or not any(ch.isalpha() for ch in text):
            continue
        last = cells[position + 1].row - 1 if position + 1 < len(cells) else table.rows - 1
        label = read_label(text)
        numbered = re.match(r"^(\d{1,2})[.)]?\s+(?=[A-Z])", text)
        beside = None if label or numbered else counted[position]
        start = label.end if label else numbered.end() if numbered else 0
        yield Candidate(
            Found.COLUMN,
            placed.index,
            span,
            text[start:].strip(ENDS),
            label.text if label else numbered[1] if numbered else beside,
            noun,
            row=cell.row,
            last_row=max(cell.row_end, last),
            intro=placed.index,
        )


def _number_beside(table: Table, cell: Cell, roles: Mapping[int, Role]) -> str | None:
    """The number that stands in a column of its own just left of a priority."""
    if roles.get(cell.col - 1) is not Role.NUMBER:
        return None
    beside = cell_at(table, cell.row, cell.col - 1)
    number = beside.text.strip(" .)(") if beside is not None and beside.row == cell.row else ""
    return number if number.isdigit() else None
