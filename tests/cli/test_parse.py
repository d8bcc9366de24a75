"""`extract parse`: what is written, what is said, and what happens with bad input."""

import json
from pathlib import Path

import pytest
from fictional_files import blank_pdf, plan_text

pytest.importorskip("safeguard_extract.pipeline", reason="the pipeline is not there")


def _ids(out: Path = Path("outputs")) -> set[str]:
    return {path.stem for path in (out / "plans").glob("*.json")}


def test_a_plan_becomes_a_file_tables_and_a_line(run, plan_file, tmp_path):
    result = run("parse", plan_file)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "bramblecombe-2031  business plan  2031 to 2034  2 priorities  4 items\n"
    assert _ids() == {"bramblecombe-2031"}
    assert (tmp_path / "outputs/tables/items.csv").read_text().count("\n") == 5
    assert (tmp_path / "outputs/datapackage.json").exists()


def test_files_that_have_not_changed_are_not_read_again(run, plan_file, monkeypatch):
    run("parse", plan_file)
    written = Path("outputs/plans/bramblecombe-2031.json")
    before = written.stat().st_ino
    result = run("parse", plan_file)
    assert (result.exit_code, result.stdout.split()[0]) == (0, "bramblecombe-2031")
    assert "Not read again, because nothing has changed: 1 of 1." in result.stderr
    assert written.stat().st_ino == before


def test_reading_again_gives_the_same_bytes(run, plan_file):
    run("parse", plan_file, "--out", "one")
    run("parse", plan_file, "--out", "two")
    for path in sorted(Path("one").rglob("*.*")):
        assert path.read_bytes() == (Path("two") / path.relative_to("one")).read_bytes()


def test_another_codebook_is_another_reading(run, plan_file, tmp_path):
    run("parse", plan_file)
    book = tmp_path / "mine.yml"
    book.write_text("name: mine\nversion: '1'\nthemes:\n - {id: guides, name: Guides, includes: [guide for parents]}\n")
    assert "Not read again" not in run("parse", plan_file, "--codebook", book).stderr
    plain = json.loads(Path("outputs/plans/bramblecombe-2031.json").read_text())
    assert {code["theme"] for code in plain["codes"]} <= {"guides"}


def test_standard_input_is_read_by_what_it_is(run, tmp_path):
    result = run("parse", "-", input=plan_text().encode())
    assert result.stdout.startswith("bramblecombe-2031 ")
    assert json.loads(Path("outputs/plans/bramblecombe-2031.json").read_text())["document"]["source"]["file"] == "stdin"
    failed = run("parse", "-", input=b"%PDF-1.7\nno more")
    assert failed.exit_code == 1
    assert "standard input: " in failed.stderr


