"""Items in lists and running text."""

from __future__ import annotations

import pytest
from fictional_blocks import COVER, heading, item, items, items_of, paragraph, plan_of, table

from safeguard_extract.plan.cues import Cue
from safeguard_extract.plan.item_kinds import Setting, item_kind
from safeguard_extract.plan.scopes import Scope
from safeguard_extract.records.block import Block
from safeguard_extract.records.plan import DocumentType, ItemKind

TITLE = heading("Priority 1: Safe sleep", 2)
REPORT = DocumentType.ANNUAL_REPORT


def under(cue: str, *texts: str, kind: DocumentType = DocumentType.STRATEGIC_PLAN) -> list[tuple[str, str]]:
    return items_of([TITLE, heading(cue, 3), *items(*texts)], kind)


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("What will we do?", "action"),
        ("Desired outcomes", "outcome"),
        ("Performance indicators", "indicator"),
        ("Risks", "risk"),
        ("What have we achieved?", "achievement"),
    ],
)
def test_the_heading_over_a_list_says_what_its_items_are(cue: str, kind: str) -> None:
    assert under(cue, "Nurses who are trained in safe sleep each year")[0][0] == kind


def test_without_a_cue_the_form_of_a_bullet_speaks() -> None:
    assert items_of([TITLE, *items("Visit homes in the first week", "Babies who sleep in safe beds")]) == [
        ("action", "Visit homes in the first week"),
        ("outcome", "Babies who sleep in safe beds"),
    ]


def test_an_aim_among_actions_is_an_outcome() -> None:
    assert under("What will we do?", "We want every baby to sleep in a safe bed")[0][0] == "outcome"


def test_reasons_are_no_items() -> None:
    assert under("Why is this a priority?", "Nine babies died in beds that were not safe") == []


@pytest.mark.parametrize(
    "blocks",
    [
        [heading("Our vision"), *items("Every child is safe and heard")],
        [heading("Values"), *items("Be honest with one another", "Put children first")],
        [heading("Terms of reference"), *items("Approve the budget in March", "Hold agencies to account")],
        [heading("Membership"), *items("Director of Public Health", "Assistant Chief Constable of Ashby")],
        [
            heading("Budget"),
            *items("Receive £45,000 from the council"),
            table(["Council", "Police"], ["£45,000", "£3,000"]),
        ],
        [heading("Foreword"), paragraph("We will look back with pride on what we did together.")],
        [heading("What young people said"), *items("“Nobody asked me what I wanted”", "I was moved three times")],
        [heading("Facts and figures"), *items("312 children were on a plan", "14% of pupils had a plan")],
        [heading("Glossary"), *items("LSCB: Local Safeguarding Children Board")],
        [heading("Contents"), *items("Foreword 2", "Review of the year 3")],
        [
            paragraph("Under the Children Act each board must:"),
            *items("Agree how to work together", "Review what is done"),
        ],
    ],
    ids=lambda blocks: blocks[0].text[:24],
)
@pytest.mark.parametrize("kind", [DocumentType.STRATEGIC_PLAN, REPORT])
def test_what_is_nobody_s_item(blocks: list[Block], kind: DocumentType) -> None:
    assert items_of(blocks, kind) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody asked me what I wanted”",
        "312 children were on a plan",
        "What do parents say?",
        "We will do this by:",
        "Neglect",
        "See appendix two for the table of figures",
    ],
)
def test_what_is_no_item_under_a_priority_either(text: str) -> None:
    assert items_of([TITLE, item(text)]) == []


def test_words_set_in_italics_or_in_capitals_are_somebody_else_s() -> None:
    assert items_of([TITLE, paragraph("We will call you back within a day.", italic=True)]) == []
    assert items_of([TITLE, paragraph("WE WILL CALL YOU BACK WITHIN A DAY")]) == []


def test_prose_gives_promises_and_leaves_reasons() -> None:
    prose = (
        "Nine babies died in the last two years. We will visit every home in the first week. Parents are tired. "
        "The Named Nurse will train all midwives by May 2020. Boards are to report on it each year."
    )
    assert [text for _, text in items_of([TITLE, paragraph(prose)])] == [
        "We will visit every home in the first week.",
        "The Named Nurse will train all midwives by May 2020.",
        "Boards are to report on it each year.",
    ]


def test_a_list_of_the_headings_to_come_is_no_item() -> None:
    assert items_of(
        [TITLE, item("Visits at night"), heading("Visits at night", 3), item("Call families after dark")]
    ) == [("action", "Call families after dark")]


def test_a_list_of_people_under_a_priority_is_none() -> None:
    assert items_of([TITLE, paragraph("The group has two members:"), *items("Ann Lee, Police", "Sam Roe")]) == []


