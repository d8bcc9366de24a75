"""What each column of a table holds."""

from __future__ import annotations

import pytest
from fictional_blocks import grid, merged

from safeguard_extract.plan.column_roles import column_roles
from safeguard_extract.plan.columns import Role, header_row, title_role
from safeguard_extract.plan.table_cells import cell_at

TITLES = {
    "Ref": Role.NUMBER,
    "No.": Role.NUMBER,
    "Priority": Role.PRIORITY,
    "Strategic aim": Role.PRIORITY,
    "Objective": Role.OBJECTIVE,
    "What do we want?": Role.OBJECTIVE,
    "What do we want to achieve?": Role.OBJECTIVE,
    "What have we achieved?": Role.PROGRESS,
    "What still needs to be done": Role.ACTION,
    "Led by": Role.LEAD,
    "Lead and timescale": Role.LEAD_DATE,
    "Completion date": Role.DATE,
    "Date completed": Role.PROGRESS,
    "Progress to date": Role.PROGRESS,
    "% complete": Role.STATUS,
    "Time-scale": Role.DATE,
    "Partner(s)": Role.LEAD,
    "Sub-group": Role.LEAD,
    "Task group": Role.LEAD,
    "What we need to do": Role.ACTION,
    "Actual completion date": Role.PROGRESS,
    "By when / who": Role.LEAD_DATE,
    "Action": Role.ACTION,
    "Key activities": Role.ACTION,
    "What will we do?": Role.ACTION,
    "Task": Role.ACTION,
    "Recommendation": Role.ACTION,
    "Lead": Role.LEAD,
    "By whom": Role.LEAD,
    "Who?": Role.LEAD,
    "Responsible officer": Role.LEAD,
    "Owner": Role.LEAD,
    "Accountable agency": Role.LEAD,
    "Timescale": Role.DATE,
    "By when": Role.DATE,
    "Target completion date": Role.DATE,
    "Deadline": Role.DATE,
    "How will we know?": Role.EVIDENCE,
    "Success measure": Role.EVIDENCE,
    "Evidence": Role.EVIDENCE,
    "Impact": Role.EVIDENCE,
    "RAG": Role.STATUS,
    "RAG rating": Role.STATUS,
    "Status": Role.STATUS,
    "Progress": Role.PROGRESS,
    "Update": Role.PROGRESS,
    "Comments": Role.PROGRESS,
    "What we did": Role.ACHIEVEMENT,
    "Risk": Role.RISK,
    "Mitigation": Role.OTHER,
    "Indicator": Role.INDICATOR,
    "Safe sleep": None,
    "": None,
}


@pytest.mark.parametrize(("title", "role"), TITLES.items())
def test_the_role_that_a_title_gives(title: str, role: Role | None) -> None:
    assert title_role(title) is role
    assert title_role(f" {title.upper()}: ") is role


ACTIONS = grid(
    ["Ref", "Action", "Lead", "By when"],
    ["1.1", "Visit homes in the first week", "Named Nurse", "May 2019"],
    ["1.2", "Call again in the second", "Health Visitor", "June 2019"],
)


def test_the_header_and_the_roles_under_it() -> None:
    assert header_row(ACTIONS) == 0
    assert column_roles(ACTIONS, 0) == {0: Role.NUMBER, 1: Role.ACTION, 2: Role.LEAD, 3: Role.DATE}


def test_a_header_under_a_band() -> None:
    table = grid(
        ["Priority 1: Safe sleep", "", ""], ["Action", "Lead", "By when"], ["Visit homes", "Nurse", "May 2019"]
    )
    assert header_row(table) == 1


def test_rows_of_an_action_table_are_no_header() -> None:
    assert header_row(grid(["Visit homes", "Named Nurse", "May 2019"], ["Call again", "Board", "June 2019"])) is None


def test_without_a_header_the_cells_tell() -> None:
    table = grid(
        ["Visit homes in the first week", "Named Nurse", "May 2019", "Visits are logged by the team"],
        ["Call again in the second week", "Board Manager", "June 2019", "Calls are logged by the team"],
        ["Train nurses in safe sleep", "Training Group", "Ongoing", "Nine in ten nurses attend it"],
    )
    assert column_roles(table, None) == {0: Role.ACTION, 1: Role.LEAD, 2: Role.DATE, 3: Role.EVIDENCE}


