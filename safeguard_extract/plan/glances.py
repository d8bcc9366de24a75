"""Priorities printed again at a glance: boxes or lines that list most of them by their titles, and hold no work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import utils

from safeguard_extract.plan.candidates import Candidate, Found
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.named_priorities import Named
from safeguard_extract.plan.outline import Outline
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.section import SectionType

_MOST = 0.5  # share of a document's priorities: a few topics with their names may be courses, or chapters
_LONGEST = 400  # letters: no title is as long
_NUMBER = re.compile(r"\W*(?:\d{1,2}[.):]?\s+)?")


def at_a_glance(named: Sequence[Named], composition: Composition, outline: Outline) -> dict[int, tuple[Candidate, ...]]:
    """Further places that print priorities, by the priority's place in `named`; contents pages are none."""
    titles = {_plain(_NUMBER.sub("", n.first.title, count=1)): place for place, n in enumerate(named)}
    openings = [
        (re.compile(r"[\W_]+".join(map(re.escape, title.split())) + r"\b", re.I), place)
        for title, place in titles.items()
        if title
    ]
    own = {c.index for n in named for c in n.all}
    found: dict[str, dict[int, Candidate]] = {}
    for placed in composition.placed:
        path = outline.path(placed.index)
        if placed.index in own or any(section.type is SectionType.CONTENTS for section in path):
            continue
        for row, span in _stretches(placed):
            hit = _titled(composition.text[span.start : span.end], titles, openings)
            if hit is not None:
                title, place = hit
                candidate = Candidate(Found.SENTENCE, placed.index, Span(span.start, span.start + title), "", row=row)
                found.setdefault(path[0].id, {}).setdefault(place, candidate)
    lists = [each for each in found.values() if len(each) >= max(2, _MOST * len(named))]
    return {place: tuple(each[place] for each in lists if place in each) for place in range(len(named))}


def _stretches(placed: Placed) -> Iterator[tuple[int | None, Span]]:
    """A block whole, or the cells of a table."""
    if placed.block.table is None:
        yield None, placed.span
    else:
        for (row, _), span in placed.cells.items():
            yield row, span


def _titled(
    text: str, titles: Mapping[str, int], openings: Sequence[tuple[re.Pattern[str], int]]
) -> tuple[int, int] | None:
    """The priority whose title a text is, or begins with after its number, as (end of the title, place)."""
    numbered = _NUMBER.match(text)
    start = numbered.end() if numbered else 0
    whole = titles.get(_plain(text[start:])) if len(text) < _LONGEST else None
    if whole is not None:
        return len(text), whole
    if not re.match(r"\W*\d", text):
        return None
    for pattern, place in openings:
        opening = pattern.match(text, start)
        if opening:
            return opening.end(), place
    return None


def _plain(title: str) -> str:
    return utils.default_process(" ".join(title.split()))
