"""The titles that a contents page lists: headings that poured text no longer shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = re.compile(
    r"\b(?:table of contents|contents(?: page)?|in this (?:report|plan|document|strategy))\b:?\s*(?:page\s+)?", re.I
)
_ENTRY = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?P<title>[A-Z“‘][^.!]{2,110}?)[\s.…]+(?P<page>\d{1,3})(?=\s+(?:[A-Z“‘•–-]|\d{1,2}[.)]?\s+[A-Z])|\s*$)"
)
_FROM_START = 6000  # characters: a contents page stands at the front
_MIN_ENTRIES = 3
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[–•-])\s+")


_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}\W*$|…{2,}\s*\d{1,3}\W*$")


def is_contents_entry(line: str) -> bool:
    """True for a line whose dots lead to a page number ('Foreword ........ 3')."""
    return _LEADERS.search(line) is not None


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """A contents page in poured text: its titles, where it begins, where its entries begin and where they end."""

    titles: frozenset[str]
    start: int
    entries: int
    end: int


def contents_page(text: str) -> ContentsPage | None:
    """The contents page poured into one line ('Foreword 3 Our priorities 5'); None where there is none.

    Page numbers must not fall: a list of figures is no contents page.
    """
    opening = _OPENING.search(text[:_FROM_START])
    if opening is None:
        return None
    titles: list[str] = []
    last = 0
    position = opening.end()
    while True:
        match = _ENTRY.match(text, position)
        if match is None or int(match["page"]) < last or int(match["page"]) > last + 40:
            break
        last = int(match["page"])
        titles.append(_NUMBERED.sub("", match["title"].strip()).strip(" :"))
        position = match.end()
        while position < len(text) and text[position].isspace():
            position += 1
    if len(titles) < _MIN_ENTRIES:
        return None
    known = frozenset(t for t in titles if len(t.split()) <= 16)
    return ContentsPage(known, opening.start(), opening.end(), position)
