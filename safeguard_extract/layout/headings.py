"""Which headings are none, and the level of those that are, over the whole document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.language.column_titles import is_title
from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.form_headings import is_form_heading
from safeguard_extract.language.labels import read_label
from safeguard_extract.language.verbs import is_gerund, is_imperative, is_past
from safeguard_extract.records.block import Block, BlockKind

_LOST_LIST = 5  # headings in a row with nothing under them: the items of a list that lost its bullets
_OPENING_WORDS = 4
_ITEM_WORDS = 5  # a shorter line that opens with a verb may be a heading ("Working together")
_DEPTHS = ((re.compile(r"^\d+(\.\d+)*\.?\)?$"), None), (re.compile(r"^\(?[A-Za-z]+[.)]$"), 3))
# Levels for documents that print no sizes: a section, a priority inside it, a form repeated under each priority.
SECTION, LABELLED, FORM = 1, 2, 3


def settle_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Turn runs of headings with nothing under them into list items, and give each heading its level."""
    forms = _forms(blocks)
    blocks = _without_lost_lists(blocks, forms)
    blocks = _without_items_of_forms(blocks, forms)
    blocks = _without_lone_items(_without_lost_bullets(blocks), forms)
    return _levelled(_with_short_openings(blocks))


def _forms(blocks: Sequence[Block]) -> frozenset[str]:
    """Headings of a form that the document, or the sector, repeats: never the items of a list."""
    counts = Counter(_plain(block.text) for block in blocks if block.kind is BlockKind.HEADING)
    known = {text for text, n in counts.items() if n > 1}
    known |= {_plain(block.text) for block in blocks if is_form_heading(block.text) or is_title(block.text.strip(" :"))}
    return frozenset(known)


def _plain(text: str) -> str:
    return text.lower().strip(" :?")


def _without_items_of_forms(blocks: Sequence[Block], forms: frozenset[str]) -> list[Block]:
    """Two and more lines in a row between one form heading and the next, or a label, are the list under the first."""
    out = list(blocks)
    start = 1
    while start < len(out):
        end = start
        under = out[start - 1].kind is BlockKind.HEADING and _plain(out[start - 1].text) in forms
        while under and end < len(out) and _is_bare(out[end], forms):
            end += 1
        closed = end == len(out) or (
            out[end].kind is BlockKind.HEADING and (_plain(out[end].text) in forms or bool(read_label(out[end].text)))
        )
        worded = sum(len(block.text.split()) >= _ITEM_WORDS or _opens(block) for block in out[start:end])
        if closed and end - start > 1 and worded == end - start:
            out[start:end] = [replace(block, kind=BlockKind.LIST_ITEM, level=1) for block in out[start:end]]
        start = max(end, start) + 1
    return out


def _is_bare(block: Block, forms: frozenset[str]) -> bool:
    """A heading by its shape alone: no mark, no style, no label, no form's."""
    plain = block.kind is BlockKind.HEADING and not (block.mark or block.styled or block.level or block.flattened)
    return plain and read_label(block.text) is None and _plain(block.text) not in forms


def _opens(block: Block) -> bool:
    words = block.text.split()
    return len(words) > 1 and _opens_with_verb(words)


def _without_lone_items(blocks: Sequence[Block], forms: frozenset[str]) -> list[Block]:
    """A line between one form heading and the next is what stands under the first, however short it is."""
    out = list(blocks)
    for i in range(1, len(out)):
        block, after = out[i], out[i + 1] if i + 1 < len(out) else None
        bare = block.kind is BlockKind.HEADING and not (block.mark or block.styled or block.level)
        if not bare or _plain(block.text) in forms or len(block.text.split()) < _ITEM_WORDS or read_label(block.text):
            continue
        under = out[i - 1].kind is BlockKind.HEADING and _plain(out[i - 1].text) in forms
        closed = (
            after is None
            or bool(read_fields(after.text))
            or (
                after.kind is BlockKind.HEADING
                and (
                    _plain(after.text) in forms or read_label(after.text) is not None or _heads_form(out, i + 1, forms)
                )
            )
        )
        if under and closed:
            out[i] = replace(block, kind=BlockKind.LIST_ITEM, level=1)
    return out


