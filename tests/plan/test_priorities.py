"""Which candidates are the document's priorities."""

from __future__ import annotations

from dataclasses import replace

from fictional_blocks import (
    COVER,
    grid,
    heading,
    item,
    items,
    merged,
    paragraph,
    plan_of,
    priorities_of,
    table,
    table_block,
    titles,
)

from safeguard_extract.plan.candidates import Candidate, Found
from safeguard_extract.plan.named_priorities import Named
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DocumentType, Period, PriorityKind, Status

REPORT = DocumentType.ANNUAL_REPORT


def test_the_number_of_a_list_gives_way_to_the_label_of_a_heading_in_the_same_words() -> None:
    listed = Candidate(Found.LIST, 0, Span(0, 1), "Safe sleep", "1")
    again = Candidate(Found.LABEL, 2, Span(9, 10), "Safe sleep", "Priority 1")
    assert Named(listed, [again]).label == "Priority 1"
    assert Named(listed, [replace(again, title="Sleep")]).label == "1"
    assert Named(listed).label == "1"


def test_a_priority_printed_again_is_one_priority() -> None:
    named = priorities_of(
        [
            paragraph("Our priorities are:"),
            *items("Safe sleep for babies", "Homes that are warm and dry"),
            heading("Priority One: Safe sleep for babies", 2),
            heading("Priority Two: Homes that are warm & dry", 2),
        ]
    )
    assert titles(named) == [("Priority One", "Safe sleep for babies"), ("Priority Two", "Homes that are warm and dry")]
    assert [len(n.again) for n in named] == [1, 1]


def test_a_short_form_of_a_title_is_the_same_priority() -> None:
    named = priorities_of(
        [
            heading("Priority 1: Safe sleep", 2),
            heading("Action plan"),
            heading("Priority 1: Safe sleep for all babies", 2),
        ]
    )
    assert len(named) == 1


def test_look_alikes_keep_apart() -> None:
    named = priorities_of(
        [heading("Priority 1: Training for schools", 2), heading("Priority 2: Training for nurses", 2)]
    )
    assert len(named) == 2


def test_objectives_inside_priorities_are_none() -> None:
    named = priorities_of(
        [
            heading("Priority 1: Safe sleep", 2),
            heading("Objective 1: Beds", 2),
            heading("Priority 2: Warm homes", 2),
            heading("Objective 1: Boilers", 2),
        ]
    )
    assert titles(named) == [("Priority 1", "Safe sleep"), ("Priority 2", "Warm homes")]


def test_numbers_below_numbers_are_none() -> None:
    named = priorities_of([heading(f"Priority {n}", 2) for n in ("1: Sleep", "1.1: Beds", "2: Warmth", "2.1: Boilers")])
    assert [label for label, _ in titles(named)] == ["Priority 1", "Priority 2"]


def test_where_there_are_only_objectives_they_are_the_priorities() -> None:
    named = priorities_of([heading("Objective 1: Beds", 2), heading("Objective 2: Boilers", 2)])
    assert [n.kind for n in named] == [PriorityKind.OBJECTIVE, PriorityKind.OBJECTIVE]


def test_labels_outrank_lists_of_other_things() -> None:
    named = priorities_of(
        [
            paragraph("The aims of the training programme are:"),
            *items("More nurses", "Fewer gaps"),
            heading("Priority 1: Safe sleep", 2),
            heading("Priority 2: Warm homes", 2),
        ]
    )
    assert [title for _, title in titles(named)] == ["Safe sleep", "Warm homes"]


def test_headings_that_a_list_named_open_their_priorities() -> None:
    named = priorities_of(
        [
            paragraph("Our priorities are:"),
            *items("Safe sleep", "Warm homes"),
            heading("Safe sleep"),
            heading("Warm homes"),
        ]
    )
    assert [len(n.again) for n in named] == [1, 1]


def test_a_report_s_priorities_of_two_years_keep_apart() -> None:
    named = priorities_of(
        [
            paragraph("Our priorities for 2016-17 were:"),
            item("Safe sleep. This has been completed.", "1."),
            item("Warm homes. Work has begun.", "2."),
            paragraph("Our priorities for 2017-18 are:"),
            item("Warm homes", "1."),
            item("Staff who stay", "2."),
        ],
        REPORT,
        Period("2016", "2017"),
    )
    assert [title for _, title in titles(named)] == ["Safe sleep", "Warm homes", "Warm homes", "Staff who stay"]
    assert [n.first.period.start for n in named if n.first.period] == ["2016", "2016", "2017", "2017"]
    assert [n.first.status for n in named][:2] == [Status.COMPLETED, Status.IN_PROGRESS]


def test_columns_of_a_table_stand_in_where_nothing_else_names_priorities() -> None:
    named = priorities_of([table(["Priority", "Action", "Lead"], ["Safe sleep", "Visit", "Nurse"])])
    assert [n.first.found for n in named] == [Found.COLUMN]


