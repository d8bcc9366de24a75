"""Rows that no line parts: lines that break although the next word would have fitted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from safeguard_extract.read.column_numbers import number_columns
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.phrases import FEWEST_LINES, FULL_LINES, LinesByCell, phrases_of, text_of
from safeguard_extract.read.word_lines import PlacedLine, placed_lines
from safeguard_extract.records.geometry import BBox

_FEWEST_FIGURES = 2  # columns with a figure in every line tell rows, however the other columns break
_SPACE = 0.3  # of the type size
_SOFT_BREAKS = 0.25  # of the lines; a name too long for its column happens, in running text most lines go on
_BESIDE = 1.0  # point by which lines beside each other overlap; lines of close type may touch
_FIRST_NUMBER = re.compile(r"\(?(?:0?[12]|[ab])(?!\w)", re.IGNORECASE)  # what the numbers of columns begin with
_FIGURE = re.compile(r"[-‐‑‒–—−+±£€$<>(]*[\d.,:/%*)]*[-‐‑‒–—−.:%…]?|n/?a", re.IGNORECASE)


def split_rows(held: LinesByCell) -> tuple[BBox, ...]:
    """The cells, each band of them cut into the rows that its lines are."""
    bands: dict[tuple[float, float], dict[BBox, Sequence[PlacedLine]]] = {}
    for cell, lines in held.items():
        bands.setdefault((cell.top, cell.bottom), {})[cell] = lines
    return tuple(part for band in bands.values() for part in _rows_of(band))


def _rows_of(band: LinesByCell) -> list[BBox]:
    """The cells of one row, cut line by line where no cell's text goes on from one line to the next."""
    if any(column and _FIRST_NUMBER.match(column[-1][0].word.text) for column in band.values()):
        lines = _lines_across(band)
        if len(lines) > 1 and number_columns([text_of(phrase) for phrase in phrases_of(lines[-1])]):
            return _numbered_off(band, lines)
    if len(band) < 2:
        return list(band)
    fewest = _FEWEST_FIGURES if any(is_wrapped(column, cell.x1) for cell, column in band.items()) else 0
    figures = [column for column in band.values() if column and _are_figures(column)] if fewest else []
    if len(figures) < fewest:
        return list(band)
    lines = _lines_across(band)
    if len(lines) < FEWEST_LINES or sum(len(column) == len(lines) for column in figures) < fewest:
        return list(band)
    level = [line for place, line in enumerate(lines) if not _straddles(lines, place)]
    if sum(_fills_several(line, band) for line in level) < FULL_LINES * len(level):
        return list(band)
    first = min(band)
    borders = [
        (max(word.word.bbox.bottom for word in above) + min(word.word.bbox.top for word in below)) / 2
        for above, below in pairwise(level)
        if not _names_one_row(above, below, first)
    ]
    return [part for cell, column in band.items() for part in _cut_at(cell, borders, column)]


def _lines_across(band: LinesByCell) -> tuple[PlacedLine, ...]:
    """The lines of a row, from its first cell to its last."""
    return placed_lines([word for column in band.values() for line in column for word in line])


def _fills_several(line: PlacedLine, band: Iterable[BBox]) -> bool:
    """True for a line with words in two of the cells of a row or more."""
    return sum(any(cell.holds(word.word.bbox) for word in line) for cell in band) > 1


def _straddles(lines: Sequence[PlacedLine], place: int) -> bool:
    """True for a line that stands half beside the one above and half beside the one below: a cell beside two rows."""
    if not 0 < place < len(lines) - 1:
        return False
    bottom = max(word.word.bbox.bottom for word in lines[place - 1])
    top = min(word.word.bbox.top for word in lines[place + 1])
    own = [word.word.bbox for word in lines[place]]
    return min(box.top for box in own) < bottom - _BESIDE and max(box.bottom for box in own) > top + _BESIDE


def _cut_at(cell: BBox, borders: Iterable[float], lines: Sequence[PlacedLine]) -> Iterator[BBox]:
    """The cell cut at the borders that run through none of its words."""
    boxes = [word.word.bbox for line in lines for word in line]
    free = [y for y in borders if not any(box.top + _BESIDE < y < box.bottom - _BESIDE for box in boxes)]
    for top, bottom in pairwise([cell.top, *free, cell.bottom]):
        yield cell._replace(top=top, bottom=bottom)


def _names_one_row(above: PlacedLine, below: PlacedLine, first: BBox) -> bool:
    """True where a name in the first column goes on in small letters, and one of its lines has no figures beside it."""
    stub = [word for word in below if first.holds(word.word.bbox)]
    if not stub or not stub[0].word.text[0].islower() or not any(first.holds(word.word.bbox) for word in above):
        return False
    return any(all(first.holds(word.word.bbox) for word in line) for line in (above, below))


def _numbered_off(band: LinesByCell, lines: Sequence[PlacedLine]) -> list[BBox]:
    """The cells of a head cut above the line that numbers its columns."""
    above = max(word.word.bbox.bottom for line in lines[:-1] for word in line)
    below = min(word.word.bbox.top for word in lines[-1])
    border = (above + below) / 2
    upper = {
        cell._replace(bottom=border): [line for line in column if line[0].word.bbox.middle[1] < border]
        for cell, column in band.items()
    }
    return [*_rows_of(upper), *(cell._replace(top=border) for cell in band)]


def _are_figures(lines: Sequence[PlacedLine]) -> bool:
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
