"""Every table that the tool writes, and what stands in each of its columns: a module a command."""

from __future__ import annotations

from safeguard_extract.store.columns.codebooks import CODEBOOK, CODEBOOK_CHANGES, CODEBOOK_TABLES
from safeguard_extract.store.columns.comparisons import ACROSS, CARRIED, COMPARE_TABLES, COMPARISON, REUSE
from safeguard_extract.store.columns.corrections import CORRECTION_TABLES, CORRECTIONS, TO_DECIDE
from safeguard_extract.store.columns.evaluations import AGREEMENT, DISAGREEMENTS, EVALUATION_TABLES, RELIABILITY, SCORES
from safeguard_extract.store.columns.plans import (
    CODES,
    DATES,
    DOCUMENTS,
    ITEMS,
    LEADS,
    PLAN_TABLES,
    PRIORITIES,
    SECTIONS,
)
from safeguard_extract.store.columns.shapes import JOINT, Column, TableShape
from safeguard_extract.store.columns.trends import (
    BY_BOARD,
    BY_DOCUMENT,
    BY_YEAR,
    COOCCURRENCE,
    EVOLUTION_TABLES,
    FIRST_LAST,
    KEYNESS,
    RANK_CHANGES,
    SURVIVAL,
    SURVIVAL_CURVE,
    TREND_TABLES,
)

ALL_TABLES = (
    *(*PLAN_TABLES, *COMPARE_TABLES, *TREND_TABLES, *EVOLUTION_TABLES),
    *(*EVALUATION_TABLES, *CORRECTION_TABLES, *CODEBOOK_TABLES),
)

__all__ = [
    "ACROSS",
    "AGREEMENT",
    "ALL_TABLES",
    "BY_BOARD",
    "BY_DOCUMENT",
    "BY_YEAR",
    "CARRIED",
    "CODEBOOK",
    "CODEBOOK_CHANGES",
    "CODEBOOK_TABLES",
    "CODES",
    "COMPARE_TABLES",
    "COMPARISON",
    "COOCCURRENCE",
    "CORRECTIONS",
    "CORRECTION_TABLES",
    "DATES",
    "DISAGREEMENTS",
    "DOCUMENTS",
    "EVALUATION_TABLES",
    "EVOLUTION_TABLES",
    "FIRST_LAST",
    "ITEMS",
    "JOINT",
    "KEYNESS",
    "LEADS",
    "PLAN_TABLES",
    "PRIORITIES",
    "RANK_CHANGES",
    "RELIABILITY",
    "REUSE",
    "SCORES",
    "SECTIONS",
    "SURVIVAL",
    "SURVIVAL_CURVE",
    "TO_DECIDE",
    "TREND_TABLES",
    "Column",
    "TableShape",
]
