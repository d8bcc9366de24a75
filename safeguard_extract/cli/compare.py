"""`extract compare`: what became of one plan's priorities and actions in the next."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from safeguard_extract.cli.across import compare_across
from safeguard_extract.cli.messages import Messages
from safeguard_extract.cli.options import Common, common_options

if TYPE_CHECKING:
    from safeguard_extract.records.comparison import Comparison, TextReuse
    from safeguard_extract.records.plan import Plan


@click.command()
@click.argument("ids", metavar="ID ID [ID…]", nargs=-1)
@click.option(
    "--across",
    "year",
    metavar="YEAR",
    type=click.IntRange(1900, 2999),
    help="Which boards share a priority in this year: over all parsed plans, or those named.",
)
@click.option("--theme", "themes", metavar="ID", multiple=True, help="With --across: only this theme; may be repeated.")
@click.option("--all-pairs", is_flag=True, help="Every plan with every later one, not only each with the next.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="What to print on standard output; json is a list of comparisons.",
)
@click.option("--html", is_flag=True, help="Also write each pair as a page, both plans side by side.")
@click.option(
    "--documents",
    metavar="DIR",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --html: folder with the PDFs that were parsed; each row links to its page. May be repeated.",
)
@common_options("codebook")
@click.pass_context
def compare(
    ctx: click.Context,
    ids: tuple[str, ...],
    year: int | None,
    themes: tuple[str, ...],
    all_pairs: bool,
    shape: str,
    html: bool,
    documents: tuple[Path, ...],
    common: Common,
) -> None:
    """Compare parsed plans, in order of time.

    Which priorities were kept, changed, dropped or are new; which actions were carried over; which passages stand in
    both. Each pair is also written to outputs/compare: A--B.csv (priorities), A--B-items.csv (actions carried over),
    A--B-reuse.csv (passages) and A--B.json (all of it, with the evidence for each link); with --html also A--B.html,
    for people. The codebook gives that page the names of themes.

    With --across no plan is compared with the next: the priorities that are in force in one year are put together
    where boards share them, and go to outputs/compare/across-YEAR.csv and .json.
    """
    if year is not None:
        if all_pairs or html:
            raise click.UsageError("--across goes neither with --all-pairs nor with --html.")
        ctx.exit(compare_across(year, ids, themes, shape, common))
    if themes:
        raise click.UsageError("--theme goes with --across.")
    if documents and not html:
        raise click.UsageError("--documents goes with --html.")
    ids = tuple(dict.fromkeys(ids))
    if len(ids) < 2:
        raise click.UsageError("Name two plans or more; `extract list` shows their ids.")
    from safeguard_extract.compare import compare_plans, order_in_time, text_reuse
    from safeguard_extract.store import find_plan

    messages = Messages(common)
    plans = order_in_time([find_plan(common.out, id) for id in ids])
    pairs = combinations(plans, 2) if all_pairs else pairwise(plans)
    compared = [(compare_plans(earlier, later), text_reuse(earlier, later)) for earlier, later in pairs]
    comparisons = [replace(comparison, reuse=reuse.summary) for comparison, reuse in compared]
    links = _write(comparisons, [reuse for _, reuse in compared], common.out)
    if html:
        _write_pages(plans, comparisons, [reuse for _, reuse in compared], documents, common)
    _print(comparisons, links, shape)
    if shape == "table":
        messages.note(f"Written to {common.out / 'compare'}.")


def _write(comparisons: Sequence[Comparison], reuses: Sequence[TextReuse], out: Path) -> list[dict[str, Any]]:
    """Write the files of each comparison; the rows of all links."""
    from safeguard_extract.compare import carried_frame, comparison_frame, reuse_frame
    from safeguard_extract.store.comparison_files import save_comparison, save_reuse
    from safeguard_extract.store.data_package import write_data_package
    from safeguard_extract.store.tables import frame_rows

    links = []
    for comparison in comparisons:
        rows = frame_rows(comparison_frame(comparison))
        save_comparison(comparison, rows, frame_rows(carried_frame(comparison)), out)
        links += rows
    for reuse in reuses:
        save_reuse(reuse, frame_rows(reuse_frame(reuse)), out)
    write_data_package(out)
    return links


def _write_pages(
    plans: Sequence[Plan],
    comparisons: Sequence[Comparison],
    reuses: Sequence[TextReuse],
    documents: Sequence[Path],
    common: Common,
) -> None:
    """Write a page a comparison; rows link to their pages in the PDFs found in `documents`."""
    from safeguard_extract.reports.html import build_comparison
    from safeguard_extract.store.whole_files import write_whole
    from safeguard_extract.themes import load_codebook

    names = {theme.id: theme.name for theme in load_codebook(common.codebook).themes}
    plan = {each.document.id: each for each in plans}
    for comparison, reuse in zip(comparisons, reuses, strict=True):
        one, other = plan[comparison.from_doc], plan[comparison.to_doc]
        home = common.out / "compare"
        page = build_comparison(one, other, comparison, names, reuse, documents=documents, home=home)
        name = f"{comparison.from_doc}--{comparison.to_doc}.html"
        write_whole(home / name, page.encode("utf-8", errors="replace"))


def _print(comparisons: Sequence[Comparison], links: Sequence[dict[str, Any]], shape: str) -> None:
    from safeguard_extract.reports.terminal import comparison_view, display
    from safeguard_extract.store.columns import COMPARISON
    from safeguard_extract.store.comparison_files import comparison_to_dict
    from safeguard_extract.store.plan_file import json_bytes
    from safeguard_extract.store.tables import csv_bytes

    if shape == "csv":
        sys.stdout.buffer.write(csv_bytes(COMPARISON, links))
    elif shape == "json":
        sys.stdout.buffer.write(json_bytes([comparison_to_dict(each) for each in comparisons]))
    else:
        for comparison in comparisons:
            display(comparison_view(comparison), sys.stdout)
