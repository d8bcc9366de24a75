"""Priorities that are headings: under a heading of priorities, as many as a sentence counts, or over a repeated
form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from safeguard_extract.language.labels import NUMBER_WORDS, read_label
from safeguard_extract.plan.candidates import ENDS, STATUTORY, Candidate, Found
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.cues import Cue, read_cue
from safeguard_extract.plan.listed import NOUN
from safeguard_extract.plan.outline import NOT_WORK, Outline, section_type
from safeguard_extract.plan.parties import is_party
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.section import SectionType

_COUNT = rf"(?P<count>{'|'.join(NUMBER_WORDS)}|\d{{1,2}})"
_COUNTED = re.compile(rf"\b{_COUNT}\s+(?:\w+\s+){{0,3}}?{NOUN}\b", re.I)
_POINTS_BELOW = re.compile(
    rf"\bfollowing\b[^.:;]{{0,40}}\b{NOUN}\b[^.:;]{{0,60}}[.:]?\s*$"
    rf"|\b{NOUN}\b[^.:;]{{0,60}}\b(?:below|as follows|are|follow)\W*$",
    re.I,
)
_LETTERED = re.compile(r"(?P<letter>[A-H])[.)]\s+(?=[A-Z])")
_OPENING_WORDS = 6  # "What we will do in 2018:"; a longer line is a sentence of its own
_FORMS = 12  # form headings under one heading: more are a form of their own


def headed(composition: Composition, outline: Outline) -> Iterator[Candidate]:
    """Headings under a heading of priorities, or as many as a sentence counts ('We have chosen three priorities')."""
    placed = composition.placed
    for i, entry in enumerate(placed):
        block = entry.block
        if block.flattened:
            continue  # poured text shows no levels: which headings stand under this one is not to be known
        if (
            block.kind is BlockKind.HEADING
            and section_type(block.text) is SectionType.PRIORITIES
            and re.search(r"priorit|objectives|aims|goals", block.text, re.I)
            and read_label(block.text) is None
        ) or _introduces_headings(placed, i):
            wanted = None
        else:
            counted = _COUNTED.search(block.text) if _may_count(block) and not STATUTORY.search(block.text) else None
            if counted is None or any(
                s.type in NOT_WORK - {SectionType.CONTEXT, SectionType.VISION, SectionType.GOVERNANCE}
                for s in outline.path(i)
            ):
                continue
            said = counted["count"].lower()
            wanted = NUMBER_WORDS.index(said) + 1 if said in NUMBER_WORDS else int(said)
        children = [placed[j] for j in _headings_after(placed, i, wanted)]
        letters = [_LETTERED.match(child.text) for child in children]
        lettered = [m["letter"] for m in letters if m] == [chr(ord("A") + k) for k in range(len(children))]
        for child, letter in zip(children, letters, strict=True):
            number = child.block.mark and child.block.mark.strip("().")
            title = child.text
            if letter is not None and lettered:
                number, title = letter["letter"], child.text[letter.end() :]
            yield Candidate(
                Found.HEADING, child.index, child.span, title.strip(ENDS), number, level=child.block.level or 1, intro=i
            )


def _may_count(block: Block) -> bool:
    """The board's own words; what others say of priorities are not its own."""
    return block.table is None and block.kind is not BlockKind.QUOTE


def _introduces_headings(placed: Sequence[Placed], i: int) -> bool:
    """A sentence that points at the priorities below it, right over a heading that is no part of a form."""
    entry = placed[i]
    if entry.block.kind is not BlockKind.PARAGRAPH or STATUTORY.search(entry.text) or i + 1 >= len(placed):
        return False
    after = placed[i + 1]
    heads = after.block.kind is BlockKind.HEADING and read_cue(after.text) is None and not after.block.flattened
    return heads and _POINTS_BELOW.search(entry.text) is not None


