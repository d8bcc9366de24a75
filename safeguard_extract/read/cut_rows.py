"""Rows that the page's end cuts in two: upright lines run on, and no level line closes them on this page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safeguard_extract.read.pdfium_paths import Stroke

_SAME_PLACE = 3.0  # points; the table finder's own tolerance
_FEWEST = 3  # upright lines that end together: two columns; two lines are a bracket or the sides of a box
_SHORTEST = 6.0  # points beyond the last level line; a line of the smallest type is 6, the ticks of a chart are 2 to 5
_WHOLE_PAGE = 200.0  # points: with no level line at all only a row longer than the page is believed
_CLOSED = 0.2  # of the width: level lines that long at the end close a cell at least
_MOST_RULES = 5_000  # a map or a chart


def cut_ends(rules: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """The level lines that are missing where upright ones end together, below a table or above it."""
    if len(rules) > _MOST_RULES:
        return ()
    upright = _whole_lines(rules)
    level = [rule for rule in rules if not rule.upright]
    below = (_end(group, level, False) for group in _ending_together(upright, False))
    above = (_end(group, level, True) for group in _ending_together(upright, True))
    return tuple(end for end in (*below, *above) if end is not None)


def _whole_lines(rules: Iterable[Stroke]) -> list[Stroke]:
    """Upright lines, pieces that follow each other joined."""
    lines: list[Stroke] = []
    for rule in sorted((rule for rule in rules if rule.upright), key=lambda rule: (round(rule.x0), rule.top)):
        before = lines[-1] if lines else None
        if before and abs(rule.x0 - before.x0) <= 1 and rule.top <= before.bottom + _SAME_PLACE:
            lines[-1] = before._replace(bottom=max(before.bottom, rule.bottom))
        else:
            lines.append(rule)
    return [line for line in lines if line.bottom - line.top >= _SHORTEST]


def _ending_together(upright: Iterable[Stroke], at_top: bool) -> list[list[Stroke]]:
    groups: list[list[Stroke]] = []
    for line in sorted(upright, key=lambda line: _place(line, at_top)):
        if groups and _place(line, at_top) - _place(groups[-1][0], at_top) <= _SAME_PLACE:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _place(line: Stroke, at_top: bool) -> float:
    return line.top if at_top else line.bottom


def _end(group: Sequence[Stroke], level: Iterable[Stroke], at_top: bool) -> Stroke | None:
    """The line that closes a group of upright lines, or None where they are closed or no table's."""
    if len({round(line.x0 / _SAME_PLACE) for line in group}) < _FEWEST:
        return None
    x0, x1 = min(line.x0 for line in group), max(line.x0 for line in group)
    y = _place(group[0], at_top)
    far = max(line.bottom for line in group) if at_top else min(line.top for line in group)
    across = [(rule.top, min(rule.x1, x1) - max(rule.x0, x0)) for rule in level]
    if sum(length for place, length in across if length > 0 and abs(place - y) <= _SAME_PLACE) > _CLOSED * (x1 - x0):
        return None
    met = [place for place, length in across if length > 0 and min(far, y) <= place + _SAME_PLACE <= max(far, y)]
    if not met:
        return Stroke(x0, y, x1, y) if abs(y - far) >= _WHOLE_PAGE else None
    nearest = min(abs(y - place) for place in met)
    return Stroke(x0, y, x1, y) if nearest >= _SHORTEST else None
