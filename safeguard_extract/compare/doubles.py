"""Plans that look like one document read twice: a scan beside the original, two downloads of one plan."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from safeguard_extract.compare.chronology import board_key, plan_years
from safeguard_extract.compare.wording import tokens
from safeguard_extract.records.plan import Plan

# Of two plans' titles together, that stand in both: a scan loses a letter or a title, the plan of another year renames
# its priorities. Plans of one board for the same years that share fewer are two documents.
SHARED = 0.75


def doubles(plans: Sequence[Plan]) -> tuple[tuple[str, str], ...]:
    """The ids of each two plans of one board, type and years that name the same priorities.

    Trends would count them twice, and call every priority of the second one kept.
    """
    alike: dict[tuple[object, ...], list[Plan]] = {}
    for plan in plans:
        if plan.priorities and plan_years(plan):
            alike.setdefault((board_key(plan), plan.document.type, plan_years(plan)), []).append(plan)
    return tuple(
        (a.document.id, b.document.id) for same in alike.values() for a, b in combinations(same, 2) if _are_one(a, b)
    )


def _are_one(a: Plan, b: Plan) -> bool:
    left, right = ({tokens(priority.title) for priority in plan.priorities} for plan in (a, b))
    return len(left & right) >= SHARED * len(left | right)
