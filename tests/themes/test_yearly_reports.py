"""The codebook of yearly reports reads fictional sentences as a careful coder would. The floor only rises."""

from __future__ import annotations

from pathlib import Path

import yaml
from gold_plans import Tally

from safeguard_extract.themes import load_codebook
from safeguard_extract.themes.coder import Coder

CASES = yaml.safe_load((Path(__file__).parent / "yearly_report_cases.yml").read_text(encoding="utf-8"))
CODEBOOK = load_codebook(Path("yearly-reports"))
CODER = Coder(CODEBOOK)


def test_every_theme_says_what_it_covers_and_is_met_in_the_sentences() -> None:
    for theme in CODEBOOK.themes:
        assert theme.name and theme.definition and theme.includes and theme.examples
    assert {theme for case in CASES for theme in case["themes"]} == {theme.id for theme in CODEBOOK.themes}


def test_fictional_sentences() -> None:
    tally = Tally()
    for case in CASES:
        tally.add([heard.theme for heard in CODER.about(case["text"])], case["themes"], case.get("optional") or ())
    assert tally.f1 >= 0.96, tally


def test_a_repeated_phrase_stands_once_in_its_theme() -> None:
    for theme in CODEBOOK.themes:
        listed = [*theme.includes, *theme.hints, *theme.excludes]
        assert len(listed) == len(set(listed)), theme.id
