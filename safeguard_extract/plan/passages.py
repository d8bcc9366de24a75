"""Paragraphs and list items as passages: the units of running text that themes are coded on."""

from __future__ import annotations

from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.outline import Outline
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.plan import Passage
from safeguard_extract.records.section import SectionType

_MIN_WORDS = 6
_LEFT_OUT = frozenset({SectionType.CONTENTS, SectionType.GLOSSARY, SectionType.MEMBERSHIP})


def find_passages(composition: Composition, outline: Outline) -> tuple[Passage, ...]:
    """Every paragraph and list item of six words and more, outside contents, glossaries and lists of members."""
    out: list[Passage] = []
    for placed in composition.placed:
        block = placed.block
        if not (block.is_prose or block.kind is BlockKind.LIST_ITEM) or len(block.text.split()) < _MIN_WORDS:
            continue
        if any(section.type in _LEFT_OUT for section in outline.path(placed.index)[:1]):
            continue
        out.append(Passage(f"t{len(out) + 1}", outline.of_block[placed.index], placed.span))
    return tuple(out)
