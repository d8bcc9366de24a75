"""Sections: which lines are headings, and what the part of the document under each is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from safeguard_extract.evaluate.coding import CodedSection, Coding
from safeguard_extract.evaluate.matching import ALIKE, Matrix, Pair, assign, similarity
from safeguard_extract.evaluate.near_misses import NOT_READ, standing
from safeguard_extract.records.evaluation import Decision, Judgement

SAME_PLACE = 0.01
"""Added as far as two headings stand equally far on: a plan prints 'What will we do?' under each of its priorities."""
_NUMBER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,4})[.):]?\s+(?=\w)")


def match_sections(found: Coding, gold: Coding) -> tuple[Pair, ...]:
    """Headings one to one by their words, as (found, gold); none where either coder left sections out."""
    if found.sections is None or gold.sections is None:
        return ()
    return assign(_alike(found.sections, gold.sections), ALIKE)


def judge_sections(found: Coding, gold: Coding, pairs: Sequence[Pair]) -> Iterator[Judgement]:
    """Whether the headings are the same, then the types of those that both have.

    Whether an `optional` heading was found counts neither way; its type does, where it was found and the gold has one.
    """
    ours, theirs = found.sections or (), gold.sections or ()
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, j in pairs:
        a, b = ours[i], theirs[j]
        if not b.optional:
            yield Judgement(Decision.SECTIONS, 1, 0, 0, b.title, a.title, a.page, b.title)
        if b.type is not None and a.type is not None:
            yield _type(a, b)
    for i, section in enumerate(ours):
        if i not in left and not section.optional:
            why = "the gold has no such heading"
            yield Judgement(Decision.SECTIONS, 0, 1, 0, "", section.title, section.page, section.title, why)
    for j, section in enumerate(theirs):
        if j not in right and not section.optional:
            place = standing(section.title, found)
            why = NOT_READ if place.why == NOT_READ else "no section begins there"
            page = place.page or section.page
            yield Judgement(Decision.SECTIONS, 0, 0, 1, section.title, "", page, section.title, why)


def _type(a: CodedSection, b: CodedSection) -> Judgement:
    wrong = int(a.type is not b.type)
    why = "the type differs" if wrong else ""
    page = a.page or b.page
    return Judgement(Decision.SECTION_TYPES, 1 - wrong, wrong, wrong, b.type or "", a.type or "", page, b.title, why)


def _alike(ours: Sequence[CodedSection], theirs: Sequence[CodedSection]) -> Matrix:
    """How alike headings are without their numbers; of equal ones those go together that stand equally far on."""
    alike = similarity([_plain(each.title) for each in ours], [_plain(each.title) for each in theirs])
    if alike.size:
        far = np.abs(np.linspace(0, 1, len(ours))[:, None] - np.linspace(0, 1, len(theirs))[None, :])
        alike = np.where(alike >= ALIKE, alike + SAME_PLACE * (1 - far), alike)
    return alike


def _plain(title: str) -> str:
    return _NUMBER.sub("", title)
