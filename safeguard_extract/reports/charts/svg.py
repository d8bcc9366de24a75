"""SVG as text: elements whose attributes and words are escaped, and numbers that a renderer can read."""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape
from typing import NewType

from safeguard_extract.reports.lines import printable

Svg = NewType("Svg", str)
"""Markup that this module made: words become part of a drawing by way of `text` or `title` only."""

Value = str | float | None
Point = tuple[float, float]


def element(name: str, *children: Svg, **attributes: Value) -> Svg:
    """An element; `stroke_width=2` is written as `stroke-width="2"`, and None leaves an attribute out.

    Raises ValueError for a number that is not finite.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Svg(f"<{name}{told}>{''.join(children)}</{name}>" if children else f"<{name}{told}/>")


def group(children: Iterable[Svg], **attributes: Value) -> Svg:
    """Elements that share attributes."""
    return element("g", *children, **attributes)


def joined(parts: Iterable[Svg]) -> Svg:
    """Elements one after the other."""
    return Svg("".join(parts))


def words(text: str) -> Svg:
    """Text as XML may hold it: escaped, without control characters."""
    return Svg(escape(printable(text), quote=True))


def title(text: str) -> Svg:
    """What a browser says of the element that it stands in."""
    return element("title", words(text))


def text(x: float, y: float, said: str, **attributes: Value) -> Svg:
    """One line of words, y its base line; nothing for no words."""
    shown = words(said)
    return element("text", shown, x=x, y=y, **attributes) if shown else Svg("")


def line(start: Point, end: Point, **attributes: Value) -> Svg:
    """A straight line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def rect(x: float, y: float, width: float, height: float, *children: Svg, **attributes: Value) -> Svg:
    """A rectangle by its top left corner."""
    return element("rect", *children, x=x, y=y, width=width, height=height, **attributes)


def path(steps: Iterable[str | float], *children: Svg, **attributes: Value) -> Svg:
    """A path from its commands and coordinates: `path(("M", 0, 0, "L", 5, 5))`."""
    return element("path", *children, d=" ".join(_value(step) for step in steps), **attributes)


def polyline(points: Iterable[Point], **attributes: Value) -> Svg:
    """Straight lines from point to point."""
    told = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return element("polyline", points=told, fill="none", **attributes)


def polygon(points: Iterable[Point], **attributes: Value) -> Svg:
    """An area by its corners."""
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in points), **attributes)


def number(value: float) -> str:
    """A number to a hundredth of a pixel; raises ValueError for one that is not finite."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no coordinate")
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _value(value: str | float) -> str:
    if not isinstance(value, str):
        return number(value)
    return value if value.isalnum() else escape(printable(value), quote=True)  # `M` and `middle` need no more
