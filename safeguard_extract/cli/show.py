"""`extract show` and `extract list`: plans that were parsed, for the eye."""

from __future__ import annotations

import sys

import click

from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options


@click.command()
@click.argument("id")
@common_options()
def show(id: str, common: Common) -> None:
    """Show one plan.

    Its priorities, and under each its items: what, who leads, when, what about, on which page.
    """
    from safeguard_extract.reports.terminal import display, plan_view
    from safeguard_extract.store import find_plan

    display(plan_view(find_plan(common.out, id)), sys.stdout)


@click.command("list")
@common_options()
@click.pass_context
def list_plans(ctx: click.Context, common: Common) -> None:
    """List the parsed plans.

    A line each: id, type, period, priorities, items, board.
    """
    from safeguard_extract.reports.lines import aligned, plan_cells, printable
    from safeguard_extract.store import read_summaries

    messages = Messages(common)
    summaries, broken = read_summaries(common.out)
    rows = [
        (*plan_cells(each.document, each.priorities, each.items), printable(each.document.board or ""))
        for each in summaries
    ]
    for line in aligned(rows):
        click.echo(line)
    if not summaries and not broken:
        messages.note(f"No plan in {common.out} yet: `extract parse FILE` reads one.")
    messages.failed([Failure(error.subject, error) for error in broken], len(summaries) + len(broken), "plan")
    ctx.exit(1 if broken else 0)
