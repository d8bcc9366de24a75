"""`extract train` over documents of fictional boards, and `extract parse --model` with what it made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fictional_files import plan_text

pytest.importorskip("safeguard_extract.pipeline", reason="the pipeline is not there")
BOARDS = ("Ashby", "Bramley", "Corby")


def _code(area: str, documents: Path, gold: Path, run) -> None:
    """Lay down a document of a board, and its gold: all that the tool finds but the first of its actions."""
    id = f"{area.lower()}-2031"
    documents.mkdir(exist_ok=True)
    gold.mkdir(exist_ok=True)
    path = documents / f"{id}.txt"
    path.write_text(plan_text(area=area), encoding="utf-8")
    assert run("parse", path, "--out", "parsed").exit_code == 0
    plain = json.loads(Path("parsed", "plans", f"{id}.json").read_text(encoding="utf-8"))
    (gold / f"{id}.json").write_text(json.dumps({**plain, "items": plain["items"][1:]}), encoding="utf-8")


@pytest.fixture
def coded(run) -> Path:
    """A gold folder of three boards, its documents in a folder beside it."""
    for area in BOARDS:
        _code(area, Path("documents"), Path("gold"), run)
    return Path("gold")


def test_a_model_is_trained_told_and_used(run, coded):
    result = run("train", coded)
    assert result.exit_code == 0, result.stderr
    assert "Reading 3 files of 3 documents of gold." in result.stderr
    assert "board left out" in result.stdout
    assert all(f"\n{board} " in result.stdout for board in BOARDS)
    written = {path.name: path.read_bytes() for path in Path("models").iterdir()}
    assert sorted(written) == ["rows.json", "rows.md"]
    assert b"neglect toolkit" not in b"".join(written.values())

    assert run("train", coded, "--documents", "documents", "--models", "again", "--jobs", "1").exit_code == 0
    assert {path.name: path.read_bytes() for path in Path("again").iterdir()} == written

    document = Path("documents", "ashby-2031.txt")
    confidences = {}
    for model in ("shipped", "models", "none"):
        assert run("parse", document, "--model", model, "--out", model).exit_code == 0
        plan = json.loads(Path(model, "plans", "ashby-2031.json").read_text(encoding="utf-8"))
        confidences[plan["fingerprint"]["model"]] = [item["confidence"] for item in plan["items"]]
    assert len(confidences) == 3
    assert len({tuple(row) for row in confidences.values()}) == 3
    assert set(confidences[""]) == {0.95}
    assert "Not read again" not in run("parse", document, "--model", "none", "--out", "models").stderr


def test_a_document_called_otherwise_is_known_by_the_plan_that_was_read_from_it(run, coded):
    Path("documents", "corby-2031.txt").rename("documents/Business Plan final.txt")
    result = run("train", coded)
    assert result.exit_code == 2
    assert "2 boards (Ashby, Bramley)" in result.stderr
    assert run("parse", "documents/Business Plan final.txt").exit_code == 0
    assert run("train", coded).exit_code == 0


def test_a_document_that_is_not_there_is_named_and_the_others_are_learned_from(run, coded):
    _code("Dalby", Path("documents"), coded, run)
    Path("documents", "dalby-2031.txt").unlink()
    result = run("train", coded)
    assert result.exit_code == 1
    assert "dalby-2031: no file of this name beside gold. Name its folder." in result.stderr
    assert Path("models", "rows.json").is_file()


@pytest.mark.parametrize("boards", [0, 1, 2])
def test_too_few_boards_end_with_2_and_write_nothing(run, boards):
    Path("gold").mkdir()
    for area in BOARDS[:boards]:
        _code(area, Path("documents"), Path("gold"), run)
    result = run("train", "gold")
    assert result.exit_code == 2
    assert ("there is no gold file" if not boards else f"covers {boards} board") in result.stderr
    assert not Path("models").exists()


def test_a_model_that_cannot_be_used_is_wrong_use(run, plan_file):
    result = run("parse", plan_file, "--model", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert "extract train" in result.stderr
    assert not Path("outputs").exists()
