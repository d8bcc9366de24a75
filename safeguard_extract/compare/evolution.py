"""How priorities evolve: first and last years, survival, ranks, company that themes keep, words that come and go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from safeguard_extract.compare.appearance import first_last_rows
from safeguard_extract.compare.board_years import BoardYears, board_label, plans_by_board
from safeguard_extract.compare.chains import chains
from safeguard_extract.compare.cooccurrence import cooccurrence_rows
from safeguard_extract.compare.frames import shaped_frame
from safeguard_extract.compare.keyness import keyness_rows
from safeguard_extract.compare.rank_changes import rank_change_rows
from safeguard_extract.compare.survival import survival_curve_rows, survival_rows
from safeguard_extract.records.plan import Plan
from safeguard_extract.store.columns import (
    COOCCURRENCE,
    EVOLUTION_TABLES,
    FIRST_LAST,
    KEYNESS,
    RANK_CHANGES,
    SURVIVAL,
    SURVIVAL_CURVE,
)

if TYPE_CHECKING:
    import pandas as pd


def evolution_tables(
    plans: Sequence[Plan], themes: Mapping[str, str], split: int | None = None
) -> dict[str, pd.DataFrame]:
    """The tables first_last, survival, survival_curve, rank_changes, cooccurrence and keyness, by their names.

    `themes` maps ids to names. `split` is the year that keyness's later period begins with, by default the median year.
    """
    rows = evolution_rows(plans, themes, split)
    return {shape.name: shaped_frame(shape, rows[shape.name]) for shape in EVOLUTION_TABLES}


def evolution_rows(
    plans: Sequence[Plan], themes: Mapping[str, str], split: int | None = None
) -> dict[str, list[tuple[object, ...]]]:
    """The rows of `evolution_tables`, values in the order of the columns, None for absent ones."""
    boards = plans_by_board(plans)
    years = {key: (board_label(key, own), BoardYears(own)) for key, own in boards.items()}
    followed = tuple(chains(plans))
    return {
        FIRST_LAST.name: list(first_last_rows(years, themes)),
        SURVIVAL.name: list(survival_rows(followed)),
        SURVIVAL_CURVE.name: list(survival_curve_rows(followed)),
        RANK_CHANGES.name: list(rank_change_rows({key: board for key, (_, board) in years.items()}, themes)),
        COOCCURRENCE.name: list(cooccurrence_rows(plans, themes)),
        KEYNESS.name: list(keyness_rows(plans, split)),
    }
