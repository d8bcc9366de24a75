"""Rows of a table that a scraper poured into one line."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.plan.drafts import Draft
from safeguard_extract.plan.rows import TableContext
from safeguard_extract.plan.scopes import Scope


def rebuild_poured(scopes: Sequence[Scope], context: TableContext) -> tuple[list[Draft], set[int]]:
    """The items of poured tables, and the blocks whose words they used."""
    return [], set()
