"""The document's text in reading order, and where each block and cell stands in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.geometry import BBox, Region, Span, union
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.plan import Period

_COLUMN_REACH = 24.0  # points: lines of one column begin within it, so that their boxes make one region


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the span of its words in the document's text; for tables, the span of each cell."""

    index: int
    block: Block
    span: Span
    cells: dict[tuple[int, int], Span] = field(default_factory=dict)
    starts: tuple[tuple[int, int], ...] = ()  # where each cell's words begin, in order, and the cell's number

    @property
    def text(self) -> str:
        return self.block.text


@dataclass(frozen=True, slots=True)
class Composition:
    """The document's text without its furniture, and the blocks in it."""

    text: str
    placed: tuple[Placed, ...]

    def regions(self, placed: Placed, span: Span) -> tuple[Region, ...]:
        """The pages and boxes on which the words of a span of this block stand."""
        if placed.block.table is not None:
            return tuple(Region(cell.page, cell.bbox) for cell in _cells_in(placed, placed.block.table, span))
        start, end = span.start - placed.span.start, span.end - placed.span.start
        groups: list[tuple[int, list[BBox]]] = []
        for fragment in placed.block.fragments:
            if fragment.end <= start or fragment.start >= end:
                continue
            box = fragment.bbox
            same = groups and groups[-1][0] == fragment.page
            if box is None:
                groups += [] if same else [(fragment.page, [])]
            elif (
                same
                and groups[-1][1]
                and box.top >= groups[-1][1][-1].top
                and abs(box.x0 - groups[-1][1][-1].x0) < 10 * _COLUMN_REACH
            ):
                groups[-1][1].append(box)
            else:
                groups.append((fragment.page, [box]))
        return tuple(Region(page, union(boxes) if boxes else None) for page, boxes in groups)


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the rows of a table need to know of the document around them."""

    composition: Composition
    period: Period | None
    glossary: Mapping[str, str]
    report: bool = False


def compose(blocks: Sequence[Block]) -> Composition:
    """Lay the blocks' words one after the other: a blank line between blocks, a tab between cells."""
    parts: list[str] = []
    length = 0
    placed: list[Placed] = []

    def add(text: str) -> Span:
        nonlocal length
        parts.append(text)
        span = Span(length, length + len(text))
        length += len(text)
        return span

    for index, block in enumerate(b for b in blocks if b.kind is not BlockKind.FURNITURE):
        if parts:
            add("\n\n")
        if block.table is None:
            if block.mark:
                add(block.mark + " ")
            placed.append(Placed(index, block, add(block.text)))
            continue
        start = length
        cells: dict[tuple[int, int], Span] = {}
        for number, row in enumerate(_rows(block.table.cells)):
            for position, cell in enumerate(row):
                if number or position:
                    add("\t" if position else "\n")
                cells[cell.row, cell.col] = add(clean_cell(cell))
        starts = sorted((cells[cell.row, cell.col].start, i) for i, cell in enumerate(block.table.cells))
        placed.append(Placed(index, block, Span(start, length), cells, tuple(starts)))
    return Composition("".join(parts), tuple(placed))


def _cells_in(placed: Placed, table: Table, span: Span) -> list[Cell]:
    """The cells of a table with words in a span; looked up, as a table may have thousands and is asked for each."""
    before = bisect_left(placed.starts, (span.start, len(table.cells))) - 1
    first = bisect_left(placed.starts, (placed.starts[before][0], 0)) if before > 0 else 0
    end = bisect_left(placed.starts, (span.end, 0))
    numbers = sorted(number for _, number in placed.starts[first:end])
    return [cell for cell in map(table.cells.__getitem__, numbers) if _overlap(placed.cells[cell.row, cell.col], span)]


def clean_cell(cell: Cell) -> str:
    """A cell's words with single spaces."""
    return " ".join(cell.text.split())


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        rows.setdefault(cell.row, []).append(cell)
    return [rows[row] for row in sorted(rows)]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
