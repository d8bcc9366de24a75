"""Which labels, lists and headings are the document's priorities where several kinds of them stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.plan.candidates import Candidate
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.cues import read_cue
from safeguard_extract.plan.outline import section_type
from safeguard_extract.plan.same_priority import Judge, alike
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.section import SectionType

# What is called a priority outranks what is called an objective, where a document has both: the one holds the other.
_RANK = {
    "priority": 0,
    "ambition": 1,
    "pledge": 1,
    "goal": 1,
    "aim": 1,
    "objective": 1,
    "promise": 1,
    "focus": 2,
    "pillar": 2,
    "strand": 2,
    "theme": 2,
    "workstream": 2,
    "commitment": 2,
    "outcome": 3,
}
LIST_AGREES = 0.5  # share of a list's titles that the labels must restate for the list to be the same priorities


def primary_labels(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The labels of the highest noun; 'Objective 1' inside 'Priority 1' is no priority of its own."""
    by_rank: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_rank.setdefault(_RANK.get(candidate.noun, 3), []).append(candidate)
    for rank in sorted(by_rank):
        if len(by_rank[rank]) >= 2 or len(by_rank) == 1:
            return [c for c in by_rank[rank] if not _nested_number(c)]
    return list(candidates)


def _nested_number(candidate: Candidate) -> bool:
    return bool(candidate.label and re.search(r"\d\.\d", candidate.label))


def accepted_lists(candidates: Sequence[Candidate], labels: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """Lists that restate the labels, or stand alone; of a document with labels, a foreign list is not its
    priorities."""
    out: list[Candidate] = []
    for intro in dict.fromkeys(c.intro for c in candidates):
        group = [c for c in candidates if c.intro == intro]
        if any(len(c.title.split()) > 45 for c in group):
            continue
        agreeing = sum(any(alike(c, label, judge) for label in labels) for c in group)
        other_year = judge.report and any(c.period is not None for c in group)
        if not labels or agreeing >= LIST_AGREES * len(group) or other_year:
            out += group
    return out


def accepted_heads(
    heads: Sequence[Candidate], lists: Sequence[Candidate], judge: Judge, composition: Composition
) -> list[Candidate]:
    """Headings under 'Priorities': all of them where no list names priorities, else those that a list names."""
    heads = [h for h in heads if not _names_a_section(h)]
    next_years = judge.report and all(c.period is not None and judge.year_of(c) != judge.year for c in lists)
    if not lists or next_years:
        first = min((h.intro for h in heads if h.intro is not None), default=None)
        best = max(
            dict.fromkeys(h.intro for h in heads), key=lambda intro: sum(h.intro == intro for h in heads), default=first
        )
        chosen = [h for h in heads if h.intro == best]
        return _of_siblings(chosen, heads, composition) if len(chosen) > 1 else []
    return [h for h in heads if any(alike(h, c, judge) for c in lists)]


def _of_siblings(chosen: list[Candidate], heads: Sequence[Candidate], composition: Composition) -> list[Candidate]:
    """The headings of one group, and those under other headings of priorities of its rank: 'Priorities for children',
    'Priorities for adults', 'Shared priorities'. A year in such a heading makes them another year's."""

    def names_group(index: int | None) -> bool:
        block = composition.placed[index].block if index is not None else None
        return (
            block is not None and block.kind is BlockKind.HEADING
            and block.level == composition.placed[chosen[0].intro or 0].block.level
            and section_type(block.text) is SectionType.PRIORITIES and not re.search(r"\d{4}", block.text)
        )  # fmt: skip

    if not names_group(chosen[0].intro):
        return chosen
    taken = {c.index for c in chosen}
    further = [h for h in heads if h.index not in taken and h.level == chosen[0].level and names_group(h.intro)]
    return sorted([*chosen, *further], key=lambda c: c.index)


def _names_a_section(candidate: Candidate) -> bool:
    return read_cue(candidate.title) is not None and section_type(candidate.title) in {
        SectionType.ACTION_PLAN,
        SectionType.PROGRESS,
        SectionType.PRIORITIES,
    }
