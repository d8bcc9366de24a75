"""The tables of a page: those that lines rule, cut further where white parts words; those ruled across; those not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial

from safeguard_extract.read.cell_splits import split_cells
from safeguard_extract.read.figures import is_figure
from safeguard_extract.read.header_rows import count_header_rows
from safeguard_extract.read.implied_lines import cut_ends, shade_lines
from safeguard_extract.read.open_sides import level_ladders, open_ladders
from safeguard_extract.read.open_tables import open_tables
from safeguard_extract.read.pdfium_paths import Drawing, Ground, Stroke
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.ruled_grid import table_cells
from safeguard_extract.read.shaded_heads import is_shaded_head, with_head
from safeguard_extract.read.table_grid import filled_table
from safeguard_extract.read.unruled_tables import unruled_tables
from safeguard_extract.read.white_bands import with_white_bands
from safeguard_extract.read.word_lines import PlacedLine, placed_lines, upright_words, words_in
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Table

_Held = Callable[[BBox], list[PlacedWord]]  # the words in a box
_Free = Callable[[Iterable[BBox]], Sequence[PlacedLine]]  # the lines of words outside all of some boxes

_SPLIT_CONFIDENCE = 0.8  # lines part most cells and white the others
_RUNNING_HEAD = 20  # words; what stands above the rest of a table is no more than a running head
_FEWEST_HELD = 0.25  # of the cells
_SAME_SIDE = 3.0  # points; the table finder's own tolerance


def page_tables(
    drawing: Drawing, words: Sequence[PlacedWord], page: int, lines: Sequence[PlacedLine] | None = None
) -> tuple[Table, ...]:
    """The tables of a page, from top to bottom; raises TooManyLines.

    `confidence` is 1 where lines part all cells, 0.8 where white parts some, 0.6 where no upright line parts any, and
    0.6 or 0.5 where there is no line at all. `lines` are those of all the words, where they are known already.
    """
    rules = (*drawing.rules, *shade_lines(drawing.rules, drawing.grounds))
    ends = cut_ends(rules)
    drawing = drawing._replace(rules=(*rules, *ends))
    ladders = level_ladders(drawing.rules)
    boxed = with_white_bands(list(table_cells(drawing, ladders)), drawing.grounds, words)
    stripes = [union(cells) for cells in boxed if len({(cell.x0, cell.x1) for cell in cells}) == 1]
    held: _Held = cache(partial(words_in, words=words))
    found = [_with_words(cells, held(union(cells)), page) for cells in boxed]
    tables = [table for table in found if _relates(table) or _is_rest(table, ends, words)]
    for ladder in open_ladders(ladders, drawing.rules):
        if not any(_overlap(ladder.bbox, table.bbox) for table in tables):
            tables.extend(open_tables(ladder, words, page, drawing.rules))
    described = [_described(table, ends, drawing.grounds) for table in tables]
    parts = [table for table in described if table.rows == 1 or table.bbox in stripes]
    whole = [table for table in described if table not in parts]
    tables = _with_unruled(whole, parts, drawing, partial(_free, words=words, held=held, lines=lines), page)
    return tuple(_in_order(tables))


def _in_order(tables: Sequence[Table]) -> list[Table]:
    """From top to bottom; of those side by side the left one first."""
    ordered: list[Table] = []
    for table in sorted(tables, key=lambda table: table.bbox.top if table.bbox else 0.0):
        place = len(ordered)
        while place and _stands_left(table.bbox, ordered[place - 1].bbox):
            place -= 1
        ordered.insert(place, table)
    return ordered


def _stands_left(box: BBox | None, other: BBox | None) -> bool:
    return box is not None and other is not None and box.x1 <= other.x0 and box.top < other.bottom


def _with_unruled(
    ruled: Sequence[Table], parts: Sequence[Table], drawing: Drawing, free: _Free, page: int
) -> list[Table]:
    """The tables, and those that no line rules; one that takes in a ruled row, or a few shaded ones, takes their place:
    they are its head.
    """
    heads = [table for table in (*ruled, *parts) if is_shaded_head(table, drawing.grounds)]
    joined: list[Table] = []
    if heads:
        bodies = _unruled([*ruled, *heads], drawing, free, page)
        found = ((head, with_head(head, body)) for head in heads for body in bodies)
        whole = {id(head): table for head, table in found if table is not None}
        joined = list(whole.values())
        ruled = [*joined, *(table for table in ruled if id(table) not in whole)]
        parts = [part for part in parts if id(part) not in whole]
    unruled = _unruled(ruled, drawing, free, page)
    taken_in = [
        part
        for part in parts
        if any(part.bbox and _takes_in(table, part) and part.rows < table.rows for table in (*joined, *unruled))
    ]
    kept = [part for part in parts if part not in taken_in]
    others = [table for table in unruled if not any(table.bbox and _overlap(table.bbox, part.bbox) for part in kept)]
    return [*ruled, *kept, *others]


def _free(
    boxes: Iterable[BBox], words: Sequence[PlacedWord], held: _Held, lines: Sequence[PlacedLine] | None
) -> Sequence[PlacedLine]:
    """The lines of upright words that stand in none of some boxes."""
    inside = {id(word) for box in boxes for word in held(box)}
    free = upright_words([word for word in words if id(word) not in inside] if inside else words)
    return placed_lines(free) if lines is None or len(free) < len(words) else lines


def _unruled(ruled: Sequence[Table], drawing: Drawing, free: _Free, page: int) -> list[Table]:
    """The tables that no line rules, among the words that stand in no other."""
    boxes = [table.bbox for table in ruled if table.bbox]
    return [
        table
        for table in unruled_tables(free(boxes), drawing, page)
        if not any(table.bbox and _overlap(table.bbox, other) for other in boxes)
    ]


def _takes_in(table: Table, part: Table) -> bool:
    """True where most of a part's height stands in a table."""
    if table.bbox is None or part.bbox is None or not _overlap(table.bbox, part.bbox):
        return False
    shared = min(table.bbox.bottom, part.bbox.bottom) - max(table.bbox.top, part.bbox.top)
    return shared >= part.bbox.height / 2


