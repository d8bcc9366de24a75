"""Which priority and which cue hold at each block of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.form_headings import is_form_heading
from safeguard_extract.language.labels import read_label
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.cues import Cue, read_cue
from safeguard_extract.plan.named_priorities import Named
from safeguard_extract.plan.outline import NOT_WORK, Outline, section_type
from safeguard_extract.plan.scope_places import Places, find_places
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.section import SectionType

# In poured text a heading that asks no question of the form, or names the board's own, opens another part.
_OTHER_PART = re.compile(r"(?:How|What|Why|Who|Where) the\b|Our\b.*:$")
_INTRODUCTION = 45  # words of a line with a colon that may introduce a list
_QUESTION = 16  # words of a paragraph that stands for a heading
_LAST_WORDS = 14  # before the colon: there it says what the list is of
_ENDING = NOT_WORK | {SectionType.APPENDIX, SectionType.LEARNING, SectionType.PERFORMANCE, SectionType.PRIORITIES}
_RUN_IN = 7  # a title that opens a paragraph stands under whatever heading there is: each ends it


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds at a block: the priority it stands under (its place in the list), the cue over it, whether it can
    hold work.

    `introduced` is True where a line ending in a colon gave the cue, `foreign_list` where such a line gave none;
    `statutory` marks lists that the law wrote, `names_priority` blocks that are a priority's own words.
    """

    priority: int | None
    cue: Cue | None
    work: bool
    introduced: bool = False
    names_priority: bool = False
    foreign_list: bool = False
    statutory: bool = False


@dataclass(slots=True)
class _Reader:
    """What holds while a document is read from top to bottom."""

    places: Places
    priority: int | None = None
    level: int = 0
    cue: Cue | None = None
    cue_level: int = 0
    introduced: Cue | None = None
    foreign: bool = False

    def read(self, placed: Placed) -> None:
        """What a block changes for itself and for those after it."""
        i, block, places = placed.index, placed.block, self.places
        if i in places.run_in:
            self.priority, self.level, self.introduced, self.foreign = places.run_in[i], _RUN_IN, None, False
        elif i in places.heads:
            if i not in places.shared:
                self.priority = places.heads[i]
            self.level, self.cue, self.introduced, self.foreign = block.level or 2, None, None, False
        elif i in places.titles:
            pass  # the title of the label above it
        elif block.kind is BlockKind.CAPTION:
            pass  # it stands beside the text: what holds goes on behind it
        elif block.kind is BlockKind.HEADING:
            self._read_heading(i, block)
        elif _stands_for_heading(block):
            self.cue, self.cue_level, self.introduced, self.foreign = read_cue(block.text), _RUN_IN, None, False
        elif block.table is None and block.text.rstrip().endswith(":") and len(block.text.split()) <= _INTRODUCTION:
            introduced = read_cue(" ".join(block.text.split()[-_LAST_WORDS:])) or _by_doing(block.text)
            if introduced is not None or i not in places.outer:  # a bullet over others leaves their list what it is
                self.introduced, self.foreign = introduced, introduced is None
        elif block.is_prose and not block.flattened and not (block.mark or "").isdigit():
            self.introduced, self.foreign = None, False
        elif i in places.forms:
            self.priority, self.level, self.cue, self.introduced = places.forms[i], 2, None, None

    def _read_heading(self, i: int, block: Block) -> None:
        if block.flattened and self.priority is not None and read_fields(block.text):
            return  # "Lead: Head Teachers' Representative", whatever it holds, is a field of the priority's form
        kind = section_type(block.text)
        found = read_cue(block.text) if read_label(block.text) is None else None  # a title asks nothing
        asked = found is not None and block.text.lower().strip(" :?") in self.places.repeated
        ranked = block.is_ranked
        leaves = self.priority is not None and _leaves(block, self.level, kind, found, ranked, i, self.places.heads)
        if leaves and not asked:
            self.priority = None
        if found is not None:
            self.cue, self.cue_level = found, block.level
        elif block.flattened and _OTHER_PART.match(block.text):
            self.priority, self.cue = None, None
        elif not _keeps(block.level, self.cue_level, ranked, block.styled, kind):
            self.cue = None
        self.introduced, self.foreign = None, False

    def scope(self, i: int, outline: Outline) -> Scope:
        """The scope of the block that was read last."""
        places = self.places
        if i in places.said:
            return Scope(places.said[i], Cue.ACHIEVEMENT, True)
        priority = places.captioned.get(i, self.priority)
        return Scope(
            priority=priority,
            cue=self.introduced or (Cue.PROSE if i in places.openings else self.cue),
            work=priority is not None or _holds_work(outline, i),
            introduced=self.introduced is not None,
            names_priority=i in places.heads or i in places.items or i in places.titles,
            foreign_list=self.foreign,
            statutory=i in places.law,
        )


def find_scopes(composition: Composition, outline: Outline, named: Sequence[Named]) -> list[Scope]:
    """A scope for each block, in order."""
    reader = _Reader(find_places(composition, named))
    scopes = []
    for placed in composition.placed:
        reader.read(placed)
        scopes.append(reader.scope(placed.index, outline))
    return scopes


def _holds_work(outline: Outline, i: int) -> bool:
    """Whether a block's sections may hold work: the innermost that says so decides."""
    for section in outline.path(i):
        if section.type in NOT_WORK:
            return False
        if read_cue(section.title) not in {None, Cue.PROSE}:
            return True
    return True


def _stands_for_heading(block: Block) -> bool:
    """A short paragraph in bold, a question with a cue, or a form's heading in plain type, says as a heading would what
    comes under it."""
    text = block.text.rstrip()
    if block.kind is not BlockKind.PARAGRAPH or block.flattened or len(text.split()) > _QUESTION:
        return False
    if read_label(text) is not None or read_fields(text) or text.endswith((".", ":", ";", ",")):
        return False
    asks = text.endswith("?") or is_form_heading(text)
    return block.styled or (asks and read_cue(text) is not None)


def _leaves(
    block: Block, own: int, kind: SectionType, cue: Cue | None, ranked: bool, i: int, heads: dict[int, int]
) -> bool:
    """Whether a heading ends the priority it stands after."""
    if ranked and block.level != own:
        return block.level < own
    if read_label(block.text) is not None:
        return False  # an objective of the priority, with a label of its own
    if ranked:
        return True
    if block.level > own and (cue is not None or block.text.endswith("?")):
        return False  # a part of the priority's form
    if cue is not None and kind not in {SectionType.PRIORITIES, SectionType.APPENDIX}:
        return False
    return (
        kind in _ENDING
        or kind is SectionType.PROGRESS
        or (block.level == 1 and not block.flattened and not any(j > i for j in heads))
    )


def _keeps(level: int, cue_level: int, ranked: bool, styled: bool, kind: SectionType) -> bool:
    """Whether the cue of the heading above still holds under a heading without one."""
    if ranked:
        return level > cue_level
    return not styled and kind in {SectionType.OTHER, SectionType.LEARNING, SectionType.GOVERNANCE}


def _by_doing(text: str) -> Cue | None:
    """'The Board will undertake:' introduces actions without naming them so."""
    words = text.lower().rstrip(": ").split()
    return Cue.ACTION if {"will", "shall", "must"} & set(words[-5:]) or words[-3:] == ["do", "this", "by"] else None
