"""Tables that are ruled across but not down: level lines of one length, with or without lines between the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from safeguard_extract.read.pdfium_paths import Stroke
from safeguard_extract.read.ruled_edges import joined_pieces
from safeguard_extract.records.geometry import BBox, union

_SAME_PLACE = 4.0  # points: ends of lines that are meant to stand under each other
_JOINED = 3.0  # points: pieces of one line, cell by cell
_SHORTEST = 72.0  # points: a shorter line underlines words or a note
_FEWEST = 3  # head, foot, and one between; two lines also frame a page
_TALLEST_BAND = 300.0  # points: a taller one lies between the lines at a page's head and foot
_MOST_RULES = 5_000  # a map or a chart; lines are compared with each other
_TALLEST_HEADING = 30.0  # points: a band without columns inside a table is a heading over a group of rows


class Ladder(NamedTuple):
    """Level lines of one length above each other (`levels`, from the top)."""

    x0: float
    x1: float
    levels: tuple[float, ...]

    @property
    def bbox(self) -> BBox:
        return BBox(self.x0, self.levels[0], self.x1, self.levels[-1])

    def bands(self) -> tuple[BBox, ...]:
        """The areas between its lines."""
        return tuple(BBox(self.x0, top, self.x1, bottom) for top, bottom in pairwise(self.levels))


def open_ladders(ladders: Sequence[Ladder], rules: Sequence[Stroke]) -> tuple[Ladder, ...]:
    """The ladders of three lines and more with no upright line between."""
    upright = [rule for rule in rules if rule.x0 == rule.x1] if ladders else []
    return tuple(
        ladder
        for ladder in ladders
        if len(ladder.levels) >= _FEWEST and not any(_is_inside(rule, ladder.bbox) for rule in upright)
    )


def missing_sides(ladders: Sequence[Ladder], rules: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Left and right borders for the tables that rule their columns but leave the outer sides open."""
    upright = [rule for rule in rules if rule.x0 == rule.x1] if ladders else []
    sides = []
    for ladder in ladders:
        box = ladder.bbox
        inside = sorted([rule for rule in upright if _is_inside(rule, box)], key=attrgetter("top"))
        for table in _ruled_parts(ladder, inside):
            for x in (table.x0, table.x1):
                drawn = sum(rule.bottom - rule.top for rule in upright if abs(rule.x0 - x) <= _SAME_PLACE)
                if drawn < table.height / 2:
                    sides.append(Stroke(x, table.top, x, table.bottom))
    return tuple(sides)


def _is_inside(rule: Stroke, bbox: BBox) -> bool:
    """True for an upright line between the ends of level ones."""
    x, top, _, bottom = rule
    left, above, right, below = bbox
    return (
        left + _SAME_PLACE < x < right - _SAME_PLACE
        and bottom - top > _JOINED
        and bottom > above + _SAME_PLACE
        and top < below - _SAME_PLACE
    )


def _ruled_parts(ladder: Ladder, upright: Sequence[Stroke]) -> list[BBox]:
    """The stretches of a ladder whose bands an upright line crosses from line to line, headings between them included.

    Lines under headings make a ladder too; what stands between those touches neither of them.
    """
    parts: list[BBox] = []
    for band in ladder.bands():
        near = [rule for rule in upright if rule[1] < band.bottom + _SAME_PLACE and rule[3] > band.top - _SAME_PLACE]
        if not near or not _is_crossed(band, near):
            continue
        if parts and band.top - parts[-1].bottom <= _TALLEST_HEADING:
            parts[-1] = union((parts[-1], band))
        else:
            parts.append(band)
    return parts


def _is_crossed(band: BBox, upright: Iterable[Stroke]) -> bool:
    """True where upright pieces at one place, drawn row by row or at once, lead from the line above to the next; those
    that begin higher come first.
    """
    reached: dict[int, float] = {}
    for x0, top, _, bottom in upright:
        place = round(x0 / _SAME_PLACE)
        down_to = reached.get(place, band.top)
        if top <= down_to + _SAME_PLACE:
            reached[place] = max(down_to, bottom)
    return max(reached.values(), default=band.top) >= band.bottom - _SAME_PLACE


def level_ladders(rules: Sequence[Stroke]) -> list[Ladder]:
    """Level lines of one length that are close enough for a row between them."""
    if len(rules) > _MOST_RULES:
        return []
    return [
        Ladder(x0, x1, tuple(run))
        for x0, x1, levels in _by_ends(_level_lines(rules))
        for run in _runs(levels)
        if len(run) > 1
    ]


def _level_lines(rules: Iterable[Stroke]) -> list[Stroke]:
    """Level strokes joined where they touch, the short ones left out."""
    pieces = [(top, x0, x1) for x0, top, x1, _ in rules if x0 != x1]
    return [Stroke(x0, top, x1, top) for top, x0, x1 in joined_pieces(pieces) if x1 - x0 >= _SHORTEST]


def _by_ends(lines: Iterable[Stroke]) -> list[tuple[float, float, list[float]]]:
    """Lines grouped by where they begin and end."""
    groups: list[tuple[float, float, list[float]]] = []
    for line in lines:
        for x0, x1, levels in groups:
            if abs(line.x0 - x0) <= _SAME_PLACE and abs(line.x1 - x1) <= _SAME_PLACE:
                levels.append(line.top)
                break
        else:
            groups.append((line.x0, line.x1, [line.top]))
    return groups


def _runs(levels: Iterable[float]) -> list[list[float]]:
    """Levels from the top, double lines once, cut where they are too far apart for a row."""
    runs: list[list[float]] = []
    for level in sorted(levels):
        if runs and level - runs[-1][-1] <= _JOINED:
            continue
        if runs and level - runs[-1][-1] <= _TALLEST_BAND:
            runs[-1].append(level)
        else:
            runs.append([level])
    return runs