def test_more_places_make_it_surer() -> None:
    once = Named(Candidate(Found.LIST, 0, Span(0, 1), "Safe sleep"))
    twice = Named(once.first, [Candidate(Found.HEADING, 1, Span(2, 3), "Safe sleep")])
    assert once.confidence < twice.confidence <= 0.99
    label = Named(Candidate(Found.LABEL, 0, Span(0, 1), "Safe sleep", "Priority 1"))
    assert label.confidence > once.confidence


def test_no_priorities_in_a_document_without_any() -> None:
    assert (
        priorities_of([heading("Minutes"), paragraph("The raffle raised eighteen pounds."), *items("Tea", "Cake")])
        == []
    )


def groups(*blocks: object) -> list[str | None]:
    return [priority.group for priority in plan_of([*COVER, *blocks]).priorities]  # type: ignore[list-item]


def test_the_heading_over_some_of_the_priorities_is_their_group() -> None:
    assert groups(
        heading("Children at home", 1, styled=True),
        heading("Priority 1: Safe sleep", 2),
        heading("Priority 2: Warm homes", 2),
        heading("Children outside the home", 1, styled=True),
        heading("Priority 3: Parks", 2),
    ) == ["Children at home", "Children at home", "Children outside the home"]


def test_a_heading_over_all_of_them_is_none() -> None:
    assert groups(
        heading("Our priorities", 1), heading("Priority 1: Safe sleep", 2), heading("Priority 2: Parks", 2)
    ) == [
        None,
        None,
    ]


def test_a_heading_right_over_a_priority_groups_it_whatever_its_type() -> None:
    """A bold line may be set smaller than the headings that it groups."""
    assert groups(
        heading("At home", 7, styled=True),
        heading("Priority 1: Safe sleep", 2),
        heading("Why?", 3),
        paragraph("Too few infants sleep on their backs."),
        heading("Priority 2: Warm homes", 2),
        heading("Outside", 7, styled=True),
        heading("Priority 3: Parks", 2),
    ) == ["At home", "At home", "Outside"]


def test_the_line_over_the_only_list_groups_nothing() -> None:
    assert groups(paragraph("The Board chose these priorities:"), *items("Safe sleep", "Warm homes")) == [None, None]


def test_a_report_s_headings_say_whose_year_the_priorities_are() -> None:
    cover = [heading("Ashby Safeguarding Children Board"), heading("Annual Report 2016/17")]
    found = plan_of(
        [
            *cover,
            heading("Progress against our priorities"),
            table(["Priority", "Status"], ["Priority A: Safe sleep", "Completed"], ["Priority B: Parks", "Completed"]),
            heading("Our priorities for 2017/18"),
            paragraph("Our priorities for 2017/18 are:"),
            *items("Warm homes", "Staff who stay"),
        ]
    ).priorities
    assert [each.title for each in found] == ["Safe sleep", "Parks", "Warm homes", "Staff who stay"]
    assert [each.group for each in found][:2] == ["Progress against our priorities"] * 2
    assert all("2017/18" in (each.group or "") for each in found[2:])


def test_a_priority_alone_under_another_heading_of_priorities_counts_on() -> None:
    blocks = [
        heading("Shared priorities", 1),
        heading("Safe sleep", 2, mark="1."), paragraph("Babies."), heading("Warm homes", 2, mark="2."),
        paragraph("Boilers."),
        heading("Priorities for children", 1),
        heading("Parks", 2, mark="3."), paragraph("Swings."),
    ]  # fmt: skip
    plan = plan_of([replace(block, marked_up=True) for block in blocks])
    assert [(p.label, p.title, p.group) for p in plan.priorities] == [
        ("1", "Safe sleep", "Shared priorities"),
        ("2", "Warm homes", "Shared priorities"),
        ("3", "Parks", "Priorities for children"),
    ]


def test_a_sentence_that_points_at_the_headings_below_it() -> None:
    blocks = [
        paragraph("The Board will work on the following priorities."),
        heading("Safe sleep for babies", 2),
        *items("Lend cots to every family"),
        heading("Play that is free", 2),
        *items("Open a park in each town"),
    ]
    named = priorities_of([*COVER, *blocks])
    assert [each.first.title for each in named] == ["Safe sleep for babies", "Play that is free"]
    assert priorities_of([*COVER, paragraph("The Board met in the town hall."), *blocks[1:]]) == []


def test_letters_that_count_headings_are_their_labels() -> None:
    named = priorities_of(
        [
            *COVER,
            paragraph("Our priorities are as follows:"),
            heading("A. Safe sleep for babies", 2),
            *items("Lend cots to every family"),
            heading("B. Play that is free", 2),
            *items("Open a park in each town"),
        ]
    )
    assert [(each.label, each.first.title) for each in named] == [
        ("A", "Safe sleep for babies"),
        ("B", "Play that is free"),
    ]


