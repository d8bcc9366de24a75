"""Where a document may name a priority."""

from __future__ import annotations

import pytest
from fictional_blocks import grid, heading, item, items, merged, paragraph, read, table, table_block

from safeguard_extract.plan.candidates import Candidate, Found, is_citation, speaks_of_law
from safeguard_extract.plan.headed import formed, headed
from safeguard_extract.plan.labelled import labelled
from safeguard_extract.plan.listed import listed
from safeguard_extract.plan.priority_columns import in_columns
from safeguard_extract.plan.statuses import status_under
from safeguard_extract.records.block import Block
from safeguard_extract.records.plan import Status


def named(found: list[Candidate]) -> list[tuple[str | None, str]]:
    return [(candidate.label, candidate.title) for candidate in found]


def by_label(*blocks: Block) -> list[Candidate]:
    return list(labelled(*read(blocks)))


def by_list(*blocks: Block) -> list[Candidate]:
    return list(listed(*read(blocks)))


def by_heading(*blocks: Block) -> list[Candidate]:
    return list(headed(*read(blocks)))


class TestLabels:
    def test_headings(self) -> None:
        found = by_label(
            heading("Priority One: Safe sleep", 2), paragraph("It matters."), heading("Aim 2 – Warm homes", 2)
        )
        assert named(found) == [("Priority One", "Safe sleep"), ("Aim 2", "Warm homes")]
        assert {candidate.found for candidate in found} == {Found.LABEL}

    def test_a_label_over_its_title(self) -> None:
        (found,) = by_label(heading("PRIORITY 1"), heading("Safe sleep"), *items("Visit homes"))
        assert found.title == "Safe sleep"

    def test_a_label_over_a_form_s_heading_names_nothing(self) -> None:
        assert by_label(heading("Priority 1"), heading("What will we do?")) == []

    def test_a_sentence_that_begins_with_a_label(self) -> None:
        assert by_label(heading("Priority 3 was met in full")) == []

    def test_entries_of_a_contents_page(self) -> None:
        assert by_label(heading("Contents"), heading("Priority 1: Safe sleep 4", 2)) == []

    def test_cells_that_name_the_rows_below(self) -> None:
        made = grid(["Action", "Lead"], ["Priority 1: Safe sleep", ""], ["Visit", "Nurse"], ["Priority 2: Staff", ""])
        found = by_label(table_block(made))
        assert [(c.title, c.row, c.last_row) for c in found] == [("Safe sleep", 1, 3), ("Staff", 3, 3)]
        assert {c.found for c in found} == {Found.CELL}

    def test_a_cell_that_is_merged_down(self) -> None:
        made = merged(grid(["Priority", "Action"], ["Priority 1: Safe sleep", "Visit"], ["", "Call"]), (0, 1, 2))
        (found,) = by_label(table_block(made))
        assert (found.title, found.row, found.last_row) == ("Safe sleep", 1, 2)

    def test_a_form_s_first_cell_holds_more_than_the_title(self) -> None:
        (found,) = by_label(
            table(["Priority 1: Safe sleep Priority Lead: Ann Lee", "Desired outcome"], ["Visit", "Call"])
        )
        assert found.title == "Safe sleep"


class TestLists:
    def test_a_line_that_introduces_them(self) -> None:
        found = by_list(
            paragraph("The Board met. Our priorities for 2019-2022 are:"), *items("Safe sleep", "Warm homes")
        )
        assert named(found) == [(None, "Safe sleep"), (None, "Warm homes")]
        assert {c.group for c in found} == {"Our priorities for 2019-2022 are"}
        assert {c.period.start for c in found if c.period} == {"2019"}

    @pytest.mark.parametrize(
        "introduction",
        [
            "The partnership has agreed the following priorities:",
            "We set ourselves these aims:",
            "Our strategic objectives are as follows:",
            "The priorities identified for the coming year are",
        ],
    )
    def test_other_words(self, introduction: str) -> None:
        assert len(by_list(paragraph(introduction), *items("Safe sleep", "Warm homes"))) == 2

    def test_a_heading_that_introduces_them_with_a_line_between(self) -> None:
        found = by_list(heading("Our priorities"), paragraph("We chose two."), *items("Safe sleep", "Warm homes"))
        assert len(found) == 2

    def test_numbers_are_labels(self) -> None:
        found = by_list(paragraph("Our priorities are:"), item("Safe sleep", "1."), item("Warm homes", "2."))
        assert named(found) == [("1", "Safe sleep"), ("2", "Warm homes")]

    def test_labels_in_the_list(self) -> None:
        found = by_list(
            paragraph("Our priorities are:"), *items("Priority One: Safe sleep", "Priority Two: Warm homes")
        )
        assert named(found) == [("Priority One", "Safe sleep"), ("Priority Two", "Warm homes")]

    def test_what_is_said_after_a_title(self) -> None:
        found = by_list(
            paragraph("Our priorities were:"),
            item("Safe sleep. This has been completed.", "1."),
            item("Warm homes – so that no child is cold", "2."),
        )
        assert named(found) == [("1", "Safe sleep"), ("2", "Warm homes")]
        assert found[0].status is Status.COMPLETED
        assert len(found[0].rest) == 1

    def test_nested_bullets_are_no_priorities(self) -> None:
        blocks = [item("Safe sleep"), item("Visit homes", "–", 2), item("Warm homes")]
        assert len(by_list(paragraph("Our priorities are:"), *blocks)) == 2

    def test_one_item_is_no_list(self) -> None:
        assert by_list(paragraph("Our priorities are:"), item("Safe sleep")) == []

    @pytest.mark.parametrize(
        "introduction",
        [
            "The Children Act 2004 sets two objectives for each board:",
            "Under Working Together the aims of a board are:",
            "The members of the Board are:",
            "We will:",
        ],
    )
    def test_lists_of_the_law_and_of_other_things(self, introduction: str) -> None:
        assert by_list(paragraph(introduction), *items("Safe sleep", "Warm homes")) == []

    def test_a_citation_under_a_list_says_whose_it_is(self) -> None:
        blocks = [*items("Safe sleep", "Warm homes"), paragraph("(Working Together 2018, chapter 3)")]
        assert by_list(paragraph("The objectives are:"), *blocks) == []


