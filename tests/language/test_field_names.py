"""Lines that print one field of what stands before them."""

from __future__ import annotations

import pytest

from safeguard_extract.language.fields import Field, read_fields

LINES = {
    "Lead: Designated Nurse": [(Field.LEAD, "Designated Nurse")],
    "Lead officer: Head of Housing": [(Field.LEAD, "Head of Housing")],
    "By whom: Training Group": [(Field.LEAD, "Training Group")],
    "Timescale: Summer 2017": [(Field.DATE, "Summer 2017")],
    "By when: June 2017": [(Field.DATE, "June 2017")],
    "By: 31 March 2017": [(Field.DATE, "31 March 2017")],
    "Led by: Training Group": [(Field.LEAD, "Training Group")],
    "Evidence of impact: Fewer calls": [(Field.EVIDENCE, "Fewer calls")],
    "Target date: 31/03/2018": [(Field.DATE, "31/03/2018")],
    "Status: on track": [(Field.STATUS, "on track")],
    "Measure: Fewer calls": [(Field.EVIDENCE, "Fewer calls")],
    "Outcome: Children sleep safely": [(Field.OUTCOME, "Children sleep safely")],
    "Action: Buy cots": [(Field.ACTION, "Buy cots")],
    "Risk: No room is free": [(Field.RISK, "No room is free")],
    "Key indicators: Calls a month": [(Field.INDICATOR, "Calls a month")],
    "Rationale: It was asked for": [(Field.OTHER, "It was asked for")],
    "Lead: Police; Timescale: May 2013": [(Field.LEAD, "Police"), (Field.DATE, "May 2013")],
    "Lead: Board Manager Deadline: June 2009": [(Field.LEAD, "Board Manager"), (Field.DATE, "June 2009")],
    "Owner: Choir Timescale: May 2013 Status: done": [
        (Field.LEAD, "Choir"),
        (Field.DATE, "May 2013"),
        (Field.STATUS, "done"),
    ],
    "What we want to see: Lamps are lit": [(Field.OUTCOME, "Lamps are lit")],
    "Chair: Harbour Master": [(Field.LEAD, "Harbour Master")],
    "Lead: Library Service | Timescale: Monthly": [(Field.LEAD, "Library Service"), (Field.DATE, "Monthly")],
}


@pytest.mark.parametrize(("line", "expected"), LINES.items())
def test_fields_and_their_values(line: str, expected: list[tuple[Field, str]]) -> None:
    assert [(value.field, line[value.span.start : value.span.end]) for value in read_fields(line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Buy cots for families",
        "We asked who: nobody knew",
        "Families said: it helps. Lead: Police",
        "Priority 1: Babies",
        "",
    ],
)
def test_other_lines_have_no_fields(line: str) -> None:
    assert read_fields(line) == []


def test_fields_that_hold_an_item_name_its_kind() -> None:
    kinds = {field: field.kind.value for field in Field if field.kind is not None}
    assert kinds == {
        Field.OUTCOME: "outcome",
        Field.ACTION: "action",
        Field.RISK: "risk",
        Field.INDICATOR: "indicator",
    }
