"""What a document says of itself: its id, its board, its type, the first and last year of its period."""

from __future__ import annotations

from collections.abc import Iterator

from safeguard_extract.evaluate.coding import CodedDocument, CodedPeriod
from safeguard_extract.evaluate.judgements import one
from safeguard_extract.evaluate.matching import fold
from safeguard_extract.records.evaluation import Decision, Judgement


def judge_metadata(ours: CodedDocument, theirs: CodedDocument) -> Iterator[Judgement]:
    """Five decisions a document; of the period the years are enough."""
    named = (("id", ours.id, theirs.id), ("board", ours.board, theirs.board), ("type", ours.type, theirs.type))
    for name, mine, wanted in named:
        agree = fold(str(mine)) == fold(str(wanted))
        yield one(Decision.METADATA, agree, wanted or "", mine or "", why=f"the {name} differs")
    for name in ("start", "end"):
        mine, wanted = _moment(ours.period, name), _moment(theirs.period, name)
        agree = mine[:4] == wanted[:4]
        yield one(Decision.METADATA, agree, wanted, mine, why=f"the year of the period's {name} differs")


def _moment(period: CodedPeriod | None, end: str) -> str:
    return getattr(period, end, None) or ""
