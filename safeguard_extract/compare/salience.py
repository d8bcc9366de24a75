"""How much room each theme has in one plan: priorities, actions and words, each with its denominator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from safeguard_extract.compare.chronology import own_priorities, plan_years
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import ItemKind, Plan


@dataclass(frozen=True, slots=True)
class Salience:
    """Counts of a plan's own years: how many priorities, actions and words, and how many of them have each theme."""

    plan: Plan
    years: tuple[int, ...]
    priorities: int
    priorities_coded: Mapping[str, int]
    actions: int
    actions_coded: Mapping[str, int]
    words: int
    mentions: Mapping[str, int]

    def priority_share(self, theme: str) -> float | None:
        return share(self.priorities_coded.get(theme, 0), self.priorities)

    def action_share(self, theme: str) -> float | None:
        return share(self.actions_coded.get(theme, 0), self.actions)

    def has_priority(self, theme: str) -> bool | None:
        """Whether a priority has the theme; None where no priority of the plan's own years is known."""
        return self.priorities_coded.get(theme, 0) > 0 if self.priorities else None


def share(part: int, whole: int) -> float | None:
    """The part over the whole; None where there is no whole."""
    return part / whole if whole else None


def salience(plan: Plan) -> Salience:
    """The counts of one plan; actions under a priority of another year are left out with it."""
    own = own_priorities(plan)
    elsewhere = {p.id for p in plan.priorities} - {p.id for p in own}
    actions = [item for item in plan.items if item.kind is ItemKind.ACTION and item.priority not in elsewhere]
    return Salience(
        plan=plan,
        years=plan_years(plan),
        priorities=len(own),
        priorities_coded=Counter(theme for p in own for theme in set(p.themes)),
        actions=len(actions),
        actions_coded=Counter(theme for item in actions for theme in set(item.themes)),
        words=len(plan.text.split()),
        mentions=count_mentions(plan),
    )


def count_mentions(plan: Plan) -> dict[str, int]:
    """How often the plan names each theme: matched stretches of its text, those that overlap counted once.

    A phrase in an item is coded again for the passage round it; both codes have one place in the text: one mention.
    A code without a matched phrase (from sentence vectors) counts for its unit, unless a phrase is matched within.
    """
    places = _unit_spans(plan)
    matched: dict[str, list[Span]] = {}
    whole: dict[str, list[Span]] = {}
    nowhere: dict[str, set[str]] = {}
    for code in plan.codes:
        if code.span is not None:
            matched.setdefault(code.theme, []).append(code.span)
        elif code.unit in places:
            whole.setdefault(code.theme, []).append(places[code.unit])
        else:
            nowhere.setdefault(code.theme, set()).add(code.unit)
    themes = [
        *matched,
        *(t for t in whole if t not in matched),
        *(t for t in nowhere if t not in matched and t not in whole),
    ]
    return {
        theme: _stretches(matched.get(theme, ()), whole.get(theme, ())) + len(nowhere.get(theme, ()))
        for theme in themes
    }


def _unit_spans(plan: Plan) -> dict[str, Span]:
    places = {priority.id: priority.where.span for priority in plan.priorities}
    places |= {item.id: item.where.span for item in plan.items}
    return places | {passage.id: passage.span for passage in plan.passages}


def _stretches(matched: Sequence[Span], whole: Sequence[Span]) -> int:
    named = _joined(matched)
    silent = [unit for unit in whole if not any(unit.start < end and start < unit.end for start, end in named)]
    return len(named) + len(_joined(silent))


def _joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Overlapping stretches as one, in order; stretches that only touch stay apart."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def ranks(counts: Salience, themes: Collection[str]) -> dict[str, int]:
    """Each theme's place by share of priorities, then of actions; equal themes share the best place (1, 2, 2, 4)."""
    keys = {theme: (-(counts.priority_share(theme) or 0.0), -(counts.action_share(theme) or 0.0)) for theme in themes}
    ordered = sorted(keys.values())
    first: dict[tuple[float, float], int] = {}
    for place, key in enumerate(ordered, start=1):
        first.setdefault(key, place)
    return {theme: first[key] for theme, key in keys.items()}