def test_a_folder_with_good_and_bad_files_loses_nothing(run, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(plan_text())
    (folder / "b.txt").write_text("")
    (folder / "c.txt").write_text(plan_text("Thornmere", 2032))
    (folder / "d.md").write_text(plan_text())
    result = run("parse", folder, "nowhere.pdf")
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["bramblecombe-2031", "thornmere-2032"]
    assert _ids() == {"bramblecombe-2031", "thornmere-2032"}
    assert "2 of 5 inputs failed:" in result.stderr
    assert "nowhere.pdf: there is no such file or folder" in result.stderr
    assert f"{folder}/b.txt: the file is empty" in result.stderr
    assert f"{folder}/d.md is a copy of {folder}/a.txt" in result.stderr
    assert "bramblecombe-2031,Bramblecombe: plan" in Path("outputs/tables/documents.csv").read_text()


def test_two_documents_with_one_id_are_told_apart(run, tmp_path):
    (tmp_path / "z.txt").write_text(plan_text())
    (tmp_path / "a.txt").write_text(plan_text(theme="Listening to children"))
    run("parse", "z.txt")
    result = run("parse", "a.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("bramblecombe-2031 ")
    assert "a.txt keeps it, z.txt is bramblecombe-2031-business-plan. --id" in result.stderr
    assert _ids() == {"bramblecombe-2031", "bramblecombe-2031-business-plan"}
    assert run("parse", "z.txt", "--id", "old-plan").exit_code == 0
    assert _ids() == {"bramblecombe-2031", "old-plan"}


@pytest.mark.parametrize("id", ["../up", "A Plan", "a--b", ""])
def test_an_id_that_could_leave_the_folder_is_refused(run, plan_file, id):
    result = run("parse", plan_file, "--id", id)
    assert result.exit_code == 2
    assert "is no id" in result.stderr
    assert _ids() == set()


def test_an_id_names_one_input_only(run, plan_file):
    result = run("parse", plan_file, "other.txt", "--id", "mine")
    assert result.exit_code == 2
    assert "there are 2 inputs" in result.stderr


def _spoilt(path: Path) -> Path:
    """The file that its name speaks of."""
    if path.stem == "truncated":
        whole = blank_pdf(path, words="words " * 12).read_bytes()
        path.write_bytes(whole[: len(whole) // 3])
    elif path.stem == "locked":
        blank_pdf(path, words="words", password="secret")
    elif path.stem == "textless":
        blank_pdf(path)
    elif path.stem == "recipe":
        steps = "Rub the butter into the flour. Add sugar, then bind it with cold water. Rest the dough for an hour. "
        path.write_text(steps * 8)
    elif path.stem == "picture":
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    elif path.stem == "empty":
        path.write_bytes(b"")
    return path


BAD = {
    "missing.pdf": ("no such file", "Check the path"),
    "empty.txt": ("empty", "Fetch the document again"),
    "truncated.pdf": ("", "fetch it again"),
    "locked.pdf": ("password", "without a password"),
    "textless.pdf": ("text", "OCR"),
    "picture.pdf": ("picture", "convert"),
}


def test_bad_input_is_named_with_its_reason_and_what_to_do(run, tmp_path, plan_file):
    for name in BAD:
        _spoilt(tmp_path / name)
    result = run("parse", *BAD, plan_file.name)
    assert result.exit_code == 1
    assert f"{len(BAD)} of {len(BAD) + 1} inputs failed:" in result.stderr
    assert "Traceback" not in result.stderr
    assert _ids() == {"bramblecombe-2031"}
    for name, (reason, remedy) in BAD.items():
        (line,) = [each for each in result.stderr.splitlines() if name in each]
        assert reason in line
        assert remedy in line


def test_a_text_with_no_plan_in_it_is_kept_and_counts_as_failed(run, tmp_path):
    _spoilt(tmp_path / "recipe.txt")
    for _ in range(2):  # the second time it is not read again, but has failed all the same
        result = run("parse", "recipe.txt")
        assert result.exit_code == 1
        assert "recipe.txt: no priority was found in it; it is kept as recipe." in result.stderr
    assert json.loads(Path("outputs/plans/recipe.json").read_text())["problems"]


def test_an_empty_folder_is_named(run, tmp_path):
    (tmp_path / "in").mkdir()
    result = run("parse", "in")
    assert result.exit_code == 1
    assert "in: there is no document in it. Readable are .pdf" in result.stderr


def test_an_output_folder_that_cannot_be_written_is_wrong_use(run, plan_file):
    result = run("parse", plan_file, "--out", plan_file / "outputs")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert "--out" in result.stderr


def test_a_broken_codebook_is_wrong_use(run, plan_file, tmp_path):
    (tmp_path / "book.yml").write_text("themes: [{id: a}]")
    result = run("parse", plan_file, "--codebook", "book.yml")
    assert result.exit_code == 2
    assert "has no name" in result.stderr
    assert "extract themes --check" in result.stderr
    assert run("parse", plan_file, "--codebook", "nowhere.yml").exit_code == 2


def test_a_broken_plan_file_is_named_and_the_tables_hold_the_rest(run, plan_file):
    run("parse", plan_file)
    Path("outputs/plans/cut-2030.json").write_text('{"schema": "1.0"')
    result = run("parse", plan_file)
    assert result.exit_code == 1
    assert "outputs/plans/cut-2030.json: it is not JSON" in result.stderr
    assert Path("outputs/tables/documents.csv").read_text().count("\n") == 2


def test_quiet_says_only_what_failed(run, plan_file):
    run("parse", plan_file)
    result = run("parse", plan_file, "nowhere.pdf", "--quiet")
    assert result.stderr.splitlines()[0] == "1 of 2 inputs failed:"
    assert len(result.stderr.splitlines()) == 2
    assert result.stdout.startswith("bramblecombe-2031")


def test_a_run_that_is_stopped_keeps_what_was_read(run, plan_file, tmp_path, monkeypatch):
    from safeguard_extract.store import PlanFolder

    (tmp_path / "second.txt").write_text(plan_text("Thornmere", 2032))
    keep, kept = PlanFolder.keep, []

    def stop_after_one(self, plan, given=None):
        if kept:
            raise KeyboardInterrupt
        kept.append(plan)
        return keep(self, plan, given)

    monkeypatch.setattr(PlanFolder, "keep", stop_after_one)
    result = run("parse", plan_file, "second.txt", "--jobs", "1")
    assert result.exit_code == 130
    assert "the same command goes on" in result.stderr
    assert len(_ids()) == 1
    monkeypatch.undo()


def test_a_fault_in_the_program_is_one_failure_and_verbose_shows_where(run, plan_file, monkeypatch):
    from safeguard_extract import pipeline

    def broken(path, **_):
        raise TypeError("a fault")

    monkeypatch.setattr(pipeline, "parse", broken)
    result = run("parse", plan_file, "--verbose")
    assert result.exit_code == 1
    assert "a fault in the program: TypeError: a fault" in result.stderr
    assert "in broken" in result.stderr


def test_words_of_a_document_cannot_steer_the_terminal(run, tmp_path):
    (tmp_path / "evil.txt").write_text(plan_text(theme="\x1b[31mRed\x1b[0m [bold]and[/bold] \u202ebidi"))
    run("parse", "evil.txt")
    for result in (run("show", "bramblecombe-2031"), run("list")):
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output
