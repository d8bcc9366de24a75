"""corrections.csv: the file that a person edits, read line by line; a line with a fault is left out and named."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from safeguard_extract.corrections.written import dates, values
from safeguard_extract.edited_tables import EditedRow, EditedTableError, read_edited
from safeguard_extract.errors import BrokenCorrections
from safeguard_extract.records.correction import CorrectedField, Correction, Corrections, UnitKind
from safeguard_extract.records.plan import ItemKind, PriorityKind
from safeguard_extract.store import is_id

FILE_NAME = "corrections.csv"
NEEDED = ("doc_id", "uid", "unit_kind", "field", "should_be")
UID_LENGTH = 10  # digits of a uid; a spreadsheet drops the noughts before one that looks like a number
_SPOILT_UID = re.compile(r"[\d.,]+E\+?\d+", re.I)
_DELETE = ("", "yes", "true", "delete", "x")
Word = TypeVar("Word", bound=StrEnum)


def read_corrections(out: Path, themes: Collection[str]) -> tuple[Corrections, tuple[BrokenCorrections, ...]]:
    """The corrections of an output folder, and a fault for each line that cannot be used; none where there is no file.

    `themes` are the ids of the codebook. Lines without a decision (an empty `should_be`) are passed over. Raises
    BrokenCorrections for a file that is no such table: to read plans without it would undo what a person decided.
    """
    path = out / FILE_NAME
    try:
        table = read_edited(path.read_bytes())
    except FileNotFoundError:
        return Corrections(), ()
    except OSError as error:
        raise BrokenCorrections(str(path), f"it cannot be read ({error.strerror})") from error
    except EditedTableError as error:
        raise BrokenCorrections(str(path), str(error)) from error
    missing = [name for name in NEEDED if name not in table.columns]
    if missing and (table.columns or table.rows):
        raise BrokenCorrections(str(path), f"line 1: the columns {', '.join(missing)} are missing")
    found: dict[tuple[str, str, str, str], Correction] = {}
    faults: list[BrokenCorrections] = []
    for row in table.rows:
        try:
            correction = _correction(row, themes)
            if correction is None:
                continue
            key = (correction.doc_id, correction.unit_kind, correction.uid, correction.field)
            if key in found and found[key].should_be != correction.should_be:
                raise ValueError(f"line {found[key].line} corrects the same field to something else")
            found.setdefault(key, correction)
        except ValueError as fault:
            faults.append(BrokenCorrections(str(path), f"line {row.line}: {fault}"))
    return Corrections(tuple(found.values())), tuple(faults)


def _correction(row: EditedRow, themes: Collection[str]) -> Correction | None:
    """The correction on a line, None for a line that decides nothing; raises ValueError with the fault."""
    cells = {name: cell.strip() for name, cell in row.cells.items()}
    field = cells["field"].lower()
    if field != CorrectedField.DELETE and not cells["should_be"]:
        return None
    faults = list(_faults(cells, themes))
    if row.surplus:
        faults.append("more cells than the header has: put a cell with a comma in quotes")
    if faults:
        raise ValueError("; ".join(faults))
    uid = cells["uid"].zfill(UID_LENGTH) if cells["uid"].isdigit() else cells["uid"]
    return Correction(
        cells["doc_id"],
        uid,
        UnitKind(cells["unit_kind"].lower()),
        CorrectedField(field),
        cells["should_be"],
        cells.get("was", ""),
        cells.get("note", ""),
        row.line,
    )


def _faults(cells: Mapping[str, str], themes: Collection[str]) -> Iterator[str]:
    if not is_id(cells["doc_id"]):
        yield f"'{cells['doc_id']}' is no id of a plan"
    if not cells["uid"]:
        yield "no uid"
    if _SPOILT_UID.fullmatch(cells["uid"]):
        yield f"a spreadsheet made a number of the uid ({cells['uid']}): copy it again, into a cell of the type text"
    unit, field = _word(UnitKind, cells["unit_kind"]), _word(CorrectedField, cells["field"])
    if unit is None:
        yield f"unit_kind '{cells['unit_kind']}' is none of {', '.join(UnitKind)}"
    if field is None:
        yield f"field '{cells['field']}' is none of {', '.join(CorrectedField)}"
    if unit is None or field is None:
        return
    if unit not in field.of:
        yield f"a row of the kind {unit} has no {field}"
        return
    yield from _value_faults(field, unit, cells["should_be"], themes)


def _value_faults(field: CorrectedField, unit: UnitKind, said: str, themes: Collection[str]) -> Iterator[str]:
    if field is CorrectedField.THEMES:
        unknown = [theme for theme in values(said) if theme not in themes]
        if unknown:
            yield f"no theme of the codebook is called {', '.join(unknown)}"
    elif field is CorrectedField.KIND:
        kinds: type[StrEnum] = ItemKind if unit is UnitKind.ITEM else PriorityKind
        if _word(kinds, said) is None:
            yield f"kind '{said}' is none of {', '.join(kinds)}"
    elif field is CorrectedField.DATES:
        try:
            dates(said)
        except ValueError as fault:
            yield str(fault)
    elif field is CorrectedField.DELETE and said.lower() not in _DELETE:
        yield f"delete takes 'yes' or nothing, not '{said}': to keep the row, take the line out"


def _word(vocabulary: type[Word], said: str) -> Word | None:
    return next((word for word in vocabulary if word.value == said.lower()), None)
