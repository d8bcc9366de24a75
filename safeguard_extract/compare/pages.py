"""The page that a place of a plan's text stands on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from safeguard_extract.records.plan import Plan


class PageFinder:
    """Pages by place, from what the plan says of its rows and sections.

    A place between two that are known to be on one page is on that page too, for the text is in reading order.
    """

    def __init__(self, plan: Plan) -> None:
        known = sorted(set(_known_places(plan)))
        self._places = [place for place, _ in known]
        self._pages = [page for _, page in known]

    def at(self, place: int) -> int | None:
        """The page of this character, or None where it may be one of several."""
        first, after = bisect_left(self._places, place), bisect_right(self._places, place)
        if first < after:
            # a row or section begins here; what ended here was before it
            return self._pages[after - 1]
        if 0 < first < len(self._places) and self._pages[first - 1] == self._pages[first]:
            return self._pages[first]
        return None


def _known_places(plan: Plan) -> Iterator[tuple[int, int]]:
    for section in plan.sections:
        if section.span is not None and section.span.end > section.span.start:
            yield section.span.start, section.pages[0]
            yield section.span.end - 1, section.pages[1]
    for where in (*(priority.where for priority in plan.priorities), *(item.where for item in plan.items)):
        if where.regions and where.span.end > where.span.start:
            yield where.span.start, where.regions[0].page
            yield where.span.end - 1, where.regions[-1].page
