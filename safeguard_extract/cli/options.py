"""The options that all commands take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]
NAMES = ("out", "codebook", "jobs", "quiet", "verbose")


class CodebookFile(click.Path):
    """A codebook file, or the name of a codebook that comes with the tool; a file of that name is called `./NAME`."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from safeguard_extract.themes.codebook import SHIPPED

        if str(value) in SHIPPED:
            return Path(value)
        path = Path(str(super().convert(value, param, ctx)))
        return path.absolute() if str(path) in SHIPPED else path


@dataclass(frozen=True, slots=True)
class Common:
    """The common options of a command, as given."""

    out: Path
    codebook: Path | None
    jobs: int | None
    quiet: bool
    verbose: bool


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"extract {version('safeguard-extract')}")
        except PackageNotFoundError:
            click.echo("extract (run from its source folder, not installed)")
        ctx.exit()


version_option = click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)


def common_options(*shown: str) -> Callable[[Command], Command]:
    """Give a command all common options, as one `common: Common`; its help shows those that change what it does."""
    options = {
        "out": click.option(
            "--out",
            metavar="DIR",
            type=click.Path(path_type=Path),
            default="outputs",
            show_default=True,
            help="Folder of the results.",
        ),
        "codebook": click.option(
            "--codebook",
            metavar="FILE",
            type=CodebookFile(),
            hidden="codebook" not in shown,
            help="Your own codebook (YAML) instead of the default one, or `yearly-reports`, which comes with the tool.",
        ),
        "jobs": click.option(
            "--jobs",
            metavar="N",
            type=click.IntRange(min=1),
            hidden="jobs" not in shown,
            show_default="one for each processor core",
            help="How many files to read at once.",
        ),
        "quiet": click.option("--quiet", "-q", is_flag=True, help="No progress, no notes: only what failed."),
        "verbose": click.option("--verbose", "-v", is_flag=True, help="Say more on standard error."),
    }

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> Any:
            common = Common(**{name: given.pop(name) for name in NAMES})
            return command(common=common, **given)

        wrapped: Command = version_option_hidden(run)
        for name in reversed(NAMES):
            wrapped = options[name](wrapped)
        return wrapped

    return decorate


version_option_hidden = click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, hidden=True
)

ocr_option = click.option(
    "--ocr",
    type=click.Choice(["auto", "tesseract", "rapidocr", "none"]),
    default="auto",
    show_default=True,
    help="What reads pages without text, such as scans; auto is Tesseract where it is installed, else RapidOCR.",
)
