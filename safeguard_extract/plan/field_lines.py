"""What field lines ('Lead: …', 'Outcome: …') say, and whom they say it of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguard_extract.language.fields import Field, Value, read_fields
from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.drafts import Draft, trimmed
from safeguard_extract.plan.item_kinds import MIN_WORDS, OVERSEEN
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.plan.scopes import Scope
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DateKind, Lead

_WHO_LEADS = re.compile(
    r"who (?:will |is )?(?:leads?|leading|responsible)\b[^.]{0,30}\??$"
    r"|(?:priority |strategic |board )?lead(?:s|ership)?$",
    re.I,
)
_PARTY = 16  # words of a name or two


def priority_fields(placed: Sequence[Placed], scopes: Sequence[Scope]) -> set[int]:
    """The field lines that speak of a whole priority: those before its first item, or its only one, after several."""
    by_priority: dict[int, list[int]] = {}
    for entry, scope in zip(placed, scopes, strict=True):
        if scope.priority is not None and entry.block.table is None:
            by_priority.setdefault(scope.priority, []).append(entry.index)
    own: set[int] = set()
    for indices in by_priority.values():
        fields = [i for i in indices if _names_lead(read_fields(placed[i].text))]
        words = [i for i in indices if i not in fields and _may_be_item(placed[i])]
        first = min(words, default=max(indices) + 1)
        own |= {i for i in fields if i < first} or {
            i for i in fields if len(fields) == 1 and sum(word < i for word in words) > 1
        }
    return own


def leads_said(placed: Sequence[Placed], entry: Placed, context: TableContext) -> tuple[Lead, ...]:
    """Whom a paragraph under a priority names as its lead: 'This priority will be led by …', or the words right under
    a heading that asks who leads."""
    over = placed[entry.index - 1] if entry.index else entry
    asked = over.block.kind is BlockKind.HEADING and _WHO_LEADS.match(over.text) and len(entry.text.split()) <= _PARTY
    said = OVERSEEN.match(entry.text)
    if asked:
        return split_leads(entry.text, offset=entry.span.start, glossary=context.glossary)
    if said is not None and said["by"].lower() in {"led", "driven", "sponsored"}:
        return split_leads(said["who"], offset=entry.span.start + said.start("who"), glossary=context.glossary)
    return ()


def _names_lead(fields: Sequence[Value]) -> bool:
    """A line with a lead, and no field that holds an item of its own."""
    return any(v.field is Field.LEAD for v in fields) and all(v.field.kind is None for v in fields)


def _may_be_item(entry: Placed) -> bool:
    """Words that may be an item: no heading, and no field but one that holds an item ('Action: …')."""
    fields = read_fields(entry.text)
    return entry.block.kind is not BlockKind.HEADING and all(value.field.kind is not None for value in fields)


def of_fields(
    fields: Sequence[Value], placed: Placed, scope: Scope, owner: Draft | None, context: TableContext
) -> Iterator[Draft]:
    """A field that holds an item is one; leads, dates and measures go to the item before, where there is one."""
    text = context.composition.text
    for value in fields:
        whole = Span(placed.span.start + value.span.start, placed.span.start + value.span.end)
        span = whole if value.field is Field.DATE else trimmed(text, whole)  # '31 January' has no list number
        words = text[span.start : span.end]
        if value.field.kind is not None and scope.priority is not None and len(words.split()) >= MIN_WORDS:
            for start, end in sentence_spans(words):
                part = Span(span.start + start, span.start + end)
                owner = Draft(
                    value.field.kind, text[part.start : part.end], part, placed.index, "field", 0.9,
                    priority=scope.priority, regions=context.composition.regions(placed, part),
                )  # fmt: skip
                yield owner  # the fields that follow on the line are its own
        elif owner is None or not words:
            continue
        elif value.field is Field.LEAD:
            owner.leads += split_leads(words, offset=span.start, glossary=context.glossary)
        elif value.field is Field.DATE:
            due = find_dates(words, offset=span.start, period=context.period, place=Place.CELL)
            # How often a deed is done says less than the field that prints when.
            owner.dates = tuple(d for d in owner.dates if not due or d.kind is not DateKind.RECURRING) + due
        elif value.field is Field.EVIDENCE and owner.evidence is None:
            owner.evidence, owner.evidence_span = words, span
