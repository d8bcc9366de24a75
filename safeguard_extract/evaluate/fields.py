"""What stands in the fields of two matched rows, value by value: leads, dates, themes, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from safeguard_extract.evaluate.coding import CodedDate, CodedItem, CodedPriority
from safeguard_extract.evaluate.matching import ALIKE, LEADS_ALIKE, Matrix, assign, similarity
from safeguard_extract.records.plan import DateKind

Row = CodedPriority | CodedItem
DateKey = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Compared:
    """The values of one field in two readings: how many are the same, which are false, which were missed."""

    right: int
    false: tuple[str, ...]
    missed: tuple[str, ...]


NEITHER = Compared(0, (), ())


def compare_leads(found: Row | None, gold: Row | None) -> Compared:
    """Leads as printed or in full, at a likeness of `LEADS_ALIKE`, one to one."""
    printed, full = _names(found)
    if len(full) != len(printed):
        full = printed
    wanted, wanted_full = _names(gold)
    if len(wanted_full) != len(wanted):
        wanted = wanted_full = wanted_full or wanted
    best: Matrix = np.zeros((len(printed), len(wanted)))
    if best.size:
        for ours in (printed, full):
            for theirs in (wanted, wanted_full):
                best = np.maximum(best, similarity(ours, theirs))
    return _unassigned(assign(best, LEADS_ALIKE), printed, wanted)


def _names(row: Row | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Leads as printed, and in full where that is said."""
    return (row.leads, row.lead_normalised or row.leads) if row else ((), ())


def compare_evidence(found: CodedItem | None, gold: CodedItem | None) -> Compared:
    """The evidence cell, at a likeness of `ALIKE`."""
    ours = (found.evidence,) if found and found.evidence else ()
    theirs = (gold.evidence,) if gold and gold.evidence else ()
    return _unassigned(assign(similarity(ours, theirs), ALIKE), ours, theirs)


def _unassigned(pairs: Sequence[tuple[int, int]], found: Sequence[str], gold: Sequence[str]) -> Compared:
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Compared(
        len(pairs),
        tuple(each for i, each in enumerate(found) if i not in left),
        tuple(each for j, each in enumerate(gold) if j not in right),
    )


def compare_themes(found: Row | None, gold: Row | None) -> Compared:
    """Themes, but for those that the gold calls optional."""
    wanted = set(gold.themes) if gold else set()
    ours = set(found.themes if found else ()) - set(gold.themes_optional if gold else ())
    return Compared(len(ours & wanted), tuple(sorted(ours - wanted)), tuple(sorted(wanted - ours)))


def compare_dates(found: CodedItem | None, gold: CodedItem | None) -> Compared:
    """Dates by what they mean: deadlines by their end, ranges by both ends, at the precision of the gold date.

    Ongoing and recurring dates agree by their kind alone.
    """
    left = list(dict.fromkeys(date_key(date) for date in (found.dates if found else ())))
    missed: list[DateKey] = []
    right = 0
    for wanted in dict.fromkeys(date_key(date) for date in (gold.dates if gold else ())):
        hit = next((ours for ours in left if _same_date(ours, wanted)), None)
        if hit is None:
            missed.append(wanted)
        else:
            left.remove(hit)
            right += 1
    return Compared(right, tuple(map(_date_words, left)), tuple(map(_date_words, missed)))


def date_key(date: CodedDate) -> DateKey:
    """A date without its words: `at` and its end, `range` and both ends, or its kind alone."""
    if date.kind in (DateKind.ONGOING, DateKind.RECURRING):
        return date.kind.value, None, None
    if date.kind is DateKind.RANGE and date.start != date.end:
        return "range", date.start, date.end
    return "at", None, date.end or date.start


def _same_date(found: DateKey, gold: DateKey) -> bool:
    return found[0] == gold[0] and all(_same_moment(a, b) for a, b in zip(found[1:], gold[1:], strict=True))


def _same_moment(found: str | None, gold: str | None) -> bool:
    """Equal at the precision of the gold: `2018-06-30` is `2018-06`, not the other way round."""
    return (found or "").startswith(gold) if gold else not found


def _date_words(key: DateKey) -> str:
    kind, start, end = key
    if kind == "range":
        return f"{start or '…'} to {end or '…'}"
    return (end or "undated") if kind == "at" else kind


def field_words(row: Row | None, field: str) -> str:
    """What a reading has in a field, in words; several values joined by '; '."""
    if row is None:
        return ""
    if field == "dates" and isinstance(row, CodedItem):
        return _joined(f"{_date_words(date_key(date))} ({date.text})" for date in row.dates)
    if field == "evidence" and isinstance(row, CodedItem):
        return row.evidence or ""
    return _joined(row.leads if field == "leads" else row.themes)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)
