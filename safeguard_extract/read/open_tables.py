"""Tables that only level lines rule: their columns are read from the white between words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from safeguard_extract.read.cell_splits import split_cells
from safeguard_extract.read.open_sides import Ladder
from safeguard_extract.read.pdfium_paths import Stroke
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.phrases import is_tabular, phrases_in, text_of
from safeguard_extract.read.table_grid import filled_table, to_table
from safeguard_extract.read.word_lines import words_in
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Table

_FEWEST_ROWS = 3  # lines across and two rows also make a heading between rules
_FEWEST_FILLED = 0.6  # of the cells; in text that was not set as a table most would be empty
_HEADING_SIZE = 1.25  # times the usual size between the lines: a heading that stands between two tables
_HEAD_DISTANCE = 2.0  # of the type size: how far above the first line the head's words stand
_ROOM = 3.0  # points
_SHORTEST_SPANNER, _LONGEST_SPANNER = 20.0, 0.9  # points; of the width of the table
_CONFIDENCE = 0.6
_UNIT = re.compile(r"[(\[].+[)\]]")
_QUARTERS = (90, 270)  # degrees: titles read upwards or downwards


def open_tables(
    ladder: Ladder, words: Sequence[PlacedWord], page: int, rules: Sequence[Stroke] = ()
) -> Iterator[Table]:
    """The tables between level lines, with the heads that stand above their first line.

    Bands of running text and headings part them; lists of contents and single columns are none. Among the rules may be
    short ones under titles of several columns.
    """
    spanners = [rule for rule in rules if not rule.upright and _is_spanner(rule, ladder)]
    within = [word for word in words if ladder.x0 <= word.word.bbox.middle[0] <= ladder.x1]
    inside = words_in(ladder.bbox, within)
    if not inside:
        return
    largest = _HEADING_SIZE * median([word.word.size for word in inside])
    run: list[BBox] = []
    for band, held in _bands(ladder, inside):
        if band is not None and (_are_turned_titles(held) or is_tabular(held, largest)):
            run.append(band)
            continue
        table = _best_table(run, within, page, spanners) if run else None
        if table:
            yield table
        run = []


def _bands(ladder: Ladder, words: Iterable[PlacedWord]) -> Iterator[tuple[BBox | None, Sequence[PlacedWord]]]:
    """The bands of a ladder and the words in each, those whose middle is on a line in two of them; then None."""
    bands = ladder.bands()
    levels = [2 * level for level in ladder.levels]
    held: list[list[PlacedWord]] = [[] for _ in bands]
    for word in words:
        _, top, _, bottom = word.word.bbox
        first, after = bisect_left(levels, top + bottom) - 1, bisect_right(levels, top + bottom)
        for band in held[max(first, 0) : after]:
            band.append(word)
    yield from zip(bands, held, strict=True)
    yield None, ()


def _are_turned_titles(words: Sequence[PlacedWord]) -> bool:
    """True for the words of a head over narrow columns, most of whose titles are turned by a quarter."""
    return 2 * sum([word.turn in _QUARTERS for word in words]) > len(words)


def _is_spanner(rule: Stroke, ladder: Ladder) -> bool:
    """True for a level line inside a ladder that runs under a part of its columns."""
    inside = ladder.x0 - _ROOM <= rule.x0 and rule.x1 <= ladder.x1 + _ROOM
    if not inside or not _SHORTEST_SPANNER <= rule.x1 - rule.x0 < _LONGEST_SPANNER * (ladder.x1 - ladder.x0):
        return False
    return all(abs(rule.top - level) > _ROOM for level in ladder.levels)


def _cut_by(
    spanners: Sequence[Stroke], head: BBox, cells: Sequence[BBox], words: Sequence[PlacedWord]
) -> Sequence[BBox]:
    """The cells, those of a head cut at the lines under titles: one cell above each line, its columns' cells below."""
    cut = cells
    for line in sorted(spanners, key=lambda rule: rule.top):
        under = [
            part
            for cell in cut
            if line.x0 < cell.middle[0] < line.x1 and cell.top < line.top < cell.bottom
            for part in _columns_below(cell, head, cells)
        ]
        if len(under) < 2 or any(cell.bottom > head.bottom + 1 for cell in under):
            continue
        held = [word.word.bbox.middle[1] < line.top for cell in under for word in words_in(cell, words)]
        if any(held) and not all(held):
            wide = union(under)
            cut = [cell for cell in cut if not (wide.holds(cell) and cell.top < line.top < cell.bottom)]
            cut += _titles_over(sorted(cell._replace(bottom=line.top) for cell in under), words)
            cut += [cell._replace(top=line.top) for cell in under]
    return cut


def _units_below(head: BBox, words: Sequence[PlacedWord]) -> BBox | None:
    """The line that ends a head of several with a unit in brackets, meant for all columns of figures."""
    lines = phrases_in(head, words)
    if len(lines) < 2 or len(lines[-1]) > 1 or not _UNIT.fullmatch(text_of(lines[-1][0])):
        return None
    above = max(word.word.bbox.bottom for phrase in lines[-2] for word in phrase.words)
    top = min(word.word.bbox.top for word in lines[-1][0].words)
    return head._replace(top=(above + top) / 2)


