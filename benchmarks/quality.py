"""How often the tool is right: the sample boards, and real plans where they are at hand, against hand annotations.

Run it from the repository root: `python benchmarks/quality.py`. Each set of documents is parsed and scored; its F1s,
over all rows and as means over documents, are held against the floors of `benchmarks/quality.json`. A figure below its
floor ends the run with exit status 1. `--update` raises floors to the figures of today less a margin; it lowers none
unless `--allow-lower` says so.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from safeguard_extract.compare import compare_plans
from safeguard_extract.errors import ExtractError
from safeguard_extract.evaluate import GoldFolder, evaluate_plans, pairs_at_hand, read_alignments, read_gold
from safeguard_extract.pipeline import parse
from safeguard_extract.records.evaluation import Evaluation
from safeguard_extract.records.plan import Plan

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpora" / "samples"
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_suffix(".json")
MARGIN = 0.03  # a figure moves by as much when one short document is read a little otherwise
SUMMARIES = ("ALL", "MEAN")

Floors = dict[str, dict[str, dict[str, float]]]  # set of documents -> ALL or MEAN -> decision -> F1


class DocumentSet(NamedTuple):
    """Files of one format, and the gold that they are held against; a file is named after its document."""

    name: str
    folder: Path
    gold: Path
    alignments: Path

    def files(self, gold: GoldFolder) -> list[Path]:
        """The files that the gold knows; others (a scan of the same plan) are left out."""
        return [path for path in sorted(self.folder.glob("*.*")) if path.stem in gold.documents]


class Broken(NamedTuple):
    """A figure that fell below its floor."""

    documents: str
    summary: str
    decision: str
    floor: float
    figure: float


def document_sets(samples_only: bool = False) -> list[DocumentSet]:
    """The sets that are at hand."""
    of_samples = ROOT / "corpora" / "gold" / "alignments.json"
    sets = [DocumentSet(f"samples/{kind}", SAMPLES / kind, SAMPLES / "gold", of_samples) for kind in ("pdf", "text")]
    if not samples_only:
        gold = SHARED / "gold"
        real = SHARED / "corpus"
        sets += [DocumentSet(f"real/{kind}", real / kind, gold, gold / "alignments.json") for kind in ("pdf", "text")]
    return [each for each in sets if each.folder.is_dir() and each.gold.is_dir()]


def evaluated(documents: DocumentSet) -> Evaluation:
    """Parse the files of a set and score them; a file that cannot be read counts as missed, and is named."""
    gold = read_gold(documents.gold)
    if gold.broken:
        raise gold.broken[0]
    files = documents.files(gold)
    known = {path.stem: gold.documents[path.stem] for path in files}
    gold = GoldFolder(known, read_alignments(documents.alignments) if documents.alignments.is_file() else ())
    plans: dict[str, Plan] = {}
    for path in files:
        try:
            plans[path.stem] = parse(path)
        except ExtractError as error:
            print(error.message, file=sys.stderr)
    pairs = [(pair.from_doc, pair.to_doc) for pair in pairs_at_hand(plans, gold)]
    return evaluate_plans(plans, gold, {(a, b): compare_plans(plans[a], plans[b]) for a, b in pairs})


def figures(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    """F1 by summary and decision, to three decimals; decisions that nothing turned on are left out."""
    decided = {decision for decision, score in evaluation.of("ALL").items() if score.n}
    return {
        summary: {
            decision.value: round(score.f1, 3)
            for decision, score in evaluation.of(summary).items()
            if decision in decided
        }
        for summary in SUMMARIES
    }


def broken_floors(measured: Floors, floors: Floors) -> Iterator[Broken]:
    """The figures below their floors; a decision that is no longer measured counts as nought."""
    for documents, summaries in measured.items():
        for summary, by_decision in floors.get(documents, {}).items():
            for decision, floor in by_decision.items():
                figure = summaries.get(summary, {}).get(decision, 0.0)
                if figure < floor:
                    yield Broken(documents, summary, decision, floor, figure)


def updated(measured: Floors, floors: Floors, margin: float, allow_lower: bool) -> Floors:
    """Floors raised to the figures less the margin; sets that were not measured keep theirs."""
    new = {
        documents: {summary: dict(of) for summary, of in summaries.items()} for documents, summaries in floors.items()
    }
    for documents, summaries in measured.items():
        for summary, by_decision in summaries.items():
            kept = new.setdefault(documents, {}).setdefault(summary, {})
            for decision, figure in by_decision.items():
                floor = round(max(figure - margin, 0.0), 3)
                kept[decision] = floor if allow_lower else max(floor, kept.get(decision, 0.0))
    return new


def read_floors() -> Floors:
    found: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    return found


def measure(sets: list[DocumentSet], out: Path | None) -> Floors:
    """Score each set, show its tables, and write its files where that is asked for."""
    from safeguard_extract.reports.score_tables import scores_view
    from safeguard_extract.reports.terminal import display
    from safeguard_extract.store.evaluation_files import save_evaluation

    measured: Floors = {}
    for documents in sets:
        evaluation = evaluated(documents)
        print(f"\n== {documents.name} ==\n")
        sys.stdout.flush()
        display(scores_view(evaluation), sys.stdout)
        measured[documents.name] = figures(evaluation)
        if out is not None:
            print(*save_evaluation(evaluation, out / documents.name), sep="\n")
    return measured


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="quality.py", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--samples", action="store_true", help="the sample boards alone")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write scores and disagreements of each set here")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured, less the margin")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors too")
    parser.add_argument(
        "--margin", type=float, default=MARGIN, help="how far under a figure its floor is set (%(default)s)"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    asked = options(arguments)
    measured = measure(document_sets(asked.samples), asked.out)
    floors = read_floors()
    if asked.update:
        floors = updated(measured, floors, asked.margin, asked.allow_lower)
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    broken = list(broken_floors(measured, floors))
    for each in broken:
        print(
            f"{each.documents} {each.summary} {each.decision}: {each.figure:.3f} is below its floor of {each.floor:.3f}"
        )
    print(f"{len(broken)} floors broken" if broken else "all floors hold")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
