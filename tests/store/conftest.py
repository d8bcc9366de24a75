"""Small plans of fictional boards, built by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from safeguard_extract.records.geometry import BBox, Region, Span
from safeguard_extract.records.plan import (
    Code,
    DateKind,
    Document,
    DocumentType,
    DueDate,
    Item,
    ItemKind,
    Lead,
    PartyKind,
    Passage,
    Period,
    Plan,
    Priority,
    PriorityKind,
    Problem,
    Progress,
    Source,
    Where,
)
from safeguard_extract.records.section import Section, SectionType

TEXT = (
    "Our priorities\nPriority One: Neglect\nTrain every school by July 2031. Lead: Training Group\nSickness is a risk."
)


def _where(words: str, page: int = 2) -> Where:
    start = TEXT.index(words)
    return Where(Span(start, start + len(words)), (Region(page, BBox(72.0, 90.5, 300.25, 102.0)),), "s1")


def a_plan(
    *,
    area: str | None = "Ashmere",
    first: str | None = "2030",
    last: str | None = "2033",
    type: DocumentType = DocumentType.STRATEGIC_PLAN,
    file: str = "ashmere.pdf",
    reader: str = "pdfium",
    content: str | None = None,
    id: str = "unsettled",
) -> Plan:
    """A plan with a row of each kind; `content` stands for the bytes of its file (by default its name)."""
    source = Source(file, hashlib.sha256((content or file).encode()).hexdigest(), "application/pdf", 3, reader)
    board = f"{area} Safeguarding Children Board" if area else None
    neglect, action = "Priority One: Neglect", "Train every school by July 2031."
    lead = Lead("Training Group", "Training Group", PartyKind.GROUP)
    return Plan(
        Document(id, board, area, type, Period(first, last, f"{first} to {last}"), f"{first}-04", source),
        TEXT,
        (Section("s1", "Our priorities", 1, SectionType.PRIORITIES, (2, 3), Span(0, len(TEXT))),),
        (
            Priority(
                "p1", "a1", "Priority One", "Neglect", PriorityKind.PRIORITY, neglect, _where(neglect), 0.9, "label"
            ),
        ),
        (
            Item(
                "i1",
                "b1",
                ItemKind.ACTION,
                action,
                action,
                _where(action),
                1 / 3,
                "verb",
                priority="p1",
                leads=(lead,),
                dates=(
                    DueDate("by July 2031", DateKind.BY, "2031-07", "2031-07"),
                    DueDate("ongoing", DateKind.ONGOING),
                ),
                themes=("training", "education"),
                progress=Progress("green", 50.0, "on course"),
            ),
            Item(
                "i2",
                "b2",
                ItemKind.RISK,
                "Sickness",
                "Sickness is a risk.",
                _where("Sickness is a risk.", 3),
                0.8,
                "verb",
            ),
        ),
        (Passage("t1", "s1", Span(0, 14)),),
        (Code("i1", "education", 1.0, "phrase", "school"), Code("t1", "governance", 0.5, "vectors", "priorities")),
        (Problem("read", "two words overlap", 3),),
        {"tool": "0.1.0", "settings": "abc"},
    )


@pytest.fixture
def make_plan() -> Callable[..., Plan]:
    return a_plan
