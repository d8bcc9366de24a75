"""Columns that no line parts: white that runs through several lines, wider than any space between words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from safeguard_extract.read.phrases import (
    FEWEST_LINES,
    FULL_LINES,
    PHRASE_GAP,
    LinesByCell,
    Phrase,
    PhrasedLines,
    marks,
    phrases_of,
)
from safeguard_extract.read.word_lines import PlacedLine
from safeguard_extract.records.geometry import BBox

_CROSSED = 0.1  # of the lines may run across a gutter: headings over several columns
_HELD = 0.3  # of the lines at least have words in each column that a gutter makes
_FEWEST_SPANS = 2  # cells over the same columns that must be cut alike
_OVERHANG = 0.35  # of a word may hang over the side of a head's cell above it


class _Gap(NamedTuple):
    """White from left to right, and how many lines cross it."""

    crossed: int
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def split_columns(held: LinesByCell) -> tuple[BBox, ...]:
    """The cells, cut at their neighbours' sides and where white runs through nearly all lines of a column."""
    sides = sorted({x for x0, _, x1, _ in held for x in (x0, x1)})
    columns: dict[tuple[float, float], list[BBox]] = {}
    for cell in held:
        columns.setdefault((cell.x0, cell.x1), []).append(cell)
    phrased = {cell: _to_phrases(lines, False) for cell, lines in held.items()}
    gutters: list[float] = []
    numbered = False
    for between in pairwise(sides):
        column = columns.get(between, [])
        if _numbers_rows([held[cell] for cell in column[1:]]):
            gutters.extend(_gutters([_to_phrases(held[cell], True) for cell in column]))
            numbered = True
        else:
            gutters.extend(_gutters([phrased[cell] for cell in column]))
    if numbered:
        phrased = {cell: _to_phrases(lines, True) for cell, lines in held.items()}
    split = {cell: _parts(cell, (*sides, *gutters), lines) for cell, lines in phrased.items()}
    cut = _cut_spans(split, sides)
    once = {span for span, count in cut.items() if count < _FEWEST_SPANS}
    return tuple(part for cell, parts in split.items() for part in ((cell,) if (cell.x0, cell.x1) in once else parts))


def _to_phrases(lines: Sequence[PlacedLine], numbered: bool) -> list[tuple[Phrase, ...]]:
    return [phrases_of(line, numbered) for line in lines]


def _cut_spans(split: Mapping[BBox, tuple[BBox, ...]], sides: Sequence[float]) -> Counter[tuple[float, float]]:
    """How often cells over the same columns were cut; a heading over all of them is cut by chance once."""
    return Counter(
        (cell.x0, cell.x1)
        for cell, parts in split.items()
        if len(parts) > 1 and any(cell.x0 < x < cell.x1 for x in sides)
    )


def _numbers_rows(rows: Iterable[Sequence[PlacedLine]]) -> bool:
    """True where each row begins with a mark and white, and no line in it but the first: a column of numbers."""
    filled = [row for row in rows if row]
    return len(filled) > 1 and all(_is_numbered(row[0]) and not any(map(_is_numbered, row[1:])) for row in filled)


def _is_numbered(line: PlacedLine) -> bool:
    if len(line) < 2 or not marks(line[0], line[1]):
        return False
    return line[1].word.bbox.x0 - line[0].word.bbox.x1 > PHRASE_GAP * line[1].word.size


def _gutters(rows: Sequence[PhrasedLines]) -> list[float]:
    """The middle of each white strip that runs through nearly all lines of a column, given row by row."""
    lines = [line for row in rows for line in row]
    several = [line for line in lines if len(line) > 1]
    if len(several) < FEWEST_LINES:
        return []
    begun = sum(len(row[0]) > 1 for row in rows if row)
    if 2 * len(several) < len(lines) and begun < FULL_LINES * len(rows):
        return []
    size = max(phrase.words[0].word.size for line in several for phrase in line)
    below = lines[1:] if len(lines[0]) == 1 else lines  # a title over all columns
    fewest = min(_HELD * len(lines), FULL_LINES * len(rows)) if len(rows) > 1 else _HELD * len(lines)
    strips = _white(below, _CROSSED * len(below), PHRASE_GAP * size)
    middles = [strip.middle for strip in _one_each(strips, lines, fewest)]
    gutters: list[float] = []
    for middle, after in pairwise([*middles, float("inf")]):
        before = gutters[-1] if gutters else float("-inf")
        if min(_between(lines, before, middle), _between(lines, middle, after)) >= fewest:
            gutters.append(middle)
    return gutters


