"""The story of this room: compose the text, read the outline, find the priorities, then the items under them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.plan.candidates import Candidate, Found
from safeguard_extract.plan.composition import Composition, TableContext, compose
from safeguard_extract.plan.drafts import Draft
from safeguard_extract.plan.field_lines import leads_said, priority_fields
from safeguard_extract.plan.forms import leads_of_form
from safeguard_extract.plan.glances import at_a_glance
from safeguard_extract.plan.glossary import find_glossary
from safeguard_extract.plan.items import find_items
from safeguard_extract.plan.leads import labelled_leads
from safeguard_extract.plan.metadata import Metadata, find_metadata
from safeguard_extract.plan.named_priorities import Named
from safeguard_extract.plan.opening_rows import leads_of_opening
from safeguard_extract.plan.outline import Outline, outline
from safeguard_extract.plan.passages import find_passages
from safeguard_extract.plan.poured import rebuild_poured
from safeguard_extract.plan.priorities import find_priorities
from safeguard_extract.plan.priority_groups import groups_of
from safeguard_extract.plan.row_cells import status_of_row
from safeguard_extract.plan.scopes import Scope, find_scopes
from safeguard_extract.plan.section_purposes import with_purposes
from safeguard_extract.plan.statuses import lone_status
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.plan import (
    Document,
    DocumentType,
    Item,
    Lead,
    Plan,
    Priority,
    Problem,
    Source,
    Status,
    Where,
)
from safeguard_extract.settings import Settings


def find_plan(blocks: Sequence[Block], source: Source, settings: Settings) -> Plan:
    """Understand a document's blocks as a plan; a document without priorities gives a plan that says so."""
    composition = compose(blocks)
    sections = outline(composition, [b for b in blocks if b.kind is BlockKind.FURNITURE])
    metadata = find_metadata(composition, source.file)
    named = find_priorities(composition, sections, metadata.type, metadata.period, settings.restated_similarity)
    groups = groups_of(named, composition)
    scopes = find_scopes(composition, sections, named)
    report = metadata.type is DocumentType.ANNUAL_REPORT
    context = TableContext(composition, metadata.period, find_glossary(composition.text), report)
    poured, taken = rebuild_poured(scopes, context)
    drafts = poured + find_items(sections, scopes, metadata.type, context, taken)
    drafts = _under_rows(sorted(drafts, key=lambda d: (d.span.start, d.span.end)), named)
    priorities = _priorities(named, groups, composition, sections, scopes, context)
    problems = (
        ()
        if priorities
        else (Problem("plan", "no priority was found: is this a plan or an annual report of a board?"),)
    )
    return Plan(
        _document(metadata, source),
        composition.text,
        with_purposes(sections, composition, named, groups),
        priorities,
        _items(drafts, priorities, sections, composition),
        find_passages(composition, sections),
        problems=problems,
    )


def _document(metadata: Metadata, source: Source) -> Document:
    """The document's record; its id is given by the pipeline, which knows the rules of names."""
    return Document("", metadata.board, metadata.area, metadata.type, metadata.period, metadata.published, source)


def short_hash(*parts: str) -> str:
    """Ten hexadecimal digits that stand for the words, white space and case folded."""
    folded = "\x1f".join(" ".join(part.lower().split()) for part in parts)
    return hashlib.sha256(folded.encode()).hexdigest()[:10]


def _under_rows(drafts: list[Draft], named: Sequence[Named]) -> list[Draft]:
    """Rows of a table stand under the priority that a cell of it names."""
    for draft in drafts:
        if draft.table is None or draft.row is None:
            continue
        places = [
            (c.row or 0, place)
            for place, priority in enumerate(named)
            for c in priority.all
            if c.index == draft.table
            and c.row is not None
            and c.row <= draft.row <= (c.last_row if c.last_row is not None else c.row)
        ]
        if places:
            draft.priority = max(places)[1]
    return [d for d in drafts if not _is_priority_cell(d, named)]


def _is_priority_cell(draft: Draft, named: Sequence[Named]) -> bool:
    return any(c.span.start <= draft.span.start and draft.span.end <= c.span.end + 2 for n in named for c in n.all)


def _where(composition: Composition, sections: Outline, candidate: Candidate) -> Where:
    placed = composition.placed[candidate.index]
    table = candidate.index if candidate.row is not None else None
    return Where(
        candidate.span,
        composition.regions(placed, candidate.span),
        sections.of_block[candidate.index],
        table,
        candidate.row,
    )


