"""`extract themes`: the codebook in force, a check of one's own, what parts two, and codebooks of other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safeguard_extract.cli.messages import Messages, safe
from safeguard_extract.cli.options import CodebookFile, Common, common_options
from safeguard_extract.reports.lines import counted

if TYPE_CHECKING:
    from safeguard_extract.themes import Codebook

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_TERMINAL = "terminal"


@click.command()
@click.argument("other", metavar="[FILE_B]", required=False, type=CodebookFile())
@click.option("--check", metavar="FILE", type=_FILE, help="Check a codebook of your own: every fault in it.")
@click.option(
    "--diff",
    "earlier",
    metavar="FILE_A",
    type=CodebookFile(),
    help="What changed from FILE_A to FILE_B; with one file, from the codebook in force to that file.",
)
@click.option(
    "--import",
    "foreign",
    metavar="FILE",
    type=_FILE,
    help="Turn a .csv or .qdc codebook into YAML, on standard output or where --export says.",
)
@click.option(
    "--export",
    "target",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the codebook to FILE, by its ending: .yml, .csv, or .qdc (REFI-QDA, for NVivo, ATLAS.ti, MAXQDA).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([_TERMINAL, "csv", "json"]),
    default=_TERMINAL,
    show_default=True,
    help="How the codebook or the changes are shown.",
)
@common_options("codebook")
@click.pass_context
def themes(
    ctx: click.Context,
    other: Path | None,
    check: Path | None,
    earlier: Path | None,
    foreign: Path | None,
    target: Path | None,
    form: str,
    common: Common,
) -> None:
    """Show the codebook, check or convert your own, or say what parts two.

    The id, name and definition of each theme in force.
    """
    from safeguard_extract.themes import load_codebook

    if sum(each is not None for each in (check, earlier, foreign)) > 1:
        raise click.UsageError("--check, --diff and --import are three different tasks: ask for one at a time.")
    if other is not None and earlier is None:
        raise click.UsageError(f"'{other}' stands alone: --diff FILE_A FILE_B compares two codebooks.")
    if check is not None:
        ctx.exit(_check(check))
    if earlier is not None:
        paths = (common.codebook, earlier) if other is None else (earlier, other)
        before, after = (_read(path) for path in paths)
        _show_changes(before, after, form)
        return
    book = load_codebook(common.codebook) if foreign is None else _imported(foreign, Messages(common))
    if target is not None:
        _export(book, target)
    elif foreign is not None:
        _write(book, ".yml")
    else:
        _show(book, form)


def _read(path: Path | None) -> Codebook:
    """A codebook in any form: the default one, one by its name, a file of this tool or of another."""
    from safeguard_extract.themes import load_codebook
    from safeguard_extract.themes.exchange import import_codebook

    return (
        import_codebook(path) if path is not None and path.suffix.lower() in (".csv", ".qdc") else load_codebook(path)
    )


def _check(path: Path) -> int:
    """Every fault of a codebook on standard output; the exit status."""
    from safeguard_extract.errors import BrokenCodebook
    from safeguard_extract.themes import check_codebook
    from safeguard_extract.themes.exchange import FOREIGN_SUFFIXES

    foreign = path.suffix.lower() in FOREIGN_SUFFIXES
    faults = () if foreign else check_codebook(path)
    try:
        themes = () if faults else _read(path).themes
    except BrokenCodebook as broken:
        faults = (broken.detail,)
    for fault in faults:
        click.echo(safe(f"{path}: {fault}"))
    if faults:
        click.echo(f"{len(faults)} to mend.", err=True)
        return 1
    click.echo(f"{path}: sound, {counted(len(themes), 'theme')}")
    return 0


def _imported(path: Path, messages: Messages) -> Codebook:
    from safeguard_extract.themes.exchange import import_codebook

    book = import_codebook(path)
    silent = [theme.id for theme in book.themes if not theme.includes]
    if silent:
        of = counted(len(book.themes), "theme")
        messages.note(f"Without phrases yet, so that nothing earns them: {len(silent)} of {of}.")
    return book


def _export(book: Codebook, target: Path) -> None:
    from safeguard_extract.store.whole_files import write_whole
    from safeguard_extract.themes.exchange import codebook_bytes

    write_whole(target, codebook_bytes(book, target.suffix.lower()))
    click.echo(safe(f"{target}: {counted(len(book.themes), 'theme')}"))


def _write(book: Codebook, suffix: str) -> None:
    from safeguard_extract.themes.exchange import codebook_bytes

    click.echo(codebook_bytes(book, suffix).decode(), nl=False)


def _show(book: Codebook, form: str) -> None:
    from safeguard_extract.reports.terminal import display, themes_view
    from safeguard_extract.store.plan_file import json_bytes
    from safeguard_extract.themes.exchange import theme_values

    if form == "csv":
        _write(book, ".csv")
    elif form == "json":
        values = {"name": book.name, "version": book.version, "themes": [theme_values(each) for each in book.themes]}
        click.echo(json_bytes(values).decode(), nl=False)
    else:
        display(themes_view(book.themes), sys.stdout)


def _show_changes(before: Codebook, after: Codebook, form: str) -> None:
    from dataclasses import asdict

    from safeguard_extract.reports.codebook_view import changes_view
    from safeguard_extract.reports.terminal import display
    from safeguard_extract.store.columns import CODEBOOK_CHANGES
    from safeguard_extract.store.plan_file import json_bytes
    from safeguard_extract.store.tables import csv_text
    from safeguard_extract.themes.changes import codebook_changes

    changes = codebook_changes(before, after)
    rows = [asdict(change) for change in changes]
    if form == "csv":
        click.echo(csv_text(CODEBOOK_CHANGES, rows), nl=False)
    elif form == "json":
        click.echo(json_bytes(rows).decode(), nl=False)
    else:
        names = (f"{book.name} {book.version}".strip() for book in (before, after))
        display(changes_view(changes, *names), sys.stdout)
