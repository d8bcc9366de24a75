"""Blocks as the layout gives them, made by hand, and what the room makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from safeguard_extract.plan import find_plan
from safeguard_extract.plan.composition import Composition, TableContext, compose
from safeguard_extract.plan.glossary import find_glossary
from safeguard_extract.plan.items import find_items
from safeguard_extract.plan.named_priorities import Named
from safeguard_extract.plan.outline import Outline, outline
from safeguard_extract.plan.priorities import find_priorities
from safeguard_extract.plan.scopes import Scope, find_scopes
from safeguard_extract.records.block import Block, BlockKind, Fragment
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.plan import DocumentType, Period, Plan, Source
from safeguard_extract.settings import DEFAULT

SOURCE = Source("ashby.txt", "0" * 64, "text/plain", 1, "text")
PERIOD = Period("2019", "2022", "2019-2022")


def _fragments(text: str, page: int) -> tuple[Fragment, ...]:
    return (Fragment(0, len(text), page, None),)


def heading(text: str, level: int = 1, *, mark: str | None = None, page: int = 1, styled: bool = False) -> Block:
    """A heading without a box, as text files have them."""
    return Block(BlockKind.HEADING, text, _fragments(text, page), level=level, mark=mark, styled=styled)


def paragraph(text: str, *, page: int = 1, flattened: bool = False, italic: bool = False) -> Block:
    """A paragraph."""
    return Block(BlockKind.PARAGRAPH, text, _fragments(text, page), flattened=flattened, italic=italic)


def item(text: str, mark: str | None = "•", level: int = 1, *, page: int = 1, flattened: bool = False) -> Block:
    """A list item."""
    return Block(BlockKind.LIST_ITEM, text, _fragments(text, page), level=level, mark=mark, flattened=flattened)


def items(*texts: str) -> list[Block]:
    """A bulleted list."""
    return [item(text) for text in texts]


def grid(*rows: Sequence[str]) -> Table:
    """A table without merged cells."""
    cells = tuple(Cell(r, c, r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Table((1,), None, cells)


def merged(table: Table, *stretches: tuple[int, int, int]) -> Table:
    """The table with cells that run down: (column, first row, last row), which take the place of those below."""
    cells = list(table.cells)
    for col, first, last in stretches:
        cells = [
            replace(cell, row_end=last) if (cell.row, cell.col) == (first, col) else cell
            for cell in cells
            if not (cell.col == col and first < cell.row <= last)
        ]
    return replace(table, cells=tuple(cells))


def table(*rows: Sequence[str]) -> Block:
    """A table block without merged cells."""
    return table_block(grid(*rows))


def table_block(made: Table) -> Block:
    """A block of a table."""
    return Block(BlockKind.TABLE, "", table=made)


def furniture(text: str) -> Block:
    """A running line."""
    return Block(BlockKind.FURNITURE, text, _fragments(text, 1))


def read(blocks: Iterable[Block]) -> tuple[Composition, Outline]:
    """The composed text and the outline of blocks."""
    made = list(blocks)
    composition = compose(made)
    return composition, outline(composition, [b for b in made if b.kind is BlockKind.FURNITURE])


def priorities_of(
    blocks: Iterable[Block], kind: DocumentType = DocumentType.STRATEGIC_PLAN, period: Period | None = PERIOD
) -> list[Named]:
    """The priorities found in blocks."""
    composition, sections = read(blocks)
    return find_priorities(composition, sections, kind, period, DEFAULT.restated_similarity)


def titles(named: Iterable[Named]) -> list[tuple[str | None, str]]:
    """Label and title of each priority."""
    return [(n.label, n.first.title) for n in named]


def context_of(composition: Composition, *, report: bool = False) -> TableContext:
    """What rows need to know of the document."""
    return TableContext(composition, PERIOD, find_glossary(composition.text), report)


def scopes_of(blocks: Iterable[Block]) -> list[Scope]:
    """The scope of each block that is no furniture."""
    composition, sections = read(blocks)
    named = find_priorities(composition, sections, DocumentType.STRATEGIC_PLAN, PERIOD, DEFAULT.restated_similarity)
    return find_scopes(composition, sections, named)


def items_of(blocks: Iterable[Block], kind: DocumentType = DocumentType.STRATEGIC_PLAN) -> list[tuple[str, str]]:
    """Kind and text of the items in blocks, poured rows left out."""
    composition, sections = read(blocks)
    named = find_priorities(composition, sections, kind, PERIOD, DEFAULT.restated_similarity)
    scopes = find_scopes(composition, sections, named)
    context = context_of(composition, report=kind is DocumentType.ANNUAL_REPORT)
    return [(draft.kind.value, draft.text) for draft in find_items(sections, scopes, kind, context, set())]


def plan_of(blocks: Iterable[Block]) -> Plan:
    """The plan of blocks, with a cover that says whose it is where they have none."""
    return find_plan(list(blocks), SOURCE, DEFAULT)


COVER = (heading("Ashby Safeguarding Children Board"), heading("Strategic Plan 2019-2022"))
