"""Tables that go on over pages: one table again, its repeated header dropped, rows cut by the page's end made whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Cell, Table

_EDGE = 6.0  # points: columns of one table printed on two pages differ by less
_HEADER_ROWS = 3


def goes_on(upper: Table, lower: Table) -> bool:
    """True where the lower table has the upper one's columns and starts on the page after its last."""
    if lower.pages[0] != upper.pages[-1] + 1 or upper.columns != lower.columns or upper.columns < 2:
        return False
    a, b = _edges(upper, upper.pages[-1]), _edges(lower, lower.pages[0])
    common = sorted(set(a) & set(b))
    apart = [c for c in common if abs(a[c] - b[c]) > _EDGE]
    # A typesetter that fits columns page by page may move one edge inside the table, never its left side.
    return bool(common) and common[0] not in apart and len(apart) <= (1 if len(common) > 3 else 0)


def join_tables(upper: Table, lower: Table) -> Table:
    """Both as one table: the lower one's rows follow, without the header that it repeats."""
    skip = _repeated_header(upper, lower)
    rows = [[c for c in lower.cells if c.row <= r <= c.row_end] for r in range(lower.rows)]
    body = [c for c in lower.cells if c.row >= skip]
    cells = list(upper.cells)
    base = upper.rows
    if skip < len(rows) and _is_rest_of_row(upper, rows[skip]):
        cells = _with_rest(cells, rows[skip], base - 1)
        body = [c for c in body if c.row > skip]
        skip += 1
    cells, body = _with_merged(cells, body, skip, base)
    moved = [replace(c, row=c.row - skip + base, row_end=c.row_end - skip + base) for c in body]
    bbox = upper.bbox
    return Table(
        (*upper.pages, *lower.pages), bbox, (*cells, *moved), upper.header_rows, min(upper.confidence, lower.confidence)
    )


def _edges(table: Table, page: int) -> dict[int, float]:
    edges: dict[int, float] = {}
    for cell in table.cells:
        box: BBox | None = cell.bbox
        if box is not None and cell.page == page:
            edges[cell.col] = min(edges.get(cell.col, box.x0), box.x0)
    return edges


def _repeated_header(upper: Table, lower: Table) -> int:
    """How many rows at the lower table's head say what the upper table's head says."""
    same = 0
    while same < min(_HEADER_ROWS, lower.rows - 1, upper.rows):
        ours, theirs = _row_texts(upper, same), _row_texts(lower, same)
        if ours != theirs or not any(ours):
            break
        same += 1
    return same


def _row_texts(table: Table, row: int) -> list[str]:
    texts = [""] * table.columns
    for cell in table.cells:
        if cell.row == row:
            texts[cell.col] = "".join(cell.text.lower().split())
    return texts


def _with_merged(cells: Sequence[Cell], body: Sequence[Cell], skip: int, base: int) -> tuple[list[Cell], list[Cell]]:
    """Blank cells left of a page's first words go on with the merged cells above the page's end."""
    first = [cell for cell in body if cell.row == skip]
    filled = [cell.col for cell in first if cell.text.strip()]
    blank = {cell.col: cell for cell in first if filled and cell.col < min(filled) and not cell.text.strip()}
    out: list[Cell] = []
    for cell in cells:
        below = blank.get(cell.col) if cell.row_end == base - 1 and cell.text.strip() else None
        out.append(replace(cell, row_end=below.row_end - skip + base) if below else cell)
    gone = [cell for cell in blank.values() if any(c.col == cell.col and c.row_end >= base for c in out)]
    return out, [cell for cell in body if cell not in gone]


def _is_rest_of_row(upper: Table, row: Sequence[Cell]) -> bool:
    """The page's end cut a row where each cell that follows goes on with an unfinished sentence above it."""
    filled = [cell for cell in row if cell.text.strip()]
    above = {cell.col: cell.text.strip() for cell in upper.cells if cell.row <= upper.rows - 1 <= cell.row_end}
    return bool(filled) and all(_goes_on_with(above.get(cell.col, ""), cell.text.strip()) for cell in filled)


def _goes_on_with(above: str, text: str) -> bool:
    if not above or above.endswith((".", "!", "?")):
        return False
    return text[:1].islower() or above.split()[-1].lower().strip(",;:") in NEVER_LAST or above.endswith((",", "-"))


def _with_rest(cells: Sequence[Cell], rest: Sequence[Cell], row: int) -> list[Cell]:
    added = {cell.col: cell for cell in rest if cell.text.strip()}
    out: list[Cell] = []
    for cell in cells:
        extra = added.get(cell.col) if cell.row <= row <= cell.row_end else None
        if extra is None:
            out.append(cell)
        else:
            text = f"{cell.text} {extra.text}".strip()
            out.append(replace(cell, text=text, lines=(*cell.lines, *extra.lines)))
    return out