def test_objectives_that_group_the_rows_of_a_plan_are_its_priorities() -> None:
    head = ["Objective", "Action", "Lead"]
    rows = [
        ["1. Safe sleep", "Visit homes", "Nurse"], ["1. Safe sleep", "Lend cots", "Nurse"],
        ["2. Warm homes", "Fit boilers", "Council"], ["2. Warm homes", "Clean flues", "Council"],
    ]  # fmt: skip
    grouped = table_block(merged(grid(head, *rows), (0, 1, 2), (0, 3, 4)))
    plan = plan_of([*COVER, grouped])
    assert [(p.label, p.title, p.kind) for p in plan.priorities] == [
        ("1", "Safe sleep", PriorityKind.OBJECTIVE), ("2", "Warm homes", PriorityKind.OBJECTIVE),
    ]  # fmt: skip
    assert [(i.priority, i.text) for i in plan.items] == [
        ("p1", "Visit homes"), ("p1", "Lend cots"), ("p2", "Fit boilers"), ("p2", "Clean flues"),
    ]  # fmt: skip
    assert [p.title for p in plan_of([*COVER, heading("Priority 1: Parks", 2), grouped]).priorities] == ["Parks"]
    single = table(head, ["Babies sleep safely", "Visit homes", "Nurse"], ["Homes are warm", "Fit boilers", "Council"])
    assert plan_of([*COVER, single]).priorities == ()


def test_headings_over_a_form_that_count_up_have_labels() -> None:
    form = [heading("What we will do", 3), *items("Visit homes", "Lend cots")]
    plan = plan_of([*COVER, heading("Domain 1: Safe sleep", 2), *form, heading("Domain 2: Parks", 2), *form])
    assert [(p.label, p.title) for p in plan.priorities] == [("Domain 1", "Safe sleep"), ("Domain 2", "Parks")]


def test_priorities_under_several_headings_of_one_rank() -> None:
    blocks = [*COVER]
    groups = {"Priorities for children": ["Safe sleep", "Safe water"], "Priorities for adults": ["Lonely people"]}
    for group, names in groups.items():
        blocks.append(heading(group, 1))
        for name in names:
            blocks += [heading(name, 2), item("Visit every home"), item("Call again")]
    assert [title for _, title in titles(priorities_of(blocks))] == ["Safe sleep", "Safe water", "Lonely people"]


def test_numbers_of_the_rows_are_no_labels_of_merged_priorities() -> None:
    made = merged(
        grid(
            ["No.", "Priority area", "Task", "Lead", "% complete"],
            ["1", "Safe sleep", "Visit homes", "Nurses", "100%"],
            ["2", "", "Call again", "Nurses", "0%"],
            ["3", "Safe water", "Fence the pond", "Parks", "10%"],
        ),
        (1, 1, 2),
    )
    assert titles(priorities_of([*COVER, table_block(made)])) == [(None, "Safe sleep"), (None, "Safe water")]


def test_last_year_s_column_stands_beside_next_year_s_labels() -> None:
    rows = [["Priority", "What we have done", "Status"], ["Safe sleep", "We visited homes", "Achieved"]]
    blocks = [
        heading("Ashby Safeguarding Children Board"),
        heading("Annual Report 2018-19"),
        heading("Progress against the plan", 2),
        table(*rows, ["Safe water", "We fenced the pond", "Achieved"]),
        heading("Priorities for 2019-20", 2),
        heading("Priority 1: Warm homes", 3),
        heading("Priority 2: Quiet streets", 3),
    ]
    period = Period("2018", "2019", "2018-19")
    found = priorities_of(blocks, DocumentType.ANNUAL_REPORT, period)
    assert [title for _, title in titles(found)] == ["Safe sleep", "Safe water", "Warm homes", "Quiet streets"]


def test_a_heading_may_print_its_title_in_small_letters_after_a_stop() -> None:
    blocks = [heading("Priority one - safe sleep", 2), *items("Visit homes"), heading("Priority two - parks", 2)]
    assert [p.title for p in plan_of([*COVER, *blocks]).priorities] == ["safe sleep", "parks"]
    assert plan_of([*COVER, heading("Priority one is safe sleep", 2)]).priorities == ()


def test_a_chapter_that_prints_the_headings_of_priorities_again_holds_their_rows() -> None:
    blocks = [
        heading("Our priorities", 1), heading("Safe sleep", 2, mark="1)"), heading("Parks", 2, mark="2)"),
        heading("Delivery plan", 1),
        heading("Safe sleep", 2, mark="1)"), *items("Visit every home"),
        heading("Parks", 2, mark="2)"), *items("Mend the swings"),
    ]  # fmt: skip
    plan = plan_of([replace(block, marked_up=True) for block in blocks])
    assert [p.title for p in plan.priorities] == ["Safe sleep", "Parks"]
    assert [(i.priority, i.text) for i in plan.items] == [("p1", "Visit every home"), ("p2", "Mend the swings")]
