"""Where items begin and end: a decision of its own, beside whether their words are items at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguard_extract.evaluate.coding import CodedItem
from safeguard_extract.evaluate.judgements import one
from safeguard_extract.evaluate.matching import PRINTED_TWICE, Matches, fold, standing_inside
from safeguard_extract.records.evaluation import Decision, Judgement

EDGE = 12  # letters at either end, spaces apart: more than 'we will' or a list number, less than two words more


def judge_boundaries(found: Sequence[CodedItem], gold: Sequence[CodedItem], matches: Matches) -> Iterator[Judgement]:
    """Each gold item whose words some found row holds, wholly or in part: does the row begin and end where it does."""
    for i, j in matches.pairs:
        yield _edges(found[i], gold[j])
    texts = [each.text for each in found]
    for j in matches.gold_alone:
        inside = standing_inside(gold[j].text, texts)
        holder = int(inside.argmax()) if inside.size else -1
        if holder >= 0 and inside[holder] >= PRINTED_TWICE:
            row = found[holder]
            longer = len(row.text) > len(gold[j].text)
            why = "its words stand inside a longer row" if longer else "it was cut: a shorter row stands in it"
            yield one(Decision.ITEM_BOUNDARIES, False, gold[j].text, row.text, row, why)


def _edges(found: CodedItem, gold: CodedItem) -> Judgement:
    ours, theirs = _letters(found.text), _letters(gold.text)
    begins, ends = ours[:EDGE] == theirs[:EDGE], ours[-EDGE:] == theirs[-EDGE:]
    parts = (("begins", begins), ("ends", ends))
    why = "it " + " and ".join(f"{said} elsewhere" for said, same in parts if not same)
    return one(Decision.ITEM_BOUNDARIES, begins and ends, gold.text, found.text, found, why)


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")
