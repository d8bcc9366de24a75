"""Tables that go on over pages: one table again, its repeated header dropped, rows cut by the page's end made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.layout.cut_rows import Settled, is_rest_of_row, with_merged, with_rest
from safeguard_extract.records.page import Cell, Table

_EDGE = 6.0  # points: columns of one table printed on two pages differ by less
HEADER_ROWS = 4
_CONTINUED = re.compile(r"\W*\b(?:continued|cont['’]?d|cont)\b\W*", re.IGNORECASE)
_NOTHING = Settled(set(), set())


def goes_on(upper: Table, lower: Table) -> bool:
    """True where the lower table has the upper one's columns and starts on the page after its last, without a new
    head."""
    if lower.pages[0] != upper.pages[-1] + 1 or min(upper.columns, lower.columns) < 2:
        return False
    return on_columns(lower, upper) is not None and not _has_new_header(upper, lower)


def join_tables(upper: Table, lower: Table, settled: Settled = _NOTHING) -> Table:
    """Both as one table: the lower one's rows follow, without the header that it repeats.

    `settled` tells of rows of the upper one that are not handed over.
    """
    upper, lower = on_columns(lower, upper) or (upper, lower)
    skip, base = _repeated_header(upper, lower), upper.rows
    cells, body = list(upper.cells), _below(lower, skip)
    first = [cell for cell in body if cell.row == skip]
    if is_rest_of_row(upper, lower, first, skip, settled):
        cells = with_rest(cells, first, base - 1)
        body = [cell for cell in body if cell.row > skip]
        skip += 1
    else:
        cells, body = with_merged(cells, body, skip, base, lower, settled)
    moved = [replace(cell, row=cell.row - skip + base, row_end=cell.row_end - skip + base) for cell in body]
    return replace(
        upper,
        pages=(*upper.pages, *lower.pages),
        cells=(*cells, *moved),
        confidence=min(upper.confidence, lower.confidence),
        open_bottom=lower.open_bottom,
    )


# Columns.


def on_columns(lower: Table, upper: Table) -> tuple[Table, Table] | None:
    """Both tables (upper, lower) on the same columns, or None where they have different ones.

    Borders that were drawn by hand part more columns on one page than on the other; then the fewer are found among
    the more, and cells of the former span several.
    """
    a, b = _edges(upper, last_page(upper)), _edges(lower, lower.pages[0])
    if upper.columns == lower.columns:
        alike = _are_alike(a, b) or (min(upper.confidence, lower.confidence) < 1 and _are_set_alike(upper, lower))
        return (upper, lower) if alike else None
    few, many = (a, b) if len(a) < len(b) else (b, a)
    if len(few) < 4:
        return None
    places = [_nearest(x, many) for x in few.values()]
    apart = [abs(many[col] - x) > _EDGE for col, x in zip(places, few.values(), strict=True)]
    if any(apart) or len(set(places)) < len(places) or places[0] != min(many) or places[-1] != max(many):
        return None
    new = dict(zip(few, places, strict=True))
    return (_renumbered(upper, new), lower) if few is a else (upper, _renumbered(lower, new))


def last_page(table: Table) -> int:
    """The last page on which cells begin; on the next one there may be no more than the rest of a row."""
    return max((cell.page for cell in table.cells), default=table.pages[-1])


def _edges(table: Table, page: int) -> dict[int, float]:
    """The left side of each column on a page, and the right side of the last one."""
    edges: dict[int, float] = {}
    for cell in table.cells:
        if cell.bbox is not None and cell.page == page:
            edges[cell.col] = min(edges.get(cell.col, cell.bbox.x0), cell.bbox.x0)
            edges[cell.col_end + 1] = max(edges.get(cell.col_end + 1, cell.bbox.x1), cell.bbox.x1)
    return dict(sorted(edges.items()))


def _nearest(x: float, edges: dict[int, float]) -> int:
    return min(edges, key=lambda col: abs(edges[col] - x))


def _are_alike(a: dict[int, float], b: dict[int, float]) -> bool:
    """A typesetter that fits columns page by page may move one edge inside the table, never its left side."""
    common = sorted(set(a) & set(b))
    apart = [col for col in common[:-1] if abs(a[col] - b[col]) > _EDGE]
    return len(common) > 1 and common[0] not in apart and len(apart) <= (1 if len(common) > 4 else 0)


def _are_set_alike(upper: Table, lower: Table) -> bool:
    """True where the words of each column begin or end at one place on both pages; white parts columns anywhere."""
    page = last_page(upper)
    for col in range(upper.columns):
        above, below = _extent(upper, page, col), _extent(lower, lower.pages[0], col)
        if above and below and min(abs(x - y) for x, y in zip(above, below, strict=True)) > _EDGE:
            return False
    return True


def _extent(table: Table, page: int, col: int) -> tuple[float, float] | None:
    boxes = [
        line.bbox
        for cell in table.cells
        if cell.page == page and cell.col == cell.col_end == col
        for line in cell.lines
        if line.bbox is not None
    ]
    return (min(box.x0 for box in boxes), max(box.x1 for box in boxes)) if boxes else None


def _renumbered(table: Table, places: dict[int, int]) -> Table:
    cells = (replace(c, col=places[c.col], col_end=places[c.col_end + 1] - 1) for c in table.cells)
    return replace(table, cells=tuple(cells))


# The header.


def _has_new_header(upper: Table, lower: Table) -> bool:
    """True where the lower table titles its columns, and not as the upper one does."""
    titled = any(sum(map(bool, _row_texts(lower, row))) > 1 for row in range(lower.header_rows))
    return titled and _repeated_header(upper, lower) < lower.header_rows


def _repeated_header(upper: Table, lower: Table) -> int:
    """How many rows at the lower table's head repeat rows of the upper one's head, its title or not."""
    heads = [_row_texts(upper, row) for row in range(min(HEADER_ROWS, upper.rows))]
    most = min(HEADER_ROWS, max(lower.rows - 1, lower.header_rows))
    own = [_row_texts(lower, row) for row in range(most)]
    return max((_common(heads[start:], own) for start in range(min(len(heads), max(1, upper.header_rows)))), default=0)


def _common(heads: Sequence[Sequence[str]], own: Sequence[Sequence[str]]) -> int:
    same = 0
    for ours, theirs in zip(heads, own, strict=False):
        if ours != theirs or not any(ours):
            break
        same += 1
    return same


def _row_texts(table: Table, row: int) -> list[str]:
    texts = [""] * table.columns
    for cell in table.cells:
        if cell.row == row:
            texts[cell.col] = "".join(_CONTINUED.sub("", cell.text).lower().split())
    return texts


def _below(table: Table, skip: int) -> list[Cell]:
    """The cells under the first rows; of a cell that reaches down from them, a blank one remains."""
    return [
        cell if cell.row >= skip else replace(cell, row=skip, text="", lines=(), bold=False)
        for cell in table.cells
        if cell.row_end >= skip
    ]
