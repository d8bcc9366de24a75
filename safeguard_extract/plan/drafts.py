"""Items while they are being found: their words, place, kind, and what stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.geometry import Region, Span
from safeguard_extract.records.plan import DueDate, ItemKind, Lead, Progress

_EDGE = " \t\n•*–—-;:"
_NUMBERED = re.compile(
    r"^\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)]"
    r"|(?:[Kk]ey )?(?:[Aa]ction|[Tt]ask|[Ss]tep|[Rr]ecommendation|[Mm]ilestone) \d{1,2}(?:\.\d{1,2})*[a-d]?\s?[:.)–-]?)"
    r"\s+(?=[A-Z“\"‘])"
)


# A list in one sentence: "… ; and" says that another point follows.
_JOINED = re.compile(r"[;,]\s+(?:and|or)\s*\Z")


@dataclass(slots=True)
class Draft:
    """An item before it has an id: `quote` is `text[span]`, `priority` the place of its priority in the plan's list."""

    kind: ItemKind
    text: str
    span: Span
    index: int
    how: str
    confidence: float
    priority: int | None = None
    parent: Draft | None = None
    leads: tuple[Lead, ...] = ()
    dates: tuple[DueDate, ...] = ()
    evidence: str | None = None
    evidence_span: Span | None = None
    progress: Progress | None = None
    regions: tuple[Region, ...] = ()
    table: int | None = None
    row: int | None = None
    objective: bool = field(default=False)


def trimmed(text: str, span: Span) -> Span:
    """The span without list marks, dashes, white space and a last "; and" at its edges."""
    start, end = span
    numbered = _NUMBERED.match(text[start:end])
    if numbered:
        start += numbered.end()
    while start < end and text[start] in _EDGE:
        start += 1
    joined = _JOINED.search(text, start, end)
    end = joined.start() if joined else end
    while end > start and text[end - 1] in " \t\n;,–—":
        end -= 1
    return Span(start, end)


def kind_by_form(sentence: str, default: ItemKind = ItemKind.OUTCOME) -> ItemKind:
    """The kind that a sentence's form alone gives it: duties are actions, deeds achievements, states outcomes."""
    form = form_of(sentence)
    if form is Form.DUTY:
        return ItemKind.ACTION
    if form is Form.DEED:
        return ItemKind.ACHIEVEMENT
    return default
