"""`extract evaluate` over parsed plans of a fictional board."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from frictionless import Package

pytest.importorskip("safeguard_extract.pipeline", reason="the pipeline is not there")
EARLIER, LATER = "bramblecombe-2031", "bramblecombe-2034"


@pytest.fixture
def gold(parsed) -> Path:
    """The gold of two parsed plans: the plan files themselves, as a person who agrees with them would leave them."""
    folder = Path("gold")
    folder.mkdir()
    for id in (EARLIER, LATER):
        shutil.copy(f"outputs/plans/{id}.json", folder / f"{id}.json")
    return folder


def _change(path: Path, **fields) -> None:
    plain = json.loads(path.read_text(encoding="utf-8"))
    plain["items"][0] |= fields
    path.write_text(json.dumps(plain), encoding="utf-8")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(Path("outputs/evaluate", name).read_text(encoding="utf-8").splitlines()))


def test_a_plan_scores_full_marks_against_itself(parsed, gold):
    result = parsed("evaluate", gold)
    assert result.exit_code == 0, result.stderr
    assert "Over 2 documents" in result.stdout
    assert "\x1b" not in result.stdout
    assert {row["f1"] for row in _rows("scores.csv")} == {"1"}
    assert {row["document"] for row in _rows("scores.csv")} == {EARLIER, LATER, "ALL", "MEAN"}
    assert _rows("disagreements.csv") == []
    assert {row["share"] for row in _rows("reliability.csv")} == {"1"}
    report = Package("outputs/datapackage.json").validate()
    assert report.valid, report.to_summary()


def test_a_disagreement_is_listed_with_both_versions_and_the_files_are_described(parsed, gold):
    _change(gold / f"{EARLIER}.json", kind="outcome", leads=["Harbour Group"], dates=[])
    result = parsed("evaluate", gold)
    assert result.exit_code == 0, result.stderr
    parted = {row["decision"]: row for row in _rows("disagreements.csv")}
    assert (parted["items_with_kind"]["gold"], parted["items_with_kind"]["found"]) == ("outcome", "action")
    assert parted["leads"]["gold"] == "Harbour Group"
    assert "Training Sub-group" in parted["leads"]["found"]
    assert parted["dates"]["why"].startswith("not in the gold: 2032-07")
    assert {row["doc_id"] for row in parted.values()} == {EARLIER}
    report = Package("outputs/datapackage.json").validate()
    assert report.valid, report.to_summary()


def test_the_same_files_give_the_same_bytes(parsed, gold):
    _change(gold / f"{LATER}.json", text="Something else altogether, on the far side of the hill")
    parsed("evaluate", gold)
    first = {path.name: path.read_bytes() for path in Path("outputs/evaluate").iterdir()}
    parsed("evaluate", gold)
    assert first == {path.name: path.read_bytes() for path in Path("outputs/evaluate").iterdir()}


def test_a_document_that_was_not_parsed_counts_as_missed_unless_it_is_left_out(parsed, gold):
    Path(f"outputs/plans/{LATER}.json").unlink()
    result = parsed("evaluate", gold)
    assert result.exit_code == 1
    assert f"{LATER}: it was not parsed" in result.stderr
    f1 = {row["document"]: row["f1"] for row in _rows("scores.csv") if row["decision"] == "items"}
    assert (f1[EARLIER], f1[LATER]) == ("1", "0")
    result = parsed("evaluate", gold, "--parsed-only")
    assert result.exit_code == 0, result.stderr
    assert {row["document"] for row in _rows("scores.csv")} == {EARLIER, "ALL", "MEAN"}


def test_a_plan_under_another_id_is_known_by_its_file(parsed, gold):
    plain = json.loads((gold / f"{EARLIER}.json").read_text(encoding="utf-8"))
    plain["document"]["id"] = "plan-2031"  # the file that it was read from is plan-2031.txt
    (gold / f"{EARLIER}.json").write_text(json.dumps(plain), encoding="utf-8")
    result = parsed("evaluate", gold)
    assert result.exit_code == 0, result.stderr
    assert f"plan-2031 was parsed as {EARLIER}" in result.stderr
    assert [row["gold"] for row in _rows("disagreements.csv")] == ["plan-2031"]


def test_aligned_pairs_are_scored(parsed, gold):
    compared = json.loads(parsed("compare", EARLIER, LATER, "--format", "json").stdout)[0]
    links = [
        {"from_id": each["from_priority"], "to_id": each["to_priority"], "relation": each["relation"]}
        for each in compared["links"]
        if each["from_priority"] and each["to_priority"]
    ]
    dropped = [each["from_priority"] for each in compared["links"] if each["relation"] == "dropped"]
    new = [each["to_priority"] for each in compared["links"] if each["relation"] == "new"]
    pair = {"from": EARLIER, "to": LATER, "links": links, "dropped": dropped, "new": new}
    other = pair | {"from": LATER, "to": "bramblecombe-2040"}
    (gold / "alignments.json").write_text(json.dumps({"pairs": [pair, other]}), encoding="utf-8")
    assert parsed("evaluate", gold).exit_code == 0
    scores = {row["decision"]: row for row in _rows("scores.csv") if row["document"] == f"{EARLIER}--{LATER}"}
    assert scores.keys() == {"links", "relations", "dropped_new"}
    assert {row["f1"] for row in scores.values()} == {"1"}
    assert int(scores["links"]["n"]) == len(links) > 0


def test_two_coders(parsed, gold):
    shutil.copytree(gold, "other")
    _change(Path("other", f"{EARLIER}.json"), kind="outcome")
    Path("other", f"{LATER}.json").unlink()
    result = parsed("evaluate", gold, "--against", "other")
    assert result.exit_code == 0, result.stderr
    assert f"left out: {LATER}" in result.stderr
    assert "kind of items" in result.stdout
    kind = next(row for row in _rows("agreement.csv") if row["variable"] == "kind")
    assert 0 < float(kind["observed"]) < 1
    assert {row["document"] for row in _rows("agreement-scores.csv")} == {EARLIER, "ALL", "MEAN"}
    assert [row["found"] for row in _rows("agreement-disagreements.csv")] == ["outcome"]
    assert not Path("outputs/evaluate/scores.csv").exists()
    report = Package("outputs/datapackage.json").validate()
    assert report.valid, report.to_summary()


def test_broken_gold_is_named_and_the_rest_is_scored(parsed, gold):
    (gold / "cut.json").write_text("{", encoding="utf-8")
    result = parsed("evaluate", gold)
    assert result.exit_code == 1
    assert "1 of 3 gold documents failed:" in result.stderr
    assert "cut.json" in result.stderr
    assert {row["f1"] for row in _rows("scores.csv")} == {"1"}


def test_wrong_use(parsed, gold):
    Path("empty").mkdir()
    for words in (["nowhere"], ["empty"], [gold, "--out", "empty"], [gold, "--against", "empty"], []):
        result = parsed("evaluate", *words)
        assert result.exit_code == 2, words
        assert "Error: " in result.stderr
    shutil.copytree(gold, "apart")
    for id in (EARLIER, LATER):
        path = Path("apart", f"{id}.json")
        path.write_text(path.read_text(encoding="utf-8").replace(id, f"x-{id}"), encoding="utf-8")
    result = parsed("evaluate", gold, "--against", "apart")
    assert (result.exit_code, "no document in common" in result.stderr) == (2, True)
