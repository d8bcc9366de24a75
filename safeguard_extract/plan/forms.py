"""Forms: tables that print one priority, its reasons, its outcomes and its lead in fields instead of rows."""

from __future__ import annotations

from collections.abc import Iterator

from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.composition import Placed
from safeguard_extract.plan.cues import Cue, read_cue
from safeguard_extract.plan.drafts import Draft, trimmed
from safeguard_extract.plan.rows import TableContext
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.page import Cell
from safeguard_extract.records.plan import ItemKind

_FIELD_WORDS = 12  # a cell with fewer is a field such as a lead, not running text


def items_of_form(placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The sentences of cells that a title above or at their head calls outcomes, actions and so on.

    A row of two untitled cells holds the reasons on the left and what is to be reached on the right: forms are read so.
    """
    table = placed.block.table
    if table is None:
        return
    for row in range(table.rows):
        cells = [c for c in table.cells if c.row == row and c.text.strip()]
        long = [c for c in cells if len(c.text.split()) >= _FIELD_WORDS]
        for cell in long:
            cue = _cue_over(cell, table.cells)
            if cue is not None and cue.kind is not None:
                yield from _sentences(cell, placed, context, cue.kind, "field of a form", 0.85)
            elif (
                cue is None
                and len(long) == len(cells) == 2
                and cell is cells[1]
                and _cue_over(cells[0], table.cells) is None
            ):
                yield from _sentences(cell, placed, context, ItemKind.OUTCOME, "right field of a form", 0.6)


def _cue_over(cell: Cell, cells: tuple[Cell, ...]) -> Cue | None:
    """The cue of the short cell just above, in the same columns, or just left in the same row."""
    above = [
        c
        for c in cells
        if c.row_end == cell.row - 1 and c.col <= cell.col <= c.col_end and c.col_end - c.col <= cell.col_end - cell.col
    ]
    left = [c for c in cells if c.row == cell.row and c.col_end == cell.col - 1]
    for title in above + left:
        if 0 < len(title.text.split()) < _FIELD_WORDS and ":" not in title.text.rstrip(": "):
            cue = read_cue(title.text)
            if cue is not None:
                return cue
    return None


def _sentences(
    cell: Cell, placed: Placed, context: TableContext, kind: ItemKind, how: str, confidence: float
) -> Iterator[Draft]:
    text = context.composition.text
    base = placed.cells[cell.row, cell.col]
    for start, end in sentence_spans(text[base.start : base.end]):
        span = trimmed(text, Span(base.start + start, base.start + end))
        words = text[span.start : span.end]
        if len(words.split()) < 3 or words.endswith((":", "?")) or form_of(words) is Form.NONE:
            continue
        yield Draft(
            kind,
            words,
            span,
            placed.index,
            how,
            confidence,
            regions=context.composition.regions(placed, span),
            table=placed.index,
            row=cell.row,
        )
