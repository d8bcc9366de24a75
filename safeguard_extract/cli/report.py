"""`extract report`: every parsed plan in one page that needs nothing beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options

if TYPE_CHECKING:
    from safeguard_extract.reports.html import Report

_NAME = "report.html"
_MEGABYTE = 1_000_000


@click.command()
@click.option(
    "--file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    show_default="outputs/report.html",
    help="Where to write it.",
)
@click.option(
    "--documents",
    metavar="DIR",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the PDFs that were parsed: rows show their page; may be repeated.",
)
@click.option(
    "--size",
    metavar="MB",
    type=click.FloatRange(min=0, min_open=True),
    default=5.0,
    show_default=True,
    help="Megabytes beyond which pictures of pages are left out.",
)
@common_options("codebook")
@click.pass_context
def report(ctx: click.Context, file: Path | None, documents: tuple[Path, ...], size: float, common: Common) -> None:
    """Write one HTML page over all parsed plans.

    Summary, trends with charts, what became of each priority in the next plan, and every row with its words in
    context. It opens from a folder, without a network; mail it, print it. The codebook gives it the names of themes.
    """
    from safeguard_extract.errors import UnknownPlan
    from safeguard_extract.reports.html import build_report
    from safeguard_extract.reports.html.originals import PDF
    from safeguard_extract.reports.lines import counted
    from safeguard_extract.store import load_plans
    from safeguard_extract.store.whole_files import write_whole
    from safeguard_extract.themes import load_codebook

    messages = Messages(common)
    path = file or common.out / _NAME
    names = {theme.id: theme.name for theme in load_codebook(common.codebook).themes}
    plans, broken = load_plans(common.out)
    if not plans and not broken:
        raise UnknownPlan(str(common.out), "there is no plan in this folder", "Run `extract parse` first.")
    made = build_report(
        plans, names, broken=broken, documents=documents, home=path.parent, budget=round(size * _MEGABYTE)
    )
    write_whole(path, made.data)
    click.echo(f"{path}: {counted(len(plans), 'plan')}, {len(made.data) / _MEGABYTE:.1f} MB")
    _tell(made, messages)
    printed = sum(plan.document.source.media_type == PDF for plan in plans)
    if printed and not documents:
        messages.note(
            f"Read from PDFs: {counted(printed, 'plan')}. `--documents DIR`, the folder that holds them, adds "
            "pictures of the pages, with the words of each row boxed."
        )
    messages.failed([Failure(error.subject, error) for error in broken], len(plans) + len(broken), "plan")
    ctx.exit(1 if broken else 0)


def _tell(made: Report, messages: Messages) -> None:
    """What became of the pictures of pages."""
    from safeguard_extract.reports.lines import counted

    pictures = made.pictures
    if pictures is None:
        return
    messages.note(f"Pictures of pages: {counted(pictures.rows, 'row')} with, {pictures.left_out:,} without.")
    if pictures.missing:
        messages.warn(f"no PDF with the bytes that were parsed was found for {', '.join(pictures.missing)}.")
