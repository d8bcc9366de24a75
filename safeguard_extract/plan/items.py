"""Items in lists and running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.language.verbs import is_past
from safeguard_extract.plan.composition import Placed
from safeguard_extract.plan.cues import Cue
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.deeds import acting_parties
from safeguard_extract.plan.drafts import Draft, kind_by_form, trimmed
from safeguard_extract.plan.fields import Field, Value, read_fields
from safeguard_extract.plan.forms import items_of_form
from safeguard_extract.plan.leads import split_leads, trailing_lead
from safeguard_extract.plan.outline import Outline
from safeguard_extract.plan.rows import TableContext, items_of_table
from safeguard_extract.plan.scopes import Scope
from safeguard_extract.plan.wording import Form, form_of, is_figure, is_spoken, is_state_reached, opens_with_duty
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DocumentType, ItemKind
from safeguard_extract.records.section import SectionType

_MIN_WORDS = 3
_ITEM_WORDS = 30
_AIM = re.compile(
    r"^(our|the) (aim|ambition|goal|intention|vision) (is|was)\b|^we (want|aim|hope) to (see|be|have)\b|^we want (?!to)",
    re.I,
)
# What people said, before what was done about it.
_YOU_SAID = re.compile(r"^you (?:said|told us)\b.*?\bwe (?:did|have done)\s*:?\s*", re.I | re.S)
_RUNNING = re.compile(
    r"^\W*(?:[A-Z][\w&-]*\s){0,6}(?:Annual Report|Business Plan|Strategic Plan|Strategy)\s+(?:for\s+)?\d{4}\S*(?:\s+\d{1,3})?\W*$"
)
_LEGEND = re.compile(r"^(?:red|amber|green|blue|b?rag)\s*[:=–-]|^you (?:said|told us)\b", re.I)
_NEXT_STEP = re.compile(r"\s*[(\[]next steps?\b[^)\]]*[)\]]\W*$", re.I)
_STATE_WORDS = 7  # a shorter bullet without a verb is a name, a caption or who said a quote
_FINITE = re.compile(r"\b(is|are|was|were|has|have|had|can|may|do|does)\b", re.I)
_BETTER = re.compile(
    r"\b(now|improved|increased|strengthened|better|successful(ly)?)\b(?! (understanding|regulat))", re.I
)
_ANAPHOR = re.compile(
    r"^(this|these|it|that)( work)? (is|was|are|were|has been|have been) (a|an|the|due|as|because|in)\b", re.I
)


def find_items(
    outline: Outline, scopes: Sequence[Scope], kind: DocumentType, context: TableContext, taken: set[int]
) -> list[Draft]:
    """All items of the document in reading order; `taken` are blocks whose words another reading has used."""
    out: list[Draft] = []
    headings = {p.text.strip(" :;.").lower() for p in context.composition.placed if p.block.kind is BlockKind.HEADING}
    of_priority = priority_fields(context.composition.placed, scopes)
    owner: Draft | None = None  # the item that field lines after it speak of
    for placed, scope in zip(context.composition.placed, scopes, strict=True):
        fields = read_fields(placed.text) if placed.block.table is None else []
        if placed.index in taken or (placed.block.kind is BlockKind.HEADING and not fields):
            owner = None
            continue
        if placed.block.table is not None:
            found = list(_of_table(placed, scope, outline, context))
        elif fields:
            found = list(_of_fields(fields, placed, scope, None if placed.index in of_priority else owner, context))
        elif placed.text.strip(" :;.").lower() in headings:
            continue  # a list of the headings to come
        elif scope.work and not scope.names_priority:
            found = list(_of_words(placed, scope, outline, kind, context))
        else:
            found = []
        owner = found[-1] if len(found) == 1 and placed.block.table is None else owner if fields else None
        out += found
    return out


def priority_fields(placed: Sequence[Placed], scopes: Sequence[Scope]) -> set[int]:
    """The field lines that speak of a whole priority: those before its first item, and a single one after several."""
    by_priority: dict[int, list[int]] = {}
    for entry, scope in zip(placed, scopes, strict=True):
        if scope.priority is not None and entry.block.table is None:
            by_priority.setdefault(scope.priority, []).append(entry.index)
    own: set[int] = set()
    for indices in by_priority.values():
        fields = [i for i in indices if any(v.field is Field.LEAD for v in read_fields(placed[i].text))]
        words = [
            i
            for i in indices
            if i not in fields and placed[i].block.kind is not BlockKind.HEADING and not read_fields(placed[i].text)
        ]
        first = min(words, default=max(indices) + 1)
        own |= {i for i in fields if i < first} or (set(fields) if len(fields) == 1 and len(words) > 1 else set())
    return own


def _of_fields(
    fields: Sequence[Value], placed: Placed, scope: Scope, owner: Draft | None, context: TableContext
) -> Iterator[Draft]:
    """A field that holds an item is one; leads, dates and measures go to the item before, where there is one."""
    text = context.composition.text
    for value in fields:
        span = trimmed(text, Span(placed.span.start + value.span.start, placed.span.start + value.span.end))
        words = text[span.start : span.end]
        if value.field.kind is not None and scope.priority is not None and len(words.split()) >= _MIN_WORDS:
            for start, end in sentence_spans(words):
                part = Span(span.start + start, span.start + end)
                yield Draft(
                    value.field.kind, text[part.start : part.end], part, placed.index, "field", 0.9, priority=scope.priority,
                    regions=context.composition.regions(placed, part),
                )  # fmt: skip
        elif owner is None or not words:
            continue
        elif value.field is Field.LEAD:
            owner.leads += split_leads(words, offset=span.start, glossary=context.glossary)
        elif value.field is Field.DATE:
            owner.dates += find_dates(words, offset=span.start, period=context.period, place=Place.CELL)
        elif value.field is Field.EVIDENCE and owner.evidence is None:
            owner.evidence, owner.evidence_span = words, span


def _of_table(placed: Placed, scope: Scope, outline: Outline, context: TableContext) -> Iterator[Draft]:
    skipped = {SectionType.MEMBERSHIP, SectionType.BUDGET, SectionType.GLOSSARY, SectionType.CONTENTS}
    if any(section.type in skipped for section in outline.path(placed.index)):
        return
    drafts = list(items_of_table(placed, context))
    if not drafts and scope.priority is not None:
        drafts = list(items_of_form(placed, context))
    for draft in drafts:
        draft.priority = scope.priority
        yield draft


def _of_words(
    placed: Placed, scope: Scope, outline: Outline, kind: DocumentType, context: TableContext
) -> Iterator[Draft]:
    block = placed.block
    if (
        scope.cue is Cue.PROSE
        or scope.statutory
        or block.italic
        or block.text.isupper()
        or block.text.rstrip().endswith((":", "?"))
        or is_spoken(block.text)
    ):
        return
    listed = block.kind is BlockKind.LIST_ITEM or (
        len(block.text.split()) <= _ITEM_WORDS and _stands_alone(block, scope)
    )
    reports = scope.cue is Cue.ACHIEVEMENT
    for span in _units(placed, listed, reports, context.composition.text):
        words = context.composition.text[span.start : span.end]
        found = _kind(words, scope, listed, block.flattened, kind, _in_priorities(outline, placed.index))
        if found is None:
            continue
        yield _draft(found, span, placed, scope, context, listed)


def _stands_alone(block: Block, scope: Scope) -> bool:
    """A short paragraph that is numbered, or under a priority has no full stop or opens with a duty, is an item of a list."""
    if block.mark:
        return len(list(sentence_spans(block.text))) == 1
    if scope.priority is None or block.flattened:
        return False
    return block.text[-1:] not in ".!”" or (opens_with_duty(block.text) and len(list(sentence_spans(block.text))) == 1)


def _units(placed: Placed, listed: bool, reports: bool, text: str) -> list[Span]:
    """A bullet is one item; running text, and bullets that report deeds, are taken sentence by sentence."""
    if listed and not reports:
        return [trimmed(text, placed.span)]
    answer = _YOU_SAID.match(text[placed.span.start : placed.span.end])
    base = placed.span.start + (answer.end() if answer else 0)
    return [trimmed(text, Span(base + a, base + b)) for a, b in sentence_spans(text[base : placed.span.end])]


def _in_priorities(outline: Outline, index: int) -> bool:
    return any(s.type in {SectionType.PRIORITIES, SectionType.ACTION_PLAN} for s in outline.path(index)[:2])


def _kind(
    words: str, scope: Scope, listed: bool, flattened: bool, kind: DocumentType, among_priorities: bool
) -> ItemKind | None:
    """The kind of a sentence or bullet, or None where it is no item: the cue decides, the form corrects or stands in."""
    if len(words.split()) < _MIN_WORDS or words.rstrip().endswith((":", "?")) or is_spoken(words) or is_figure(words):
        return None
    form = form_of(words)
    if form is Form.NONE or _LEGEND.match(words) or _RUNNING.search(words):
        return None
    if _AIM.match(words) and (scope.cue is not None or scope.priority is not None):
        return ItemKind.OUTCOME
    if scope.cue is Cue.ACTION:
        return _under_action(form, listed, words, kind)
    if scope.cue is Cue.ACHIEVEMENT:
        return _under_achievement(form, listed, not scope.foreign_list, words)
    if scope.cue is not None and (listed or flattened or scope.cue in {Cue.OUTCOME}):
        return scope.cue.kind
    if scope.cue is not None:
        return None
    return _without_cue(form, scope, listed, flattened, kind, among_priorities, words)


def _under_action(form: Form, listed: bool, words: str, kind: DocumentType) -> ItemKind | None:
    """A report's section of actions also tells what came of them; a plan's bullets are actions however they are worded."""
    head = " ".join(words.split()[:24])
    tasked = re.search(r"\b(will|to be|(was|were) (to|tasked|asked))\b", head)
    told = is_past(words.split()[0]) or re.search(r"\b(was|were|has|have|had)\b", " ".join(words.split()[:10]))
    if form is Form.DEED and told and not tasked and (not listed or kind is DocumentType.ANNUAL_REPORT):
        return ItemKind.ACHIEVEMENT
    if form is Form.STATE and not listed and (_FINITE.search(words) or len(words.split()) > _STATE_WORDS):
        return None
    return ItemKind.ACTION


_DONE = re.compile(
    r"^(this|it|these|they)\b[^.]{0,30}\b(completed?|achieved|delivered|ongoing|on-going|met|in progress|started)\W*$",
    re.I,
)


def _under_achievement(form: Form, listed: bool, introduced: bool, words: str) -> ItemKind | None:
    """Deeds are achievements; of states only what a bullet or the words 'now', 'improved' make one."""
    if form is Form.DUTY and re.search(r"\b(will|shall|are to|is to)\b", " ".join(words.split()[:14])):
        return ItemKind.ACTION
    if _ANAPHOR.match(words) or _DONE.match(words):
        return None
    if (
        form is Form.STATE
        and not (listed and introduced and len(words.split()) >= _STATE_WORDS)
        and not _BETTER.search(words)
    ):
        return None
    return ItemKind.ACHIEVEMENT


def _without_cue(
    form: Form, scope: Scope, listed: bool, flattened: bool, kind: DocumentType, among_priorities: bool, words: str
) -> ItemKind | None:
    if (
        kind is DocumentType.ANNUAL_REPORT
        and scope.priority is None
        and re.match(r"(?:we|the (?:board|partnership|\w+ group)) will\b", words, re.I)
    ):
        return ItemKind.ACTION
    if (
        kind is DocumentType.ANNUAL_REPORT
        and scope.priority is None
        and form is Form.DEED
        and not scope.foreign_list
        and _is_deed_of_actor(words)
    ):
        return ItemKind.ACHIEVEMENT
    if scope.priority is not None and kind is DocumentType.ANNUAL_REPORT and form in {Form.DEED, Form.DUTY}:
        return kind_by_form(words)
    if scope.priority is None:
        return (
            ItemKind.ACTION
            if listed and among_priorities and form is Form.DUTY and kind is not DocumentType.ANNUAL_REPORT
            else None
        )
    if flattened and not listed:
        return ItemKind.ACTION if opens_with_duty(words) else ItemKind.OUTCOME if is_state_reached(words) else None
    if listed:
        return kind_by_form(words) if kind is DocumentType.ANNUAL_REPORT or form is not Form.DEED else ItemKind.OUTCOME
    promised = re.search(
        r"\b(we|board|partnership|partners|sub-?group|group) (will|shall|plan to|intend to|commit to)\b", words, re.I
    )
    if form is Form.DUTY and re.search(r"\b(?:should|will be able to)\b", words):
        return ItemKind.OUTCOME
    if (
        promised
        or re.search(r"\b(?:is|are) to (?:be )?\w+", words)
        or (form is Form.DUTY and re.search(r"\bwill\b", words) and acting_parties(words, 0, {}))
    ):
        return ItemKind.ACTION
    return None


_ACTOR = re.compile(
    r"^(?:in [^,]{3,40}, )?(?:we|(?:the|our|all|both|its|each) (?:[\w-]+ ){0,3}(?:board|sub-?group|group|panel|partnership|forum|trust|council|team|police|force|service|executive|committee|schools?|hospitals?|agenc(?:y|ies)|partners|pool)) (?:also |now )?(?:have |has )?(?P<verb>\w+)",
    re.I,
)


def _is_deed_of_actor(words: str) -> bool:
    """A named party, or 'we' and 'the Board', did it: not what a law did or what something was."""
    actor = _ACTOR.match(words)
    return bool(actor and is_past(actor["verb"])) or bool(acting_parties(words, 0, {}))


def _draft(kind: ItemKind, span: Span, placed: Placed, scope: Scope, context: TableContext, listed: bool) -> Draft:
    text = context.composition.text
    words = text[span.start : span.end]
    closing = trailing_lead(words, offset=span.start, period=context.period, glossary=context.glossary)
    body = trimmed(text, Span(span.start, span.start + closing.start)) if closing.start >= 8 else span
    remark = _NEXT_STEP.search(text[body.start : body.end])
    if remark:
        kind = ItemKind.ACTION
        dates = find_dates(remark[0], offset=body.start + remark.start(), period=context.period, place=Place.CELL)
        closing = closing._replace(dates=(*closing.dates, *dates))
        body = trimmed(text, Span(body.start, body.start + remark.start()))
    dates = tuple(closing.dates) + find_dates(
        text[body.start : body.end], offset=body.start, period=context.period, place=Place.PROSE
    )
    leads = tuple(closing.leads)
    if not leads and kind in {ItemKind.ACHIEVEMENT, ItemKind.ACTION}:
        leads = acting_parties(text[body.start : body.end], body.start, context.glossary)
    sure = (0.9 if listed else 0.7) + (0.05 if scope.cue is not None else -0.1)
    how = f"{'list' if listed else 'sentence'} under {'a cue' if scope.cue is not None else 'a priority' if scope.priority is not None else 'a section'}"
    return Draft(
        kind, text[body.start : body.end], span, placed.index, how, round(sure, 3), priority=scope.priority, leads=leads, dates=dates,
        regions=context.composition.regions(placed, span),
    )  # fmt: skip