def test_a_column_merged_down_left_of_the_actions_is_their_objective() -> None:
    table = merged(
        grid(
            ["Babies sleep in safe beds", "Visit homes in the first week", "Named Nurse", "May 2019"],
            ["", "Call again in the second week", "Board Manager", "June 2019"],
            ["Parents know whom to call", "Train nurses in safe sleep", "Training Group", "Ongoing"],
        ),
        (0, 0, 1),
    )
    assert column_roles(table, None)[0] is Role.OBJECTIVE
    assert column_roles(table, None)[1] is Role.ACTION


def test_a_table_of_figures_without_a_header_has_no_roles() -> None:
    table = grid(["Burns", "12", "14"], ["Falls", "7", "9"])
    assert set(column_roles(table, None).values()) <= {Role.OTHER, Role.NUMBER}


def test_where_no_column_is_titled_action_the_objective_is_what_rows_are_about() -> None:
    table = grid(["Priority", "Objective", "Lead"], ["Safe sleep", "Babies sleep in safe beds", "Named Nurse"])
    assert column_roles(table, 0)[1] is Role.OUTCOME


def test_a_coloured_strip_under_priority_leaves_the_titles_to_its_neighbour() -> None:
    table = grid(["Priority", "", "Action", "Lead"], ["", "Safe sleep", "Visit homes", "Named Nurse"])
    assert column_roles(table, 0)[1] is Role.PRIORITY


def test_the_cell_that_covers_a_place() -> None:
    table = merged(grid(["Aim", "Action"], ["Warm homes", "Visit"], ["", "Call"]), (0, 1, 2))
    covering = cell_at(table, 2, 0)
    assert covering is not None
    assert covering.text == "Warm homes"
    assert cell_at(table, 9, 0) is None


def test_no_is_a_title_though_it_ends_with_a_stop() -> None:
    made = grid(["No.", "What needs to happen", "Who is leading", "Completion"], ["1.1", "Call", "Police", "May 2020"])
    assert header_row(made) == 0


def test_a_calendar_of_quarters_is_part_of_the_header() -> None:
    made = grid(
        ["Deliverable", "Owner", "Q1", "Q2", "Q3", "Q4", "Success measure"],
        ["Call", "Police", "", "✓", "", "", "All called"],
    )
    assert header_row(made) == 0


def test_a_title_may_say_when_it_was_brought_up_to_date() -> None:
    made = grid(["Task", "Lead", "Update Sept 2019"], ["Visit homes", "Named Nurse", "Nine homes seen"])
    assert header_row(made) == 0
    assert column_roles(made, 0)[2] is Role.PROGRESS


def test_how_says_what_is_done_and_what_it_is_done_for() -> None:
    head = ["What?", "How?", "Lead", "When"]
    full = grid(head, ["Safer sleep", "Visit every home in the first week", "Named Nurse", "May 2019"])
    assert list(column_roles(full, 0).values())[:2] == [Role.OBJECTIVE, Role.ACTION]
    short = grid(head, ["Visit every home in the first week", "Visits", "Named Nurse", "May 2019"])
    assert column_roles(short, 0)[0] is Role.ACTION


def test_a_title_with_the_year_it_holds_for_is_a_title() -> None:
    table = grid(["Priority", "Key actions 2023-24", "Lead group"], ["Safe sleep", "Visit homes", "Nurses"])
    assert header_row(table) == 0
    assert column_roles(table, 0)[1] is Role.ACTION


def test_a_row_of_dates_is_no_header() -> None:
    assert header_row(grid(["Visit homes", "June 2019", "Nurses"], ["Call again", "July 2019", "Nurses"])) is None


def test_who_asks_for_a_lead_only_at_the_head_of_a_title() -> None:
    assert title_role("Who will do it?") is Role.LEAD
    assert title_role("By who") is Role.LEAD
    assert title_role("Children who are helped") is not Role.LEAD


def test_a_recommendation_beside_the_action_that_answers_it_is_no_action() -> None:
    head = ["Recommendation", "Action to be taken", "Lead", "When"]
    rows = [
        ["Supervise staff", "Buy a guide", "Nurse", "May 2019"],
        ["Supervise staff", "Run talks", "Nurse", "May 2019"],
    ]
    alone = column_roles(grid(head, *rows), 0)
    assert (alone[0], alone[1]) == (Role.OTHER, Role.ACTION)
    over_both = column_roles(merged(grid(head, *rows), (0, 1, 2)), 0)
    assert (over_both[0], over_both[1]) == (Role.OBJECTIVE, Role.ACTION)
    assert column_roles(grid(["Recommendation", "Lead", "When"], rows[0][1:]), 0)[0] is Role.ACTION
