"""What the charts show: themes by year over boards, and by board and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from safeguard_extract.compare.chronology import board_key, order_in_time, priority_years
from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.lines import counted

FEW = 5  # boards: below it, one board more or less moves a share by more than 20 points


@dataclass(frozen=True, slots=True)
class ThemeYear:
    """A theme in a year: boards with a plan, those with a priority on it, and the ends of the share's interval.

    `actions` is the mean share of actions on it, None where no board has any.
    """

    boards: int
    having: int
    low: float
    high: float
    actions: float | None

    @property
    def share(self) -> float:
        return self.having / self.boards


@dataclass(frozen=True, slots=True)
class YearCounts:
    """Themes over an unbroken run of years; a year that no plan is for has no cell.

    `weights` are the boards with a priority on each theme, added up over the years; `themes` begins with the one of
    the greatest weight; `names` are their names.
    """

    plans: int
    boards: int
    years: tuple[int, ...]
    themes: tuple[str, ...]
    names: Mapping[str, str]
    cells: Mapping[tuple[str, int], ThemeYear]
    weights: Mapping[str, int]

    def boards_in(self, year: int) -> int:
        """Boards with a plan for the year."""
        cell = self.cells.get((self.themes[0], year)) if self.themes else None
        return cell.boards if cell else 0

    @property
    def found(self) -> tuple[str, ...]:
        """The themes that some board has a priority on."""
        return tuple(theme for theme in self.themes if self.weights[theme])

    @property
    def over(self) -> str:
        """What was counted: `19 plans of 13 boards, 2009 to 2026`."""
        span = f", {self.years[0]} to {self.years[-1]}" if self.years else ""
        return f"{counted(self.plans, 'plan')} of {counted(self.boards, 'board')}{span}"


def year_counts(rows: Sequence[Mapping[str, Any]], plans: Sequence[Plan]) -> YearCounts:
    """The rows of theme_by_year, ready to draw; `plans` are those that they were counted over."""
    names = {str(row["theme"]): str(row["theme_name"]) for row in rows}
    cells = {(str(row["theme"]), int(row["year"])): _cell(row) for row in rows}
    known = [year for _, year in cells]
    years = tuple(range(min(known), max(known) + 1)) if known else ()
    weights = dict.fromkeys(names, 0)
    for (theme, _), cell in cells.items():
        weights[theme] += cell.having
    read = [plan for plan in plans if plan.priorities]
    return YearCounts(
        plans=len(read),
        boards=len({board_key(plan) for plan in read}),
        years=years,
        themes=tuple(sorted(names, key=lambda theme: -weights[theme])),
        names=names,
        cells=cells,
        weights=weights,
    )


def _cell(row: Mapping[str, Any]) -> ThemeYear:
    actions = row["mean_action_share"]
    return ThemeYear(
        boards=int(row["boards"]),
        having=int(row["boards_with_priority"]),
        low=float(row["ci_low"]),
        high=float(row["ci_high"]),
        actions=None if actions is None else float(actions),
    )


def board_themes(plans: Sequence[Plan]) -> dict[str, dict[int, frozenset[str]]]:
    """The themes of each board's priorities in force, year by year; boards in the order of their names.

    A year for which the board has no priority is left out: it is not known.
    """
    found: dict[str, dict[int, set[str]]] = {}
    for plan in order_in_time(plans):
        for priority in plan.priorities:
            for year in priority_years(priority, plan):
                found.setdefault(board_key(plan), {}).setdefault(year, set()).update(priority.themes)
    return {
        board: {year: frozenset(themes) for year, themes in sorted(found[board].items())} for board in sorted(found)
    }
