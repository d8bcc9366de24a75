"""Every setting, every page and every public word is documented, and no documented setting is gone."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

import safeguard_extract
from safeguard_extract import settings
from safeguard_extract.settings import DEFAULT, Settings

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_is_documented_with_its_value(setting: str) -> None:
    rows = [line for page in PAGES.values() for line in page.splitlines() if line.startswith(f"| `{setting}` |")]
    assert len(rows) == 1, f"{setting}: one row of a table, in one page of docs/"
    assert f"| {getattr(DEFAULT, setting)} |" in rows[0]


def test_no_setting_is_documented_that_is_gone() -> None:
    (table,) = re.findall(r"^\| setting \|.*\n\|[-| ]+\n((?:\|.*\n)+)", PAGES["method.md"], re.MULTILINE)
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [field.name for field in fields(Settings)]


@pytest.mark.parametrize("name", [name for name in vars(settings) if name.isupper() and name != "DEFAULT"])
def test_every_other_constant_of_the_settings_is_documented(name: str) -> None:
    constant = getattr(settings, name)
    parts = [name] if isinstance(constant, settings.Band) else [f"{name}.{field.name}" for field in fields(constant)]
    for part in parts:
        assert f"| `{part}` |" in PAGES["method.md"]
    if isinstance(constant, settings.Band):
        assert f"| `{name}` | below {constant.high:g}".replace("0.", ".") in PAGES["method.md"]


@pytest.mark.parametrize("name", safeguard_extract.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(safeguard_extract, name))
    assert f"`{name}" in PAGES["index.md"]
    assert f"`{name}`" in (safeguard_extract.__doc__ or "")


def test_the_index_links_every_page() -> None:
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", PAGES["index.md"]))
    assert linked == set(PAGES) - {"index.md"}
