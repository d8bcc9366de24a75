"""What the cells beside an item say of it: leads, dates, evidence, progress and status."""

from __future__ import annotations

import re
from collections.abc import Mapping

from safeguard_extract.plan.cell_lines import dates_by_line, parties_by_line
from safeguard_extract.plan.column_roles import column_roles
from safeguard_extract.plan.columns import Role, header_row, is_calendar
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.cues import read_status
from safeguard_extract.plan.date_ranges import are_bounds, from_start_to_end
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.lead_date_cells import part_cell
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.plan.row_grids import Grid
from safeguard_extract.plan.table_cells import cell_at
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.plan import DueDate, Lead, Progress, Status

_TICK = re.compile(r"\W*[✓✔☑√xX•●■]\W*$|\s*(?:yes|due)\s*$", re.I)
_RAG = re.compile(r"^\W*(b?rag\W*)?(red|amber|green|blue|r|a|g|b)\b", re.I)
_RAG_AND_REMARK = re.compile(r"\W*(red|amber|green|blue)\s*[–—:.,;(-]\s*(.+)", re.I | re.S)
_BARE_DATE = re.compile(r"(?:\d{1,2}\S* )?[A-Za-z]{3,9}[ -]\d{2,4}|[\d./ -]{5,10}")  # under 'Date completed'
_PERCENT = re.compile(r"(\d{1,3})\s*%")


def _cell_span(grid: Grid, placed: Placed, row: int, col: int) -> tuple[Cell, Span] | None:
    cell = cell_at(grid.table, row, col)
    if cell is None or not cell.text.strip() or (col != grid.main and cell is cell_at(grid.table, row, grid.main)):
        return None  # words that run across the columns say nothing of any of them
    return cell, placed.cells[cell.row, cell.col]


def leads_of_row(grid: Grid, placed: Placed, row: int, columns: list[int], context: TableContext) -> tuple[Lead, ...]:
    """The parties of the cells under these columns, a line each where a cell breaks between them."""
    leads: list[Lead] = []
    for col in columns:
        found = _cell_span(grid, placed, row, col)
        if found is None:
            continue
        spans = parties_by_line(found[0], context.composition.text, found[1])
        if grid.roles[col] is Role.LEAD_DATE:
            spans, _ = part_cell(context.composition.text, found[1], context.period)
        for span in spans:
            leads += split_leads(
                context.composition.text[span.start : span.end], offset=span.start, glossary=context.glossary
            )
    return tuple(leads)


def dates_of_row(
    grid: Grid, placed: Placed, row: int, columns: list[int], context: TableContext
) -> tuple[DueDate, ...]:
    """The dates of the cells under these columns; those under a start and an end are one range."""
    dates: list[DueDate] = []
    for col in columns:
        found = _cell_span(grid, placed, row, col)
        if found is None:
            continue
        spans: tuple[Span | None, ...] = dates_by_line(found[0], context.composition.text, found[1])
        if grid.roles[col] is Role.LEAD_DATE:
            spans = (part_cell(context.composition.text, found[1], context.period)[1],)
        for span in (each for each in spans if each is not None):
            dates += find_dates(
                context.composition.text[span.start : span.end],
                offset=span.start,
                period=context.period,
                place=Place.CELL,
            )
    heads = [cell_at(grid.table, grid.header, col) for col in columns] if grid.titled else []
    titles = [head.text for head in heads if head is not None]
    bounds = len(titles) == len(columns) == 2 and are_bounds(titles[0], titles[1])
    return from_start_to_end(dates, context.composition.text) if bounds else tuple(dates)


def ticked_dates(grid: Grid, placed: Placed, row: int, context: TableContext) -> tuple[DueDate, ...]:
    """The quarters or months over the ticks of a row, in a table with a calendar for columns; all of them say no more
    than that it is the plan's work.
    """
    heads = {c.col: c for c in grid.table.cells if c.row == grid.header and is_calendar(c.text)}
    marked = [head for col, head in heads.items() for c in [cell_at(grid.table, row, col)] if c and _TICK.match(c.text)]
    if len(heads) < 2 or len(marked) > len(heads) / 2:
        return ()
    dates: list[DueDate] = []
    for head in marked:
        span = placed.cells[head.row, head.col]
        title = context.composition.text[span.start : span.end]
        dates += find_dates(title, offset=span.start, period=context.period, place=Place.CELL)
    return tuple(dates)


def evidence_of_row(grid: Grid, placed: Placed, row: int, columns: list[int]) -> Span | None:
    """The first cell under these columns that says how the item will be known to have worked."""
    for col in columns:
        found = _cell_span(grid, placed, row, col)
        if found is not None and col != grid.main:
            return found[1]
    return None


def progress_of_row(grid: Grid, row: int, cells: Mapping[Role, list[int]]) -> Progress | None:
    """The colour, the share done and the remarks under status and progress; None where nothing stands there."""
    rag = percent = commentary = None
    for role in (Role.STATUS, Role.PROGRESS):
        for col in cells.get(role, []):
            cell = cell_at(grid.table, row, col)
            words = " ".join(cell.text.split()) if cell is not None else ""
            if not words:
                continue
            match, share, remarked = _RAG.match(words), _PERCENT.search(words), _RAG_AND_REMARK.match(words)
            if remarked:
                rag, remark = remarked[1].lower(), remarked[2].rstrip(")")
                if share and len(remark.split()) <= 2:  # 'Amber – 60%'
                    percent = float(share[1])
                else:
                    commentary = remark
            elif match and len(words.split()) <= 4:
                rag = (
                    match[2].lower()
                    if len(match[2]) > 1
                    else {"r": "red", "a": "amber", "g": "green", "b": "blue"}[match[2].lower()]
                )
            elif share and len(words.split()) <= 4:
                percent = float(share[1])
            else:
                told = f"completed {words}" if _BARE_DATE.fullmatch(words) else words
                commentary = f"{commentary}; {told}" if commentary else told
    return Progress(rag, percent, commentary) if rag or commentary or percent is not None else None


def status_of_row(table: Table, row: int) -> Status | None:
    """What the status or progress column of a row says has become of the priority it names."""
    header = header_row(table)
    if header is None:
        return None
    roles = column_roles(table, header)
    for role in (Role.STATUS, Role.PROGRESS):
        for col in sorted(c for c, r in roles.items() if r is role):
            cell = cell_at(table, row, col)
            status = read_status(cell.text) if cell is not None else None
            if status is not None:
                return status
    return None
