"""What a reader finds on a page, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from safeguard_extract.records.geometry import BBox


class Word(NamedTuple):
    """A printed word with its box (points) and its font.

    A tuple, because a page has hundreds of words, and making a frozen dataclass takes six times as long.
    """

    text: str
    bbox: BBox
    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str | None = None


class LetterCounts(NamedTuple):
    """Letters in words: all of them, those in bold and in italics, and how many there are of each type size."""

    letters: int
    bold: int
    italic: int
    sizes: dict[float, int]


def count_letters(words: Iterable[Word]) -> LetterCounts:
    """Count letters by how they are set: what a line is set in, most of its letters say, not most of its words."""
    letters = bold_letters = italic_letters = 0
    sizes: dict[float, int] = {}
    for text, _, _, size, bold, italic, _ in words:
        letters += len(text)
        bold_letters += len(text) if bold else 0
        italic_letters += len(text) if italic else 0
        sizes[size] = sizes.get(size, 0) + len(text)
    return LetterCounts(letters, bold_letters, italic_letters, sizes)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words, or a line of a text file (then without a box).

    `marked` keeps what markup says of it: `heading`, in web pages and Word files also `paragraph`, `list_item`,
    `caption`, `quote`, `furniture` or `table`, else nothing; `level` is a heading's level or a list item's depth, from
    1; `table` is set where a table stands in the line's place.
    """

    text: str
    bbox: BBox | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    marked: str | None = None
    level: int = 0
    words: Sequence[Word] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: rows and columns from zero, ends inclusive; `bbox` is None for text input.

    `lines` are the cell's lines from top to bottom; `text` joins them.
    """

    row: int
    col: int
    row_end: int
    col_end: int
    text: str
    bbox: BBox | None = None
    page: int = 1
    lines: tuple[Line, ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands on one page, or joined over several (`pages`).

    `open_top` and `open_bottom` are True where its upright lines run on without a level one that closes them, as they
    do where the page's end cuts a row in two.
    """

    pages: tuple[int, ...]
    bbox: BBox | None
    cells: tuple[Cell, ...]
    header_rows: int = 0
    confidence: float = 1.0
    open_top: bool = False
    open_bottom: bool = False

    @property
    def rows(self) -> int:
        return max((cell.row_end for cell in self.cells), default=-1) + 1

    @property
    def columns(self) -> int:
        return max((cell.col_end for cell in self.cells), default=-1) + 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page: words and tables for documents with a layout, lines for text.

    Beside words, `lines` are what is stamped on the page. `number` counts from 1; `width` and `height` are in points,
    0 for text input.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    words: Sequence[Word] = ()
    tables: tuple[Table, ...] = ()
    lines: tuple[Line, ...] = ()
    bookmarks: tuple[tuple[int, str], ...] = ()
