"""Where the rows of a poured table part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.plan.poured_groups import Columns, Rows, columns_of, has_measures, is_objective, part_rows
from safeguard_extract.plan.segments import Cell, Segment
from safeguard_extract.records.geometry import Span

SAID = {
    "A": (Cell.DUTY, "Develop a rota for the drop-in."),
    "a": (Cell.DUTY, "Develop a rota for the drop-in"),
    "R": (Cell.DUTY, "Report to Board on the rota."),
    "S": (Cell.STATE, "The rota is in use."),
    "o": (Cell.STATE, "Parents know when to come"),
    "D": (Cell.DATE, "May 2019"),
    "L": (Cell.LEAD, "Named Nurse"),
    "G": (Cell.RATING, "Green"),
}
AFTER, BETWEEN, NONE = Columns(measured=True), Columns(between=True), Columns(measured=False)


def segments(letters: str) -> list[Segment]:
    out: list[Segment] = []
    position = 0
    for letter in letters:
        cell, text = SAID[letter]
        out.append(Segment(cell, text, Span(position, position + len(text)), 0, text.endswith(".")))
        position += len(text) + 1
    return out


def letters_of(rows: Rows) -> tuple[str, str, str]:
    letter = {said: letter for letter, said in SAID.items()}
    actions, anchors, measures = (
        "".join(letter[s.cell, s.text] for s in part) for part in (rows.actions, rows.anchors, rows.measures)
    )
    return actions, anchors, measures


PARTED = {
    "a row after a row": ("ADLSADLS", AFTER, [("A", "DL", "S"), ("A", "DL", "S")]),
    "columns of two rows": ("AADDLLSSADLS", AFTER, [("AA", "DDLL", "SS"), ("A", "DL", "S")]),
    "a measure that reads like a duty": ("ADLRADLR", AFTER, [("A", "DL", "R"), ("A", "DL", "R")]),
    "a duty with a noun's name, where its row wants one": ("ADLSRDLS", AFTER, [("A", "DL", "S"), ("R", "DL", "S")]),
    "an objective over its actions": ("oADLSoADLS", AFTER, [("oA", "DL", "S"), ("oA", "DL", "S")]),
    "no measures": ("ADLADL", NONE, [("A", "DL", ""), ("A", "DL", "")]),
    "measures before leads": ("oASLDARLD", BETWEEN, [("oA", "LD", "S"), ("A", "LD", "R")]),
    "a row without date or lead at the end": ("ADLSAS", AFTER, [("A", "DL", "S"), ("A", "", "S")]),
}


@pytest.mark.parametrize(("letters", "columns", "expected"), PARTED.values(), ids=PARTED)
def test_rows_are_parted_where_they_are_whole(
    letters: str, columns: Columns, expected: list[tuple[str, str, str]]
) -> None:
    assert [letters_of(rows) for rows in part_rows(segments(letters), columns)] == expected


def test_a_rating_closes_its_row() -> None:
    rows = part_rows(segments("aLDoGaLDoG"), AFTER)
    assert [letters_of(row) for row in rows] == [("a", "LD", "o"), ("a", "LD", "o")]
    assert [row.rating for row in rows] == ["green", "green"]


def test_a_measure_keeps_its_own_date() -> None:
    own = Segment(Cell.DATE, "by the end of the year", Span(200, 222), 0)
    first, *rest = segments("oADLS")
    lead, date = segments("LD")
    rows = part_rows([first, *rest, own, *segments("A"), lead, date], AFTER)
    assert rows[0].measures[0].text == "The rota is in use. by the end of the year"


@given(st.text(alphabet="AaRSoDLG", max_size=14), st.sampled_from([AFTER, BETWEEN, NONE]))
def test_no_word_is_lost_and_none_is_moved(letters: str, columns: Columns) -> None:
    given_words = [s for s in segments(letters) if s.cell is not Cell.RATING]
    found = [
        s for rows in part_rows(segments(letters), columns) for s in (*rows.actions, *rows.anchors, *rows.measures)
    ]
    assert sorted(s.span for s in found) == [s.span for s in given_words]


HEADERS = {
    "Action Lead Timescale Success measure": Columns(measured=True),
    "Ref Objective Action Lead Timescale Success measure RAG": Columns(measured=True, objectives=True),
    "Action Success measure Lead Timescale": Columns(measured=False, between=True),
    "Action Lead Timescale": Columns(measured=False),
    "No What will we do? How? By whom By when Impact": Columns(measured=True, objectives=True),
    "Ref Action RAG": Columns(),
}


@pytest.mark.parametrize(("header", "expected"), HEADERS.items())
def test_a_header_tells_the_columns(header: str, expected: Columns) -> None:
    assert columns_of(header) == expected


def test_measures_are_told_by_what_follows_dates_and_leads() -> None:
    assert has_measures(segments("ADLSADLS"))
    assert not has_measures(segments("ADLADL"))


def test_a_numbered_row_opens_with_its_objective_where_the_header_has_objectives() -> None:
    numbered, action = segments("aa")
    numbered = Segment(numbered.cell, numbered.text, numbered.span, 0, opens_row=True)
    assert is_objective([numbered, action], 0, Columns(objectives=True))
    assert not is_objective([numbered, action], 0, Columns())
