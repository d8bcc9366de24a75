"""What a coder says of one document, be it a person or the tool: the rows that are laid side by side.

The names are those of gold files, which is why a gold file is read straight into them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from safeguard_extract.records.plan import (
    DateKind,
    DocumentType,
    Item,
    ItemKind,
    Lead,
    Period,
    Plan,
    Priority,
    Status,
    Where,
)
from safeguard_extract.records.section import SectionType


@dataclass(frozen=True, slots=True)
class CodedPeriod:
    """First and last moment, ISO, as precise as printed."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """What the document says of itself."""

    id: str
    board: str | None = None
    type: DocumentType | None = None
    period: CodedPeriod | None = None


@dataclass(frozen=True, slots=True)
class CodedDate:
    """A date as printed, and what it means."""

    text: str
    kind: DateKind
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class CodedPriority:
    """A priority. `contested` names fields, `themes_optional` codes, that count neither way.

    `restated_as` are the words, or the label alone, under which it is printed again; None where nobody looked.
    `lead_normalised` are the leads in full, in the same order, or none. `page`, `confidence` and `grounded` (its quote
    is the text at its place) are known of what the tool found.
    """

    id: str
    title: str
    label: str | None = None
    group: str | None = None
    period: CodedPeriod | None = None
    restated_as: tuple[str, ...] | None = None
    status: Status | None = None
    leads: tuple[str, ...] = ()
    lead_normalised: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    quote: str = ""
    contested: tuple[str, ...] = ()
    themes_optional: tuple[str, ...] = ()
    page: int | None = None
    confidence: float | None = None
    grounded: bool = False


@dataclass(frozen=True, slots=True)
class CodedItem:
    """An item, with the same extra fields; leads, dates and evidence of an `uncertain` one count neither way."""

    id: str
    kind: ItemKind
    text: str
    priority: str | None = None
    leads: tuple[str, ...] = ()
    lead_normalised: tuple[str, ...] = ()
    dates: tuple[CodedDate, ...] = ()
    themes: tuple[str, ...] = ()
    evidence: str | None = None
    quote: str = ""
    contested: tuple[str, ...] = ()
    themes_optional: tuple[str, ...] = ()
    uncertain: bool = False
    page: int | None = None
    confidence: float | None = None
    grounded: bool = False


@dataclass(frozen=True, slots=True)
class CodedSection:
    """A heading as printed, and what the part of the document under it is for (None where that is open).

    An `optional` one is a line that one careful reader would call a heading and another would not.
    """

    title: str
    type: SectionType | None = None
    page: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's reading of one document.

    `sections` is None where nobody coded them. `optional_quotes` count neither way. What the
    tool found has its `text` too, and `anchors`: places in it (characters) whose pages are known.
    """

    document: CodedDocument
    priorities: tuple[CodedPriority, ...] = ()
    items: tuple[CodedItem, ...] = ()
    sections: tuple[CodedSection, ...] | None = None
    optional_quotes: tuple[str, ...] = ()
    text: str = ""
    anchors: tuple[tuple[int, int], ...] = ()

    def page_at(self, place: int) -> int | None:
        """The page of a place in the text, where the known places before and after it are on the same one."""
        before = bisect_right(self.anchors, place, key=lambda anchor: anchor[0]) - 1
        after = bisect_left(self.anchors, place, key=lambda anchor: anchor[0])
        if before < 0 or after == len(self.anchors) or self.anchors[before][1] != self.anchors[after][1]:
            return None
        return self.anchors[before][1]


NOTHING = Coding(CodedDocument(""), sections=())
"""The reading of a document that was not parsed: everything in it was missed."""


def coding_of(plan: Plan) -> Coding:
    """What the tool says of a document."""
    document = plan.document
    return Coding(
        CodedDocument(document.id, document.board, document.type, _period(document.period)),
        tuple(_priority(each, plan.text) for each in plan.priorities),
        tuple(_item(each, plan.text) for each in plan.items),
        tuple(_sections(plan)),
        text=plan.text,
        anchors=tuple(sorted(_anchors(plan))),
    )


def _sections(plan: Plan) -> Iterator[CodedSection]:
    """What has a heading: not the page furniture, nor what stands before the first one."""
    for section in plan.sections:
        if section.title and section.type is not SectionType.FURNITURE:
            yield CodedSection(section.title, section.type, section.pages[0] if _is_paged(plan) else None)


def _is_paged(plan: Plan) -> bool:
    """Whether the source has pages: the rows of a text have no place on one."""
    return any(where.regions for where in _places(plan))


def _period(period: Period | None) -> CodedPeriod | None:
    return CodedPeriod(period.start, period.end) if period else None


def _priority(priority: Priority, text: str) -> CodedPriority:
    return CodedPriority(
        id=priority.id,
        title=priority.title,
        label=priority.label,
        group=priority.group,
        period=_period(priority.period),
        restated_as=tuple(text[place.span.start : place.span.end] for place in priority.restated_at),
        status=priority.status,
        leads=tuple(lead.text for lead in priority.leads),
        lead_normalised=_in_full(priority.leads),
        themes=priority.themes,
        quote=priority.quote,
        page=priority.where.page,
        confidence=priority.confidence,
        grounded=_is_grounded(priority, text),
    )


def _item(item: Item, text: str) -> CodedItem:
    return CodedItem(
        id=item.id,
        kind=item.kind,
        text=item.text,
        priority=item.priority,
        leads=tuple(lead.text for lead in item.leads),
        lead_normalised=_in_full(item.leads),
        dates=tuple(CodedDate(date.text, date.kind, date.start, date.end) for date in item.dates),
        themes=item.themes,
        evidence=item.evidence,
        quote=item.quote,
        page=item.where.page,
        confidence=item.confidence,
        grounded=_is_grounded(item, text),
    )


def _in_full(leads: tuple[Lead, ...]) -> tuple[str, ...]:
    return tuple(lead.normalised or lead.text for lead in leads)


def _is_grounded(row: Priority | Item, text: str) -> bool:
    return bool(row.quote) and text[row.where.span.start : row.where.span.end] == row.quote


def _anchors(plan: Plan) -> Iterator[tuple[int, int]]:
    for where in _places(plan):
        yield from _ends(where)
    for section in plan.sections:
        if section.span is not None:
            yield section.span.start, section.pages[0]
            yield section.span.end, section.pages[1]


def _places(plan: Plan) -> list[Where]:
    return [priority.where for priority in plan.priorities] + [item.where for item in plan.items]


def _ends(where: Where) -> Iterator[tuple[int, int]]:
    if where.regions:
        yield where.span.start, where.regions[0].page
        yield where.span.end, where.regions[-1].page
