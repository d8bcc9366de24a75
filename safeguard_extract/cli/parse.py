"""`extract parse`: files to plans, plans to tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options, ocr_option
from safeguard_extract.settings import DEFAULT

if TYPE_CHECKING:
    from safeguard_extract.errors import ExtractError
    from safeguard_extract.store import PlanFolder, PlanSummary

_INTERRUPTED = 130  # what shells report for a program that Ctrl-C ended


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--id", metavar="ID", help="Call the plan this, instead of area and year (one input only).")
@ocr_option
@click.option(
    "--model",
    metavar="DIR",
    default=DEFAULT.model,
    show_default=True,
    help="A model of your own, from `extract train`; or none: each rule's confidence is a constant.",
)
@common_options("codebook", "jobs")
@click.pass_context
def parse(ctx: click.Context, paths: tuple[str, ...], id: str | None, ocr: str, model: str, common: Common) -> None:
    """Read plans: PDF and Word files, web pages, text and Markdown.

    PATH is a file, a folder, a glob, or `-` for standard input. Each plan becomes outputs/plans/ID.json; then the
    tables over all plans, outputs/tables/*.csv, and outputs/datapackage.json are written anew. Files that were read
    before and have not changed are not read again. What the tool is not sure of is listed in outputs/to_decide.csv;
    what you decide in outputs/corrections.csv holds in every later reading.
    """
    from safeguard_extract.cli.inputs import find_inputs
    from safeguard_extract.cli.reading_run import ReadingRun
    from safeguard_extract.learning import load_model
    from safeguard_extract.read.ocr_choice import engine_in_force
    from safeguard_extract.store import PlanFolder

    engine_in_force(ocr)  # one that is missing is wrong use, and said before anything is read
    load_model(model)
    messages = Messages(common)
    folder = PlanFolder(common.out)
    run = ReadingRun(folder, common, messages, id, replace(DEFAULT, ocr=ocr, model=model))
    with TemporaryDirectory(prefix="safeguard-extract-") as desk:
        inputs = find_inputs(paths, common.out, Path(desk))
        _check_id(id, inputs.count)
        try:
            plans = run.read(inputs)
        except KeyboardInterrupt:
            messages.note("Stopped. What was read is kept; the same command goes on from there.")
            ctx.exit(_INTERRUPTED)
    broken = _write_tables(common.out)
    _tell(plans, folder, messages)
    if run.unchanged:
        messages.note(f"Not read again, because nothing has changed: {run.unchanged} of {inputs.count}.")
    failures = [*run.failures, *run.line_failures, *(Failure(error.subject, error) for error in broken)]
    messages.failed(failures, inputs.count + len(broken) + len(run.line_failures))
    ctx.exit(1 if failures else 0)


def _check_id(id: str | None, inputs: int) -> None:
    from safeguard_extract.store import is_id, slug

    if id is None:
        return
    if inputs != 1:
        raise click.BadOptionUsage("id", f"--id names one plan, but there are {inputs} inputs.")
    if not is_id(id):
        advice = f" For example: {slug(id)}" if slug(id) else ""
        said = f"'{id}' is no id: lower-case letters, digits and single hyphens, at most 80."
        raise click.BadOptionUsage("id", said + advice)


def _write_tables(out: Path) -> Sequence[ExtractError]:
    """Write the tables, to_decide.csv and the data package over all plans; the plan files that cannot be read."""
    from safeguard_extract.corrections import write_to_decide
    from safeguard_extract.store import load_plans
    from safeguard_extract.store.data_package import write_data_package
    from safeguard_extract.store.tables import write_plan_tables

    plans, broken = load_plans(out)
    write_plan_tables(out, plans)
    write_to_decide(out, plans)
    write_data_package(out)
    return broken


def _tell(plans: Sequence[PlanSummary], folder: PlanFolder, messages: Messages) -> None:
    """A line a plan on standard output; a warning for each id that two documents ask for."""
    from safeguard_extract.reports.lines import aligned, plan_cells

    for line in aligned([plan_cells(each.document, each.priorities, each.items) for each in plans]):
        click.echo(line)
    ids = {each.id for each in plans}
    for shared in folder.shared_ids():
        if ids & {shared.id, shared.other_id}:
            messages.warn(
                f"two documents ask for the id {shared.id}: {shared.keeper} keeps it, {shared.other} is"
                f" {shared.other_id}. --id names a plan as you like; if one is an older copy, delete its plan file."
            )
