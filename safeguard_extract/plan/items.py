"""Items in lists and running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.form_headings import is_form_heading
from safeguard_extract.language.labels import read_label
from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.cards import items_of_cards
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.cues import Cue, read_cue
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.deeds import acting_parties
from safeguard_extract.plan.drafts import Draft, trimmed
from safeguard_extract.plan.field_lines import of_fields, priority_fields
from safeguard_extract.plan.forms import items_of_columns, items_of_form, items_of_years
from safeguard_extract.plan.item_kinds import MIN_WORDS, Setting, item_kind
from safeguard_extract.plan.leads import trailing_lead
from safeguard_extract.plan.nested import join_nested, lead_ins
from safeguard_extract.plan.opening_rows import items_of_opening
from safeguard_extract.plan.outline import Outline, section_type
from safeguard_extract.plan.rows import items_of_table
from safeguard_extract.plan.scopes import Scope
from safeguard_extract.plan.section_years import years_in, years_of_section
from safeguard_extract.plan.table_captions import caption_of
from safeguard_extract.plan.wording import Form, form_of, is_promise_of_it, is_spoken, opens_with_duty
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DocumentType, ItemKind
from safeguard_extract.records.section import SectionType

# The share of rows found in each way that are right on annotated plans, rounded down where few were seen.
_CONFIDENCE = {
    "list under a cue": 0.95,
    "list under a priority": 0.8,
    "list under a section": 0.5,
    "sentence under a cue": 0.75,
    "sentence under a priority": 0.75,
    "sentence under a section": 0.4,
}
_COVER = 4  # blocks: name, type and years, motto, date
_ITEM_WORDS = 30  # words: a longer paragraph is prose, whatever its mark
_SHORTEST = 8  # characters: a bracket that leaves less of the sentence is the sentence
# What people said, before what was done about it.
_YOU_SAID = re.compile(r"^you (?:said|told us)\b.*?\bwe (?:did|have done)\s*:?\s*", re.I | re.S)
_FINITE = re.compile(
    r"\b(?:is|are|has|have|can|do|does|will|know|feel|see|receive|get|understand|use|share|live)\b", re.I
)
_BRACKET = re.compile(r"\([^()]{2,80}\)[.;]?\s*(?=[A-Z]|$)")
_NEXT_STEP = re.compile(r"\s*[(\[]next steps?\b[^)\]]*[)\]]\W*$", re.I)


def find_items(
    outline: Outline, scopes: Sequence[Scope], kind: DocumentType, document: TableContext, taken: set[int]
) -> list[Draft]:
    """All items of the document in reading order; `taken` are blocks whose words another reading has used."""
    out: list[Draft] = []
    placed_blocks = document.composition.placed
    headings = {p.text.strip(" :;.").lower() for p in placed_blocks if p.block.kind is BlockKind.HEADING}
    of_priority = priority_fields(placed_blocks, scopes)
    leading = lead_ins(placed_blocks)
    contexts: dict[str, TableContext] = {}  # by section: each has its years
    owner: Draft | None = None  # the item that field lines after it speak of
    for placed, scope in zip(placed_blocks, scopes, strict=True):
        section = outline.of_block[placed.index]
        if section not in contexts:
            years = years_of_section(outline, placed.index)
            contexts[section] = replace(document, period=years) if years else document
        context = contexts[section]
        if placed.block.kind is BlockKind.CAPTION:
            continue  # beside the text: fields after it still speak of the item before
        fields = read_fields(placed.text) if placed.block.table is None else []
        if placed.index in taken or (placed.block.kind is BlockKind.HEADING and not fields):
            owner = None
            out += [] if placed.index in taken else _of_heading(placed, scope, context)
            continue
        if placed.block.table is not None:
            found = list(_of_table(placed, scope, outline, context))
        elif fields:
            found = list(of_fields(fields, placed, scope, None if placed.index in of_priority else owner, context))
        elif placed.text.strip(" :;.").lower() in headings:
            continue  # a list of the headings to come
        elif scope.work and not scope.names_priority:
            found = list(_of_words(placed, scope, outline, kind, context, placed.index in leading))
        else:
            found = []
        owner = found[-1] if len(found) == 1 and placed.block.table is None else owner if fields else None
        out += found
    return join_nested(out, placed_blocks)


def _of_heading(placed: Placed, scope: Scope, context: TableContext) -> Iterator[Draft]:
    """An objective with a label of its own inside a priority is what the priority is to reach."""
    label = read_label(placed.text)
    begin = label.end if label is not None else 0 if _is_numbered_objective(placed, context) else len(placed.text)
    if scope.priority is None or scope.names_priority or not placed.text[begin:].strip():
        return
    span = trimmed(context.composition.text, Span(placed.span.start + begin, placed.span.end))
    words = context.composition.text[span.start : span.end]
    if len(words.split()) >= MIN_WORDS:
        yield Draft(
            ItemKind.OUTCOME, words, span, placed.index, "labelled objective", 0.8, priority=scope.priority,
            regions=context.composition.regions(placed, span), objective=True,
        )  # fmt: skip


def _is_numbered_objective(placed: Placed, context: TableContext) -> bool:
    """'1.2' over '1.2.1', '1.2.2': the sentence that the numbered rows under it are to make true; no cue, no topic."""
    number = (placed.block.mark or "").strip(".)(")
    below = context.composition.placed[placed.index + 1 : placed.index + 2]
    nested = any((entry.block.mark or "").strip(".)(").startswith(f"{number}.") for entry in below)
    whole = form_of(placed.text) is not Form.NONE and _FINITE.search(placed.text) is not None
    return nested and "." in number and read_cue(placed.text) is None and whole


def _of_table(placed: Placed, scope: Scope, outline: Outline, context: TableContext) -> Iterator[Draft]:
    skipped = {SectionType.MEMBERSHIP, SectionType.BUDGET, SectionType.GLOSSARY, SectionType.CONTENTS}
    caption = caption_of(context.composition.placed, placed.index)
    if section_type(caption) in skipped or any(section.type in skipped for section in outline.path(placed.index)):
        return
    years = years_in(caption)
    context = replace(context, period=years) if years is not None else context
    drafts = list(items_of_cards(placed, context)) or list(items_of_columns(placed, context))
    drafts = drafts or list(items_of_years(placed, context))
    drafts = drafts or [*items_of_opening(placed, context), *items_of_table(placed, context)]
    if not drafts and scope.priority is not None:
        drafts = list(items_of_form(placed, context))
    for draft in drafts:
        draft.priority = scope.priority
        yield draft


def _of_words(
    placed: Placed, scope: Scope, outline: Outline, kind: DocumentType, context: TableContext, leads_in: bool
) -> Iterator[Draft]:
    block = placed.block
    if (
        block.kind is BlockKind.QUOTE
        or scope.cue is Cue.PROSE
        or scope.statutory
        or block.italic
        or block.text.isupper()
        or is_spoken(block.text)
    ):
        return
    opens = (block.text.rstrip().endswith((":", "?")) and not leads_in) or is_form_heading(block.text)
    if opens or (block.flattened and _on_cover(placed.index, scope, outline)):
        return
    short = len(block.text.split()) <= _ITEM_WORDS
    listed = block.kind is BlockKind.LIST_ITEM or (short and _stands_alone(block, scope))
    report = kind is DocumentType.ANNUAL_REPORT
    setting = Setting(listed, block.flattened, report, _in_priorities(outline, placed.index), _is_numbered(block))
    promised = False
    for span in _units(placed, listed, scope.cue is Cue.ACHIEVEMENT, context.composition.text):
        words = context.composition.text[span.start : span.end]
        found = item_kind(words.rstrip(" :") if leads_in else words, scope, setting)
        if found is None and promised and is_promise_of_it(words):
            found = ItemKind.ACTION
        promised = found is ItemKind.ACTION
        if found is not None:
            yield _draft(found, span, placed, scope, context, listed)


def _on_cover(index: int, scope: Scope, outline: Outline) -> bool:
    """Words poured before the document's first section: its name and motto."""
    return scope.priority is None and scope.cue is None and not outline.path(index)[1:] and index < _COVER


