"""A plan and its corrections in, the corrected plan out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from safeguard_extract.corrections.written import dates, values, written, written_dates
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.records.correction import CORRECTED, CorrectedField, Correction, Corrections, UnitKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import (
    Code,
    DueDate,
    Item,
    ItemKind,
    Lead,
    PartyKind,
    Plan,
    Priority,
    PriorityKind,
    Problem,
)

STAGE = "corrections"
Row = TypeVar("Row", Priority, Item)
_CASELESS = (CorrectedField.KIND, CorrectedField.THEMES)


def correct(plan: Plan, corrections: Corrections) -> Plan:
    """The plan as its corrections say it, each row that they touch marked `corrected` with confidence 1.

    A row keeps its uid, its quote and its place. A correction whose row is gone becomes a problem of the plan, and the
    fingerprint tells what the plan was corrected to.
    """
    found = corrections.of(plan.document.id)
    if not found:
        return plan
    of_rows: dict[tuple[UnitKind, str], list[Correction]] = {}
    for each in found:
        of_rows.setdefault((each.unit_kind, each.uid), []).append(each)
    by_name = {name: p.id for p in plan.priorities for name in (p.id, p.uid)}
    by_name |= {p.uid: p.id for p in plan.priorities}
    priorities = [_corrected(p, of_rows.get((UnitKind.PRIORITY, p.uid), ()), plan, by_name) for p in plan.priorities]
    items = [_corrected(i, of_rows.get((UnitKind.ITEM, i.uid), ()), plan, by_name) for i in plan.items]
    codes = _codes(plan, [*priorities, *items], of_rows)
    changed = replace(plan, priorities=tuple(priorities), items=tuple(items), codes=codes)
    return replace(
        _without(changed, {key for key, each in of_rows.items() if any(_deletes(c) for c in each)}),
        problems=(*plan.problems, *_problems(plan, found, by_name)),
        fingerprint={**plan.fingerprint, **corrections.fingerprint(plan.document.id)},
    )


def _deletes(correction: Correction) -> bool:
    return correction.field is CorrectedField.DELETE


def _corrected(row: Row, corrections: Sequence[Correction], plan: Plan, by_name: Mapping[str, str]) -> Row:
    """The row with its corrections applied; one that moves to an unknown priority stays where it is."""
    said: dict[str, Any] = {}
    for each in corrections:
        if each.field is CorrectedField.PRIORITY and _unknown_priority(each, by_name):
            continue
        said |= _fields(row, each, plan, by_name)
    return replace(row, **said, confidence=1.0, how=CORRECTED) if said else row


def _fields(row: Priority | Item, correction: Correction, plan: Plan, by_name: Mapping[str, str]) -> dict[str, Any]:
    """The fields of the row that a correction sets, with their values."""
    cell, field = correction.should_be, correction.field
    if field is CorrectedField.THEMES:
        return {"themes": tuple(dict.fromkeys(values(cell)))}
    if field is CorrectedField.KIND:
        return {"kind": PriorityKind(cell.lower()) if isinstance(row, Priority) else ItemKind(cell.lower())}
    if field is CorrectedField.LEADS:
        return {"leads": tuple(_lead(name, row, plan) for name in values(cell))}
    if field is CorrectedField.PRIORITY:
        return {"priority": by_name.get(cell)}
    if field is CorrectedField.DATES and isinstance(row, Item):
        return {"dates": _dates(dates(cell), row, plan)}
    if field in (CorrectedField.TITLE, CorrectedField.TEXT):
        return {field.value: cell}
    return {}


def _lead(name: str, row: Priority | Item, plan: Plan) -> Lead:
    """The party as it was printed in the row, or as the person wrote it: in full, of the kind that its words show."""
    printed = next((lead for lead in row.leads if lead.text == name), None)
    if printed is not None:
        return printed
    read = split_leads(name)
    known = read[0] if len(read) == 1 else Lead(name, name, PartyKind.GROUP)
    return replace(known, text=name, span=_place(name, row, plan))


def _dates(corrected: Iterable[DueDate], item: Item, plan: Plan) -> tuple[DueDate, ...]:
    """The dates with their printed words: those that the person gave, or those of the date in the same place."""
    found: list[DueDate] = []
    for place, date in enumerate(corrected):
        printed = item.dates[place] if place < len(item.dates) else None
        if date.text:
            found.append(replace(date, span=_place(date.text, item, plan)))
        elif printed is not None:
            found.append(replace(date, text=printed.text, span=printed.span))
        else:
            found.append(date)
    return tuple(found)


def _place(words: str, row: Priority | Item, plan: Plan) -> Span | None:
    """Where the words stand in the row's quote, None where they do not."""
    span = row.where.span
    start = plan.text.find(words, span.start, span.end)
    return Span(start, start + len(words)) if start >= 0 else None


