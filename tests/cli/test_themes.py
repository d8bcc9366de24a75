"""`extract themes`: two codebooks side by side, and codebooks of other programs."""

import json
from pathlib import Path

BOOK = "name: Mine\nversion: '2'\nthemes:\n - {id: neglect, name: Child neglect, includes: [neglect, squalor]}\n"


def test_changes_are_shown_from_the_default_to_a_file(run, tmp_path):
    run("themes", "--export", "mine.yml")
    text = Path("mine.yml").read_text().replace("name: Neglect\n", "name: Child neglect\n").replace("squalor, ", "")
    Path("mine.yml").write_text(text)
    result = run("themes", "--diff", "mine.yml")
    assert result.exit_code == 0
    assert "~ neglect: Child neglect\n    name: Neglect → Child neglect\n    − includes: squalor\n" in result.stdout
    assert result.stdout.endswith("1 theme changed; 1 phrase removed.\n")
    assert "No change." in run("themes", "--diff", "default", "default").stdout


def test_changes_as_csv_and_json(run):
    Path("a.yml").write_text(BOOK)
    Path("b.yml").write_text(BOOK.replace(", squalor", "") + " - {id: sea, name: Sea, definition: Water}\n")
    lines = run("themes", "--diff", "a.yml", "b.yml", "--format", "csv").stdout.splitlines()
    assert lines[0] == "change,theme,name,part,before,after"
    assert lines[1:] == ["phrase_removed,neglect,Child neglect,includes,squalor,", "added,sea,Sea,,,Water"]
    rows = json.loads(run("themes", "--diff", "a.yml", "b.yml", "--format", "json").stdout)
    assert [row["change"] for row in rows] == ["phrase_removed", "added"]


def test_codebooks_go_out_and_come_back(run):
    for suffix in ("csv", "qdc"):
        assert "38 themes" in run("themes", "--export", f"book.{suffix}").stdout
        Path("back.yml").write_text(run("themes", "--import", f"book.{suffix}").stdout)
        assert "No change." in run("themes", "--diff", "back.yml").stdout
        assert "No change." in run("themes", "--diff", f"book.{suffix}").stdout
        run("themes", "--import", f"book.{suffix}", "--export", "again.yml")
        assert Path("again.yml").read_text() == Path("back.yml").read_text()


def test_an_imported_codebook_without_phrases_says_so(run):
    Path("book.csv").write_text("id,name\na,Anna\n")
    assert "nothing earns them: 1 of 1 theme." in run("themes", "--import", "book.csv").stderr


def test_the_codebook_as_csv_and_json(run):
    assert run("themes", "--format", "csv").stdout.startswith("id,name,definition,parent,")
    assert len(json.loads(run("themes", "--format", "json").stdout)["themes"]) == 38


def test_wrong_use_is_named(run):
    assert "--diff FILE_A FILE_B" in run("themes", "default").stderr
    Path("a.yml").write_text(BOOK)
    assert run("themes", "--diff", "a.yml", "--check", "a.yml").exit_code == 2
    result = run("themes", "--export", "book.docx")
    assert result.exit_code == 2 and ".yml, .csv and .qdc" in result.stderr


def test_a_codebook_that_comes_with_the_tool_is_called_by_its_name(run):
    named = run("themes", "--codebook", "yearly-reports")
    assert named.exit_code == 0 and named.stdout != run("themes").stdout
    Path("yearly-reports").write_text(BOOK)
    assert run("themes", "--codebook", "yearly-reports").stdout == named.stdout
    assert "Child neglect" in run("themes", "--codebook", "./yearly-reports").stdout
    assert run("themes", "--codebook", "monthly-reports").exit_code == 2


def test_codebooks_of_other_programs_are_checked_as_what_they_are(run):
    for suffix in ("csv", "qdc"):
        run("themes", "--export", f"book.{suffix}")
        assert run("themes", "--check", f"book.{suffix}").stdout == f"book.{suffix}: sound, 38 themes\n"
    Path("bad.csv").write_text("id,name\na,Anna\na,Ben\n")
    result = run("themes", "--check", "bad.csv")
    assert (result.exit_code, result.stdout) == (1, "bad.csv: the id a is given 2 times\n")