def _stands_alone(block: Block, scope: Scope) -> bool:
    """A short numbered paragraph is an item of a list; under a priority one without full stop, or that is a duty,
    too."""
    if block.mark:
        return len(list(sentence_spans(block.text))) == 1
    if scope.priority is None or block.flattened:
        return False
    return block.text[-1:] not in ".!”" or (opens_with_duty(block.text) and len(list(sentence_spans(block.text))) == 1)


def _is_numbered(block: Block) -> bool:
    """A paragraph of a document that numbers all its paragraphs (2.1, 2.2): reasons have numbers there, too."""
    return block.kind is BlockKind.PARAGRAPH and block.mark is not None and block.text.rstrip().endswith(".")


def _units(placed: Placed, listed: bool, reports: bool, text: str) -> list[Span]:
    """A bullet is one item; running text, and bullets that report deeds, are taken sentence by sentence."""
    if listed and not reports:
        return [trimmed(text, placed.span)]
    answer = _YOU_SAID.match(text[placed.span.start : placed.span.end])
    base = placed.span.start + (answer.end() if answer else 0)
    found: list[Span] = []
    for start, end in sentence_spans(text[base : placed.span.end]):
        own = base + start + (_belonging_before(text[base + start : base + end]) if found else 0)
        if own > base + start:
            found[-1] = Span(found[-1].start, own)
        if own < base + end:
            found.append(Span(own, base + end))
    return [trimmed(text, span) for span in found]


