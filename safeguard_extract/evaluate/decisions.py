"""One document, read twice: every decision of the one reading held against the other, the gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from safeguard_extract.evaluate.boundaries import judge_boundaries
from safeguard_extract.evaluate.coding import CodedItem, CodedPriority, CodedSection, Coding
from safeguard_extract.evaluate.fields import (
    NEITHER,
    Compared,
    Row,
    compare_dates,
    compare_evidence,
    compare_leads,
    compare_themes,
    field_words,
)
from safeguard_extract.evaluate.judgements import one
from safeguard_extract.evaluate.matching import Matches, fold, match_items, match_priorities, without_optional
from safeguard_extract.evaluate.metadata import judge_metadata
from safeguard_extract.evaluate.near_misses import nearest, standing
from safeguard_extract.evaluate.printed import judge_printed, tells_restated
from safeguard_extract.evaluate.sections import judge_sections, match_sections
from safeguard_extract.records.evaluation import Decision, Judgement
from safeguard_extract.records.plan import ItemKind

KIND_DECISIONS = {
    ItemKind.ACTION: Decision.ACTIONS,
    ItemKind.OUTCOME: Decision.OUTCOMES,
    ItemKind.ACHIEVEMENT: Decision.ACHIEVEMENTS,
    ItemKind.INDICATOR: Decision.INDICATORS,
    ItemKind.RISK: Decision.RISKS,
}
DOCUMENT_DECISIONS = tuple(Decision)[: tuple(Decision).index(Decision.LINKS)]
_FIELDS = {
    "leads": (Decision.LEADS, compare_leads),
    "dates": (Decision.DATES, compare_dates),
    "evidence": (Decision.EVIDENCE, compare_evidence),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A document (or a pair of plans) and all judgements on it.

    `priorities`, `items` and `sections` are the matched rows, (found, gold); `sure` says of each found row that counts
    what it is, its confidence, and whether it is right.
    """

    document: str
    decisions: tuple[Decision, ...]
    judgements: tuple[Judgement, ...]
    priorities: tuple[tuple[CodedPriority, CodedPriority], ...] = ()
    items: tuple[tuple[CodedItem, CodedItem], ...] = ()
    sure: tuple[tuple[str, float, bool], ...] = ()
    sections: tuple[tuple[CodedSection, CodedSection], ...] = ()


@dataclass(frozen=True, slots=True)
class _Laid:
    """Both readings side by side; the found items are those that count."""

    found: Coding
    gold: Coding
    priorities: Matches
    found_items: tuple[CodedItem, ...]
    items: Matches

    @property
    def parents(self) -> dict[str, str]:
        return _parents(self.found, self.gold, self.priorities)


def judge(found: Coding, gold: Coding) -> Judged:
    """Hold every decision of a reading against the gold."""
    priorities = match_priorities(found.priorities, gold.priorities)
    counted = without_optional(found.items, gold)
    items, again = match_items(counted, gold.items, _parents(found, gold, priorities))
    laid = _Laid(found, gold, priorities, counted, items)
    left_out = set(_not_coded(found, gold))
    sections = match_sections(found, gold)
    judgements = (
        *judge_metadata(found.document, gold.document),
        *(() if Decision.SECTIONS in left_out else judge_sections(found, gold, sections)),
        *_priorities(laid),
        *judge_printed(found, gold, priorities),
        *_items(laid),
        *judge_boundaries(counted, gold.items, items),
        *_item_fields(laid),
        *_grounded(found),
    )
    return Judged(
        gold.document.id,
        tuple(each for each in DOCUMENT_DECISIONS if each not in left_out),
        tuple(each for each in judgements if each.right or each.false or each.missed),
        tuple((found.priorities[i], gold.priorities[j]) for i, j in priorities.pairs),
        tuple((counted[i], gold.items[j]) for i, j in items.pairs),
        tuple(_sure(laid, again)),
        tuple(((found.sections or ())[i], (gold.sections or ())[j]) for i, j in sections),
    )


