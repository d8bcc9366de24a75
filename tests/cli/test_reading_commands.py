"""`extract list`, `show`, `compare`, `trends` and `themes` over parsed plans."""

import csv
import io
import json
from pathlib import Path

import pytest
from frictionless import Package

from safeguard_extract.store.columns import EVOLUTION_TABLES, TREND_TABLES

pytest.importorskip("safeguard_extract.pipeline", reason="the pipeline is not there")
EARLIER, LATER = "bramblecombe-2031", "bramblecombe-2034"


def test_list_has_a_line_a_plan(parsed):
    result = parsed("list")
    assert [line.split()[0] for line in result.stdout.splitlines()] == [EARLIER, LATER, "bramblecombe-2037"]
    assert "Bramblecombe Safeguarding Children Board" in result.stdout


def test_list_of_nothing_says_how_to_begin(run):
    result = run("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "extract parse" in result.stderr


def test_list_names_a_broken_plan_file(parsed):
    Path("outputs/plans/cut.json").write_text("{}")
    result = parsed("list")
    assert result.exit_code == 1
    assert "1 of 4 plans failed:" in result.stderr
    assert "cut.json" in result.stderr
    assert len(result.stdout.splitlines()) == 3


def test_show_reads_like_the_plan(parsed):
    shown = parsed("show", EARLIER).stdout
    places = [
        shown.index(words) for words in ("Bramblecombe", "Business plan", "Neglect", "Train every school", "Publish")
    ]
    assert places == sorted(places)
    assert "when: by July 2032" in shown
    assert "Training Sub-group" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_show_of_an_unknown_id_names_a_close_one(parsed):
    result = parsed("show", "bramblecomb-2031")
    assert result.exit_code == 2
    assert f"Did you mean {EARLIER}" in result.stderr


def test_compare_writes_four_files_and_prints_a_table(parsed):
    result = parsed("compare", LATER, EARLIER)
    assert result.exit_code == 0, result.stderr
    assert f"{EARLIER} → {LATER}" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "\x1b" not in result.stdout
    assert {path.name for path in Path("outputs/compare").iterdir()} == {
        f"{EARLIER}--{LATER}{ending}" for ending in (".csv", "-items.csv", "-reuse.csv", ".json")
    }
    assert Package("outputs/datapackage.json").validate().valid


def test_compare_in_other_formats_is_what_the_files_say(parsed):
    written = Path(f"outputs/compare/{EARLIER}--{LATER}.csv")
    said = parsed("compare", EARLIER, LATER, "--format", "csv").stdout_bytes
    assert said == written.read_bytes()
    rows = list(csv.DictReader(io.StringIO(said.decode())))
    assert {row["from_title"] for row in rows} >= {"Neglect"}
    plain = json.loads(parsed("compare", EARLIER, LATER, "--format", "json").stdout)
    assert plain == [json.loads(written.with_suffix(".json").read_text())]


def test_compare_goes_from_plan_to_plan_in_time_or_over_all_pairs(parsed):
    ids = ["bramblecombe-2037", EARLIER, LATER]
    assert parsed("compare", *ids).exit_code == 0
    pairs = {path.stem for path in Path("outputs/compare").glob("*.json")}
    assert pairs == {f"{EARLIER}--{LATER}", f"{LATER}--bramblecombe-2037"}
    parsed("compare", *ids, "--all-pairs")
    assert len(list(Path("outputs/compare").glob("*.json"))) == 3


@pytest.mark.parametrize("ids", [[], [EARLIER], [EARLIER, EARLIER], [EARLIER, "nobody-1999"], [EARLIER, "../a"]])
def test_compare_needs_two_plans_that_are_there(parsed, ids):
    result = parsed("compare", *ids)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert not Path("outputs/compare").exists()


def test_trends_writes_its_tables_and_says_so(parsed):
    result = parsed("trends")
    assert result.exit_code == 0, result.stderr
    for shape in (*TREND_TABLES, *EVOLUTION_TABLES):
        assert f"outputs/trends/{shape.name}.csv: " in result.stdout
        assert Path(f"outputs/trends/{shape.name}.csv").is_file()
    rows = list(csv.DictReader(Path("outputs/trends/theme_by_document.csv").read_text().splitlines()))
    assert {row["doc_id"] for row in rows} == {EARLIER, LATER, "bramblecombe-2037"}
    assert Package("outputs/datapackage.json").validate().valid, (
        Package("outputs/datapackage.json").validate().to_summary()
    )


def test_trends_parts_words_by_the_year_that_is_asked_for(parsed):
    for split in ("2034", "2035"):
        parsed("trends", "--split", split, "--no-charts")
        rows = list(csv.DictReader(Path("outputs/trends/keyness.csv").read_text().splitlines()))
        assert {row["split"] for row in rows} <= {split}
        survival = list(csv.DictReader(Path("outputs/trends/survival.csv").read_text().splitlines()))
        assert {row["event"] for row in survival} <= {"true", "false"}
    assert parsed("trends", "--split", "soon").exit_code == 2


def test_trends_over_named_plans_or_none(parsed):
    parsed("trends", EARLIER)
    rows = list(csv.DictReader(Path("outputs/trends/theme_by_document.csv").read_text().splitlines()))
    assert {row["doc_id"] for row in rows} == {EARLIER}
    assert parsed("trends", "nobody-1999").exit_code == 2
    empty = parsed("trends", "--out", "elsewhere")
    assert empty.exit_code == 2
    assert "extract parse" in empty.stderr


def test_themes_shows_the_codebook_in_force(run, tmp_path):
    assert "Neglect" in run("themes").stdout
    (tmp_path / "mine.yml").write_text("themes:\n - {id: guides, name: Guides for parents, includes: [guide]}\n")
    shown = run("themes", "--codebook", "mine.yml").stdout
    assert "Guides for parents" in shown
    assert "Neglect" not in shown


def test_themes_checks_a_codebook(run, tmp_path):
    (tmp_path / "good.yml").write_text("themes:\n - {id: guides, name: Guides, includes: [guide]}\n")
    (tmp_path / "bad.yml").write_text("themes:\n - {id: a, name: A, colour: red}\n - {id: a, name: A}\n")
    assert "good.yml: sound, 1 theme" in run("themes", "--check", "good.yml").stdout
    result = run("themes", "--check", "bad.yml")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "colour" in result.stdout
