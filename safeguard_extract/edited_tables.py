"""Tables that people edit in a spreadsheet: read as spreadsheets save them, each row with its line.

A spreadsheet may save a CSV with a byte order mark, with semicolons or tabs instead of commas, or in the letters of
Windows; all of these are read.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_DELIMITERS = (",", ";", "\t")


class EditedTableError(ValueError):
    """A table that cannot be read; says why, with the line."""


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row: the line that it begins on, its cells by column, and how many cells stand behind the last column."""

    line: int
    cells: Mapping[str, str]
    surplus: int = 0


@dataclass(frozen=True, slots=True)
class EditedTable:
    """The column names, in small letters, and the rows that are not blank."""

    columns: tuple[str, ...]
    rows: tuple[EditedRow, ...]


def read_edited(data: bytes) -> EditedTable:
    """The table in the bytes of a CSV file; an empty file has no columns. Raises EditedTableError."""
    text = _decoded(data)
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    records = list(_records(text, delimiter))
    if not records:
        return EditedTable((), ())
    columns = tuple(name.strip().lower() for name in records[0][1])
    filled = ((line, cells) for line, cells in records[1:] if any(map(str.strip, cells)))
    return EditedTable(columns, tuple(_row(columns, line, cells) for line, cells in filled))


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The records, with the line that each begins on: a quote that is never closed swallows the lines after it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise EditedTableError(f"line {line}: not readable as CSV: {error}") from error
        if cells is None:
            return
        yield line, cells


def _row(columns: Sequence[str], line: int, cells: Sequence[str]) -> EditedRow:
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    surplus = sum(1 for cell in padded[len(columns) :] if cell.strip())
    return EditedRow(line, dict(zip(columns, padded, strict=False)), surplus)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what 'CSV' without 'UTF-8' means to Excel in Britain


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, `a; b`; one that holds a semicolon or quotes stands in quotes."""
    return "; ".join(f'"{v.replace(chr(34), chr(34) * 2)}"' if ";" in v or '"' in v else v for v in values)


def parted(cell: str) -> tuple[str, ...]:
    """The values in a cell, as `joined` writes them, without white space around them and without empty ones."""
    line = " ".join(cell.split())
    try:
        found = next(csv.reader([line], delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        found = line.split(";")
    return tuple(value.strip() for value in found if value.strip())
