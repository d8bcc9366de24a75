"""Cells that no line parts but whose words do: columns with only white between them, rows that are single lines.

Many tables rule their head and leave the body to white space. Evidence is asked for twice: white that runs through
several lines, wider than any space between words; and lines that break although the next word would have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.word_lines import placed_lines
from safeguard_extract.records.geometry import BBox

_PHRASE_GAP = 0.8  # of the type size: wider white ends a phrase; a space is 0.3, a stretched one seldom over 0.6
_FEWEST_LINES = 3  # white in two lines is chance
_CROSSED = 0.1  # of the lines may run across a gutter: headings over several columns
_HELD = 0.3  # of the lines at least have words in each column that a gutter makes
_FULL_LINES = 0.7  # of the lines of a band that is cut into rows have words in two columns or more
_OVERHANG = 0.35  # of a word may hang over the side of a head's cell above it
_SPACE = 0.3  # of the type size
_SOFT_BREAKS = 0.25  # of the lines; a name too long for its column happens, in running text most lines go on
_LIST_MARK = re.compile(r"[•▪◦·●○■□➢✓–—-]|\(?[0-9a-zA-Z]{1,3}[.)]|\d+(\.\d+)+\.?")
_FIGURE = re.compile(r"[-–—+£€$<>(]*[\d.,:/%*)]*[-–—.:%]?|n/?a", re.IGNORECASE)


class Phrase(NamedTuple):
    """Words of one line with only spaces between them."""

    x0: float
    x1: float
    words: tuple[PlacedWord, ...]


def split_cells(cells: Sequence[BBox], words: Sequence[PlacedWord]) -> tuple[BBox, ...]:
    """The cells, cut where their words stand in columns and rows of their own."""
    upright = [word for word in words if word.turn == 0]
    return _split_rows(_split_columns(cells, upright), upright)


def is_tabular(band: BBox, words: Sequence[PlacedWord]) -> bool:
    """True where most lines between two level lines have white in them that parts columns."""
    lines = [phrases_of(line) for line in placed_lines(_within(words, band))]
    return 2 * sum(len(line) > 1 for line in lines) >= max(len(lines), 1)


def phrases_of(line: Iterable[PlacedWord]) -> tuple[Phrase, ...]:
    """A line cut at white that is wider than a space; a list mark belongs to what it marks."""
    phrases: list[Phrase] = []
    for word in line:
        box = word.word.bbox
        if phrases and (
            box.x0 - phrases[-1].x1 <= _PHRASE_GAP * word.word.size
            or (len(phrases) == len(phrases[-1].words) == 1 and _marks(phrases[-1].words[0].word.text, word.word.text))
        ):
            before = phrases.pop()
            phrases.append(Phrase(before.x0, max(before.x1, box.x1), (*before.words, word)))
        else:
            phrases.append(Phrase(box.x0, box.x1, (word,)))
    return tuple(phrases)


def _marks(mark: str, text: str) -> bool:
    """True for a list mark before words; before a figure the same signs are a figure too."""
    return bool(_LIST_MARK.fullmatch(mark)) and any(letter.isalpha() for letter in text)


def _within(words: Iterable[PlacedWord], box: BBox) -> list[PlacedWord]:
    return [word for word in words if box.holds(word.word.bbox)]


# Columns.


def _split_columns(cells: Sequence[BBox], words: Sequence[PlacedWord]) -> tuple[BBox, ...]:
    sides = sorted({x for cell in cells for x in (cell.x0, cell.x1)})
    gutters: list[float] = []
    for left, right in pairwise(sides):
        column = [cell for cell in cells if cell.x0 == left and cell.x1 == right]
        lines = [phrases_of(line) for cell in column for line in placed_lines(_within(words, cell))]
        gutters.extend(_gutters(lines))
    split = [_parts(cell, [x for x in sides if cell.x0 < x < cell.x1], gutters, words) for cell in cells]
    return tuple(part for parts in split for part in parts)


def _gutters(lines: Sequence[Sequence[Phrase]]) -> list[float]:
    """The middle of each white strip that runs through nearly all lines of a column."""
    several = [line for line in lines if len(line) > 1]
    if len(several) < _FEWEST_LINES or 2 * len(several) < len(lines):
        return []
    size = max(phrase.words[0].word.size for line in several for phrase in line)
    strips = _white(lines, _CROSSED * len(lines), _PHRASE_GAP * size)
    middles = [(left + right) / 2 for left, right in strips]
    centres = [[(phrase.x0 + phrase.x1) / 2 for phrase in line] for line in lines]
    gutters: list[float] = []
    for middle, after in zip(middles, [*middles[1:], float("inf")], strict=True):
        held = sum(any((gutters or [float("-inf")])[-1] < x < middle for x in line) for line in centres)
        beyond = sum(any(middle < x < after for x in line) for line in centres)
        if min(held, beyond) >= _HELD * len(lines):
            gutters.append(middle)
    return gutters


def _white(lines: Sequence[Sequence[Phrase]], most: float, width: float) -> list[tuple[float, float]]:
    """The strips at least so wide that no more than so many lines cross, those at the outer edges left out."""
    changes = sorted((x, step) for line in lines for p in line for x, step in ((p.x0, 1), (p.x1, -1)))
    strips: list[tuple[float, float]] = []
    crossing = 0
    for (x, step), (after, _) in pairwise(changes):
        crossing += step
        if crossing <= most:
            joins = bool(strips) and strips[-1][1] == x
            strips.append((strips.pop()[0] if joins else x, after))
    outer = (changes[0][0], changes[-1][0])
    return [(left, right) for left, right in strips if right - left >= width and left > outer[0] and right < outer[1]]


def _parts(
    cell: BBox, sides: Sequence[float], gutters: Sequence[float], words: Sequence[PlacedWord]
) -> tuple[BBox, ...]:
    """A cell cut at the sides of other cells and at gutters that its own words leave free."""
    lines = [phrases_of(line) for line in placed_lines(_within(words, cell))]
    inside = [x for x in gutters if cell.x0 < x < cell.x1]
    if not any(len(line) > 1 for line in lines):
        return (cell,)
    free = [x for x in sorted([*sides, *inside]) if not any(_cuts(x, phrase) for line in lines for phrase in line)]
    bounds = [cell.x0, *free, cell.x1]
    parts = tuple(BBox(left, cell.top, right, cell.bottom) for left, right in pairwise(bounds))
    held = sum(any(part.x0 < (p.x0 + p.x1) / 2 < part.x1 for line in lines for p in line) for part in parts)
    return parts if held > 1 else (cell,)


def _cuts(x: float, phrase: Phrase) -> bool:
    """True where a side would part words that belong together, or a word in its middle."""
    first, last = phrase.words[0].word.bbox, phrase.words[-1].word.bbox
    if first is last:
        return min(x - first.x0, first.x1 - x) > _OVERHANG * first.width
    return first.middle[0] < x < last.middle[0]


# Rows.


def _split_rows(cells: Sequence[BBox], words: Sequence[PlacedWord]) -> tuple[BBox, ...]:
    bands: dict[tuple[float, float], list[BBox]] = {}
    for cell in cells:
        bands.setdefault((cell.top, cell.bottom), []).append(cell)
    return tuple(part for band in bands.values() for part in _rows_of(band, words))


def _rows_of(band: Sequence[BBox], words: Sequence[PlacedWord]) -> list[BBox]:
    columns = [placed_lines(_within(words, cell)) for cell in band]
    lines = placed_lines([word for column in columns for line in column for word in line])
    if len(lines) < _FEWEST_LINES or len(band) < 2:
        return list(band)
    full = sum(sum(any(cell.holds(w.word.bbox) for w in line) for cell in band) > 1 for line in lines)
    if full < _FULL_LINES * len(lines):
        return list(band)
    if any(_is_wrapped(column, cell.x1) for column, cell in zip(columns, band, strict=True)):
        return list(band)
    middles = [
        (max(w.word.bbox.bottom for w in above) + min(w.word.bbox.top for w in below)) / 2
        for above, below in pairwise(lines)
    ]
    rows = [band[0].top, *middles, band[0].bottom]
    return [BBox(cell.x0, top, cell.x1, bottom) for top, bottom in pairwise(rows) for cell in band]


def _is_wrapped(lines: Sequence[Sequence[PlacedWord]], right: float) -> bool:
    """True where lines go on in the next: its first word would not have fitted, or begins small."""
    soft = 0
    for above, below in pairwise(lines):
        last, first = above[-1].word, below[0].word
        if not all(_FIGURE.fullmatch(each.word.text) for each in (*above, *below)):
            fits = last.bbox.x1 + _SPACE * last.size + first.bbox.width <= right
            soft += first.text[0].islower() or not fits
    return soft > _SOFT_BREAKS * len(lines)
