"""Parties that stand one under the other in a cell."""

from __future__ import annotations

import pytest

from safeguard_extract.plan.cell_lines import dates_by_line, parties_by_line
from safeguard_extract.records.geometry import BBox, Span, union
from safeguard_extract.records.page import Cell, Line, Word


def cell(width: float, *lines: str) -> Cell:
    """A cell of lines of ten-point letters, each five points wide, three points from its edge."""
    made = []
    for i, text in enumerate(lines):
        words, x = [], 3.0
        for word in text.split():
            words.append(Word(word, BBox(x, 12.0 * i, x + 5.0 * len(word), 12.0 * i + 10), "Sans", 10.0))
            x = words[-1].bbox.x1 + 3
        made.append(Line(text, union(w.bbox for w in words), size=10.0, words=tuple(words)))
    return Cell(0, 0, 0, 0, "\n".join(lines), BBox(0, 0, width, 12.0 * len(lines)), lines=tuple(made))


def parties(width: float, *lines: str) -> list[str]:
    text = " ".join(lines)
    return [text[s.start : s.end] for s in parties_by_line(cell(width, *lines), text, Span(0, len(text)))]


def test_a_line_that_had_room_for_the_next_word_was_ended_on_purpose() -> None:
    assert parties(140, "Named Nurse", "Named Doctor") == ["Named Nurse", "Named Doctor"]


@pytest.mark.parametrize("lines", [("Training and", "Audit Subgroup"), ("Head of", "Children's Services")])
def test_a_line_that_had_none_goes_on(lines: tuple[str, str]) -> None:
    assert parties(80, *lines) == [" ".join(lines)]


def test_lines_that_are_no_parties_by_themselves_go_on() -> None:
    assert parties(200, "Head of Safeguarding and", "all of the above") == ["Head of Safeguarding and all of the above"]


def test_a_cell_of_a_text_file_has_no_lines() -> None:
    text = "Named Nurse Named Doctor"
    assert parties_by_line(Cell(0, 0, 0, 0, text), text, Span(0, len(text))) == (Span(0, len(text)),)


def test_the_last_word_of_a_name_is_no_party() -> None:
    assert parties(200, "Primary Care", "Trust") == ["Primary Care Trust"]


def dates(*lines: str) -> list[str]:
    text = " ".join(lines)
    return [text[s.start : s.end] for s in dates_by_line(cell(90, *lines), text, Span(0, len(text)))]


def test_dates_with_their_years_stand_one_under_the_other() -> None:
    assert dates("Sept 15", "Dec 15") == ["Sept 15", "Dec 15"]
    assert dates("September", "2018") == ["September 2018"]
    assert dates("From June 2019", "to May 2020") == ["From June 2019 to May 2020"]
    assert dates("Done by the nurse", "June 2019") == ["Done by the nurse June 2019"]
