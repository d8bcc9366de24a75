"""Which OCR program reads the pages that have no text, and what to install where there is none."""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from safeguard_extract.errors import MissingEngine
from safeguard_extract.read.ocr_tesseract import find_tesseract

if TYPE_CHECKING:
    from safeguard_extract.read.ocr_words import Engine

AUTO, TESSERACT, RAPIDOCR, NONE = ENGINES = ("auto", "tesseract", "rapidocr", "none")
INSTALL = "install Tesseract, or `pip install rapidocr onnxruntime`"
_HOW = {
    TESSERACT: (
        "it is not installed, or does not know English",
        "Install it: `apt install tesseract-ocr`, `brew install tesseract`, or its installer for Windows.",
    ),
    RAPIDOCR: ("it is not installed", "Install it: `pip install rapidocr onnxruntime`."),
}


def choose_engine(wanted: str) -> Engine | None:
    """The OCR program to use: for `auto` Tesseract, which is faster, where it is installed, else RapidOCR.

    None for `none`, and for `auto` where there is neither; raises MissingEngine for one that is not installed or cannot
    be loaded, and ValueError for an unknown name.
    """
    name = engine_in_force(wanted)
    if name == TESSERACT:
        return find_tesseract()
    if name == RAPIDOCR:
        from safeguard_extract.read.ocr_rapid import load_rapid  # with numpy, which takes a tenth of a second to import

        return load_rapid()
    return None


def engine_in_force(wanted: str) -> str:
    """The name of the program that `choose_engine` gives, `none` where it gives none; raises as it does."""
    if wanted not in ENGINES:
        raise ValueError(f"{wanted!r} is none of {', '.join(ENGINES)}")
    if wanted in {AUTO, TESSERACT} and find_tesseract() is not None:
        return TESSERACT
    if wanted in {AUTO, RAPIDOCR} and _has_rapid():
        return RAPIDOCR
    if wanted in _HOW:
        raise MissingEngine(wanted, *_HOW[wanted])
    return NONE


def engine_version(wanted: str) -> str:
    """The program in force with its version, for the fingerprint: what it reads depends on it."""
    name = engine_in_force(wanted)
    if name == TESSERACT:
        found = find_tesseract()
        return f"{name} {found.version}" if found else name
    return f"{name} {version('rapidocr')}" if name == RAPIDOCR else name


def _has_rapid() -> bool:
    """True where the package and what runs its models are installed; asking the package itself would load it."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def remedy(wanted: str) -> str:
    """What a person can do about a document without text, given the program that was asked for."""
    if wanted == NONE:
        return "It looks scanned: read it without `--ocr none`."
    try:
        engine = choose_engine(wanted)
    except MissingEngine as missing:
        return f"It looks scanned, and {missing.detail}. {missing.remedy}"
    if engine is None:
        return f"It looks scanned: {INSTALL}, and parse it again."
    return "OCR found no words on it either: if there are any, scan it anew at 300 dots an inch, or try another --ocr."
