"""`extract themes`: the codebook in force, and a check of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from safeguard_extract.cli.messages import safe
from safeguard_extract.cli.options import Common, common_options
from safeguard_extract.reports.lines import counted

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--check", metavar="FILE", type=_FILE, help="Check a codebook of your own: every fault in it.")
@common_options("codebook")
@click.pass_context
def themes(ctx: click.Context, check: Path | None, common: Common) -> None:
    """Show the codebook, or check your own.

    The id, name and definition of each theme in force.
    """
    from safeguard_extract.themes import check_codebook, load_codebook

    if check is not None:
        faults = check_codebook(check)
        for fault in faults:
            click.echo(safe(f"{check}: {fault}"))
        if faults:
            click.echo(f"{len(faults)} to mend.", err=True)
            ctx.exit(1)
        click.echo(f"{check}: sound, {counted(len(load_codebook(check).themes), 'theme')}")
        return
    from safeguard_extract.reports.terminal import display, themes_view

    display(themes_view(load_codebook(common.codebook).themes), sys.stdout)
