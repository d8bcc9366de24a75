"""What a person corrects holds in every later run of `extract parse`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from fictional_files import plan_text

pytest.importorskip("safeguard_extract.pipeline", reason="the pipeline is not there")

PLAN = Path("outputs/plans/bramblecombe-2031.json")
FILE = Path("outputs/corrections.csv")
HEAD = "doc_id,uid,unit_kind,field,was,should_be,note\n"


def items() -> list[dict]:
    return json.loads(PLAN.read_text())["items"]


def table(path: str) -> list[dict]:
    with Path(path).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(*lines: str) -> None:
    FILE.write_text(HEAD + "".join(f"{line}\n" for line in lines))


@pytest.fixture
def uids(run, plan_file) -> list[str]:
    assert run("parse", plan_file).exit_code == 0
    return [item["uid"] for item in items()]


def test_a_correction_is_honoured_and_outlives_another_reading(run, plan_file, uids):
    before = PLAN.read_bytes()
    write(f"bramblecombe-2031,{uids[0]},item,themes,,cse; training,", f"bramblecombe-2031,{uids[1]},item,delete,,,")
    result = run("parse", plan_file)
    assert result.exit_code == 0 and "Not read again" not in result.stderr
    assert "2 priorities  3 items" in result.stdout
    row = items()[0]
    assert (row["uid"], row["themes"], row["how"], row["confidence"]) == (uids[0], ["cse", "training"], "corrected", 1)
    assert [row["theme"] for row in table("outputs/tables/codes.csv") if row["unit_id"] == "i1"] == ["cse", "training"]
    assert "Not read again" in run("parse", plan_file).stderr
    FILE.unlink()
    assert "Not read again" not in run("parse", plan_file).stderr
    assert PLAN.read_bytes() == before


def test_a_faulty_line_fails_alone(run, plan_file, uids):
    write(f"bramblecombe-2031,{uids[0]},item,themes,,fire,", f"bramblecombe-2031,{uids[1]},item,kind,,risk,")
    result = run("parse", plan_file)
    assert result.exit_code == 1
    assert "outputs/corrections.csv: line 2: no theme of the codebook is called fire." in result.stderr
    assert items()[1]["kind"] == "risk"


def test_a_file_that_cannot_be_read_stops_before_anything_is_lost(run, plan_file, uids):
    write(f"bramblecombe-2031,{uids[1]},item,kind,,risk,")
    run("parse", plan_file)
    FILE.write_text("nothing,of,the,kind\n1,2,3,4\n")
    result = run("parse", plan_file)
    assert result.exit_code == 2 and "the columns doc_id" in result.stderr
    assert items()[1]["kind"] == "risk"


def test_rows_and_plans_that_are_gone_are_told(run, plan_file, uids):
    write("bramblecombe-2031,0000000000,item,kind,,risk,", "elsewhere-2031,0000000000,item,kind,,risk,")
    result = run("parse", plan_file)
    assert result.exit_code == 0
    assert "line 2: no item has the uid 0000000000 any more" in result.stderr
    assert "line 3: no plan in outputs is called elsewhere-2031." in result.stderr


def test_two_plans_that_share_words_are_corrected_apart(run, tmp_path):
    (tmp_path / "in").mkdir()
    for area in ("Bramblecombe", "Thornmere"):
        (tmp_path / "in" / f"{area}.txt").write_text(plan_text(area))
    run("parse", "in", "--jobs", "1")
    uid = table("outputs/tables/priorities.csv")[0]["uid"]
    write(f"thornmere-2031,{uid},priority,title,Neglect,Child neglect,")
    assert "Not read again, because nothing has changed: 1 of 2." in run("parse", "in", "--jobs", "1").stderr
    titles = {(row["doc_id"], row["title"]) for row in table("outputs/tables/priorities.csv") if row["uid"] == uid}
    assert titles == {("bramblecombe-2031", "Neglect"), ("thornmere-2031", "Child neglect")}


def test_what_is_to_decide_can_be_copied_whole(run, plan_file, uids):
    rows = table("outputs/to_decide.csv")
    names = [resource["name"] for resource in json.loads(Path("outputs/datapackage.json").read_text())["resources"]]
    assert "to_decide" in names
    FILE.write_bytes(Path("outputs/to_decide.csv").read_bytes())
    assert "Not read again" in run("parse", plan_file).stderr
    assert list(rows[0])[:7] == HEAD.strip().split(",")
    rows[0]["should_be"] = rows[0]["was"]
    with FILE.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerow(rows[0])
    assert run("parse", plan_file).exit_code == 0
    assert rows[0]["uid"] not in {row["uid"] for row in table("outputs/to_decide.csv")}


def test_the_pipeline_honours_corrections_by_itself(plan_file, uids):
    from safeguard_extract.pipeline import parse
    from safeguard_extract.records.correction import CorrectedField, Correction, Corrections, UnitKind

    said = Correction("bramblecombe-2031", uids[0], UnitKind.ITEM, CorrectedField.KIND, "risk")
    plan = parse(plan_file, corrections=Corrections((said,)))
    assert (plan.items[0].kind, plan.items[0].how) == ("risk", "corrected")
    assert parse(plan_file).items[0].kind == "action"
