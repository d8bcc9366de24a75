"""The story: both readings of each document, every decision judged, the judgements counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from safeguard_extract.evaluate.agreement import agreements
from safeguard_extract.evaluate.coding import NOTHING, Coding, coding_of
from safeguard_extract.evaluate.decisions import Judged, judge
from safeguard_extract.evaluate.gold import GoldFolder, GoldPair
from safeguard_extract.evaluate.pairs import judge_pair
from safeguard_extract.evaluate.reliability import reliability
from safeguard_extract.evaluate.scores import score_all
from safeguard_extract.records.comparison import Comparison
from safeguard_extract.records.evaluation import Agreement, Decision, Disagreement, Evaluation
from safeguard_extract.records.plan import Plan

Compared = Mapping[tuple[str, str], Comparison]


def evaluate_plans(plans: Mapping[str, Plan], gold: GoldFolder, compared: Compared | None = None) -> Evaluation:
    """Score plans, by the ids of the gold's documents; a document without a plan counts as missed altogether.

    `compared` holds the comparisons of aligned pairs by (earlier, later) gold id; the other pairs are left out.
    """
    judged = {id: judge(coding_of(plans[id]) if id in plans else NOTHING, coding) for id, coding in _documents(gold)}
    pairs = [
        judge_pair(compared[pair.from_doc, pair.to_doc], pair, judged[pair.from_doc], judged[pair.to_doc])
        for pair in gold.pairs
        if compared and (pair.from_doc, pair.to_doc) in compared
    ]
    return _evaluation([*judged.values(), *pairs])


def pairs_at_hand(plans: Mapping[str, Plan], gold: GoldFolder) -> tuple[GoldPair, ...]:
    """The aligned pairs of which both plans were parsed and both documents are gold."""
    return tuple(
        pair for pair in gold.pairs if all(id in plans and id in gold.documents for id in (pair.from_doc, pair.to_doc))
    )


def evaluate_coders(other: GoldFolder, gold: GoldFolder) -> tuple[Evaluation, tuple[Agreement, ...]]:
    """Score another coder against the gold over the documents that both coded, and their agreement beyond chance."""
    judged = [judge(other.documents[id], coding) for id, coding in _documents(gold) if id in other.documents]
    evaluation = _evaluation([_without_grounds(each) for each in judged])
    return evaluation, agreements(judged)


def _documents(gold: GoldFolder) -> list[tuple[str, Coding]]:
    return sorted(gold.documents.items())


def _without_grounds(judged: Judged) -> Judged:
    """A person's rows have no place in a text that could be looked up."""
    kept = tuple(each for each in judged.decisions if each is not Decision.GROUNDED)
    return replace(judged, decisions=kept, judgements=tuple(j for j in judged.judgements if j.decision in kept))


def _evaluation(judged: list[Judged]) -> Evaluation:
    disagreements = tuple(
        Disagreement(each.document, j.decision, j.gold, j.found, j.page, j.quote, j.why)
        for each in judged
        for j in each.judgements
        if j.why
    )
    return Evaluation(score_all(judged), disagreements, reliability(judged))
