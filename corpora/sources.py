"""Source files (YAML) to documents; a fault in a source is a ValueError that names the place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from corpora.document import (
    KINDS,
    Box,
    Bullet,
    Bullets,
    Callout,
    Cards,
    Cell,
    Column,
    Contents,
    Cover,
    Flow,
    Heading,
    Item,
    Node,
    PageBreak,
    Paragraph,
    Piece,
    Priority,
    Source,
    Table,
)
from corpora.notation import (
    ITEM_WORDS,
    due_date,
    listed,
    read_column,
    read_item,
    read_priority,
    refuse_unknown,
)

FOLDER = Path(__file__).parent / "sources"
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}


def sources(folder: Path = FOLDER) -> tuple[Source, ...]:
    """Every source in the folder, in order of their ids."""
    return tuple(sorted((read_source(path) for path in folder.glob("*.yml")), key=lambda source: source.id))


def read_source(path: Path) -> Source:
    """One source file; the file is named after the document's id."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = data["document"]
    if document["id"] != path.stem:
        raise ValueError(f"{path.name}: holds {document['id']}")
    reader = _Reader()
    try:
        body = reader.nodes(data["body"], None)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name}: {error!r}") from error
    period = document["period"]
    return Source(
        id=document["id"],
        board=document["board"],
        area=document["area"],
        type=document["type"],
        period=(str(period["start"]), str(period["end"])),
        published=str(document["published"]) if document.get("published") else None,
        body=body,
        engine=(data.get("print") or {}).get("engine"),
        look=(data.get("print") or {}).get("look") or {},
        text=data.get("text"),
        sections={str(title): kind for title, kind in (data.get("sections") or {}).items()},
        restated={name: tuple(again) for name, again in reader.restated.items()},
    )


