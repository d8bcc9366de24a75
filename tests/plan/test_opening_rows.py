"""Rows above a table's header that speak of all its rows."""

from __future__ import annotations

from dataclasses import replace

from fictional_blocks import COVER, grid, heading, plan_of, table_block

from safeguard_extract.records.block import Block

HEAD = ["Actions", "Responsible", "Completion date", "Success criteria"]
ROW = ["Visit homes", "Named Nurse", "May 2019", "Visits are logged"]


def opened(*rows: tuple[str, str]) -> Block:
    """A table whose first rows hold a title and one value over the other columns."""
    made = grid(*([title, value, "", ""] for title, value in rows), HEAD, ROW)
    cells = tuple(
        replace(cell, col_end=3) if cell.row < len(rows) and cell.col == 1 else cell
        for cell in made.cells
        if cell.row >= len(rows) or cell.col < 2
    )
    return table_block(replace(made, cells=cells))


def test_an_aim_is_an_outcome_and_a_lead_is_the_priority_s() -> None:
    rows = ("Aim", "Babies who sleep safely are well"), ("Lead", "Head of Nursing")
    plan = plan_of([*COVER, heading("Priority 1: Safe sleep", 2), opened(*rows)])
    assert [lead.text for lead in plan.priorities[0].leads] == ["Head of Nursing"]
    assert [(i.kind.value, i.text, [lead.text for lead in i.leads]) for i in plan.items] == [
        ("outcome", "Babies who sleep safely are well", []),
        ("action", "Visit homes", ["Named Nurse"]),
    ]


def test_other_rows_above_a_header_say_nothing() -> None:
    plan = plan_of([*COVER, heading("Priority 1: Safe sleep", 2), opened(("Cost centre", "A 12 of the county"))])
    assert [i.text for i in plan.items] == ["Visit homes"]
    assert plan.priorities[0].leads == ()
