"""How priorities evolve: first and last years, survival, ranks, company that themes keep, words that come and go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    FIRST_LAST,
    KEYNESS,
    RANK_CHANGES,
    SURVIVAL,
    SURVIVAL_CURVE,
    TableShape,
)

if TYPE_CHECKING:
    import pandas as pd


def evolution_tables(
    plans: Sequence[Plan], themes: Mapping[str, str], split: int | None = None
) -> dict[str, pd.DataFrame]:
    """The tables first_last, survival, survival_curve, rank_changes, cooccurrence and keyness, by their names.

    `themes` maps ids to names. `split` is the year that keyness's later period begins with, by default the median year.
    """
    boards = plans_by_board(plans)
    years = {key: (board_label(key, own), BoardYears(own)) for key, own in boards.items()}
    followed = tuple(chains(plans))
    rows: dict[TableShape, Iterable[tuple[object, ...]]] = {
        FIRST_LAST: first_last_rows(years, themes),
        SURVIVAL: survival_rows(followed),
        SURVIVAL_CURVE: survival_curve_rows(followed),
        RANK_CHANGES: rank_change_rows({key: board for key, (_, board) in years.items()}, themes),
        COOCCURRENCE: cooccurrence_rows(plans, themes),
        KEYNESS: keyness_rows(plans, split),
    }
    return {shape.name: shaped_frame(shape, found) for shape, found in rows.items()}
