"""What a table and a column are, and the columns that many tables have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from safeguard_extract.records.plan import DocumentType

JOINT = "; "
"""What stands between several values in one cell."""

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_SHARE = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it says, its Frictionless type and what a value must be like.

    `required` columns are never empty. `between` bounds a number, `words` is a closed vocabulary.
    """

    name: str
    says: str
    type: str = "string"
    required: bool = False
    pattern: str | None = None
    between: tuple[float, float] | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableShape:
    """A kind of table: what a row is, its columns, the key that names a row, and whether it joins documents."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    of_documents: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def key_column(name: str, says: str) -> Column:
    return Column(name, says, required=True)


def date_column(name: str, says: str) -> Column:
    return Column(name, f"{says} (ISO date, as precise as printed)", pattern=_DATE)


def count_column(name: str, says: str) -> Column:
    return Column(name, says, "integer", required=True, between=(0, float("inf")))


def share_column(name: str, says: str) -> Column:
    return Column(name, says, "number", between=_SHARE)


def flag_column(name: str, says: str) -> Column:
    return Column(name, says, "boolean")


def small_n(denominator: str) -> Column:
    return Column("small_n", f"{denominator} under 5: too few to read the figures by themselves", "boolean")


def word_column(name: str, says: str, vocabulary: type[StrEnum], *, required: bool = True) -> Column:
    return Column(name, says, required=required, words=tuple(member.value for member in vocabulary))


DOC = key_column("doc_id", "the plan's id")
PAGE = Column("page", "page of the source that the words begin on, from 1", "integer", between=(1, float("inf")))
QUOTE = Column("quote", "the words as they stand in the plan's text")
THEMES = Column("themes", "ids of the themes it was given")
LED_BY = Column("leads", "who is responsible, as printed")
HOW = Column("how", "the rule or model that decided")
CONFIDENCE = share_column("confidence", "how sure the tool is, from 0 to 1")
TYPE = word_column("type", "kind of publication", DocumentType)
SERIES = Column("series", "area and family of documents: the plans that 'dropped' and 'returned' are said among")
BOARD = Column("board", "the board or partnership, as the document names itself")
AREA = Column("area", "the area it serves")
UNIT = key_column("unit_id", "the priority or item, by its id in its plan")
