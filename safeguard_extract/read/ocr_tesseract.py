"""Tesseract, where the program is installed: a picture goes in, a table of words comes out."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_extract.read.ocr_words import EngineFailed, SeenWord
from safeguard_extract.records.geometry import BBox

if TYPE_CHECKING:
    from safeguard_extract.read.scan_picture import Picture

_LANGUAGE = "eng"
_COLUMNS_AND_LINES, _ONE_COLUMN = "3", "6"  # how it takes a page apart
_TIME_LIMIT = 180.0  # seconds a page; a crowded one takes 10
_ASK_LIMIT = 20.0  # seconds for its list of languages
_WORD_ROW = "5"  # page, block, paragraph, line and word are levels 1 to 5
_COLUMNS = 12  # level, page, block, paragraph, line, word, left, top, width, height, confidence, text


class Tesseract:
    """The installed program, on one thread."""

    name = "tesseract"

    def __init__(self, program: str, version: str) -> None:
        self._program = program
        self.version = version

    def read(self, picture: Picture) -> tuple[SeenWord, ...]:
        """The words of a picture that shows ink on even paper; raises EngineFailed."""
        return self._read(picture, _COLUMNS_AND_LINES)

    def read_rows(self, picture: Picture) -> tuple[SeenWord, ...]:
        """The words of a picture that is one column of rows: single figures are believed there; raises EngineFailed."""
        return self._read(picture, _ONE_COLUMN)

    def _read(self, picture: Picture, segmentation: str) -> tuple[SeenWord, ...]:
        dots = str(round(picture.scale * 72))
        options = ("-l", _LANGUAGE, "--psm", segmentation, "--dpi", dots, "tsv")
        rows, columns = picture.grey.shape
        image = b"P5 %d %d 255\n" % (columns, rows) + picture.grey.tobytes()
        said = _run((self._program, "stdin", "stdout", *options), image, _TIME_LIMIT)
        try:
            return words_of_table(said.decode("utf-8", "replace"))
        except ValueError as error:
            raise EngineFailed(f"Tesseract gave no table of words: {error}") from error


def words_of_table(table: str) -> tuple[SeenWord, ...]:
    """The words of Tesseract's TSV output, in its order; rows that are no words are passed over; raises ValueError."""
    words: list[SeenWord] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        fields = row.split("\t", _COLUMNS - 1)
        if len(fields) < _COLUMNS or fields[0] != _WORD_ROW or not fields[-1].strip():
            continue
        left, top, width, height = (float(field) for field in fields[6:10])
        line = lines.setdefault(tuple(fields[1:5]), len(lines))
        box = BBox(left, top, left + width, top + height)
        words.append(SeenWord(fields[-1].strip(), box, float(fields[10]) / 100, line))
    return tuple(words)


@cache
def find_tesseract() -> Tesseract | None:
    """The installed program that knows English, or None."""
    program = shutil.which("tesseract") or _windows_program()
    if program is None:
        return None
    try:
        languages = _run((program, "--list-langs"), b"", _ASK_LIMIT)
        version = _run((program, "--version"), b"", _ASK_LIMIT).decode("utf-8", "replace").split()
    except EngineFailed:
        return None
    return Tesseract(program, "".join(version[1:2])) if _LANGUAGE.encode() in languages.split() else None


def _windows_program() -> str | None:
    """Where the installer for Windows puts it, without telling the search path."""
    homes = (os.environ.get(name) for name in ("ProgramFiles", "LOCALAPPDATA"))
    places = (Path(home) / "Tesseract-OCR" / "tesseract.exe" for home in homes if home)
    return next((str(place) for place in places if place.is_file()), None)


def _run(command: tuple[str, ...], given: bytes, time_limit: float) -> bytes:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # files are read side by side; its threads gain little
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=time_limit, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EngineFailed(f"Tesseract took longer than {time_limit:g} seconds") from error
    except OSError as error:
        raise EngineFailed(f"Tesseract cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise EngineFailed(f"Tesseract stopped: {said[-1] if said else done.returncode}")
    return done.stdout
