"""Two plans side by side: what became of each priority, and of the actions under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from safeguard_extract.records.comparison import (
    CarriedItem,
    CarriedRelation,
    Comparison,
    Link,
    Relation,
    ReusedPassage,
    TextReuse,
)
from safeguard_extract.records.plan import Item, ItemKind, Plan, Priority
from safeguard_extract.reports.html.matches import Part, matched
from safeguard_extract.reports.html.pages import anchor
from safeguard_extract.reports.html.rows import page_link, pages_words
from safeguard_extract.reports.lines import comparison_words, counted

MEANINGS = {
    Relation.SAME: "one goes on in one, about the same",
    Relation.NARROWED: "one goes on in one, with fewer themes",
    Relation.BROADENED: "one goes on in one, with more themes",
    Relation.MERGED: "several go on in one",
    Relation.SPLIT: "one goes on in several",
    Relation.RELATED: "a weaker link, besides the others",
    Relation.DROPPED: "nothing in the later plan carries it on",
    Relation.NEW: "it carries on nothing of the earlier plan",
}

_WORDS = 6  # of those that two priorities share, the weightiest first
KEPT, REWORDED, DROPPED, NEW = "kept word for word", "reworded", "dropped", "new"


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action of the earlier plan, of the later, or of both; `what` says which."""

    what: str
    earlier: tuple[Part, ...]
    later: tuple[Part, ...]
    earlier_anchor: str | None
    later_anchor: str | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link and the actions under its two priorities; titles in stretches, those that match marked.

    `weigh` are the words of both, titles and items, that say most for the link.
    `stayed`, `gone` and `come` are the anchors of actions that were kept word for word (in both plans), were dropped
    or are new, where these are not among `actions`.
    """

    relation: Relation
    earlier: tuple[Part, ...]
    later: tuple[Part, ...]
    earlier_anchor: str | None
    later_anchor: str | None
    alike: str
    kept: tuple[str, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    weigh: tuple[str, ...]
    said: str
    actions: tuple[ActionView, ...]
    stayed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The pages of a row in words, and the way to the first of them in its document, where that is known."""

    pages: str
    link: str | None


@dataclass(frozen=True, slots=True)
class PairView:
    """Two plans compared; `elsewhere` are actions that no link has: under no priority, or moved to another.

    `passages` are those that stand in both plans, where they were looked for; `places` say where a row stands, by the
    row's anchor.
    """

    earlier: Plan
    later: Plan
    anchor: str
    words: str
    links: tuple[LinkView, ...]
    elsewhere: tuple[ActionView, ...]
    passages: tuple[ReusedPassage, ...]
    places: Mapping[str, Place]


def pair_view(
    earlier: Plan,
    later: Plan,
    comparison: Comparison,
    names: Mapping[str, str],
    *,
    whole: bool = True,
    reuse: TextReuse | None = None,
    ways: Mapping[str, PurePosixPath] | None = None,
) -> PairView:
    """A comparison ready to print; `names` are the themes' by id, `reuse` the passages that stand in both plans.

    `whole` prints every action; without it only those that were reworded, and names the others. `ways` lead from the
    page to the plans' documents, by plan id.
    """
    desk = _Actions(earlier, later, comparison)
    links = tuple(_link_view(link, tuple(desk.take(link)), names, whole) for link in comparison.links)
    rest = tuple(desk.rest())
    return PairView(
        earlier,
        later,
        anchor("compare", earlier.document.id, later.document.id),
        comparison_words(comparison),
        links,
        rest if whole else tuple(action for action in rest if action.what == REWORDED),
        reuse.passages if reuse else (),
        {at: place for plan in (earlier, later) for at, place in _places(plan, (ways or {}).get(plan.document.id))},
    )


def _places(plan: Plan, way: PurePosixPath | None) -> Iterator[tuple[str, Place]]:
    rows: tuple[Priority | Item, ...] = (*plan.priorities, *plan.items)
    for row in rows:
        if pages := pages_words(row):
            yield anchor(plan.document.id, row.id), Place(pages, page_link(way, row.where.page))


