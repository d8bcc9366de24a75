"""Running heads, running feet and page numbers of a paged document, known by their place and by being repeated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from safeguard_extract.layout.folios import lone_page_number
from safeguard_extract.records.page import Line, Page

_MARGIN = 0.11  # of the page's height, at its head and foot: where running lines are printed
_EDGE = 3  # lines from the top or bottom of the page's words
_SHARE = 0.3  # of the pages; a heading that is repeated more rarely is content
# A page number may stand on the running line itself on some pages, and apart from it on others.
_PAGE_NUMBER = re.compile(r"(?<=[^\W\d])\W+\d{1,3}$|(?<=\d{4})\s+\d{1,3}$|^\d{1,3}\W+(?=[^\W\d])")
_MIN_PAGES = 3
# The number of a priority is no page number: 'Priority 2' over the second page is its label.
_LABEL = re.compile(r"(?:\w+ )?(?:priority|objective|aim|goal|theme|outcome)(?: area)? \w{1,6}\W*$")
# On a document of a page or two nothing is repeated: a margin's line that says which page it is has to do.
_NUMBERED = re.compile(r"^page \d{1,3}(?: of \d{1,3})?\b(?!\s[a-z])|\bpage \d{1,3}(?: of \d{1,3})?$", re.I)
_DOCUMENT = re.compile(r"\b(?:plan|report|strategy|review|l?sc[bp]|board|partnership)\b", re.I)


def running_lines(pages: Sequence[Page], lines: Mapping[int, Sequence[Line]]) -> set[tuple[int, int]]:
    """The (page number, position among the page's lines) of each running line; `lines` are in reading order.

    A heading at the head of every page is kept where its words change: only repeated words are set aside.
    """
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for page in pages:
        for position, line in _near_edges(page, lines[page.number]):
            words = line.text.strip().lower()
            masked = words if _LABEL.match(words) else re.sub(r"\d+", "#", _PAGE_NUMBER.sub("", words))
            seen[masked].append((page.number, position))
            if lone_page_number(line.text) is not None or (
                len(pages) < _MIN_PAGES and (_NUMBERED.search(line.text) or _names_page(line.text, page.number))
            ):
                found.add((page.number, position))
    enough = max(_MIN_PAGES, _SHARE * len(pages)) if len(pages) > 2 else 2
    for places in seen.values():
        if len({number for number, _ in places}) >= enough:
            found.update(places)
    return found


def _near_edges(page: Page, lines: Sequence[Line]) -> list[tuple[int, Line]]:
    boxed = [(i, line) for i, line in enumerate(lines) if line.bbox is not None]
    by_height = sorted(boxed, key=lambda pair: pair[1].bbox.top if pair[1].bbox else 0.0)
    edge = by_height[:_EDGE] + by_height[-_EDGE:]
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return [(i, line) for i, line in edge if line.bbox and (line.bbox.bottom <= low or line.bbox.top >= high)]


def _names_page(text: str, number: int) -> bool:
    """The name of a board or document with the page's own number: 'Ashby SCB | Business Plan | 2'."""
    return bool(_DOCUMENT.search(text)) and re.search(rf"[^\w/]\s*{number}$", text.strip()) is not None