def _not_coded(found: Coding, gold: Coding) -> Iterator[Decision]:
    """The decisions that a coder may leave out of a document altogether."""
    if found.sections is None or gold.sections is None:
        yield from (Decision.SECTIONS, Decision.SECTION_TYPES)
    if not (tells_restated(found) and tells_restated(gold)):
        yield Decision.RESTATED


def _parents(found: Coding, gold: Coding, priorities: Matches) -> dict[str, str]:
    return {found.priorities[i].id: gold.priorities[j].id for i, j in priorities.pairs}


def _priorities(laid: _Laid) -> Iterator[Judgement]:
    found, gold = laid.found.priorities, laid.gold.priorities
    for i, j in laid.priorities.pairs:
        a, b = found[i], gold[j]
        yield Judgement(Decision.PRIORITIES, 1, 0, 0, b.title, a.title, a.page, b.quote)
        yield _field(Decision.PRIORITY_THEMES, "themes", compare_themes(a, b), a, b)
        if b.label:
            same = fold(a.label) == fold(b.label)
            yield one(Decision.LABELS, same, b.label, a.label or "", a, "the label differs")
        if a.status or b.status:
            yield one(Decision.STATUS, a.status == b.status, b.status or "", a.status or "", a, "the status differs")
        if "leads" not in b.contested:
            yield _field(Decision.LEADS, "leads", compare_leads(a, b), a, b)
    for i in laid.priorities.found_alone:
        yield _false(Decision.PRIORITIES, found[i], found[i].title, [each.title for each in gold])
        yield _field(Decision.PRIORITY_THEMES, "themes", compare_themes(found[i], None), found[i], None)
    for j in laid.priorities.gold_alone:
        missed = _missed(Decision.PRIORITIES, gold[j], gold[j].title, [each.title for each in found], laid.found)
        yield missed
        themes = compare_themes(None, gold[j])
        yield _field(Decision.PRIORITY_THEMES, "themes", themes, None, gold[j], missed.page)


def _items(laid: _Laid) -> Iterator[Judgement]:
    found, gold = laid.found_items, laid.gold.items
    parents = laid.parents
    for i, j in laid.items.pairs:
        a, b = found[i], gold[j]
        yield Judgement(Decision.ITEMS, 1, 0, 0, b.text, a.text, a.page, b.quote)
        same_kind = a.kind == b.kind or "kind" in b.contested
        yield one(Decision.ITEMS_WITH_KIND, same_kind, b.kind, a.kind, a, "the kind differs")
        yield from _kinds(a, b)
        if "parent" not in b.contested:
            yield _parent(a, b, parents, laid)
    texts, wanted = [each.text for each in found], [each.text for each in gold]
    for i in laid.items.found_alone:
        yield _false(Decision.ITEMS, found[i], found[i].text, wanted)
        yield Judgement(Decision.ITEMS_WITH_KIND, false=1)
        yield from _kinds(found[i], None)
    for j in laid.items.gold_alone:
        yield _missed(Decision.ITEMS, gold[j], gold[j].text, texts, laid.found)
        yield Judgement(Decision.ITEMS_WITH_KIND, missed=1)
        yield from _kinds(None, gold[j])


def _kinds(found: CodedItem | None, gold: CodedItem | None) -> Iterator[Judgement]:
    """Each kind by itself: of one row the kind that was found and the kind that it is."""
    ours, theirs = found.kind if found else None, gold.kind if gold else None
    for kind, decision in KIND_DECISIONS.items():
        if kind in (ours, theirs):
            both = ours == theirs
            yield Judgement(decision, int(both), int(kind == ours and not both), int(kind == theirs and not both))


