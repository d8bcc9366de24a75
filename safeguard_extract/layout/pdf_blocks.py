"""Pages with a layout to blocks in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.layout.capitals import is_capital_heading
from safeguard_extract.layout.columns import between_tables, in_reading_order
from safeguard_extract.layout.growing_tables import GrowingTable
from safeguard_extract.layout.joined_lines import Vocabulary, joined_text
from safeguard_extract.layout.paragraphs import Paragraph, paragraphs_of
from safeguard_extract.layout.resumed import resumed
from safeguard_extract.layout.running_lines import running_lines
from safeguard_extract.layout.segments import segments_of
from safeguard_extract.layout.titles import Printed, TitleStyles, as_printed, learn_titles
from safeguard_extract.records.block import Block, BlockKind, Fragment
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Line, Page, Table
from safeguard_extract.records.stored_words import StoredWords


def blocks_of_pages(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks of a paged document; running lines and page numbers are furniture blocks at the end."""
    ordered = {page.number: _ordered_lines(page) for page in pages}
    running = running_lines(pages, ordered)
    flow = [entry for page in pages for entry in _page_flow(page, ordered[page.number], running)]
    entries = [as_printed(entry) if isinstance(entry, Paragraph) else entry for entry in resumed(_gathered(flow))]
    titles = learn_titles([entry for entry in entries if isinstance(entry, Printed)], pages)
    vocabulary = Vocabulary(pages)
    blocks = [_to_block(entry, titles, vocabulary) for entry in entries]
    furniture = [_furniture(number, ordered[number][i]) for number, i in sorted(running)]
    stamps = [_furniture(page.number, line) for page in pages for line in page.lines]
    return (*blocks, *furniture, *stamps)


def _ordered_lines(page: Page) -> Sequence[Line]:
    """The lines of a page in reading order; where its words are stored, they are again once the lines are known."""
    lines = in_reading_order(segments_of(page), beside=between_tables(page.tables))
    if not isinstance(page.words, StoredWords):
        return lines
    stored = page.words.parts([line.words for line in lines])
    return [replace(line, words=words) for line, words in zip(lines, stored, strict=True)]


def _page_flow(page: Page, lines: Sequence[Line], running: set[tuple[int, int]]) -> list[tuple[int, Line | Table]]:
    """Lines and tables of a page in order: a table stands before the first line below its top, in its column."""
    flow: list[Line | Table] = [line for i, line in enumerate(lines) if (page.number, i) not in running]
    for table in sorted(page.tables, key=lambda t: t.bbox.top if t.bbox else 0.0):
        flow.insert(_place_of(table, flow), table)
    return [(page.number, entry) for entry in flow]


def _place_of(table: Table, flow: Sequence[Line | Table]) -> int:
    box = table.bbox
    if box is None:
        return len(flow)
    boxes = [entry.bbox for entry in flow]
    over = [i for i, other in enumerate(boxes) if other and other.top < box.top and _share_column(other, box)]
    place = over[-1] + 1 if over else 0
    left = [i for i, other in enumerate(boxes) if other and other.x1 <= box.x0]
    if not any(_is_beside(boxes[i], box) for i in left):  # no column of its own: short lines over a narrower table
        while place in left and _is_above(boxes[place], box):
            place += 1
    while place < len(flow) and _stands_right_of(flow[place], box):
        place += 1
    return place


def _stands_right_of(other: Line | Table, box: BBox) -> bool:
    """True where a box has a table on its left, at its own height."""
    if not isinstance(other, Table) or other.bbox is None:
        return False
    return other.bbox.x1 <= box.x0 and _is_beside(other.bbox, box)


def _share_column(a: BBox, b: BBox) -> bool:
    return a.x0 < b.x1 and a.x1 > b.x0


def _is_beside(a: BBox | None, b: BBox) -> bool:
    return a is not None and a.top < b.bottom and a.bottom > b.top


def _is_above(a: BBox | None, b: BBox) -> bool:
    return a is not None and a.bottom <= b.top


def _gathered(flow: Sequence[tuple[int, Line | Table]]) -> list[Paragraph | Table]:
    out: list[Paragraph | Table] = []
    pending: list[tuple[int, Line]] = []
    growing: GrowingTable | None = None  # the table that ends the document so far
    for page, entry in flow:
        if isinstance(entry, Line):
            pending.append((page, entry))
            continue
        between = paragraphs_of(pending)
        pending = []
        if growing is not None and not between and growing.takes(entry):
            growing.add(entry)
            continue
        if growing is not None:
            out.append(growing.whole())
        out += between
        growing = GrowingTable(entry)
    if growing is not None:
        out.append(growing.whole())
    return out + list(paragraphs_of(pending))


def _to_block(entry: Printed | Table, titles: TitleStyles, vocabulary: Vocabulary) -> Block:
    if isinstance(entry, Table):
        return Block(BlockKind.TABLE, "", table=entry)
    paragraph, mark = entry.paragraph, entry.paragraph.mark
    skip = len(" ".join(paragraph.first.text.split())) - len(mark.rest) if mark else 0
    text, fragments = joined_text(paragraph.lines, skip, vocabulary)
    kind, level = BlockKind.HEADING, titles.level(entry, text)
    if not level:
        in_list = mark is not None and mark.kind != "decimal"
        kind, level = (BlockKind.LIST_ITEM, titles.depth(paragraph)) if in_list else (BlockKind.PARAGRAPH, 0)
    styled = entry.style.bold or is_capital_heading(text)
    return Block(kind, text, fragments, level, mark.text if mark else None, styled=styled, italic=entry.is_italic)


def _furniture(page: int, line: Line) -> Block:
    return Block(BlockKind.FURNITURE, line.text, (Fragment(0, len(line.text), page, line.bbox),))
