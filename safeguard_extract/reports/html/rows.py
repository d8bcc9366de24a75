"""A plan as the report shows it: priorities, items by kind, each with its words in context and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import PurePosixPath
from urllib.parse import quote

from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Item, Lead, PartyRole, Plan, Priority, Progress
from safeguard_extract.reports.html.crops import Crop
from safeguard_extract.reports.html.pages import anchor
from safeguard_extract.reports.lines import KINDS, counted, spoken_period

UNSURE = 0.7
"""Confidence below which a row is marked: there the rules themselves say that they guess (docs/report.md)."""


_LONG = 60  # characters of a quote that is shortened where it repeats the row


class Detail(Enum):
    """How much a page says of each row; the value is the characters of context on each side of a quote."""

    FULL = 120
    SHORT = 24
    """A quote that is the row's own words is not printed in full again."""
    NONE = 0
    """No quote."""


@dataclass(frozen=True, slots=True)
class InContext:
    """A quote, and what stands before and after it in the text."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A priority or an item, ready to print; `link` leads to its page in the original, where that is at hand."""

    row: Priority | Item
    anchor: str
    context: InContext | None
    pages: str
    themes: tuple[str, ...]
    leads: tuple[str, ...]
    notes: tuple[str, ...]
    link: str | None
    crops: tuple[Crop, ...]

    @property
    def unsure(self) -> bool:
        return self.row.confidence < UNSURE

    @property
    def shows(self) -> bool:
        """Whether there is anything to show of its source."""
        return bool(self.context or self.crops or self.link)


@dataclass(frozen=True, slots=True)
class KindView:
    """The items of one kind under one priority."""

    kind: str
    name: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class PriorityView:
    """A priority (None for items that stand under none) and its items."""

    priority: RowView | None
    kinds: tuple[KindView, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan and its parts, in the order of the document."""

    plan: Plan
    anchor: str
    parts: tuple[PriorityView, ...]

    @property
    def unsure(self) -> int:
        return sum(view.unsure for view in self.rows())

    def rows(self) -> Iterator[RowView]:
        """All priorities and items."""
        for part in self.parts:
            yield from (part.priority,) if part.priority else ()
            yield from (view for kind in part.kinds for view in kind.rows)


def plan_view(
    plan: Plan,
    names: Mapping[str, str],
    detail: Detail = Detail.FULL,
    original: PurePosixPath | None = None,
    crops: Mapping[str, tuple[Crop, ...]] | None = None,
) -> PlanView:
    """A plan ready to print.

    `names` are the themes' by id, `original` the way from the report to the document, `crops` pictures by row id.
    """

    def view(row: Priority | Item) -> RowView:
        return RowView(
            row=row,
            anchor=anchor(plan.document.id, row.id),
            context=row_context(plan.text, row, detail),
            pages=pages_words(row),
            themes=tuple(names.get(theme, theme) for theme in row.themes),
            leads=tuple(party_words(lead) for lead in row.leads),
            notes=_notes(row),
            link=page_link(original, row.where.page),
            crops=(crops or {}).get(row.id, ()),
        )

    known = {priority.id for priority in plan.priorities}
    parts = [PriorityView(view(each), _by_kind(plan.items_of(each.id), view)) for each in plan.priorities]
    others = tuple(item for item in plan.items if item.priority not in known)
    if others:
        parts.append(PriorityView(None, _by_kind(others, view)))
    return PlanView(plan, anchor("plan", plan.document.id), tuple(parts))


def _by_kind(items: Sequence[Item], view: Callable[[Item], RowView]) -> tuple[KindView, ...]:
    found = ((kind, name, tuple(view(item) for item in items if item.kind is kind)) for kind, name in KINDS.items())
    return tuple(KindView(kind.value, name, rows) for kind, name, rows in found if rows)


def row_context(text: str, row: Priority | Item, detail: Detail) -> InContext | None:
    """A row's quote in its context, as much of it as the page has room for."""
    if detail is Detail.NONE:
        return None
    whole = in_context(text, row.where.span, detail.value)
    own = row.text if isinstance(row, Item) else row.title
    if detail is Detail.SHORT and len(whole.quote) > _LONG and " ".join(whole.quote.split()) == " ".join(own.split()):
        begin, end = whole.quote[: _LONG // 2].rpartition(" ")[0], whole.quote[-_LONG // 2 :].partition(" ")[2]
        return replace(whole, quote=f"{begin} … {end}")
    return whole


def in_context(text: str, span: Span, reach: int) -> InContext:
    """`text[span]` with up to `reach` characters on each side, cut between words."""
    start, end = max(0, span.start - reach), min(len(text), span.end + reach)
    before, after = text[start : span.start], text[span.end : end]
    if start > 0:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    return InContext(before, text[span.start : span.end], after)


def page_link(original: PurePosixPath | None, page: int | None) -> str | None:
    """The way to a page of a document; None where either is not known."""
    return f"{quote(original.as_posix())}#page={page}" if original is not None and page else None


def pages_words(row: Priority | Item) -> str:
    """`page 2`, `pages 2 and 3`, or nothing for a document without pages."""
    pages = sorted({region.page for region in row.where.regions})
    if not pages:
        return ""
    *first, last = map(str, pages)
    return f"pages {', '.join(first)} and {last}" if first else f"page {last}"


def party_words(lead: Lead) -> str:
    """A party, with its full name where that is another, and its part where it does not lead."""
    full = f" ({lead.normalised})" if lead.normalised and lead.normalised.casefold() != lead.text.casefold() else ""
    part = "" if lead.role is PartyRole.LEAD else f"{lead.role.value}: "
    return f"{part}{lead.text}{full}"


def _notes(row: Priority | Item) -> tuple[str, ...]:
    """What the document says besides, a phrase each."""
    if isinstance(row, Item):
        evidence = (f"Evidence: {row.evidence}",) if row.evidence else ()
        part_of = (f"Part of {row.parent_item}",) if row.parent_item else ()
        return (*evidence, *progress_notes(row.progress), *part_of)
    notes = []
    if row.group:
        notes.append(f"Group: {row.group}")
    if row.status:
        notes.append(f"Status: {row.status.value.replace('_', ' ')}")
    if row.period:
        notes.append(f"For {spoken_period(row.period)}")
    if row.restated_at:
        notes.append(f"Printed {counted(len(row.restated_at) + 1, 'time')}")
    return tuple(notes)


def progress_notes(progress: Progress | None) -> tuple[str, ...]:
    """What a progress column says."""
    if progress is None:
        return ()
    percent = None if progress.percent is None else f"{progress.percent:g} %"
    said = [each for each in (progress.rag, percent, progress.commentary) if each]
    return (f"Progress: {', '.join(said)}",) if said else ()
