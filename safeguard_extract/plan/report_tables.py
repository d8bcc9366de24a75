"""The deeds that the progress column of a report's table tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.cell_parts import parts_of_cell
from safeguard_extract.plan.column_roles import column_roles
from safeguard_extract.plan.columns import Role, header_row
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.drafts import Draft, trimmed
from safeguard_extract.plan.table_cells import cell_at
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.page import Table
from safeguard_extract.records.plan import ItemKind

_DEED_WORDS = 5  # a shorter cell is a status


def deeds_of_report(table: Table, placed: Placed, context: TableContext) -> Iterator[Draft]:
    """The deeds that a report's progress column tells of each priority, with what the row says came of them."""
    header = header_row(table)
    roles = column_roles(table, header) if header is not None else {}
    if header is None or not (Role.PRIORITY in roles.values() or tells_deeds(roles)):
        return
    text = context.composition.text
    results = [c for c in sorted(roles) if roles[c] is Role.EVIDENCE] if tells_deeds(roles) else []
    for cell in table.cells:
        if cell.row <= header or roles.get(cell.col) is not Role.PROGRESS or len(cell.text.split()) < _DEED_WORDS:
            continue
        found = [cell_at(table, cell.row, col) for col in results]
        result = next((placed.cells[c.row, c.col] for c in found if c is not None and c.text.strip()), None)
        for part in parts_of_cell(text, placed.cells[cell.row, cell.col]):
            for start, end in sentence_spans(text[part.start : part.end]):
                span = trimmed(text, Span(part.start + start, part.start + end))
                words = text[span.start : span.end]
                if form_of(words) in {Form.DEED, Form.STATE} and len(words.split()) >= _DEED_WORDS:
                    yield Draft(
                        ItemKind.ACHIEVEMENT, words, span, placed.index, "progress column", 0.8, table=placed.index,
                        row=cell.row, regions=context.composition.regions(placed, span),
                        evidence=text[result.start : result.end] if result else None, evidence_span=result,
                    )  # fmt: skip


def tells_deeds(roles: Mapping[int, Role]) -> bool:
    """What was done, and neither who does it nor by when: a report's table, not a plan's."""
    return Role.PROGRESS in roles.values() and not {Role.LEAD, Role.DATE, Role.LEAD_DATE} & set(roles.values())
