"""corrections.csv is read as spreadsheets save it; each faulty line is named and the others hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.corrections import read_corrections
from safeguard_extract.corrections.written import dates, written_dates
from safeguard_extract.edited_tables import joined, parted
from safeguard_extract.errors import BrokenCorrections
from safeguard_extract.records.correction import CorrectedField, UnitKind
from safeguard_extract.records.plan import DateKind, DueDate
from safeguard_extract.settings import CODES_TO_DECIDE, ROWS_TO_DECIDE

HEAD = "doc_id,uid,unit_kind,field,was,should_be,note\n"
THEMES = ("neglect", "cse", "training")


def read(folder: Path, text: str | bytes):
    (folder / "corrections.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_corrections(folder, THEMES)


def test_no_file_is_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path, THEMES)[0].rows == ()
    assert read(tmp_path, "") == read_corrections(tmp_path / "nowhere", THEMES)


def test_a_line_becomes_a_correction(tmp_path: Path) -> None:
    corrections, faults = read(tmp_path, HEAD + "ashmere-2030,b1,item,themes,cse,neglect; training,seen by Ann\n")
    (row,) = corrections.rows
    assert faults == ()
    assert (row.doc_id, row.uid, row.unit_kind, row.field) == (
        *("ashmere-2030", "b1"),
        *(UnitKind.ITEM, CorrectedField.THEMES),
    )
    assert (row.was, row.should_be, row.note, row.line) == ("cse", "neglect; training", "seen by Ann", 2)


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + "a-2030,b1,item,kind,,risk,\n").encode("utf-8-sig"),
        (HEAD + "a-2030,b1,item,kind,,risk,Zoë\n").replace(",", ";").encode("cp1252"),
        (HEAD + "a-2030,b1,item,kind,,risk,\n").replace(",", "\t").encode("utf-16"),
        b'Unit_Kind,FIELD,doc_id,uid,should_be,page\r\n"item",Kind,a-2030, b1 ,Risk,3\r\n,,,,,\r\n',
    ],
)
def test_spreadsheets_may_save_it_in_their_way(data: bytes, tmp_path: Path) -> None:
    corrections, faults = read(tmp_path, data)
    assert [(row.uid, row.should_be.lower()) for row in corrections.rows] == [("b1", "risk")] and faults == ()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Ashmere 2030,b1,item,kind,,risk", "'Ashmere 2030' is no id of a plan"),
        ("a-2030,,item,kind,,risk", "no uid"),
        ("a-2030,1.23E+09,item,kind,,risk", "made a number of the uid"),
        ("a-2030,b1,row,kind,,risk", "unit_kind 'row' is none of priority, item"),
        ("a-2030,b1,item,colour,,red", "field 'colour' is none of themes"),
        ("a-2030,b1,item,title,,Neglect", "a row of the kind item has no title"),
        ("a-2030,b1,priority,dates,,ongoing", "a row of the kind priority has no dates"),
        ("a-2030,b1,item,kind,,priority", "kind 'priority' is none of action"),
        ("a-2030,b1,item,themes,,neglect; fire", "no theme of the codebook is called fire"),
        ("a-2030,b1,item,dates,,soon", "'soon' is no kind of date"),
        ("a-2030,b1,item,dates,,by/July", "'by/July' is no date"),
        ("a-2030,b1,item,dates,,range/2031/2030", "ends before it begins"),
        ("a-2030,b1,item,dates,,ongoing/2031", "has no start and no end"),
        ("a-2030,b1,item,delete,,no", "delete takes 'yes'"),
        ("a-2030,b1,item,text,,Run, please,,,", "more cells than the header"),
    ],
)
def test_a_faulty_line_is_named_and_the_others_hold(line: str, fault: str, tmp_path: Path) -> None:
    good = "a-2030,b9,item,kind,,risk,\n"
    text = HEAD + good + (line + "," * (6 - line.count(",")) if "please" not in line else line + "x") + "\n"
    corrections, faults = read(tmp_path, text + good.replace("b9", "b8"))
    assert [row.uid for row in corrections.rows] == ["b9", "b8"]
    assert len(faults) == 1 and fault in faults[0].detail and faults[0].detail.startswith("line 3: ")


def test_two_lines_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    lines = "a-2030,b1,item,kind,,risk,\na-2030,b1,item,kind,,risk,again\na-2030,b1,item,kind,,action,\n"
    corrections, faults = read(tmp_path, HEAD + lines)
    assert [row.should_be for row in corrections.rows] == ["risk"]
    assert [fault.detail for fault in faults] == ["line 4: line 2 corrects the same field to something else"]


def test_a_line_without_a_decision_is_passed_over(tmp_path: Path) -> None:
    corrections, faults = read(tmp_path, HEAD + "a-2030,b1,item,kind,action,,\na-2030,b1,item,delete,,,\n")
    assert [row.field for row in corrections.rows] == [CorrectedField.DELETE] and faults == ()


def test_noughts_that_a_spreadsheet_dropped_come_back(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + "a-2030,12345678,item,delete,,,\n")[0].rows[0].uid == "0012345678"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("plan,row\na,b\n", "line 1: the columns doc_id, uid, unit_kind, field, should_be are missing"),
        (HEAD + 'a-2030,b1,item,kind,,"risk\n\n', "line 2: not readable as CSV"),
    ],
)
def test_a_file_that_is_no_such_table_stops_everything(text: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenCorrections, match=fault):
        read(tmp_path, text)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Z", "Cf")), min_size=1), max_size=4))
def test_values_in_a_cell_come_back(values: list[str]) -> None:
    assert list(parted(joined(values))) == values


BOUND = st.none() | st.sampled_from(["2031", "2031-07", "2031-07-15"])
DATES = st.one_of(
    st.sampled_from([DateKind.RECURRING, DateKind.ONGOING]).map(lambda kind: DueDate("", kind)),
    st.tuples(st.sampled_from([DateKind.BY, DateKind.ON]), BOUND).map(lambda d: DueDate("", d[0], d[1], d[1])),
    BOUND.map(lambda end: DueDate("", DateKind.RANGE, "2031", end)),
)


@given(st.lists(DATES, max_size=4))
def test_dates_in_a_cell_come_back(found: list[DueDate]) -> None:
    assert list(dates(written_dates(found))) == found


def test_a_date_may_have_its_words() -> None:
    (date,) = dates("range/2016-04/2017-03/during 2016/17")
    assert (date.text, date.start, date.end) == ("during 2016/17", "2016-04", "2017-03")


def test_the_example_of_the_documentation_is_sound(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")
    example = page.partition("```csv\n")[2].partition("```")[0]
    corrections, faults = read(tmp_path, example)
    assert faults == () and len(corrections.rows) == example.count("\n") - 1 == 4
    for band in (ROWS_TO_DECIDE, CODES_TO_DECIDE):
        assert f" under {band.high:g} |".replace("0.", ".") in page
    assert all(f"| `{field}` |" in page for field in CorrectedField)
