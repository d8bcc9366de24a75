"""What a report is printed from: the plans, their charts and comparisons, worked out once for every way to print it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from safeguard_extract.compare import trend_rows
from safeguard_extract.errors import ExtractError
from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.charts import flow_charts, year_counts
from safeguard_extract.reports.html.crops import Crop
from safeguard_extract.reports.html.figures import Figure, figure, theme_figures
from safeguard_extract.reports.html.pages import page
from safeguard_extract.reports.html.pairs import MEANINGS, PairView, pair_view
from safeguard_extract.reports.html.rows import UNSURE, Detail, plan_view
from safeguard_extract.reports.html.summary import Summary, summary_of
from safeguard_extract.reports.lines import KINDS
from safeguard_extract.reports.series import Series, compared_series
from safeguard_extract.store.columns import BY_YEAR
from safeguard_extract.store.tables import named_rows

_FAMILIES = {"plan": "plans", "report": "annual reports"}

Crops = Mapping[str, Mapping[str, tuple[Crop, ...]]]
"""Pictures by plan id and row id."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What became of the pictures of pages: rows with one, rows whose PDF was found but that have none.

    `missing` are the plans read from a PDF that was not found.
    """

    rows: int = 0
    left_out: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _SeriesView:
    """A series ready to print."""

    name: str
    slug: str
    flow: Figure
    pairs: tuple[PairView, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """Plans of a study and what was worked out over them; `ways` lead from the report to the documents, by plan id."""

    plans: tuple[Plan, ...]
    themes: Mapping[str, str]
    summary: Summary
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    flows: tuple[Figure, ...]
    ways: Mapping[str, PurePosixPath]

    def html(self, detail: Detail, crops: Crops, pictures: Pictures | None) -> str:
        """The report as a page."""
        return page(
            "report.html",
            summary=self.summary,
            figures=self.figures,
            series=[self._series_view(each, flow, detail) for each, flow in zip(self.series, self.flows, strict=True)],
            plans=[
                plan_view(plan, self.themes, detail, self.ways.get(plan.document.id), crops.get(plan.document.id))
                for plan in self.plans
            ],
            pictures=pictures,
            detail=detail.name,
            meanings=MEANINGS,
            kinds=KINDS,
            unsure=UNSURE,
            theme_names=self._theme_names(),
        )

    def _series_view(self, series: Series, flow: Figure, detail: Detail) -> _SeriesView:
        first = series.plans[0].document
        pairs = zip(pairwise(series.plans), series.comparisons, strict=True)
        whole = detail is Detail.FULL
        return _SeriesView(
            f"{first.area or first.id}: {_FAMILIES.get(first.family, 'other documents')}",
            series.slug,
            flow,
            tuple(pair_view(*two, comparison, self.themes, whole=whole) for two, comparison in pairs),
        )

    def _theme_names(self) -> list[str]:
        """The names of the themes that some row has."""
        found = {theme for plan in self.plans for priority in plan.priorities for theme in priority.themes}
        found |= {theme for plan in self.plans for item in plan.items for theme in item.themes}
        return sorted(self.themes.get(theme, theme) for theme in found)


def study_of(
    plans: Sequence[Plan],
    themes: Mapping[str, str],
    broken: Sequence[ExtractError],
    ways: Mapping[str, PurePosixPath],
) -> Study:
    """Everything that a report over these plans shows; `themes` maps ids to names."""
    rows = named_rows(BY_YEAR, trend_rows(plans, themes)[BY_YEAR.name])
    counts = year_counts(rows, plans)
    series = compared_series(plans)
    return Study(
        tuple(plans),
        themes,
        summary_of(plans, counts, broken),
        theme_figures(counts, plans),
        series,
        tuple(figure(chart) for chart in flow_charts(series)),
        ways,
    )
