"""Every column and relation of comparisons and trends is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeguard_extract.compare import carried_frame, comparison_frame, trend_tables
from safeguard_extract.compare.states import State
from safeguard_extract.records.comparison import (
    CarriedRelation,
    Comparison,
    LinkEvidence,
    LinkItems,
    Relation,
    WordOperation,
)
from safeguard_extract.store.columns import ACROSS, EVOLUTION_TABLES, REUSE, TableShape

DOCS = Path(__file__).parents[2] / "docs"
NOTHING = Comparison("a", "b", (), ())


def explained(page: str, heading: str) -> set[str]:
    """Names in the first column of the tables under a heading, one name each."""
    under = (DOCS / page).read_text(encoding="utf-8").split(f"\n## {heading}")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in under.splitlines() if line.startswith("|")]
    return {name.strip() for row in rows for name in row.split(",")}


def test_comparison_columns() -> None:
    assert set(comparison_frame(NOTHING).columns) <= explained("compare.md", "One row a link")
    assert {relation.value for relation in Relation} <= explained("compare.md", "One row a link")
    assert set(carried_frame(NOTHING).columns) <= explained("compare.md", "One row an action carried over")
    page = (DOCS / "compare.md").read_text(encoding="utf-8")
    assert all(f"`{relation}`" in page for relation in CarriedRelation)


@pytest.mark.parametrize("table", ["theme_by_document", "theme_by_year", "theme_by_board"])
def test_trend_columns(table: str) -> None:
    assert set(trend_tables([], {})[table].columns) <= explained("trends.md", table)


@pytest.mark.parametrize("shape", EVOLUTION_TABLES, ids=lambda shape: shape.name)
def test_evolution_columns(shape: TableShape) -> None:
    assert set(shape.names) <= explained("trends.md", shape.name + ":")


def test_reuse_and_across_columns() -> None:
    assert set(REUSE.names) <= explained("compare.md", "One row a passage")
    assert set(ACROSS.names) <= explained("compare.md", "Priorities across boards")


def test_evidence_keys() -> None:
    page = (DOCS / "compare.md").read_text(encoding="utf-8")
    keys = (*LinkEvidence.__dataclass_fields__, *LinkItems.__dataclass_fields__, *WordOperation)
    assert [key for key in keys if f"`{key}`" not in page] == []


def test_states() -> None:
    page = (DOCS / "trends.md").read_text(encoding="utf-8")
    assert all(f"`{state}`" in page for state in State)
