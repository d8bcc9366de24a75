"""The printed headings that group priorities, and the lines that print the titles of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.language.labels import read_label
from safeguard_extract.plan.candidates import Candidate, Found
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.cues import read_cue
from safeguard_extract.plan.named_priorities import Named
from safeguard_extract.plan.outline import section_type
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.section import SectionType

# A document's own title stands above its priorities, too, and groups none of them.
NAMES_DOCUMENT = re.compile(
    r"\b(?:plan|strategy|report|review)\b.*\b(?:19|20)\d\d"
    r"|safeguarding (?:children|adults?)\b.*\b(?:board|partnership)",
    re.I,
)
_OF_PRIORITIES = re.compile(r"\b(?:priorit(?:y|ies)|objectives|aims|goals)\b", re.I)


def groups_of(named: Sequence[Named], composition: Composition) -> tuple[str | None, ...]:
    """The printed heading that groups each priority with some others: the line that introduces a list, or a heading
    over them. What stands over all the priorities of a document groups none of them, but where it is of another
    year."""
    own = {c.index for n in named for c in n.all} | title_blocks(composition, named)
    over = _right_over(named, composition, own)
    above = {n.first.index: _heading_above(n.first, composition, own, over) for n in named}
    labelled = {above[n.first.index] for n in named if n.first.found is Found.LABEL}
    years = {n.first.period.start if n.first.period else None for n in named}
    over_heads = {n.first.intro for n in named if n.first.found is Found.HEADING}
    found: list[str | None] = []
    for n in named:
        heading = above[n.first.index]
        if n.first.group is not None:
            found.append(n.first.group)
        elif n.first.found is Found.HEADING and n.first.intro is not None and len(over_heads) > 1:
            found.append(composition.placed[n.first.intro].text)
        elif n.first.found in {Found.LABEL, Found.FORM} and len(labelled) > 1 and _groups(heading, composition, own):
            found.append(heading)
        else:
            found.append(_heading_of_year(n.first, composition, own) if len(years) > 1 else None)
    return tuple(found) if len(set(found)) > 1 or years - {None} else (None,) * len(found)


def _groups(heading: str | None, composition: Composition, own: set[int]) -> bool:
    """Whether a heading over labelled priorities is a topic of its own, neither 'Our priorities' nor a title."""
    if heading is None or section_type(heading) is SectionType.PRIORITIES or read_cue(heading) is not None:
        return False
    return not NAMES_DOCUMENT.search(heading) and _heads_a_priority(heading, composition, own)


def _heading_of_year(candidate: Candidate, composition: Composition, own: set[int]) -> str | None:
    """Of a report with the priorities of two years, the heading that says whose these are."""
    for i in range(candidate.index - 1, -1, -1):
        block = composition.placed[i].block
        if block.kind is BlockKind.HEADING and i not in own and read_label(block.text) is None:
            if _OF_PRIORITIES.search(block.text):
                return block.text
            if candidate.row is not None or block.level <= candidate.level:
                return None
    return None


def title_blocks(composition: Composition, named: Sequence[Named]) -> set[int]:
    """Blocks after a label that print its title on a line of its own."""
    out: set[int] = set()
    for candidate in (c for n in named for c in n.all if c.found is Found.LABEL and c.row is None):
        i = candidate.index + 1
        while i < len(composition.placed) and composition.placed[i].span.end <= candidate.span.end:
            out.add(i)
            i += 1
    return out


def _heads_a_priority(text: str, composition: Composition, own: set[int]) -> bool:
    """A group's heading stands right over its first priority, but for one paragraph."""
    placed = composition.placed
    return any(placed[j].text == text for i in own for j in (i - 1, i - 2) if j >= 0)


def _right_over(named: Sequence[Named], composition: Composition, own: set[int]) -> set[int]:
    """Headings with nothing of their own before a priority's heading: they stand over it, whatever their type."""
    placed = composition.placed
    found = set()
    for n in named:
        before = n.first.index - 1
        heads = n.first.row is None and placed[n.first.index].block.kind is BlockKind.HEADING
        if heads and before >= 0 and before not in own and placed[before].block.kind is BlockKind.HEADING:
            found.add(before)
    return found


def _heading_above(candidate: Candidate, composition: Composition, own: set[int], over: set[int]) -> str | None:
    """The nearest heading before a priority that stands higher, or right over one, and is no priority itself."""
    ranked = composition.placed[candidate.index].block.is_ranked
    for i in range(candidate.index - 1, -1, -1):
        block = composition.placed[i].block
        if block.kind is not BlockKind.HEADING or i in own:
            continue
        if i in over:
            return block.text
        if block.level < candidate.level if ranked else (block.styled or block.level < candidate.level):
            return block.text
    return None
