"""`extract trends`: how themes come, stay and go over boards and years."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from safeguard_extract.cli.chosen_plans import chosen_plans
from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options

if TYPE_CHECKING:
    from safeguard_extract.store.columns import TableShape

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
    from safeguard_extract.cli.trend_charts import TrendCharts
    from safeguard_extract.compare import doubles, evolution_rows, trend_rows
    from safeguard_extract.reports.terminal import display, top_themes_view
    from safeguard_extract.store.columns import BY_DOCUMENT, BY_YEAR, EVOLUTION_TABLES, TREND_TABLES
    from safeguard_extract.store.data_package import write_data_package
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
    with ExitStack() as open_:
        gc.freeze()  # plans stay to the end: looking for garbage among a million of their values would cost seconds
        open_.callback(gc.unfreeze)
        drawn = open_.enter_context(TrendCharts(plans, common.out, messages)) if charts else None
        rows = _write(TREND_TABLES, trend_rows(plans, names), common.out)
        if drawn:
            drawn.draw_themes(rows[BY_YEAR.name], chosen)
        _write(EVOLUTION_TABLES, evolution_rows(plans, names, split), common.out)
        write_data_package(common.out)
        if drawn:
            drawn.draw_flows()
            drawn.save()
    display(top_themes_view(rows[BY_DOCUMENT.name]), sys.stdout)
    messages.failed([Failure(error.subject, error) for error in broken], len(plans) + len(broken), "plan")
    ctx.exit(1 if broken else 0)


def _write(
    shapes: Sequence[TableShape], rows: Mapping[str, Sequence[tuple[object, ...]]], out: Path
) -> dict[str, Rows]:
    """Write these tables, a line each on standard output; the rows by the table's name."""
    from safeguard_extract.reports.lines import counted
    from safeguard_extract.store.tables import named_rows, write_table

    named: dict[str, Rows] = {}
    for shape in shapes:
        named[shape.name] = named_rows(shape, rows[shape.name])
        path = write_table(out / "trends" / f"{shape.name}.csv", shape, named[shape.name])
        click.echo(f"{path}: {counted(len(named[shape.name]), 'row')}")
    return named
