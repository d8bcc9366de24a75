"""Which OCR program reads pages without text, and what is said where there is none."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from drawn_pdfs import drawn, text_at
from scanned_pdfs import scanned

from safeguard_extract.errors import MissingEngine, NoText
from safeguard_extract.read import ocr_choice, ocr_rapid
from safeguard_extract.read.ocr_choice import choose_engine, engine_in_force, engine_version, remedy
from safeguard_extract.read.ocr_tesseract import Tesseract, find_tesseract
from safeguard_extract.read.pdf import read_document
from safeguard_extract.settings import Settings

NAME = Path("harbour.pdf")
INSTALLED = Tesseract("/usr/bin/tesseract", "5.3.0")


def install(monkeypatch: pytest.MonkeyPatch, *, tesseract: bool, rapid: bool) -> None:
    """Make it look as if these programs were installed, or not."""
    monkeypatch.setattr(ocr_choice, "find_tesseract", lambda: INSTALLED if tesseract else None)
    monkeypatch.setattr(ocr_choice, "_has_rapid", lambda: rapid)
    monkeypatch.setattr(ocr_rapid, "load_rapid", lambda: ocr_rapid.Rapid(None))


@pytest.mark.parametrize(
    ("wanted", "tesseract", "rapid", "chosen"),
    [
        ("auto", True, True, "tesseract"),
        ("auto", True, False, "tesseract"),
        ("auto", False, True, "rapidocr"),
        ("auto", False, False, "none"),
        ("tesseract", True, True, "tesseract"),
        ("rapidocr", True, True, "rapidocr"),
        ("none", True, True, "none"),
    ],
)
def test_the_program_in_force(
    wanted: str, tesseract: bool, rapid: bool, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, tesseract=tesseract, rapid=rapid)
    assert engine_in_force(wanted) == chosen
    engine = choose_engine(wanted)
    assert (engine.name if engine else "none") == chosen


@pytest.mark.parametrize(
    ("wanted", "other", "how"),
    [("tesseract", "rapidocr", "apt install tesseract-ocr"), ("rapidocr", "tesseract", "pip install rapidocr")],
)
def test_a_program_that_was_asked_for_is_not_replaced_by_another(
    wanted: str, other: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, tesseract=other == "tesseract", rapid=other == "rapidocr")
    for asked in (engine_in_force, choose_engine, engine_version):
        with pytest.raises(MissingEngine) as caught:
            asked(wanted)
        assert wanted in caught.value.message
        assert how in caught.value.remedy
        assert caught.value.exit_status == 2


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(ValueError, match="'lens' is none of auto, tesseract, rapidocr, none"):
        engine_in_force("lens")


def test_the_version_is_the_programs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tesseract=True, rapid=True)
    monkeypatch.setattr(ocr_choice, "version", lambda package: f"3.4 of {package}")
    assert [engine_version(each) for each in ("auto", "rapidocr", "none")] == [
        "tesseract 5.3.0",
        "rapidocr 3.4 of rapidocr",
        "none",
    ]


def test_what_a_person_can_do_depends_on_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tesseract=False, rapid=False)
    assert "install Tesseract" in remedy("auto")
    assert "pip install rapidocr onnxruntime" in remedy("auto")
    assert "without `--ocr none`" in remedy("none")
    install(monkeypatch, tesseract=True, rapid=False)
    assert "install" not in remedy("auto")
    assert "300 dots" in remedy("auto")


def test_a_scan_without_a_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tesseract=False, rapid=False)
    scan = scanned(drawn(text_at(72, 700, "The keepers light the lamps")), dpi=72)
    with pytest.raises(NoText) as caught:
        read_document(NAME, scan, Settings())
    assert "install Tesseract" in caught.value.remedy


def test_a_program_that_is_missing_matters_only_to_pages_without_text(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tesseract=False, rapid=False)
    text = drawn(text_at(72, 700, "The keepers light the lamps"))
    assert read_document(NAME, text, Settings(ocr="rapidocr")).reader == "pdfium"
    with pytest.raises(MissingEngine):
        read_document(NAME, scanned(text, dpi=72), Settings(ocr="rapidocr"))


# Whether each is installed.


@pytest.fixture
def unasked() -> None:
    """What is found is kept for the life of the process; a test begins and ends without."""
    find_tesseract.cache_clear()
    yield
    find_tesseract.cache_clear()


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program called tesseract, the only one on the search path."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the programs of these tests are shell scripts")


@needs_shell
@pytest.mark.parametrize(
    ("script", "version"),
    [
        ('[ "$1" = --version ] && echo "tesseract 5.9.9" || printf "List (2):\\neng\\nosd\\n"', "5.9.9"),
        ('[ "$1" = --version ] && echo "tesseract 5.9.9" || printf "List (1):\\ndeu\\n"', None),  # no English
        ("exit 127", None),
    ],
)
def test_tesseract_is_one_that_answers_and_knows_english(
    script: str, version: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unasked: None
) -> None:
    program(tmp_path, monkeypatch, script)
    found = find_tesseract()
    assert (found.version if found else None) == version


def test_no_tesseract_on_the_search_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unasked: None) -> None:
    for name in ("PATH", "ProgramFiles", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert find_tesseract() is None


@pytest.mark.parametrize(("missing", "there"), [(None, True), ("rapidocr", False), ("onnxruntime", False)])
def test_rapidocr_is_the_package_and_what_runs_its_models(
    missing: str | None, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr_choice, "find_spec", lambda name: None if name == missing else ModuleSpec(name, None))
    assert ocr_choice._has_rapid() is there


class Broken(ModuleType):
    """A package that is installed but for a library of the system."""

    def __getattr__(self, name: str) -> object:
        raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")


@pytest.fixture
def broken_rapid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_choice, "find_tesseract", lambda: None)
    monkeypatch.setattr(ocr_choice, "_has_rapid", lambda: True)
    monkeypatch.setitem(sys.modules, "rapidocr", Broken("rapidocr"))
    ocr_rapid.load_rapid.cache_clear()
    yield
    ocr_rapid.load_rapid.cache_clear()


@pytest.mark.parametrize("wanted", ["auto", "rapidocr"])
def test_a_rapidocr_that_cannot_be_loaded_says_what_it_lacks(wanted: str, broken_rapid: None) -> None:
    with pytest.raises(MissingEngine) as caught:
        choose_engine(wanted)
    assert "libGL.so.1" in caught.value.message
    assert "opencv-python-headless" in caught.value.remedy


def test_a_rapidocr_that_cannot_be_loaded_costs_only_the_scanned_pages(broken_rapid: None) -> None:
    text = text_at(72, 700, "The keepers light the lamps")
    data = drawn(text, lambda canvas: canvas.rect(100, 100, 20, 20, fill=1))
    reading = read_document(NAME, data, Settings(min_words=1))
    assert [len(page.words) for page in reading.pages] == [5, 0]
    (problem,) = reading.problems
    assert problem.page == 2
    assert "libGL.so.1" in problem.message
    with pytest.raises(NoText, match="libGL"):
        read_document(NAME, scanned(drawn(text), dpi=72), Settings())
