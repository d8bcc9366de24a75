"""The folder of charts, which holds those of the last run and no older ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safeguard_extract.errors import UnwritableOutput
from safeguard_extract.store.whole_files import write_whole

_ENDINGS = (".svg", ".png")
_PREFIXES = ("theme-", "themes-", "priorities-")
"""How the names of charts begin: a file of another name is somebody's own, and stays."""


def charts_folder(out: Path) -> Path:
    return out / "trends" / "charts"


def save_charts(out: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write charts by file name into `trends/charts/` and delete those of earlier runs; raises UnwritableOutput."""
    folder = charts_folder(out)
    written = tuple(write_whole(folder / name, data) for name, data in files.items())
    for path in folder.glob("*"):
        if path.suffix in _ENDINGS and path.name.startswith(_PREFIXES) and path.name not in files:
            try:
                path.unlink()
            except OSError as error:
                raise UnwritableOutput(str(path), "it cannot be deleted") from error
    return written
