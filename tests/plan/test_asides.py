"""What captions and quotes mean to a plan: they are nobody's priorities or items; captions of tables name their rows'
priority."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fictional_blocks import heading, item, items, paragraph, plan_of, scopes_of, table

from safeguard_extract.plan.composition import compose
from safeguard_extract.plan.cues import Cue
from safeguard_extract.plan.table_captions import caption_of, label_in_caption, names_priority
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.section import SectionType

HEADER = ["Action", "Lead", "By when"]
FIRST, SECOND = ["Visit all homes", "Nurse", "May 2020"], ["Fit new boilers", "Council", "June 2020"]


def caption(text: str) -> Block:
    return replace(paragraph(text), kind=BlockKind.CAPTION)


def quote(text: str) -> Block:
    return replace(paragraph(text), kind=BlockKind.QUOTE)


PRIORITIES = [
    heading("Our priorities"),
    heading("Priority 1: Safe sleep", 2),
    paragraph("Babies died."),
    heading("Priority 2: Warm homes", 2),
    paragraph("Homes are cold."),
]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Table 1: Priority 1 action plan", "Table 2: Priority 2 action plan"),
        ("Table 1 Priority One: actions", "Table 2 Priority Two: actions"),
        ("Table 1: Safe sleep", "Table 2: Warm homes"),
        ("Priority 1 – actions", "Priority 2 – actions"),
    ],
)
def test_the_caption_of_a_table_names_the_priority_of_its_rows(first: str, second: str) -> None:
    blocks = [*PRIORITIES, heading("Action plan"), caption(first), table(HEADER, FIRST)]
    plan = plan_of([*blocks, caption(second), table(HEADER, SECOND)])
    assert [(i.text, i.priority) for i in plan.items] == [("Visit all homes", "p1"), ("Fit new boilers", "p2")]
    assert [p.title for p in plan.priorities] == ["Safe sleep", "Warm homes"]
    assert first not in [section.title for section in plan.sections]


def test_a_caption_under_its_table_counts_where_it_stands_over_no_other() -> None:
    blocks = [*PRIORITIES, heading("Action plan"), table(HEADER, FIRST), caption("Table 1: Priority 1 actions")]
    assert [i.priority for i in plan_of(blocks).items] == ["p1"]
    assert [i.priority for i in plan_of([*blocks, table(HEADER, SECOND)]).items] == ["p2", "p1"]


def test_priorities_that_only_captions_name() -> None:
    blocks = [heading("Action plan"), caption("Table 1: Priority 1 – Safe sleep"), table(HEADER, FIRST)]
    plan = plan_of([*blocks, caption("Table 2: Priority 2 – Warm homes"), table(HEADER, SECOND)])
    assert [(p.label, p.title, p.quote) for p in plan.priorities] == [
        ("Priority 1", "Safe sleep", "Priority 1 – Safe sleep"),
        ("Priority 2", "Warm homes", "Priority 2 – Warm homes"),
    ]
    assert [i.priority for i in plan.items] == ["p1", "p2"]


def test_a_table_whose_caption_speaks_of_members_holds_no_work() -> None:
    blocks = [*PRIORITIES, heading("Annex"), caption("Table 3: Attendance of members"), table(HEADER, FIRST)]
    assert not plan_of(blocks).items


def test_the_words_of_a_caption() -> None:
    blocks = [caption("Table 1: Boats"), caption("Source: the harbour"), table(["a", "b"], ["c", "d"])]
    assert caption_of(compose(blocks).placed, 2) == "Boats"
    assert caption_of(compose(blocks[1:]).placed, 1) == ""
    label = label_in_caption("Strategic Priority 3 action plan")
    assert label is not None
    assert label.number == "3"
    assert names_priority("Priority 1: Action plan") is None
    assert label_in_caption("Boats by harbour") is None


def test_captions_and_quotes_are_no_items() -> None:
    said = "“We will visit all homes in the first two weeks and we will call again.”"
    shown = "Figure 1: We will visit all homes"
    blocks = [heading("Priority 1: Safe sleep"), heading("What we will do", 2)]
    plan = plan_of([*blocks, quote(said), caption(shown), item("Fit new boilers")])
    assert [i.text for i in plan.items] == ["Fit new boilers"]
    assert said in plan.text
    assert shown in plan.text
    section = plan.sections[-1]
    assert section.type is SectionType.ACTION_PLAN
    assert section.span is not None
    assert said in plan.text[section.span.start : section.span.end]
    assert [plan.text[p.span.start : p.span.end] for p in plan.passages] == [said, shown]


def test_quotes_name_no_priorities() -> None:
    said = "“Our three priorities are neglect, early help and online safety.”"
    assert [p.title for p in plan_of([heading("What we heard"), paragraph(said.strip("“”"))]).priorities] == []
    heads = [heading("Neglect", 2), heading("Early help", 2), heading("Online safety", 2)]
    spoken = plan_of([heading("What we heard"), quote("“You should have three priorities.”"), *heads])
    assert not spoken.priorities
    introduced = plan_of([heading("Voices"), quote("“Our priorities for the year are”"), *items("Neglect", "Boats")])
    assert not introduced.priorities


def test_a_list_goes_on_behind_a_caption() -> None:
    figure = caption("Figure 1: The harbour")
    blocks = [heading("Plan"), paragraph("Our priorities for the year are:"), item("Neglect", "1."), figure]
    assert [p.title for p in plan_of([*blocks, item("Early help", "2.")]).priorities] == ["Neglect", "Early help"]
    scopes = scopes_of([heading("Plan"), paragraph("We will:"), item("Mend nets"), figure, item("Sell a boat")])
    assert [scope.cue for scope in scopes][2:] == [Cue.ACTION] * 3
    plain = scopes_of([heading("Plan"), paragraph("We will:"), paragraph("So much for that."), item("Sell a boat")])
    assert plain[-1].cue is None
