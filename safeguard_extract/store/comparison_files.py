"""The files of a comparison: links, carried actions and reused passages as CSV, all together as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from safeguard_extract.records.comparison import AcrossYear, Comparison, TextReuse
from safeguard_extract.store.columns import ACROSS, CARRIED, COMPARISON, REUSE
from safeguard_extract.store.plain_values import to_plain
from safeguard_extract.store.plan_file import SCHEMA, json_bytes
from safeguard_extract.store.tables import Row, write_table
from safeguard_extract.store.whole_files import write_whole


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON values: schema, from_doc, to_doc, links, carried, reuse."""
    return {"schema": SCHEMA, **to_plain(comparison)}


def save_comparison(
    comparison: Comparison, links: Iterable[Row], carried: Iterable[Row], out: Path
) -> tuple[Path, Path, Path]:
    """Write `<a>--<b>.csv` (links), `<a>--<b>-items.csv` (carried) and `<a>--<b>.json` into `compare/`.

    Raises UnwritableOutput.
    """
    folder, name = out / "compare", f"{comparison.from_doc}--{comparison.to_doc}"
    return (
        write_table(folder / f"{name}.csv", COMPARISON, links),
        write_table(folder / f"{name}-items.csv", CARRIED, carried),
        write_whole(folder / f"{name}.json", json_bytes(comparison_to_dict(comparison))),
    )


def save_reuse(reuse: TextReuse, rows: Iterable[Row], out: Path) -> Path:
    """Write `<a>--<b>-reuse.csv` into `compare/`; raises UnwritableOutput."""
    return write_table(out / "compare" / f"{reuse.from_doc}--{reuse.to_doc}-reuse.csv", REUSE, rows)


def across_to_dict(across: AcrossYear) -> dict[str, Any]:
    """The priorities of a year as JSON values: schema, year, boards, clusters with their members."""
    return {"schema": SCHEMA, **to_plain(across)}


def save_across(across: AcrossYear, rows: Iterable[Row], out: Path) -> tuple[Path, Path]:
    """Write `across-<year>.csv` and `.json` into `compare/`; raises UnwritableOutput."""
    folder, name = out / "compare", f"across-{across.year}"
    return (
        write_table(folder / f"{name}.csv", ACROSS, rows),
        write_whole(folder / f"{name}.json", json_bytes(across_to_dict(across))),
    )
