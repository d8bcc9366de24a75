"""Write the reference pages that come out of the code: docs/cli.md, the tables of columns in docs/formats.md, and the
table of reliability in docs/models.md, which comes from the model's card.

`make format` runs it; a test fails where a page is behind the code.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from safeguard_extract.cli import extract
from safeguard_extract.store.columns import (
    ACROSS,
    CARRIED,
    CODEBOOK_TABLES,
    COMPARE_TABLES,
    COMPARISON,
    CORRECTION_TABLES,
    EVALUATION_TABLES,
    EVOLUTION_TABLES,
    PLAN_TABLES,
    REUSE,
    TREND_TABLES,
    Column,
    TableShape,
)

DOCS = Path(__file__).parent
CARD = DOCS.parent / "models" / "rows.md"
_WIDTH = 88
_GENERATED = re.compile(r"(<!-- (\w+): generated -->\n).*?(<!-- end -->)", re.DOTALL)

_CLI_HEAD = """# Commands

This page is written by `docs/generate_reference.py` from the commands themselves.

Every command takes `--out`, `--codebook`, `--jobs`, `--quiet`, `--verbose`, `--version` and `--help`; its help shows
those that change what it does. What was asked for goes to standard output or to files, progress and messages go to
standard error.

| exit status | meaning |
|---|---|
| 0 | done |
| 1 | finished, but some inputs failed: each is named with its reason and what to do |
| 2 | wrong use: an unknown option, an unknown id, a codebook or an output folder that cannot be used |
| 130 | stopped with Ctrl-C: what was read is kept |
"""


def pages() -> dict[Path, str]:
    """Each generated page and what ought to stand in it."""
    formats, models = DOCS / "formats.md", DOCS / "models.md"
    return {
        DOCS / "cli.md": cli_page(),
        formats: formats_page(formats.read_text(encoding="utf-8")),
        models: models_page(models.read_text(encoding="utf-8"), CARD.read_text(encoding="utf-8")),
    }


def cli_page() -> str:
    """The help of the program and of each command."""
    root = click.Context(extract, info_name="extract", terminal_width=_WIDTH, **extract.context_settings)
    parts = [_CLI_HEAD, _help(root)]
    for name, command in extract.commands.items():
        context = click.Context(command, info_name=name, parent=root, terminal_width=_WIDTH)
        parts += [f"## extract {name}\n", _help(context)]
    return "\n".join(parts)


def _help(context: click.Context) -> str:
    return f"```text\n{context.get_help()}\n```\n"


def formats_page(page: str) -> str:
    """The page with the tables of columns between its marks written anew."""
    shapes = {
        "tables": PLAN_TABLES,
        "comparison": COMPARE_TABLES,
        "trends": (*TREND_TABLES, *EVOLUTION_TABLES),
        "evaluation": EVALUATION_TABLES,
        "corrections": CORRECTION_TABLES,
        "codebooks": CODEBOOK_TABLES,
    }
    return _GENERATED.sub(lambda mark: mark[1] + _tables(shapes[mark[2]]) + mark[3], page)


def models_page(page: str, card: str) -> str:
    """The page with the card's table of reliability between its marks."""
    (table,) = re.findall(r"^## Reliability\n[^|]*((?:\|.*\n)+)", card, re.MULTILINE)
    return _GENERATED.sub(lambda mark: mark[1] + "\n" + table + "\n" + mark[3], page)


def _tables(shapes: tuple[TableShape, ...]) -> str:
    names = {
        COMPARISON.name: "`<id>--<id>.csv`",
        CARRIED.name: "`<id>--<id>-items.csv`",
        REUSE.name: "`<id>--<id>-reuse.csv`",
        ACROSS.name: "`across-<year>.csv`",
    }
    parts = []
    for shape in shapes:
        rows = "".join(f"| `{column.name}` | {_says(column)} |\n" for column in shape.columns)
        title = names.get(shape.name, f"`{shape.name}.csv`")
        parts.append(f"\n### {title}: a row is {shape.row}\n\n| column | says |\n|---|---|\n{rows}")
    return "".join(parts) + "\n"


def _says(column: Column) -> str:
    return f"{column.says}: {', '.join(f'`{word}`' for word in column.words)}" if column.words else column.says


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
