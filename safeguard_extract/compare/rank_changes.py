"""How themes rise and fall from one year to the next, by the share of boards that make a priority of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from safeguard_extract.compare.board_years import BoardYears
from safeguard_extract.compare.small_numbers import is_small

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class YearRanks:
    """The boards that are known in a year, the share of them with each theme, and the themes' places by it."""

    boards: frozenset[str]
    prevalence: Mapping[str, float]
    rank: Mapping[str, int]
    at_rank: Mapping[int, int]


def rank_change_rows(boards: Mapping[str, BoardYears], themes: Mapping[str, str]) -> Iterator[Row]:
    """A row for each theme and two consecutive years, from the first known year to the last.

    A year that no plan covers is missing: its figures and the changes to and from it are empty.
    """
    known = {year for board in boards.values() for year in board.priorities}
    ranked = {year: _year_ranks(boards, list(themes), year) for year in known}
    years = range(min(known), max(known) + 1) if known else ()
    for theme, name in themes.items():
        for before, after in pairwise(years):
            yield theme, name, before, after, *_change(theme, ranked.get(before), ranked.get(after))


def _year_ranks(boards: Mapping[str, BoardYears], themes: Sequence[str], year: int) -> YearRanks:
    own = {key: board.priorities[year] for key, board in boards.items() if year in board.priorities}
    having = Counter(theme for coded in own.values() for theme in coded)
    places = places_of({theme: having[theme] for theme in themes})
    shares = {theme: having[theme] / len(own) for theme in themes}
    return YearRanks(frozenset(own), shares, places, Counter(places.values()))


def places_of(counts: Mapping[str, int]) -> dict[str, int]:
    """Each theme's place, the most frequent first; equal themes share the best place (1, 2, 2, 4)."""
    first: dict[int, int] = {}
    for place, count in enumerate(sorted(counts.values(), reverse=True), start=1):
        first.setdefault(count, place)
    return {theme: first[count] for theme, count in counts.items()}


def _change(theme: str, before: YearRanks | None, after: YearRanks | None) -> Row:
    ranks = [year.rank[theme] if year else None for year in (before, after)]
    return (
        len(before.boards) if before else None,
        len(after.boards) if after else None,
        len(before.boards & after.boards) if before and after else None,
        before.prevalence[theme] if before else None,
        after.prevalence[theme] if after else None,
        *ranks,
        None if ranks[0] is None or ranks[1] is None else ranks[0] - ranks[1],
        before.at_rank[before.rank[theme]] - 1 if before else None,
        after.at_rank[after.rank[theme]] - 1 if after else None,
        is_small(len(before.boards) if before else None, len(after.boards) if after else None),
    )
