"""Level lines that nobody drew: where the page's end cuts a row in two, and where shades meet lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from safeguard_extract.read.pdfium_paths import Ground, Stroke
from safeguard_extract.read.ruled_edges import joined_pieces

_SAME_PLACE = 3.0  # points; the table finder's own tolerance
_FEWEST = 3  # upright lines that end together: two columns; two lines are a bracket or the sides of a box
_SHORTEST = 6.0  # points beyond the last level line; a line of the smallest type is 6, the ticks of a chart are 2 to 5
_WHOLE_PAGE = 200.0  # points: with no level line at all only a row longer than the page is believed
_HALF = 0.5  # of a shade's side is drawn as a line: the rest of it is meant
_CLOSED = 0.2  # of the width: level lines that long at the end close a cell at least
_MOST_RULES = 5_000  # a map or a chart
_MOST_GROUNDS = 1_000
_WHITE = "#ffffff"


def shade_lines(rules: Sequence[Stroke], grounds: Sequence[Ground]) -> tuple[Stroke, ...]:
    """The level sides of shades behind several columns that complete a line, or on which upright lines end.

    Word processors shade single cells, or the lines within one; their sides say nothing of the columns beside.
    """
    if len(rules) > _MOST_RULES or len(grounds) > _MOST_GROUNDS:
        return ()
    upright = sorted([rule for rule in rules if rule.x0 == rule.x1]) if grounds else []
    if len(upright) < _FEWEST - 1:
        return ()
    level = _level_lines(rules)
    places = [rule.x0 for rule in upright]
    sides = set()
    for (x0, top, x1, bottom), colour in grounds:
        if colour == _WHITE:
            continue
        between = upright[bisect_right(places, x0 + _SAME_PLACE) : bisect_left(places, x1 - _SAME_PLACE)]
        for y in (top, bottom) if len(between) >= _FEWEST - 1 else ():
            reach = [rule for rule in between if rule.top - _SAME_PLACE <= y <= rule.bottom + _SAME_PLACE]
            if len({round(rule.x0 / _SAME_PLACE) for rule in reach}) < _FEWEST - 1:
                continue
            if _HALF * (x1 - x0) <= _drawn(level, x0, x1, y) < x1 - x0 - _SAME_PLACE or not _cross(reach, y):
                sides.add(Stroke(x0, y, x1, y))
    return tuple(sorted(sides, key=lambda side: (side.top, side.x0)))


def _cross(upright: Iterable[Stroke], y: float) -> bool:
    """True where upright lines run on above and below a height."""
    return any(rule.top < y - _SAME_PLACE and rule.bottom > y + _SAME_PLACE for rule in upright)


def _level_lines(rules: Iterable[Stroke]) -> list[Stroke]:
    """The level lines; the ends of bars that are drawn as thin areas are none."""
    return [rule for rule in rules if rule.x1 - rule.x0 >= _SHORTEST]


def _drawn(level: Iterable[Stroke], x0: float, x1: float, y: float) -> float:
    """How long the level lines at one height are between two places."""
    return sum(max(0.0, min(rule.x1, x1) - max(rule.x0, x0)) for rule in level if abs(rule.top - y) <= _SAME_PLACE)


def cut_ends(rules: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """The level lines that are missing where upright ones end together, below a table or above it."""
    if len(rules) > _MOST_RULES:
        return ()
    upright = _whole_lines(rules)
    if len(upright) < _FEWEST:
        return ()
    level = _level_lines(rules)
    tops = _ends(_together(upright, [line.top for line in upright]), level, at_top=True)
    bottoms = _ends(_together(upright, [line.bottom for line in upright]), level, at_top=False)
    return (*tops, *bottoms)


def _whole_lines(rules: Iterable[Stroke]) -> list[Stroke]:
    """Upright lines, pieces that follow each other joined."""
    pieces = [(x0, top, bottom) for x0, top, x1, bottom in rules if x0 == x1]
    return [Stroke(x, top, x, bottom) for x, top, bottom in joined_pieces(pieces) if bottom - top >= _SHORTEST]


def _together(lines: Sequence[Stroke], ends: Sequence[float]) -> list[tuple[float, list[Stroke]]]:
    """Lines grouped by where they end."""
    groups: list[tuple[float, list[Stroke]]] = []
    for end, line in sorted(zip(ends, lines, strict=True)):
        if groups and end - groups[-1][0] <= _SAME_PLACE:
            groups[-1][1].append(line)
        else:
            groups.append((end, [line]))
    return groups


def _ends(
    groups: Iterable[tuple[float, Sequence[Stroke]]], level: Sequence[Stroke], *, at_top: bool
) -> Iterator[Stroke]:
    """The line that is missing at the end of each group of upright lines that no level line closes."""
    for y, group in groups:
        x0, x1 = min(line.x0 for line in group), max(line.x0 for line in group)
        if len({round(line.x0 / _SAME_PLACE) for line in group}) < _FEWEST:
            continue
        if _drawn(level, x0, x1, y) > _CLOSED * (x1 - x0):
            continue
        far = max(line.bottom for line in group) if at_top else min(line.top for line in group)
        met = [
            abs(rule.top - y)
            for rule in level
            if min(far, y) - _SAME_PLACE <= rule.top <= max(far, y) + _SAME_PLACE and rule.x0 < x1 and x0 < rule.x1
        ]
        if min(met) >= _SHORTEST if met else abs(far - y) >= _WHOLE_PAGE:
            yield Stroke(x0, y, x1, y)
