"""The benchmark's page says what was measured: medians of rounds, ratios within a round, what was left out."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def benchmark() -> Iterator[dict[str, Any]]:
    before = list(sys.path)
    yield runpy.run_path(str(ROOT / "benchmarks" / "speed.py"))
    sys.path[:] = before


def rounds_of(benchmark: dict[str, Any], **seconds: tuple[float, ...]) -> dict[str, list[Any]]:
    names = {name.replace(" ", "_").replace(",", ""): name for name in benchmark["ENGINES"]}
    return {names[key]: [benchmark["Round"](each, 50, 0, "1.2") for each in taken] for key, taken in seconds.items()}


def test_a_ratio_is_taken_within_a_round(benchmark: dict[str, Any]) -> None:
    results = rounds_of(benchmark, this_reader=(1.0, 2.0, 4.0), pdfplumber=(10.0, 20.0, 40.0))
    assert benchmark["times_faster"](results, "this reader") == 10
    assert benchmark["times_faster"](results, "camelot") is None


def test_the_page_holds_what_was_measured_and_nothing_else(benchmark: dict[str, Any]) -> None:
    results = rounds_of(
        benchmark,
        this_reader=(1.0, 1.0),
        this_reader_layout_tables=(2.0, 2.0),
        the_parse_without_themes=(3.0, 3.0),
        the_whole_parse=(4.0, 4.0),
        pdfplumber=(24.0, 24.0),
        pypdfium2=(0.5, 0.5),
    )
    (engine, *_), page = benchmark["OURS"], benchmark["page"]
    long = benchmark["Long"](engine, results["this reader"][0], results["this reader"][0]._replace(megabytes=100.0))
    written = page(results, [Path("a.pdf")], 120, [long], 2)
    assert "| this reader | 500 | 50 | 100 | 128 |" in written
    assert "| **this reader** | words with type and place; tables | 120.0 | 24.0 | 50 |" in written
    assert "| pdfplumber 1.2 |" in written
    assert "camelot 1.2" not in written
    assert "takes 4.0 times as long as PDFium's plain text" in written
    assert "Themes are 25% of the time of a parse." in written


def test_every_peer_can_be_installed_or_is_a_program(benchmark: dict[str, Any]) -> None:
    named = {line.split("[")[0].split(">")[0] for line in (ROOT / "benchmarks" / "peers.txt").read_text().splitlines()}
    ours = {engine.name for engine in benchmark["OURS"]}
    peers = [engine for name, engine in benchmark["ENGINES"].items() if name not in ours]
    assert {engine.package or engine.needs for engine in peers} - named == {"pdftotext"}
