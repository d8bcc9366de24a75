"""Rows of action tables to items, with their leads, dates, evidence and progress."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from safeguard_extract.language.fields import Value, read_fields
from safeguard_extract.language.labels import read_label
from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.cell_lines import dates_by_line, parties_by_line
from safeguard_extract.plan.cell_parts import parts_of_cell, without_bullets
from safeguard_extract.plan.columns import Role, banner_at, cell_at, cells_of_row, column_roles, header_row, is_calendar
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.cues import read_status
from safeguard_extract.plan.date_ranges import are_bounds, from_start_to_end
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.drafts import Draft, trimmed
from safeguard_extract.plan.lead_date_cells import part_cell
from safeguard_extract.plan.leads import split_leads, trailing_lead
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.plan import DueDate, ItemKind, Lead, Period, Progress, Status

_KINDS = {
    Role.ACTION: ItemKind.ACTION,
    Role.OUTCOME: ItemKind.OUTCOME,
    Role.INDICATOR: ItemKind.INDICATOR,
    Role.RISK: ItemKind.RISK,
    Role.ACHIEVEMENT: ItemKind.ACHIEVEMENT,
}
_MAIN = (Role.ACTION, Role.INDICATOR, Role.OUTCOME, Role.RISK, Role.ACHIEVEMENT)
_TARGET = re.compile(r"\b(?:target|ambition|trajectory)\b", re.I)
_SEVERITY = 2  # words: 'High' beside a risk is how bad it is
MIN_WORDS = 3  # of an objective
_FULL = 4  # words a cell, in the mean: shorter ones are catchwords
_TICK = re.compile(r"\W*[✓✔☑√xX•●■]\W*$|\s*(?:yes|due)\s*$", re.I)
_DEED_WORDS = 5  # a shorter cell is a status
_RAG = re.compile(r"^\W*(b?rag\W*)?(red|amber|green|blue|r|a|g|b)\b", re.I)
_RAG_AND_REMARK = re.compile(r"\W*(red|amber|green|blue)\s*[–—:.,;(-]\s*(.+)", re.I | re.S)
_BARE_DATE = re.compile(r"(?:\d{1,2}\S* )?[A-Za-z]{3,9}[ -]\d{2,4}|[\d./ -]{5,10}")  # under 'Date completed'
_PERCENT = re.compile(r"(\d{1,3})\s*%")


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the rows of a table need to know of the document around them."""

    composition: Composition
    period: Period | None
    glossary: Mapping[str, str]
    report: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with the role of each column."""

    table: Table
    header: int
    roles: dict[int, Role]
    main: int
    titled: bool


def items_of_table(placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The items of a table's rows; nothing for a table that is no plan (attendance, budget, statistics)."""
    table = placed.block.table
    if table is None:
        return
    if context.report:
        yield from _reported(table, placed, context)
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


