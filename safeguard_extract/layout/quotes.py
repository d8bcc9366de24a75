"""Which blocks are quotes: somebody's words in a paragraph of their own, and the line that says whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.layout.quotations import (
    CLOSING_MARKS,
    DASHES,
    FIRST_PERSON,
    OPENING_MARKS,
    STOPS,
    is_own_words,
    is_quotation,
    is_signature,
)
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.geometry import BBox, union

_WORDS = 5  # fewer may be a motto
_LONGEST = 400  # words of a quote in several paragraphs
_REACH = 5  # paragraphs of one quote
_LARGER = 1.1  # of a line of running text: set apart by its size
_INDENT = 10.0  # points, on either side
_NEAR = 6  # blocks: among them is running text, to which a quote's indents are compared


def with_quotes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, quotes and the lines that sign them being blocks of that kind."""
    out = list(blocks)
    body: float | None = None  # read where a block in italics asks for it
    i = 0
    while i < len(out):
        end = i
        if _may_be_quote(out[i]):
            if is_quotation(out[i].text):
                end = i + 1
            elif out[i].text[:1] in OPENING_MARKS:
                end = _end_of_paragraphs(out, i)
            elif out[i].italic and out[i].mark is None and _has_box(out[i]):
                body = _line_height(out) if body is None else body
                end = i + 1 if _is_set_apart(out, i, body) else i
        elif out[i].kind is BlockKind.QUOTE:
            signed = i + 1 < len(out) and (out[i + 1].kind is BlockKind.QUOTE or _signs(out, i + 1))
            if not signed and is_own_words(out[i].text):
                out[i] = replace(out[i], kind=BlockKind.PARAGRAPH)
            else:
                end = i + 1
        if end > i and end < len(out) and _signs(out, end):
            end += 1
        out[i:end] = [replace(block, kind=BlockKind.QUOTE, level=0) for block in out[i:end]]
        i = max(end, i + 1)
    return tuple(out)


def _may_be_quote(block: Block) -> bool:
    prose = block.kind is BlockKind.PARAGRAPH or block.kind is BlockKind.HEADING
    numbered = block.mark is not None and block.kind is BlockKind.HEADING
    return prose and not numbered and (not block.flattened or is_quotation(block.text))


def _end_of_paragraphs(blocks: Sequence[Block], first: int) -> int:
    """Where a quote ends that is opened in one paragraph and closed in a later one; `first` where it is no such.

    English opens each paragraph of a long quotation and closes the last; a large mark may stand alone before it.
    """
    opening = blocks[first].text[0]
    if opening not in {"“", '"'} or (opening == '"' and len(blocks[first].text) > 1):
        return first
    closing, words = CLOSING_MARKS[opening], 0
    for i in range(first, min(first + _REACH, len(blocks))):
        text = blocks[i].text
        words += len(text.split())
        if not _may_be_quote(blocks[i]) or words > _LONGEST:
            return first
        at = text.find(closing, i == first)
        if at >= 0:
            rest = text[at + 1 :].strip(" .,")
            return i + 1 if i > first and words > _WORDS and (not rest or is_signature(rest)) else first
    return first


def _signs(blocks: Sequence[Block], i: int) -> bool:
    """True where a block right after a quote says whose words it was."""
    block = blocks[i]
    if block.table is not None or block.flattened or block.kind is BlockKind.FURNITURE:
        return False
    dash = (block.mark or "").strip()
    if dash and dash not in DASHES:
        return False
    if dash and i + 1 < len(blocks) and blocks[i + 1].mark == block.mark:
        return False  # the first of a list
    return is_signature(f"{dash} {block.text}".strip())


def _has_box(block: Block) -> bool:
    return bool(block.fragments) and block.fragments[0].bbox is not None


def _line_height(blocks: Sequence[Block]) -> float:
    """The height of most lines of running text, in points."""
    letters: dict[float, int] = {}
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            for fragment in block.fragments:
                if fragment.bbox is not None:
                    height = round(fragment.bbox.height, 1)
                    letters[height] = letters.get(height, 0) + fragment.end - fragment.start
    return max(letters, key=lambda height: letters[height]) if letters else 0.0


def _is_set_apart(blocks: Sequence[Block], i: int, body: float) -> bool:
    """Italic type in a place of its own: indented on both sides, or larger than running text and signed, or spoken in
    somebody's own person."""
    text = blocks[i].text
    signed = i + 1 < len(blocks) and _signs(blocks, i + 1)
    if len(text.split()) < _WORDS or is_own_words(text) or not (signed or text.endswith(STOPS)):
        return False
    if _is_indented(blocks, i):
        return True
    heights = [fragment.bbox.height for fragment in blocks[i].fragments if fragment.bbox is not None]
    return max(heights) >= _LARGER * body and (signed or FIRST_PERSON.search(text) is not None)


def _is_indented(blocks: Sequence[Block], i: int) -> bool:
    """True where plain paragraphs near a block reach further both to the left and to the right."""
    own, page = _box(blocks[i]), blocks[i].pages[0]
    near = (*blocks[max(0, i - _NEAR) : i], *blocks[i + 1 : i + 1 + _NEAR])
    plain = [b for b in near if not b.italic and b.kind is not BlockKind.FURNITURE and b.fragments and page in b.pages]
    boxes = [box for block in plain if (box := _box(block)) is not None]
    if own is None:
        return False
    column = [box for box in boxes if box.x0 < own.x1 and box.x1 > own.x0]
    left, right = min((b.x0 for b in column), default=own.x0), max((b.x1 for b in column), default=own.x1)
    return own.x0 - left >= _INDENT and right - own.x1 >= _INDENT


def _box(block: Block) -> BBox | None:
    """The box round a block's lines on its first page."""
    boxes = [f.bbox for f in block.fragments if f.bbox is not None and f.page == block.fragments[0].page]
    return union(boxes) if boxes else None
