"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from safeguard_extract.errors import UnwritableOutput


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file under a temporary name in its own folder, then rename it; makes the folder.

    A reader sees the old file or the new one, never half of one, even where the machine stops in between.
    Raises UnwritableOutput.
    """
    # The process number keeps two runs on one folder from writing into each other's temporary file.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableOutput(str(path), _reason(error)) from error
    return path


def make_folder(path: Path) -> Path:
    """Make a folder and show that a file can be written there; raises UnwritableOutput."""
    try:
        write_whole(path / ".writable", b"").unlink(missing_ok=True)
    except UnwritableOutput as error:
        raise UnwritableOutput(str(path), error.detail) from error
    return path


def _reason(error: OSError) -> str:
    return f"it cannot be written ({(error.strerror or type(error).__name__).lower()})"
