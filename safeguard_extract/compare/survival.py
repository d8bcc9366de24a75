"""How long boards keep a priority: a row a chain, and the share of chains that is kept longer than each length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguard_extract.compare.chains import Chain
from safeguard_extract.compare.kaplan_meier import kaplan_meier
from safeguard_extract.compare.small_numbers import is_small

Row = tuple[object, ...]


def survival_rows(chains: Sequence[Chain]) -> Iterator[Row]:
    """A row a chain, numbered from 1."""
    for number, chain in enumerate(chains, start=1):
        last, _ = chain.members[-1]
        themes = dict.fromkeys(theme for _, priority in chain.members for theme in priority.themes)
        titles = dict.fromkeys(priority.title for _, priority in chain.members)
        yield (
            f"c{number}",
            chain.series,
            last.document.board,
            chain.family,
            " → ".join(titles),
            "; ".join(f"{plan.document.id}:{priority.id}" for plan, priority in chain.members),
            "; ".join(themes),
            chain.began.value,
            chain.ended.value,
            chain.event,
            chain.first_year,
            chain.last_year,
            chain.years,
            len(chain.members),
            chain.series_plans,
        )


def survival_curve_rows(chains: Sequence[Chain]) -> Iterator[Row]:
    """The steps of Kaplan and Meier's estimate, plans and reports apart, over all chains and those seen to begin."""
    for family in sorted({chain.family for chain in chains}):
        own = [chain for chain in chains if chain.family == family]
        for name, group in (("all", own), ("beginning_seen", [chain for chain in own if chain.beginning_seen])):
            for step in kaplan_meier((chain.years, chain.event) for chain in group):
                yield (
                    family,
                    name,
                    step.length,
                    len(group),
                    step.at_risk,
                    step.events,
                    step.censored,
                    step.survival,
                    step.std_error,
                    step.low,
                    step.high,
                    is_small(step.at_risk),
                )
