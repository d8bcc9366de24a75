"""Which priority and which cue hold at each block of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.labels import ordinal, read_label
from safeguard_extract.plan.candidates import Found, is_cited, speaks_of_law
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.cues import Cue, read_cue
from safeguard_extract.plan.nested import outer_items
from safeguard_extract.plan.outline import NOT_WORK, Outline, section_type
from safeguard_extract.plan.priorities import Named
from safeguard_extract.plan.priority_groups import title_blocks
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.section import SectionType

# In poured text a heading that asks no question of the form, or names the board's own, opens another part.
_OTHER_PART = re.compile(r"(?:How|What|Why|Who|Where) the\b|Our\b.*:$")
_INTRODUCTION = 45  # words of a line with a colon that may introduce a list
_QUESTION = 16  # words of a paragraph that stands for a heading
_LAST_WORDS = 14  # before the colon: there it says what the list is of
_ENDING = NOT_WORK | {SectionType.APPENDIX, SectionType.LEARNING, SectionType.PERFORMANCE, SectionType.PRIORITIES}


_RUN_IN = 7  # a title that opens a paragraph stands under whatever heading there is: each ends it
_OPENING = 4  # paragraphs that introduce a chapter's priorities; more are a chapter of their own


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


@dataclass(frozen=True, slots=True)
class _Places:
    """Where what decides scopes stands, by the blocks' places; the values are priorities' places in the list."""

    heads: dict[int, int]
    run_in: dict[int, int]
    said: dict[int, int]
    forms: dict[int, int]
    titles: set[int]
    items: set[int]
    law: set[int]
    openings: set[int]
    repeated: set[str]
    shared: set[int]
    outer: frozenset[int]


@dataclass(slots=True)
class _Reader:
    """What holds while a document is read from top to bottom."""

    places: _Places
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
        elif block.kind is BlockKind.HEADING:
            self._read_heading(i, block)
        elif _stands_for_heading(block):
            self.cue, self.cue_level, self.introduced, self.foreign = read_cue(block.text), _RUN_IN, None, False
        elif block.table is None and block.text.rstrip().endswith(":") and len(block.text.split()) <= _INTRODUCTION:
            introduced = read_cue(" ".join(block.text.split()[-_LAST_WORDS:])) or _by_doing(block.text)
            if introduced is not None or i not in places.outer:  # a bullet over others leaves their list what it is
                self.introduced, self.foreign = introduced, introduced is None
        elif block.kind is BlockKind.PARAGRAPH and not block.flattened and not (block.mark or "").isdigit():
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
        return Scope(
            priority=self.priority,
            cue=self.introduced or (Cue.PROSE if i in places.openings else self.cue),
            work=self.priority is not None or _holds_work(outline, i),
            introduced=self.introduced is not None,
            names_priority=i in places.heads or i in places.items or i in places.titles,
            foreign_list=self.foreign,
            statutory=i in places.law,
        )


def find_scopes(composition: Composition, outline: Outline, named: Sequence[Named]) -> list[Scope]:
    """A scope for each block, in order."""
    reader = _Reader(_find_places(composition, named))
    scopes = []
    for placed in composition.placed:
        reader.read(placed)
        scopes.append(reader.scope(placed.index, outline))
    return scopes


def _find_places(composition: Composition, named: Sequence[Named]) -> _Places:
    heads = _heads(composition, named)
    candidates = [(place, candidate) for place, each in enumerate(named) for candidate in each.all]
    return _Places(
        heads=heads,
        run_in={c.index: place for place, c in candidates if c.found is Found.RUN_IN},
        said={j: place for place, c in candidates for j, _ in c.rest if j != c.index},
        forms={c.index: place for place, c in candidates if c.found is Found.CELL and c.row == 0},
        titles=title_blocks(composition, named),
        items={c.index for _, c in candidates if c.found in {Found.LIST, Found.SENTENCE}},
        law=_statutory_lists(composition),
        openings=_openings(composition, heads),
        repeated=_repeated(composition),
        shared={i for i in heads if _shares(composition, heads, i)},
        outer=outer_items(composition.placed),
    )


def _holds_work(outline: Outline, i: int) -> bool:
    """Whether a block's sections may hold work: the innermost that says so decides."""
    for section in outline.path(i):
        if section.type in NOT_WORK:
            return False
        if read_cue(section.title) not in {None, Cue.PROSE}:
            return True
    return True


