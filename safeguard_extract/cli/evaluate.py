"""`extract evaluate`: parsed plans against hand annotations, and two coders against each other."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options

if TYPE_CHECKING:
    from safeguard_extract.evaluate import GoldFolder
    from safeguard_extract.records.plan import Plan

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("gold_dir", metavar="GOLD_DIR", type=_FOLDER)
@click.option("--against", metavar="GOLD_DIR", type=_FOLDER, help="Another coder's folder: how far the two agree.")
@click.option(
    "--parsed-only", is_flag=True, help="Leave out documents that were not parsed; else they count as missed."
)
@common_options()
@click.pass_context
def evaluate(ctx: click.Context, gold_dir: Path, against: Path | None, parsed_only: bool, common: Common) -> None:
    """Score parsed plans against hand annotations.

    GOLD_DIR holds a JSON file for each document that a person coded. Precision, recall and F1 of each decision go to
    outputs/evaluate/scores.csv, every row on which the two part to disagreements.csv, what confidence is worth to
    reliability.csv. With --against, two coders are held against each other instead: agreement.csv has Cohen's kappa
    and Krippendorff's alpha.
    """
    from safeguard_extract.evaluate import read_gold

    messages = Messages(common)
    gold = read_gold(gold_dir)
    failures = [Failure(error.subject, error) for error in gold.broken]
    documents = len(gold.documents) + len(gold.broken)
    if against is None:
        failures += _score(gold, parsed_only, common, messages)
    else:
        other = read_gold(against)
        failures += [Failure(error.subject, error) for error in other.broken]
        documents += len(other.documents) + len(other.broken)
        _agree(gold, other, common, messages)
    messages.failed(failures, documents, "gold document")
    ctx.exit(1 if failures else 0)


def _score(gold: GoldFolder, parsed_only: bool, common: Common, messages: Messages) -> list[Failure]:
    """Score the plans of the output folder; the documents that could not be scored as they should."""
    from dataclasses import replace

    from safeguard_extract.compare import compare_plans
    from safeguard_extract.evaluate import evaluate_plans, pairs_at_hand
    from safeguard_extract.reports.score_tables import scores_view
    from safeguard_extract.reports.terminal import display
    from safeguard_extract.store.evaluation_files import save_evaluation

    plans, failures = _plans(gold.documents, common.out, messages)
    if parsed_only:
        failures = [failure for failure in failures if failure.name not in gold.documents]
        gold = replace(gold, documents={id: coding for id, coding in gold.documents.items() if id in plans})
    pairs = [(pair.from_doc, pair.to_doc) for pair in pairs_at_hand(plans, gold)]
    compared = {(a, b): compare_plans(plans[a], plans[b]) for a, b in pairs}
    evaluation = evaluate_plans(plans, gold, compared)
    display(scores_view(evaluation), sys.stdout)
    _written(save_evaluation(evaluation, common.out), common.out, messages)
    return failures


def _plans(ids: Iterable[str], out: Path, messages: Messages) -> tuple[dict[str, Plan], list[Failure]]:
    """The parsed plans of gold documents, by the ids of these, and what failed.

    A plan that got another id than the gold's is known by the name of its file.
    """
    from safeguard_extract.errors import UnknownPlan
    from safeguard_extract.store import find_plan, read_summaries

    summaries, broken = read_summaries(out)
    known = {each.id for each in summaries}
    by_file = {Path(each.document.source.file).stem: each.id for each in summaries}
    plans: dict[str, Plan] = {}
    failures = [Failure(error.subject, error) for error in broken]
    for id in ids:
        own = id if id in known else by_file.get(id)
        if own is None:
            said = "it was not parsed into this output folder, so everything in it counts as missed"
            failures.append(Failure(id, UnknownPlan(id, said, "Parse it, or leave it out with --parsed-only.")))
            continue
        if own != id:
            messages.warn(f"{id} was parsed as {own}: it is scored under the gold's id.")
        plans[id] = find_plan(out, own)
    if not plans:
        raise UnknownPlan(str(out), "no document of the gold was parsed into this folder", "Run `extract parse` first.")
    return plans, failures


def _agree(gold: GoldFolder, other: GoldFolder, common: Common, messages: Messages) -> None:
    from safeguard_extract.errors import NoGold
    from safeguard_extract.evaluate import evaluate_coders
    from safeguard_extract.reports.score_tables import agreement_view
    from safeguard_extract.reports.terminal import display
    from safeguard_extract.store.evaluation_files import save_agreement

    if not gold.documents.keys() & other.documents.keys():
        raise NoGold("--against", "the two folders have no document in common", "Documents are known by their ids.")
    alone = sorted(gold.documents.keys() ^ other.documents.keys())
    if alone:
        messages.warn(f"coded by one of the two only, and left out: {', '.join(alone)}.")
    evaluation, agreements = evaluate_coders(other, gold)
    display(agreement_view(agreements, evaluation), sys.stdout)
    _written(save_agreement(evaluation, agreements, common.out), common.out, messages)


def _written(paths: Iterable[Path], out: Path, messages: Messages) -> None:
    from safeguard_extract.store.data_package import write_data_package

    write_data_package(out)
    messages.note(f"Written: {', '.join(str(path) for path in paths)}.")
