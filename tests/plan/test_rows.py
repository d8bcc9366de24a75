"""Rows of tables to items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from fictional_blocks import COVER, context_of, grid, heading, merged, plan_of, read, table_block

from safeguard_extract.plan.drafts import Draft
from safeguard_extract.plan.row_cells import status_of_row
from safeguard_extract.plan.row_grids import read_grid
from safeguard_extract.plan.rows import items_of_table
from safeguard_extract.records.page import Cell, Line, Table
from safeguard_extract.records.plan import ItemKind, Progress, Status

HEAD = ["Action", "Lead", "By when", "How will we know?"]
ROW = ["Visit homes in the first week", "Named Nurse", "May 2019", "Visits are logged"]


def drafts_of(table: Table, *, report: bool = False) -> list[Draft]:
    composition, _ = read([table_block(table)])
    found = list(items_of_table(composition.placed[0], context_of(composition, report=report)))
    for draft in found:
        assert draft.text in composition.text[draft.span.start : draft.span.end].replace("• ", "")
    return found


def drafts(*rows: Sequence[str]) -> list[Draft]:
    return drafts_of(grid(*rows))


def test_a_row_with_its_lead_its_date_and_its_evidence() -> None:
    (draft,) = drafts(HEAD, ROW)
    assert (draft.kind, draft.text) == (ItemKind.ACTION, ROW[0])
    assert [lead.text for lead in draft.leads] == ["Named Nurse"]
    assert [date.end for date in draft.dates] == ["2019-05"]
    assert draft.evidence == "Visits are logged"
    assert (draft.how, draft.table, draft.row) == ("table row", 0, 1)


def test_rows_without_a_header_are_less_sure() -> None:
    rows = [
        ROW,
        ["Call again in the second week", "Board Manager", "June 2019", "Calls are logged"],
        ["Train nurses in safe sleep", "Training Group", "Ongoing", "Nurses attend"],
    ]
    found = drafts(*rows)
    assert [draft.text for draft in found] == [row[0] for row in rows]
    assert {draft.how for draft in found} == {"table row without header"}
    assert max(draft.confidence for draft in found) < drafts(HEAD, ROW)[0].confidence
    assert [draft.leads[0].text for draft in found] == ["Named Nurse", "Board Manager", "Training Group"]


def test_bullets_part_a_cell() -> None:
    found = drafts(HEAD, ["• Visit homes • Call again • Write it down", *ROW[1:]])
    assert [draft.text for draft in found] == ["Visit homes", "Call again", "Write it down"]
    assert {draft.evidence for draft in found} == {"Visits are logged"}


def test_bullets_that_complete_the_first_words_of_a_cell_part_nothing() -> None:
    found = drafts(HEAD, ["Raise awareness through: • Evening courses • A film for parents", *ROW[1:]])
    assert [draft.text for draft in found] == ["Raise awareness through: Evening courses A film for parents"]
    found = drafts(HEAD, ["Courses: • Commission evening courses • Show a film", *ROW[1:]])
    assert [draft.text for draft in found] == ["Commission evening courses", "Show a film"]


def test_cells_merged_down_serve_all_their_rows() -> None:
    table = merged(grid(HEAD, ROW, ["Call again", "", "June 2019", ""]), (1, 1, 2), (3, 1, 2))
    found = drafts_of(table)
    assert [[lead.text for lead in draft.leads] for draft in found] == [["Named Nurse"], ["Named Nurse"]]
    assert {draft.evidence for draft in found} == {"Visits are logged"}


def test_an_objective_cell_is_one_outcome_over_its_rows() -> None:
    table = merged(
        grid(["Objective", *HEAD], ["Babies sleep in safe beds", *ROW], ["", "Call again", "Board", "June", ""]),
        (0, 1, 2),
    )
    found = drafts_of(table)
    assert [(draft.kind, draft.text) for draft in found] == [
        (ItemKind.OUTCOME, "Babies sleep in safe beds"),
        (ItemKind.ACTION, ROW[0]),
        (ItemKind.ACTION, "Call again"),
    ]


def test_an_objective_that_is_worded_as_a_duty_is_an_action() -> None:
    found = drafts(["Objective", *HEAD], ["Make every bed in the county safe", *ROW])
    assert found[0].kind is ItemKind.ACTION


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Performance indicator", ItemKind.INDICATOR),
        ("Risk", ItemKind.RISK),
        ("What we did", ItemKind.ACHIEVEMENT),
        ("Outcome", ItemKind.OUTCOME),
    ],
)
def test_what_a_table_is_about(title: str, kind: ItemKind) -> None:
    found = drafts([title, "Lead"], ["Nurses who leave within the year", "Named Nurse"])
    assert [draft.kind for draft in found] == [kind]


def test_progress_columns() -> None:
    found = drafts(
        ["Action", "RAG", "Progress"],
        ["Visit homes", "G", "Nine homes seen"],
        ["Call again", "Amber", "45%"],
        ["Write it down", "", ""],
        ["Ring the bell", "Red – no bell yet", ""],
    )
    assert [draft.progress for draft in found] == [
        Progress("green", None, "Nine homes seen"),
        Progress("amber", 45.0, None),
        None,
        Progress("red", None, "no bell yet"),
    ]


def test_when_it_was_done_is_progress_and_no_deadline() -> None:
    found = drafts(
        ["Action", "Target date", "Date completed", "RAG", "Update"],
        ["Visit homes", "May 2019", "14/03/2019", "Green", "Nine homes seen"],
        ["Call again", "June 2019", "", "Amber – 60%", ""],
    )
    assert [[date.end for date in draft.dates] for draft in found] == [["2019-05"], ["2019-06"]]
    assert [draft.progress for draft in found] == [
        Progress("green", None, "completed 14/03/2019; Nine homes seen"),
        Progress("amber", 60.0, None),
    ]


def test_a_date_and_a_lead_in_brackets_stand_in_where_there_are_no_columns() -> None:
    (draft,) = drafts(["Action", "Update"], ["Visit homes in the first week (Named Nurse, May 2019)", "Begun"])
    assert draft.text == ROW[0]
    assert ([lead.text for lead in draft.leads], [date.end for date in draft.dates]) == (["Named Nurse"], ["2019-05"])


def test_a_column_of_numbers_and_one_of_actions_are_a_plan() -> None:
    assert [draft.text for draft in drafts(["Ref", "Action"], ["1", ROW[0]])] == [ROW[0]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Member", "Agency", "Meetings attended"], ["Ann Lee", "Police", "4 of 4"]],
        [["Income", "2018/19", "2019/20"], ["Council", "£12,000", "£14,000"], ["Police", "£3,000", "£3,000"]],
        [["Burns", "12", "14"], ["Falls", "7", "9"]],
        [["Action"], ["Visit homes"]],
        [["LSCB", "Local Safeguarding Children Board"], ["MASH", "Multi Agency Safeguarding Hub"]],
    ],
    ids=["attendance", "budget", "figures", "one column", "acronyms"],
)
def test_tables_that_are_no_plan(rows: list[list[str]]) -> None:
    assert drafts(*rows) == []


def test_a_bold_band_across_the_table_is_no_row() -> None:
    table = grid(HEAD, ["Safe sleep", "", "", ""], ROW)
    bold = tuple(replace(cell, bold=cell.row == 1) for cell in table.cells)
    assert [draft.text for draft in drafts_of(replace(table, cells=bold))] == [ROW[0]]


def test_a_report_tells_what_came_of_its_priorities_in_a_column() -> None:
    table = grid(
        ["Priority", "Progress"], ["Safe sleep", "Nurses visited every home in May. Cots were given to forty families."]
    )
    found = drafts_of(table, report=True)
    assert [(draft.kind, draft.text) for draft in found][-2:] == [
        (ItemKind.ACHIEVEMENT, "Nurses visited every home in May."),
        (ItemKind.ACHIEVEMENT, "Cots were given to forty families."),
    ]
    assert drafts_of(table) == []


def test_the_status_of_a_row() -> None:
    table = grid(["Priority", "Status"], ["Safe sleep", "Completed"], ["Warm homes", "In progress"], ["Staff", ""])
    assert [status_of_row(table, row) for row in (1, 2, 3)] == [Status.COMPLETED, Status.IN_PROGRESS, None]
    assert status_of_row(grid(["Safe sleep", "Completed"]), 0) is None


def test_a_grid_needs_a_main_column_and_something_beside_it() -> None:
    assert read_grid(grid(["Action", "Room"], ["Visit homes", "Hall"])) is None
    assert read_grid(grid(HEAD, ROW)) is not None


def test_indicators_with_their_targets_are_a_plan_and_figures_alone_are_none() -> None:
    rows = [["Repeat plans", "18%", "14%"], ["Talks within 72 hours", "41%", "80%"]]
    found = drafts(["Indicator", "Baseline 2014/15", "Target 2015/16"], *rows)
    assert [(draft.kind, draft.text) for draft in found] == [(ItemKind.INDICATOR, row[0]) for row in rows]
    assert drafts(["Indicator", "2013/14", "2014/15"], *rows) == []


def test_how_bad_a_risk_is_is_no_evidence() -> None:
    head = ["Risk", "Likelihood", "Impact", "Mitigation"]
    found = drafts(head, ["Partners stop paying", "High", "High", "A three-year agreement"])
    assert [(draft.kind, draft.evidence) for draft in found] == [(ItemKind.RISK, None)]


def test_two_dates_in_the_lines_of_a_cell() -> None:
    made = grid(["Action", "By when"], ["Visit homes", "Sept 15 Dec 15"])
    lined = replace(made.cells[3], lines=(Line("Sept 15"), Line("Dec 15")))
    found = drafts_of(replace(made, cells=(*made.cells[:3], lined)))
    assert [due.end for due in found[0].dates] == ["2015-09", "2015-12"]


def test_a_report_of_what_was_done_what_came_of_it_and_what_is_next() -> None:
    head = ["What did we plan?", "What have we done?", "What has been the impact?", "What will we do next?"]
    made = grid(
        head, ["Map the ponds", "The ponds were mapped by the Police.", "Fewer falls", "Fence nine by May 2020"]
    )
    assert [(d.kind, d.text, d.evidence) for d in drafts_of(made, report=True)] == [
        (ItemKind.ACHIEVEMENT, "The ponds were mapped by the Police.", "Fewer falls"),
        (ItemKind.ACTION, "Fence nine by May 2020", None),
    ]


def test_where_no_cell_says_when_a_by_phrase_does() -> None:
    found = drafts(["Action", "Lead", "By when"], ["Fence nine ponds by May 2020", "Police", ""])
    assert [due.end for due in found[0].dates] == ["2020-05"]
    found = drafts(["Action", "Lead", "By when"], ["Fence nine ponds by May 2020", "Police", "June 2020"])
    assert [due.end for due in found[0].dates] == ["2020-06"]


def test_every_ticked_quarter_is_a_date_but_not_all_of_them() -> None:
    head = ["Action", "Lead", "Q1 2019/20", "Q2 2019/20", "Q3 2019/20", "Q4 2019/20"]
    rows = [["Fence ponds", "Police", "X", "", "X", ""], ["Call again", "Board", "X", "X", "X", "X"]]
    assert [[due.end for due in draft.dates] for draft in drafts(head, *rows)] == [["2019-06", "2019-12"], []]


def test_words_that_run_across_the_columns_are_what_the_rows_are_for() -> None:
    wide = Cell(1, 0, 1, 3, "Objective 1.1: Babies are safe at night", bold=True)
    rows = grid(["Ref", "Action", "Lead", "Measure"], ["", "", "", ""], ["1", "Visit homes", "Nurses", "Fewer falls"])
    cells = tuple(wide if (c.row, c.col) == (1, 0) else c for c in rows.cells if c.row != 1 or c.col == 0)
    made = table_block(replace(rows, cells=cells))
    plan = plan_of([*COVER, heading("Priority 1: Safe sleep", 2), made, heading("Priority 2: Safe water", 2)])
    assert [(row.kind.value, row.text, [x.text for x in row.leads], row.evidence) for row in plan.items] == [
        ("outcome", "Babies are safe at night", [], None),
        ("action", "Visit homes", ["Nurses"], "Fewer falls"),
    ]
