"""Plans in order of time, the years they cover, and the series they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.records.plan import Plan, Priority

_LAST = "9999"  # a plan that prints no date stands after those that do


def order_in_time(plans: Sequence[Plan]) -> list[Plan]:
    """Plans by the first moment of their period, then its end, the date of publication and the id.

    A plan without a period is placed by its date of publication, and one without either comes last.
    """
    return sorted(plans, key=_moment)


def _moment(plan: Plan) -> tuple[str, str, str, str]:
    document = plan.document
    period = document.period
    start = (period.start if period else None) or document.published or _LAST
    end = (period.end if period else None) or start
    return start, end, document.published or _LAST, document.id


def plan_years(plan: Plan) -> tuple[int, ...]:
    """The years that the plan covers, or the year of its publication; none where it prints neither."""
    document = plan.document
    if document.period is not None and document.period.years():
        return document.period.years()
    return (int(document.published[:4]),) if document.published else ()


def priority_years(priority: Priority, plan: Plan) -> tuple[int, ...]:
    """The years that a priority is for: its own where the document gives it some, else the plan's."""
    own = priority.period.years() if priority.period else ()
    return own or plan_years(plan)


def own_priorities(plan: Plan) -> tuple[Priority, ...]:
    """The priorities of the plan's own years; an annual report's priorities for another year are left out."""
    covered = set(plan_years(plan))
    return tuple(p for p in plan.priorities if not covered or covered & set(priority_years(p, plan)))


def board_key(plan: Plan) -> str:
    """What makes two plans one board's: the area, or failing that the board's name, or the plan's id."""
    return plan.document.area or plan.document.board or plan.document.id
