import csv
import json
from dataclasses import replace

import pytest
from frictionless import Package

from safeguard_extract.compare import carried_frame, comparison_frame, trend_tables
from safeguard_extract.records.comparison import CarriedItem, CarriedRelation, Comparison, Link, Relation
from safeguard_extract.records.plan import DateKind, DueDate, Progress
from safeguard_extract.store import PlanFolder, load_plans
from safeguard_extract.store.columns import (
    ALL_TABLES,
    BY_DOCUMENT,
    CARRIED,
    COMPARISON,
    ITEMS,
    PLAN_TABLES,
    TREND_TABLES,
)
from safeguard_extract.store.comparison_files import save_comparison
from safeguard_extract.store.data_package import write_data_package
from safeguard_extract.store.tables import (
    csv_text,
    due_range,
    frame_rows,
    plan_rows,
    progress_words,
    write_plan_tables,
    write_table,
)


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_have_the_columns_that_are_described(make_plan):
    rows = plan_rows(make_plan())
    assert list(rows) == [shape.name for shape in PLAN_TABLES]
    for shape in PLAN_TABLES:
        assert rows[shape.name], shape.name
        for row in rows[shape.name]:
            assert tuple(row) == shape.names


def test_a_plan_in_the_seven_tables(make_plan, tmp_path):
    write_plan_tables(tmp_path, [make_plan(id="ashmere-2030")])
    tables = {shape.name: _read(tmp_path / "tables" / f"{shape.name}.csv") for shape in PLAN_TABLES}
    (document,) = tables["documents"]
    assert document["series"] == "Ashmere: plan"
    assert (document["period_start"], document["words"], document["items"]) == ("2030", "18", "2")
    action, risk = tables["items"]
    assert action["themes"] == "training; education"
    assert action["due_kind"] == "by; ongoing"
    assert (action["due_earliest"], action["due_latest"], action["page"]) == ("2031-07", "2031-07", "2")
    assert action["progress"] == "green; 50 %; on course"
    assert action["confidence"] == "0.333333"
    assert (risk["priority_id"], risk["due_latest"], risk["progress"]) == ("", "", "")
    assert tables["leads"][0]["unit_id"] == "i1"
    assert [row["kind"] for row in tables["dates"]] == ["by", "ongoing"]
    assert [(row["unit_kind"], row["page"]) for row in tables["codes"]] == [("item", "2"), ("passage", "")]


def test_csv_follows_rfc_4180():
    shape = replace(CARRIED, columns=CARRIED.columns[:3])
    text = csv_text(shape, [{"from_doc": "a", "from_item": '=SUM("x")', "from_text": "one,\ntwo"}])
    assert text == 'from_doc,from_item,from_text\r\na,"=SUM(""x"")","one,\ntwo"\r\n'


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], (None, None)),
        ([("2031-07", "2031-07"), ("2030", "2031")], ("2030", "2031")),
        ([("2031-07-15", None)], ("2031-07-15", "2031-07-15")),
        ([(None, "2031-12"), ("2031-12-31", "2031-12-31")], ("2031-12", "2031-12")),
        ([(None, None)], (None, None)),
    ],
)
def test_the_range_of_several_dates(dates, expected):
    assert due_range(DueDate("", DateKind.BY, start, end) for start, end in dates) == expected


def test_progress_as_words():
    assert progress_words(None) == []
    assert progress_words(Progress(percent=12.5)) == ["12.5 %"]


def _comparison() -> Comparison:
    similar = ("Neglect", Relation.SAME, 0.75, 0.5, 1.0, ("neglect",))
    title, relation, *scores, themes = similar
    return Comparison(
        "ashmere-2030",
        "ashmere-2033",
        (
            Link("ashmere-2030", "p1", title, "ashmere-2033", "p1", title, relation, *scores, themes_shared=themes),
            Link("ashmere-2030", None, None, "ashmere-2033", "p2", "Voice", Relation.NEW, 0.0, 0.0, 0.0),
        ),
        (CarriedItem("ashmere-2030", "i1", "Train", "ashmere-2033", "i1", "Train all", CarriedRelation.REWORDED, 0.8),),
    )


