"""Titles of columns, run together as a scraper leaves them."""

from __future__ import annotations

import pytest

from safeguard_extract.language.column_titles import is_title, is_title_run, only_titles, title_run, titles_in

RUNS = {
    "Ref Action Lead Timescale": ["Ref", "Action", "Lead", "Timescale"],
    "Objective Action Who When How will we know": ["Objective", "Action", "Who", "When", "How will we know"],
    "What will we do? Who? When? RAG": ["What will we do?", "Who?", "When?", "RAG"],
    "No. Action Responsible Officer Target Date Status": [
        "No.",
        "Action",
        "Responsible Officer",
        "Target Date",
        "Status",
    ],
    "Action required By whom By when Progress update RAG rating": [
        "Action required",
        "By whom",
        "By when",
        "Progress update",
        "RAG rating",
    ],
    "Action | Lead | Deadline": ["Action", "Lead", "Deadline"],
    "Outcome Measure Evidence": ["Outcome", "Measure", "Evidence"],
    "Action Lead Officer Start End Outcome measure": ["Action", "Lead Officer", "Start", "End", "Outcome measure"],
    "What How Who When So what?": ["What", "How", "Who", "When", "So what?"],
    "What we will do Who will lead By when How will we know": [
        "What we will do",
        "Who will lead",
        "By when",
        "How will we know",
    ],
    "We said we would We did Status": ["We said we would", "We did", "Status"],
}
NO_RUNS = (
    "We report progress, actions and outcomes",
    "the lead agency status report",
    "Priority Objective",
    "Neglect and early help",
    "Actions speak louder than words",
    "",
)


@pytest.mark.parametrize(("line", "titles"), RUNS.items())
def test_a_line_of_titles(line: str, titles: list[str]) -> None:
    assert is_title_run(line)
    assert is_title_run(f"  {line}  ")
    assert titles_in(line) == titles


@pytest.mark.parametrize("line", RUNS)
def test_a_run_is_found_between_other_words(line: str) -> None:
    text = f"Safer sleep {line} 1.1 Buy cots for families"
    run = title_run(text)
    assert run is not None
    assert text[slice(*run)].strip() == line
    assert not is_title_run(text)


@pytest.mark.parametrize("line", NO_RUNS)
def test_running_text_and_two_titles_are_no_run(line: str) -> None:
    assert title_run(line) is None
    assert not is_title_run(line)


@pytest.mark.parametrize(
    "title", ["Action", "Lead officer", "By when?", "How will we know?", "Success measures", "RAG"]
)
def test_a_line_of_one_title(title: str) -> None:
    assert is_title(title)


@pytest.mark.parametrize("line", ["Neglect", "Lead: Police", "Action on neglect", "Train the lead officers", ""])
def test_other_lines_are_no_title(line: str) -> None:
    assert not is_title(line)


def test_a_header_begins_with_a_capital() -> None:
    run = title_run("Quality and impact Action Lead Timescale Lend cots")
    assert run is not None
    assert run[0] == len("Quality and impact ")


def test_lines_of_nothing_but_titles() -> None:
    assert only_titles("No. What are we going to do?") == ("No.", "What are we going to do?")
    assert only_titles("What nurses do") == ()
    assert only_titles("") == ()
