"""Rows of a table that a scraper poured into one line: rebuilt from the order of what its cells held."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from safeguard_extract.language.column_titles import is_title, is_title_run
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.date_ranges import from_start_to_end
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.drafts import Draft
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.plan.poured_groups import Columns, Rows, columns_of, has_measures, is_objective, part_rows
from safeguard_extract.plan.poured_reports import promised_rows, promises_and_deeds, sets_deeds_beside_promises
from safeguard_extract.plan.poured_runs import Table, header_above, runs, without_reasons
from safeguard_extract.plan.scopes import Scope
from safeguard_extract.plan.segments import Cell, Segment, segments_of
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DueDate, ItemKind, Lead, Progress

_ANCHORS = 2  # date or lead cells: fewer are a sentence's own words
_JOINS = re.compile(r"\band\b|[/&,;]|\bin consultation\b|\bsupported\b")
_PEERS = re.compile(r"[A-Z]{2,6}(?:\s?[/,&]\s?[A-Z]{2,6})+")  # acronyms share the cell of the party before them
_REFERENCE = re.compile(r"\d{1,2}(?:\.\d{1,2}|[a-h]\b)")
_CONFIDENCE = 0.75
T = TypeVar("T")


@dataclass(slots=True)
class _Group:
    """Actions that were poured together, and the dates, leads and measures poured after them."""

    actions: list[Segment] = field(default_factory=list)
    dates: list[Segment] = field(default_factory=list)
    leads: list[Segment] = field(default_factory=list)
    measures: list[Segment] = field(default_factory=list)
    rating: str | None = None

    @property
    def anchored(self) -> bool:
        return bool(self.dates or self.leads)


def rebuild_poured(scopes: Sequence[Scope], context: TableContext) -> tuple[list[Draft], set[int]]:
    """The items of poured tables, and the blocks whose words they used."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    columns = Columns()
    table = Table()
    for run in runs(context.composition.placed, scopes):
        table = header_above(run[0].index, context.composition.placed, scopes, table)
        headers = [h for h in (table.header, *(p.text.strip() for p in run if is_title_run(p.text))) if h]
        table = Table(headers[-1] if headers else "", run[-1].index)
        columns = columns_of(headers[-1]) if headers else columns
        if headers and sets_deeds_beside_promises(headers[-1]):
            told = promised_rows(run)
            drafts += promises_and_deeds(told, scopes[run[0].index].priority, context)
            taken |= {placed.index for placed in told}
            continue
        run = without_reasons(run, scopes)
        segments = [s for placed in run if not is_title_run(placed.text) for s in _segments(placed, context)]
        # A date in small letters may close a bullet of its own.
        anchors = [s for s in segments if s.cell is Cell.LEAD or (s.cell is Cell.DATE and not s.text[:1].islower())]
        if context.report and not headers:
            continue  # a report's prose names many agencies; its tables print their columns' titles
        if len(anchors) < (1 if headers else _ANCHORS) or not any(s.cell is Cell.DUTY for s in segments):
            continue
        priority = scopes[run[0].index].priority
        rows = {p.index for p in run if _is_row(p)}
        for group in _groups(segments, rows, columns):
            drafts += _items(group, priority, context, columns)
        taken |= {placed.index for placed in run}
    return drafts, taken


def _segments(placed: Placed, context: TableContext) -> Iterator[Segment]:
    numbered = placed.block.mark is not None and any(c.isdigit() for c in placed.block.mark)
    for i, segment in enumerate(segments_of(placed.text, placed.span.start, placed.index)):
        cells = len(_cells_of([segment], context)) if segment.cell is Cell.LEAD else 1
        yield replace(segment, opens_row=numbered and i == 0, cells=0 if _PEERS.fullmatch(segment.text) else cells)


def _is_row(placed: Placed) -> bool:
    """A block that a line or a reference shows to be one row; a cell that passed for a heading is none."""
    block = placed.block
    return bool(block.kind is not BlockKind.HEADING and block.level) or bool(_REFERENCE.match(block.mark or ""))


def _groups(segments: Sequence[Segment], rows: set[int], columns: Columns) -> Iterator[_Group]:
    """The groups of rows in a run: each block that is a row (`rows`) begins one, and so do words to do after dates,
    leads or measures."""
    cells = [s for s in segments if not is_title(s.text)]
    columns = columns if columns.measured is not None else replace(columns, measured=has_measures(cells))
    stretch: list[Segment] = []
    for segment in cells:
        if stretch and segment.block != stretch[-1].block and segment.block in rows:
            yield from map(_group, part_rows(stretch, columns))
            stretch = []
        stretch.append(segment)
    yield from map(_group, part_rows(stretch, columns))


