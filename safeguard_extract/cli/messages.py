"""What is said on standard error while a command runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from safeguard_extract.cli.options import Common
from safeguard_extract.errors import ExtractError
from safeguard_extract.reports.lines import counted, printable

_MANY = 3  # files from which on a progress bar tells more than it disturbs


def safe(words: str) -> str:
    """A message on one line, without characters that could steer a terminal."""
    return printable(words)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that failed: its name as the person gave it, and why."""

    name: str
    error: ExtractError

    @property
    def message(self) -> str:
        said = self.error.detail or self.error.subject
        return safe(f"{self.name}: {said}. {self.error.remedy}".strip())


class Messages:
    """Notes, warnings and failures on standard error, as --quiet and --verbose ask."""

    def __init__(self, common: Common) -> None:
        self._quiet = common.quiet
        self._verbose = common.verbose

    def note(self, words: str) -> None:
        if not self._quiet:
            click.echo(safe(words), err=True)

    def warn(self, words: str) -> None:
        self.note(f"Warning: {words}")

    def detail(self, words: str) -> None:
        """What only --verbose shows, its lines kept."""
        if self._verbose:
            for line in words.splitlines():
                indent = line[: len(line) - len(line.lstrip(" "))]
                click.echo(indent + safe(line), err=True)

    def failed(self, failures: Sequence[Failure], of: int, noun: str = "input") -> None:
        """Name each failure with its reason and what to do; --quiet does not silence this."""
        if failures:
            click.echo(f"{len(failures)} of {counted(of, noun)} failed:", err=True)
        for failure in failures:
            click.echo(f"  {failure.message}", err=True)

    def shows_progress(self, steps: int) -> bool:
        return steps >= _MANY and not self._quiet and sys.stderr.isatty()