def _described(table: Table, ends: Sequence[Stroke], grounds: Sequence[Ground]) -> Table:
    """A table with its header rows, and the sides on which it goes on."""
    return replace(
        table,
        header_rows=count_header_rows(table, grounds),
        open_top=any(_closes(end, table.bbox, top=True) for end in ends),
        open_bottom=any(_closes(end, table.bbox, top=False) for end in ends),
    )


def _closes(end: Stroke, bbox: BBox | None, *, top: bool) -> bool:
    """True where a line that was not drawn is the top or the bottom of a table."""
    if bbox is None:
        return False
    side = bbox.top if top else bbox.bottom
    return abs(end.top - side) <= _SAME_SIDE and end.x0 < bbox.x1 and bbox.x0 < end.x1


def _with_words(cells: Sequence[BBox], inside: Sequence[PlacedWord], page: int) -> Table:
    """A table of ruled cells, cut further where white parts the words inside."""
    split = split_cells(cells, inside)
    table = filled_table(split, inside, page)
    return table if len(split.cells) == len(cells) else replace(table, confidence=_SPLIT_CONFIDENCE)


def _overlap(one: BBox, other: BBox | None) -> bool:
    return (
        other is not None
        and one.x0 < other.x1
        and other.x0 < one.x1
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _is_rest(table: Table, ends: Iterable[Stroke], words: Sequence[PlacedWord]) -> bool:
    """True for what is left of a cell that the end of the page before has cut, at the head of a page."""
    if table.bbox is None or table.columns < 2 or not any(_closes(end, table.bbox, top=True) for end in ends):
        return False
    above = sum(word.word.bbox.bottom <= table.bbox.top for word in words)
    return above <= _RUNNING_HEAD and any(cell.text for cell in table.cells)


def _relates(table: Table) -> bool:
    """True for a table, False for boxes.

    A table says something by what stands beside what: it needs two columns that hold words. One column, however many
    bands it has, is a shaded call-out or a heading on a bar; its words read the same as ordinary ones. Where hardly a
    cell holds words, and no row is titled, the lines are a chart's; the first rows of an empty form are. A single row
    of figures, which nothing names, is a bar of a chart.
    """
    held = [cell for cell in table.cells if cell.text]
    if table.rows == 1 and all(is_figure(cell.text) for cell in held):
        return False
    flat = [cell for cell in held if cell.row == cell.row_end]
    filled = Counter(cell.row for cell in flat for _ in range(cell.col, cell.col_end + 1))
    titled = max(filled.values(), default=0) > table.columns / 2
    return len({cell.col for cell in held}) >= 2 and (titled or len(held) >= _FEWEST_HELD * len(table.cells))
