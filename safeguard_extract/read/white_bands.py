"""Rows that nothing is drawn round: the white ones of tables in which every other row, or group of rows, is shaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from safeguard_extract.read.pdfium_paths import Ground
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Word

_SAME = 2.0  # points: sides that differ by less are one
_FEWEST_COLUMNS = 3  # two shaded cells side by side are boxes
_CLOSE = 1.3  # of the type size: the white above the first line of the row under a shade
_GUTTER = 0.6  # of the type size: the least white between the words of two columns; a space is half as wide
_ROW_WHITE = 0.6  # of the type size: between two rows; lines of a cell stand closer
_MOST_GROUNDS = 1_000
_WHITE = "#ffffff"

_Cells = tuple[BBox, ...]


def with_white_bands(
    boxed: Sequence[Sequence[BBox]], grounds: Sequence[Ground], words: Sequence[PlacedWord]
) -> list[_Cells]:
    """The tables' cells, with those of the white rows between and under their shaded ones; tables of one shading are
    one table.

    A white row is believed where its words keep to the columns of the shaded row above it.
    """
    tables = sorted((tuple(cells) for cells in boxed), key=lambda cells: min(cell.top for cell in cells))
    if len(grounds) > _MOST_GROUNDS:
        return tables
    out: list[_Cells] = []
    while tables:
        cells = tables.pop(0)
        if _is_shaded(_last_row(cells), grounds) and not _begins_above(cells, words):
            cells = _grown(cells, tables, grounds, words)
        out.append(cells)
    return out


def _grown(cells: _Cells, tables: list[_Cells], grounds: Sequence[Ground], words: Sequence[PlacedWord]) -> _Cells:
    """A table with the white rows under it and the shaded ones below those, which are taken from `tables`."""
    last = _last_row(cells)
    while _is_shaded(last, grounds):
        following = next((t for t in tables if _go_on(last, t)), None)
        held = _between(last, following, tables, words)
        if held is None:  # a heading between the two: another table of the same form
            following, held = None, _between(last, None, tables, words)
        cells = (*cells, *_white_cells(last, held or [], following))
        if following is None:
            break
        cells = (*cells, *following)
        tables.remove(following)
        last = _last_row(following)
    return cells


def _begins_above(cells: Sequence[BBox], words: Sequence[PlacedWord]) -> bool:
    """Whether a row that nothing shades stands right over a table: the white between words shows such tables whole."""
    top = min(cell.top for cell in cells)
    row = sorted((cell for cell in cells if cell.top - top <= _SAME), key=lambda cell: cell.x0)
    band: list[Word] = []
    edge = top
    for word in sorted((each.word for each in words), key=lambda word: -word.bbox.bottom):
        box = word.bbox
        if box.bottom > top + _SAME or box.x0 >= row[-1].x1 or box.x1 <= row[0].x0:
            continue
        if edge - box.bottom > (_ROW_WHITE if band else _CLOSE) * word.size:
            break
        band.append(word)
        edge = min(edge, box.top)
    return bool(band) and all(_column(row, word) is not None for word in band) and _fills(row, band)


def _last_row(cells: Sequence[BBox]) -> list[BBox]:
    """The cells of the lowest row, from left to right."""
    bottom = max(cell.bottom for cell in cells)
    return sorted((cell for cell in cells if bottom - cell.bottom <= _SAME), key=lambda cell: cell.x0)


def _is_shaded(row: Sequence[BBox], grounds: Sequence[Ground]) -> bool:
    """Whether a row of columns side by side has a colour behind each cell, and ends where the colour does."""
    if len(row) < _FEWEST_COLUMNS or any(abs(a.x1 - b.x0) > _SAME for a, b in pairwise(row)):
        return False
    return all(any(_ends_with(cell, ground) for ground in grounds) for cell in row)


def _ends_with(cell: BBox, ground: Ground) -> bool:
    (x0, top, x1, bottom), colour = ground
    level = abs(bottom - cell.bottom) <= _SAME and top <= cell.top + _SAME
    return colour != _WHITE and level and x0 <= cell.x0 + _SAME and x1 >= cell.x1 - _SAME


def _go_on(row: Sequence[BBox], table: Sequence[BBox]) -> bool:
    """Whether a table further down has the columns of a row."""
    top = min(cell.top for cell in table)
    head = sorted((cell for cell in table if cell.top - top <= _SAME), key=lambda cell: cell.x0)
    return (
        top > row[0].bottom - _SAME
        and len(head) == len(row)
        and all(abs(a.x0 - b.x0) <= _SAME and abs(a.x1 - b.x1) <= _SAME for a, b in zip(row, head, strict=True))
    )


def _between(
    row: Sequence[BBox], following: Sequence[BBox] | None, tables: Sequence[Sequence[BBox]], words: Sequence[PlacedWord]
) -> list[list[Word]] | None:
    """The rows of words under a shaded row, down to the next; None where words between the two keep to no columns.

    Under the last shaded row they go on as long as they follow closely and keep to the columns.
    """
    floor = min((cell.top for t in ([following] if following else tables) for cell in t
                 if cell.top >= row[0].bottom - _SAME), default=float("inf"))  # fmt: skip
    left, right, top = row[0].x0, row[-1].x1, row[0].bottom
    below = [
        each.word
        for each in words
        if top - _SAME <= each.word.bbox.top and each.word.bbox.bottom <= floor + _SAME
        and each.word.bbox.x0 < right and each.word.bbox.x1 > left
    ]  # fmt: skip
    found: list[list[Word]] = []
    for band in _bands(below, top):
        if not all(_column(row, word) is not None for word in band) or not _fills(row, band):
            return None if following else found
        found.append(band)
    if following is not None and below and sum(map(len, found)) < len(below):
        return None
    return found


def _bands(words: Sequence[Word], top: float) -> Iterator[list[Word]]:
    """Words gathered into rows, from the top, as long as one follows closely on the other."""
    band: list[Word] = []
    bottom = top
    for word in sorted(words, key=lambda word: word.bbox.top):
        white = word.bbox.top - bottom
        if white > _CLOSE * word.size:
            break
        if band and white > _ROW_WHITE * word.size:
            yield band
            band = []
        band.append(word)
        bottom = max(bottom, word.bbox.bottom)
    if band:
        yield band


def _column(row: Sequence[BBox], word: Word) -> int | None:
    """The column that holds a word whole."""
    return next((i for i, cell in enumerate(row) if cell.x0 - 1 <= word.bbox.x0 and word.bbox.x1 <= cell.x1 + 1), None)


def _fills(row: Sequence[BBox], band: Sequence[Word]) -> bool:
    """A row has words in most of its columns, with white at their borders: a short line under a table fills one, and a
    note runs on over the borders."""
    words = sorted(band, key=lambda word: word.bbox.x0)
    for left in words:
        beside = [
            w
            for w in words
            if w.bbox.x0 > left.bbox.x0 and w.bbox.top < left.bbox.bottom and left.bbox.top < w.bbox.bottom
        ]
        crosses = bool(beside) and _column(row, beside[0]) != _column(row, left)
        if crosses and beside[0].bbox.x0 - left.bbox.x1 < _GUTTER * left.size:
            return False
    return 2 * len({_column(row, word) for word in band}) > len(row)


def _white_cells(row: Sequence[BBox], bands: Sequence[Sequence[Word]], following: Sequence[BBox] | None) -> _Cells:
    """The cells of white rows: their borders half-way between them, the last one's at the next shade or its words'
    end."""
    if not bands:
        return ()
    boxes = [union([word.bbox for word in band]) for band in bands]
    end = min(cell.top for cell in following) if following else boxes[-1].bottom + _SAME
    levels = [row[0].bottom, *((a.bottom + b.top) / 2 for a, b in pairwise(boxes)), end]
    return tuple(BBox(cell.x0, top, cell.x1, bottom) for top, bottom in pairwise(levels) for cell in row)
