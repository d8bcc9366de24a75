"""The notation of source files for what is coded: items, priorities, dates, columns."""

from __future__ import annotations

from typing import Any

from corpora.document import KINDS, MAYBE, Column, DueDate, Item, Priority

ITEM_WORDS = {"themes", "optional", "leads", "dates", "evidence", "tail", "sub", "after", "contested", "under"}
PRIORITY_WORDS = {"priority", "label", "title", "themes", "optional", "kind", "group", "period", "status", "leads"}
PRIORITY_WORDS |= {"contested", "print", "as", "body"}


def due_date(notation: str) -> DueDate:
    """A date from `printed => kind start end`; 'by' and 'on' give one moment, a range two ('-' for none)."""
    text, _, meaning = notation.partition(" => ")
    kind, *ends = meaning.split() or [""]
    moments = [None if end == "-" else end for end in ends]
    if kind in ("by", "on"):
        return DueDate(text, kind, *(moments * 2 if moments else [None, None]))
    if kind == "range" and len(moments) == 2:
        return DueDate(text, kind, *moments)
    if kind in ("ongoing", "recurring") and not moments:
        return DueDate(text, kind, None, None)
    raise ValueError(f"date {notation!r}")


def words(value: Any) -> tuple[str, ...]:
    """The words of a string, or a list as it is."""
    return tuple((value or "").split()) if isinstance(value, str | None) else tuple(value)


def listed(value: Any) -> tuple[Any, ...]:
    """A list as it is, one value as a list of one, None as none."""
    return () if value is None else tuple(value) if isinstance(value, list) else (value,)


def refuse_unknown(data: dict[str, Any], known: set[str]) -> None:
    """Refuses words that mean nothing: an unquoted comma makes one out of half a sentence."""
    if unknown := set(data) - known:
        raise ValueError(f"{str(data)[:80]}: unknown {sorted(unknown)}")


def read_item(data: dict[str, Any], under: str | None) -> Item:
    """An item from its words; it stands under the priority `under` unless it names another."""
    kind = next(kind for kind in (*KINDS, MAYBE) if kind in data)
    refuse_unknown(data, ITEM_WORDS | {kind})
    return Item(
        kind=kind,
        text=data[kind],
        themes=words(data.get("themes")),
        themes_optional=words(data.get("optional")),
        priority=data.get("under", under),
        leads=listed(data.get("leads")),
        dates=tuple(due_date(notation) for notation in listed(data.get("dates"))),
        evidence=data.get("evidence"),
        tail=data.get("tail", ""),
        sub=listed(data.get("sub")),
        after=listed(data.get("after")),
        contested=words(data.get("contested")),
    )


def read_priority(data: dict[str, Any]) -> Priority:
    """A priority from its words."""
    refuse_unknown(data, PRIORITY_WORDS)
    period = data.get("period")
    return Priority(
        id=data["priority"],
        label=None if data.get("label") is None else str(data["label"]),
        title=data["title"],
        themes=words(data["themes"]),
        themes_optional=words(data.get("optional")),
        kind=data.get("kind", "priority"),
        group=data.get("group"),
        period=(str(period[0]), str(period[1])) if period else None,
        status=data.get("status"),
        leads=listed(data.get("leads")),
        contested=words(data.get("contested")),
        pattern=data.get("print", "{label}: {title}"),
    )


def read_column(notation: str) -> Column:
    """A column from `Heading | key | width`, with a fourth part `merged` where cells run down."""
    head, key, width, *more = (part.strip() for part in notation.split("|"))
    return Column(head, key, float(width), bool(more))
