"""The seven tables over every plan of an output folder, and how any table is written as CSV.

CSV as RFC 4180 has it: UTF-8, commas, quotes where a cell needs them, each row ended by carriage return and line feed.
Cells are raw: one that begins with `=`, `+`, `-` or `@` is written as it was printed (docs/formats.md: what to mind).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safeguard_extract.records.plan import Code, DueDate, Item, Lead, Plan, Priority, Progress
from safeguard_extract.store.columns import (
    CODES,
    DATES,
    DOCUMENTS,
    ITEMS,
    JOINT,
    LEADS,
    PLAN_TABLES,
    PRIORITIES,
    SECTIONS,
    TableShape,
)
from safeguard_extract.store.whole_files import write_whole

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]


def csv_text(shape: TableShape, rows: Iterable[Row]) -> str:
    """Rows as CSV with a header: absent values empty, several in one cell joined, numbers to six digits."""
    kinds = [(column.name, column.type) for column in shape.columns]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(shape.names)
    writer.writerows([_cell(row[name], kind) for name, kind in kinds] for row in rows)
    return out.getvalue()


def write_table(path: Path, shape: TableShape, rows: Iterable[Row]) -> Path:
    """Write a table whole or not at all; raises UnwritableOutput."""
    return write_whole(path, csv_bytes(shape, rows))


def csv_bytes(shape: TableShape, rows: Iterable[Row]) -> bytes:
    """Rows as the bytes of a CSV file; half characters, which UTF-8 does not know, become question marks."""
    return csv_text(shape, rows).encode("utf-8", errors="replace")


def named_rows(shape: TableShape, rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows of values in the order of the table's columns, each value by its column's name."""
    names = shape.names
    return [dict(zip(names, row, strict=True)) for row in rows]


def frame_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a data frame, absent values None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def write_plan_tables(out: Path, plans: Iterable[Plan]) -> tuple[Path, ...]:
    """Write the seven tables of these plans into `tables/`; raises UnwritableOutput."""
    rows: dict[str, list[Row]] = {shape.name: [] for shape in PLAN_TABLES}
    for plan in plans:
        for name, found in plan_rows(plan).items():
            rows[name].extend(found)
    return tuple(write_table(out / "tables" / f"{s.name}.csv", s, rows[s.name]) for s in PLAN_TABLES)


def plan_rows(plan: Plan) -> dict[str, list[Row]]:
    """The rows of one plan in each of the seven tables, by the table's name."""
    doc = {"doc_id": plan.document.id}
    units: tuple[Priority | Item, ...] = (*plan.priorities, *plan.items)
    kinds = _unit_kinds(plan)
    return {
        DOCUMENTS.name: [_document(plan)],
        SECTIONS.name: [
            {
                **doc,
                "section_id": section.id,
                "title": section.title,
                "level": section.level,
                "type": section.type,
                "page_first": section.pages[0],
                "page_last": section.pages[1],
                "parent_id": section.parent,
            }
            for section in plan.sections
        ],
        PRIORITIES.name: [{**doc, **_priority(priority)} for priority in plan.priorities],
        ITEMS.name: [{**doc, **_item(item)} for item in plan.items],
        LEADS.name: [{**doc, "unit_id": unit.id, **_lead(lead)} for unit in units for lead in unit.leads],
        DATES.name: [{**doc, "unit_id": item.id, **_date(date)} for item in plan.items for date in item.dates],
        CODES.name: [{**doc, **_code(code, *kinds[code.unit])} for code in plan.codes if code.unit in kinds],
    }


def _document(plan: Plan) -> Row:
    document = plan.document
    period = document.period
    return {
        "doc_id": document.id,
        "series": document.series,
        "board": document.board,
        "area": document.area,
        "type": document.type,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "published": document.published,
        "file": document.source.file,
        "sha256": document.source.sha256,
        "pages": document.source.pages,
        "words": len(plan.text.split()),
        "priorities": len(plan.priorities),
        "items": len(plan.items),
        "problems": len(plan.problems),
    }


def _priority(priority: Priority) -> Row:
    return {
        "priority_id": priority.id,
        "uid": priority.uid,
        "label": priority.label,
        "title": priority.title,
        "kind": priority.kind,
        "group": priority.group,
        "period_start": priority.period.start if priority.period else None,
        "period_end": priority.period.end if priority.period else None,
        "status": priority.status,
        "leads": [lead.text for lead in priority.leads],
        "themes": priority.themes,
        "page": priority.where.page,
        "quote": priority.quote,
        "confidence": priority.confidence,
        "how": priority.how,
    }


def _item(item: Item) -> Row:
    earliest, latest = due_range(item.dates)
    return {
        "item_id": item.id,
        "uid": item.uid,
        "kind": item.kind,
        "priority_id": item.priority,
        "parent_item": item.parent_item,
        "text": item.text,
        "leads": [lead.text for lead in item.leads],
        "dates": [date.text for date in item.dates],
        "due_kind": list(dict.fromkeys(date.kind for date in item.dates)),
        "due_earliest": earliest,
        "due_latest": latest,
        "progress": progress_words(item.progress),
        "themes": item.themes,
        "evidence": item.evidence,
        "page": item.where.page,
        "quote": item.quote,
        "confidence": item.confidence,
        "how": item.how,
    }


def _lead(lead: Lead) -> Row:
    return {"lead": lead.text, "lead_normalised": lead.normalised, "kind": lead.kind, "role": lead.role}


def _date(date: DueDate) -> Row:
    return {"text": date.text, "kind": date.kind, "start": date.start, "end": date.end}


def _code(code: Code, kind: str, page: int | None) -> Row:
    return {
        "unit_id": code.unit,
        "unit_kind": kind,
        "theme": code.theme,
        "score": code.score,
        "how": code.how,
        "phrase": code.phrase,
        "page": page,
    }


def _unit_kinds(plan: Plan) -> dict[str, tuple[str, int | None]]:
    """What each unit is and the page that it begins on; a passage's page is known where its section has but one."""
    single = {section.id: section.pages[0] for section in plan.sections if section.pages[0] == section.pages[1]}
    kinds: dict[str, tuple[str, int | None]] = {p.id: ("passage", single.get(p.section)) for p in plan.passages}
    kinds.update({item.id: ("item", item.where.page) for item in plan.items})
    kinds.update({priority.id: ("priority", priority.where.page) for priority in plan.priorities})
    return kinds


def due_range(dates: Iterable[DueDate]) -> tuple[str | None, str | None]:
    """The earliest start and the latest end, as ISO dates as precise as printed; `2018` ends after `2018-06`."""
    dates = tuple(dates)
    starts = [date.start or date.end for date in dates]
    ends = [date.end or date.start for date in dates]
    return (
        min((each for each in starts if each), default=None),
        max((each for each in ends if each), key=lambda each: each.ljust(10, "~"), default=None),
    )


def progress_words(progress: Progress | None) -> list[str]:
    """Rating, percentage and words of a progress column, those that are there."""
    if progress is None:
        return []
    percent = None if progress.percent is None else f"{progress.percent:g} %"
    return [each for each in (progress.rag, percent, progress.commentary) if each]


def _cell(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return JOINT.join(str(each) for each in value)
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "integer":
        return str(int(value))
    if kind == "number":
        return format(float(value), ".6g")
    return str(value)
