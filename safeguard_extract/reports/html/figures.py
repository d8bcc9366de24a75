"""Charts with a table of the same numbers beside each, for those who want the figures or cannot see the drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.charts import Chart, YearCounts, heat_map, inline_svg, intervals, ranks, theme_charts
from safeguard_extract.reports.charts import boards as board_panels
from safeguard_extract.reports.charts.counts import board_themes
from safeguard_extract.reports.html.pages import markup

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words: the first cell of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as markup for a page, and its table, if any."""

    chart: Chart
    svg: Any
    table: Table | None = None


def figure(chart: Chart, table: Table | None = None) -> Figure:
    """A chart ready to print."""
    return Figure(chart, markup(inline_svg(chart)), table)


def theme_figures(counts: YearCounts, plans: Sequence[Plan]) -> tuple[Figure, ...]:
    """The charts of themes, each with its table."""
    charts = theme_charts(counts, plans)
    if not charts:
        return ()
    tables = {
        heat_map.NAME: _years_table(counts),
        ranks.NAME: _ranks_table(counts),
        intervals.NAME: _shares_table(counts),
        board_panels.NAME: _boards_table(counts, board_themes(plans)),
    }
    return tuple(figure(chart, tables[chart.name]) for chart in charts)


def _years_table(counts: YearCounts) -> Table:
    def cell(theme: str, year: int) -> str:
        known = counts.cells.get((theme, year))
        return f"{known.having} of {known.boards}" if known else _NOTHING

    return Table(
        "Boards with a priority on each theme, of the boards with a plan for the year",
        ("Theme", *map(str, counts.years)),
        tuple((counts.names[theme], *(cell(theme, year) for year in counts.years)) for theme in counts.themes),
    )


def _ranks_table(counts: YearCounts) -> Table:
    themes = counts.found[: ranks.SHOWN]
    places = {year: ranks.places_in(counts, themes, year) for year in counts.years if counts.boards_in(year)}
    rows = []
    for theme in themes:
        found = (places[year][theme][1] if year in places else None for year in counts.years)
        rows.append((counts.names[theme], *(str(rank) if rank else _NOTHING for rank in found)))
    return Table("Rank of each theme among all themes, by year", ("Theme", *map(str, counts.years)), tuple(rows))


def _shares_table(counts: YearCounts) -> Table:
    rows = []
    for theme in counts.found[: intervals.CHOSEN]:
        for year in counts.years:
            cell = counts.cells.get((theme, year))
            if cell is not None:
                ends = (heat_map.percent(end) for end in (cell.share, cell.low, cell.high))
                rows.append((counts.names[theme], str(year), str(cell.having), str(cell.boards), *ends))
    head = ("Theme", "Year", "Boards with a priority on it", "Boards with a plan", "Share", "95 % from", "95 % to")
    return Table("Share of boards with a priority on the theme, with 95 % Wilson intervals", head, tuple(rows))


def _boards_table(counts: YearCounts, boards: Mapping[str, Mapping[int, frozenset[str]]]) -> Table:
    themes = counts.found[: board_panels.SHOWN]
    rows = []
    for board, known in boards.items():
        having = ([year for year, of_year in known.items() if theme in of_year] for theme in themes)
        rows.append((board, years_words(tuple(known)), *(years_words(years) or _NOTHING for years in having)))
    head = ("Board", "Years with a plan", *(counts.names[theme] for theme in themes))
    return Table("Years for which each board has a priority on the theme", head, tuple(rows))


def years_words(years: Sequence[int]) -> str:
    """`2014 to 2016, 2019` for 2014, 2015, 2016 and 2019."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
