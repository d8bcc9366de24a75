"""Rows of a table that a scraper poured into one line: rebuilt from the order of what its cells held."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from safeguard_extract.language.column_titles import is_title, is_title_run
from safeguard_extract.language.form_headings import is_form_heading
from safeguard_extract.language.verbs import NOUN_TOO, is_imperative
from safeguard_extract.plan.composition import Placed
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.drafts import Draft
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.plan.rows import TableContext
from safeguard_extract.plan.scopes import Scope
from safeguard_extract.plan.segments import Cell, Segment, segments_of
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DueDate, ItemKind, Lead, Progress

_ANCHORS = 2  # date or lead cells: fewer are a sentence's own words
_FIELD = re.compile(r"^(?:[\w’'/ -]{2,40}\s)?(?:leads?|officer|owner|sponsor|mechanism|statement)\s?:", re.I)
_JOINS = re.compile(r"\band\b|[/&,;]|\bin consultation\b|\bsupported\b")
_REFERENCE = re.compile(r"\d{1,2}\.\d{1,2}")
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
    for run in _runs(context.composition.placed, scopes):
        segments = [s for placed in run for s in segments_of(placed.text, placed.span.start, placed.index)]
        anchors = [i for i, s in enumerate(segments) if s.cell in {Cell.DATE, Cell.LEAD}]
        if context.report and not any(is_title_run(s.text) for s in segments):
            continue  # a report's prose names many agencies; its tables print their columns' titles
        if len(anchors) < _ANCHORS or not any(s.cell is Cell.DUTY for s in segments):
            continue
        priority = scopes[run[0].index].priority
        rows = {p.index for p in run if p.block.level or _REFERENCE.match(p.block.mark or "")}
        for group in _groups(segments, rows):
            drafts += _items(group, priority, context)
        taken |= {placed.index for placed in run}
    return drafts, taken


def _runs(placed: Sequence[Placed], scopes: Sequence[Scope]) -> Iterator[list[Placed]]:
    """Poured blocks in a row under one priority, from the last field of its form on."""
    run: list[Placed] = []
    for entry in placed:
        block = entry.block
        anchor_heading = block.flattened and block.kind is BlockKind.HEADING and _only_anchors(entry)
        same = run and scopes[entry.index].priority == scopes[run[0].index].priority
        if (
            block.flattened
            and scopes[entry.index].priority is not None
            and not scopes[entry.index].names_priority
            and (block.kind is not BlockKind.HEADING or anchor_heading)
        ):
            if not same:
                yield from _whole(run)
                run = []
            run = [] if _FIELD.match(entry.text) else [*run, entry]
        elif block.kind is BlockKind.HEADING and block.flattened and _FIELD.match(entry.text):
            run = []
        elif block.kind is BlockKind.HEADING and is_form_heading(entry.text):
            yield from _whole(run)  # lists under the questions of a form, no table
            run = []
        elif block.kind is BlockKind.HEADING and block.flattened and same and not scopes[entry.index].names_priority:
            run.append(entry)
        else:
            yield from _whole(run)
            run = []
    yield from _whole(run)


def _whole(run: list[Placed]) -> Iterator[list[Placed]]:
    if run:
        yield run


def _only_anchors(entry: Placed) -> bool:
    return all(s.cell in {Cell.DATE, Cell.LEAD} for s in segments_of(entry.text, 0, 0))


def _groups(segments: Sequence[Segment], rows: set[int]) -> Iterator[_Group]:
    """A new group begins where words to do follow dates, leads or measures, and at each block that is a row
    (`rows`)."""
    group = _Group()
    block: int | None = None
    measured = _has_measures(segments)
    for segment in segments:
        if is_title_run(segment.text) or is_title(segment.text):
            continue  # the table's header
        if segment.block != block and segment.block in rows and (group.actions or group.anchored):
            yield group
            group = _Group()
        block = segment.block
        if group.anchored and segment.cell in {Cell.DUTY, Cell.STATE} and _begins_anew(segment, group, measured):
            yield group
            group = _Group()
        if segment.cell is Cell.DATE:
            group.dates.append(segment)
        elif segment.cell is Cell.LEAD:
            group.leads.append(segment)
        elif segment.cell is Cell.RATING:
            group.rating = segment.text.lower()
        elif group.anchored:
            group.measures.append(segment)
        else:
            group.actions.append(segment)
    yield group


def _has_measures(segments: Sequence[Segment]) -> bool:
    """Whether the table had a column after its dates and leads: the words after them are then seldom something to
    do."""
    after = [
        b
        for a, b in itertools.pairwise(segments)
        if a.cell in {Cell.DATE, Cell.LEAD} and b.cell in {Cell.DUTY, Cell.STATE}
    ]
    return bool(after) and sum(not _plainly_to_do(s) for s in after) >= len(after) / 3


def _plainly_to_do(segment: Segment) -> bool:
    """An imperative that is no noun as well: 'Report to Board' may be a measure, 'Develop a report' is not."""
    first = segment.text.split()[0].strip("(,").lower()
    return segment.cell is Cell.DUTY and is_imperative(first) and first not in NOUN_TOO


def _begins_anew(segment: Segment, group: _Group, measured: bool) -> bool:
    """After dates and leads come as many measures as there are rows; then words to do open the next rows."""
    rows = sum(not _is_objective(group.actions, i) for i in range(len(group.actions)))
    if measured and len(group.measures) < max(1, rows):
        return _plainly_to_do(segment) and bool(group.measures)
    return segment.cell is Cell.DUTY or not segment.ended


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
        out += [tuple(cell) for cell in cells]
    return out


def _items(group: _Group, priority: int | None, context: TableContext) -> Iterator[Draft]:
    """Each action with its date, lead and measure: in order, merged cells serving the rows they spanned."""
    rows = [s for i, s in enumerate(group.actions) if not _is_objective(group.actions, i)] if group.anchored else []
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
            draft.dates = _dates(dates[place], context)
            draft.leads = leads[place] or ()
            span = measures[place]
            if span is not None:
                draft.evidence_span, draft.evidence = span, context.composition.text[span.start : span.end]
            draft.progress = Progress(rag=group.rating) if group.rating else None
        yield draft


def _is_objective(actions: Sequence[Segment], i: int) -> bool:
    """An objective's cell stands before its actions and has no full stop where they have one."""
    return i + 1 < len(actions) and not actions[i].ended and (actions[-1].ended or actions[i].cell is Cell.STATE)


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


def _dates(segment: Segment | None, context: TableContext) -> tuple[DueDate, ...]:
    if segment is None:
        return ()
    return find_dates(segment.text, offset=segment.span.start, period=context.period, place=Place.CELL)
