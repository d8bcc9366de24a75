"""Documents to text as a scraper would deliver it, with the damage that scrapers do.

Options of a source's `text`:
  marks      what stands before a bullet ("- ", "• ", "o "), empty where the scraper lost it
  headings   plain, hash (Markdown), bold, upper
  cells      what stands between the cells of a row: a tab, a bar, a space, a new line
  gap        False where no empty line stands between paragraphs
  wrap       hard line breaks at so many columns
  pour       one line a page, so many words a page; `footer` and `header` (with {n}) then stick to the text
  tables     rows, or columns: the cells of a merged group poured column after column
  letters    curly, straight or lost apostrophes
  before, after   what the web page put round the document
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from corpora.annotation import lettered
from corpora.document import (
    Box,
    Bullet,
    Bullets,
    Callout,
    Cards,
    Contents,
    Cover,
    Flow,
    Heading,
    Item,
    Node,
    PageBreak,
    Paragraph,
    Piece,
    Source,
    Table,
    printed,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text as a scraper meets it: `role` is heading, text, bullet, row or page."""

    role: str
    text: str = ""
    level: int = 1
    mark: str | None = None


def scrape(source: Source) -> str:
    """The text version of a document, by the options of its source (clean text where it has none)."""
    options = source.text or {}
    stretches = list(_stretches(source.body, source.body, options))
    body = _poured(stretches, options) if "pour" in options else _set_out(stretches, options)
    parts = (*options.get("before", ()), body, *options.get("after", ()))
    text = "\n\n".join(part.strip("\n") for part in parts) + "\n"
    return lettered(text.replace("**", ""), options.get("letters", "curly"))


def _stretches(nodes: Iterable[Node], whole: Iterable[Node], options: dict[str, Any]) -> Iterator[Stretch]:
    for node in nodes:
        match node:
            case Cover():
                yield Stretch("heading", node.title)
                yield from (Stretch("text", line) for line in node.lines)
                yield Stretch("page")
            case Contents():
                yield from _contents(node, whole)
            case Heading():
                yield Stretch("heading", printed(node.piece), node.level)
            case Paragraph():
                yield from _paragraph(node)
            case Bullets():
                yield from _bullets(node.entries, 1)
            case Table():
                yield from _table(node, options)
            case Callout():
                yield Stretch("text", f"“{node.text}”" + (f" {node.speaker}" if node.speaker else ""))
            case Box() | Flow():
                yield from _stretches(node.body, whole, options)
            case Cards():
                for card in node.cards:
                    yield from _stretches(card, whole, options)
            case PageBreak():
                yield Stretch("page")


def _contents(node: Contents, whole: Iterable[Node]) -> Iterator[Stretch]:
    yield Stretch("heading", node.title)
    first = [part for part in whole if isinstance(part, Heading) and part.level == 1]
    for number, heading in enumerate(first, start=3):
        yield Stretch("row", f"{printed(heading.piece)} {number}")
    yield Stretch("page")


def _paragraph(node: Paragraph) -> Iterator[Stretch]:
    words = " ".join(printed(piece) for piece in node.pieces)
    yield Stretch("text", words, mark=f"{node.number} " if node.number else None)
    yield from (Stretch("text", line) for line in _lines_after(node.pieces))


def _lines_after(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Item):
            yield from piece.after


def _bullets(entries: Iterable[Bullet], level: int) -> Iterator[Stretch]:
    for entry in entries:
        mark = f"{entry.mark} " if entry.mark else None
        yield Stretch("bullet", " ".join(printed(piece) for piece in entry.pieces), level, mark)
        for piece in entry.pieces:
            if isinstance(piece, Item):
                yield from (Stretch("bullet", line, level + 1) for line in piece.sub)
        yield from (Stretch("text", line) for line in _lines_after(entry.pieces))
        yield from _bullets(entry.nested, level + 1)


def _cell(pieces: Iterable[Piece]) -> str:
    words = []
    for piece in pieces:
        words.append(printed(piece))
        if isinstance(piece, Item):
            words.extend((*piece.sub, *piece.after))
    return " ".join(words).replace("\n", " ")


def _table(node: Table, options: dict[str, Any]) -> Iterator[Stretch]:
    between = options.get("cells", "\t")
    if node.band is not None:
        yield Stretch("row", printed(node.band))
    if node.header != "none":
        yield Stretch("row", between.join(column.head for column in node.columns if column.head))
    rows = [[_cell(cell.pieces) for cell in row] for row in node.rows]
    if options.get("tables") == "columns" and node.columns[0].merged:
        starts = [place for place, row in enumerate(node.rows) if row[0].rows] + [len(rows)]
        for start, end in pairwise(starts):
            group = [[row[column] for row in rows[start:end]] for column in range(len(node.columns))]
            yield Stretch("row", between.join(cell for cells in group for cell in cells if cell))
        return
    for row in rows:
        cells = row if between == "\t" else [cell for cell in row if cell]
        yield Stretch("row", between.join(cells).rstrip())


def _heading(stretch: Stretch, style: str) -> str:
    match style:
        case "hash":
            return "#" * stretch.level + " " + stretch.text
        case "bold":
            return f"*{stretch.text}*"
        case "upper" if stretch.level == 1:
            return stretch.text.upper()
    return stretch.text


def _set_out(stretches: Iterable[Stretch], options: dict[str, Any]) -> str:
    lines: list[str] = []
    last = ""
    for stretch in stretches:
        if stretch.role == "page":
            last = stretch.role
            continue
        close = stretch.role == last and last in ("bullet", "row")
        if lines and not close and options.get("gap", True):
            lines.append("")
        lines.extend(_line(stretch, options))
        last = stretch.role
    return "\n".join(lines)


def _line(stretch: Stretch, options: dict[str, Any]) -> list[str]:
    lead = ""
    if stretch.role == "heading":
        words = _heading(stretch, options.get("headings", "plain"))
    else:
        words = stretch.text
        lead = stretch.mark or (options.get("marks", "- ") if stretch.role == "bullet" else "")
        lead = " " * (2 * (stretch.level - 1)) + lead if stretch.role == "bullet" and options.get("marks") else lead
    wrap = options.get("wrap")
    if not wrap or stretch.role == "row":
        return [lead + words]
    hang = " " * len(lead) if options.get("hang", True) else ""
    return textwrap.wrap(
        words, wrap, initial_indent=lead, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )


def _poured(stretches: Iterable[Stretch], options: dict[str, Any]) -> str:
    """Every page as one line; a page ends where its words are full or the document breaks it."""
    pages: list[list[str]] = [[]]
    for stretch in stretches:
        if stretch.role == "page":
            if pages[-1]:
                pages.append([])
            continue
        mark = stretch.mark if options.get("numbers", True) else ""
        for word in f"{mark or ''}{stretch.text}".split():
            if len(pages[-1]) >= options["pour"]:
                pages.append([])
            pages[-1].append(word)
    lines = []
    for number, words in enumerate((page for page in pages if page), start=1):
        header = options.get("header", "").format(n=number)
        footer = options.get("footer", "").format(n=number)
        lines.append(re.sub(r" +", " ", f"{header} {' '.join(words)} {footer}").strip())
    return str(options.get("between", "\n\n")).join(lines)
