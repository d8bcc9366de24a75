"""What the layout makes of pages: blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from safeguard_extract.records.geometry import BBox, Region
from safeguard_extract.records.page import Table


class BlockKind(StrEnum):
    """What a block is to a reader's eye."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    QUOTE = "quote"
    FURNITURE = "furniture"


class Fragment(NamedTuple):
    """A stretch `start:end` of a block's own text, and the page and box that it was printed in."""

    start: int
    end: int
    page: int
    bbox: BBox | None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table, caption, quote or piece of page furniture, in reading order.

    `text` is the block's words without its list mark; `mark` is that mark as printed ("1.", "a.", "•").
    `level` is a heading's level (1 is the highest) or a list item's depth (from 1).
    `table` is set for tables only: their `text` is empty, their words are in the cells.
    `flattened` is True where the block was cut out of text that a scraper had poured into one line; such a list
    item has a level where its line was a whole row of a table.
    `styled` is True where bold type or capitals set the block apart from running text, `italic` where most of it is.
    `marked_up` is True where the file's own markup said what it is, and of what level.
    """

    kind: BlockKind
    text: str
    fragments: tuple[Fragment, ...] = ()
    level: int = 0
    mark: str | None = None
    table: Table | None = None
    flattened: bool = False
    styled: bool = False
    italic: bool = False
    marked_up: bool = False

    @property
    def is_prose(self) -> bool:
        """True for running words: a paragraph, a caption or a quote."""
        return self.kind is BlockKind.PARAGRAPH or self.is_aside

    @property
    def is_aside(self) -> bool:
        """True for words that stand beside the board's own: a caption, or a quote of somebody else's."""
        return self.kind is BlockKind.CAPTION or self.kind is BlockKind.QUOTE

    @property
    def is_ranked(self) -> bool:
        """True where type on a page or the file's markup gives the level, not the words of bare text."""
        return self.marked_up or any(fragment.bbox is not None for fragment in self.fragments)

    @property
    def pages(self) -> tuple[int, ...]:
        if self.table is not None:
            return self.table.pages
        return tuple(sorted({fragment.page for fragment in self.fragments}))

    def regions(self) -> tuple[Region, ...]:
        return tuple(Region(f.page, f.bbox) for f in self.fragments)
