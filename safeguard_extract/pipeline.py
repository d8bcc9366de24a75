"""The story: a file is read into pages, laid out into blocks, understood as a plan, and coded to themes."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_extract.layout import lay_out
from safeguard_extract.plan import find_plan
from safeguard_extract.read import read_pages
from safeguard_extract.records.plan import Plan, Source
from safeguard_extract.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from safeguard_extract.themes import Codebook

STAGES = ("read", "layout", "plan", "themes")


def parse(
    path: Path, *, settings: Settings = DEFAULT, codebook: Codebook | None = None, id: str | None = None, data: bytes | None = None
) -> Plan:
    """Read one file into a coded plan; `data` stands in for the file's bytes where they did not come from a file.

    Raises an ExtractError for a file that cannot be read.
    """
    from dataclasses import replace

    from safeguard_extract.errors import MissingInput
    from safeguard_extract.themes import code_themes, load_codebook

    if data is None:
        if not path.is_file():
            raise MissingInput(str(path), "there is no such file")
        data = path.read_bytes()
    media_type, reader, pages, problems = read_pages(path, data, settings)
    blocks = lay_out(pages)
    source = Source(path.name, hashlib.sha256(data).hexdigest(), media_type, len(pages), reader)
    plan = find_plan(blocks, source, settings)
    if id is not None:
        plan = replace(plan, document=replace(plan.document, id=id))
    book = codebook or load_codebook(None)
    return replace(code_themes(plan, book), problems=(*problems, *plan.problems), fingerprint=fingerprint(settings, book))


def fingerprint(settings: Settings, codebook: Codebook) -> dict[str, str]:
    """What decides a parse besides the bytes: tool version, settings, codebook."""
    try:
        tool = version("safeguard-extract")
    except PackageNotFoundError:
        tool = "0"
    return {"tool": tool, "settings": settings.digest(), "codebook": codebook.digest()}
