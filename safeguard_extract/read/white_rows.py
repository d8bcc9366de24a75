"""The rows and cells of a block whose columns white parts: by the white between lines, or by where lines begin anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from safeguard_extract.read.cell_rows import is_soft_break
from safeguard_extract.read.column_numbers import number_columns
from safeguard_extract.read.figures import is_figure
from safeguard_extract.read.phrases import Phrase, text_of
from safeguard_extract.read.white_blocks import Block, Strip, WhiteLine, phrases_in
from safeguard_extract.records.geometry import BBox

_ROW_WHITE = 0.25  # of the type size more than between the lines of a cell: a row's end; less is rounding
_GUTTER = 0.8  # of the type size: white that a column's words leave free before the next
_FEWEST_BANDS = 3  # a header and two rows
_STACKED = 0.5  # of the bands hold several figures of one column: they are groups of rows
_ROOM = 1.0  # point round the words of a table

_Filled = dict[int, list[Phrase]]
_Span = tuple[int, int]


class _Row(NamedTuple):
    """A line of a block: the phrases that it has in each column."""

    line: WhiteLine
    filled: _Filled


def cells_of(block: Block, columns: Sequence[Strip], levels: Sequence[float] = ()) -> tuple[BBox, ...]:
    """The cells of a block; merged ones where a title spans columns, or a text runs on beside several rows.

    `levels` are the places of level lines: no cell goes on below one.
    """
    lines = [_Row(line, _filled(line, columns)) for line in block.lines]
    bands, most = _bands(lines, columns, levels)
    rows = [Strip(min(row.line.top for row in band), max(row.line.bottom for row in band)) for band in bands]
    heads = _heads(block.head, columns)
    sides = [columns[0].low - _ROOM, *((a.high + b.low) / 2 for a, b in pairwise(columns)), columns[-1].high + _ROOM]
    tops = _between([*(Strip(line.top, line.bottom) for line, _ in heads), *rows])
    body = tops[len(heads) :]
    cells = [BBox(left, top, right, bottom) for top, bottom in pairwise(body) for left, right in pairwise(sides[1:])]
    for first, last in _stub_spans(bands, body, most):
        cells.append(BBox(sides[0], body[first], sides[1], body[last + 1]))
    for (_, spans), (top, bottom) in zip(heads, pairwise(tops), strict=False):
        cells.extend(BBox(sides[first], top, sides[last + 1], bottom) for first, last in spans)
    return tuple(cells)


def _filled(line: WhiteLine, columns: Sequence[Strip]) -> _Filled:
    held = {col: phrases_in(line, column) for col, column in enumerate(columns)}
    return {col: phrases for col, phrases in held.items() if phrases}


def _between(rows: Sequence[Strip]) -> list[float]:
    """The borders of rows: half-way between two of them."""
    inner = [(above.high + below.low) / 2 for above, below in pairwise(rows)]
    return [rows[0].low - _ROOM, *inner, rows[-1].high + _ROOM]


# Rows.


def _bands(
    rows: Sequence[_Row], columns: Sequence[Strip], levels: Sequence[float]
) -> tuple[list[list[_Row]], float | None]:
    """The lines of each row of the table, and the most white between the lines of a cell where white parts rows."""
    whites = [white for col in range(len(columns)) for white in _whites(rows, col)]
    most = min(whites, default=0.0) + _ROW_WHITE * median(row.line.size for row in rows)
    bands = [
        part
        for band in _parted(rows, most)
        for restarted in _restarted(band, most)
        for numbered in _numbered_off(restarted)
        for part in _ruled_off(numbered, levels)
    ]
    # A head alone that stands clear says nothing of the rows below it.
    if len(bands) < _FEWEST_BANDS or _are_groups(bands, columns):
        begun = (part for band in _begun_anew(rows, columns) for part in _numbered_off(band))
        return [part for band in begun for part in _ruled_off(band, levels)], None
    return bands, most


def _numbered_off(band: Sequence[_Row]) -> Iterator[list[_Row]]:
    """A band cut above and below a line that numbers the columns."""
    part: list[_Row] = []
    for row in band:
        if not _is_numbers(row):
            part.append(row)
            continue
        if part:
            yield part
        yield [row]
        part = []
    if part:
        yield part


def _is_numbers(row: _Row) -> bool:
    return number_columns([text_of(phrase) for phrase in row.line.phrases])


def _ruled_off(band: Sequence[_Row], levels: Sequence[float]) -> Iterator[list[_Row]]:
    """A band cut where a level line runs between two of its lines."""
    part: list[_Row] = []
    for row in band:
        middle = (row.line.top + row.line.bottom) / 2
        if part and any((part[-1].line.top + part[-1].line.bottom) / 2 < level < middle for level in levels):
            yield part
            part = []
        part.append(row)
    yield part


def _whites(rows: Sequence[_Row], col: int) -> list[float]:
    """The white between the lines of a column; lines beside them may stand a little higher or lower."""
    words = [
        [word.word.bbox for phrase in row.filled[col] for word in phrase.words] for row in rows if col in row.filled
    ]
    tops, bottoms = (
        [min(box.top for box in line) for line in words],
        [max(box.bottom for box in line) for line in words],
    )
    return [top - bottom for bottom, top in zip(bottoms, tops[1:], strict=False)]


def _parted(rows: Sequence[_Row], most: float) -> list[list[_Row]]:
    """Lines gathered where no more white parts them than the lines of a cell."""
    bands: list[list[_Row]] = []
    bottom = float("-inf")
    for row in rows:
        if row.line.top - bottom <= most:
            bands[-1].append(row)
        else:
            bands.append([row])
            bottom = float("-inf")
        bottom = max(bottom, row.line.bottom)
    return bands


def _restarted(band: Sequence[_Row], most: float) -> Iterator[list[_Row]]:
    """A band cut where only the first column runs on, and two others or more begin again below white."""
    part: list[_Row] = []
    bottom: float | None = None
    for row in band:
        if max(row.filled) > 0:
            anew = bottom is not None and row.line.top - bottom > most
            if anew and 0 not in row.filled and len(row.filled) > 1:
                yield part
                part = []
            bottom = row.line.bottom
        part.append(row)
    yield part


def _are_groups(bands: Sequence[Sequence[_Row]], columns: Sequence[Strip]) -> bool:
    """True where bands hold several figures of one column: each line is a row, and bands are groups of rows.

    What the first band is says nothing where it holds no figures: it is the head.
    """
    headed = not any(_figures(bands[0], col) for col in range(1, len(columns)))
    long = [band for band in bands[headed:] if len(band) > 1]
    stacked = [band for band in long if any(_figures(band, col) > 1 for col in range(1, len(columns)))]
    return bool(long) and len(stacked) > _STACKED * len(long)


def _figures(band: Sequence[_Row], col: int) -> int:
    return sum(is_figure(text_of(phrase)) for row in band for phrase in row.filled.get(col, ()))


def _begun_anew(rows: Sequence[_Row], columns: Sequence[Strip]) -> list[list[_Row]]:
    """Rows of lines that stand evenly: a row begins with each line that does not go on with the one before it.

    A line of the first column alone goes with the row below where that one continues it in small letters.
    """
    bands: list[list[_Row]] = []
    waiting: list[_Row] = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        if bands and not waiting and _goes_on(row, bands[-1][-1], columns):
            bands[-1].append(row)
        elif row.filled.keys() == {0} and after is not None and _continues(after, row, columns, 0):
            waiting.append(row)
        else:
            bands.append([*waiting, row])
            waiting = []
    return bands


def _goes_on(row: _Row, above: _Row, columns: Sequence[Strip]) -> bool:
    """True where no column begins again, and most columns that both lines fill wrap from one to the other.

    Words in one column alone, and not the first, are no row in any case.
    """
    if row.filled.keys() - above.filled.keys() or (above.line.bold and not row.line.bold):
        return False
    if len(row.filled) == 1 and 0 not in row.filled:
        return True
    return 2 * sum(_continues(row, above, columns, col) for col in row.filled) >= len(row.filled)


def _continues(row: _Row, above: _Row, columns: Sequence[Strip], col: int) -> bool:
    if col not in row.filled or col not in above.filled:
        return False
    # How wide the last column is nobody knows: there only small letters tell.
    right = columns[col + 1].low - _GUTTER * row.line.size if col + 1 < len(columns) else float("inf")
    return is_soft_break(above.filled[col][-1].words, row.filled[col][0].words, right)


# Merged cells.


def _stub_spans(bands: Sequence[Sequence[_Row]], tops: Sequence[float], most: float | None) -> list[_Span]:
    """First and last row of each cell of the first column.

    Two are one where lines stand across the border between their rows, or follow each other there as within a cell.
    """
    stubs = [row for band in bands for row in band if 0 in row.filled]
    lines, numbers = [row.line for row in stubs], [_is_numbers(row) for row in stubs]
    titled = _columns_of(bands[:1]) == _columns_of(bands)  # the head ends with its own first cell
    spans = [(0, 0)]
    place = 0
    for row, y in enumerate(tops[1:-1], start=1):
        while place < len(lines) and lines[place].bottom <= y:
            place += 1
        # The first line that reaches below the border, and the one before it, which ends above.
        below = lines[place] if place < len(lines) else None
        above = lines[place - 1] if place else None
        apart = (row == 1 and titled) or (place < len(numbers) and (numbers[place] or numbers[place - 1]))
        close = most is not None and above and below and not apart and below.top - above.bottom <= most
        if below is not None and (below.top < y or close):
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return spans


def _columns_of(bands: Iterable[Sequence[_Row]]) -> set[int]:
    """The columns in which bands have words."""
    return {col for band in bands for row in band for col in row.filled}


def _heads(lines: Sequence[WhiteLine], columns: Sequence[Strip]) -> list[tuple[WhiteLine, list[_Span]]]:
    """The lines of the head with their cells, from the lowest up to the first whose phrases title no columns."""
    heads: list[tuple[WhiteLine, list[_Span]]] = []
    for line in reversed(lines):
        spans = _spans(line, columns)
        if spans is None:
            break
        heads.insert(0, (line, spans))
    return heads


def _spans(line: WhiteLine, columns: Sequence[Strip]) -> list[_Span] | None:
    """First and last column of the cells of a head's line: each phrase over the columns that it is centred on.

    None where two phrases stand over one column.
    """
    spans: list[_Span] = []
    first = 0
    for phrase, after in zip(line.phrases, [*line.phrases[1:], None], strict=True):
        under = [col for col, column in enumerate(columns) if column.low < phrase.x1 and phrase.x0 < column.high]
        if not under:
            beside = sum(_middle(columns, (col, col)) < phrase.middle for col in range(len(columns)))
            under = [col for col in (beside - 1, beside) if 0 <= col < len(columns)]
        if under[0] < first:
            return None
        limit = (phrase.middle + after.middle) / 2 if after else columns[-1].high
        free = [col for col, column in enumerate(columns) if col >= first and (column.low + column.high) / 2 < limit]
        ranges = [(a, b) for a in free for b in free if a <= under[0] and under[-1] <= b] or [(under[0], under[-1])]
        off = {each: abs(_middle(columns, each) - phrase.middle) for each in ranges}
        alike = [each for each in ranges if off[each] <= min(off.values()) + line.size]
        best = max(alike, key=lambda each: (each[1] - each[0], -off[each]))
        spans.extend((col, col) for col in range(first, best[0]))
        spans.append(best)
        first = best[1] + 1
    return [*spans, *((col, col) for col in range(first, len(columns)))]


def _middle(columns: Sequence[Strip], span: _Span) -> float:
    return (columns[span[0]].low + columns[span[1]].high) / 2