def _trend_row() -> dict[str, object]:
    numbers = {"priorities": 4.0, "priorities_coded": 1, "priority_share": 0.25, "mentions_per_1000": 1 / 3}
    others = {"theme": "neglect", "theme_name": "Neglect", "doc_id": "ashmere-2030", "type": "strategic_plan"}
    counts = {"actions": 0, "actions_coded": 0, "words": 9, "mentions": 3, "year": 2030, "rank": 1, "state": "new"}
    return {**dict.fromkeys(BY_DOCUMENT.names), **others, **counts, **numbers, "change": None}


@pytest.fixture
def full_folder(make_plan, tmp_path):
    folder = PlanFolder(tmp_path)
    folder.keep(make_plan())
    folder.keep(make_plan(first="2033-04", last="2033-04-30", file="later.pdf"))
    folder.keep(make_plan(area=None, file="nameless.txt"))
    write_plan_tables(tmp_path, load_plans(tmp_path)[0])
    comparison = _comparison()
    frames = comparison_frame(comparison), carried_frame(comparison)
    save_comparison(comparison, *map(frame_rows, frames), tmp_path)
    write_table(tmp_path / "trends" / "theme_by_document.csv", BY_DOCUMENT, [_trend_row()])
    write_data_package(tmp_path)
    return tmp_path


def test_the_files_of_a_comparison(full_folder):
    folder = full_folder / "compare"
    names = {
        "ashmere-2030--ashmere-2033.csv",
        "ashmere-2030--ashmere-2033-items.csv",
        "ashmere-2030--ashmere-2033.json",
    }
    assert {path.name for path in folder.iterdir()} == names
    same, new = _read(folder / "ashmere-2030--ashmere-2033.csv")
    assert tuple(same) == COMPARISON.names
    assert (same["relation"], same["similarity"], same["themes_shared"]) == ("same", "0.75", "neglect")
    assert (new["from_priority"], new["relation"], new["similarity"]) == ("", "new", "")
    plain = json.loads((folder / "ashmere-2030--ashmere-2033.json").read_bytes())
    assert plain["links"][1]["to_title"] == "Voice"
    assert plain["carried"][0]["relation"] == "reworded"


def test_the_data_package_is_valid_and_describes_every_table_that_exists(full_folder):
    report = Package(str(full_folder / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    described = {task.place for task in report.tasks}
    assert described == {path.relative_to(full_folder).as_posix() for path in full_folder.rglob("*.csv")}


def test_the_data_package_of_empty_tables_is_valid(tmp_path):
    write_plan_tables(tmp_path, [])
    assert Package(str(write_data_package(tmp_path))).validate().valid


@pytest.mark.parametrize(
    ("table", "was", "becomes"),
    [
        ("items", ",2031-07,", ",July 2031,"),
        ("items", ",action,", ",deed,"),
        ("items", ",0.333333,", ",33,"),
        ("leads", "ashmere-2030,", "unknown-2030,"),
        ("documents", "ashmere-2033,", "ashmere-2030,"),
    ],
)
def test_the_data_package_finds_what_is_wrong(full_folder, table, was, becomes):
    path = full_folder / "tables" / f"{table}.csv"
    text = path.read_bytes().decode()
    assert was in text
    path.write_bytes(text.replace(was, becomes).encode())
    assert not Package(str(full_folder / "datapackage.json")).validate().valid


def test_the_tables_that_compare_makes_have_the_columns_that_are_described(make_plan):
    comparison = _comparison()
    assert tuple(comparison_frame(comparison).columns) == COMPARISON.names
    assert tuple(carried_frame(comparison).columns) == CARRIED.names
    frames = trend_tables([make_plan(id="ashmere-2030")], {"neglect": "Neglect"})
    assert {name: tuple(frame.columns) for name, frame in frames.items()} == {s.name: s.names for s in TREND_TABLES}


def test_rows_of_a_frame_are_plain():
    import pandas as pd

    frame = pd.DataFrame({"year": pd.array([2030, None], dtype="Int64"), "share": [0.5, float("nan")]})
    assert frame_rows(frame) == [{"year": 2030, "share": 0.5}, {"year": None, "share": None}]


def test_every_column_says_what_it_is():
    for shape in ALL_TABLES:
        assert len(set(shape.names)) == len(shape.names)
        assert all(column.says for column in shape.columns)
    assert "quote" in ITEMS.names
