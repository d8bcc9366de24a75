"""Read, compare and track the published plans of UK safeguarding children boards and partnerships.

The public words: `parse`, `tables`, `load_plan`, `compare`, `trends`, `Plan`, `Table`, `Comparison`.

>>> import safeguard_extract as se
>>> plan = se.parse("plan.pdf")  # doctest: +SKIP
>>> later = se.load_plan("outputs/plans/medway-2022.json")  # doctest: +SKIP
>>> se.compare(plan, later).links  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_extract.records.comparison import Comparison
from safeguard_extract.records.page import Table
from safeguard_extract.records.plan import Plan

if TYPE_CHECKING:
    import pandas as pd

# A package takes its name in its parent when it is first imported: loaded here, it leaves the name to the function.
import_module("safeguard_extract.compare")

__all__ = ["Comparison", "Plan", "Table", "compare", "load_plan", "parse", "tables", "trends"]


def parse(path: str | Path) -> Plan:
    """Read one file into a coded plan; raises an ExtractError where it cannot be read."""
    from safeguard_extract import pipeline

    return pipeline.parse(Path(path))


def tables(path: str | Path) -> tuple[Table, ...]:
    """The tables of any PDF or text file, those that go on over pages joined; raises an ExtractError."""
    from safeguard_extract import pipeline

    return pipeline.read_tables(Path(path))[0]


def load_plan(path: str | Path) -> Plan:
    """Read a plan file back; raises BrokenPlanFile."""
    from safeguard_extract.store import load_plan as load

    return load(Path(path))


def compare(earlier: Plan, later: Plan) -> Comparison:
    """Align the priorities and actions of two plans."""
    from safeguard_extract.compare import compare_plans

    return compare_plans(earlier, later)


def trends(plans: Sequence[Plan], themes: Mapping[str, str] | None = None) -> dict[str, pd.DataFrame]:
    """The tables of `extract trends` over plans; `themes` maps ids to names, by default the default codebook's."""
    from safeguard_extract.compare import evolution_tables, trend_tables

    if themes is None:
        from safeguard_extract.themes import load_codebook

        themes = {theme.id: theme.name for theme in load_codebook(None).themes}
    return {**trend_tables(plans, themes), **evolution_tables(plans, themes)}
