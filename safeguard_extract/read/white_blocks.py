"""Blocks of lines in which the same white strips part columns, and their columns and rows: tables without any line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from safeguard_extract.read.cell_splits import Phrase, is_wrapped, phrases_of
from safeguard_extract.read.figures import is_figure
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.word_lines import placed_lines
from safeguard_extract.records.geometry import BBox

_GUTTER = 0.8  # of the type size: what parts phrases; a gutter must hold through all lines of a block
_FARTHEST = 2.5  # of the type size: more white between two lines ends a table; rows have seldom over 1.5
_LARGER = 1.12  # times the block's type size: a heading that stands between two tables
_FEWEST_LINES = 3
_ROW_WHITE = 0.25  # of the type size more than between the lines of a cell: a row's end; less is rounding
_FULL = 0.7  # of the lines have words in two columns where each line is a row
_STACKED = 0.5  # of the bands hold several figures of one column: they are groups of rows
_LEADERS = re.compile(r"(?:[.·_…]\s?){4,}")
_BULLET = re.compile(r"[^\w\s£$€%(+-]")


class WhiteLine(NamedTuple):
    """A line cut into phrases, its top and bottom, its type size, and whether it is bold."""

    phrases: tuple[Phrase, ...]
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        return " ".join(word.word.text for phrase in self.phrases for word in phrase.words)


class Strip(NamedTuple):
    """A stretch of a page from left to right, or from top to bottom."""

    low: float
    high: float


def white_blocks(words: Sequence[PlacedWord]) -> Iterator[list[WhiteLine]]:
    """Lines in a row that leave the same white strips free, from top to bottom."""
    block: list[WhiteLine] = []
    covered: list[Strip] = []
    for line in [_to_line(words) for words in placed_lines(words)]:
        merged = _with_line(covered, line)
        if block and (_ends(block, line) or _closes_gap(covered, merged)):
            yield from _parts(block)
            block, covered, merged = [], [], _with_line([], line)
        if block or len(line.phrases) > 1:
            block.append(line)
            covered = merged
    yield from _parts(block)


def _to_line(words: Sequence[PlacedWord]) -> WhiteLine:
    return WhiteLine(
        phrases=_with_bullets(phrases_of(words, numbered=True)),
        top=min(word.word.bbox.top for word in words),
        bottom=max(word.word.bbox.bottom for word in words),
        size=median(word.word.size for word in words),
        bold=all(word.word.bold for word in words),
    )


def _with_bullets(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Phrases with each bullet joined to what it marks."""
    joined: list[Phrase] = []
    for phrase in phrases:
        if joined and len(joined[-1].words) == 1 and _BULLET.fullmatch(joined[-1].words[0].word.text):
            mark = joined.pop()
            phrase = Phrase(mark.x0, phrase.x1, (*mark.words, *phrase.words))
        joined.append(phrase)
    return tuple(joined)


def _with_line(covered: Sequence[Strip], line: WhiteLine) -> list[Strip]:
    """The strips that words cover, once the line is added."""
    strips: list[Strip] = []
    for strip in sorted([*covered, *(Strip(phrase.x0, phrase.x1) for phrase in line.phrases)]):
        if strips and strip.low - strips[-1].high < _GUTTER * line.size:
            strips[-1] = Strip(strips[-1].low, max(strips[-1].high, strip.high))
        else:
            strips.append(strip)
    return strips


def _closes_gap(before: Sequence[Strip], after: Sequence[Strip]) -> bool:
    """True where nothing is left of a gutter."""
    return any(left.high < strip.high and strip.low <= left.low and right.low < strip.high
               for left, right in pairwise(before) for strip in after)  # fmt: skip


def _ends(block: Sequence[WhiteLine], line: WhiteLine) -> bool:
    """True for a line that stands too far below a block, or is a heading in larger type."""
    size = median(each.size for each in block)
    far = line.top - max(each.bottom for each in block[-3:]) > _FARTHEST * size
    heading = len(line.phrases) == 1 and line.size > _LARGER * size
    return far or heading or bool(_LEADERS.search(line.text))


def _parts(block: Sequence[WhiteLine]) -> Iterator[list[WhiteLine]]:
    """A block cut where its first line is printed again, without the headings left over at the end of a part."""
    cuts = [i for i, line in enumerate(block) if i == 0 or (line.text == block[0].text and len(line.phrases) > 1)]
    for start, end in pairwise([*cuts, len(block)]):
        part = list(block[start:end])
        while len(part) > 1 and len(part[-1].phrases) == 1 and _is_heading(part[-1], part[:-1]):
            part.pop()
        if len(part) >= _FEWEST_LINES:
            yield part


def _is_heading(line: WhiteLine, block: Sequence[WhiteLine]) -> bool:
    """True for a lone phrase that is set otherwise than the lines above it, or apart from them."""
    whites = [below.top - above.bottom for above, below in pairwise(block)]
    apart = line.top - block[-1].bottom > max(whites) + _ROW_WHITE * line.size if whites else False
    return apart or (line.bold and not all(each.bold for each in block))


# Columns and rows.


def columns_of(block: Sequence[WhiteLine]) -> list[Strip]:
    """The columns of a block: what its words cover between its gutters."""
    covered: list[Strip] = []
    for line in block:
        covered = _with_line(covered, line)
    return covered


