"""The charts of a set of plans: those of themes, and one of priorities for each series."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.charts.boards import board_chart
from safeguard_extract.reports.charts.counts import YearCounts, board_themes
from safeguard_extract.reports.charts.flows import flow_chart
from safeguard_extract.reports.charts.heat_map import heat_map
from safeguard_extract.reports.charts.intervals import interval_chart
from safeguard_extract.reports.charts.ranks import rank_chart
from safeguard_extract.reports.charts.sheet import Chart
from safeguard_extract.reports.series import Series


def theme_charts(counts: YearCounts, plans: Sequence[Plan], chosen: Sequence[str] = ()) -> tuple[Chart, ...]:
    """Heat map, ranks, shares with intervals, and boards; none where no year of a priority with a theme is known.

    `chosen` are the themes of the chart of shares, by id; the most frequent ones where none is given.
    """
    if not counts.found:
        return ()
    return (
        heat_map(counts),
        rank_chart(counts),
        interval_chart(counts, chosen),
        board_chart(counts, board_themes(plans)),
    )


def flow_charts(series: Sequence[Series]) -> tuple[Chart, ...]:
    """A chart of priorities for each series, called `priorities-<area>-<family>`."""
    return tuple(flow_chart(f"priorities-{each.slug}", each.plans, each.comparisons) for each in series)
