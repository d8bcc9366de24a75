"""Forms: tables that print one priority, its reasons, its outcomes and its lead in fields instead of rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.cell_parts import parts_of_cell
from safeguard_extract.plan.columns import Role, title_role
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.cues import Cue, read_cue
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.drafts import Draft, trimmed
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.plan.table_cells import banner_at, cells_of_row, cells_over
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.plan import ItemKind, Lead

_FIELD_WORDS = 12  # a cell with fewer is a field such as a lead, not running text
_LEAST = 3  # words of an item
_YEAR = re.compile(
    r"\W*(?:year\s+(?:\d|one|two|three|four|five)\b\W*)?(?:by\s+)?(?:(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)?\W*$"
    r"|\W*(?:short|medium|long)[- ]term\b[^.]{0,20}$",
    re.I,
)


def items_of_form(placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The bullets or sentences of cells that a title above or beside them calls outcomes, actions and so on.

    A row of two untitled cells holds the reasons on the left and what is to be reached on the right: forms are read so.
    """
    table = placed.block.table
    if table is None:
        return
    for row in range(table.rows):
        cells = [c for c in cells_of_row(table, row) if c.text.strip()]
        long = [c for c in cells if len(c.text.split()) >= _FIELD_WORDS]
        for cell in cells:
            cue = _cue_over(cell, table)
            if cue is not None and cue.kind is not None and (cell in long or _is_value(cell, cells)):
                yield from _sentences(cell, placed, context, cue.kind, "field of a form", 0.85)
            elif (
                cue is None and len(long) == len(cells) == 2 and cell is cells[1] and _cue_over(cells[0], table) is None
            ):
                yield from _sentences(cell, placed, context, ItemKind.OUTCOME, "right field of a form", 0.6)


def items_of_columns(placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The cells of a report's table whose columns ask a form's questions: said, did, still to do; of others nothing.

    There each column has items of its own kind; a plan's table has one column of actions, and the others serve it.
    """
    table = placed.block.table
    heads = {c.col: c for c in table.cells if c.row == c.row_end == 0} if table is not None else {}
    aside = {Role.PRIORITY, Role.NUMBER, Role.STATUS}  # they say of which priority a row tells, and what came of it
    heads = {
        col: head for col, head in heads.items() if not (col in {0, max(heads)} and title_role(head.text) in aside)
    }
    cues = {col: read_cue(head.text) for col, head in heads.items()}
    plain = {title_role(head.text) for head in heads.values()} & {Role.LEAD, Role.DATE, Role.PRIORITY, Role.NUMBER}
    if table is None or not {Cue.ACTION, Cue.ACHIEVEMENT} <= set(cues.values()) or None in cues.values() or plain:
        return
    for cell in table.cells:
        cue = cues.get(cell.col)
        if cell.row > 0 and cue is not None and cue.kind is not None:
            yield from _sentences(cell, placed, context, cue.kind, "field of a form", 0.85)


def items_of_years(placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The bullets under titles that are years ('Year 1 (2021/22)', 'Year 2'), each to be done in its year.

    A table of figures by year has nothing to do in it: most of the cells' parts must be duties.
    """
    table = placed.block.table
    rows = range(table.rows) if table is not None else range(0)
    first = next((row for row in rows if table is not None and banner_at(table, row) is None), None)
    if table is None or first is None:
        return
    heads = {c.col: c for c in cells_of_row(table, first) if c.text.strip()}
    if len(heads) < 2 or len(heads) != table.columns or not all(_YEAR.match(head.text) for head in heads.values()):
        return
    text = context.composition.text
    cells = [c for c in table.cells if c.row > first and c.col == c.col_end and c.text.strip()]
    parts = [(cell, span) for cell in cells for span in parts_of_cell(text, placed.cells[cell.row, cell.col])]
    if 2 * sum(form_of(text[span.start : span.end]) is Form.DUTY for _, span in parts) < len(parts):
        return
    for cell, span in parts:
        head = placed.cells[heads[cell.col].row, cell.col]
        yield Draft(
            ItemKind.ACTION, text[span.start : span.end], span, placed.index, "column of a year", 0.85,
            dates=find_dates(
                text[head.start : head.end], offset=head.start, period=context.period, place=Place.CELL
            ), table=placed.index, row=cell.row, regions=context.composition.regions(placed, span),
        )  # fmt: skip


def leads_of_form(placed: Placed, context: TableContext) -> tuple[Lead, ...]:
    """The parties beside the title 'Lead officer' of a form; none of a table that lists actions."""
    table = placed.block.table
    if table is None or not _is_form(table):
        return ()
    leads: list[Lead] = []
    for cell in table.cells:
        row = [c for c in cells_of_row(table, cell.row) if c.text.strip()]
        if _is_value(cell, row) and title_role(row[0].text) is Role.LEAD and len(cell.text.split()) < _FIELD_WORDS:
            span = placed.cells[cell.row, cell.col]
            words = context.composition.text[span.start : span.end]
            leads += split_leads(words, offset=span.start, glossary=context.glossary)
    return tuple(leads)


def _is_form(table: Table) -> bool:
    """Two columns, the left of short titles of which two and more are known: cues, or fields such as a lead."""
    titles = [c.text for c in table.cells if c.col == c.col_end == 0 and 0 < len(c.text.split()) < _FIELD_WORDS]
    return table.columns == 2 and sum(read_cue(t) is not None or title_role(t) is not None for t in titles) > 1


def _is_value(cell: Cell, row: list[Cell]) -> bool:
    """The cell right of a short title, in a row of these two."""
    return len(row) == 2 and cell is row[1] and len(cell.text.split()) >= 1 and len(row[0].text.split()) < _FIELD_WORDS


def _cue_over(cell: Cell, table: Table) -> Cue | None:
    """The cue of the short cell just left in the same row, or just above, in the same columns."""
    above = [
        c
        for c in cells_over(table, cell.row - 1)
        if c.row_end == cell.row - 1 and c.col <= cell.col <= c.col_end and c.col_end - c.col <= cell.col_end - cell.col
    ]
    left = [c for c in cells_of_row(table, cell.row) if c.col_end == cell.col - 1]
    for title in left + above:
        if 0 < len(title.text.split()) < _FIELD_WORDS and ":" not in title.text.rstrip(": "):
            cue = read_cue(title.text)
            if cue is not None:
                return cue
    return None


def _sentences(
    cell: Cell, placed: Placed, context: TableContext, kind: ItemKind, how: str, confidence: float
) -> Iterator[Draft]:
    text = context.composition.text
    for span in _units(text, placed.cells[cell.row, cell.col]):
        words = text[span.start : span.end]
        if len(words.split()) < _LEAST or words.endswith((":", "?")) or form_of(words) is Form.NONE:
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


def _units(text: str, whole: Span) -> list[Span]:
    """A cell's bullets, else its sentences."""
    parts = parts_of_cell(text, whole)
    if len(parts) > 1:
        return parts
    base = parts[0] if parts else whole
    found = sentence_spans(text[base.start : base.end])
    return [trimmed(text, Span(base.start + start, base.start + end)) for start, end in found]
