"""From what stands on the command line to the files to read: files, folders, globs and `-`."""

from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from safeguard_extract.cli.messages import Failure
from safeguard_extract.errors import EmptyFolder, EmptyInput, ExtractError, MissingInput, UnreadableInput
from safeguard_extract.read.choose import SUFFIXES

STDIN = "-"
_STDIN_NAME = "stdin"  # the file name in the plan of what came through standard input


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: where it is, what to call it in messages, and the hash of its bytes."""

    path: Path
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that the words of a command line mean, each once, and what could not be read of them."""

    files: list[Input] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.files) + len(self.failures)

    def fail(self, name: str, error: ExtractError) -> None:
        self.failures.append(Failure(name, error))

    def add(self, path: Path, name: str) -> None:
        """Take a file in; one that cannot be read becomes a failure."""
        try:
            if not path.is_file():
                what = "it is no file of its own" if path.exists() else "it does not exist"
                raise UnreadableInput(name, what, "Pipe it in and name it `-`.")
            self.files.append(Input(path, name, _sha256(path)))
        except OSError as error:
            self.fail(name, UnreadableInput(name, _reason(error)))
        except UnreadableInput as error:
            self.fail(name, error)


def find_inputs(words: Sequence[str], out: Path, desk: Path) -> Inputs:
    """Find the files that the words mean, in the order given; folders are walked in order of name.

    The output folder is not walked; `desk` is where standard input is laid down as a file.
    """
    inputs = Inputs()
    seen: set[Path] = set()
    for word in words:
        try:
            paths = [_lay_down_stdin(desk)] if word == STDIN else _paths(word, out, inputs)
        except ExtractError as error:
            inputs.fail(error.subject, error)
            continue
        for path in paths:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                inputs.add(path, "standard input" if word == STDIN else str(path))
    return inputs


def _paths(word: str, out: Path, inputs: Inputs) -> list[Path]:
    path = Path(word)
    if path.is_dir():
        return _walk([path], word, out, inputs)
    if path.exists():
        return [path]
    matches = [Path(match) for match in sorted(glob.glob(word, recursive=True))]  # noqa: PTH207 - Path.glob takes no absolute ones
    if not matches:
        raise MissingInput(word, "nothing matches it" if glob.has_magic(word) else "there is no such file or folder")
    files = [match for match in matches if not match.is_dir()]
    return files or _walk(matches, word, out, inputs)


def _walk(folders: Sequence[Path], word: str, out: Path, inputs: Inputs) -> list[Path]:
    found = sorted(path for folder in folders for path in _documents(folder, out, inputs))
    if not found:
        raise EmptyFolder(word, "there is no document in it")
    return found


def _documents(folder: Path, out: Path, inputs: Inputs) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        inputs.fail(str(error.filename), UnreadableInput(str(error.filename), _reason(error)))

    results = out.resolve()
    for here, folders, files in os.walk(folder, onerror=refuse):
        # Hidden files and the `~$` files that word processors leave are no documents.
        folders[:] = [each for each in folders if not each.startswith(".") and (Path(here) / each).resolve() != results]
        for name in files:
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$")):
                yield Path(here) / name


def _lay_down_stdin(desk: Path) -> Path:
    data = sys.stdin.buffer.read()
    if not data:
        raise EmptyInput("standard input", "nothing came through it", "Pipe a PDF or a text into the command.")
    path = desk / _STDIN_NAME
    path.write_bytes(data)
    return path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
