"""Rows of a comparison: a link's titles, themes and counts of actions, in the order a person reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safeguard_extract.compare.carried import actions
from safeguard_extract.compare.profile import Profile
from safeguard_extract.compare.similarity import Similarities
from safeguard_extract.records.comparison import CarriedItem, Link, Relation
from safeguard_extract.records.plan import Plan


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """Actions carried between two priorities, and those of a priority that stand nowhere in the other plan."""

    from_doc: str
    to_doc: str
    kept: Mapping[tuple[str | None, str | None], int]
    dropped: Mapping[str | None, int]
    new: Mapping[str | None, int]

    @classmethod
    def of(cls, earlier: Plan, later: Plan, carried: Sequence[CarriedItem]) -> ActionCounts:
        before = {item.id: item.priority for item in actions(earlier)}
        after = {item.id: item.priority for item in actions(later)}
        gone = {row.from_item for row in carried}
        come = {row.to_item for row in carried}
        return cls(
            earlier.document.id,
            later.document.id,
            Counter((before[row.from_item], after[row.to_item]) for row in carried),
            Counter(priority for item, priority in before.items() if item not in gone),
            Counter(priority for item, priority in after.items() if item not in come),
        )


def link_between(
    a: Profile, b: Profile, relation: Relation, why: str, alike: Similarities, counts: ActionCounts
) -> Link:
    """A link of two priorities; themes are compared as they are, broader and narrower ones apart."""
    return Link(
        from_doc=counts.from_doc,
        from_priority=a.priority.id,
        from_title=a.priority.title,
        to_doc=counts.to_doc,
        to_priority=b.priority.id,
        to_title=b.priority.title,
        relation=relation,
        similarity=alike.blend,
        lexical=alike.lexical,
        semantic=alike.semantic,
        themes_shared=tuple(theme for theme in a.themes if theme in b.themes),
        themes_lost=tuple(theme for theme in a.themes if theme not in b.themes),
        themes_gained=tuple(theme for theme in b.themes if theme not in a.themes),
        items_kept=counts.kept.get((a.priority.id, b.priority.id), 0),
        items_dropped=counts.dropped.get(a.priority.id, 0),
        items_new=counts.new.get(b.priority.id, 0),
        why=why,
    )


def dropped_link(a: Profile, counts: ActionCounts) -> Link:
    """A priority that nothing carries on."""
    return Link(
        from_doc=counts.from_doc,
        from_priority=a.priority.id,
        from_title=a.priority.title,
        to_doc=counts.to_doc,
        to_priority=None,
        to_title=None,
        relation=Relation.DROPPED,
        similarity=0.0,
        lexical=0.0,
        semantic=0.0,
        themes_lost=a.themes,
        items_dropped=counts.dropped.get(a.priority.id, 0),
    )


def new_link(b: Profile, counts: ActionCounts) -> Link:
    """A priority that carries nothing on."""
    return Link(
        from_doc=counts.from_doc,
        from_priority=None,
        from_title=None,
        to_doc=counts.to_doc,
        to_priority=b.priority.id,
        to_title=b.priority.title,
        relation=Relation.NEW,
        similarity=0.0,
        lexical=0.0,
        semantic=0.0,
        themes_gained=b.themes,
        items_new=counts.new.get(b.priority.id, 0),
    )


def in_order(links: Iterable[Link], earlier: Plan, later: Plan) -> tuple[Link, ...]:
    """Links in the earlier plan's order, related ones after the others; then what is new, in the later plan's order."""
    before = {priority.id: index for index, priority in enumerate(earlier.priorities)}
    after = {priority.id: index for index, priority in enumerate(later.priorities)}

    def place(link: Link) -> tuple[int, bool, int]:
        left = before[link.from_priority] if link.from_priority is not None else len(before)
        right = after[link.to_priority] if link.to_priority is not None else -1
        return left, link.relation is Relation.RELATED, right

    return tuple(sorted(links, key=place))
