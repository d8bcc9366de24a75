"""`extract compare --across YEAR`."""

import csv
import io
import json
from pathlib import Path

import pytest
from frictionless import Package

pytest.importorskip("safeguard_extract.pipeline", reason="the pipeline is not there")
EARLIER = "bramblecombe-2031"


def test_across_writes_two_files_and_prints_a_table(parsed):
    result = parsed("compare", "--across", "2032")
    assert result.exit_code == 0, result.stderr
    assert "2032" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert {path.name for path in Path("outputs/compare").iterdir()} == {"across-2032.csv", "across-2032.json"}
    assert Package("outputs/datapackage.json").validate().valid


def test_across_in_other_formats_is_what_the_files_say(parsed):
    written = Path("outputs/compare/across-2032.csv")
    said = parsed("compare", "--across", "2032", "--format", "csv").stdout_bytes
    assert said == written.read_bytes()
    rows = list(csv.DictReader(io.StringIO(said.decode())))
    assert {row["doc_id"] for row in rows} == {EARLIER}
    assert {row["medoid"] for row in rows} <= {"true", "false"}
    plain = json.loads(parsed("compare", "--across", "2032", "--format", "json").stdout)
    assert plain == json.loads(written.with_suffix(".json").read_text())
    assert sum(len(cluster["members"]) for cluster in plain["clusters"]) == len(rows)


@pytest.mark.parametrize(
    "words",
    [
        ["--across", "1999"],
        ["--across", "2032", "--theme", "no-such-theme"],
        ["--across", "2032", "--all-pairs"],
        ["--across", "soon"],
        ["--across", "2032", "nobody-1999"],
        ["--theme", "neglect", EARLIER, "bramblecombe-2034"],
    ],
)
def test_wrong_use_of_across(parsed, words):
    result = parsed("compare", *words)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert not Path("outputs/compare").exists()
