"""The door: all commands, and the one place where known failures become messages and exit statuses."""

from __future__ import annotations

import sys
from typing import IO, Any

import click

from safeguard_extract.cli.compare import compare
from safeguard_extract.cli.evaluate import evaluate
from safeguard_extract.cli.messages import safe
from safeguard_extract.cli.options import version_option
from safeguard_extract.cli.parse import parse
from safeguard_extract.cli.report import report
from safeguard_extract.cli.show import list_plans, show
from safeguard_extract.cli.tables import tables
from safeguard_extract.cli.themes import themes
from safeguard_extract.cli.train import train
from safeguard_extract.cli.trends import trends
from safeguard_extract.errors import ExtractError


class _Refusal(click.ClickException):
    """A known failure on its way out: its message and its remedy."""

    def __init__(self, error: ExtractError) -> None:
        super().__init__(safe(error.message))

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Error: {self.message}", file=file or sys.stderr)


class _WrongUse(_Refusal):
    """One that ends with the exit status of wrong use."""

    exit_code = 2


class _Commands(click.Group):
    """Commands in the order in which a person meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ExtractError as error:
            raise (_WrongUse if error.exit_status == 2 else _Refusal)(error) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@version_option
def extract() -> None:
    """Read the published plans of safeguarding boards and partnerships into tables, compare them, follow their themes.

    Begin with `extract parse FOLDER`. Results go to the folder `outputs`, or another that --out names.

    Exit status: 0 done; 1 finished, but some inputs failed, each named with its reason and what to do; 2 wrong use.
    """


for command in (parse, list_plans, show, compare, trends, report, themes, tables, evaluate, train):
    extract.add_command(command)


def main() -> None:
    """Run `extract` on the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter of a plan shows a question mark; the files have it right.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    extract(prog_name="extract")
