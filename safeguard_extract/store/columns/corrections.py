"""People's decisions, and what is left for them to decide."""

from __future__ import annotations

from safeguard_extract.records.correction import CorrectedField, UnitKind
from safeguard_extract.store.columns.shapes import (
    CONFIDENCE,
    DOC,
    HOW,
    PAGE,
    QUOTE,
    Column,
    TableShape,
    key_column,
    word_column,
)

_CORRECTION = (
    DOC,
    key_column("uid", "the priority or item, by its uid"),
    word_column("unit_kind", "what it is", UnitKind),
    word_column("field", "what is to be corrected; `delete` takes the row out", CorrectedField),
    Column("was", "what the tool decided"),
    Column("should_be", "what a person decided; empty while nothing is decided, `none` for no value"),
    Column("note", "why, for other people"),
)
CORRECTIONS = TableShape("corrections", "a field that a person corrected", _CORRECTION)
TO_DECIDE = TableShape(
    "to_decide",
    "a decision that the tool is not sure of",
    (
        *_CORRECTION,
        CONFIDENCE,
        Column("in_doubt", "the kind that is in doubt, or the themes, each with the words that earned it"),
        PAGE,
        QUOTE,
        HOW,
    ),
    key=("doc_id", "unit_kind", "uid", "field"),
    of_documents=True,
)
CORRECTION_TABLES = (CORRECTIONS, TO_DECIDE)
