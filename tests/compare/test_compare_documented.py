"""Every column and relation of comparisons and trends is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from safeguard_extract.compare import carried_frame, comparison_frame, trend_tables
from safeguard_extract.compare.states import State
from safeguard_extract.records.comparison import CarriedRelation, Comparison, Relation

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


def test_states() -> None:
    page = (DOCS / "trends.md").read_text(encoding="utf-8")
    assert all(f"`{state}`" in page for state in State)
