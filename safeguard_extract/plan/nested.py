"""Bullets under a bullet: words that complete it, or its sub-actions where they can stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguard_extract.language.verbs import is_imperative
from safeguard_extract.plan.composition import Placed
from safeguard_extract.plan.drafts import Draft
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span

_SHORTEST = 3  # words: 'We will:' begins no item
# A clause that ends with one of these is not done: what it leads in belongs to it.
_UNDONE = frozenset(
    """about across around as between by covering for from in include includes including into like namely of on
    regarding through throughout to using via with within""".split()
)


def leads_in(outer: str, inner: Sequence[str]) -> bool:
    """True where bullets complete the duty that the words over them begin: 'Raise awareness through:'.

    A name of a group ('Training:') begins none, and bullets that are duties in their own right complete none.
    """
    words = outer.rstrip(" :").split()
    if not outer.rstrip().endswith((":", *_UNDONE)) or len(words) < _SHORTEST or form_of(outer) is not Form.DUTY:
        return False
    alone = sum(is_imperative(text.split()[0]) for text in inner if text.split())
    return 2 * alone < len(inner)


def lead_ins(placed: Sequence[Placed]) -> frozenset[int]:
    """The list items that lead in the deeper ones under them, as block indices."""
    return frozenset(
        outer for outer, inner in _families(placed) if leads_in(placed[outer].text, [placed[i].text for i in inner])
    )


def outer_items(placed: Sequence[Placed]) -> frozenset[int]:
    """The list items with deeper ones right under them, as block indices."""
    return frozenset(outer for outer, _ in _families(placed))


def join_nested(drafts: Sequence[Draft], placed: Sequence[Placed]) -> list[Draft]:
    """The drafts, with nested bullets joined to the bullet that leads them in, or made its parts.

    Nested bullets without leads or dates of their own complete the outer one, where they are in small letters or it
    leads them in: the three are one item. Another bullet that ends with a colon only names a group: it is no item, and
    each bullet under it is one.
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
        words = [placed[i].text for i in inner]
        completes = all(text[:1].islower() for text in words) or leads_in(placed[outer].text, words)
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
    """Each list item with the deeper ones right under it, as block indices."""
    i = 0
    while i < len(placed):
        end = i + 1
        if _bullet(placed[i]):
            while end < len(placed) and _bullet(placed[end]) and placed[end].block.level > placed[i].block.level:
                end += 1
            if end > i + 1:
                yield i, list(range(i + 1, end))
        i = end


def _bullet(entry: Placed) -> bool:
    return entry.block.kind is BlockKind.LIST_ITEM and entry.block.mark is not None and not entry.block.flattened