def _link_view(link: Link, actions: Sequence[ActionView], names: Mapping[str, str], whole: bool) -> LinkView:
    one, other = link.from_title or "", link.to_title or ""
    both = link.from_priority is not None and link.to_priority is not None
    counts = ((link.items_kept, "kept"), (link.items_dropped, "dropped"), (link.items_new, "new"))
    said = ", ".join(f"{number} {word}" for number, word in counts if number)
    total = sum(number for number, _ in counts)
    return LinkView(
        relation=link.relation,
        earlier=matched(one, other),
        later=matched(other, one),
        earlier_anchor=anchor(link.from_doc, link.from_priority) if link.from_priority else None,
        later_anchor=anchor(link.to_doc, link.to_priority) if link.to_priority else None,
        alike=f"{link.similarity:.2f}" if both else "",
        kept=_named(link.themes_shared, names),
        lost=_named(link.themes_lost, names) if both else (),
        gained=_named(link.themes_gained, names) if both else (),
        weigh=tuple(word.word for word in link.evidence.words[:_WORDS]) if whole and link.evidence else (),
        said=f"{counted(total, 'action')}: {said}" if total else "",
        actions=tuple(action for action in actions if whole or action.what == REWORDED),
        stayed=() if whole else tuple(_anchors(actions, KEPT)),
        gone=() if whole else tuple(one for one, _ in _anchors(actions, DROPPED)),
        come=() if whole else tuple(other for _, other in _anchors(actions, NEW)),
    )


def _anchors(actions: Sequence[ActionView], what: str) -> Iterator[tuple[str, str]]:
    """Where the actions of which this became stand in their plans; '' for none."""
    for action in actions:
        if action.what == what:
            yield action.earlier_anchor or "", action.later_anchor or ""


def _named(themes: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(theme, theme) for theme in themes)


class _Actions:
    """The actions of two plans, each shown once: beside the first link that has its priority."""

    def __init__(self, earlier: Plan, later: Plan, comparison: Comparison) -> None:
        self._docs = earlier.document.id, later.document.id
        self._before = {item.id: item for item in earlier.items if item.kind is ItemKind.ACTION}
        self._after = {item.id: item for item in later.items if item.kind is ItemKind.ACTION}
        self._carried = list(comparison.carried)
        gone, come = ({getattr(row, end) for row in comparison.carried} for end in ("from_item", "to_item"))
        self._dropped = [item for item in self._before.values() if item.id not in gone]
        self._new = [item for item in self._after.values() if item.id not in come]

    def take(self, link: Link) -> Iterator[ActionView]:
        """The actions that belong beside a link and were not shown yet."""
        one, other = link.from_priority, link.to_priority
        for row in [row for row in self._carried if self._ends(row) == (one, other)]:
            self._carried.remove(row)
            yield self._both(row)
        yield from self._alone(self._dropped, one, DROPPED)
        yield from self._alone(self._new, other, NEW)

    def rest(self) -> Iterator[ActionView]:
        """The actions that no link has."""
        yield from (self._both(row) for row in self._carried)
        yield from (self._one(item, DROPPED) for item in self._dropped)
        yield from (self._one(item, NEW) for item in self._new)

    def _ends(self, row: CarriedItem) -> tuple[str | None, str | None]:
        return self._before[row.from_item].priority, self._after[row.to_item].priority

    def _alone(self, items: list[Item], priority: str | None, what: str) -> Iterator[ActionView]:
        for item in [item for item in items if priority is not None and item.priority == priority]:
            items.remove(item)
            yield self._one(item, what)

    def _one(self, item: Item, what: str) -> ActionView:
        said = ((item.text, False),)
        dropped = what == DROPPED
        place = anchor(self._docs[0 if dropped else 1], item.id)
        return ActionView(what, said, (), place, None) if dropped else ActionView(what, (), said, None, place)

    def _both(self, row: CarriedItem) -> ActionView:
        same = row.relation is CarriedRelation.VERBATIM
        return ActionView(
            KEPT if same else REWORDED,
            ((row.from_text, False),) if same else matched(row.from_text, row.to_text),
            ((row.to_text, False),) if same else matched(row.to_text, row.from_text),
            anchor(self._docs[0], row.from_item),
            anchor(self._docs[1], row.to_item),
        )
