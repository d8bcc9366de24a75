"""Bullets under a bullet: words that complete it, or its sub-actions where they can stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguard_extract.plan.composition import Placed
from safeguard_extract.plan.drafts import Draft
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span


def join_nested(drafts: Sequence[Draft], placed: Sequence[Placed]) -> list[Draft]:
    """The drafts, with nested bullets joined to the bullet that leads them in, or made its parts.

    Nested bullets in small letters, without leads or dates of their own, complete the outer one: the three are one
    item. A bullet that ends with a colon only names a group: it is no item, and each bullet under it is one.
    """
    by_block: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_block.setdefault(draft.index, []).append(draft)
    gone: set[int] = set()
    for outer, inner in _families(placed):
        head = by_block.get(outer, [])
        parts = [draft for i in inner for draft in by_block.get(i, [])]
        if len(head) != 1:
            continue
        completes = all(placed[i].text[:1].islower() for i in inner)
        if completes and not any(part.leads or part.dates for part in parts):
            gone |= {id(part) for part in parts}
            for i in inner:
                _complete(head[0], placed[i])
        else:
            for part in parts:
                part.parent = head[0]
    return [draft for draft in drafts if id(draft) not in gone]


def _complete(head: Draft, entry: Placed) -> None:
    head.text = f"{head.text} {entry.text.strip(' ;,')}"
    head.span = Span(head.span.start, max(head.span.end, entry.span.end))
    head.regions += entry.block.regions()


def _families(placed: Sequence[Placed]) -> Iterator[tuple[int, list[int]]]:
    """Each list item that is no group's name with the deeper ones right under it, as block indices."""
    i = 0
    while i < len(placed):
        end = i + 1
        if _bullet(placed[i]):
            while end < len(placed) and _bullet(placed[end]) and placed[end].block.level > placed[i].block.level:
                end += 1
            if end > i + 1 and not placed[i].text.rstrip().endswith(":"):
                yield i, list(range(i + 1, end))
        i = end


def _bullet(entry: Placed) -> bool:
    return entry.block.kind is BlockKind.LIST_ITEM and entry.block.mark is not None and not entry.block.flattened
