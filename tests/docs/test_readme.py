"""The README: every example is run and prints what is shown."""

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_example_of_the_readme_prints_what_the_readme_shows():
    for path, text in runpy.run_path(str(ROOT / "docs" / "run_examples.py"))["pages"]().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is behind the tool: run `make format`"


def test_the_picture_asks_for_nothing_from_the_network():
    picture = (ROOT / "docs" / "images" / "compare.svg").read_text(encoding="utf-8")
    assert re.findall(r"(?:url\(|href=)[\"']?http", picture) == []


def test_the_readme_names_every_command():
    from safeguard_extract.cli import extract

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in extract.commands if f"extract {name}" not in readme] == []
