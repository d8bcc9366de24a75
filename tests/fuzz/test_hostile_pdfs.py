"""Hostile and damaged PDF files give tables, or a known error that names the file; none stops the run.

A sample runs with the other tests; `make fuzz` runs hundreds of files, and reads them as plans, too.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hostile_pdfs import cut_short, damaged, hostile, sound

from safeguard_extract.cli.reading_run import parse_file
from safeguard_extract.cli.tables import read_file
from safeguard_extract.cli.workers import Outcome, read_all
from safeguard_extract.errors import CrashedReader, NoText
from safeguard_extract.settings import Limits

ALL = os.environ.get("SAFEGUARD_FUZZ") == "all"
ROOT = Path(__file__).resolve().parents[2]
# The seeds of damage; in each run also those that once showed a fault in the program.
DAMAGES = range(800) if ALL else (*range(24), 467)
# Half of what a run allows, so that a bomb is over sooner; what is no bomb takes less than 0.3 GB.
LIMITS = Limits(seconds=300.0, memory=512 * 1024**2)
# What only the limits on a worker can stop: PDFium itself unpacks it, or goes round in it, before a page is there.
BOMBS = {
    "form_within_itself",
    "forms_that_double",
    "unpacks_to_a_gigabyte",
    "unpacks_twice",
    "picture_that_unpacks_to_a_gigabyte",
}
# Pages of pictures that an OCR program looks at, where one is installed; RapidOCR takes more memory than this.
LOOKED_AT = {"pictures_of_noise", "page_of_grain", "picture_of_ten_thousand_million_dots", "font_that_draws_itself"}
SLOW = {
    "forms_that_double",
    "unpacks_to_a_gigabyte",
    "unpacks_twice",
    "picture_that_unpacks_to_a_gigabyte",
    "street_map",
    "small_boxes",
    "one_line_of_words",
    *LOOKED_AT,
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit on a process's data")


def laid_down(files: Iterator[tuple[str, bytes]], folder: Path) -> list[Path]:
    paths = []
    for name, data in [*files, ("sound", sound())]:
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(data)
    return paths


def read_as_tables(paths: list[Path]) -> dict[str, Outcome]:
    outcomes = read_all(partial(read_file, join=True), paths, 2, LIMITS)
    return {paths[each.number].stem: each for each in outcomes}


def assert_sound_is_read(outcomes: dict[str, Outcome]) -> None:
    """The last file is read whatever stood before it: one table over two pages, every row once."""
    (table,), problems = outcomes["sound"].result
    assert [cell.text for cell in table.cells if cell.col == 0] == ["No", *map(str, range(1, 60))]
    assert problems == ()


def assert_known(name: str, outcome: Outcome) -> None:
    """No fault in the program, and no crash but of a bomb."""
    assert outcome.trace == "", name
    if isinstance(outcome.error, CrashedReader):
        assert name in BOMBS | LOOKED_AT, outcome.error.message
    else:
        assert (outcome.result is None) != (outcome.error is None)


def test_hostile_files_fail_alone(tmp_path: Path) -> None:
    outcomes = read_as_tables(laid_down(hostile(() if ALL else SLOW), tmp_path))
    for name, outcome in outcomes.items():
        assert_known(name, outcome)
    assert isinstance(outcomes["form_within_itself"].error, CrashedReader)
    assert isinstance(outcomes["ten_thousand_empty_pages"].error, NoText)
    (tower,), _ = outcomes["endless_table_of_figures"].result
    assert (tower.rows, tower.columns) == (4_000, 12)
    assert_sound_is_read(outcomes)


def test_cut_files_fail_alone(tmp_path: Path) -> None:
    outcomes = read_as_tables(laid_down(cut_short(sound(), 10 if ALL else 400), tmp_path))
    for name, outcome in outcomes.items():
        assert_known(name, outcome)
    assert_sound_is_read(outcomes)


def test_damaged_files_fail_alone(tmp_path: Path) -> None:
    outcomes = read_as_tables(laid_down(damaged(DAMAGES), tmp_path))
    for name, outcome in outcomes.items():
        assert_known(name, outcome)
    assert_sound_is_read(outcomes)


@pytest.mark.skipif(not ALL, reason="a long run: make fuzz")
def test_damaged_files_are_parsed_or_refused(tmp_path: Path) -> None:
    paths = laid_down(damaged(DAMAGES), tmp_path)
    for outcome in read_all(partial(parse_file, codebook=None), paths, 2, LIMITS):
        assert_known(paths[outcome.number].stem, outcome)


@pytest.mark.skipif(not ALL, reason="a long run: make fuzz")
@pytest.mark.parametrize("board", ["wrenfordshire-2021", "castleharbour-2018"])
def test_plans_cut_at_every_kilobyte_are_parsed_or_refused(board: str, tmp_path: Path) -> None:
    plan = (ROOT / "corpora" / "samples" / "pdf" / f"{board}.pdf").read_bytes()
    paths = laid_down(cut_short(plan, 1024), tmp_path)
    for outcome in read_all(partial(parse_file, codebook=None), paths, 2, LIMITS):
        assert_known(paths[outcome.number].stem, outcome)


@pytest.mark.skipif(not ALL, reason="a long run: make fuzz")
def test_the_command_names_each_file_that_it_cannot_read(tmp_path: Path) -> None:
    """A folder of all of them, as a person would parse it."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    paths = laid_down(hostile(BOMBS), folder)
    command = [sys.executable, "-m", "safeguard_extract", "parse", str(folder), "--out", str(tmp_path / "outputs")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1_800)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "fault in the program" not in done.stderr
    said = done.stdout + done.stderr
    assert [path.name for path in paths if path.name not in said] == []
