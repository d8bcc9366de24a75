"""The story from a file to a coded plan, and the package's public words."""

from __future__ import annotations

import gc
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import safeguard_extract
from safeguard_extract import pipeline
from safeguard_extract.errors import EmptyInput, ExtractError, MissingInput, UnknownFormat
from safeguard_extract.pipeline import fingerprint, parse, read_tables
from safeguard_extract.records.page import Page
from safeguard_extract.records.plan import DocumentType, Plan
from safeguard_extract.settings import DEFAULT
from safeguard_extract.themes import load_codebook

ROOT = Path(__file__).resolve().parents[2]
TEXT = """Ashby Safeguarding Children Board

Strategic Plan 2019-2022

Priority 1: Neglect

- Train every nursery in the signs of neglect (Training Group, by May 2020)

Priority 2: Domestic abuse

- Offer a worker to each child who calls the refuge
"""
CODEBOOK = """name: Two themes
version: "1"
themes:
  - {id: refuge, name: Refuge, definition: Places of refuge., includes: [refuge]}
  - {id: nursery, name: Nurseries, definition: Nurseries., includes: [nursery]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ashby.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_becomes_a_coded_plan(file: Path) -> None:
    plan = parse(file)
    assert plan.document.id == "ashby-2019"
    assert plan.document.type is DocumentType.STRATEGIC_PLAN
    assert [(p.title, p.themes) for p in plan.priorities] == [
        ("Neglect", ("neglect",)),
        ("Domestic abuse", ("domestic-abuse",)),
    ]
    assert plan.document.source.file == "ashby.txt"
    assert plan.document.source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (plan.document.source.media_type, plan.document.source.reader) == ("text/plain", "text")


def test_bytes_may_come_from_elsewhere() -> None:
    plan = parse(Path("standard-input.txt"), data=TEXT.encode())
    assert (plan.document.id, plan.document.source.file) == ("ashby-2019", "standard-input.txt")


def test_an_id_of_one_s_own(file: Path) -> None:
    assert parse(file, id="mine").document.id == "mine"


def test_a_codebook_of_one_s_own(file: Path, tmp_path: Path) -> None:
    (tmp_path / "codebook.yml").write_text(CODEBOOK, encoding="utf-8")
    plan = parse(file, codebook=load_codebook(tmp_path / "codebook.yml"))
    assert {code.theme for code in plan.codes} == {"refuge", "nursery"}


def test_settings_reach_what_they_decide(file: Path) -> None:
    blank = b"%PDF-1.4 nothing in it"
    with pytest.raises(ExtractError):
        parse(Path("a.pdf"), data=blank)
    assert parse(file, settings=replace(DEFAULT, restated_similarity=0.5)).fingerprint != parse(file).fingerprint


def test_the_fingerprint_tells_what_decided() -> None:
    book = load_codebook(None)
    first = fingerprint(DEFAULT, book)
    assert set(first) == {"tool", "settings", "codebook", "english", "model", "ocr"}
    assert all(isinstance(value, str) for value in first.values())
    assert first == fingerprint(DEFAULT, book)
    assert first != fingerprint(replace(DEFAULT, min_words=41), book)
    assert first["model"] and not fingerprint(replace(DEFAULT, model="none"), book)["model"]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("gone.txt", None, MissingInput),
        ("empty.txt", b"", EmptyInput),
        ("blank.txt", b" \n\t\n", EmptyInput),
        ("plan.docx", b"PK\x03\x04 and more", UnknownFormat),
        ("plan.pdf", b"no PDF at all", UnknownFormat),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    name: str, data: bytes | None, error: type[ExtractError], tmp_path: Path
) -> None:
    with pytest.raises(error) as caught:
        parse(tmp_path / name, data=data)
    assert name in caught.value.message
    assert caught.value.remedy


def test_a_document_without_priorities_is_a_plan_with_a_problem() -> None:
    plan = parse(Path("minutes.txt"), data=b"Minutes\n\nThe raffle raised eighteen pounds.")
    assert plan.priorities == ()
    assert [problem.stage for problem in plan.problems] == ["plan"]


def test_the_public_words(file: Path, tmp_path: Path) -> None:
    plan = safeguard_extract.parse(str(file))
    assert isinstance(plan, Plan)
    comparison = safeguard_extract.compare(plan, plan)
    assert [link.relation.value for link in comparison.links] == ["same", "same"]
    assert set(safeguard_extract.trends([plan])) >= {"theme_by_document", "theme_by_year", "theme_by_board"}

    from safeguard_extract.store import save_plan

    assert safeguard_extract.load_plan(save_plan(plan, tmp_path)) == plan


def test_importing_the_package_does_not_load_what_is_slow() -> None:
    script = "import sys, safeguard_extract; print(*sorted({'spacy', 'pandas', 'sklearn', 'scipy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_pipeline_is_a_story_that_fits_on_a_page() -> None:
    source = Path(safeguard_extract.__file__).with_name("pipeline.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 100
    assert re.search(r"read_pages.*lay_out.*find_plan", source, re.DOTALL)


@pytest.mark.parametrize(("usual", "meanwhile"), [(700, 50_000), (90_000, 90_000), (0, 0)])
def test_cycles_are_searched_for_seldom_while_a_file_is_read(
    file: Path, usual: int, meanwhile: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def noted(*arguments: Any) -> Any:
        seen.append(gc.get_threshold()[0])
        return read(*arguments)

    read, before = pipeline.read_pages, gc.get_threshold()
    monkeypatch.setattr(pipeline, "read_pages", noted)
    try:
        gc.set_threshold(usual, *before[1:])
        parse(file)
        with pytest.raises(ExtractError):
            read_tables(file.with_name("nothing.pdf"))
        assert (seen, gc.get_threshold()[0]) == ([meanwhile], usual)
    finally:
        gc.set_threshold(*before)


def test_the_words_of_the_pages_are_let_go_once_they_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are six times as large as the blocks: what comes after takes their room."""
    alive = []
    find_plan = pipeline.find_plan

    def counted(*given: object) -> Plan:
        alive.append(sum(isinstance(each, Page) for each in gc.get_objects()) - before)
        return find_plan(*given)

    monkeypatch.setattr(pipeline, "find_plan", counted)
    before = sum(isinstance(each, Page) for each in gc.get_objects())
    parse(sorted((ROOT / "corpora" / "samples" / "pdf").glob("*.pdf"))[0])
    assert alive == [0]