def _statutory_lists(composition: Composition) -> set[int]:
    """Lists that a citation closes or that a sentence about the law opens: duties of every board, not this plan's
    work."""
    placed = composition.placed
    out: set[int] = set()
    i = 0
    while i < len(placed):
        if placed[i].block.kind is not BlockKind.LIST_ITEM:
            i += 1
            continue
        end = i
        while end < len(placed) and placed[end].block.kind is BlockKind.LIST_ITEM:
            end += 1
        before = placed[i - 1].text if i else ""
        if is_cited(placed, end) or (before.endswith(":") and speaks_of_law(before)):
            out.update(range(i, end))
        i = end
    return out


def _repeated(composition: Composition) -> set[str]:
    """Headings that stand again and again: those of a form, which may be set in the type of what they stand under."""
    texts = Counter(p.text.lower().strip(" :?") for p in composition.placed if p.block.kind is BlockKind.HEADING)
    return {text for text, times in texts.items() if times > 1}


def _openings(composition: Composition, heads: dict[int, int]) -> set[int]:
    """Running text between the heading of a chapter and its first priority: it introduces them, whatever the heading
    asks."""
    out: set[int] = set()
    for head in heads:
        run: list[int] = []
        i = head - 1
        while i >= 0 and composition.placed[i].block.kind is BlockKind.PARAGRAPH and i not in heads:
            run.append(i)
            i -= 1
        above = composition.placed[i].block if i >= 0 else None
        if above is not None and above.kind is BlockKind.HEADING and i not in heads and len(run) <= _OPENING:
            out.update(run if above.level < composition.placed[head].block.level else ())
    return out


def _heads(composition: Composition, named: Sequence[Named]) -> dict[int, int]:
    """Blocks that open a priority: its headings, not the items of a list that only names it."""
    heads: dict[int, int] = {}
    for place, priority in enumerate(named):
        for candidate in priority.all:
            block = composition.placed[candidate.index].block
            if candidate.found in {Found.LABEL, Found.HEADING, Found.FORM, Found.COLUMN} and block.table is None:
                heads.setdefault(candidate.index, place)
    # From the back, so that the first priority of a number keeps it: a report names next year's after this year's.
    numbered = {_number(p.label): place for place, p in reversed(list(enumerate(named))) if p.label}
    for entry in composition.placed:
        bare = read_label(entry.text) if entry.block.kind is BlockKind.HEADING else None
        if bare is not None and bare.noun == "priority" and not entry.text[bare.end :].strip():
            number = ordinal(bare.number)
            if number in numbered and number is not None:
                heads.setdefault(
                    entry.index, numbered[number]
                )  # "Priority 1." over a section names its priority by number
    return heads


def _number(label: str | None) -> int | None:
    read = read_label(label) if label else None
    return ordinal(read.number if read else label)


def _shares(composition: Composition, heads: dict[int, int], i: int) -> bool:
    """Two labelled headings over one table: its rows stand under the first."""
    placed = composition.placed
    pair = i - 1 in heads and i - 2 not in heads and i + 1 not in heads
    return pair and i + 1 < len(placed) and placed[i + 1].block.table is not None and heads[i - 1] != heads[i]


def _stands_for_heading(block: Block) -> bool:
    """A short paragraph in bold, or a question with a cue, says as a heading would what comes under it."""
    text = block.text.rstrip()
    if block.kind is not BlockKind.PARAGRAPH or block.flattened or len(text.split()) > _QUESTION:
        return False
    if read_label(text) is not None or read_fields(text) or text.endswith((".", ":", ";", ",")):
        return False
    return block.styled or (text.endswith("?") and read_cue(text) is not None)


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
