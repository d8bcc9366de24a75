"""Pages of generated words, as the PDF reader gives them: Helvetica-like letters half as wide as they are high."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Cell, Line, Page, Table, Word

WIDTH, HEIGHT = 595.0, 842.0
LEADING = 1.3  # of the type size


def word_at(text: str, x: float, top: float, *, size: float = 10.0, bold: bool = False, italic: bool = False) -> Word:
    """A word with its left top corner at (x, top)."""
    return Word(text, BBox(x, top, x + 0.5 * size * len(text), top + size), "Sans", size, bold, italic)


def words_at(text: str, x: float, top: float, *, size: float = 10.0, bold: bool = False) -> list[Word]:
    """The words of one printed line, a third of the size between them."""
    out: list[Word] = []
    for word in text.split():
        out.append(word_at(word, x, top, size=size, bold=bold))
        x = out[-1].bbox.x1 + 0.33 * size
    return out


def lines_at(lines: Iterable[str], x: float, top: float, *, size: float = 10.0, bold: bool = False) -> list[Word]:
    """Lines one below the other."""
    placed = [words_at(line, x, top + i * size * LEADING, size=size, bold=bold) for i, line in enumerate(lines)]
    return [word for line in placed for word in line]


def page_of(*words: Sequence[Word], number: int = 1, tables: Sequence[Table] = ()) -> Page:
    """A page that holds the words of each argument."""
    return Page(number, WIDTH, HEIGHT, tuple(word for group in words for word in group), tuple(tables))


def printed_line(text: str, x: float, top: float, *, size: float = 10.0, bold: bool = False) -> Line:
    """A line as the layout makes it of a line's words."""
    words = words_at(text, x, top, size=size, bold=bold)
    return Line(text, union(word.bbox for word in words), size=size, bold=bold, words=tuple(words))


def table_at(
    rows: Sequence[Sequence[str]], *, page: int = 1, top: float = 100.0, widths: Sequence[float] = ()
) -> Table:
    """A ruled table without merged cells; `widths` in points, 150 each where none are given."""
    widths = widths or [150.0] * len(rows[0])
    edges = [50.0 + sum(widths[:i]) for i in range(len(widths) + 1)]
    cells = tuple(
        Cell(r, c, r, c, text, BBox(edges[c], top + 20 * r, edges[c + 1], top + 20 * r + 20), page)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table((page,), BBox(edges[0], top, edges[-1], top + 20 * len(rows)), cells)


def texts(table: Table) -> list[list[str]]:
    """The cells' words, row by row."""
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        rows[cell.row].append(cell.text)
    return rows


def text_page(text: str, number: int = 1) -> Page:
    """A page of a text file, a line a line."""
    return Page(number, lines=tuple(Line(line) for line in text.split("\n")))


def outline_of(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """Kind and words of each block, furniture left out; a table's words are its rows."""
    out: list[tuple[str, str]] = []
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        words = block.text if block.table is None else " / ".join(" | ".join(row) for row in texts(block.table))
        out.append((block.kind.value, words))
    return out
