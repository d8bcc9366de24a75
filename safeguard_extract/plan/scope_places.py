"""Where in a document stands what decides which priority holds at a block, and whether the law wrote it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.labels import ordinal, read_label
from safeguard_extract.plan.candidates import Found, is_cited, speaks_of_law
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.named_priorities import Named
from safeguard_extract.plan.nested import outer_items
from safeguard_extract.plan.priority_groups import title_blocks
from safeguard_extract.plan.table_captions import caption_of, plain_title, priority_in_caption
from safeguard_extract.records.block import BlockKind

_OPENING = 4  # paragraphs that introduce a chapter's priorities; more are a chapter of their own


@dataclass(frozen=True, slots=True)
class Places:
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
    captioned: dict[int, int]


def find_places(composition: Composition, named: Sequence[Named]) -> Places:
    """The places of a document whose priorities are known."""
    heads = _heads(composition, named)
    candidates = [(place, candidate) for place, each in enumerate(named) for candidate in each.all]
    return Places(
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
        captioned=_captioned(composition, named),
    )


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
        while end < len(placed) and (_listed(placed, end) or _listed(placed, end + 1, after=BlockKind.CAPTION)):
            end += 1
        before = placed[i - 1].text if i else ""
        if is_cited(placed, end) or (before.endswith(":") and speaks_of_law(before)):
            out.update(range(i, end))
        i = end
    return out


def _listed(placed: Sequence[Placed], i: int, after: BlockKind | None = None) -> bool:
    """A list item, where asked for right after a block of a kind."""
    follows = after is None or placed[i - 1].block.kind is after
    return i < len(placed) and follows and placed[i].block.kind is BlockKind.LIST_ITEM


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
        while i >= 0 and composition.placed[i].block.is_prose and i not in heads:
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
            if (
                candidate.found in {Found.LABEL, Found.HEADING, Found.FORM, Found.COLUMN}
                and block.table is None
                and not block.is_aside
            ):
                heads.setdefault(candidate.index, place)
    numbered = _by_number(named)
    for entry in composition.placed:
        bare = read_label(entry.text) if entry.block.kind is BlockKind.HEADING else None
        if bare is not None and bare.noun == "priority" and not entry.text[bare.end :].strip():
            number = ordinal(bare.number)
            if number in numbered and number is not None:
                heads.setdefault(
                    entry.index, numbered[number]
                )  # "Priority 1." over a section names its priority by number
    return heads


def _by_number(named: Sequence[Named]) -> dict[int, int]:
    """The priorities' places by their numbers, from the back, so that the first of a number keeps it: a report names
    next year's after this year's."""
    numbers = ((_number(p.label), place) for place, p in reversed(list(enumerate(named))) if p.label)
    return {number: place for number, place in numbers if number is not None}


def _captioned(composition: Composition, named: Sequence[Named]) -> dict[int, int]:
    """The tables whose captions name a priority, and its place."""
    tables = [p.index for p in composition.placed if p.block.kind is BlockKind.TABLE]
    captions = [(i, words) for i in tables if (words := caption_of(composition.placed, i))]
    if not captions:
        return {}
    numbers, titles = _by_number(named), {plain_title(n.first.title): place for place, n in enumerate(named)}
    found = ((i, priority_in_caption(words, numbers, titles)) for i, words in captions)
    return {i: place for i, place in found if place is not None}


def _number(label: str | None) -> int | None:
    read = read_label(label) if label else None
    return ordinal(read.number if read else label)


def _shares(composition: Composition, heads: dict[int, int], i: int) -> bool:
    """Two labelled headings over one table: its rows stand under the first."""
    placed = composition.placed
    pair = i - 1 in heads and i - 2 not in heads and i + 1 not in heads
    return pair and i + 1 < len(placed) and placed[i + 1].block.table is not None and heads[i - 1] != heads[i]
