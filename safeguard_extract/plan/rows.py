"""Rows of action tables to items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguard_extract.language.fields import Value, read_fields
from safeguard_extract.language.labels import read_label
from safeguard_extract.plan.cell_parts import parts_of_cell, without_bullets
from safeguard_extract.plan.columns import Role
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.drafts import Draft, trimmed
from safeguard_extract.plan.leads import trailing_lead
from safeguard_extract.plan.report_tables import deeds_of_report, tells_deeds
from safeguard_extract.plan.row_cells import dates_of_row, evidence_of_row, leads_of_row, progress_of_row, ticked_dates
from safeguard_extract.plan.row_grids import Grid, read_grid
from safeguard_extract.plan.table_cells import banner_at, cell_at, cells_of_row
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.page import Cell
from safeguard_extract.records.plan import ItemKind

_KINDS = {
    Role.ACTION: ItemKind.ACTION,
    Role.OUTCOME: ItemKind.OUTCOME,
    Role.INDICATOR: ItemKind.INDICATOR,
    Role.RISK: ItemKind.RISK,
    Role.ACHIEVEMENT: ItemKind.ACHIEVEMENT,
}
_SEVERITY = 2  # words: 'High' beside a risk is how bad it is
MIN_WORDS = 3  # of an objective


def items_of_table(placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The items of a table's rows; nothing for a table that is no plan (attendance, budget, statistics)."""
    table = placed.block.table
    if table is None:
        return
    if context.report:
        yield from deeds_of_report(table, placed, context)
    grid = read_grid(table)
    if grid is None:
        return
    seen: set[tuple[int, int]] = set()
    for row in range(grid.table.rows):
        banner = banner_at(table, row)
        fields = read_fields(banner.text) if banner is not None else []
        if banner is not None and fields:
            yield from _banner(banner, fields, placed, context)
        if fields or row <= grid.header:
            continue
        yield from _objective(grid, placed, row, seen, context)
        yield from _row(grid, placed, row, context)


def _banner(cell: Cell, fields: Sequence[Value], placed: Placed, context: TableContext) -> Iterator[Draft]:
    """What a field that runs across the table says of all its rows ('Outcome: …'); 'Lead: …' is the priority's."""
    base, text = placed.cells[cell.row, cell.col], context.composition.text
    for value in fields:
        span = trimmed(text, Span(base.start + value.span.start, base.start + value.span.end))
        if value.field.kind is not None and span.end > span.start:
            yield Draft(
                value.field.kind, text[span.start : span.end], span, placed.index, "field", 0.9, table=placed.index,
                row=cell.row, objective=True, regions=context.composition.regions(placed, span),
            )  # fmt: skip


def _objective(
    grid: Grid, placed: Placed, row: int, seen: set[tuple[int, int]], context: TableContext
) -> Iterator[Draft]:
    """A cell left of the actions that says what they are for: one item over all its rows."""
    for col, role in sorted(grid.roles.items()):
        if role is not Role.OBJECTIVE or col > grid.main:
            continue
        cell = cell_at(grid.table, row, col)
        if cell is None or cell.row != row or (cell.row, cell.col) in seen or len(cell.text.split()) < 3:
            continue
        seen.add((cell.row, cell.col))
        for span in parts_of_cell(context.composition.text, placed.cells[cell.row, cell.col]):
            text = context.composition.text[span.start : span.end]
            duty = form_of(text) is Form.DUTY
            yield Draft(
                ItemKind.ACTION if duty else ItemKind.OUTCOME, text, span, placed.index, "objective cell", 0.85,
                table=placed.index, row=row, objective=True, regions=context.composition.regions(placed, span),
            )  # fmt: skip


def _row(grid: Grid, placed: Placed, row: int, context: TableContext) -> Iterator[Draft]:
    main = cell_at(grid.table, row, grid.main)
    if main is None or main.row != row or not any(ch.isalpha() for ch in main.text):
        return
    whole = placed.cells[main.row, main.col]
    text = context.composition.text
    if banner_at(grid.table, row) is main and (label := read_label(main.text)) is not None:
        yield from _labelled_objective(placed, main, label.end, context)
        return
    if (
        main.bold
        and len(main.text.split()) <= 8
        and sum(bool(c.text.strip()) for c in cells_of_row(grid.table, row)) == 1
        and grid.table.columns > 2
    ):
        return  # a heading that runs across the table
    cells = {role: [c for c in sorted(grid.roles) if grid.roles[c] is role] for role in set(grid.roles.values())}
    both = cells.get(Role.LEAD_DATE, [])
    leads = leads_of_row(grid, placed, row, cells.get(Role.LEAD, []) + both, context)
    dates = dates_of_row(grid, placed, row, cells.get(Role.DATE, []) + both, context) or ticked_dates(
        grid, placed, row, context
    )
    reported = context.report and tells_deeds(grid.roles)
    evidence = None if reported else evidence_of_row(grid, placed, row, cells.get(Role.EVIDENCE, []))
    progress = None if reported else progress_of_row(grid, row, cells)
    kind = _KINDS[grid.roles[grid.main]]
    if kind is ItemKind.RISK and evidence and len(text[evidence.start : evidence.end].split()) <= _SEVERITY:
        evidence = None
    if (
        kind is ItemKind.OUTCOME
        and grid.roles[grid.main] is Role.OUTCOME
        and form_of(main.text) is Form.DUTY
        and Role.EVIDENCE not in cells
    ):
        kind = ItemKind.ACTION
    for span in parts_of_cell(text, whole, poured=main.bbox is None and not main.lines):
        words = text[span.start : span.end]
        closing = trailing_lead(words, offset=span.start, period=context.period, glossary=context.glossary)
        body = trimmed(text, Span(span.start, span.start + closing.start)) if closing.start >= 8 else span
        how, confidence = ("table row", 0.95) if grid.titled else ("table row without header", 0.85)
        yield Draft(
            kind, without_bullets(text[body.start : body.end]), span, placed.index, how, confidence,
            leads=leads or tuple(closing.leads),
            dates=dates or tuple(closing.dates) or find_dates(
                text[body.start : body.end], offset=body.start, period=context.period, place=Place.PROSE
            ),
            evidence=text[evidence.start : evidence.end] if evidence else None, evidence_span=evidence,
            progress=progress, regions=context.composition.regions(placed, span), table=placed.index, row=row,
        )  # fmt: skip


def _labelled_objective(placed: Placed, cell: Cell, end: int, context: TableContext) -> Iterator[Draft]:
    """'Objective 1.2: …' across the columns: what the rows below it are for."""
    text, base = context.composition.text, placed.cells[cell.row, cell.col]
    span = trimmed(text, Span(base.start + end, base.end))
    words = text[span.start : span.end]
    if len(words.split()) >= MIN_WORDS:
        yield Draft(
            ItemKind.ACTION if form_of(words) is Form.DUTY else ItemKind.OUTCOME, words, span, placed.index,
            "labelled objective", 0.85, table=placed.index, row=cell.row, objective=True,
            regions=context.composition.regions(placed, span),
        )  # fmt: skip