def _priorities(
    named: Sequence[Named],
    groups: Sequence[str | None],
    composition: Composition,
    sections: Outline,
    scopes: Sequence[Scope],
    context: TableContext,
) -> tuple[Priority, ...]:
    out: list[Priority] = []
    glances = at_a_glance(named, composition, sections)
    for place, priority in enumerate(named):
        first = priority.first
        status = (
            first.status
            or next((s for c in priority.all for s in [_row_status(composition, c)] if s), None)
            or lone_status([e for e, scope in zip(composition.placed, scopes, strict=True) if scope.priority == place])
        )
        out.append(
            Priority(
                id=f"p{place + 1}",
                uid=short_hash("priority", first.title),
                label=priority.label,
                title=first.title,
                kind=priority.kind,
                quote=composition.text[first.span.start : first.span.end],
                where=_where(composition, sections, first),
                confidence=priority.confidence,
                how=priority.found.value,
                group=groups[place],
                period=first.period,
                status=status,
                leads=_leads_of(place, priority, composition, scopes, context),
                restated_at=tuple(_where(composition, sections, c) for c in (*priority.again, *glances[place])),
            )
        )
    return _distinct(out)


def _row_status(composition: Composition, candidate: Candidate) -> Status | None:
    table = composition.placed[candidate.index].block.table
    if table is None or candidate.row is None:
        return None
    # Over several rows it is the first action's status, unless all say the same.
    rows = range(candidate.row, max(candidate.row, candidate.last_row or 0) + 1)
    statuses = {status_of_row(table, row) for row in rows if row < table.rows}
    return statuses.pop() if len(statuses) == 1 else None


def _leads_of(
    place: int, priority: Named, composition: Composition, scopes: Sequence[Scope], context: TableContext
) -> tuple[Lead, ...]:
    """Leads that a line 'Lead: …' gives to the priority as a whole, before its items."""
    leads: list[Lead] = []
    own_fields = priority_fields(composition.placed, scopes)
    for entry, scope in zip(composition.placed, scopes, strict=True):
        if entry.block.table is None:
            if (scope.priority == place and entry.block.kind is not BlockKind.LIST_ITEM) or entry.index in {
                c.index for c in priority.all
            }:
                leads += (
                    labelled_leads(entry.text, entry.span.start, glossary=context.glossary)
                    if entry.index in own_fields
                    else ()
                )
                leads += leads_said(composition.placed, entry, context) if scope.priority == place else ()
            continue
        own = [c for c in priority.all if c.index == entry.index and c.found is Found.CELL]
        for (row, _), span in entry.cells.items():
            if any((c.row or 0) <= row <= (c.last_row or 0) for c in own):
                leads += labelled_leads(composition.text[span.start : span.end], span.start, glossary=context.glossary)
        if own or (scope.priority == place and not entry.block.table.header_rows > 1):
            leads += leads_of_form(entry, context)
        if scope.priority == place:
            leads += leads_of_opening(entry, context)
    return tuple({lead.text: lead for lead in leads}.values())


def _distinct(priorities: list[Priority]) -> tuple[Priority, ...]:
    """Two priorities of the same words (of two years) keep apart: a uid is unique in its plan."""
    seen: dict[str, int] = {}
    out: list[Priority] = []
    for priority in priorities:
        seen[priority.uid] = seen.get(priority.uid, 0) + 1
        n = seen[priority.uid]
        out.append(priority if n == 1 else replace(priority, uid=short_hash("priority", priority.title, str(n))))
    return tuple(out)


def _items(
    drafts: Sequence[Draft], priorities: Sequence[Priority], sections: Outline, composition: Composition
) -> tuple[Item, ...]:
    seen: dict[str, int] = {}
    ids = {id(draft): f"i{n}" for n, draft in enumerate(drafts, 1)}
    out: list[Item] = []
    for draft in drafts:
        uid = short_hash(draft.kind.value, draft.text)
        seen[uid] = seen.get(uid, 0) + 1
        out.append(
            Item(
                id=ids[id(draft)],
                uid=uid if seen[uid] == 1 else short_hash(draft.kind.value, draft.text, str(seen[uid])),
                kind=draft.kind,
                text=draft.text,
                quote=composition.text[draft.span.start : draft.span.end],
                where=Where(draft.span, draft.regions, sections.of_block[draft.index], draft.table, draft.row),
                confidence=draft.confidence,
                how=draft.how,
                priority=priorities[draft.priority].id
                if draft.priority is not None and draft.priority < len(priorities)
                else None,
                parent_item=ids.get(id(draft.parent)) if draft.parent is not None else None,
                leads=draft.leads,
                dates=draft.dates,
                evidence=draft.evidence,
                evidence_span=draft.evidence_span,
                progress=draft.progress,
            )
        )
    return tuple(out)
