"""Codebooks as files of other programs: YAML, CSV for spreadsheets, REFI-QDA for NVivo, ATLAS.ti, MAXQDA and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from safeguard_extract.edited_tables import EditedRow, EditedTableError, joined, parted, read_edited
from safeguard_extract.errors import BrokenCodebook, MissingInput
from safeguard_extract.themes.codebook import PHRASE_LISTS, Codebook, Theme, load_codebook, sound_codebook
from safeguard_extract.themes.refi import codebook_to_refi, themes_from_refi

YAML_SUFFIXES = (".yml", ".yaml")
FOREIGN_SUFFIXES = (".csv", ".qdc")
SUFFIXES = (*YAML_SUFFIXES, *FOREIGN_SUFFIXES)
COLUMNS = ("id", "name", "definition", "parent", "broad", "work", *PHRASE_LISTS)
_KINDS = "Codebooks are .yml, .csv and .qdc files."
_MEND = "docs/themes.md describes the file."
_MARKS = {"true": True, "yes": True, "1": True, "": False, "false": False, "no": False, "0": False}
_WIDTH = 110  # characters of a line of YAML


def codebook_bytes(codebook: Codebook, suffix: str) -> bytes:
    """The codebook as a file of that kind (`.yml`, `.csv`, `.qdc`); raises BrokenCodebook for another."""
    if suffix in YAML_SUFFIXES:
        return _yaml(codebook)
    if suffix == ".csv":
        return _csv(codebook)
    if suffix == ".qdc":
        return codebook_to_refi(codebook)
    raise BrokenCodebook(suffix or "no suffix", "not a kind of codebook that can be written", _KINDS)


def import_codebook(path: Path) -> Codebook:
    """The codebook in a file of any of these kinds; raises BrokenCodebook with every fault, MissingInput."""
    suffix = path.suffix.lower()
    if suffix in YAML_SUFFIXES:
        return load_codebook(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingInput(str(path), error.strerror or "it cannot be read") from error
    if suffix not in SUFFIXES:
        raise BrokenCodebook(path.name, "not a kind of codebook that can be read", _KINDS)
    try:
        entries = _entries(data) if suffix == ".csv" else themes_from_refi(data)
    except (EditedTableError, ValueError) as fault:
        raise BrokenCodebook(path.name, str(fault), _MEND) from fault
    return sound_codebook(path.name, {"themes": list(entries)})


def theme_values(theme: Theme) -> dict[str, Any]:
    """A theme as the values of its YAML entry, those that say something."""
    values: dict[str, Any] = {"id": theme.id, "name": theme.name}
    for key in COLUMNS[2:]:
        value = getattr(theme, key)
        if value:
            values[key] = list(value) if isinstance(value, tuple) else value
    return values


def _yaml(codebook: Codebook) -> bytes:
    import yaml

    entries = [theme_values(theme) for theme in codebook.themes]
    content = {"name": codebook.name, "version": codebook.version, "themes": entries}
    text = yaml.safe_dump(content, sort_keys=False, default_flow_style=None, allow_unicode=True, width=_WIDTH)
    return text.encode("utf-8", errors="replace")


def _csv(codebook: Codebook) -> bytes:
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(getattr(theme, name)) for name in COLUMNS] for theme in codebook.themes)
    return out.getvalue().encode("utf-8", errors="replace")


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return joined(value)
    return "true" if value is True else str(value or "")


def _entries(data: bytes) -> Sequence[Mapping[str, Any]]:
    """The themes of a CSV codebook; raises ValueError with every fault and its line."""
    table = read_edited(data)
    faults = [f"line 1: the column {name} is missing" for name in ("id", "name") if name not in table.columns]
    unknown = sorted({name for name in table.columns if name not in COLUMNS})
    faults += [f"line 1: unknown column '{name}'; known are {', '.join(COLUMNS)}" for name in unknown]
    faults += [fault for row in table.rows for fault in _row_faults(row)]
    if faults:
        raise ValueError("; ".join(faults))
    return [_entry(row.cells) for row in table.rows]


def _row_faults(row: EditedRow) -> Iterator[str]:
    if row.surplus:
        yield f"line {row.line}: more cells than the header has"
    for mark in ("broad", "work"):
        if row.cells.get(mark, "").strip().lower() not in _MARKS:
            yield f"line {row.line}: {mark} is neither true nor false"
    for name in ("id", "name"):
        if name in row.cells and not row.cells[name].strip():
            yield f"line {row.line}: no {name}"


def _entry(cells: Mapping[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {name: cells.get(name, "").strip() for name in ("id", "name", "definition")}
    entry["parent"] = cells.get("parent", "").strip() or None
    entry |= {mark: _MARKS[cells.get(mark, "").strip().lower()] for mark in ("broad", "work")}
    return entry | {key: list(parted(cells.get(key, ""))) for key in PHRASE_LISTS}
