"""Cells that no line parts but whose words do: columns with only white between them, rows that are single lines.

Many tables rule their head and leave the body to white space. Evidence is asked for twice: white that runs through
several lines, wider than any space between words; and lines that break although the next word would have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from safeguard_extract.read.column_numbers import number_columns
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.table_grid import to_grid, words_by_cell
from safeguard_extract.read.word_lines import placed_lines
from safeguard_extract.records.geometry import BBox

_PHRASE_GAP = 0.8  # of the type size: wider white ends a phrase; a space is 0.3, a stretched one seldom over 0.6
_FEWEST_LINES = 3  # white in two lines is chance
_CROSSED = 0.1  # of the lines may run across a gutter: headings over several columns
_HELD = 0.3  # of the lines at least have words in each column that a gutter makes
_FEWEST_SPANS = 2  # cells over the same columns that must be cut alike
_FULL_LINES = 0.7  # of the lines of a band that is cut into rows have words in two columns or more
_OVERHANG = 0.35  # of a word may hang over the side of a head's cell above it
_FEWEST_FIGURES = 2  # columns with a figure in every line tell rows, however the other columns break
_SPACE = 0.3  # of the type size
_SOFT_BREAKS = 0.25  # of the lines; a name too long for its column happens, in running text most lines go on
_BESIDE = 1.0  # point by which lines beside each other overlap; lines of close type may touch
_LIST_MARK = re.compile(r"[•▪◦·●○■□➢✓–—-]|\(?[0-9a-zA-Z]{1,3}[.)]|\d+(\.\d+)+\.?")
_FIGURE = re.compile(r"[-‐‑‒–—−+±£€$<>(]*[\d.,:/%*)]*[-‐‑‒–—−.:%…]?|n/?a", re.IGNORECASE)


class Phrase(NamedTuple):
    """Words of one line with only spaces between them."""

    x0: float
    x1: float
    words: tuple[PlacedWord, ...]

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


class _Gap(NamedTuple):
    """White from left to right, and how many lines cross it."""

    crossed: int
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def text_of(phrase: Phrase) -> str:
    """The words of a phrase with spaces between."""
    return " ".join(word.word.text for word in phrase.words)


_Lines = Sequence[Sequence[Phrase]]
_Line = Sequence[PlacedWord]
_LinesByCell = Mapping[BBox, Sequence[_Line]]


def split_cells(cells: Sequence[BBox], words: Iterable[PlacedWord]) -> tuple[BBox, ...]:
    """The cells, cut where their words stand in columns and rows of their own."""
    upright = [word for word in words if word.turn == 0]
    held = _lines_by_cell(cells, upright)
    wide = _split_columns(held)
    rows = _split_rows(held if wide == tuple(held) else _lines_by_cell(wide, upright))
    return _titles_apart(_lines_by_cell(rows, upright)) if len(rows) > len(wide) else rows


def _titles_apart(held: _LinesByCell) -> tuple[BBox, ...]:
    """The cells, those of one line cut that hold a title over each of several columns: a title over all hid them."""
    sides = sorted({x for cell in held for x in (cell.x0, cell.x1)})
    parted: list[BBox] = []
    for cell, lines in held.items():
        phrases = phrases_of(lines[0]) if len(lines) == 1 else ()
        places = [cell.x0, *(x for x in sides if cell.x0 < x < cell.x1), cell.x1]
        own = len(phrases) == len(places) - 1 > 1 and all(
            left < phrase.middle < right for phrase, (left, right) in zip(phrases, pairwise(places), strict=True)
        )
        parted.extend(cell._replace(x0=left, x1=right) for left, right in pairwise(places) if own)
        parted.extend(() if own else (cell,))
    return tuple(parted)


def _lines_by_cell(cells: Sequence[BBox], words: Iterable[PlacedWord]) -> _LinesByCell:
    return {cell: placed_lines(held) for cell, held in words_by_cell(to_grid(cells), words).items()}


def is_tabular(band: BBox, words: Sequence[PlacedWord], largest: float) -> bool:
    """True where white parts columns in most lines of a band, or in the first, which others go on.

    A line without such white in larger type than `largest` is a heading, and the band no part of a table.
    """
    lines = phrases_in(band, words)
    if any(len(line) == 1 and line[0].words[0].word.size > largest for line in lines):
        return False
    return not lines or len(lines[0]) > 1 or 2 * sum(len(line) > 1 for line in lines) >= len(lines)


def phrases_in(box: BBox, words: Iterable[PlacedWord]) -> list[tuple[Phrase, ...]]:
    """The lines in a box, cut into phrases."""
    return [phrases_of(line) for line in placed_lines(word for word in words if box.holds(word.word.bbox))]


def phrases_of(line: Iterable[PlacedWord], numbered: bool = False) -> tuple[Phrase, ...]:
    """A line cut at white that is wider than a space; a list mark belongs to what it marks unless it numbers rows."""
    phrases: list[Phrase] = []
    words: list[PlacedWord] = []
    left = right = 0.0  # of the words
    for word in line:
        box = word.word.bbox
        if words and (
            box.x0 - right <= _PHRASE_GAP * word.word.size
            or (not numbered and not phrases and len(words) == 1 and _marks(words[0], word))
        ):
            words.append(word)
            right = max(right, box.x1)
            continue
        if words:
            phrases.append(Phrase(left, right, tuple(words)))
        words, left, right = [word], box.x0, box.x1
    return (*phrases, Phrase(left, right, tuple(words))) if words else ()


def _marks(mark: PlacedWord, word: PlacedWord) -> bool:
    """True for a list mark before words; before a figure the same signs are a figure too."""
    return bool(_LIST_MARK.fullmatch(mark.word.text)) and any(letter.isalpha() for letter in word.word.text)


# Columns.


def _split_columns(held: _LinesByCell) -> tuple[BBox, ...]:
    sides = sorted({x for cell in held for x in (cell.x0, cell.x1)})
    gutters: list[float] = []
    numbered = False
    for left, right in pairwise(sides):
        column = [lines for cell, lines in held.items() if cell.x0 == left and cell.x1 == right]
        numbers_here = _numbers_rows([_to_phrases(lines, True) for lines in column[1:]])
        gutters.extend(_gutters([_to_phrases(lines, numbers_here) for lines in column]))
        numbered = numbered or numbers_here
    split = {
        cell: _parts(cell, [x for x in (*sides, *gutters) if cell.x0 < x < cell.x1], _to_phrases(lines, numbered))
        for cell, lines in held.items()
    }
    cut = _cut_spans(split, sides)
    once = {span for span, count in cut.items() if count < _FEWEST_SPANS}
    return tuple(part for cell, parts in split.items() for part in ((cell,) if (cell.x0, cell.x1) in once else parts))


def _to_phrases(lines: Sequence[_Line], numbered: bool) -> list[tuple[Phrase, ...]]:
    return [phrases_of(line, numbered) for line in lines]


def _cut_spans(split: Mapping[BBox, tuple[BBox, ...]], sides: Sequence[float]) -> Counter[tuple[float, float]]:
    """How often cells over the same columns were cut; a heading over all of them is cut by chance once."""
    return Counter(
        (cell.x0, cell.x1)
        for cell, parts in split.items()
        if len(parts) > 1 and any(cell.x0 < x < cell.x1 for x in sides)
    )


def _numbers_rows(rows: Sequence[_Lines]) -> bool:
    """True where each row begins with a mark and white, and no line in it but the first: a column of numbers."""
    marked = [[len(line) > 1 and len(line[0].words) == 1 and _marks(line[0].words[0], line[1].words[0]) for line in row]
              for row in rows if row]  # fmt: skip
    return len(marked) > 1 and all(row[0] and not any(row[1:]) for row in marked)


def _gutters(rows: Sequence[_Lines]) -> list[float]:
    """The middle of each white strip that runs through nearly all lines of a column, given row by row."""
    lines = [line for row in rows for line in row]
    several = [line for line in lines if len(line) > 1]
    begun = sum(len(row[0]) > 1 for row in rows if row)
    if len(several) < _FEWEST_LINES or (2 * len(several) < len(lines) and begun < _FULL_LINES * len(rows)):
        return []
    size = max(phrase.words[0].word.size for line in several for phrase in line)
    below = lines[1:] if len(lines[0]) == 1 else lines  # a title over all columns
    fewest = min(_HELD * len(lines), _FULL_LINES * len(rows)) if len(rows) > 1 else _HELD * len(lines)
    strips = _white(below, _CROSSED * len(below), _PHRASE_GAP * size)
    middles = [strip.middle for strip in _one_each(strips, lines, fewest)]
    gutters: list[float] = []
    for middle, after in pairwise([*middles, float("inf")]):
        before = gutters[-1] if gutters else float("-inf")
        if min(_between(lines, before, middle), _between(lines, middle, after)) >= fewest:
            gutters.append(middle)
    return gutters


def _between(lines: _Lines, left: float, right: float) -> int:
    """How many lines have words between two places."""
    return sum(any(left < phrase.middle < right for phrase in line) for line in lines)


def _one_each(strips: Sequence[_Gap], lines: _Lines, fewest: float) -> list[_Gap]:
    """Of strips with hardly a word between them the one that the fewest lines cross, then the widest."""
    groups: list[list[_Gap]] = []
    for strip in strips:
        if groups and _between(lines, groups[-1][-1].middle, strip.middle) < fewest:
            groups[-1].append(strip)
        else:
            groups.append([strip])
    return [min(group, key=lambda gap: (gap.crossed, gap.left - gap.right)) for group in groups]


def _white(lines: _Lines, most: float, width: float) -> list[_Gap]:
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


def _parts(cell: BBox, places: Iterable[float], lines: _Lines) -> tuple[BBox, ...]:
    """A cell cut at the places that its own words leave free, where at least two parts then hold words."""
    if not any(len(line) > 1 for line in lines):
        return (cell,)
    free = [x for x in sorted(places) if not any(_cuts(x, phrase) for line in lines for phrase in line)]
    parts = tuple(BBox(left, cell.top, right, cell.bottom) for left, right in pairwise([cell.x0, *free, cell.x1]))
    held = sum(any(part.x0 < phrase.middle < part.x1 for line in lines for phrase in line) for part in parts)
    return parts if held > 1 else (cell,)


def _cuts(x: float, phrase: Phrase) -> bool:
    """True where a side would part words that belong together, or a word in its middle; a mark may be parted."""
    boxes = [word.word.bbox for word in phrase.words]
    if len(boxes) == 1:
        return min(x - phrase.x0, phrase.x1 - x) > _OVERHANG * boxes[0].width
    white = _PHRASE_GAP * phrase.words[0].word.size
    if boxes[0].x1 < x < boxes[1].x0 and boxes[1].x0 - boxes[0].x1 > white:
        return False
    return boxes[0].middle[0] < x < boxes[-1].middle[0]


# Rows.


def _split_rows(held: _LinesByCell) -> tuple[BBox, ...]:
    bands: dict[tuple[float, float], dict[BBox, Sequence[_Line]]] = {}
    for cell, lines in held.items():
        bands.setdefault((cell.top, cell.bottom), {})[cell] = lines
    return tuple(part for band in bands.values() for part in _rows_of(band))


def _rows_of(band: _LinesByCell) -> list[BBox]:
    """The cells of one row, cut line by line where no cell's text goes on from one line to the next."""
    lines = placed_lines([word for column in band.values() for line in column for word in line])
    if len(lines) > 1 and number_columns([text_of(phrase) for phrase in phrases_of(lines[-1])]):
        return _numbered_off(band, lines)
    if len(lines) < _FEWEST_LINES or len(band) < 2:
        return list(band)
    full = sum(sum(any(cell.holds(word.word.bbox) for word in line) for cell in band) > 1 for line in lines)
    if full < _FULL_LINES * len(lines):
        return list(band)
    figures = sum(len(column) == len(lines) and _are_figures(column) for column in band.values())
    if figures < _FEWEST_FIGURES and any(is_wrapped(column, cell.x1) for cell, column in band.items()):
        return list(band)
    first = min(band)
    level = [line for place, line in enumerate(lines) if not _straddles(lines, place)]
    borders = [
        (max(word.word.bbox.bottom for word in above) + min(word.word.bbox.top for word in below)) / 2
        for above, below in pairwise(level)
        if not _names_one_row(above, below, first)
    ]
    return [part for cell, column in band.items() for part in _cut_at(cell, borders, column)]


