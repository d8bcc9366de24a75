"""The charts of `extract trends`: drawn as soon as what they show is counted, their PNG copies beside the counting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from safeguard_extract.cli.messages import Messages

if TYPE_CHECKING:
    from pathlib import Path

    from safeguard_extract.records.plan import Plan
    from safeguard_extract.reports.charts import Chart, PngCopies

FLOWS = 20  # series that get a flow chart of their own, the longest: nobody looks at hundreds, and each takes its time
MANY = 50  # plans: with fewer, a process that draws copies takes longer to start than it saves


class TrendCharts:
    """The charts of these plans, written together at the end, as SVG and, where that can be done, as PNG."""

    def __init__(self, plans: Sequence[Plan], out: Path, messages: Messages) -> None:
        from safeguard_extract.cli.workers import cores
        from safeguard_extract.errors import MissingCharts
        from safeguard_extract.reports.charts import PngCopies

        self._plans, self._out, self._messages = plans, out, messages
        self._svg: dict[str, str] = {}
        self._open = ExitStack()
        self._copies: PngCopies | None = None
        try:
            self._copies = self._open.enter_context(PngCopies(cores() if len(plans) >= MANY else 0))
        except MissingCharts as error:
            messages.note(error.message)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def draw_themes(self, by_year: Sequence[Mapping[str, Any]], chosen: Sequence[str]) -> None:
        """Draw the charts of themes from the rows of theme_by_year."""
        from safeguard_extract.reports.charts import theme_charts, year_counts

        self._draw(theme_charts(year_counts(by_year, self._plans), self._plans, chosen))

    def draw_flows(self) -> None:
        """Draw what became of each priority, for the longest series; a note says so where there are more."""
        from safeguard_extract.compare import outline
        from safeguard_extract.reports.charts import flow_charts
        from safeguard_extract.reports.series import compared_series, series_of_several

        self._draw(flow_charts(compared_series(self._plans, outline, FLOWS)))
        series = len(series_of_several(self._plans))
        if series > FLOWS:
            self._messages.note(
                f"Charts of priorities are drawn for the {FLOWS} longest of {series} series. "
                "`extract trends ID…` with the ids of a series' plans draws its own."
            )

    def save(self) -> None:
        """Write all that was drawn, in place of the charts of an earlier run; a line on standard output."""
        from safeguard_extract.errors import MissingCharts
        from safeguard_extract.reports.lines import counted
        from safeguard_extract.store.chart_files import charts_folder, save_charts

        files = {f"{name}.svg": text.encode() for name, text in self._svg.items()}
        if self._copies is not None:
            try:
                files |= {f"{name}.png": copy for name, copy in self._copies.collect().items()}
            except MissingCharts as error:
                self._messages.note(error.message)
        save_charts(self._out, files)
        click.echo(f"{charts_folder(self._out)}: {counted(len(self._svg), 'chart')}")

    def _draw(self, charts: Iterable[Chart]) -> None:
        from safeguard_extract.reports.charts import svg_text

        for chart in charts:
            self._svg[chart.name] = svg_text(chart)
            if self._copies is not None:
                self._copies.ask(chart.name, self._svg[chart.name])