def _over_all_but_the_first(cells: Sequence[BBox], row: BBox) -> list[BBox]:
    """The two cells of a row: the one in the first column, and one over all others."""
    side = min((cell.x1 for cell in cells if cell.x0 - row.x0 < _ROOM), default=row.x1)
    return [row._replace(x1=side), *([row._replace(x0=side)] if side < row.x1 else [])]


def _columns_below(cell: BBox, head: BBox, cells: Sequence[BBox]) -> list[BBox]:
    """A cell of the head cut at the columns below, which a title that runs over them has hidden."""
    below = {x for each in cells if each.top >= head.bottom - 1 for x in (each.x0, each.x1)}
    sides = [cell.x0, *sorted(x for x in below if cell.x0 + _ROOM < x < cell.x1 - _ROOM), cell.x1]
    return [cell._replace(x0=x0, x1=x1) for x0, x1 in pairwise(sides)]


def _cut_as_below(head: BBox, cells: Sequence[BBox]) -> list[BBox]:
    """The cells, those of the head cut where the columns below it part: turned titles leave no white to see."""
    below = [cell for cell in cells if cell.top >= head.bottom - 1]
    sides = sorted({x for cell in below for x in (cell.x0, cell.x1)})
    return [*(BBox(x0, head.top, x1, head.bottom) for x0, x1 in pairwise(sides)), *below]


def _titles_over(cells: Sequence[BBox], words: Sequence[PlacedWord]) -> list[BBox]:
    """The cells above a line, from the left, as one; as several where several titles stand there side by side, whose
    lines touch: each title over as many cells, or over those that it is centred on.
    """
    above = union(cells)
    lines = phrases_in(above, words)
    titles = lines[-1] if lines else ()
    share = len(cells) // len(titles) if titles and len(cells) % len(titles) == 0 else 0
    spans: list[BBox] = []
    rest = list(cells)
    for title, after in pairwise(titles):
        borders = {n: rest[n].x0 for n in range(1, len(rest))}
        off = {
            n: abs(union(rest[:n]).middle[0] - title.middle) + abs(union(rest[n:]).middle[0] - after.middle)
            for n, x in borders.items()
            if title.x1 <= x + _ROOM and x <= after.x0 + _ROOM
        }
        if not off:
            return [above]
        best = share if share in off else min(off, key=off.__getitem__)
        spans.append(union(rest[:best]))
        rest = rest[best:]
    return [*spans, union(rest)]


def _best_table(
    bands: Sequence[BBox], words: Sequence[PlacedWord], page: int, spanners: Sequence[Stroke]
) -> Table | None:
    head = _head_above(bands[0], words)
    if head:
        inside = words_in(union((head, *bands)), words)
        table = filled_table(split_cells((head, *bands), inside), inside, page)
        if sum(bool(cell.text) for cell in table.cells if cell.row == 0) > 1 and _is_table(table):
            return replace(table, confidence=_CONFIDENCE)
    inside = words_in(union(bands), words)
    units = _units_below(bands[0], inside)
    titles = bands[0]._replace(bottom=units.top) if units else bands[0]
    filled = split_cells((titles, *bands[1:]), inside)
    cells: Sequence[BBox] = filled.cells
    if units:
        cells = (*cells, *_over_all_but_the_first(cells, units))
    if _are_turned_titles(words_in(bands[0], inside)):
        cells = _cut_as_below(bands[0], cells)
    cells = _cut_by(spanners, bands[0], cells, inside)
    same = cells == filled.cells
    table = filled_table(filled, inside, page) if same else to_table(cells, inside, page)
    return replace(table, confidence=_CONFIDENCE) if _is_table(table) else None


def _head_above(band: BBox, words: Sequence[PlacedWord]) -> BBox | None:
    """The line of words just above the first level line, where white parts columns in it."""
    size = max([word.word.size for word in words_in(band, words)], default=0.0)
    near = BBox(band.x0, band.top - _HEAD_DISTANCE * size, band.x1, band.top)
    lines = phrases_in(near, words)
    if not lines or len(lines[-1]) < 2:
        return None
    top = min(word.word.bbox.top for phrase in lines[-1] for word in phrase.words)
    return BBox(band.x0, top, band.x1, band.top)


def _is_table(table: Table) -> bool:
    held = sum(bool(cell.text) for cell in table.cells)
    return (
        table.rows >= _FEWEST_ROWS
        and len({cell.col for cell in table.cells if cell.text}) > 1
        and held >= _FEWEST_FILLED * len(table.cells)
        and not _is_contents(table)
    )


def _is_contents(table: Table) -> bool:
    """True for a list of contents: two columns, and the second counts pages upwards."""
    numbers = [cell.text for cell in table.cells if cell.col == 1]
    if table.columns != 2 or not all(number.isdecimal() for number in numbers):
        return False
    pages = [int(number) for number in numbers]
    return pages == sorted(pages)