def _group(parts: Rows) -> _Group:
    return _Group(
        list(parts.actions),
        [s for s in parts.anchors if s.cell is Cell.DATE],
        [s for s in parts.anchors if s.cell is Cell.LEAD],
        list(parts.measures),
        parts.rating,
    )


def _cells_of(segments: Sequence[Segment], context: TableContext) -> list[tuple[Lead, ...]]:
    """The lead cells of a group: parties joined by 'and', '/' or a comma shared a cell, others stood one under the
    other."""
    out: list[tuple[Lead, ...]] = []
    for segment in segments:
        base = segment.span.start
        cells: list[list[Lead]] = []
        for lead in split_leads(segment.text, offset=base, glossary=context.glossary):
            previous = cells[-1][-1] if cells else None
            between = (
                segment.text[previous.span.end - base : lead.span.start - base]
                if previous and previous.span and lead.span
                else ""
            )
            if previous is not None and _JOINS.search(between):
                cells[-1].append(lead)
            else:
                cells.append([lead])
        if out and not segment.cells:
            out[-1] = (*out[-1], *itertools.chain(*cells))
        else:
            out += [tuple(cell) for cell in cells]
    return out


def _items(group: _Group, priority: int | None, context: TableContext, columns: Columns) -> Iterator[Draft]:
    """Each action with its date, lead and measure: in order, merged cells serving the rows they spanned."""
    rows = [s for i, s in enumerate(group.actions) if not is_objective(group.actions, i, columns)]
    rows = rows if group.anchored or group.measures else []
    dates = _spread(group.dates, len(rows))
    leads = _spread(_cells_of(group.leads, context), len(rows))
    measures = _shared_out(group.measures, len(rows))
    for segment in group.actions:
        objective = segment not in rows
        kind = ItemKind.ACTION if segment.cell is Cell.DUTY else ItemKind.OUTCOME if objective else ItemKind.ACTION
        draft = Draft(
            kind, segment.text, segment.span, segment.block, "poured objective" if objective else "poured row",
            _CONFIDENCE if group.anchored else _CONFIDENCE - 0.1, priority=priority, objective=objective,
            regions=context.composition.regions(context.composition.placed[segment.block], segment.span),
        )  # fmt: skip
        if not objective:
            place = rows.index(segment)
            found = _dates(dates[place], context)
            draft.dates = (
                from_start_to_end(found, context.composition.text) if columns.bounds else found
            ) or _own_dates(segment, context)
            draft.leads = leads[place] or ()
            span = measures[place]
            said = " ".join(context.composition.text[span.start : span.end].split()) if span is not None else None
            if span is not None and not columns.progress:
                draft.evidence_span, draft.evidence = span, context.composition.text[span.start : span.end]
            told = said if columns.progress else None
            draft.progress = Progress(rag=group.rating, commentary=told) if group.rating or told else None
        yield draft


def _spread(cells: Sequence[T], rows: int) -> list[T | None]:
    """Cells to rows: one each; where there are fewer, the first spanned the rows before."""
    if not cells or not rows:
        return [None] * rows
    if len(cells) >= rows:
        return [*cells[:rows]]
    return [*[cells[0]] * (rows - len(cells)), *cells]


def _shared_out(cells: Sequence[Segment], rows: int) -> list[Span | None]:
    """Measures to rows in order; what is left over belongs to the last."""
    out: list[Span | None] = [None] * rows
    for i, cell in enumerate(cells if rows else ()):
        place = min(i, rows - 1)
        before = out[place]
        out[place] = Span(before.start if before else cell.span.start, cell.span.end)
    return out


def _own_dates(segment: Segment, context: TableContext) -> tuple[DueDate, ...]:
    """The dates that an action without a date cell names itself."""
    return find_dates(segment.text, offset=segment.span.start, period=context.period, place=Place.PROSE)


def _dates(segment: Segment | None, context: TableContext) -> tuple[DueDate, ...]:
    if segment is None:
        return ()
    return find_dates(segment.text, offset=segment.span.start, period=context.period, place=Place.CELL)
