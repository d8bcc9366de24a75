"""The values of a row as they are written in corrections.csv, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from safeguard_extract.edited_tables import joined, parted
from safeguard_extract.records.correction import CorrectedField
from safeguard_extract.records.plan import DateKind, DueDate, Item, Priority

NONE = "none"
"""What is written for no theme, no lead, no date, no priority: an empty cell means that nothing is decided yet."""
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_UNDATED = (DateKind.RECURRING, DateKind.ONGOING)


def written(row: Priority | Item, field: CorrectedField) -> str:
    """What a field of a row holds, as corrections.csv writes it."""
    if field is CorrectedField.THEMES:
        return joined(row.themes) or NONE
    if field is CorrectedField.LEADS:
        return joined(lead.text for lead in row.leads) or NONE
    if field is CorrectedField.KIND:
        return row.kind.value
    if isinstance(row, Priority):
        return row.title if field is CorrectedField.TITLE else ""
    if field is CorrectedField.DATES:
        return written_dates(row.dates)
    if field is CorrectedField.PRIORITY:
        return row.priority or NONE
    return row.text if field is CorrectedField.TEXT else ""


def written_dates(dates: Iterable[DueDate]) -> str:
    """Dates as `kind/start/end`: `by/2031-07/2031-07; ongoing`."""
    return joined("/".join([d.kind.value, d.start or "", d.end or ""]).rstrip("/") for d in dates) or NONE


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several; none for `none`."""
    return () if cell.strip().lower() == NONE else parted(cell)


def dates(cell: str) -> tuple[DueDate, ...]:
    """The dates of a cell; raises ValueError, which says what a date looks like."""
    return tuple(_date(value) for value in values(cell))


def _date(value: str) -> DueDate:
    """`kind/start/end/text`; of `by` and `on` the start is enough, and the text may be left out."""
    kind, start, end, text = (part.strip() for part in [*value.split("/", 3), "", "", ""][:4])
    if kind not in list(DateKind):
        raise ValueError(f"'{kind}' is no kind of date: {', '.join(DateKind)}")
    bounds = [bound for bound in (start, end) if bound]
    if any(not _ISO.fullmatch(bound) for bound in bounds):
        raise ValueError(f"'{value}' is no date: write by/2031-07, on/2031-07-15, range/2031-04/2032-03 or ongoing")
    if kind in _UNDATED:
        if bounds:
            raise ValueError(f"'{value}': a date that is {kind} has no start and no end")
        return DueDate(text, DateKind(kind))
    if kind in (DateKind.BY, DateKind.ON):
        start = end = start or end
    if start and end and end.ljust(10, "~") < start:
        raise ValueError(f"'{value}' ends before it begins")
    return DueDate(text, DateKind(kind), start or None, end or None)
