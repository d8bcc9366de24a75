"""The report: every plan of a study in one file, each row with its words in context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from safeguard_extract.errors import ExtractError
from safeguard_extract.records.comparison import Comparison, TextReuse
from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.charts.flows import flow_chart
from safeguard_extract.reports.html.figures import figure
from safeguard_extract.reports.html.originals import PDF, find_originals, picture_rows, way_to
from safeguard_extract.reports.html.pages import page
from safeguard_extract.reports.html.pairs import MEANINGS, pair_view
from safeguard_extract.reports.html.rows import Detail
from safeguard_extract.reports.html.study import Crops, Pictures, Study, study_of

BUDGET = 5_000_000
"""Bytes of a report: what mail takes, and a browser opens without a wait."""
_FOR_WORDS = 0.6  # of the budget where pictures are wanted: they show more than a long context does
_SPARE = 2_000  # bytes for what the report says of the pictures


@dataclass(frozen=True, slots=True)
class Report:
    """A report as HTML, how much it says of each row, and what became of its pictures.

    `pictures` is None where no folder of documents was named.
    """

    html: str
    detail: Detail
    pictures: Pictures | None = None

    @property
    def data(self) -> bytes:
        """The file; half characters, which UTF-8 does not know, become question marks."""
        return self.html.encode("utf-8", errors="replace")


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

    `themes` maps ids of the codebook to names; `broken` are plan files that could not be read. Where the page would be
    over `budget` bytes, it says less of each row. `documents` are folders with the PDFs that the plans were read from:
    rows then show a crop of their page, within the budget, and link to it from the folder `home`, where the report
    will be. PDFs are drawn in another process, so a script that names `documents` needs the usual
    `if __name__ == "__main__":`.
    """
    originals = find_originals(plans, documents)
    study = study_of(plans, themes, broken, _ways(originals, home))
    if not documents:
        return _fitting(study, None, budget)
    bare = _fitting(study, Pictures(), round(budget * _FOR_WORDS))
    crops = picture_rows(plans, originals, max(0, budget - len(bare.data) - _SPARE))
    pictures = _pictures(plans, originals, crops)
    return Report(study.html(bare.detail, crops, pictures), bare.detail, pictures)


def build_comparison(
    earlier: Plan,
    later: Plan,
    comparison: Comparison,
    themes: Mapping[str, str],
    reuse: TextReuse | None = None,
    *,
    documents: Sequence[Path] = (),
    home: Path = Path(),
) -> str:
    """One self-contained HTML page with two plans side by side; the same plans give the same page.

    `themes` maps ids of the codebook to names; `reuse` are the passages that stand in both plans. Rows link to their
    pages in the PDFs that are found in the folders `documents`, from the folder `home`, where the page will be.
    """
    ways = _ways(find_originals((earlier, later), documents), home)
    return page(
        "comparison.html",
        pair=pair_view(earlier, later, comparison, themes, reuse=reuse, ways=ways),
        flow=figure(flow_chart("priorities", (earlier, later), (comparison,))),
        meanings=MEANINGS,
    )


def _ways(originals: Mapping[str, Path], home: Path) -> dict[str, PurePosixPath]:
    return {id: way for id, path in originals.items() if (way := way_to(path, home)) is not None}


def _fitting(study: Study, pictures: Pictures | None, room: int) -> Report:
    """The page without pictures that says most of each row within `room` bytes, or the least that can be said."""
    for detail in Detail:
        report = Report(study.html(detail, {}, pictures), detail, pictures)
        if len(report.data) <= room:
            break
    return report


def _pictures(plans: Sequence[Plan], originals: Mapping[str, Path], crops: Crops) -> Pictures:
    at_hand = [plan for plan in plans if plan.document.id in originals]
    pdfs = [plan.document.id for plan in plans if plan.document.source.media_type == PDF]
    rows = sum(len(of_plan) for of_plan in crops.values())
    return Pictures(
        rows=rows,
        left_out=sum(len(plan.priorities) + len(plan.items) for plan in at_hand) - rows,
        missing=tuple(id for id in pdfs if id not in originals),
    )