def _heads_form(blocks: Sequence[Block], i: int, forms: frozenset[str]) -> bool:
    """Whether a heading is the title over a form: the next thing is a form's heading."""
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    return after is not None and after.kind is BlockKind.HEADING and _plain(after.text) in forms


def _with_short_openings(blocks: Sequence[Block]) -> list[Block]:
    """A few words alone over a list are its heading, even such as no title ends with ('We will')."""
    out = list(blocks)
    for i, block in enumerate(blocks[:-1]):
        short = (
            block.kind is BlockKind.PARAGRAPH
            and not block.flattened
            and not block.mark
            and len(block.text.split()) <= _OPENING_WORDS
        )
        if (
            short
            and blocks[i + 1].kind is BlockKind.LIST_ITEM
            and block.text[:1].isupper()
            and not block.text.endswith((".", ",", ";", ":", "”"))
        ):
            out[i] = replace(block, kind=BlockKind.HEADING, level=FORM)
    return out


def _without_lost_lists(blocks: Sequence[Block], forms: frozenset[str]) -> list[Block]:
    out = list(blocks)
    start = 0
    while start < len(out):
        end = start
        while end < len(out) and out[end].kind is BlockKind.HEADING and _plain(out[end].text) not in forms:
            end += 1
        for i in _items_of_run(out, start, end):
            out[i] = replace(out[i], kind=BlockKind.LIST_ITEM, level=1)
        start = max(end, start + 1)
    return out


def _without_lost_bullets(blocks: Sequence[Block]) -> list[Block]:
    """A line with nothing under it that opens with a verb is the item of a list without bullets, not a heading."""
    out = list(blocks)
    for i, block in enumerate(blocks):
        bare = block.kind is BlockKind.HEADING and not (
            block.mark or block.styled or block.level or read_label(block.text)
        )
        words = block.text.split()
        if not bare or len(words) < _ITEM_WORDS or not _opens_with_verb(words):
            continue
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if following is None or following.kind in {BlockKind.HEADING, BlockKind.FURNITURE}:
            out[i] = replace(block, kind=BlockKind.LIST_ITEM, level=1)
    return out


def _opens_with_verb(words: Sequence[str]) -> bool:
    first = words[0]
    return (is_imperative(first) or is_past(first) or is_gerund(first)) and words[1][:1].islower()


def _items_of_run(blocks: Sequence[Block], start: int, end: int) -> list[int]:
    """Which headings of a run are list items: those whose numbers count up, and the middle of a long unnumbered run."""
    numbered = [i for i in range(start, end) if (blocks[i].mark or "").strip("().").isdigit()]
    counting = [
        i
        for i in numbered
        if any(j in numbered and abs(_number(blocks[i]) - _number(blocks[j])) == 1 for j in (i - 1, i + 1))
    ]
    if len(counting) >= 2:
        return counting
    plain = [
        i
        for i in range(start, end)
        if not (blocks[i].mark or blocks[i].styled or blocks[i].level or read_label(blocks[i].text))
    ]
    return plain[1:-1] if start > 0 and len(plain) == end - start >= _LOST_LIST else []


def _number(block: Block) -> int:
    return int((block.mark or "0").strip("()."))


def _levelled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    texts = Counter(block.text.rstrip(":").lower() for block in blocks if block.kind is BlockKind.HEADING)
    return tuple(
        replace(block, level=_level(block, texts[block.text.rstrip(":").lower()])) if _wants_level(block) else block
        for block in blocks
    )


def _wants_level(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 0


def _level(block: Block, times: int) -> int:
    if block.mark:
        for pattern, level in _DEPTHS:
            if pattern.match(block.mark):
                return level or 1 + block.mark.strip("().").count(".")
    if read_label(block.text):
        return LABELLED
    if times > 1 or block.text.endswith(("?", ":")):
        return FORM
    return SECTION