def cells_of(block: Sequence[WhiteLine], columns: Sequence[Strip]) -> tuple[BBox, ...]:
    """The cells of a block, a merged one in its first column where a text there runs on beside several rows."""
    rows = _rows(block, columns)
    sides = [columns[0].low - 1, *((a.high + b.low) / 2 for a, b in pairwise(columns)), columns[-1].high + 1]
    tops = [rows[0].low - 1, *((a.high + b.low) / 2 for a, b in pairwise(rows)), rows[-1].high + 1]
    boxes = [
        BBox(left, top, right, bottom)
        for top, bottom in pairwise(tops)
        for left, right in pairwise(sides[1:])
    ]  # fmt: skip
    stub = [BBox(sides[0], tops[first], sides[1], tops[last + 1]) for first, last in _stub_spans(block, columns, tops)]
    return (*stub, *boxes)


def _stub_spans(block: Sequence[WhiteLine], columns: Sequence[Strip], tops: Sequence[float]) -> list[tuple[int, int]]:
    """First and last row of each cell of the first column: a line that goes on across a row's end merges two."""
    lines = [line for line in block if line.phrases[0].x0 <= columns[0].high]
    joined = set()
    leading = min((below.top - above.bottom for above, below in pairwise(lines)), default=0.0)
    for above, below in pairwise(lines):
        close = below.top - above.bottom <= leading + _ROW_WHITE * below.size
        for row, y in enumerate(tops[1:-1]):
            if below.top < y < below.bottom or (close and above.top < y < above.bottom):
                joined.add(row)
    spans: list[tuple[int, int]] = []
    for row in range(len(tops) - 1):
        if spans and row - 1 in joined:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return spans


def _rows(block: Sequence[WhiteLine], columns: Sequence[Strip]) -> list[Strip]:
    """The rows of a block from top to bottom: lines parted by more white than lines of one cell, or each line."""
    bands = _bands(block, columns)
    if len(bands) < 2 or _are_groups(bands, columns):
        bands = _line_rows(block, columns)
    return [Strip(min(line.top for line in band), max(line.bottom for line in band)) for band in bands]


def _bands(block: Sequence[WhiteLine], columns: Sequence[Strip]) -> list[list[WhiteLine]]:
    """Lines gathered where the white between them is as small as within cells; the first column has no say.

    Its texts may run on beside several rows. A line with words in the first column alone is a row where it stands
    clear of the others.
    """
    beside = [line for line in block if line.phrases[-1].x1 > columns[0].high]
    whites = [below.top - above.bottom for above, below in pairwise(beside)]
    if not whites or max(whites) - min(whites) < _ROW_WHITE * median(line.size for line in block):
        return [list(block)]
    most = min(whites) + _ROW_WHITE * median(line.size for line in block)
    bands = [[beside[0]]]
    for white, line in zip(whites, beside[1:], strict=True):
        if white > most:
            bands.append([line])
        else:
            bands[-1].append(line)
    alone = [line for line in block if line not in beside]
    for line in alone:
        if all(line.top - most > band[-1].bottom or line.bottom + most < band[0].top for band in bands):
            bands.append([line])
    return sorted(bands, key=lambda band: band[0].top)


def _are_groups(bands: Sequence[Sequence[WhiteLine]], columns: Sequence[Strip]) -> bool:
    """True where single bands hold several figures of one column: each line is a row, and bands are groups of rows."""
    stacked = [band for band in bands if any(_figures(band, column) > 1 for column in columns[1:])]
    return len(stacked) > _STACKED * sum(len(band) > 1 for band in bands)


def _figures(band: Sequence[WhiteLine], column: Strip) -> int:
    return sum(is_figure(text) for line in band for text in texts_in(line, column))


def texts_in(line: WhiteLine, column: Strip) -> list[str]:
    """The phrases of a line that stand in a column."""
    return [
        " ".join(word.word.text for word in phrase.words)
        for phrase in line.phrases
        if column.low <= phrase.middle <= column.high
    ]


def _line_rows(block: Sequence[WhiteLine], columns: Sequence[Strip]) -> list[list[WhiteLine]]:
    """Each line a row, with the lines that a cell of the row before or after wraps into; one band where that fails."""
    full = [line for line in block if len(line.phrases) > 1]
    if len(full) < _FULL * len(block) or any(_wraps(full, column) for column in columns[1:]):
        return _stub_rows(block, columns)
    rows: list[list[WhiteLine]] = []
    waiting: list[WhiteLine] = []
    for line, after in zip(block, [*block[1:], None], strict=True):
        if len(line.phrases) > 1:
            rows.append([*waiting, line])
            waiting = []
        elif not rows or (after is not None and len(after.phrases) > 1 and after.text[0].islower()):
            waiting.append(line)
        else:
            rows[-1].append(line)
    return [*rows[:-1], [*rows[-1], *waiting]]


def _stub_rows(block: Sequence[WhiteLine], columns: Sequence[Strip]) -> list[list[WhiteLine]]:
    """Rows that begin where the first column has words: the lines without any go on with the row above."""
    if _wraps([line for line in block if line.phrases[0].x0 <= columns[0].high], columns[0]):
        return [list(block)]
    rows: list[list[WhiteLine]] = []
    for line in block:
        if not rows or line.phrases[0].x0 <= columns[0].high:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _wraps(lines: Sequence[WhiteLine], column: Strip) -> bool:
    held = [
        [word for phrase in line.phrases if column.low <= phrase.middle <= column.high for word in phrase.words]
        for line in lines
    ]
    return is_wrapped([words for words in held if words], column.high)
