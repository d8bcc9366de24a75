"""Blocks of documents whose markup says of every line what it is: web pages and Word files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.labels import read_label
from safeguard_extract.layout.marks import read_mark
from safeguard_extract.records.block import Block, BlockKind, Fragment
from safeguard_extract.records.page import Line, Page

_TITLE_WORDS = 16  # a longer bold paragraph is emphasis
_SENTENCE_ENDS = (".", ";", ",")


def is_marked(pages: Sequence[Page]) -> bool:
    """True where the markup says of every line what it is."""
    return all(line.marked for page in pages for line in page.lines)


def blocks_of_markup(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks in the order of the markup, furniture last.

    Writers who do not use styles set titles in bold: those come one level below the headings that are marked as such,
    and have level 0 where none are.
    """
    blocks = [_to_block(line, page.number) for page in pages for line in page.lines]
    deepest = max((block.level for block in blocks if block.kind is BlockKind.HEADING), default=-1)
    blocks = [
        replace(block, kind=BlockKind.HEADING, level=deepest + 1) if _stands_for_heading(block) else block
        for block in blocks
    ]
    return tuple(sorted(blocks, key=lambda block: block.kind is BlockKind.FURNITURE))


def _to_block(line: Line, page: int) -> Block:
    if line.table is not None:
        return Block(BlockKind.TABLE, "", table=line.table, marked_up=True)
    kind = _KINDS[line.marked or "paragraph"]
    mark = read_mark(line.text) if kind is not BlockKind.FURNITURE else None
    text = mark.rest if mark is not None else line.text
    level = line.level
    if mark is not None and kind is BlockKind.PARAGRAPH and mark.kind != "decimal":
        kind, level = BlockKind.LIST_ITEM, level + 1  # a list that was written by hand
    fragments = (Fragment(0, len(text), page, None),)
    own_mark = mark.text if mark is not None else None
    return Block(kind, text, fragments, level, own_mark, styled=line.bold, marked_up=True)


def _stands_for_heading(block: Block) -> bool:
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or block.text.endswith(_SENTENCE_ENDS):
        return False
    numbered = block.mark is None or block.mark.strip("().").replace(".", "").isdigit()
    short = len(block.text.split()) <= _TITLE_WORDS
    return numbered and (read_label(block.text) is not None or (block.styled and short and not read_fields(block.text)))


_KINDS = {
    "heading": BlockKind.HEADING,
    "paragraph": BlockKind.PARAGRAPH,
    "list_item": BlockKind.LIST_ITEM,
    "table": BlockKind.TABLE,
    "caption": BlockKind.CAPTION,
    "quote": BlockKind.QUOTE,
    "furniture": BlockKind.FURNITURE,
}
