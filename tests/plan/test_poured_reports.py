"""Poured tables of promises and deeds."""

from __future__ import annotations

import pytest
from fictional_blocks import COVER, heading, item, paragraph, plan_of

from safeguard_extract.plan.poured_reports import sets_deeds_beside_promises

HEADER = "We said we would We did Status"


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (HEADER, True),
        ("What we said we would do What we did Impact", True),
        ("We did We said we would Status", False),
        ("Action Lead Timescale", False),
        ("Action Lead What we did", False),
    ],
)
def test_headers_of_promises_and_deeds(header: str, told: bool) -> None:
    assert sets_deeds_beside_promises(header) is told


def test_a_promise_is_an_action_and_what_came_of_it_an_achievement() -> None:
    rows = ["Lend cots to every family", "All families had a cot by the summer.", "Completed", "Train nurses in play"]
    plan = plan_of(
        [
            *COVER,
            heading("Priority 1: Safe sleep", 2),
            paragraph(HEADER, flattened=True),
            *(item(row, None, flattened=True) for row in rows),
            paragraph("Looking ahead", flattened=True),
            item("Open a park in each town", None, flattened=True),
        ]
    )
    assert [(i.kind.value, i.text, i.how.startswith("poured row")) for i in plan.items][:3] == [
        ("action", rows[0], True),
        ("achievement", rows[1], True),
        ("action", rows[3], True),
    ]
    assert "Completed" not in {i.text for i in plan.items}
    assert "Looking ahead" not in {i.text for i in plan.items}
