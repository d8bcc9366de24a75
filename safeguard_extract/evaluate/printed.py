"""How a document prints a matched priority: under which heading with others, for which years, and where again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from safeguard_extract.evaluate.coding import CodedPeriod, CodedPriority, Coding
from safeguard_extract.evaluate.judgements import one
from safeguard_extract.evaluate.matching import ALIKE, Matches, assign, fold, similarity
from safeguard_extract.records.evaluation import Decision, Judgement

_NUMBERS = re.compile(r"\d+")


def judge_printed(found: Coding, gold: Coding, matches: Matches) -> Iterator[Judgement]:
    """Group, period and restatements of each matched priority."""
    restated = tells_restated(gold) and tells_restated(found)
    for i, j in matches.pairs:
        a, b = found.priorities[i], gold.priorities[j]
        if (a.group or b.group) and "group" not in b.contested:
            yield one(
                Decision.GROUPS, same_group(a.group, b.group), b.group or "", a.group or "", a, "the group differs"
            )
        if (a.period or b.period) and "period" not in b.contested:
            yield _period(a, b, found.document.period, gold.document.period)
        if restated and (a.restated_as or b.restated_as):
            yield _restated(a, b)


def tells_restated(coding: Coding) -> bool:
    """Whether a coder noted where priorities are printed again; one without priorities had nothing to note."""
    return not coding.priorities or any(each.restated_as is not None for each in coding.priorities)


def same_group(found: str | None, gold: str | None) -> bool:
    """One heading, or so much of a line as tells the group from others ('priorities for 2014/15'); never two years."""
    ours, theirs = fold(found), fold(gold)
    if not ours or not theirs:
        return ours == theirs
    if f" {theirs} " in f" {ours} " or f" {ours} " in f" {theirs} ":
        return True
    return _NUMBERS.findall(ours) == _NUMBERS.findall(theirs) and bool(similarity([ours], [theirs]) >= ALIKE)


def _period(a: CodedPriority, b: CodedPriority, ours: CodedPeriod | None, theirs: CodedPeriod | None) -> Judgement:
    """The years that a priority is for; without its own it is for those of its document."""
    mine, wanted = _years(a.period or ours), _years(b.period or theirs)
    return one(Decision.PRIORITY_PERIODS, mine == wanted, wanted, mine, a, "the years differ")


def _years(period: CodedPeriod | None) -> str:
    return f"{(period.start or '')[:4]} to {(period.end or '')[:4]}" if period else ""


def _restated(a: CodedPriority, b: CodedPriority) -> Judgement:
    """The places where it is printed again, by their words; a label alone ('Objective 2') stands for its heading."""
    ours, theirs = a.restated_as or (), b.restated_as or ()
    alike = similarity(ours, theirs)
    for (i, mine), (j, wanted) in ((x, y) for x in enumerate(ours) for y in enumerate(theirs)):
        if f"{fold(mine)} ".startswith(f"{fold(wanted)} "):
            alike[i, j] = np.float32(1)
    right = len(assign(alike, ALIKE))
    false, missed = len(ours) - right, len(theirs) - right
    why = "; ".join(
        said
        for said, count in ((f"printed again {missed} times more", missed), (f"{false} of them are not it", false))
        if count
    )
    return Judgement(Decision.RESTATED, right, false, missed, "; ".join(theirs), "; ".join(ours), a.page, b.quote, why)
