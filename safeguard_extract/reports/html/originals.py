"""The documents that plans were read from, found again by their bytes, and pictures of their rows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from safeguard_extract.records.plan import Item, Plan, Priority
from safeguard_extract.reports.html.artist import Artist
from safeguard_extract.reports.html.crops import Crop, Wanted

PDF = "application/pdf"


def find_originals(plans: Sequence[Plan], folders: Sequence[Path]) -> dict[str, Path]:
    """The PDF of each plan, by plan id: the file with the same bytes anywhere in the folders, under whatever name."""
    wanted = {p.document.source.sha256 for p in plans if p.document.source.media_type == PDF}
    found: dict[str, Path] = {}
    for path in _pdfs(folders):
        if len(found) == len(wanted):
            break
        digest = _digest(path)
        if digest in wanted:
            found.setdefault(digest, path)
    return {p.document.id: found[p.document.source.sha256] for p in plans if p.document.source.sha256 in found}


def _pdfs(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        paths = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() == ".pdf")
        yield from (path for path in paths if path.is_file())


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None  # a file that may not be read is no original that can be shown


def way_to(path: Path, home: Path) -> PurePosixPath | None:
    """The way from a folder to a file; None where there is none, as from one Windows drive to another."""
    try:
        return PurePosixPath(Path(os.path.relpath(path.resolve(), home.resolve())).as_posix())
    except ValueError:
        return None


def picture_rows(
    plans: Sequence[Plan], originals: Mapping[str, Path], room: int
) -> dict[str, Mapping[str, tuple[Crop, ...]]]:
    """Pictures of the plans' rows, together within `room` bytes: each plan has its share, priorities go first.

    Pages are drawn in a process of their own: a PDF that crashes or hangs it costs its own pictures only.
    """
    pictured: dict[str, Mapping[str, tuple[Crop, ...]]] = {}
    wanted = {plan.document.id: _wanted(plan) for plan in plans if plan.document.id in originals}
    # What a plan of few rows leaves of its share goes to those of more.
    in_order = sorted(wanted, key=lambda id: len(wanted[id]))
    artist = Artist()
    try:
        for place, id in enumerate(in_order):
            crops = artist.draw(originals[id], wanted[id], room // (len(in_order) - place))
            room -= sum(crop.weight for of_row in crops.values() for crop in of_row)
            pictured[id] = crops
    finally:
        artist.stop()
    return pictured


def _wanted(plan: Plan) -> list[Wanted]:
    """The rows of a plan that have a place on a page, priorities first."""
    rows: tuple[Priority | Item, ...] = (*plan.priorities, *plan.items)
    return [Wanted(row.id, row.where.regions) for row in rows if any(region.bbox for region in row.where.regions)]
