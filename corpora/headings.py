"""Documents to the headings that a careful reader would list, and what the part under each is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpora.document import (
    Box,
    Cards,
    Contents,
    Cover,
    Flow,
    Heading,
    Node,
    Paragraph,
    Priority,
    Source,
    Table,
    printed,
)

OPEN = "open"  # the type of a line that opens no section of its own: the document's title at the head of its first page
# fmt: off
TYPES = {
    "foreword", "contents", "vision", "values", "context", "governance", "membership", "priorities", "action_plan",
    "progress", "performance", "learning", "budget", "risk", "appendix", "glossary", "other",
}
# fmt: on
LINE = 12  # words: a longer bold paragraph is a sentence, not a heading


@dataclass(frozen=True, slots=True)
class Head:
    """A heading as printed; an `optional` one is a line that one reader would call a heading and another not."""

    title: str
    type: str | None
    optional: bool = False


def heads_of(source: Source) -> Iterator[Head]:
    """The headings in reading order; raises ValueError for one whose type the source does not tell.

    A priority's own heading is of the type `priorities`. Titles of the document, lines of its title page, bold lines
    within a section and names of priorities in a table are optional; their types are told where they have one.
    """
    unused = set(source.sections)
    for head, is_priority in _heads(source.body, source):
        told = source.sections.get(head.title, "priorities" if is_priority else None)
        unused.discard(head.title)
        if told is None and not head.optional:
            raise ValueError(f"{source.id}: no type for the heading {head.title!r}")
        if told not in TYPES | {OPEN, None}:
            raise ValueError(f"{source.id}: {told!r} is no type of section")
        yield Head(head.title, None if told == OPEN else told, head.optional or told == OPEN)
    if unused:
        raise ValueError(f"{source.id}: no such heading: {sorted(unused)}")


def _heads(nodes: tuple[Node, ...], source: Source) -> Iterator[tuple[Head, bool]]:
    again = {words for each in source.restated.values() for words in each}
    for node in nodes:
        match node:
            case Cover():
                for line in (node.title, *node.lines):
                    yield Head(line, None, True), False
            case Contents():
                yield Head(node.title, None), False
            case Heading():
                words = printed(node.piece)
                yield Head(words, None), isinstance(node.piece, Priority) or words in again
            case Paragraph():
                yield from _bold_line(node)
            case Table():
                yield from _table_lines(node)
            case Box() | Flow():
                yield from _heads(node.body, source)
            case Cards():
                for card in node.cards:
                    yield from _heads(card, source)
            case _:
                pass


def _table_lines(node: Table) -> Iterator[tuple[Head, bool]]:
    """A line across the top, and cells that name priorities: where a scraper poured the table, they may be headings."""
    if node.band is not None:
        yield Head(printed(node.band), None, True), False
    for row in node.rows:
        for cell in row:
            for piece in cell.pieces:
                if isinstance(piece, Priority):
                    yield Head(printed(piece), None, True), True


def _bold_line(node: Paragraph) -> Iterator[tuple[Head, bool]]:
    """A paragraph that is nothing but a bold line, by its style or its marks (`**`)."""
    words = " ".join(printed(piece) for piece in node.pieces)
    bold = node.style != "body" or (words.startswith("**") and words.endswith("**"))
    plain = words.replace("**", "")
    if bold and len(plain.split()) <= LINE:
        yield Head(plain, None, True), any(isinstance(piece, Priority) for piece in node.pieces)
