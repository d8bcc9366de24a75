"""Columns kept by spaces: aligned tables and pages in two columns."""

from __future__ import annotations

import pytest

from safeguard_extract.layout import two_columns
from safeguard_extract.layout.text_columns import part_columns
from safeguard_extract.records.page import Line

HEADER = "Action                    Lead              By when"


def parted(text: str) -> list[str]:
    return [line.text for line in part_columns([Line(line) for line in text.split("\n")])]


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in parted(text) if "\t" in line]


def test_wrapped_cells_are_joined_by_blank_lines() -> None:
    text = f"""{HEADER}

Write to every family     Named Nurse       May 2019
about cots
                          and Midwife

Open a drop-in            Board Manager     Ongoing"""
    assert rows(text) == [
        ["Action", "Lead", "By when"],
        ["Write to every family about cots", "Named Nurse and Midwife", "May 2019"],
        ["Open a drop-in", "Board Manager", "Ongoing"],
    ]


def test_without_blank_lines_a_row_begins_where_its_cells_do() -> None:
    text = f"""{HEADER}
Write to every family     Named Nurse       May 2019
about cots
Open a drop-in            Board Manager     Ongoing"""
    assert [row[0] for row in rows(text)] == ["Action", "Write to every family about cots", "Open a drop-in"]


def test_a_header_printed_again_is_no_row() -> None:
    row = "Open a drop-in            Board Manager     Ongoing"
    assert [cells[0] for cells in rows(f"{HEADER}\n{row}\n\n{HEADER}\n{row}")] == ["Action", *["Open a drop-in"] * 2]


@pytest.mark.parametrize(
    "after",
    [
        "Priority 2: Quiet nights",
        "The Board will look at these actions again in the autumn, and report to the council.",
    ],
)
def test_a_table_ends_at_a_label_and_at_words_that_keep_to_no_column(after: str) -> None:
    found = parted(f"{HEADER}\nOpen a drop-in            Board Manager     Ongoing\n\n{after}")
    assert found[-1] == after


TWO = """Priority 1                    Priority 2
Safe sleep                    Quiet nights

We will:                      We will:
• Visit in the first          • Lend a lamp to each
  week                          family
• Lend cots                   • Ask fathers too"""


def test_two_columns_are_read_one_after_the_other() -> None:
    found = [line.strip() for line in parted(TWO) if line.strip()]
    assert found == [
        "Priority 1", "Safe sleep", "We will:", "• Visit in the first", "week", "• Lend cots",
        "Priority 2", "Quiet nights", "We will:", "• Lend a lamp to each", "family", "• Ask fathers too",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Council          80,000\nPolice           22,000\nHealth           41,000\nTotal           143,000",
        "1.1     We lend cots to every family.\n1.2     We visit each of them.\n1.3     We ask.\n1.4     We write.",
        "Name:        Ann Lee\nPost:        Nurse\nPhone:       none\nDays:        Monday",
        "Words  that a  writer  justified\nto both  edges hold  wide spaces\nin each  of their  lines\nall over.",
    ],
)
def test_figures_marks_values_and_justified_words_are_no_columns(text: str) -> None:
    assert parted(text) == text.split("\n")


def test_every_word_is_kept() -> None:
    for text in (TWO, f"{HEADER}\nOpen a drop-in            Board Manager     Ongoing"):
        assert sorted(" ".join(parted(text)).split()) == sorted(text.split())


def test_a_row_of_tabs_whose_cells_were_broken_is_whole_again() -> None:
    text = "Action\tLead\tWhen\nLend cots\nVisit homes\tNamed Nurse\nMidwife\tMay 2019\nWrite\tBoard Manager\tJune 2019"
    assert parted(text) == [
        "Action\tLead\tWhen",
        "Lend cots<br>Visit homes\tNamed Nurse<br>Midwife\tMay 2019",
        "Write\tBoard Manager\tJune 2019",
    ]


@pytest.mark.parametrize(
    "text",
    ["Action\tLead\tWhen\nLend cots\tNamed Nurse\tMay 2019", "Action\tLead\tWhen\nLend cots\tA\tB\tC\nVisit"],
)
def test_rows_that_are_whole_or_do_not_add_up_stay_as_they_are(text: str) -> None:
    assert parted(text) == text.split("\n")


def test_a_merged_cell_leaves_the_rows_beside_it_apart() -> None:
    text = """Objective        Action                    Lead              By when
Babies sleep     Write to every family     Named Nurse       May 2019
safely           about cots
                 Open a drop-in            Board Manager     Ongoing
                 on Mondays"""
    assert rows(text)[1:] == [
        ["Babies sleep safely", "Write to every family about cots", "Named Nurse", "May 2019"],
        ["", "Open a drop-in on Mondays", "Board Manager", "Ongoing"],
    ]


def test_a_title_may_be_wrapped() -> None:
    text = """Action                    Lead              By
                                            when?
Open a drop-in            Board Manager     Ongoing"""
    assert rows(text) == [["Action", "Lead", "By when?"], ["Open a drop-in", "Board Manager", "Ongoing"]]


def test_a_page_number_ends_a_table() -> None:
    row = "Open a drop-in            Board Manager     Ongoing"
    assert parted(f"{HEADER}\n{row}\n\n\n                 Page 1 of 2")[-1].strip() == "Page 1 of 2"


def test_a_line_that_was_set_to_the_left_keeps_to_its_columns() -> None:
    text = f"""{HEADER}
Open a drop-in in town Named Nurse        May 2019
for families           and Midwife
Lend all the cots         Board Manager     Ongoing"""
    assert rows(text)[1] == ["Open a drop-in in town for families", "Named Nurse and Midwife", "May 2019"]


def test_a_line_looks_no_further_than_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    is_plain = two_columns.is_plain

    def counted(line: Line) -> bool:
        nonlocal looked
        looked += 1
        return is_plain(line)

    monkeypatch.setattr(two_columns, "is_plain", counted)
    lines = [Line(f"                 ward {k}                 {k * 37}") for k in range(1500)]
    assert part_columns(lines) == lines
    assert looked < 1000 * len(lines)
