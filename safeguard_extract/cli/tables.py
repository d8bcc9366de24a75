"""`extract tables`: the tables of any document, as JSON, CSV or spreadsheets."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options, ocr_option
from safeguard_extract.settings import DEFAULT

if TYPE_CHECKING:
    from safeguard_extract.cli.inputs import Input
    from safeguard_extract.cli.workers import Outcome
    from safeguard_extract.records.page import Table
    from safeguard_extract.records.plan import Problem

    Read = tuple[tuple[Table, ...], tuple[Problem, ...]]

_INTERRUPTED = 130  # what shells report for a program that Ctrl-C ended


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["json", "csv", "xlsx"]),
    default="json",
    show_default=True,
    help="json goes to standard output; csv is a file a table, xlsx a workbook a document, in the folder of --out.",
)
@click.option("--no-join", "apart", is_flag=True, help="Keep tables that go on over pages apart, page by page.")
@ocr_option
@common_options("jobs")
@click.pass_context
def tables(ctx: click.Context, paths: tuple[str, ...], shape: str, apart: bool, ocr: str, common: Common) -> None:
    """Write the tables of any PDF.

    FILE is a file, a folder, a glob, or `-` for standard input; it need not be a plan. Tables that go on over pages are
    one table, with one header. Each has the page and the place where it stands, and says how sure it is: 1 where lines
    part all cells, less where white does.
    """
    from safeguard_extract.cli.inputs import find_inputs
    from safeguard_extract.cli.workers import cores, read_all
    from safeguard_extract.read.ocr_choice import engine_in_force

    engine_in_force(ocr)  # one that is missing is wrong use, and said before anything is read
    messages = Messages(common)
    found: dict[int, Read] = {}
    with TemporaryDirectory(prefix="safeguard-extract-") as desk:
        inputs = find_inputs(paths, common.out, Path(desk))
        failures = list(inputs.failures)
        work = partial(read_file, join=not apart, ocr=ocr)
        try:
            with closing(read_all(work, [each.path for each in inputs.files], common.jobs or cores())) as outcomes:
                for outcome in outcomes:
                    _settle(outcome, inputs.files[outcome.number], found, failures, messages)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
    names = _names(inputs.files)
    _write([(names[number], found[number][0]) for number in sorted(found)], shape, common.out, messages)
    messages.failed(failures, inputs.count)
    ctx.exit(1 if failures else 0)


def read_file(path: Path, join: bool, ocr: str = DEFAULT.ocr) -> Read:
    """The tables of one file, and what went wrong on single pages."""
    from safeguard_extract.pipeline import read_tables

    return read_tables(path, settings=replace(DEFAULT, ocr=ocr), join=join)


def _settle(
    outcome: Outcome[Read], each: Input, found: dict[int, Read], failures: list[Failure], messages: Messages
) -> None:
    """Keep what became of one file."""
    if outcome.error is not None:
        failures.append(Failure(each.name, outcome.error))
        messages.detail(outcome.trace)
    if outcome.result is not None:
        found[outcome.number] = outcome.result
        for problem in outcome.result[1]:
            place = f"page {problem.page}: " if problem.page else ""
            messages.note(f"{each.name}: {place}{problem.message}")


def _names(files: Sequence[Input]) -> list[str]:
    """What to call each file: its own name, or the path as given where two have the same."""
    shared = Counter(each.path.name for each in files)
    return [each.path.name if shared[each.path.name] == 1 else each.name for each in files]


def _write(documents: Sequence[tuple[str, Sequence[Table]]], shape: str, out: Path, messages: Messages) -> None:
    from safeguard_extract.reports.lines import counted
    from safeguard_extract.store.table_files import tables_json, write_csv_tables, write_workbook

    if shape == "json":
        sys.stdout.buffer.write(tables_json(documents))
    for stem, (name, tables) in zip(_stems([name for name, _ in documents]), documents, strict=True):
        if shape == "csv":
            paths = write_csv_tables(out, stem, tables)
        else:
            paths = [write_workbook(out, stem, tables)] if shape == "xlsx" and tables else []
        for path in paths:
            click.echo(str(path))
        messages.note(f"{name}: {counted(len(tables), 'table')}")


def _stems(names: Sequence[str]) -> list[str]:
    """The beginning of each file's name, each another; a path gives its last part."""
    stems: list[str] = []
    for name in names:
        stem, number = Path(name).stem, 2
        while stem in stems:
            stem, number = f"{Path(name).stem}-{number}", number + 1
        stems.append(stem)
    return stems
