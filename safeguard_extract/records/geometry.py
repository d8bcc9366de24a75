"""Where things stand on a page, in points from the page's top left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class BBox(NamedTuple):
    """A bounding box: left, top, right and bottom, in points, y growing downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, other: BBox) -> bool:
        """True where the middle of the other box stands inside this one."""
        x0, top, x1, bottom = other
        return 2 * self.x0 <= x0 + x1 <= 2 * self.x1 and 2 * self.top <= top + bottom <= 2 * self.bottom


def union(boxes: Iterable[BBox]) -> BBox:
    """The smallest box round all of them; raises ValueError for none."""
    (left, above, right, below), *others = boxes
    for x0, top, x1, bottom in others:
        if x0 < left:
            left = x0
        if top < above:
            above = top
        if x1 > right:
            right = x1
        if bottom > below:
            below = bottom
    return BBox(left, above, right, below)


class Span(NamedTuple):
    """A stretch of the plan's text, in characters: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A place on a page (numbered from 1); the box is None for input that has no layout."""

    page: int
    bbox: BBox | None
