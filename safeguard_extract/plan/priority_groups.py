"""The printed headings that group priorities, and the lines that print the titles of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.plan.candidates import Candidate, Found
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.cues import read_cue
from safeguard_extract.plan.outline import section_type
from safeguard_extract.plan.priorities import Named
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.section import SectionType

# A document's own title stands above its priorities, too, and groups none of them.
_NAMES_DOCUMENT = re.compile(
    r"\b(?:plan|strategy|report|review)\b.*\b(?:19|20)\d\d"
    r"|safeguarding (?:children|adults?)\b.*\b(?:board|partnership)",
    re.I,
)


def group_of(candidate: Candidate, composition: Composition, named: Sequence[Named]) -> str | None:
    """The printed heading that groups priorities: the line that introduces a list, or a heading above only some of
    them."""
    if candidate.group is not None:
        return candidate.group
    if candidate.found not in {Found.LABEL, Found.FORM}:
        return None
    own = {c.index for n in named for c in n.all} | title_blocks(composition, named)
    above = _heading_above(candidate, composition, own)
    if above is None or section_type(above) is SectionType.PRIORITIES or read_cue(above) is not None:
        return None
    if _NAMES_DOCUMENT.search(above):
        return None
    others = {_heading_above(n.first, composition, own) for n in named if n.first.found is Found.LABEL}
    return above if len(others) > 1 and _heads_a_priority(above, composition, own) else None


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


def _heading_above(candidate: Candidate, composition: Composition, own: set[int]) -> str | None:
    """The nearest heading before a priority that stands higher and is no priority itself."""
    paged = any(f.bbox for f in composition.placed[candidate.index].block.fragments)
    for i in range(candidate.index - 1, -1, -1):
        block = composition.placed[i].block
        if block.kind is not BlockKind.HEADING or i in own:
            continue
        if block.level < candidate.level if paged else (block.styled or block.level < candidate.level):
            return block.text
    return None
