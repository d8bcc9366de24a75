"""The report: every plan of a study in one file, each row with its words in context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeguard_extract.errors import ExtractError
from safeguard_extract.records.comparison import Comparison
from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.charts import year_counts
from safeguard_extract.reports.charts.flows import flow_chart
from safeguard_extract.reports.html.figures import figure, theme_figures
from safeguard_extract.reports.html.originals import PDF, Crops, find_originals, picture_rows, way_to
from safeguard_extract.reports.html.pages import page
from safeguard_extract.reports.html.pairs import MEANINGS, pair_view
from safeguard_extract.reports.html.rows import UNSURE, plan_view, reach_of
from safeguard_extract.reports.html.summary import summary_of
from safeguard_extract.reports.lines import KINDS
from safeguard_extract.reports.series import Series, compared_series

BUDGET = 5_000_000
"""Bytes of a report: what mail takes, and a browser opens without a wait. Pictures of pages are left out beyond it."""
_FAMILIES = {"plan": "plans", "report": "annual reports"}
_SPARE = 2_000  # bytes for what the report says of the pictures


@dataclass(frozen=True, slots=True)
class Pictures:
    """What became of the pictures of pages: rows with one, rows whose PDF was found but that have none.

    `missing` are the plans read from a PDF that was not found.
    """

    rows: int = 0
    left_out: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as HTML, and what became of its pictures; `pictures` is None where no folder of originals was named."""

    html: str
    pictures: Pictures | None

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return len(self.html.encode("utf-8", errors="replace"))


def build_report(
    plans: Sequence[Plan],
    themes: Mapping[str, str],
    *,
    broken: Sequence[ExtractError] = (),
    documents: Sequence[Path] = (),
    home: Path = Path(),
    budget: int = BUDGET,
) -> Report:
    """One self-contained HTML page over the plans; the same plans give the same page.

    `themes` maps ids of the codebook to names; `broken` are plan files that could not be read. `documents` are folders
    with the PDFs that the plans were read from: rows then show a crop of their page, as long as the page stays under
    `budget` bytes, and link to it from the folder `home`, where the report will be. PDFs are drawn in another process,
    so a script that calls this with `documents` needs the usual `if __name__ == "__main__":`.
    """
    content = _content(plans, themes, broken)
    if not documents:
        return Report(_filled(content, plans, themes, {}, {}, None, home), None)
    originals = find_originals(plans, documents)
    bare = Report(_filled(content, plans, themes, originals, {}, Pictures(), home), None)
    crops = picture_rows(plans, originals, max(0, budget - bare.size - _SPARE))
    pictures = _pictures(plans, originals, crops)
    return Report(_filled(content, plans, themes, originals, crops, pictures, home), pictures)


def build_comparison(earlier: Plan, later: Plan, comparison: Comparison, themes: Mapping[str, str]) -> str:
    """One self-contained HTML page with two plans side by side; the same plans give the same page."""
    chart = flow_chart("priorities", (earlier, later), (comparison,))
    return page(
        "comparison.html",
        pair=pair_view(earlier, later, comparison, themes),
        flow=figure(chart),
        meanings=MEANINGS,
    )


def _content(plans: Sequence[Plan], themes: Mapping[str, str], broken: Sequence[ExtractError]) -> dict[str, Any]:
    """What a report shows besides the plans themselves."""
    from safeguard_extract.compare import trend_tables
    from safeguard_extract.store.tables import frame_rows

    counts = year_counts(frame_rows(trend_tables(plans, themes)["theme_by_year"]) if plans else [], plans)
    return {
        "summary": summary_of(plans, counts, broken),
        "figures": theme_figures(counts, plans),
        "series": [_series(each, themes) for each in compared_series(plans)],
        "meanings": MEANINGS,
        "kinds": KINDS,
        "unsure": UNSURE,
        "theme_names": _theme_names(plans, themes),
    }


def _theme_names(plans: Sequence[Plan], themes: Mapping[str, str]) -> list[str]:
    """The names of the themes that some row has."""
    found = {theme for plan in plans for priority in plan.priorities for theme in priority.themes}
    found |= {theme for plan in plans for item in plan.items for theme in item.themes}
    return sorted(themes.get(theme, theme) for theme in found)


def _series(series: Series, themes: Mapping[str, str]) -> dict[str, Any]:
    area = series.plans[0].document.area or series.plans[0].document.id
    steps = zip(series.plans, series.plans[1:], series.comparisons, strict=False)
    return {
        "name": f"{area}: {_FAMILIES.get(series.plans[0].document.family, 'other documents')}",
        "slug": series.slug,
        "flow": figure(flow_chart(f"priorities-{series.slug}", series.plans, series.comparisons)),
        "pairs": [pair_view(earlier, later, comparison, themes) for earlier, later, comparison in steps],
    }


def _filled(
    content: Mapping[str, Any],
    plans: Sequence[Plan],
    themes: Mapping[str, str],
    originals: Mapping[str, Path],
    crops: Crops,
    pictures: Pictures | None,
    home: Path,
) -> str:
    reach = reach_of(plans)
    views = []
    for plan in plans:
        id = plan.document.id
        original = way_to(originals[id], home) if id in originals else None
        views.append(plan_view(plan, themes, reach, original, crops.get(id)))
    return page("report.html", plans=views, pictures=pictures, **content)


def _pictures(plans: Sequence[Plan], originals: Mapping[str, Path], crops: Crops) -> Pictures:
    at_hand = [plan for plan in plans if plan.document.id in originals]
    rows = sum(len(of_plan) for of_plan in crops.values())
    return Pictures(
        rows=rows,
        left_out=sum(len(plan.priorities) + len(plan.items) for plan in at_hand) - rows,
        missing=tuple(
            plan.document.id
            for plan in plans
            if plan.document.source.media_type == PDF and plan.document.id not in originals
        ),
    )
