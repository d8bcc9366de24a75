"""Two plans laid side by side: which priority became which, what was dropped, what is new."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from safeguard_extract.compare.carried import carried_actions
from safeguard_extract.compare.detail import Detail
from safeguard_extract.compare.links import ActionCounts, dropped_link, in_order, link_between, new_link
from safeguard_extract.compare.profile import Profile, profiles
from safeguard_extract.compare.relations import (
    Pair,
    change_of_scope,
    is_part_of,
    related_pairs,
    why_carried_on,
    why_lives_on,
)
from safeguard_extract.compare.similarity import Likeness, likeness
from safeguard_extract.records.comparison import Comparison, Link, Relation
from safeguard_extract.records.plan import Plan

# Blend: below it a shared theme is more likely a stray code than a sign of one priority. Chosen on the fictional series
# with disturbed themes; on the real plans 0.1 to 0.25 align alike, and from 0.3 on links are lost.
LINK_FLOOR = 0.15
# Added to the blend to part pairs that are equally alike; both are below any difference that means something.
EQUAL_TITLE = 1e-3
SAME_PLACE = 1e-6


@dataclass(frozen=True, slots=True)
class Sides:
    """The two plans' priorities, how alike they are, and the reasons for which one may carry on the other.

    `by_items` are the pairs of which the reason is what stands under them; there the earlier one went into the later.
    """

    left: Sequence[Profile]
    right: Sequence[Profile]
    likeness: Likeness
    reasons: Mapping[Pair, str]
    by_items: Collection[Pair]


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """Which priorities go on in the next plan, by their ids.

    `one_to_one` and `merged` name the later priority by the earlier one, `split` the earlier by the later.
    """

    one_to_one: Mapping[str, str]
    merged: Mapping[str, str]
    split: Mapping[str, str]


def carried_on(earlier: Sequence[Profile], later: Sequence[Profile]) -> CarriedOn:
    """The main links of `compare_plans` alone, without actions and related priorities."""
    sides = _side_by_side(earlier, later)
    assigned = _assign(sides)

    def ids(pairs: set[Pair]) -> list[tuple[str, str]]:
        return [(sides.left[i].priority.id, sides.right[j].priority.id) for i, j in sorted(pairs)]

    return CarriedOn(
        one_to_one=dict(ids(assigned)),
        merged=dict(ids(_merged(sides, assigned))),
        split={after: before for before, after in ids(_split(sides, assigned))},
    )


def compare_plans(earlier: Plan, later: Plan) -> Comparison:
    """What became of the earlier plan's priorities and actions in the later one.

    Priorities that may be one (`why_carried_on`) are assigned one to one so that their total similarity is greatest
    (Kuhn 1955, Munkres 1957); what is left over is merged or split where it is wholly part of a priority that
    is already assigned.
    """
    sides = _side_by_side(profiles(earlier), profiles(later))
    goes_on = _goes_on(sides)
    linked = {(sides.left[i].priority.id, sides.right[j].priority.id) for i, j in goes_on}
    carried = carried_actions(earlier, later, linked)
    counts = ActionCounts.of(earlier, later, carried)
    detail = Detail.of(earlier, later, sides.likeness.weights, carried)
    links = [
        detail.added(link, sides.left[i], sides.right[j]) for (i, j), link in _links(sides, goes_on, counts).items()
    ]
    links += _alone(sides, goes_on, counts)
    return Comparison(earlier.document.id, later.document.id, in_order(links, earlier, later), carried)


def outline(earlier: Plan, later: Plan) -> Comparison:
    """The links of `compare_plans` for a picture: no actions, counts of them 0, no evidence, in a third of the time."""
    sides = _side_by_side(profiles(earlier), profiles(later))
    goes_on = _goes_on(sides)
    counts = ActionCounts(earlier.document.id, later.document.id, {}, {}, {})
    links = [*_links(sides, goes_on, counts).values(), *_alone(sides, goes_on, counts)]
    return Comparison(earlier.document.id, later.document.id, in_order(links, earlier, later))


def _goes_on(sides: Sides) -> set[Pair]:
    assigned = _assign(sides)
    return assigned | _merged(sides, assigned) | _split(sides, assigned)


def _links(sides: Sides, goes_on: set[Pair], counts: ActionCounts) -> dict[Pair, Link]:
    named = {pair: (_relation(sides, pair, goes_on), sides.reasons[pair]) for pair in goes_on}
    related = related_pairs(sides.left, sides.right, sides.likeness, goes_on)
    named |= {pair: (Relation.RELATED, reason) for pair, reason in related.items()}
    return {
        (i, j): link_between(sides.left[i], sides.right[j], relation, reason, sides.likeness.at(i, j), counts)
        for (i, j), (relation, reason) in named.items()
    }


def _alone(sides: Sides, goes_on: set[Pair], counts: ActionCounts) -> list[Link]:
    dropped = [dropped_link(a, counts) for i, a in enumerate(sides.left) if i not in {x for x, _ in goes_on}]
    return dropped + [new_link(b, counts) for j, b in enumerate(sides.right) if j not in {y for _, y in goes_on}]


def _side_by_side(left: Sequence[Profile], right: Sequence[Profile]) -> Sides:
    alike = likeness(left, right)
    reasons = {
        (i, j): reason
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if alike.blend[i, j] >= LINK_FLOOR
        and (reason := why_carried_on(a, b, float(alike.lexical[i, j]), float(alike.semantic[i, j])))
    }
    linked = {i for i, _ in reasons}
    by_items = {
        (i, j): reason
        for i, a in enumerate(left)
        if i not in linked
        for j, b in enumerate(right)
        if (reason := why_lives_on(a, b))
    }
    return Sides(left, right, alike, reasons | by_items, frozenset(by_items))


def _assign(sides: Sides) -> set[Pair]:
    """The one-to-one links of the greatest total similarity among the pairs that have a reason.

    Of equally similar ones, equal titles go together, then priorities at the same place in their plans.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    score = np.zeros((len(sides.left), len(sides.right)))
    for i, j in sides.reasons:
        equal = sides.left[i].priority.title == sides.right[j].priority.title
        near = 1.0 - abs(i / len(sides.left) - j / len(sides.right))
        score[i, j] = np.round(sides.likeness.blend[i, j], 6) + EQUAL_TITLE * equal + SAME_PLACE * near
    rows, columns = linear_sum_assignment(-score)
    return {(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if (int(i), int(j)) in sides.reasons}


def _merged(sides: Sides, assigned: set[Pair]) -> set[Pair]:
    """Earlier priorities left over, each with the assigned later one that it is wholly part of and most like."""
    taken, held = {i for i, _ in assigned}, {j for _, j in assigned}
    found: dict[int, int] = {}
    for i, j in sorted(sides.reasons, key=lambda pair: -sides.likeness.blend[pair]):
        if i in taken or i in found or j not in held:
            continue
        if (i, j) in sides.by_items or is_part_of(sides.left[i], sides.right[j], float(sides.likeness.semantic[i, j])):
            found[i] = j
    return set(found.items())


def _split(sides: Sides, assigned: set[Pair]) -> set[Pair]:
    """Later priorities left over, each with the assigned earlier one that it is wholly part of and most like."""
    taken, held = {j for _, j in assigned}, {i for i, _ in assigned}
    found: dict[int, int] = {}
    for i, j in sorted(sides.reasons, key=lambda pair: -sides.likeness.blend[pair]):
        if j in taken or j in found or i not in held:
            continue
        if is_part_of(sides.right[j], sides.left[i], float(sides.likeness.semantic[i, j])):
            found[j] = i
    return {(i, j) for j, i in found.items()}


def _relation(sides: Sides, pair: Pair, carried_on: set[Pair]) -> Relation:
    i, j = pair
    if sum(y == j for _, y in carried_on) > 1:
        return Relation.MERGED
    if sum(x == i for x, _ in carried_on) > 1:
        return Relation.SPLIT
    return change_of_scope(sides.left[i], sides.right[j])
