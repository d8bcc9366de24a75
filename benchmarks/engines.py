"""What reads PDF files, here and elsewhere, and how one of them is run over files in a process of its own.

`python benchmarks/engines.py NAME FILE…` runs one and prints what it took as JSON. Nothing is imported before it is
needed, so that peers may live in an environment of their own, without this package.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

LEAST = 2.0  # seconds of processor time that a measurement lasts: shorter ones tell of the machine's mood


class Engine(NamedTuple):
    """A reader: what it is asked for, the module or program that it needs, and how it reads one file."""

    name: str
    does: str
    needs: str
    read: Callable[[Path], object]
    package: str = ""  # that the module comes in, where its name is another

    @property
    def is_installed(self) -> bool:
        return shutil.which(self.needs) is not None or importlib.util.find_spec(self.needs) is not None

    @property
    def version(self) -> str:
        """The version of the package here; empty for a program."""
        try:
            return version(self.package or self.needs)
        except PackageNotFoundError:
            return ""


def _ours(path: Path) -> None:
    from safeguard_extract.read.pdf import read_pdf
    from safeguard_extract.settings import DEFAULT

    read_pdf(path, path.read_bytes(), DEFAULT)


def _our_tables(path: Path) -> None:
    from safeguard_extract.pipeline import read_tables

    read_tables(path)


def _our_interpreted_tables(path: Path) -> None:
    from safeguard_extract.read import pdfium_paths, pdfium_words

    pdfium_words.compiled_words = pdfium_paths.compiled_paths = None  # as where no C compiler was at hand
    _our_tables(path)


def _our_bare_plan(path: Path) -> None:
    from safeguard_extract.layout import lay_out
    from safeguard_extract.learning import load_model, weigh
    from safeguard_extract.plan import find_plan
    from safeguard_extract.read import read_pages
    from safeguard_extract.records.plan import Source
    from safeguard_extract.settings import DEFAULT

    media_type, reader, pages, _ = read_pages(path, path.read_bytes(), DEFAULT)
    plan = find_plan(lay_out(pages), Source(path.name, "", media_type, len(pages), reader), DEFAULT)
    model = load_model(DEFAULT.model)
    if model:
        weigh(plan, model)


def _our_plan(path: Path) -> None:
    from safeguard_extract.pipeline import parse

    parse(path)


def _pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.find_tables()
            page.close()


def _pypdfium2(path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def _pypdf(path: Path) -> None:
    from pypdf import PdfReader

    for page in PdfReader(path).pages:
        page.extract_text()


def _pdfminer(path: Path) -> None:
    from pdfminer.high_level import extract_text

    extract_text(path)


def _poppler(path: Path) -> None:
    subprocess.run(["pdftotext", "-bbox-layout", str(path), os.devnull], check=True, stderr=subprocess.DEVNULL)


def _markitdown(path: Path) -> None:
    from markitdown import MarkItDown

    MarkItDown().convert(path)


def _pymupdf4llm(path: Path) -> None:
    from pymupdf4llm import to_markdown

    to_markdown(str(path), show_progress=False)


def _kreuzberg(path: Path) -> None:
    from kreuzberg import extract_file_sync

    extract_file_sync(path)


def _opendataloader(path: Path) -> None:
    import opendataloader_pdf

    with tempfile.TemporaryDirectory() as folder:
        opendataloader_pdf.convert(str(path), output_dir=folder, format="json", quiet=True)


def _camelot(path: Path) -> None:
    import camelot

    camelot.read_pdf(str(path), pages="all", flavor="lattice")


_JOINED = "and reading order; tables joined over pages"
READER = Engine("this reader", "words with type and place; tables", "safeguard_extract", _ours)
TABLES = Engine("this reader, layout, tables", _JOINED, "safeguard_extract", _our_tables)
BARE_PLAN = Engine(
    "the parse without themes", "and the plan: priorities, actions, leads, dates", "safeguard_extract", _our_bare_plan
)
WHOLE = Engine("the whole parse", "and themes", "safeguard_extract", _our_plan)
OURS = (
    READER,
    TABLES,
    Engine(
        "the same, nothing compiled", "as without a C compiler at hand", "safeguard_extract", _our_interpreted_tables
    ),
    BARE_PLAN,
    WHOLE,
)
YARDSTICK = Engine("pdfplumber", "words with type and place; tables", "pdfplumber", _pdfplumber)
PLAIN_TEXT = Engine("pypdfium2", "plain text", "pypdfium2", _pypdfium2)
PEERS = (
    YARDSTICK,
    PLAIN_TEXT,
    Engine("poppler", "words with place (pdftotext -bbox-layout)", "pdftotext", _poppler),
    Engine("pypdf", "plain text", "pypdf", _pypdf),
    Engine("pdfminer.six", "plain text with layout", "pdfminer", _pdfminer, "pdfminer.six"),
    Engine("markitdown", "Markdown", "markitdown", _markitdown),
    Engine("pymupdf4llm", "Markdown with tables", "pymupdf4llm", _pymupdf4llm, "pymupdf"),
    Engine("kreuzberg", "plain text", "kreuzberg", _kreuzberg),
    Engine(
        "opendataloader",
        "JSON with layout and tables; starts Java for each file",
        "opendataloader_pdf",
        _opendataloader,
        "opendataloader-pdf",
    ),
    Engine("camelot", "ruled tables (lattice)", "camelot", _camelot, "camelot-py"),
)
ENGINES = {engine.name: engine for engine in (*OURS, *PEERS)}


def run(engine: Engine, paths: Sequence[Path]) -> dict[str, float | int | str]:
    """Read all files, after one to warm up: seconds of processor time, its own and its programs', and MB at most.

    A quick engine goes over them again until two seconds are full; the time is that of one pass. `failed` counts the
    files that the engine would not read; their time counts.
    """
    import resource

    _attempt(engine, paths[0])
    before, start, passes, failed = _seconds(), time.perf_counter(), 0, 0
    while not passes or _seconds() - before < LEAST:
        failed = sum(_attempt(engine, path) for path in paths)
        passes += 1
    seconds, wall = (_seconds() - before) / passes, (time.perf_counter() - start) / passes
    scale = 1024 if sys.platform != "darwin" else 1024**2  # Linux counts in KB, macOS in bytes
    own, programs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = max(own.ru_maxrss, programs.ru_maxrss) / scale
    return {"seconds": seconds, "wall": wall, "megabytes": peak, "failed": failed, "version": engine.version}


def _seconds() -> float:
    import resource

    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _attempt(engine: Engine, path: Path) -> int:
    try:
        engine.read(path)
    except Exception as fault:  # noqa: BLE001 - whatever a peer raises, the others are measured
        print(f"{engine.name}: {path.name}: {type(fault).__name__}: {fault}"[:200], file=sys.stderr)
        return 1
    return 0


def main(arguments: Sequence[str]) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    engine = ENGINES[arguments[0]]
    if not engine.is_installed:
        print(json.dumps(None))
        return
    print(json.dumps(run(engine, [Path(name) for name in arguments[1:]])))


if __name__ == "__main__":
    main(sys.argv[1:])
