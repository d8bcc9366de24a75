"""The files of one comparison: its links and its carried actions as CSV, both together as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from safeguard_extract.records.comparison import Comparison
from safeguard_extract.store.columns import CARRIED, COMPARISON
from safeguard_extract.store.plain_values import to_plain
from safeguard_extract.store.plan_file import SCHEMA, json_bytes
from safeguard_extract.store.tables import csv_bytes, write_table
from safeguard_extract.store.whole_files import write_whole


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON values: from_doc, to_doc, links, carried."""
    plain: dict[str, Any] = to_plain(comparison)
    return {"schema": SCHEMA, **plain}


def links_csv(comparisons: Iterable[Comparison]) -> bytes:
    """The links of several comparisons as one CSV."""
    return csv_bytes(COMPARISON, (to_plain(link) for comparison in comparisons for link in comparison.links))


def save_comparison(comparison: Comparison, out: Path) -> tuple[Path, Path, Path]:
    """Write `<a>--<b>.csv`, `<a>--<b>-items.csv` and `<a>--<b>.json` into `compare/`; raises UnwritableOutput."""
    folder, name = out / "compare", f"{comparison.from_doc}--{comparison.to_doc}"
    return (
        write_whole(folder / f"{name}.csv", links_csv([comparison])),
        write_table(folder / f"{name}-items.csv", CARRIED, map(to_plain, comparison.carried)),
        write_whole(folder / f"{name}.json", json_bytes(comparison_to_dict(comparison))),
    )
