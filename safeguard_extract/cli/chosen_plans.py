"""The plans that a command is about: those named, or all of the output folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safeguard_extract.cli.options import Common

if TYPE_CHECKING:
    from safeguard_extract.errors import ExtractError
    from safeguard_extract.records.plan import Plan


def chosen_plans(ids: Sequence[str], common: Common) -> tuple[list[Plan], list[ExtractError]]:
    """The plans with these ids, or all there are, and the plan files that cannot be read.

    Raises UnknownPlan for an id that no plan has, and for a folder without plans.
    """
    from safeguard_extract.errors import UnknownPlan
    from safeguard_extract.store import find_plan, load_plans

    if ids:
        return [find_plan(common.out, id) for id in dict.fromkeys(ids)], []
    plans, broken = load_plans(common.out)
    if not plans and not broken:
        raise UnknownPlan(str(common.out), "there is no plan in this folder", "Run `extract parse` first.")
    return list(plans), list(broken)
