"""`extract trends`: how themes come, stay and go over boards and years."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from safeguard_extract.cli.chosen_plans import chosen_plans
from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options

if TYPE_CHECKING:
    from safeguard_extract.records.plan import Plan

Rows = Sequence[Mapping[str, Any]]


@click.command()
@click.argument("ids", metavar="[ID…]", nargs=-1)
@click.option(
    "--split",
    metavar="YEAR",
    type=click.IntRange(1900, 2999),
    show_default="the median year of the plans",
    help="Year that the later period of keyness.csv begins with.",
)
@click.option("--charts/--no-charts", default=True, show_default=True, help="Draw charts too.")
@click.option(
    "--theme",
    "chosen",
    metavar="ID",
    multiple=True,
    show_default="the most frequent",
    help="A theme for the chart of shares, by its id in the codebook; may be repeated.",
)
@common_options("codebook")
@click.pass_context
def trends(
    ctx: click.Context,
    ids: tuple[str, ...],
    split: int | None,
    charts: bool,
    chosen: tuple[str, ...],
    common: Common,
) -> None:
    """Write the theme-trend tables and charts.

    They are over all parsed plans, or those named, and go to outputs/trends: theme_by_document.csv, theme_by_year.csv
    and theme_by_board.csv; first_last.csv, rank_changes.csv and cooccurrence.csv; survival.csv and survival_curve.csv
    (how long a priority is kept); keyness.csv (words of earlier against words of later plans). Charts go to
    outputs/trends/charts, as SVG and, where the `charts` extra is installed, as PNG.
    """
    from safeguard_extract.compare import doubles
    from safeguard_extract.reports.terminal import display, top_themes_view
    from safeguard_extract.store.columns import BY_DOCUMENT, BY_YEAR
    from safeguard_extract.themes import load_codebook

    messages = Messages(common)
    codebook = load_codebook(common.codebook)
    names = {theme.id: theme.name for theme in codebook.themes}
    unknown = [theme for theme in chosen if theme not in names]
    if unknown:
        raise click.BadOptionUsage("theme", f"No theme has the id {', '.join(unknown)}; `extract themes` shows them.")
    plans, broken = chosen_plans(ids, common)
    digest = codebook.digest()
    others = [plan.document.id for plan in plans if plan.fingerprint.get("codebook") != digest]
    if others:
        messages.warn(f"coded with another codebook than this one: {', '.join(others)}. Parse them again with it.")
    for pair in doubles(plans):
        messages.warn(
            f"{' and '.join(pair)} look like one document read twice: name the plans to count, without one of them."
        )
    rows = _write_tables(plans, names, split, common.out)
    if charts:
        _draw(plans, rows[BY_YEAR.name], chosen, common.out, messages)
    display(top_themes_view(rows[BY_DOCUMENT.name]), sys.stdout)
    messages.failed([Failure(error.subject, error) for error in broken], len(plans) + len(broken), "plan")
    ctx.exit(1 if broken else 0)


def _write_tables(plans: Sequence[Plan], names: Mapping[str, str], split: int | None, out: Path) -> Mapping[str, Rows]:
    """Write every table and the data package, a line each on standard output; the rows by the table's name."""
    from safeguard_extract.compare import evolution_tables, trend_tables
    from safeguard_extract.reports.lines import counted
    from safeguard_extract.store.columns import EVOLUTION_TABLES, TREND_TABLES
    from safeguard_extract.store.data_package import write_data_package
    from safeguard_extract.store.tables import frame_rows, write_table

    frames = {**trend_tables(plans, names), **evolution_tables(plans, names, split)}
    shapes = (*TREND_TABLES, *EVOLUTION_TABLES)
    rows = {shape.name: frame_rows(frames[shape.name]) for shape in shapes}
    for shape in shapes:
        path = write_table(out / "trends" / f"{shape.name}.csv", shape, rows[shape.name])
        click.echo(f"{path}: {counted(len(rows[shape.name]), 'row')}")
    write_data_package(out)
    return rows


_FLOWS = 20  # series that get a flow chart of their own, the longest: nobody looks at hundreds, and each takes its time


def _draw(
    plans: Sequence[Plan],
    by_year: Rows,
    chosen: Sequence[str],
    out: Path,
    messages: Messages,
) -> None:
    """Write the charts of these plans, as SVG and, where that can be done, as PNG."""
    from safeguard_extract.errors import MissingCharts
    from safeguard_extract.reports.charts import flow_charts, png_bytes, svg_text, theme_charts, year_counts
    from safeguard_extract.reports.lines import counted
    from safeguard_extract.reports.series import compared_series
    from safeguard_extract.store.chart_files import charts_folder, save_charts

    drawn = (*theme_charts(year_counts(by_year, plans), plans, chosen), *flow_charts(compared_series(plans, _FLOWS)))
    texts = {chart.name: svg_text(chart) for chart in drawn}
    files = {f"{name}.svg": text.encode() for name, text in texts.items()}
    try:
        files |= {f"{name}.png": png_bytes(text) for name, text in texts.items()}
    except MissingCharts as error:
        messages.note(error.message)
    save_charts(out, files)
    click.echo(f"{charts_folder(out)}: {counted(len(drawn), 'chart')}")
