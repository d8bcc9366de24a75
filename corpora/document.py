"""The nouns of a sample document: what is printed, and what a careful reader would code in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

KINDS = ("action", "outcome", "achievement", "indicator", "risk")
MAYBE = "maybe"  # a sentence that one careful reader would code and another would not


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date as printed, and what it means."""

    text: str
    kind: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, bullet or table row to be coded; its kind is one of KINDS or MAYBE.

    `text` and the bullets of `sub` are the item; `tail` is printed after it in the same line (a bracket with its lead
    or date), the lines of `after` under it.
    """

    kind: str
    text: str
    themes: tuple[str, ...]
    themes_optional: tuple[str, ...] = ()
    priority: str | None = None
    leads: tuple[str, ...] = ()
    dates: tuple[DueDate, ...] = ()
    evidence: str | None = None
    tail: str = ""
    sub: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        return f"{self.text} {self.tail}".strip()

    @property
    def joined(self) -> str:
        return " ".join((self.text, *self.sub))


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority where it is printed first; `pattern` says how label and title stand together."""

    id: str
    label: str | None
    title: str
    themes: tuple[str, ...]
    themes_optional: tuple[str, ...] = ()
    kind: str = "priority"
    group: str | None = None
    period: tuple[str, str] | None = None
    status: str | None = None
    leads: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    pattern: str = "{label}: {title}"

    @property
    def printed(self) -> str:
        return self.title if self.label is None else self.pattern.format(label=self.label, title=self.title)


Piece = str | Item | Priority


def printed(piece: Piece) -> str:
    """The words of a piece as they stand on the page."""
    return piece if isinstance(piece, str) else piece.printed


@dataclass(frozen=True, slots=True)
class Cover:
    """A title page: its title and the lines under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents list of the headings of the first level."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest."""

    level: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces in one paragraph; `number` is a printed paragraph number, `style` is body, small, bold or intro."""

    pieces: tuple[Piece, ...]
    number: str | None = None
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list entry and the entries nested under it; `mark` is its printed number, None for a bullet."""

    pieces: tuple[Piece, ...]
    mark: str | None = None
    nested: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    entries: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading, its key in the rows, its share of the width; merged where cells run down."""

    head: str
    key: str
    width: float
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of one cell, and the number of rows that it runs down (0: it belongs to the cell above)."""

    pieces: tuple[Piece, ...] = ()
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` is repeat, once or none, `band` a line across the top."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: str = "repeat"
    band: Piece | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    """Somebody's words set apart."""

    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Box:
    """Nodes inside a frame."""

    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Boxes side by side, so many in a row."""

    across: int
    cards: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Nodes poured into so many columns."""

    columns: int
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page."""


Node = Cover | Contents | Heading | Paragraph | Bullets | Table | Callout | Box | Cards | Flow | PageBreak


@dataclass(frozen=True, slots=True)
class Source:
    """A document and how it is to be printed (`look`) and scraped (`text`).

    `sections` maps headings as printed to their types, `restated` priorities to the words that print them again.
    """

    id: str
    board: str
    area: str
    type: str
    period: tuple[str, str]
    published: str | None
    body: tuple[Node, ...]
    engine: str | None
    look: dict[str, Any] = field(default_factory=dict)
    text: dict[str, Any] | None = None
    sections: dict[str, str] = field(default_factory=dict)
    restated: dict[str, tuple[str, ...]] = field(default_factory=dict)


def pieces_of(nodes: tuple[Node, ...]) -> Iterator[Piece]:
    """Every piece in reading order, table rows from left to right."""
    for node in nodes:
        match node:
            case Heading():
                yield node.piece
            case Paragraph():
                yield from node.pieces
            case Bullets():
                yield from _pieces_of_bullets(node.entries)
            case Table():
                if node.band is not None:
                    yield node.band
                for row in node.rows:
                    for cell in row:
                        yield from cell.pieces
            case Box() | Flow():
                yield from pieces_of(node.body)
            case Cards():
                for card in node.cards:
                    yield from pieces_of(card)
            case _:
                pass


def _pieces_of_bullets(entries: tuple[Bullet, ...]) -> Iterator[Piece]:
    for entry in entries:
        yield from entry.pieces
        yield from _pieces_of_bullets(entry.nested)
