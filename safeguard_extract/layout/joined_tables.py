"""Tables that go on over pages: one table again, its repeated header dropped, rows cut by the page's end made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.records.page import Cell, Table

_EDGE = 6.0  # points: columns of one table printed on two pages differ by less
HEADER_ROWS = 4
_FEWEST_ROWS = 3  # rows that all begin with a text of their own: then one that does not is no row
_REST = 0.5  # of the cells above it at most go on in the rest of a row that was left open
_CONTINUED = re.compile(r"\W*\b(?:continued|cont['’]?d|cont)\b\W*", re.IGNORECASE)


class Settled(NamedTuple):
    """What must be known of the rows that no page to come can change: the texts that each begins with, and the columns
    in which cells are merged."""

    begun: set[str]
    merging: set[int]


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
    if _is_rest_of_row(upper, lower, first, skip, settled):
        cells = _with_rest(cells, first, base - 1)
        body = [cell for cell in body if cell.row > skip]
        skip += 1
    else:
        cells, body = _with_merged(cells, body, skip, base, lower, settled)
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


# Rows and cells that the page's end cut.


def _is_rest_of_row(upper: Table, lower: Table, first: Sequence[Cell], skip: int, settled: Settled) -> bool:
    """True where lines were left open, the row lacks what all others begin with, or each of its cells goes on above."""
    filled = [cell for cell in first if cell.text.strip()]
    last = upper.rows - 1
    above = {cell.col: cell.text.strip() for cell in upper.cells if cell.row <= last <= cell.row_end}
    if not filled or last < upper.header_rows:
        return False
    if upper.open_bottom and ((lower.open_top and not skip) or len(filled) <= _REST * sum(map(bool, above.values()))):
        return True
    if _lacks_beginning(upper, lower, filled, skip, settled):
        return True
    return all(_goes_on_with(above.get(cell.col, ""), cell.text.strip()) for cell in filled)


def _lacks_beginning(upper: Table, lower: Table, filled: Iterable[Cell], skip: int, settled: Settled) -> bool:
    """True where all other rows begin with a text of their own in the first column, such as a number, and this
    does not."""
    begun = [c for c in upper.cells if c.col == 0 and c.row >= upper.header_rows]
    begun += [c for c in lower.cells if c.col == 0 and c.row > skip]
    rows = upper.rows - upper.header_rows + lower.rows - skip - 1
    texts = {cell.text for cell in begun if cell.text.strip() and cell.row == cell.row_end}
    distinct = len(settled.begun) + len(texts - settled.begun)
    return min(cell.col for cell in filled) > 0 and rows >= _FEWEST_ROWS and distinct == rows


def _goes_on_with(above: str, text: str) -> bool:
    if not above or above.endswith((".", "!", "?")):
        return False
    return text[:1].islower() or above.split()[-1].lower().strip(",;:") in NEVER_LAST or above.endswith((",", "-"))


def _with_rest(cells: Sequence[Cell], rest: Sequence[Cell], row: int) -> list[Cell]:
    """The cells with the rest of the last row's texts; they reach as far down as the rest does."""
    added = {cell.col: cell for cell in rest}
    out: list[Cell] = []
    for cell in cells:
        extra = added.pop(cell.col, None) if cell.row <= row <= cell.row_end else None
        if extra is not None:
            reach = row + extra.row_end - extra.row
            lines = (*cell.lines, *extra.lines)
            cell = replace(cell, row_end=reach, text=_joined(cell.text, extra.text), lines=lines)
        out.append(cell)
    # What stands in a column that the last row does not have, because a wider cell lies over it, is kept beside it.
    return out + [replace(c, row=row, row_end=row + c.row_end - c.row) for c in added.values() if c.text.strip()]


def _joined(above: str, below: str) -> str:
    hyphen = above.endswith("-") and above[-2:-1].isalnum()
    return f"{above}{'' if hyphen else ' '}{below}".strip()


def _with_merged(
    cells: Sequence[Cell], body: Sequence[Cell], skip: int, base: int, lower: Table, settled: Settled
) -> tuple[list[Cell], list[Cell]]:
    """Blank cells that go on with the merged cells above the page's end: left of the first words, or where others
    merge."""
    first = [cell for cell in body if cell.row == skip]
    filled = [cell.col for cell in first if cell.text.strip()]
    merging = {cell.col for cell in (*cells, *lower.cells) if cell.row_end > cell.row and cell.text.strip()}
    merging |= settled.merging
    blank = {
        cell.col: cell
        for cell in first
        if filled and not cell.text.strip() and (cell.col < min(filled) or cell.col in merging)
    }
    out: list[Cell] = []
    gone: list[Cell] = []
    for cell in cells:
        below = blank.get(cell.col) if cell.row_end == base - 1 and cell.text.strip() else None
        if below is not None and below.col_end == cell.col_end:
            cell = replace(cell, row_end=below.row_end - skip + base)
            gone.append(below)
        out.append(cell)
    return out, [cell for cell in body if cell not in gone]
