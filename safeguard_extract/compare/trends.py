"""Themes over plans, years and boards: three tables with their denominators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from safeguard_extract.compare.board_years import BoardYears, board_label, plans_by_board
from safeguard_extract.compare.chronology import order_in_time
from safeguard_extract.compare.salience import Salience, ranks, salience
from safeguard_extract.compare.small_numbers import is_small
from safeguard_extract.compare.states import State, longest_run, states
from safeguard_extract.compare.wilson import wilson_interval
from safeguard_extract.records.plan import Plan

if TYPE_CHECKING:
    import pandas as pd

DOCUMENT_COLUMNS = (
    "theme", "theme_name", "doc_id", "series", "board", "area", "type", "year", "priorities", "priorities_coded",
    "priority_share", "actions", "actions_coded", "action_share", "words", "mentions", "mentions_per_1000", "rank",
    "change", "state", "small_n",
)  # fmt: skip
YEAR_COLUMNS = (
    "theme", "theme_name", "year", "boards", "boards_with_priority", "prevalence", "ci_low", "ci_high",
    "mean_action_share", "boards_with_actions", "small_n",
)  # fmt: skip
BOARD_COLUMNS = (
    "theme", "theme_name", "board", "first_year", "last_year", "plans", "plans_with_priority", "longest_run",
    "states", "small_n",
)  # fmt: skip

Row = tuple[object, ...]


def trend_tables(plans: Sequence[Plan], themes: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """The tables `theme_by_document`, `theme_by_year` and `theme_by_board` for the themes given (id to name).

    Every theme has a row for every plan, year and board, whether it was found or not. Themes not given are not counted.
    """
    rows = trend_rows(plans, themes)
    return {
        "theme_by_document": _frame(rows["theme_by_document"], DOCUMENT_COLUMNS, ("year",)),
        "theme_by_year": _frame(rows["theme_by_year"], YEAR_COLUMNS, ()),
        "theme_by_board": _frame(rows["theme_by_board"], BOARD_COLUMNS, ("first_year", "last_year")),
    }


def trend_rows(plans: Sequence[Plan], themes: Mapping[str, str]) -> dict[str, list[Row]]:
    """The rows of `trend_tables`, values in the order of the columns, None for absent ones."""
    series = series_in_time(plans)
    boards = plans_by_board(plans)
    return {
        "theme_by_document": list(_document_rows(series, themes)),
        "theme_by_year": list(_year_rows(boards, themes)),
        "theme_by_board": list(_board_rows(boards, series, themes)),
    }


def series_in_time(plans: Sequence[Plan]) -> dict[str, list[Salience]]:
    """The counts of each series' plans in order of time; series in the order of their names."""
    found: dict[str, list[Salience]] = {}
    for plan in order_in_time(plans):
        found.setdefault(plan.document.series, []).append(salience(plan))
    return dict(sorted(found.items()))


def _document_rows(series: Mapping[str, Sequence[Salience]], themes: Mapping[str, str]) -> Iterator[Row]:
    for name, counts in series.items():
        placed = [ranks(one, themes) for one in counts]
        for theme, theme_name in themes.items():
            before: float | None = None
            for index, state in enumerate(states([one.has_priority(theme) for one in counts])):
                yield _document_row(theme, theme_name, name, counts[index], placed[index][theme], before, state)
                now = counts[index].priority_share(theme)
                before = before if now is None else now


def _document_row(
    theme: str, theme_name: str, series: str, counts: Salience, rank: int, before: float | None, state: State | None
) -> Row:
    document = counts.plan.document
    now = counts.priority_share(theme)
    mentions = counts.mentions.get(theme, 0)
    return (
        theme,
        theme_name,
        document.id,
        series,
        document.board,
        document.area,
        document.type.value,
        counts.years[0] if counts.years else None,
        counts.priorities,
        counts.priorities_coded.get(theme, 0),
        now,
        counts.actions,
        counts.actions_coded.get(theme, 0),
        counts.action_share(theme),
        counts.words,
        mentions,
        1000 * mentions / counts.words if counts.words else None,
        rank,
        None if now is None or before is None else now - before,
        state.value if state else None,
        is_small(counts.priorities),
    )


def _year_rows(boards: Mapping[str, Sequence[Plan]], themes: Mapping[str, str]) -> Iterator[Row]:
    in_force = {board: BoardYears(plans) for board, plans in boards.items()}
    years = sorted({year for board in in_force.values() for year in board.priorities})
    for theme, name in themes.items():
        for year in years:
            known = [board for board in in_force.values() if year in board.priorities]
            having = sum(board.has_priority(theme, year) for board in known)
            shares = [value for board in known if (value := board.action_share(theme, year)) is not None]
            mean = sum(shares) / len(shares) if shares else None
            yield (
                theme,
                name,
                year,
                len(known),
                having,
                having / len(known),
                *wilson_interval(having, len(known)),
                mean,
                len(shares),
                is_small(len(known)),
            )


def _board_rows(
    boards: Mapping[str, Sequence[Plan]], series: Mapping[str, Sequence[Salience]], themes: Mapping[str, str]
) -> Iterator[Row]:
    for board in sorted(boards):
        plans = boards[board]
        in_force = BoardYears(plans)
        own = [series[name] for name in dict.fromkeys(plan.document.series for plan in plans)]
        known = sum(counts.priorities > 0 for one in own for counts in one)
        label = board_label(board, plans)
        for theme, name in themes.items():
            present = [[counts.has_priority(theme) for counts in one] for one in own]
            years = [year for year in sorted(in_force.priorities) if in_force.has_priority(theme, year)]
            yield (
                theme,
                name,
                label,
                years[0] if years else None,
                years[-1] if years else None,
                known,
                sum(here is True for one in present for here in one),
                max(longest_run(one) for one in present),
                _states_in_words(plans, own, present),
                is_small(known),
            )


def _states_in_words(
    plans: Sequence[Plan], own: Sequence[Sequence[Salience]], present: Sequence[Sequence[bool | None]]
) -> str:
    """`<plan> <state>` for each plan whose priorities are known, in order of time over the board's series."""
    state_of = {
        counts.plan.document.id: state
        for one, here in zip(own, present, strict=True)
        for counts, state in zip(one, states(here), strict=True)
    }
    ids = [plan.document.id for plan in plans]
    return "; ".join(f"{doc} {state_of[doc]}" for doc in ids if state_of[doc] is not None)


def _frame(rows: Sequence[Row], columns: Sequence[str], whole_or_empty: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(columns))
    return frame.astype(dict.fromkeys(whole_or_empty, "Int64"))
