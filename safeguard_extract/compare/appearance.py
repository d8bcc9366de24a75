"""When a theme comes up first and last, at each board and over all, and the years between without it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from safeguard_extract.compare.board_years import BoardYears
from safeguard_extract.compare.small_numbers import is_small

Row = tuple[object, ...]


def first_last_rows(boards: Mapping[str, tuple[str, BoardYears]], themes: Mapping[str, str]) -> Iterator[Row]:
    """A row for each theme and board with a known year, then one over all; `boards` maps keys to name and years."""
    known = {key: (label, years) for key, (label, years) in sorted(boards.items()) if years.priorities}
    everywhere = sorted({year for _, years in known.values() for year in years.priorities})
    for theme, name in themes.items():
        having: dict[str, list[int]] = {}
        for key, (label, years) in known.items():
            present = [year for year in sorted(years.priorities) if years.has_priority(theme, year)]
            if present:
                having[key] = present
            counts = 1, int(bool(present))
            yield theme, name, "board", label, *counts, *_years(present, sorted(years.priorities), 1)
        if known:
            overall = sorted({year for present in having.values() for year in present})
            yield theme, name, "overall", None, len(known), len(having), *_years(overall, everywhere, len(known))


def _years(present: Sequence[int], known: Sequence[int], boards: int) -> Row:
    """first_year to small_n. Where a theme never stands, its first and last year are empty, and so are its gaps."""
    absent = set(known) - set(present)
    between = set(range(present[0], present[-1] + 1)) if present else set()
    unknown = set(range(known[0], known[-1] + 1)) - set(known)
    return (
        present[0] if present else None,
        present[-1] if present else None,
        present[0] == known[0] if present else None,
        present[-1] == known[-1] if present else None,
        len(known),
        len(present),
        runs(present),
        runs(between & absent),
        runs(unknown),
        is_small(len(known), *([boards] if boards > 1 else [])),
    )


def runs(years: Collection[int]) -> str:
    """Years in few words.

    >>> runs([2014, 2012, 2013, 2017])
    '2012-2014; 2017'
    """
    found: list[tuple[int, int]] = []
    for year in sorted(years):
        if found and year == found[-1][1] + 1:
            found[-1] = found[-1][0], year
        else:
            found.append((year, year))
    return "; ".join(str(first) if first == last else f"{first}-{last}" for first, last in found)