class TestReports:
    def test_deeds_of_named_parties_and_of_us(self) -> None:
        blocks = [
            heading("What we did"),
            paragraph("The Training Group ran nine courses. Parents like them. We opened a drop-in in May 2019."),
        ]
        assert items_of(blocks, REPORT) == [
            ("achievement", "The Training Group ran nine courses."),
            ("achievement", "We opened a drop-in in May 2019."),
        ]

    def test_bullets_that_report_are_taken_sentence_by_sentence(self) -> None:
        found = items_of([heading("What we did"), item("Nurses ran nine courses. We opened a drop-in.")], REPORT)
        assert len(found) == 2

    def test_promises_for_next_year(self) -> None:
        found = items_of([heading("Looking ahead"), paragraph("We will visit every home in the first week.")], REPORT)
        assert found == [("action", "We will visit every home in the first week.")]

    def test_what_you_said_is_left_out_of_what_we_did(self) -> None:
        found = items_of(
            [heading("What we did"), paragraph("You said nobody listens. We did: Opened a drop-in at the library.")],
            REPORT,
        )
        assert found == [("achievement", "Opened a drop-in at the library.")]

    def test_without_a_cue_only_deeds_of_parties_count(self) -> None:
        found = items_of(
            [heading("Night visits"), paragraph("Ashby Police trained forty officers. The year was hard for many.")],
            REPORT,
        )
        assert found == [("achievement", "Ashby Police trained forty officers.")]

    def test_a_next_step_in_brackets_makes_an_action(self) -> None:
        found = items_of([TITLE, heading("Progress", 3), item("Train all midwives (next steps: May 2020)")], REPORT)
        assert found == [("action", "Train all midwives")]


def test_a_trailing_bracket_gives_lead_and_date() -> None:
    plan = plan_of([*COVER, TITLE, item("Visit homes in the first week (Named Nurse, by May 2020)")])
    (row,) = plan.items
    assert row.text == "Visit homes in the first week"
    assert row.quote == "Visit homes in the first week (Named Nurse, by May 2020)"
    assert [lead.text for lead in row.leads] == ["Named Nurse"]
    assert [date.end for date in row.dates] == ["2020-05"]


def test_lists_under_a_cue_are_surer_than_prose() -> None:
    plan = plan_of(
        [
            *COVER,
            TITLE,
            paragraph("Nine babies died. We will visit every home."),
            heading("What will we do?", 3),
            item("Call families again"),
        ]
    )
    prose, listed = plan.items
    assert prose.confidence < listed.confidence <= 1
    assert (prose.how, listed.how) == ("sentence under a priority", "list under a cue")


PLAIN = Setting(listed=True, flattened=False, report=False, among_priorities=False)


@pytest.mark.parametrize(
    ("words", "scope", "setting", "kind"),
    [
        ("Visit homes each week", Scope(0, Cue.ACTION, True), PLAIN, ItemKind.ACTION),
        ("Homes are warm and dry", Scope(0, Cue.OUTCOME, True), PLAIN, ItemKind.OUTCOME),
        ("Visited forty homes in May", Scope(0, Cue.ACHIEVEMENT, True), PLAIN, ItemKind.ACHIEVEMENT),
        ("We will visit them again", Scope(0, Cue.ACHIEVEMENT, True), PLAIN, ItemKind.ACTION),
        ("Homes", Scope(0, Cue.ACTION, True), PLAIN, None),
        ("Visit homes each week", Scope(None, None, True), PLAIN, None),
        ("Visit homes each week", Scope(0, None, True), PLAIN, ItemKind.ACTION),
    ],
)
def test_the_kind_of_one_sentence(words: str, scope: Scope, setting: Setting, kind: ItemKind | None) -> None:
    assert item_kind(words, scope, setting) is kind


def test_a_bracket_or_fields_after_the_full_stop_belong_to_the_sentence_before() -> None:
    plan = plan_of(
        [
            *COVER, TITLE,
            paragraph("The Training Group will run nine courses. (June 2019) It will open a crèche by May 2020."),
            paragraph("A leaflet will be printed. Lead: Named Nurse. By: July 2019."),
        ]
    )  # fmt: skip
    assert [(i.text, [d.end for d in i.dates]) for i in plan.items] == [
        ("The Training Group will run nine courses.", ["2019-06"]),
        ("It will open a crèche by May 2020.", ["2020-05"]),
        ("A leaflet will be printed.", ["2019-07"]),
    ]
    assert [lead.text for lead in plan.items[2].leads] == ["Named Nurse"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A leaflet for parents will be printed.", ItemKind.ACTION),
        ("Every ward will be given a cot by May.", ItemKind.ACTION),
        ("More nurses will be needed in the coming year.", None),
        ("Some families will be affected by the change.", None),
    ],
)
def test_what_is_promised_without_saying_by_whom(words: str, kind: ItemKind | None) -> None:
    setting = Setting(listed=False, flattened=False, report=False, among_priorities=True)
    assert item_kind(words, Scope(0, None, True), setting) is kind


def test_a_numbered_sentence_over_numbered_actions_is_what_they_are_for() -> None:
    blocks = [
        *COVER,
        heading("Priority 1: Safe sleep", 2),
        heading("Babies are seen in the first week", 3, mark="1.1"),
        item("Visit every home", "1.1.1"),
        heading("Health and housing", 3, mark="1.2"),
        item("Call again after a month", "1.2.1"),
    ]
    assert items_of(blocks) == [
        ("outcome", "Babies are seen in the first week"),
        ("action", "Visit every home"),
        ("action", "Call again after a month"),
    ]


def test_how_the_board_will_watch_over_its_plan_is_no_outcome() -> None:
    blocks = [*COVER, heading("How we will measure progress", 2), paragraph("Our group looks at figures every month.")]
    assert items_of(blocks) == []


def test_who_adopted_the_plan_and_when_it_is_looked_at_again_is_no_item() -> None:
    line = "Approved by the Executive, May 2019. Review date: May 2020"
    assert items_of([*COVER, TITLE, item("Visit every home"), paragraph(line)]) == [("action", "Visit every home")]