def _headings_after(placed: Sequence[Placed], i: int, wanted: int | None) -> list[int]:
    """Sibling headings that follow: the first that has no cue sets the level; with a count, exactly that many."""
    over = placed[i].block.level if placed[i].block.kind is BlockKind.HEADING else 0
    ranked = placed[i].block.is_ranked
    out: list[int] = []
    level = 0
    for j in range(i + 1, len(placed)):
        block = placed[j].block
        if block.kind is not BlockKind.HEADING:
            if not out and block.table is not None:
                return []
            continue
        if over and ranked and block.level <= over:
            break
        kind = section_type(block.text)
        if (
            read_cue(block.text) is not None
            and read_cue(block.text) is not Cue.PROSE
            and kind not in {SectionType.LEARNING, SectionType.OTHER}
        ):
            continue
        if block.text.endswith(("?", ":")) or (level and block.level > level) or read_label(block.text):
            continue
        if (level and block.level < level) or (kind in NOT_WORK | {SectionType.APPENDIX} and wanted is None):
            break
        level = level or block.level
        out.append(j)
        if wanted is not None and len(out) == wanted:
            return out
    if wanted is not None:
        return []
    numbered = bool(out) and (placed[out[0]].block.mark or "").strip("().").isdigit()  # it may count on from others
    return out if 2 <= len(out) <= 12 or (len(out) == 1 and (numbered or over)) else []


def formed(composition: Composition, outline: Outline, report: bool) -> Iterator[Candidate]:
    """Sibling headings that each open the same form: 'What we will do', 'How we will know', again and again.

    A line with a colon that opens one list after the other ('We will:') is a form, too.
    A report asks its sub-groups and agencies the same questions: there the headings must stand under priorities.
    """
    placed = composition.placed
    heads = [p for p in placed if p.block.kind is BlockKind.HEADING or _opens_list(placed, p)]
    times = Counter(_words(head) for head in heads)
    repeated = {words for words, n in times.items() if n > 1}
    parents: list[tuple[Placed, set[str]]] = []
    for position, head in enumerate(heads[:-1]):
        if report and not any(s.type is SectionType.PRIORITIES for s in outline.path(head.index)[1:]):
            continue
        forms = _forms_under(heads[position + 1 : position + 1 + _FORMS], repeated)
        if forms and _may_head_forms(head, repeated):
            parents.append((head, forms))
    for head, forms in parents:
        siblings = [h for h, f in parents if h.block.level == head.block.level and f & forms]
        if len(siblings) >= 2:
            mark = head.block.mark or ""
            number = mark.strip("().") if any(c.isdigit() for c in mark) else None
            level = head.block.level or 1
            yield Candidate(Found.FORM, head.index, head.span, head.text.strip(ENDS), number, level=level, intro=-1)


def _opens_list(placed: Sequence[Placed], entry: Placed) -> bool:
    """A short line with a colon right under a heading, over a list."""
    i = entry.index
    return (
        entry.block.kind is BlockKind.PARAGRAPH
        and entry.text.endswith(":")
        and len(entry.text.split()) <= _OPENING_WORDS
        and 0 < i < len(placed) - 1
        and placed[i - 1].block.kind is BlockKind.HEADING
        and placed[i + 1].block.kind is BlockKind.LIST_ITEM
    )


def _words(head: Placed) -> str:
    return head.text.lower().strip(" :?")


def _forms_under(following: Sequence[Placed], repeated: set[str]) -> set[str]:
    """The form headings that follow at once; none where no action or outcome is among them."""
    forms: dict[str, Cue | None] = {}
    for child in following:
        if not _is_form(child, repeated):
            break
        forms[_words(child)] = read_cue(child.text)
    return set(forms) if {Cue.ACTION, Cue.OUTCOME} & set(forms.values()) else set()


def _may_head_forms(head: Placed, repeated: set[str]) -> bool:
    if _is_form(head, repeated) or is_party(head.text) or read_label(head.text) is not None:
        return False
    return section_type(head.text) not in {SectionType.ACTION_PLAN, SectionType.APPENDIX}


def _is_form(head: Placed, repeated: set[str]) -> bool:
    """A heading with a cue; one over reasons ('Why this matters') where the document repeats it."""
    cue = read_cue(head.text)
    return read_label(head.text) is None and cue is not None and (cue is not Cue.PROSE or _words(head) in repeated)
