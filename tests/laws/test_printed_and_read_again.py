"""A plan that is made up, printed as boards print plans, and read again is the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typeset_plans import PRINTED, MadePlan, made_plan

from safeguard_extract.pipeline import parse


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("name", "printed"), PRINTED, ids=[printed.__name__ for _, printed in PRINTED])
def test_a_plan_printed_and_read_again_is_the_plan(name: str, printed: Callable[[MadePlan], bytes], seed: int) -> None:
    meant = made_plan(seed)
    plan = parse(Path(name), data=printed(meant))
    assert (plan.document.area, plan.document.period and plan.document.period.start) == (meant.area, str(meant.first))
    assert [priority.title for priority in plan.priorities] == [title for title, _ in meant.priorities]
    found = {
        priority.title: [
            (i.text, [lead.text for lead in i.leads], [date.end for date in i.dates])
            for i in plan.items_of(priority.id)
        ]
        for priority in plan.priorities
    }
    assert found == {title: [(a.text, [a.lead], [a.iso]) for a in actions] for title, actions in meant.priorities}
    assert plan.items_of(None) == ()
    assert {item.kind.value for item in plan.items} == {"action"}
