"""What becomes of a theme within a series of plans: new, kept, dropped, returned, absent."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class State(StrEnum):
    """A theme's state in one plan, seen from the plans before it in the series."""

    NEW = "new"
    KEPT = "kept"
    DROPPED = "dropped"
    RETURNED = "returned"
    ABSENT = "absent"


def states(present: Sequence[bool | None]) -> tuple[State | None, ...]:
    """The state in each plan of a series, in order of time, from whether a priority of the plan has the theme.

    In a first plan a theme is new or absent; it is dropped in the first plan without it and absent in those after.
    A plan whose priorities are not known (None) has no state, and the next is seen from the plan before it.
    """
    found: list[State | None] = []
    seen: list[bool] = []
    for here in present:
        if here is None:
            found.append(None)
            continue
        before = bool(seen) and seen[-1]
        if here:
            found.append(State.KEPT if before else State.RETURNED if any(seen) else State.NEW)
        else:
            found.append(State.DROPPED if before else State.ABSENT)
        seen.append(here)
    return tuple(found)


def longest_run(present: Sequence[bool | None]) -> int:
    """The most plans in a row that have the theme; a plan whose priorities are not known is passed over."""
    longest = run = 0
    for here in present:
        if here is not None:
            run = run + 1 if here else 0
            longest = max(longest, run)
    return longest
