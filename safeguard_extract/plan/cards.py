"""Cards: small tables of titles and values side by side, one for each action ('Action 1', 'Lead', 'By when')."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguard_extract.plan.cell_parts import parts_of_cell
from safeguard_extract.plan.columns import Role, title_role
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.drafts import Draft
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.plan.table_cells import cells_of_row
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.plan import ItemKind

# One action's own title; 'Actions' and 'What we will do' stand over all actions of a priority.
_ONE = re.compile(
    r"\W*(?:key\s+)?(?:action|task|step|recommendation|activity)(?:\s+(?:no\.?\s*)?[\w.]{1,5})?\W*$", re.I
)
_TITLE_WORDS = 6
_FEWEST = 2  # fields of a card


def items_of_cards(placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The actions of a table of cards, each with the lead, date and measure that its card prints; of other tables
    nothing."""
    table = placed.block.table
    pairs = _pairs(table) if table is not None else []
    roles = {role for _, role, _ in pairs}
    if not any(_ONE.match(title.text) for title, _, _ in pairs) or not roles & {Role.LEAD, Role.DATE}:
        return
    text = context.composition.text
    own: list[Draft] = []
    for title, role, value in pairs:
        span = placed.cells[value.row, value.col]
        words = text[span.start : span.end]
        if _ONE.match(title.text):
            yield from own
            own = [
                Draft(
                    ItemKind.ACTION, text[part.start : part.end], part, placed.index, "card", 0.9, table=placed.index,
                    row=value.row, regions=context.composition.regions(placed, part),
                )
                for part in parts_of_cell(text, span)
            ]  # fmt: skip
        for draft in own:
            if role is Role.LEAD:
                draft.leads += split_leads(words, offset=span.start, glossary=context.glossary)
            elif role is Role.DATE:
                draft.dates += find_dates(words, offset=span.start, period=context.period, place=Place.CELL)
            elif role is Role.EVIDENCE and draft.evidence is None and words:
                draft.evidence, draft.evidence_span = words, span
    yield from own


def _pairs(table: Table) -> list[tuple[Cell, Role, Cell]]:
    """Title, its role and value, row by row; nothing where a row is no sequence of titles and values."""
    out: list[tuple[Cell, Role, Cell]] = []
    for row in range(table.rows):
        cells = sorted(cells_of_row(table, row), key=lambda c: c.col)
        if len(cells) % 2 or any(c.row_end > row for c in cells):
            return []
        for title, value in zip(cells[::2], cells[1::2], strict=True):
            role = title_role(title.text) if len(title.text.split()) <= _TITLE_WORDS else None
            if role is None:
                return []
            out.append((title, role, value))
    return out if len(out) > _FEWEST else []