def _parent(a: CodedItem, b: CodedItem, parents: Mapping[str, str], laid: _Laid) -> Judgement:
    agree = b.priority is None if a.priority is None else parents.get(a.priority, "") == b.priority
    mine = _title(a.priority, laid.found.priorities)
    wanted = _title(b.priority, laid.gold.priorities)
    unmatched = a.priority is not None and a.priority not in parents
    why = "its priority is none of the gold's" if unmatched else "it stands under another priority"
    return one(Decision.PARENT, agree, wanted, mine, a, why)


def _title(id: str | None, priorities: Sequence[CodedPriority]) -> str:
    return next((each.title for each in priorities if each.id == id), "no priority")


def _item_fields(laid: _Laid) -> Iterator[Judgement]:
    found, gold = laid.found_items, laid.gold.items
    rows: list[tuple[CodedItem | None, CodedItem | None]] = [(found[i], gold[j]) for i, j in laid.items.pairs]
    rows += [(found[i], None) for i in laid.items.found_alone]
    rows += [(None, gold[j]) for j in laid.items.gold_alone]
    for a, b in rows:
        contested = (tuple(_FIELDS) if b.uncertain else b.contested) if b else ()
        page = None if a or b is None else standing(b.quote, laid.found).page
        for field, (decision, compare) in _FIELDS.items():
            if field not in contested:
                yield _field(decision, field, compare(a, b), a, b, page)
        yield _field(Decision.ITEM_THEMES, "themes", compare_themes(a, b), a, b, page)


def _field(
    decision: Decision, field: str, compared: Compared, found: Row | None, gold: Row | None, page: int | None = None
) -> Judgement:
    """The judgement on one field of two rows, either of which may be missing."""
    quote = next((row.quote for row in (gold, found) if row), "")
    counts = compared.right, len(compared.false), len(compared.missed)
    words = field_words(gold, field), field_words(found, field)
    return Judgement(decision, *counts, *words, found.page if found else page, quote, _parted(compared, found, gold))


def _parted(compared: Compared, found: Row | None, gold: Row | None) -> str:
    if compared == NEITHER or not (compared.false or compared.missed):
        return ""
    if found is None:
        return "its row was missed"
    if gold is None:
        return "its row is none of the gold's"
    parts = (("missed: ", compared.missed), ("not in the gold: ", compared.false))
    return "; ".join(said + ", ".join(values) for said, values in parts if values)


def _false(decision: Decision, row: Row, words: str, gold: Sequence[str]) -> Judgement:
    near = nearest(words, gold)
    why = "the gold has no such row" + (f": {near.why}" if near.why else "")
    return Judgement(decision, 0, 1, 0, near.words, words, row.page, row.quote, why)


def _missed(decision: Decision, row: Row, words: str, found: Sequence[str], reading: Coding) -> Judgement:
    near, place = nearest(words, found), standing(row.quote, reading)
    why = "; ".join(each for each in (near.why, place.why) if each) or "no such row was found"
    return Judgement(decision, 0, 0, 1, words, near.words, place.page, row.quote, why)


def _grounded(found: Coding) -> Iterator[Judgement]:
    rows: tuple[Row, ...] = (*found.priorities, *found.items)
    for row in rows:
        words = row.text if isinstance(row, CodedItem) else row.title
        why = "its quote is not the text at the place that it names"
        yield one(Decision.GROUNDED, row.grounded, "", words, row, why)


def _sure(laid: _Laid, again: frozenset[int]) -> Iterator[tuple[str, float, bool]]:
    matched = {i for i, _ in laid.priorities.pairs}
    for i, priority in enumerate(laid.found.priorities):
        if priority.confidence is not None:
            yield "priority", priority.confidence, i in matched
    gold = dict(laid.items.pairs)
    for i, item in enumerate(laid.found_items):
        if item.confidence is not None and i not in again:
            right = i in gold and _same_kind(item, laid.gold.items[gold[i]])
            yield "item", item.confidence, right


def _same_kind(found: CodedItem, gold: CodedItem) -> bool:
    return found.kind == gold.kind or "kind" in gold.contested
