"""Documents to gold: the priorities and items that a careful reader would code."""

from __future__ import annotations

import re
from typing import Any

from corpora.document import MAYBE, Item, Priority, Source, pieces_of
from corpora.headings import Head, heads_of

LETTERS = {"curly": "’", "straight": "'", "lost": " "}


def lettered(text: str, letters: str) -> str:
    """The text with its apostrophes as the scraper left them: curly, straight or lost."""
    return re.sub(r"(?<=\w)'", LETTERS[letters], text)


def folded(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def annotate(source: Source, text: str) -> dict[str, Any]:
    """The gold file of a document; quotes are verbatim in `text` once white space is folded.

    Raises ValueError for a row whose words the text does not hold.
    """
    letters = (source.text or {}).get("letters", "curly")
    page = folded(text)
    priorities: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    maybe: list[str] = []
    for piece in pieces_of(source.body):
        if isinstance(piece, Priority):
            again = [lettered(words.replace("**", ""), letters) for words in source.restated.get(piece.id, ())]
            priorities.append(_priority_row(piece, page, letters) | {"restated_as": again})
        elif isinstance(piece, Item) and piece.kind == MAYBE:
            maybe.append(_quoted(piece.printed, page, letters))
        elif isinstance(piece, Item):
            items.append(_item_row(piece, f"i{len(items) + 1}", page, letters))
    start, end = source.period
    gold: dict[str, Any] = {
        "document": {
            "id": source.id,
            "board": lettered(source.board, letters),
            "area": source.area,
            "type": source.type,
            "period": {"start": start, "end": end},
            "published": source.published,
        },
        "priorities": priorities,
        "items": items,
        "sections": [_section_row(head, letters) for head in heads_of(source)],
    }
    if maybe:
        gold["optional_quotes"] = maybe
    return gold


def _section_row(head: Head, letters: str) -> dict[str, Any]:
    row: dict[str, Any] = {"title": folded(lettered(head.title, letters)), "type": head.type}
    if head.optional:
        row["optional"] = True
    return row


def _priority_row(priority: Priority, page: str, letters: str) -> dict[str, Any]:
    printed = folded(lettered(priority.printed.replace("**", ""), letters))
    period = priority.period
    row: dict[str, Any] = {
        "id": priority.id,
        "label": priority.label,
        "title": lettered(priority.title, letters),
        "kind": priority.kind,
        "group": priority.group and lettered(priority.group, letters),
        "period": {"start": period[0], "end": period[1]} if period else None,
        "status": priority.status,
        "leads": [_held(lettered(lead, letters), page) for lead in priority.leads],
        "themes": list(priority.themes),
        "quote": printed if printed in page else _held(lettered(priority.title, letters), page),
        "themes_optional": list(priority.themes_optional),
    }
    if priority.contested:
        row["contested"] = list(priority.contested)
    return row


def _item_row(item: Item, name: str, page: str, letters: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": name,
        "kind": item.kind,
        "priority": item.priority,
        "text": folded(lettered(item.joined, letters)),
        "leads": [_held(lettered(lead, letters), page) for lead in item.leads],
        "dates": [
            {"text": _held(lettered(date.text, letters), page), "kind": date.kind, "start": date.start, "end": date.end}
            for date in item.dates
        ],
        "themes": list(item.themes),
        "evidence": item.evidence and folded(lettered(item.evidence, letters)),
        "quote": _quoted(item.printed, page, letters),
        "themes_optional": list(item.themes_optional),
    }
    if item.contested:
        row["contested"] = list(item.contested)
    return row


def _quoted(words: str, page: str, letters: str) -> str:
    words = folded(lettered(words, letters))
    return words if words in page else longest_run(words, page)


def _held(words: str, page: str) -> str:
    if folded(words) not in page:
        raise ValueError(f"not in the text: {words!r}")
    return folded(words)


def longest_run(words: str, page: str) -> str:
    """The longest run of words that the page holds: page furniture may stand between two halves of a sentence.

    Raises ValueError where it is shorter than a third of the words.
    """
    parts = words.split()
    for size in range(len(parts), max(1, len(parts) // 3), -1):
        for start in range(len(parts) - size + 1):
            run = " ".join(parts[start : start + size])
            if run in page:
                return run
    raise ValueError(f"not in the text: {words!r}")
