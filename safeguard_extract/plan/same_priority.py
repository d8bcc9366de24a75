"""When two candidates are one priority that is printed twice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from safeguard_extract.language.labels import ordinal, read_label
from safeguard_extract.plan.candidates import Candidate

_SAME_NUMBER = 60  # of 100: titles of one number that share their main words are one priority in two wordings
_WORD_FOR_WORD = 97  # of 100: under another number only the same words are the same priority


@dataclass(frozen=True, slots=True)
class Judge:
    """When two candidates are one priority: titles this similar (0 to 1), in the same years; a report's own are
    those of its period."""

    similarity: float
    report: bool
    year: str | None

    def year_of(self, candidate: Candidate) -> str | None:
        if candidate.period is not None and candidate.period.start:
            return candidate.period.start[:4]
        return self.year if self.report else None


def plain(title: str) -> str:
    return utils.default_process(re.sub(r"\([^)]*\)", " ", title)) or utils.default_process(title)


def alike(a: Candidate, b: Candidate, judge: Judge) -> bool:
    """One priority printed twice: near-equal titles, the short form of a title, or its number and its words; never
    of two years."""
    years = judge.year_of(a), judge.year_of(b)
    if None not in years and years[0] != years[1]:
        return False
    x, y = plain(a.title), plain(b.title)
    if _counted_apart(a, b) and fuzz.ratio(x, y) < _WORD_FOR_WORD:
        return False
    if fuzz.ratio(x, y) >= 100 * judge.similarity or fuzz.token_sort_ratio(x, y) >= 100 * judge.similarity:
        return True
    if _number(a) is not None and _number(a) == _number(b) and fuzz.token_set_ratio(x, y) >= _SAME_NUMBER:
        return True
    short, long = sorted((x, y), key=len)
    return (
        len(short.split()) >= 1
        and len(short) >= 5
        and (long.startswith(short + " ") or long.endswith(" " + short))
        and len(short.split()) * 5 >= len(long.split())
    )


def _counted_apart(a: Candidate, b: Candidate) -> bool:
    """Whether a label counts on from the one before it in the same words: 'Pledge 2', 'Pledge 3'."""
    labels = [read_label(c.label) if c.label else None for c in (a, b)]
    nouns = {label.noun for label in labels if label is not None}
    first, second = sorted((a, b), key=lambda c: c.span.start)
    x, y = _number(first), _number(second)
    return None not in labels and len(nouns) == 1 and x is not None and y == x + 1


def _number(candidate: Candidate) -> int | None:
    label = read_label(candidate.label) if candidate.label else None
    return ordinal(label.number if label else candidate.label)


def same_place(a: Candidate, b: Candidate) -> bool:
    return a.index == b.index and a.row == b.row and a.span.start < b.span.end and b.span.start < a.span.end
