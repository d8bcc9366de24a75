"""What a board's documents say of each year, its plans taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from safeguard_extract.compare.chronology import board_key, order_in_time, plan_years, priority_years
from safeguard_extract.compare.salience import share
from safeguard_extract.records.plan import ItemKind, Plan


def plans_by_board(plans: Sequence[Plan]) -> dict[str, list[Plan]]:
    """Each board's plans in order of time, by the board's key."""
    boards: dict[str, list[Plan]] = {}
    for plan in order_in_time(plans):
        boards.setdefault(board_key(plan), []).append(plan)
    return boards


def board_label(board: str, plans: Sequence[Plan]) -> str:
    """The last name that the board's plans print, or its key."""
    return next((plan.document.board for plan in reversed(plans) if plan.document.board), board)


class BoardYears:
    """What a board's documents say of each year: the themes of priorities and of actions in force.

    A year without any priority is not known, and is no year without the theme.
    """

    def __init__(self, plans: Sequence[Plan]) -> None:
        self.priorities: dict[int, set[str]] = {}
        self.actions: Counter[int] = Counter()
        self.actions_coded: dict[int, Counter[str]] = {}
        for plan in plans:
            years_of = {priority.id: priority_years(priority, plan) for priority in plan.priorities}
            for priority in plan.priorities:
                for year in years_of[priority.id]:
                    self.priorities.setdefault(year, set()).update(priority.themes)
            self._count_actions(plan, years_of)

    def _count_actions(self, plan: Plan, years_of: Mapping[str, tuple[int, ...]]) -> None:
        own = plan_years(plan)
        together: dict[tuple[int, ...], list[Collection[str]]] = {}
        for item in plan.items:
            if item.kind is ItemKind.ACTION:
                together.setdefault(years_of.get(item.priority or "", own), []).append(set(item.themes))
        for years, coded in together.items():
            counts = Counter(theme for themes in coded for theme in themes)
            for year in years:
                self.actions[year] += len(coded)
                self.actions_coded.setdefault(year, Counter()).update(counts)

    def has_priority(self, theme: str, year: int) -> bool:
        return theme in self.priorities[year]

    def action_share(self, theme: str, year: int) -> float | None:
        return share(self.actions_coded[year][theme], self.actions[year]) if self.actions[year] else None
