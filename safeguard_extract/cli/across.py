"""`extract compare --across YEAR`: which boards share a priority in a year."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from safeguard_extract.cli.chosen_plans import chosen_plans
from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common

if TYPE_CHECKING:
    from safeguard_extract.records.comparison import AcrossYear


def compare_across(year: int, ids: Sequence[str], themes: Sequence[str], shape: str, common: Common) -> int:
    """Write and print the clusters of priorities in force in the year; the exit status.

    Raises click.UsageError for a year without a priority in force, or a theme that none of them has.
    """
    from safeguard_extract.compare import across_frame, across_year, years_in_force
    from safeguard_extract.store.comparison_files import save_across
    from safeguard_extract.store.data_package import write_data_package
    from safeguard_extract.store.tables import frame_rows

    messages = Messages(common)
    plans, broken = chosen_plans(ids, common)
    across = across_year(plans, year, themes)
    if not across.boards:
        years = years_in_force(plans)
        known = f"from {years[0]} to {years[-1]}" if years else "for no year"
        raise click.UsageError(f"No priority is in force in {year}; these plans have priorities {known}.")
    if not across.clusters:
        raise click.UsageError(f"No priority in force in {year} has the theme {' or '.join(themes)}.")
    rows = frame_rows(across_frame(across))
    written, _ = save_across(across, rows, common.out)
    write_data_package(common.out)
    _print(across, rows, shape)
    if shape == "table":
        messages.note(f"Written to {written}.")
    messages.failed([Failure(error.subject, error) for error in broken], len(plans) + len(broken), "plan")
    return 1 if broken else 0


def _print(across: AcrossYear, rows: Sequence[dict[str, Any]], shape: str) -> None:
    from safeguard_extract.reports.across_view import across_view
    from safeguard_extract.reports.terminal import display
    from safeguard_extract.store.columns import ACROSS
    from safeguard_extract.store.comparison_files import across_to_dict
    from safeguard_extract.store.plan_file import json_bytes
    from safeguard_extract.store.tables import csv_bytes

    if shape == "csv":
        sys.stdout.buffer.write(csv_bytes(ACROSS, rows))
    elif shape == "json":
        sys.stdout.buffer.write(json_bytes(across_to_dict(across)))
    else:
        display(across_view(across), sys.stdout)
