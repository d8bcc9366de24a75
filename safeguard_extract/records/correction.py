"""A correction: what a person decided about a field of a row, in place of what the tool decided."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

CORRECTED = "corrected"
"""What `how` says of rows and codes that a person decided."""


class UnitKind(StrEnum):
    """What is corrected."""

    PRIORITY = "priority"
    ITEM = "item"


class CorrectedField(StrEnum):
    """What about it is corrected; `delete` takes the row out."""

    THEMES = "themes"
    KIND = "kind"
    PRIORITY = "priority"
    LEADS = "leads"
    DATES = "dates"
    TITLE = "title"
    TEXT = "text"
    DELETE = "delete"

    @property
    def of(self) -> tuple[UnitKind, ...]:
        """The kinds of unit that have the field."""
        one = {"priority": UnitKind.ITEM, "dates": UnitKind.ITEM, "text": UnitKind.ITEM, "title": UnitKind.PRIORITY}
        return (one[self.value],) if self.value in one else tuple(UnitKind)


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the corrections: the row by its plan and uid, the field, what it was and what it should be.

    `should_be` is as written; `line` is where it stands in its file.
    """

    doc_id: str
    uid: str
    unit_kind: UnitKind
    field: CorrectedField
    should_be: str
    was: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of an output folder, in the order of their file."""

    rows: tuple[Correction, ...] = ()

    def of(self, doc_id: str) -> tuple[Correction, ...]:
        """The corrections of one plan."""
        return tuple(row for row in self.rows if row.doc_id == doc_id)

    def fingerprint(self, doc_id: str) -> dict[str, str]:
        """A short hash of what one plan is corrected to, for its fingerprint; empty for a plan without corrections.

        The order of lines, notes and what was there before do not change it.
        """
        said = sorted((row.unit_kind, row.uid, row.field, row.should_be) for row in self.of(doc_id))
        return {"corrections": _hash(said)} if said else {}


def _hash(said: Iterable[tuple[str, ...]]) -> str:
    return hashlib.sha256(json.dumps([list(each) for each in said]).encode()).hexdigest()[:12]