def _reported(table: Table, placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The deeds that a report's progress column tells of each priority, with what the row says came of them."""
    header = header_row(table)
    roles = column_roles(table, header) if header is not None else {}
    if header is None or not (Role.PRIORITY in roles.values() or _tells_deeds(roles)):
        return
    text = context.composition.text
    results = [c for c in sorted(roles) if roles[c] is Role.EVIDENCE] if _tells_deeds(roles) else []
    for cell in table.cells:
        if cell.row <= header or roles.get(cell.col) is not Role.PROGRESS or len(cell.text.split()) < _DEED_WORDS:
            continue
        found = [cell_at(table, cell.row, col) for col in results]
        result = next((placed.cells[c.row, c.col] for c in found if c is not None and c.text.strip()), None)
        for part in parts_of_cell(text, placed.cells[cell.row, cell.col]):
            for start, end in sentence_spans(text[part.start : part.end]):
                span = trimmed(text, Span(part.start + start, part.start + end))
                words = text[span.start : span.end]
                if form_of(words) in {Form.DEED, Form.STATE} and len(words.split()) >= _DEED_WORDS:
                    yield Draft(
                        ItemKind.ACHIEVEMENT, words, span, placed.index, "progress column", 0.8, table=placed.index,
                        row=cell.row, regions=context.composition.regions(placed, span),
                        evidence=text[result.start : result.end] if result else None, evidence_span=result,
                    )  # fmt: skip


def _tells_deeds(roles: Mapping[int, Role]) -> bool:
    """What was done, and neither who does it nor by when: a report's table, not a plan's."""
    return Role.PROGRESS in roles.values() and not {Role.LEAD, Role.DATE, Role.LEAD_DATE} & set(roles.values())


def read_grid(table: Table) -> _Grid | None:
    """The roles of a table's columns where it has a main column and something beside it that makes it a plan."""
    header = header_row(table)
    roles = column_roles(table, header)
    main = _main_column(table, roles, header)
    if main is None:
        return None
    if roles[main] is Role.ACHIEVEMENT and header is not None:
        return _Grid(table, header, roles, main, True)
    if (
        roles[main] in {Role.RISK, Role.INDICATOR}
        and header is not None
        and table.columns > 1
        and not _is_statistics(table, header, roles)
    ):
        return _Grid(table, header, roles, main, True)
    if header is not None and _is_statistics(table, header, roles):
        return None
    beside = {role for c, role in roles.items() if c != main}
    if not beside & {
        Role.LEAD,
        Role.DATE,
        Role.LEAD_DATE,
        Role.EVIDENCE,
        Role.PROGRESS,
        Role.STATUS,
        Role.PRIORITY,
        Role.OBJECTIVE,
        Role.NUMBER,
    }:
        return None
    return _Grid(table, header if header is not None else -1, roles, main, header is not None)


def _main_column(table: Table, roles: Mapping[int, Role], header: int | None) -> int | None:
    """The column whose cells are the items: of two with actions ('What' and 'How') the one that says them in full."""
    main = next((c for role in _MAIN for c in sorted(roles) if roles[c] is role), None)
    if main is None or header is None or roles[main] is not Role.ACTION:
        return main
    words = {
        col: [len(c.text.split()) for c in table.cells if c.col == col and c.row > header and c.text.strip()]
        for col, role in roles.items()
        if role is Role.ACTION
    }
    full = [col for col, counts in sorted(words.items()) if counts and sum(counts) >= _FULL * len(counts)]
    return main if main in full or not full else full[0]


def _is_statistics(table: Table, header: int, roles: Mapping[int, Role]) -> bool:
    """Most cells are figures, besides those of a column of numbers or dates: rows that are nobody's items.

    Indicators with their targets are a plan's, however many figures stand beside them.
    """
    titles = [c.text for c in table.cells if c.row <= header <= c.row_end]
    if Role.INDICATOR in roles.values() and any(_TARGET.search(title) for title in titles):
        return False
    counted = {col for col, role in roles.items() if role in {Role.NUMBER, Role.DATE}}
    cells = [c.text.strip() for c in table.cells if c.row > header and c.col not in counted and c.text.strip()]
    return sum(bool(re.fullmatch(r"[\d.,%£\s–/()-]+[A-Za-z]{0,3}", text)) for text in cells) > 0.35 * len(cells)


def _objective(
    grid: _Grid, placed: Placed, row: int, seen: set[tuple[int, int]], context: TableContext
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


def _row(grid: _Grid, placed: Placed, row: int, context: TableContext) -> Iterator[Draft]:
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
    leads = _leads(grid, placed, row, cells.get(Role.LEAD, []) + both, context)
    dates = _dates(grid, placed, row, cells.get(Role.DATE, []) + both, context) or _ticked(grid, placed, row, context)
    reported = context.report and _tells_deeds(grid.roles)
    evidence = None if reported else _evidence(grid, placed, row, cells.get(Role.EVIDENCE, []))
    progress = None if reported else _progress(grid, row, cells)
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


def _cell_span(grid: _Grid, placed: Placed, row: int, col: int) -> tuple[Cell, Span] | None:
    cell = cell_at(grid.table, row, col)
    if cell is None or not cell.text.strip() or (col != grid.main and cell is cell_at(grid.table, row, grid.main)):
        return None  # words that run across the columns say nothing of any of them
    return cell, placed.cells[cell.row, cell.col]


def _leads(grid: _Grid, placed: Placed, row: int, columns: list[int], context: TableContext) -> tuple[Lead, ...]:
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


def _dates(grid: _Grid, placed: Placed, row: int, columns: list[int], context: TableContext) -> tuple[DueDate, ...]:
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


def _ticked(grid: _Grid, placed: Placed, row: int, context: TableContext) -> tuple[DueDate, ...]:
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


def _evidence(grid: _Grid, placed: Placed, row: int, columns: list[int]) -> Span | None:
    for col in columns:
        found = _cell_span(grid, placed, row, col)
        if found is not None and col != grid.main:
            return found[1]
    return None


def _progress(grid: _Grid, row: int, cells: Mapping[Role, list[int]]) -> Progress | None:
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
