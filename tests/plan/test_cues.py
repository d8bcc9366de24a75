"""What a heading says of the words under it, and a status of a priority."""

from __future__ import annotations

import pytest

from safeguard_extract.plan.cues import Cue, read_cue, read_status
from safeguard_extract.records.plan import ItemKind, Status

HEADINGS = {
    "What will we do?": Cue.ACTION,
    "What the Partnership will do": Cue.ACTION,
    "How will we achieve this?": Cue.ACTION,
    "Key actions": Cue.ACTION,
    "Next steps": Cue.ACTION,
    "Looking ahead": Cue.ACTION,
    "Recommendations": Cue.ACTION,
    "We will:": Cue.ACTION,
    "Our commitments": Cue.ACTION,
    "What do we want to achieve?": Cue.OUTCOME,
    "What will success look like?": Cue.OUTCOME,
    "How will we know?": Cue.OUTCOME,
    "How will we know we have made a difference?": Cue.OUTCOME,
    "Desired outcomes": Cue.OUTCOME,
    "Our aims": Cue.OUTCOME,
    "Success criteria": Cue.OUTCOME,
    "What have we done?": Cue.ACHIEVEMENT,
    "What we did in the last year": Cue.ACHIEVEMENT,
    "Key achievements": Cue.ACHIEVEMENT,
    "What difference have we made?": Cue.ACHIEVEMENT,
    "Progress": Cue.ACHIEVEMENT,
    "Highlights": Cue.ACHIEVEMENT,
    "Performance indicators": Cue.INDICATOR,
    "KPIs": Cue.INDICATOR,
    "What will we measure?": Cue.INDICATOR,
    "Risks": Cue.RISK,
    "What could go wrong?": Cue.RISK,
    "Why is this a priority?": Cue.PROSE,
    "What the data tell us": Cue.PROSE,
    "What does the data tell us?": Cue.PROSE,
    "What children said": Cue.PROSE,
    "Background": Cue.PROSE,
    "Neglect": None,
    "Safe sleep for babies": None,
    "Membership": None,
    "": None,
}


@pytest.mark.parametrize(("heading", "cue"), HEADINGS.items())
def test_the_cue_of_a_heading(heading: str, cue: Cue | None) -> None:
    assert read_cue(heading) is cue


@pytest.mark.parametrize("heading", [h for h, cue in HEADINGS.items() if cue])
def test_capitals_colons_and_curly_apostrophes_change_nothing(heading: str) -> None:
    assert read_cue(heading.upper()) is read_cue(f" {heading} :") is read_cue(heading)


def test_a_long_sentence_is_no_cue() -> None:
    assert read_cue("What we will do depends on " + "many things " * 12) is None


def test_every_cue_but_prose_names_a_kind_of_item() -> None:
    assert {cue: cue.kind for cue in Cue} == {
        Cue.ACTION: ItemKind.ACTION,
        Cue.OUTCOME: ItemKind.OUTCOME,
        Cue.ACHIEVEMENT: ItemKind.ACHIEVEMENT,
        Cue.INDICATOR: ItemKind.INDICATOR,
        Cue.RISK: ItemKind.RISK,
        Cue.PROSE: None,
    }


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("This has been completed.", Status.COMPLETED),
        ("Fully met", Status.COMPLETED),
        ("Green", Status.COMPLETED),
        ("Work has begun and will go on.", Status.IN_PROGRESS),
        ("In progress", Status.IN_PROGRESS),
        ("On track", Status.IN_PROGRESS),
        ("Partly achieved", Status.IN_PROGRESS),
        ("Not yet completed", Status.IN_PROGRESS),
        ("Carried forward to next year", Status.IN_PROGRESS),
        ("Amber", Status.IN_PROGRESS),
        ("Not started", Status.NOT_STARTED),
        ("Work has not begun", Status.NOT_STARTED),
        ("Deferred", Status.NOT_STARTED),
        ("Neglect of babies", None),
        ("", None),
    ],
)
def test_the_status_that_words_report(words: str, status: Status | None) -> None:
    assert read_status(words) is status
