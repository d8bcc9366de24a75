"""A plan in short: what a case expects, one line a row, as a person can read and correct it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from safeguard_extract.pipeline import parse
from safeguard_extract.records.plan import DateKind, DueDate, Item, Lead, Plan, Priority

FOLDER = Path(__file__).parent
WRONG = "xfail: "
"""How the first line of an expected file begins that says what is right where the tool is still wrong, and why."""


def cases() -> list[Path]:
    """The documents of this folder, in order; each has its expected rows beside it."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".md"})


def expected_file(case: Path) -> Path:
    """Where the expected rows of a document stand."""
    return case.with_suffix(".expected")


def read_expected(case: Path) -> tuple[str, str | None]:
    """The expected rows, and the reason for which the tool is known to get them wrong, or None."""
    text = expected_file(case).read_text(encoding="utf-8")
    if not text.startswith(WRONG):
        return text, None
    reason, _, rows = text.partition("\n")
    return rows, reason.removeprefix(WRONG)


def rows_in_short(case: Path) -> str:
    """The rows that the tool finds in a document."""
    return "\n".join(_lines(parse(case))) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    document = plan.document
    period = f"{document.period.start} to {document.period.end}" if document.period else "no period"
    kind = document.type.value.replace("_", " ")
    published = f"published {document.published}" if document.published else None
    yield _row("", document.id, document.board or "no board", kind, period, published)
    for priority in plan.priorities:
        yield ""
        yield _priority(priority)
        yield from map(_item, plan.items_of(priority.id))
    if plan.items_of(None):
        yield ""
        yield "under no priority"
        yield from map(_item, plan.items_of(None))
    yield from (f"problem: {problem.message}" for problem in plan.problems)


def _priority(priority: Priority) -> str:
    period = priority.period
    return _row(
        "",
        priority.id,
        priority.label or "no label",
        priority.title,
        f"group: {priority.group}" if priority.group else None,
        f"years: {period.start} to {period.end}" if period else None,
        f"status: {priority.status.value}" if priority.status else None,
        _leads(priority.leads),
        f"printed again: {len(priority.restated_at)}" if priority.restated_at else None,
    )


def _item(item: Item) -> str:
    progress = item.progress
    parts = (progress.rag, progress.percent, progress.commentary) if progress else ()
    return _row(
        "  ",
        item.kind.value,
        item.text,
        _leads(item.leads),
        "when: " + "; ".join(map(_date, item.dates)) if item.dates else None,
        f"evidence: {item.evidence}" if item.evidence else None,
        "progress: " + ", ".join(str(part) for part in parts if part is not None) if progress else None,
        f"part of {item.parent_item}" if item.parent_item else None,
    )


def _leads(leads: tuple[Lead, ...]) -> str | None:
    names = [lead.text if lead.role.value == "lead" else f"{lead.text} ({lead.role.value})" for lead in leads]
    return "lead: " + "; ".join(names) if names else None


def _date(date: DueDate) -> str:
    if date.kind in {DateKind.ONGOING, DateKind.RECURRING}:
        return date.kind.value
    if date.kind is DateKind.RANGE:
        return f"{date.start or ''}..{date.end or ''}"
    return f"{date.kind.value} {date.end or '?'}"


def _row(indent: str, *parts: str | None) -> str:
    return indent + " | ".join(part for part in parts if part)
