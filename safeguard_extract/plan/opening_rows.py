"""Rows over a table's header that speak of all its rows: 'Aim' or 'Lead' in the first cell, the value beside it."""

from __future__ import annotations

from collections.abc import Iterator

from safeguard_extract.language.fields import Field, read_fields
from safeguard_extract.plan.columns import header_row
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.drafts import Draft, trimmed
from safeguard_extract.plan.item_kinds import MIN_WORDS
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.plan.table_cells import cells_of_row
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.plan import Lead

_FEWEST = 3  # columns: with two, every row is a title and its value


def _opening_rows(table: Table) -> Iterator[tuple[Field, Cell]]:
    """The field and the value of each row above the header whose second cell takes all the columns but the first."""
    header = header_row(table)
    for row in range(header or 0) if table.columns >= _FEWEST else ():
        cells = cells_of_row(table, row)
        if len(cells) == 2 and cells[0].col == cells[0].col_end == 0 and cells[1].col_end == table.columns - 1:
            fields = read_fields(f"{cells[0].text.strip(' :')}: value")
            if len(fields) == 1 and cells[1].text.strip():
                yield fields[0].field, cells[1]


def items_of_opening(placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The aims, outcomes and risks that such rows print."""
    for kind, cell in _opening_rows(placed.block.table) if placed.block.table is not None else ():
        span = trimmed(context.composition.text, placed.cells[cell.row, cell.col])
        words = context.composition.text[span.start : span.end]
        if kind.kind is not None and len(words.split()) >= MIN_WORDS:
            yield Draft(
                kind.kind, words, span, placed.index, "field", 0.9, table=placed.index, row=cell.row, objective=True,
                regions=context.composition.regions(placed, span),
            )  # fmt: skip


def leads_of_opening(placed: Placed, context: TableContext) -> tuple[Lead, ...]:
    """The parties that such rows name as lead."""
    leads: list[Lead] = []
    for kind, cell in _opening_rows(placed.block.table) if placed.block.table is not None else ():
        if kind is Field.LEAD:
            span = placed.cells[cell.row, cell.col]
            words = context.composition.text[span.start : span.end]
            leads += split_leads(words, offset=span.start, glossary=context.glossary)
    return tuple(leads)