def _straddles(lines: Sequence[_Line], place: int) -> bool:
    """True for a line that stands half beside the one above and half beside the one below: a cell beside two rows."""
    if not 0 < place < len(lines) - 1:
        return False
    bottom = max(word.word.bbox.bottom for word in lines[place - 1])
    top = min(word.word.bbox.top for word in lines[place + 1])
    own = [word.word.bbox for word in lines[place]]
    return min(box.top for box in own) < bottom - _BESIDE and max(box.bottom for box in own) > top + _BESIDE


def _cut_at(cell: BBox, borders: Iterable[float], lines: Sequence[_Line]) -> Iterator[BBox]:
    """The cell cut at the borders that run through none of its words."""
    boxes = [word.word.bbox for line in lines for word in line]
    free = [y for y in borders if not any(box.top + _BESIDE < y < box.bottom - _BESIDE for box in boxes)]
    for top, bottom in pairwise([cell.top, *free, cell.bottom]):
        yield cell._replace(top=top, bottom=bottom)


def _names_one_row(above: _Line, below: _Line, first: BBox) -> bool:
    """True where a name in the first column goes on in small letters, and one of its lines has no figures beside it."""
    stub = [word for word in below if first.holds(word.word.bbox)]
    if not stub or not stub[0].word.text[0].islower() or not any(first.holds(word.word.bbox) for word in above):
        return False
    return any(all(first.holds(word.word.bbox) for word in line) for line in (above, below))


