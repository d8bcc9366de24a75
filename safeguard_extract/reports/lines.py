"""Plain words about plans: one line each, without anything heavy to import."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from safeguard_extract.records.comparison import CarriedRelation, Comparison, Relation
from safeguard_extract.records.plan import Document, ItemKind, Period

Cells = tuple[str, ...]

KINDS = {
    ItemKind.ACTION: "Actions",
    ItemKind.OUTCOME: "Outcomes",
    ItemKind.ACHIEVEMENT: "Achievements",
    ItemKind.INDICATOR: "Indicators",
    ItemKind.RISK: "Risks",
}
"""What the items of a kind are called, in the order in which they are shown."""


def printable(words: str) -> str:
    """Words that cannot steer a terminal: control and direction characters become a space, runs of space one space."""
    if words.isprintable():  # the usual case, and fifty times quicker to ask
        return " ".join(words.split())
    safe = "".join(" " if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter for letter in words)
    return " ".join(safe.split())


def period_words(period: Period | None) -> str:
    """`2030 to 2033`, `2030`, or `no period`."""
    if period is None or not (period.start or period.end):
        return "no period"
    if period.start == period.end or not (period.start and period.end):
        return str(period.start or period.end)
    return f"{period.start} to {period.end}"


_MONTHS = "January February March April May June July August September October November December".split()


def moment_words(moment: str) -> str:
    """An ISO date in words, as precise as it is: `2017`, `June 2017`, `1 June 2017`; what is none is left as it is."""
    year, _, rest = moment.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdecimal() and 1 <= int(month) <= len(_MONTHS)):
        return moment
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day.isdecimal() else named


def spoken_period(period: Period | None) -> str:
    """`2030 to 2033`, `January to December 2030`, `April 2030 to March 2031`, or `no period`."""
    if period is None or not (period.start or period.end):
        return "no period"
    start, end = period.start, period.end
    if start == end or not (start and end):
        return moment_words(str(start or end))
    first, last = moment_words(start), moment_words(end)
    if start[:4] == end[:4]:
        first = first.removesuffix(f" {start[:4]}")
    return f"{first} to {last}"


def type_words(document: Document) -> str:
    """`strategic plan`, `annual report`."""
    return "other document" if document.type.value == "other" else document.type.value.replace("_", " ")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 priority`, `5 priorities`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def plan_cells(document: Document, priorities: int, items: int) -> Cells:
    """The cells of a plan's line: id, type, period, how many priorities and items."""
    counts = counted(priorities, "priority", "priorities"), counted(items, "item")
    return document.id, type_words(document), period_words(document.period), *counts


def aligned(rows: Sequence[Cells]) -> Iterable[str]:
    """Rows as lines whose columns stand under each other, two spaces apart."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def comparison_words(comparison: Comparison) -> str:
    """`2 same, 1 dropped; 3 actions carried over, 1 of them word for word`."""
    relations = Counter(link.relation for link in comparison.links)
    said = ", ".join(f"{relations[each]} {each.value}" for each in Relation if relations[each]) or "no priorities"
    verbatim = sum(each.relation is CarriedRelation.VERBATIM for each in comparison.carried)
    carried = f"{counted(len(comparison.carried), 'action')} carried over"
    return f"{said}; {carried}" + (f", {verbatim} of them word for word" if verbatim else "")