def _codes(
    plan: Plan, rows: Iterable[Priority | Item], of_rows: Mapping[tuple[UnitKind, str], Sequence[Correction]]
) -> tuple[Code, ...]:
    """The codes of the plan; a unit whose themes were corrected has one for each, with its words where it had them."""
    recoded: dict[str, list[Code]] = {}
    for row in rows:
        kind = UnitKind.PRIORITY if isinstance(row, Priority) else UnitKind.ITEM
        if any(each.field is CorrectedField.THEMES for each in of_rows.get((kind, row.uid), ())):
            had = {code.theme: code for code in plan.codes if code.unit == row.id}
            recoded[row.id] = [
                replace(had.get(theme, Code(row.id, theme, 1.0, CORRECTED, "")), score=1.0, how=CORRECTED)
                for theme in row.themes
            ]
    kept = tuple(code for code in plan.codes if code.unit not in recoded)
    return (*kept, *(code for codes in recoded.values() for code in codes)) if recoded else plan.codes


def _without(plan: Plan, deleted: set[tuple[UnitKind, str]]) -> Plan:
    """The plan without the deleted rows: what stood under them stands under nothing."""
    gone = {p.id for p in plan.priorities if (UnitKind.PRIORITY, p.uid) in deleted}
    gone |= {i.id for i in plan.items if (UnitKind.ITEM, i.uid) in deleted}
    if not gone:
        return plan
    items = (
        replace(
            item,
            priority=None if item.priority in gone else item.priority,
            parent_item=None if item.parent_item in gone else item.parent_item,
        )
        for item in plan.items
        if item.id not in gone
    )
    return replace(
        plan,
        priorities=tuple(priority for priority in plan.priorities if priority.id not in gone),
        items=tuple(items),
        codes=tuple(code for code in plan.codes if code.unit not in gone),
    )


def _problems(plan: Plan, corrections: Iterable[Correction], by_name: Mapping[str, str]) -> list[Problem]:
    rows: dict[tuple[UnitKind, str], Priority | Item] = {(UnitKind.PRIORITY, p.uid): p for p in plan.priorities}
    rows |= {(UnitKind.ITEM, i.uid): i for i in plan.items}
    said = ((each, _trouble(each, rows.get((each.unit_kind, each.uid)), by_name)) for each in corrections)
    return [Problem(STAGE, f"line {each.line}: {trouble}") for each, trouble in said if trouble]


def _trouble(correction: Correction, row: Priority | Item | None, by_name: Mapping[str, str]) -> str:
    """What is wrong with a correction that its file could not show, '' for nothing."""
    field = correction.field
    if row is None:
        return f"no {correction.unit_kind} has the uid {correction.uid} any more, so its {field} was not corrected"
    if field is CorrectedField.PRIORITY and _unknown_priority(correction, by_name):
        return f"no priority has the uid or id {correction.should_be}, so the item stays where it is"
    now = written(row, field)
    settled = {_plain(correction.was, field), _plain(correction.should_be, field), ""}
    if field is CorrectedField.DATES and isinstance(row, Item) and correction.was == _printed_dates(row):
        return ""
    if correction.was and now and field is not CorrectedField.PRIORITY and _plain(now, field) not in settled:
        return f"the tool now reads the {field} as '{now}', not '{correction.was}'; the correction still holds"
    return ""


def _printed_dates(item: Item) -> str:
    """The dates as items.csv has them."""
    return "; ".join(date.text for date in item.dates)


def _unknown_priority(correction: Correction, by_name: Mapping[str, str]) -> bool:
    return correction.should_be not in by_name and bool(values(correction.should_be))


def _plain(cell: str, field: CorrectedField) -> str:
    """A cell without what does not matter in it: white space, the order of themes, capitals, the words of dates."""
    if field in _CASELESS:
        return "; ".join(sorted(values(cell.lower())))
    if field is CorrectedField.DATES:
        try:
            return written_dates(dates(cell))
        except ValueError:  # what the tool once read may be written in any way
            return cell
    return " ".join(cell.split())