def _numbered_off(band: _LinesByCell, lines: Sequence[_Line]) -> list[BBox]:
    """The cells of a head cut above the line that numbers its columns."""
    above = max(word.word.bbox.bottom for line in lines[:-1] for word in line)
    below = min(word.word.bbox.top for word in lines[-1])
    border = (above + below) / 2
    upper = {
        cell._replace(bottom=border): [line for line in column if line[0].word.bbox.middle[1] < border]
        for cell, column in band.items()
    }
    return [*_rows_of(upper), *(cell._replace(top=border) for cell in band)]


def _are_figures(lines: Sequence[_Line]) -> bool:
    """True where every line is a figure: those are never one cell."""
    return all(_FIGURE.fullmatch(each.word.text) for line in lines for each in line)


def is_wrapped(lines: Sequence[Sequence[PlacedWord]], right: float) -> bool:
    """True where lines go on in the next, but for some."""
    soft = sum(is_soft_break(above, below, right) for above, below in pairwise(lines))
    return soft > _SOFT_BREAKS * len(lines)


def is_soft_break(above: Sequence[PlacedWord], below: Sequence[PlacedWord], right: float) -> bool:
    """True where a line goes on in the next: its first word would not have fitted, or begins small."""
    if all(_FIGURE.fullmatch(each.word.text) for each in (*above, *below)):
        return False
    last, first = above[-1].word, below[0].word
    return first.text[0].islower() or last.bbox.x1 + _SPACE * last.size + first.bbox.width > right