def _belonging_before(sentence: str) -> int:
    """How many characters belong to the sentence before: a bracket, or the fields that follow it ("Lead: Police.")."""
    fields = read_fields(sentence)
    if fields and all(value.field.kind is None for value in fields):
        return len(sentence)
    bracket = _BRACKET.match(sentence)
    return bracket.end() if bracket else 0


def _in_priorities(outline: Outline, index: int) -> bool:
    return any(s.type in {SectionType.PRIORITIES, SectionType.ACTION_PLAN} for s in outline.path(index)[:2])


def _draft(kind: ItemKind, span: Span, placed: Placed, scope: Scope, context: TableContext, listed: bool) -> Draft:
    """A draft: its words without a bracket that only names a lead or a date, which become its leads and dates."""
    text = context.composition.text
    closing = trailing_lead(
        text[span.start : span.end], offset=span.start, period=context.period, glossary=context.glossary
    )
    body = trimmed(text, Span(span.start, span.start + closing.start)) if closing.start >= _SHORTEST else span
    dates = tuple(closing.dates)
    remark = _NEXT_STEP.search(text[body.start : body.end])
    if remark:
        kind = ItemKind.ACTION
        at = body.start + remark.start()
        dates += find_dates(remark[0], offset=at, period=context.period, place=Place.CELL)
        body = trimmed(text, Span(body.start, at))
    words = text[body.start : body.end]
    dates += find_dates(words, offset=body.start, period=context.period, place=Place.PROSE)
    leads = tuple(closing.leads)
    if not leads and kind in {ItemKind.ACHIEVEMENT, ItemKind.ACTION}:
        leads = acting_parties(words, body.start, context.glossary)
    how = _how(listed, scope)
    return Draft(
        kind, words, span, placed.index, how, _CONFIDENCE[how], priority=scope.priority,
        leads=leads, dates=dates, regions=context.composition.regions(placed, span),
    )  # fmt: skip


def _how(listed: bool, scope: Scope) -> str:
    above = "a cue" if scope.cue is not None else "a priority" if scope.priority is not None else "a section"
    return f"{'list' if listed else 'sentence'} under {above}"
