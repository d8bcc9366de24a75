"""Tables that came one cell a paragraph."""

from __future__ import annotations

from safeguard_extract.layout.text_cells import Paragraph, paragraphs_as_cells


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, i, i + 1) for i, text in enumerate(texts)]


TITLES = ("Ref", "Action", "Lead")
ROW = ("1.1", "Lend cots to every family", "Named Nurse")


def test_cells_make_rows() -> None:
    found = paragraphs_as_cells(
        paragraphs(*TITLES, *ROW, "1.2", "Visit in the first week", "Midwife", "Priority 2: Play")
    )
    assert found is not None
    assert found.rows == (TITLES, ROW, ("1.2", "Visit in the first week", "Midwife"))
    assert (found.whole, found.end) == (True, 9)


def test_a_row_that_lacks_a_cell_begins_at_its_number_all_the_same() -> None:
    found = paragraphs_as_cells(paragraphs(*TITLES, "1.1", "Lend cots to every family", *ROW))
    assert found is not None
    assert not found.whole
    assert [row[0] for row in found.rows] == ["Ref", "1.1", "1.1"]


def test_a_header_printed_again_is_no_row() -> None:
    found = paragraphs_as_cells(paragraphs(*TITLES, *ROW, *TITLES, *ROW))
    assert found is not None
    assert found.rows == (TITLES, ROW, ROW)


def test_without_numbers_there_must_be_whole_rows() -> None:
    titles = ("Action", "Lead", "Timescale")
    assert paragraphs_as_cells(paragraphs(*titles, "Lend cots", "Named Nurse")) is None
    assert paragraphs_as_cells(paragraphs(*titles, "Lend cots", "Named Nurse", "May 2019")) is not None


def test_two_titles_are_headings() -> None:
    assert paragraphs_as_cells(paragraphs("Action", "Lead", "Lend cots", "Named Nurse")) is None


def test_a_paragraph_after_the_last_row_is_no_cell() -> None:
    prose = "The Board will look at all of these actions again in the spring and report to parents."
    for titles, row in ((TITLES, ROW), (("Action", "Lead", "Timescale"), ("Lend cots", "Named Nurse", "May 2019"))):
        found = paragraphs_as_cells(paragraphs(*titles, *row, prose))
        assert found is not None
        assert (found.rows, found.end) == ((titles, row), 6)


def test_two_titles_may_share_a_paragraph() -> None:
    found = paragraphs_as_cells(paragraphs("No. What will we do?", "Lead", *ROW))
    assert found is not None
    assert found.rows == (("No.", "What will we do?", "Lead"), ROW)


def test_two_columns_of_priorities_and_how_far_they_have_come() -> None:
    rows = ("Safe sleep", "Completed", "Play", "In progress", "Safe roads", "Not started")
    found = paragraphs_as_cells(paragraphs("Priority", "Status", *rows, "Safe sleep", "The Board lent cots to all."))
    assert found is not None
    assert found.rows == (("Priority", "Status"), rows[:2], rows[2:4], rows[4:])
    assert (found.whole, found.end) == (True, 8)


def test_two_titles_over_other_words_are_no_table() -> None:
    assert paragraphs_as_cells(paragraphs("Priority", "Status", "Safe sleep", "We lent cots")) is None
    assert (
        paragraphs_as_cells(paragraphs("Action", "Lead", "Lend cots", "Completed", "Train nurses", "Achieved")) is None
    )
