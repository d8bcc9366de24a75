"""Which blocks are captions: lines that name a figure or a table, and the notes under one that say where it is from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.language.caption_labels import CaptionLabel, read_caption_label
from safeguard_extract.language.labels import read_label
from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.records.block import Block, BlockKind

_LONGEST = 45  # words; a paragraph of prose that begins with a figure's number is longer
_BARE = 24  # words of a caption with no stop after its number
_SENTENCES = 2
_SURE_STOPS = frozenset(":|–—-")
_SOURCE = re.compile(r"(?:Data )?Sources?\s?:\s?\S")
_SOURCE_WORDS = 80
_SOURCE_REACH = 3  # blocks, in documents without pages
_BESIDE = 1  # blocks between a table and its caption: a note, a column's title
# What a heading may say that its words below it are read by: such a line stays a heading where no table is beside it.
_WORK = re.compile(
    r"priorit|action|objective|\baims?\b|\bgoals?\b|\bplans?\b|outcome|progress|achiev|\bwill\b|\bdid\b|\bdone\b|next"
    r"|\brisks?\b|member|attend|represent|budget|financ|income|expenditure|contribution|glossary|\bterms\b|\?",
    re.I,
)


def is_caption(text: str) -> bool:
    """True for a line that labels a figure or a table and names it: 'Figure 3: Contacts', 'Table 2 Courses held'.

    A sentence that speaks of a figure ('Figure 3 shows that …') is none.
    """
    label = read_caption_label(text)
    return label is not None and _names(text, label)


def opens_caption(text: str) -> bool:
    """True for a line that can only begin a caption: its number is followed by a colon, a bar or a dash."""
    label = read_caption_label(text)
    return label is not None and label.number is not None and label.stop[-1:] in _SURE_STOPS


def _names(text: str, label: CaptionLabel) -> bool:
    words = text[label.end :].split()
    if label.number is None:
        return 0 < len(words) <= _BARE and not label.names_table and "....." not in text
    if not words:
        return True
    if not label.stop:
        named = words[0][:1].isupper() or words[0][:1].isdigit() or words[0][:1] in "(“‘"
        return named and len(words) <= _BARE and not text.endswith((".", ";", ","))
    return len(words) <= _LONGEST and sum(1 for _ in sentence_spans(text[label.end :])) <= _SENTENCES


def with_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, captions and the notes of sources under figures and tables being blocks of that kind."""
    out = list(blocks)
    sources: list[int] = []
    for i, block in enumerate(blocks):
        if (block.kind is BlockKind.PARAGRAPH or block.kind is BlockKind.HEADING) and not block.flattened:
            if _is_caption(blocks, i):
                out[i] = replace(block, kind=BlockKind.CAPTION, level=0)
            elif _is_source(block):
                sources.append(i)
    pages = {page for block in out if _shows(block) for page in block.pages} if sources else set()
    for i in sources:
        printed = blocks[i].is_ranked and not blocks[i].marked_up
        near = out[max(0, i - _SOURCE_REACH) : i + 2]
        if pages & set(blocks[i].pages) if printed else any(_shows(block) for block in near):
            out[i] = replace(blocks[i], kind=BlockKind.CAPTION, level=0)
    return tuple(out)


def _shows(block: Block) -> bool:
    """A table, or the caption of what the layout does not see."""
    return block.kind is BlockKind.TABLE or block.kind is BlockKind.CAPTION


def _is_caption(blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    label = read_caption_label(block.text) if block.mark is None else None
    if label is None or not _names(block.text, label):
        return False
    if block.kind is BlockKind.PARAGRAPH or not label.names_table:
        return True
    words = block.text[label.end :]
    return _is_beside_table(blocks, i) or not (_WORK.search(words) or read_label(words))


def _is_beside_table(blocks: Sequence[Block], i: int) -> bool:
    """True where a table comes next, or right before; at most one line that is no heading stands between."""
    for step in (1, -1):
        for j in range(i + step, i + step * (_BESIDE + 2), step):
            if not 0 <= j < len(blocks):
                break
            if blocks[j].kind is BlockKind.TABLE:
                return True
            if blocks[j].kind is BlockKind.HEADING and read_caption_label(blocks[j].text) is None:
                break
    return False


def _is_source(block: Block) -> bool:
    text = block.text
    return text[:1] in {"S", "D"} and _SOURCE.match(text) is not None and len(text.split()) <= _SOURCE_WORDS
