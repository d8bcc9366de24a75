"""How well comparisons agree with hand-made alignments."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignments import AnnotatedPair

from safeguard_extract.compare import compare_plans
from safeguard_extract.records.comparison import Relation
from safeguard_extract.records.plan import Plan

_THEMES = """
    neglect domestic-abuse cse cce exploitation trafficking missing csa hsb physical-emotional-abuse fgm-hba
    radicalisation online-safety bullying mental-health parental-risk early-help thresholds-front-door
    looked-after send private-fostering child-death case-review voice community training workforce allegations
    quality-assurance governance resources information-sharing policy-procedures education transitions
    trauma-informed accidents equality
"""
THEMES = tuple(_THEMES.split())


@dataclass(frozen=True)
class Agreement:
    """Figures over several pairs of plans.

    `link_f1` counts (earlier, later) pairs, related ones included; `main_f1` leaves these out. `relation` is the share
    of links found by both that have the same relation. `ends` is the share of pairs of plans whose dropped and new
    priorities are exactly the annotated ones; `end_f1` counts them. `carried_f1` counts (action, action) pairs.
    """

    links: int
    link_f1: float
    relation: float
    main_f1: float
    ends: float
    end_f1: float
    carried: int
    carried_f1: float


def score_pairs(pairs: Sequence[AnnotatedPair]) -> Agreement:
    """Compare each pair of plans and set what comes out beside what a person said."""
    found, said, both, right = 0, 0, 0, 0
    main = [0, 0, 0]
    ends = [0, 0, 0]
    exact = 0
    carried = [0, 0, 0]
    for pair in pairs:
        comparison = compare_plans(pair.earlier, pair.later)
        links = {
            (link.from_priority, link.to_priority): link.relation.value
            for link in comparison.links
            if link.from_priority and link.to_priority
        }
        common = links.keys() & pair.links.keys()
        found, said, both = found + len(links), said + len(pair.links), both + len(common)
        right += sum(links[key] == pair.links[key] for key in common)
        _add(main, *({k for k, v in side.items() if v != "related"} for side in (links, pair.links)))
        gone = {("dropped", x.from_priority) for x in comparison.links if x.relation is Relation.DROPPED}
        come = {("new", x.to_priority) for x in comparison.links if x.relation is Relation.NEW}
        wanted = {("dropped", x) for x in pair.dropped} | {("new", x) for x in pair.new}
        _add(ends, gone | come, wanted)
        exact += gone | come == wanted
        _add(carried, {(x.from_item, x.to_item) for x in comparison.carried}, set(pair.carried))
    return Agreement(
        links=said,
        link_f1=_f1(both, found, said),
        relation=round(right / both, 3) if both else 0.0,
        main_f1=_f1(*main),
        ends=round(exact / len(pairs), 3),
        end_f1=_f1(*ends),
        carried=carried[2],
        carried_f1=_f1(*carried),
    )


def _add(counts: list[int], found: set[object], wanted: set[object]) -> None:
    counts[0] += len(found & wanted)
    counts[1] += len(found)
    counts[2] += len(wanted)


def _f1(both: int, found: int, wanted: int) -> float:
    return round(2 * both / (found + wanted), 3) if found + wanted else 1.0


def with_stray_themes(pairs: Sequence[AnnotatedPair], draws: int, drop: float, add: float) -> list[AnnotatedPair]:
    """The pairs several times over, each theme dropped with one chance and a random one added to a row with another."""
    found = []
    for seed in range(draws):
        rng = random.Random(seed)
        plans = {plan.document.id: plan for pair in pairs for plan in (pair.earlier, pair.later)}
        changed = {id_: _disturbed(plan, rng, drop, add) for id_, plan in plans.items()}
        for pair in pairs:
            earlier, later = changed[pair.earlier.document.id], changed[pair.later.document.id]
            found.append(replace(pair, earlier=earlier, later=later))
    return found


def _disturbed(plan: Plan, rng: random.Random, drop: float, add: float) -> Plan:
    def themes(given: Sequence[str]) -> tuple[str, ...]:
        kept = [theme for theme in given if rng.random() >= drop]
        return tuple(dict.fromkeys(kept + [rng.choice(THEMES)] * (rng.random() < add)))

    return replace(
        plan,
        priorities=tuple(replace(p, themes=themes(p.themes)) for p in plan.priorities),
        items=tuple(replace(i, themes=themes(i.themes)) for i in plan.items),
    )
