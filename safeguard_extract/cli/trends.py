"""`extract trends`: how themes come, stay and go over boards and years."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options

if TYPE_CHECKING:
    from safeguard_extract.errors import ExtractError
    from safeguard_extract.records.plan import Plan


@click.command()
@click.argument("ids", metavar="[ID…]", nargs=-1)
@click.option(
    "--split",
    metavar="YEAR",
    type=click.IntRange(1900, 2999),
    show_default="the median year of the plans",
    help="Year that the later period of keyness.csv begins with.",
)
@common_options("codebook")
@click.pass_context
def trends(ctx: click.Context, ids: tuple[str, ...], split: int | None, common: Common) -> None:
    """Write the theme-trend tables.

    They are over all parsed plans, or those named, and go to outputs/trends: theme_by_document.csv, theme_by_year.csv
    and theme_by_board.csv; first_last.csv, rank_changes.csv and cooccurrence.csv; survival.csv and survival_curve.csv
    (how long a priority is kept); keyness.csv (words of earlier against words of later plans).
    """
    from safeguard_extract.compare import evolution_tables, trend_tables
    from safeguard_extract.reports.lines import counted
    from safeguard_extract.reports.terminal import display, top_themes_view
    from safeguard_extract.store.columns import BY_DOCUMENT, EVOLUTION_TABLES, TREND_TABLES
    from safeguard_extract.store.data_package import write_data_package
    from safeguard_extract.store.tables import frame_rows, write_table
    from safeguard_extract.themes import load_codebook

    messages = Messages(common)
    codebook = load_codebook(common.codebook)
    names = {theme.id: theme.name for theme in codebook.themes}
    plans, broken = _plans(ids, common)
    others = [plan.document.id for plan in plans if plan.fingerprint.get("codebook") != codebook.digest()]
    if others:
        messages.warn(f"coded with another codebook than this one: {', '.join(others)}. Parse them again with it.")
    frames = {**trend_tables(plans, names), **evolution_tables(plans, names, split)}
    shapes = (*TREND_TABLES, *EVOLUTION_TABLES)
    rows = {shape.name: frame_rows(frames[shape.name]) for shape in shapes}
    for shape in shapes:
        path = write_table(common.out / "trends" / f"{shape.name}.csv", shape, rows[shape.name])
        click.echo(f"{path}: {counted(len(rows[shape.name]), 'row')}")
    write_data_package(common.out)
    display(top_themes_view(rows[BY_DOCUMENT.name]), sys.stdout)
    messages.failed([Failure(error.subject, error) for error in broken], len(plans) + len(broken), "plan")
    ctx.exit(1 if broken else 0)


def _plans(ids: tuple[str, ...], common: Common) -> tuple[list[Plan], list[ExtractError]]:
    from safeguard_extract.errors import UnknownPlan
    from safeguard_extract.store import find_plan, load_plans

    if ids:
        return [find_plan(common.out, id) for id in dict.fromkeys(ids)], []
    plans, broken = load_plans(common.out)
    if not plans and not broken:
        raise UnknownPlan(str(common.out), "there is no plan in this folder", "Run `extract parse` first.")
    return list(plans), list(broken)
