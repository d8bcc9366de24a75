"""Plans of boards that do not exist, made in any number."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.records.geometry import BBox, Region, Span
from safeguard_extract.records.plan import (
    DateKind,
    Document,
    DocumentType,
    DueDate,
    Item,
    ItemKind,
    Lead,
    PartyKind,
    Period,
    Plan,
    Priority,
    PriorityKind,
    Problem,
    Source,
    Where,
)

THEMES = {
    "neglect": "Neglect",
    "exploitation": "Exploitation (general) and contextual safeguarding",
    "mental-health": "Children's mental health and emotional wellbeing",
    "voice": "Voice of the child and participation",
    "training": "Training and learning",
    "bullying": "Bullying",
}
_DEEDS = ("Publish the {} guide", "Train four hundred practitioners in {}", "Audit twenty cases of {} each year")
_TAIL = "so that every school, surgery and early years setting in the area knows what to look for and whom to ring"


class _Text:
    """A plan's text as it grows, and the place of each piece."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, words: str, page: int = 1) -> Where:
        start = self.length
        self.pieces.append(words + "\n")
        self.length += len(words) + 1
        box = BBox(72.0, 100.0, 400.0, 125.0)
        return Where(Span(start, start + len(words)), (Region(page, box),))


def a_plan(
    area: str = "Bramblecombe",
    first: int = 2030,
    titles: Sequence[tuple[str, Sequence[str]]] = (("Neglect", ("neglect",)), ("Being heard", ("voice",))),
    *,
    years: int = 3,
    items: int = 3,
    sha256: str = "0" * 64,
    pages: int = 4,
    problems: Sequence[str] = (),
) -> Plan:
    """A plan with a priority for each title (with its themes), and so many items under each."""
    text = _Text()
    id = f"{area.lower().replace(' ', '-')}-{first}"
    text.add(f"{area} Safeguarding Children Board")
    priorities, rows = [], []
    for number, (title, themes) in enumerate(titles, 1):
        quote = f"Priority {number}: {title}"
        where = text.add(quote, 1 + number % pages)
        priorities.append(
            Priority(
                f"p{number}",
                f"u{number}",
                f"Priority {number}",
                title,
                PriorityKind.PRIORITY,
                quote,
                where,
                0.9,
                "label",
                themes=tuple(themes),
            )
        )
        for place in range(items):
            rows.append(_item(text, len(rows) + 1, f"p{number}", place, title, tuple(themes)))
    document = Document(
        id,
        f"{area} Safeguarding Children Board",
        area,
        DocumentType.STRATEGIC_PLAN,
        Period(str(first), str(first + years)),
        f"{first}-06",
        Source(f"{id}.pdf", sha256, "application/pdf", pages, "pdfium"),
    )
    return Plan(
        document,
        "".join(text.pieces),
        (),
        tuple(priorities),
        tuple(rows),
        problems=tuple(Problem("read", each, 2) for each in problems),
        fingerprint={"tool": "0.1.0", "codebook": "abc123"},
    )


def _item(text: _Text, number: int, priority: str, place: int, title: str, themes: tuple[str, ...]) -> Item:
    words = f"{_DEEDS[place % len(_DEEDS)].format(title.lower())} {_TAIL}, step {place + 1}"
    where = text.add(words, 2)
    return Item(
        f"i{number}",
        f"v{number}",
        ItemKind.OUTCOME if place % 4 == 3 else ItemKind.ACTION,
        words,
        words,
        where,
        0.6 if place % 5 == 4 else 0.95,
        "table row",
        priority=priority,
        leads=(Lead("Training Group", "Training Group", PartyKind.GROUP),),
        dates=(DueDate("by March 2031", DateKind.BY, "2031-03", "2031-03"),),
        themes=themes,
        evidence="Attendance and a survey three months later",
    )


def many_plans(boards: int = 50, each: int = 2, items: int = 7) -> list[Plan]:
    """Plans of so many boards, the later ones with other priorities than the earlier."""
    ids = list(THEMES)
    plans = []
    for board in range(boards):
        for turn in range(each):
            chosen = [ids[(board + turn + step) % len(ids)] for step in range(6)]
            titles = [(f"{THEMES[theme]} in every home and school", (theme,)) for theme in chosen]
            plans.append(a_plan(f"Area {board + 1:03}", 2010 + (board % 7) + 3 * turn, titles, items=items))
    return plans
