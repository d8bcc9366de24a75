"""One priority followed over the successive plans of a series: when it began, how long it was kept, how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from safeguard_extract.compare.align import CarriedOn, carried_on
from safeguard_extract.compare.chronology import order_in_time, plan_years, priority_years
from safeguard_extract.compare.profile import profiles
from safeguard_extract.records.plan import Plan, Priority


class Beginning(StrEnum):
    """How a chain begins; what stands in a series' first plan may be older."""

    FIRST_PLAN = "first_plan"
    NEW = "new"
    SPLIT = "split"


class Ending(StrEnum):
    """How a chain ends: nothing carries it on, another priority takes it in, or no later plan is known."""

    DROPPED = "dropped"
    MERGED = "merged"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Chain:
    """A priority in each plan that holds it, in order of time; `followed_by` is the plan that ended it.

    `series_plans` counts the plans of the series whose priorities and years are known.
    """

    members: tuple[tuple[Plan, Priority], ...]
    began: Beginning
    ended: Ending
    series_plans: int
    followed_by: Plan | None = None

    @property
    def series(self) -> str:
        return self.members[0][0].document.series

    @property
    def family(self) -> str:
        return self.members[0][0].document.family

    @property
    def event(self) -> bool:
        """The end was seen. A merged priority goes on under another's name: its end was not."""
        return self.ended is Ending.DROPPED

    @property
    def beginning_seen(self) -> bool:
        return self.began is not Beginning.FIRST_PLAN

    @property
    def first_year(self) -> int:
        return min(_years(*self.members[0]))

    @property
    def last_year(self) -> int:
        """The last year in force: not beyond the plan that ended it, and not before the last plan that holds it."""
        years = _years(*self.members[-1])
        last = max(years)
        if self.followed_by is not None:
            last = min(last, plan_years(self.followed_by)[0] - 1)
        return max(last, min(years), self.first_year)

    @property
    def years(self) -> int:
        return self.last_year - self.first_year + 1


def _years(plan: Plan, priority: Priority) -> tuple[int, ...]:
    return priority_years(priority, plan)


def chains(plans: Sequence[Plan]) -> Iterator[Chain]:
    """The chains of each series, series by name, in the order in which they begin.

    Plans without a known priority or year are passed over. A chain follows the one-to-one links; a priority that is
    split off begins a chain of its own.
    """
    series: dict[str, list[Plan]] = {}
    for plan in order_in_time(plans):
        if plan.priorities and plan_years(plan):
            series.setdefault(plan.document.series, []).append(plan)
    for _, known in sorted(series.items()):
        yield from _of_series(known)


def _of_series(plans: Sequence[Plan]) -> Iterator[Chain]:
    links = [carried_on(earlier, later) for earlier, later in pairwise(map(profiles, plans))]
    for index, plan in enumerate(plans):
        before = links[index - 1] if index else None
        held = set(before.one_to_one.values()) if before else set()
        for priority in plan.priorities:
            if priority.id not in held:
                yield _followed(plans, links, index, priority, _beginning(before, priority))


def _beginning(before: CarriedOn | None, priority: Priority) -> Beginning:
    if before is None:
        return Beginning.FIRST_PLAN
    return Beginning.SPLIT if priority.id in before.split else Beginning.NEW


def _followed(
    plans: Sequence[Plan], links: Sequence[CarriedOn], index: int, priority: Priority, began: Beginning
) -> Chain:
    members = [(plans[index], priority)]
    for link, plan in zip(links[index:], plans[index + 1 :], strict=True):
        heir = link.one_to_one.get(priority.id)
        if heir is None:
            ended = Ending.MERGED if priority.id in link.merged else Ending.DROPPED
            return Chain(tuple(members), began, ended, len(plans), plan)
        priority = next(each for each in plan.priorities if each.id == heir)
        members.append((plan, priority))
    return Chain(tuple(members), began, Ending.OPEN, len(plans))