class TestHeadings:
    def test_siblings_under_a_heading_of_priorities(self) -> None:
        found = by_heading(
            heading("Our priorities", 1), heading("Safe sleep", 2), *items("Visit homes"), heading("Warm homes", 2)
        )
        assert named(found) == [(None, "Safe sleep"), (None, "Warm homes")]

    def test_as_many_as_a_sentence_counts(self) -> None:
        found = by_heading(
            paragraph("We have chosen two priorities."),
            heading("Safe sleep"),
            heading("Warm homes"),
            heading("Our thanks"),
        )
        assert [c.title for c in found] == ["Safe sleep", "Warm homes"]

    def test_fewer_than_counted_are_none(self) -> None:
        assert (
            by_heading(paragraph("We have chosen four priorities."), heading("Safe sleep"), heading("Warm homes")) == []
        )

    def test_headings_of_a_form_are_passed_over(self) -> None:
        found = by_heading(
            heading("Our priorities"),
            heading("Safe sleep", 2),
            heading("What will we do?", 2),
            heading("Warm homes", 2),
        )
        assert [c.title for c in found] == ["Safe sleep", "Warm homes"]

    def test_sections_that_hold_no_work_end_them(self) -> None:
        found = by_heading(
            heading("Our priorities"), heading("Safe sleep", 2), heading("Warm homes", 2), heading("Membership", 2)
        )
        assert [c.title for c in found] == ["Safe sleep", "Warm homes"]


class TestForms:
    BLOCKS = (
        heading("Safe sleep", 1),
        heading("What will we do?", 3),
        *items("Visit homes"),
        heading("Warm homes", 1),
        heading("What will we do?", 3),
        *items("Fit boilers"),
    )

    def test_siblings_that_open_the_same_form(self) -> None:
        found = list(formed(*read(self.BLOCKS), False))
        assert [c.title for c in found] == ["Safe sleep", "Warm homes"]
        assert {c.found for c in found} == {Found.FORM}

    def test_in_a_report_they_must_stand_under_priorities(self) -> None:
        assert list(formed(*read(self.BLOCKS), True)) == []

    def test_parties_and_sections_are_none(self) -> None:
        blocks = [heading("Training Subgroup"), *self.BLOCKS[1:3], heading("Ashby Police"), *self.BLOCKS[4:]]
        assert list(formed(*read(blocks), False)) == []

    def test_once_is_no_form(self) -> None:
        assert list(formed(*read(self.BLOCKS[:3]), False)) == []


class TestColumns:
    def test_cells_under_a_title(self) -> None:
        composition, _ = read(
            [
                table(
                    ["Priority", "Action", "Lead"],
                    ["1. Safe sleep", "Visit", "Nurse"],
                    ["", "Call", "Nurse"],
                    ["Priority 2: Staff", "Train", "Board"],
                )
            ]
        )
        found = list(in_columns(composition))
        assert named(found) == [("1", "Safe sleep"), ("Priority 2", "Staff")]
        assert [(c.row, c.last_row) for c in found] == [(1, 2), (3, 3)]

    def test_a_table_without_the_title_has_none(self) -> None:
        composition, _ = read([table(["Action", "Lead"], ["Visit", "Nurse"])])
        assert list(in_columns(composition)) == []


def test_a_status_line_under_a_heading() -> None:
    composition, _ = read(
        [heading("Safe sleep"), paragraph("Status: on track"), heading("Warm homes"), paragraph("Cold.")]
    )
    assert status_under(composition, 0) is Status.IN_PROGRESS
    assert status_under(composition, 2) is None


@pytest.mark.parametrize(
    "text", ["(Working Together 2018, chapter 3)", "Children Act 2004, section 14", "Source: Ofsted"]
)
def test_citations(text: str) -> None:
    assert is_citation(text)
    assert not is_citation("We work together with parents")


def test_sentences_that_speak_of_law() -> None:
    assert speaks_of_law("Regulations set these duties:")
    assert not speaks_of_law("The Board will:")


def test_every_span_holds_its_title() -> None:
    blocks = [
        heading("Priority One: Safe sleep"),
        paragraph("Our priorities are:"),
        item("Warm homes. It is begun.", "1."),
        item("Staff – who stay", "2."),
        table(["Priority", "Lead"], ["3. Fathers", "Nurse"]),
    ]
    composition, outline = read(blocks)
    found = [*labelled(composition, outline), *listed(composition, outline), *in_columns(composition)]
    assert len(found) == 4
    for candidate in found:
        assert candidate.title in composition.text[candidate.span.start : candidate.span.end]