def _between(lines: PhrasedLines, left: float, right: float) -> int:
    """How many lines have words between two places."""
    return sum(any(left < phrase.middle < right for phrase in line) for line in lines)


def _one_each(strips: Sequence[_Gap], lines: PhrasedLines, fewest: float) -> list[_Gap]:
    """Of strips with hardly a word between them the one that the fewest lines cross, then the widest."""
    groups: list[list[_Gap]] = []
    for strip in strips:
        if groups and _between(lines, groups[-1][-1].middle, strip.middle) < fewest:
            groups[-1].append(strip)
        else:
            groups.append([strip])
    return [min(group, key=lambda gap: (gap.crossed, gap.left - gap.right)) for group in groups]


def _white(lines: PhrasedLines, most: float, width: float) -> list[_Gap]:
    """The strips at least so wide that no more than so many lines cross, those at the outer edges left out; of each the
    part that the fewest lines cross.
    """
    changes = sorted((x, step) for line in lines for p in line for x, step in ((p.x0, 1), (p.x1, -1)))
    strips: list[list[_Gap]] = []
    crossing = 0
    for (x, step), (after, _) in pairwise(changes):
        crossing += step
        if crossing <= most:
            if not strips or strips[-1][-1].right != x:
                strips.append([])
            strips[-1].append(_Gap(crossing, x, after))
    first, last = changes[0][0], changes[-1][0]
    return [
        _whitest(strip, width)
        for strip in strips
        if strip[-1].right - strip[0].left >= width and strip[0].left > first and strip[-1].right < last
    ]


def _whitest(strip: Sequence[_Gap], width: float) -> _Gap:
    """The widest piece of a strip that the fewest lines cross; all of the strip where that is a mere slit."""
    fewest = min(gap.crossed for gap in strip if gap.right > gap.left)
    best = max((gap for gap in strip if gap.crossed == fewest), key=lambda gap: gap.right - gap.left)
    return best if best.right - best.left >= width / 2 else _Gap(fewest, strip[0].left, strip[-1].right)


def _parts(cell: BBox, places: Iterable[float], lines: PhrasedLines) -> tuple[BBox, ...]:
    """A cell cut at the places in it that its own words leave free, where at least two parts then hold words."""
    inside = [x for x in places if cell.x0 < x < cell.x1]
    if not inside or max(map(len, lines), default=0) < 2:
        return (cell,)
    free = [x for x in sorted(inside) if not any(_cuts(x, phrase) for line in lines for phrase in line)]
    parts = tuple(BBox(left, cell.top, right, cell.bottom) for left, right in pairwise([cell.x0, *free, cell.x1]))
    held = sum(any(part.x0 < phrase.middle < part.x1 for line in lines for phrase in line) for part in parts)
    return parts if held > 1 else (cell,)


def _cuts(x: float, phrase: Phrase) -> bool:
    """True where a side would part words that belong together, or a word in its middle; a mark may be parted."""
    boxes = [word.word.bbox for word in phrase.words]
    if len(boxes) == 1:
        return min(x - phrase.x0, phrase.x1 - x) > _OVERHANG * boxes[0].width
    white = PHRASE_GAP * phrase.words[0].word.size
    if boxes[0].x1 < x < boxes[1].x0 and boxes[1].x0 - boxes[0].x1 > white:
        return False
    return boxes[0].middle[0] < x < boxes[-1].middle[0]
