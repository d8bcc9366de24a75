"""Pages that come out of the code are current, links lead somewhere, locks and citation hold."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)
ADVICE = "run `make format` and look at what changes"


def test_reference_pages_are_what_the_code_says():
    for path, text in runpy.run_path(str(ROOT / "docs" / "generate_reference.py"))["pages"]().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is behind the code: {ADVICE}"


def test_the_reference_names_every_command_column_and_option():
    from safeguard_extract.cli import extract
    from safeguard_extract.store.columns import ALL_TABLES

    commands, formats = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("cli.md", "formats.md"))
    for name, command in extract.commands.items():
        assert f"## extract {name}" in commands
        options = [each for each in command.params if each.param_type_name == "option"]
        for option in options:
            assert option.hidden or f"{option.opts[0]} " in commands
    for shape in ALL_TABLES:
        for column in shape.columns:
            assert f"| `{column.name}` | {column.says}" in formats


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_repository_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_lock_files_hold_no_address_and_a_hash_for_each_package():
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?:|file:|--(index|extra-index|find-links)", lock)
        packages = re.findall(r"^[a-z0-9][\w.-]*==.*\\$", lock, flags=re.MULTILINE)
        entries = re.findall(r"^[a-z0-9]", lock, flags=re.MULTILINE)
        assert len(packages) == len(entries) > 10


def test_the_citation_names_the_version_that_is_built():
    import tomllib

    import yaml

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
