"""`extract train`: the model of `models/`, from documents that people have coded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common, common_options
from safeguard_extract.settings import DEFAULT

if TYPE_CHECKING:
    from safeguard_extract.evaluate import GoldFolder
    from safeguard_extract.learning.examples import Example
    from safeguard_extract.learning.training import Trained

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("gold_dirs", metavar="GOLD_DIR…", nargs=-1, required=True, type=_FOLDER)
@click.option(
    "--documents",
    metavar="DIR",
    type=_FOLDER,
    multiple=True,
    help="Where the coded documents are, folders below included; may be given again. Else beside GOLD_DIR.",
)
@click.option(
    "--models",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default="models",
    show_default=True,
    help="Folder of the model and its card.",
)
@common_options("jobs")
@click.pass_context
def train(
    ctx: click.Context, gold_dirs: tuple[Path, ...], documents: tuple[Path, ...], models: Path, common: Common
) -> None:
    """Train the model of confidence again from hand-coded documents.

    GOLD_DIR holds a JSON file for each document that a person coded; three boards are the least. The documents, called
    like their ids, are read by the rules alone, and what the rules found is held against the gold. Each board is left
    out in turn to tell what the model is worth on a board that it never saw. rows.json, the model, and rows.md, its
    card, go to the folder of --models; `extract parse --model DIR` uses it.
    """
    from safeguard_extract.evaluate import read_gold
    from safeguard_extract.learning.training import train as fitted

    messages = Messages(common)
    examples: list[Example] = []
    failures: list[Failure] = []
    golds = [(folder, read_gold(folder)) for folder in gold_dirs]
    for folder, gold in golds:
        failures += [Failure(error.subject, error) for error in gold.broken]
        found, failed = _examples(folder, gold, documents, common, messages)
        examples += found
        failures += failed
    trained = fitted(examples)
    _write(trained, models, messages)  # first: who pipes the figures into `head` wants the model all the same
    _tell(trained)
    messages.failed(failures, sum(len(gold.documents) + len(gold.broken) for _, gold in golds), "gold document")
    ctx.exit(1 if failures else 0)


def _examples(
    folder: Path, gold: GoldFolder, documents: Sequence[Path], common: Common, messages: Messages
) -> tuple[list[Example], list[Failure]]:
    """The rows of all documents of a gold folder, and the documents that are not there or cannot be read."""
    from safeguard_extract.cli.gold_documents import documents_of
    from safeguard_extract.cli.reading_run import parse_file
    from safeguard_extract.cli.workers import cores, read_all
    from safeguard_extract.errors import MissingInput
    from safeguard_extract.learning.examples import examples_of
    from safeguard_extract.learning.model import NO_MODEL

    files = documents_of(gold.documents, folder, documents, _read_from(common.out))
    known = {id for _, id in files}
    where = "in the folders of --documents" if documents else f"beside {folder}"
    lost = [id for id in gold.documents if id not in known]
    failures = [Failure(id, MissingInput(id, f"no file of this name {where}", "Name its folder.")) for id in lost]
    messages.note(f"Reading {len(files)} files of {len(known)} documents of {folder}.")
    work = partial(parse_file, codebook=None, settings=replace(DEFAULT, model=NO_MODEL))
    rows: dict[int, list[Example]] = {}
    for outcome in read_all(work, [path for path, _ in files], common.jobs or cores()):
        path, id = files[outcome.number]
        if outcome.error is not None:
            failures.append(Failure(str(path), outcome.error))
            messages.detail(outcome.trace)
        if outcome.result is not None:
            rows[outcome.number] = examples_of(outcome.result, gold.documents[id])
    return [each for number in sorted(rows) for each in rows[number]], failures  # in order, whatever came first


def _read_from(out: Path) -> dict[str, str]:
    """The files that the plans of the output folder were read from, by the plans' ids."""
    from safeguard_extract.store import read_summaries

    return {each.id: each.document.source.file for each in read_summaries(out)[0]} if out.is_dir() else {}


def _tell(trained: Trained) -> None:
    from safeguard_extract.learning.card import board_rows, reliability_rows, scores
    from safeguard_extract.reports.lines import aligned

    for rows in (scores(trained), reliability_rows(trained), board_rows(trained)):
        for line in aligned(rows):
            click.echo(line)
        click.echo()


def _write(trained: Trained, models: Path, messages: Messages) -> None:
    from safeguard_extract.learning.card import card, facts
    from safeguard_extract.learning.model import MODEL_FILE, model_text
    from safeguard_extract.store.whole_files import write_whole

    written = (
        write_whole(models / MODEL_FILE, model_text(trained.model, facts(trained)).encode()),
        write_whole((models / MODEL_FILE).with_suffix(".md"), card(trained).encode()),
    )
    messages.note(f"Written: {', '.join(str(path) for path in written)}.")