@dataclass
class _Reader:
    """Turns YAML nodes into document nodes; remembers priorities, so that they can be printed again."""

    known: dict[str, Priority] = field(default_factory=dict)
    restated: dict[str, list[str]] = field(default_factory=dict)

    def piece(self, data: Any, under: str | None) -> Piece:
        if isinstance(data, str):
            return data
        if "priority" in data:
            priority = read_priority(data)
            if priority.id in self.known:
                raise ValueError(f"{priority.id} twice")
            self.known[priority.id] = priority
            return priority
        if "restate" in data:
            again = self.known[data["restate"]]
            again = replace(again, pattern=data.get("print", again.pattern))
            words = data["print"] if "{" not in data.get("print", "{") else again.printed
            self.restated.setdefault(again.id, []).append(words)
            return words
        return read_item(data, under)

    def pieces(self, data: Any, under: str | None) -> tuple[Piece, ...]:
        return tuple(self.piece(part, under) for part in listed(data))

    def nodes(self, data: list[Any], under: str | None) -> tuple[Node, ...]:
        found: list[Node] = []
        for part in data:
            found.extend(self.node({"p": part} if isinstance(part, str) else part, under))
        return tuple(found)

    def node(self, data: dict[str, Any], under: str | None) -> tuple[Node, ...]:
        if "priority" in data or "restate" in data:
            return self._opened(data)
        key = next(key for key in data if key not in ("number", "body"))
        value = data[key]
        if key in HEADINGS:
            return (Heading(HEADINGS[key], self.piece(value, under)),)
        if key in ("p", "small", "bold", "intro"):
            style = "body" if key == "p" else key
            return (Paragraph(self.pieces(value, under), data.get("number"), style),)
        if key == "under":
            return self.nodes(data["body"], value)
        if key == "bullets":
            return (Bullets(tuple(self._bullet(entry, under) for entry in value)),)
        if key == "table":
            return (self._table(value, under),)
        return (self._frame(key, value, under),)

    def _opened(self, data: dict[str, Any]) -> tuple[Node, ...]:
        piece = self.piece(data, None)
        name = data.get("priority") or data["restate"]
        style = data.get("as", "h2")
        opening: Node = Heading(HEADINGS[style], piece) if style in HEADINGS else Paragraph((piece,), style=style)
        return (opening, *self.nodes(data.get("body") or [], name))

    def _frame(self, key: str, value: Any, under: str | None) -> Node:
        match key:
            case "cover":
                return Cover(value["title"], tuple(value.get("lines") or ()))
            case "contents":
                return Contents(value)
            case "callout":
                return Callout(value["text"], value.get("by"))
            case "box":
                return Box(self.nodes(value, under))
            case "cards":
                return Cards(value["across"], tuple(self.nodes(card, under) for card in value["cards"]))
            case "flow":
                return Flow(value["columns"], self.nodes(value["body"], under))
            case "page":
                return PageBreak()
        raise ValueError(f"unknown node {key!r}")

    def _bullet(self, data: Any, under: str | None) -> Bullet:
        if isinstance(data, dict) and "nested" in data:
            nested = tuple(self._bullet(entry, under) for entry in data["nested"])
            return Bullet(self.pieces(data["text"], under), data.get("mark"), nested)
        if isinstance(data, dict) and "mark" in data:
            rest = {key: value for key, value in data.items() if key != "mark"}
            pieces = self.pieces(rest["text"], under) if "text" in rest else (self.piece(rest, under),)
            return Bullet(pieces, str(data["mark"]))
        return Bullet(self.pieces(data, under))

    def _table(self, data: dict[str, Any], under: str | None) -> Table:
        columns = tuple(read_column(notation) for notation in data["columns"])
        band = self.piece(data["band"], under) if "band" in data else None
        cells = [self._row(columns, row, data.get("joint", "; "), under) for row in data["rows"]]
        for place, column in enumerate(columns):
            if column.merged:
                _merge(cells, place)
        return Table(columns, tuple(map(tuple, cells)), data.get("header", "repeat"), band)

    def _row(self, columns: tuple[Column, ...], row: Any, joint: str, under: str | None) -> list[Cell]:
        if isinstance(row, list):
            if len(row) != len(columns):
                raise ValueError(f"{row}: {len(columns)} columns")
            return [Cell(self.pieces(value, under)) for value in row]
        refuse_unknown(row, {column.key for column in columns} | ITEM_WORDS | set(KINDS) | {"no_lead", "no_date"})
        cells = [self._cell(column, row, joint, row.get("under", under)) for column in columns]
        return [
            _shared(cell, row) if column.key == "actions" else cell for column, cell in zip(columns, cells, strict=True)
        ]

    def _cell(self, column: Column, row: dict[str, Any], joint: str, under: str | None) -> Cell:
        value = row.get(column.key)
        match column.key:
            case kind if kind in KINDS and value is not None:
                return Cell((read_item({key: row[key] for key in row if key in ITEM_WORDS | {kind}}, under),))
            case "leads":
                return Cell((joint.join(listed(value)) or row.get("no_lead", ""),))
            case "dates":
                return Cell((joint.join(due_date(one).text for one in listed(value)) or row.get("no_date", ""),))
        return Cell(self.pieces(value, under), 0 if value is None and column.merged else 1)


def _shared(cell: Cell, row: dict[str, Any]) -> Cell:
    """A cell of several items, each with the leads, dates and evidence of its row where it has none of its own."""
    leads, dates = listed(row.get("leads")), tuple(due_date(one) for one in listed(row.get("dates")))
    pieces = tuple(
        replace(
            piece,
            leads=piece.leads or leads,
            dates=piece.dates or dates,
            evidence=piece.evidence or row.get("evidence"),
        )
        if isinstance(piece, Item)
        else piece
        for piece in cell.pieces
    )
    return replace(cell, pieces=pieces)


def _merge(rows: list[list[Cell]], place: int) -> None:
    for start, row in enumerate(rows):
        if row[place].rows:
            end = start + 1
            while end < len(rows) and not rows[end][place].rows:
                end += 1
            row[place] = replace(row[place], rows=end - start)
