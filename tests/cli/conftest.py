"""What the tests of the commands share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fictional_files import plan_text

from safeguard_extract.cli import extract, workers

Run = Callable[..., Result]
_in_workers = workers.read_all


def _single_here(work: Callable[[Path], Any], paths: Sequence[Path], jobs: int) -> Iterator[workers.Outcome[Any]]:
    """A single file in this process: a worker takes seconds to import what it needs, and `test_workers.py` tests it."""
    if len(paths) == 1:
        yield workers.attempt(work, 0, paths[0])
    else:
        yield from _in_workers(work, paths, jobs)


def invoke(*words: str | Path, input: bytes | None = None) -> Result:
    """Run `extract` in this process; what is no known failure is raised."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "read_all", _single_here)
        result = CliRunner().invoke(extract, [str(word) for word in words], input=input, prog_name="extract")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `extract` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return invoke


@pytest.fixture(scope="session")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with three plans of one board."""
    folder = tmp_path_factory.mktemp("series")
    for first, theme in ((2031, "Child sexual exploitation"), (2034, "Mental health"), (2037, "Mental health")):
        path = folder / f"plan-{first}.txt"
        path.write_text(plan_text(first=first, theme=theme), encoding="utf-8")
        assert invoke("parse", path, "--out", folder / "outputs").exit_code == 0
    return folder / "outputs"


@pytest.fixture
def parsed(run: Run, series: Path, tmp_path: Path) -> Run:
    """Runs `extract` beside a copy of that output folder."""
    shutil.copytree(series, tmp_path / "outputs")
    return run


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "bramblecombe.txt"
    path.write_text(plan_text(), encoding="utf-8")
    return path
