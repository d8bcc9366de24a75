"""The sample documents and the golden cases, each parsed once for all laws."""

from __future__ import annotations

import functools
from pathlib import Path

from safeguard_extract.errors import ExtractError
from safeguard_extract.pipeline import parse
from safeguard_extract.records.plan import Plan

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "corpora" / "samples" / "text").glob("*.txt")) + sorted(
    (ROOT / "corpora" / "samples" / "pdf").glob("*.pdf")
)
CASES = sorted(path for path in (ROOT / "tests" / "cases").iterdir() if path.suffix in {".txt", ".md"})
DOCUMENTS = SAMPLES + CASES
TEXTS = [path for path in DOCUMENTS if path.suffix != ".pdf"]


@functools.cache
def plan_of(path: Path) -> Plan:
    """The plan of a document."""
    return parse(path)


@functools.cache
def text_of(path: Path) -> str:
    """The words of a text file."""
    return path.read_text(encoding="utf-8")


def read_or_refused(text: str) -> Plan | ExtractError:
    """What becomes of a text: a plan without themes, or a known error; anything else is a fault of the program."""
    from safeguard_extract.layout import lay_out
    from safeguard_extract.plan import find_plan
    from safeguard_extract.read import read_pages
    from safeguard_extract.records.plan import Source
    from safeguard_extract.settings import DEFAULT

    try:
        media_type, reader, pages, _ = read_pages(Path("any.txt"), text.encode("utf-8", "replace"), DEFAULT)
    except ExtractError as error:
        return error
    return find_plan(lay_out(pages), Source("any.txt", "0" * 64, media_type, len(pages), reader), DEFAULT)
