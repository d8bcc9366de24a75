"""An SVG as a reader sees it: where its words stand, and how much room they may take in the widest of its fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from safeguard_extract.reports.charts.lettering import width

_SVG = "{http://www.w3.org/2000/svg}"
_SHIFT = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")


@dataclass(frozen=True)
class Words:
    """A line of words and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Words) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Drawn:
    """A drawing: its size, and all words in it in the order in which they are drawn."""

    width: float
    height: float
    words: tuple[Words, ...]

    @property
    def said(self) -> str:
        return " ".join(each.text for each in self.words)

    def overlaps(self) -> list[tuple[str, str]]:
        return [(a.text, b.text) for a, b in combinations(self.words, 2) if a.meets(b)]

    def cut(self) -> list[str]:
        def within(each: Words) -> bool:
            return each.left >= 0 and each.top >= 0 and each.right <= self.width and each.bottom <= self.height

        return [each.text for each in self.words if not within(each)]


def drawn(svg: str) -> Drawn:
    """Read an SVG; raises ElementTree.ParseError for one that is no XML."""
    root = ElementTree.fromstring(svg.encode())
    style = {"size": root.get("font-size"), "weight": None, "anchor": None}
    return Drawn(float(root.get("width")), float(root.get("height")), tuple(_words(root, 0.0, 0.0, style)))


def _words(node, x, y, style):
    shift = _SHIFT.fullmatch(node.get("transform") or "")
    if shift:
        x, y = x + float(shift[1]), y + float(shift[2])
    style = {
        "size": node.get("font-size") or style["size"],
        "weight": node.get("font-weight") or style["weight"],
        "anchor": node.get("text-anchor") or style["anchor"],
    }
    if node.tag == f"{_SVG}text":
        yield _line(node, x, y, style)
    for child in node:
        yield from _words(child, x, y, style)


def _line(node, x, y, style):
    size = float(style["size"])
    long = width(node.text, size, bold=style["weight"] == "700")
    left = x + float(node.get("x")) - long * {"middle": 0.5, "end": 1.0}.get(style["anchor"], 0.0)
    base = y + float(node.get("y"))
    # From the height of a capital to the foot of a letter such as p.
    return Words(node.text, left, base - 0.73 * size, left + long, base + 0.21 * size)
