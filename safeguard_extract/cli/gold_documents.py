"""Where the documents of a gold folder are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from safeguard_extract.read.choose import SUFFIXES

_LEVELS = 2  # of folders beside the gold folder: `text/`, or `corpus/text/`


def documents_of(
    ids: Iterable[str], gold_dir: Path, folders: Sequence[Path], read_from: Mapping[str, str]
) -> list[tuple[Path, str]]:
    """The files of gold documents, in order of name, each with the id that it was coded under.

    A document is a file called like its id (`marlow-2021.pdf`), or like the file that `read_from` says the plan of
    this id was read from. They are looked for in the folders given and all below; without any, in the gold folder
    and in those beside it. A document in two formats is two readings.
    """
    names: dict[str, str] = {}
    for id in ids:
        names |= {f"{id}{suffix}": id for suffix in SUFFIXES}
        names |= {read_from[id].lower(): id} if id in read_from else {}
    beside = [(gold_dir.resolve().parent, _LEVELS)] if not folders else [(folder, None) for folder in folders]
    found = {path.resolve(): path for folder, levels in beside for path in _files(folder, levels)}
    return [(path, names[path.name.lower()]) for path in sorted(found.values()) if path.name.lower() in names]


def _files(folder: Path, levels: int | None) -> Iterator[Path]:
    """The documents in a folder and those below it, `levels` deep."""
    for here, folders, files in os.walk(folder):
        depth = len(Path(here).relative_to(folder).parts)
        folders[:] = sorted(each for each in folders if not each.startswith(".") and (levels is None or depth < levels))
        yield from (Path(here) / name for name in sorted(files) if name.lower().endswith(SUFFIXES))
