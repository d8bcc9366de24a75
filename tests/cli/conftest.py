"""What the tests of the commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fictional_files import plan_text

from safeguard_extract.cli import extract

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `extract` in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def invoke(*words: str | Path, input: bytes | None = None) -> Result:
        result = CliRunner().invoke(extract, [str(word) for word in words], input=input, prog_name="extract")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "bramblecombe.txt"
    path.write_text(plan_text(), encoding="utf-8")
    return path
