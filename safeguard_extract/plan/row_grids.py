"""Whether a table is a plan, and which of its columns holds the items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from safeguard_extract.plan.column_roles import column_roles
from safeguard_extract.plan.columns import Role, header_row
from safeguard_extract.records.page import Table

_MAIN = (Role.ACTION, Role.INDICATOR, Role.OUTCOME, Role.RISK, Role.ACHIEVEMENT)
_TARGET = re.compile(r"\b(?:target|ambition|trajectory)\b", re.I)
_FULL = 4  # words a cell, in the mean: shorter ones are catchwords


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the role of each column."""

    table: Table
    header: int
    roles: dict[int, Role]
    main: int
    titled: bool


def read_grid(table: Table) -> Grid | None:
    """The roles of a table's columns where it has a main column and something beside it that makes it a plan."""
    header = header_row(table)
    roles = column_roles(table, header)
    main = _main_column(table, roles, header)
    if main is None:
        return None
    if roles[main] is Role.ACHIEVEMENT and header is not None:
        return Grid(table, header, roles, main, True)
    if (
        roles[main] in {Role.RISK, Role.INDICATOR}
        and header is not None
        and table.columns > 1
        and not _is_statistics(table, header, roles)
    ):
        return Grid(table, header, roles, main, True)
    if header is not None and _is_statistics(table, header, roles):
        return None
    beside = {role for c, role in roles.items() if c != main}
    if not beside & {
        Role.LEAD,
        Role.DATE,
        Role.LEAD_DATE,
        Role.EVIDENCE,
        Role.PROGRESS,
        Role.STATUS,
        Role.PRIORITY,
        Role.OBJECTIVE,
        Role.NUMBER,
    }:
        return None
    return Grid(table, header if header is not None else -1, roles, main, header is not None)


def _main_column(table: Table, roles: Mapping[int, Role], header: int | None) -> int | None:
    """The column whose cells are the items: of two with actions ('What' and 'How') the one that says them in full."""
    main = next((c for role in _MAIN for c in sorted(roles) if roles[c] is role), None)
    if main is None or header is None or roles[main] is not Role.ACTION:
        return main
    words = {
        col: [len(c.text.split()) for c in table.cells if c.col == col and c.row > header and c.text.strip()]
        for col, role in roles.items()
        if role is Role.ACTION
    }
    full = [col for col, counts in sorted(words.items()) if counts and sum(counts) >= _FULL * len(counts)]
    return main if main in full or not full else full[0]


def _is_statistics(table: Table, header: int, roles: Mapping[int, Role]) -> bool:
    """Most cells are figures, besides those of a column of numbers or dates: rows that are nobody's items.

    Indicators with their targets are a plan's, however many figures stand beside them.
    """
    titles = [c.text for c in table.cells if c.row <= header <= c.row_end]
    if Role.INDICATOR in roles.values() and any(_TARGET.search(title) for title in titles):
        return False
    counted = {col for col, role in roles.items() if role in {Role.NUMBER, Role.DATE}}
    cells = [c.text.strip() for c in table.cells if c.row > header and c.col not in counted and c.text.strip()]
    return sum(bool(re.fullmatch(r"[\d.,%£\s–/()-]+[A-Za-z]{0,3}", text)) for text in cells) > 0.35 * len(cells)
