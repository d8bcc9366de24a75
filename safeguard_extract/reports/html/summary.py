"""What a report is over: plans, boards, rows, what went wrong, and what it was read with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.compare.chronology import board_key
from safeguard_extract.errors import ExtractError
from safeguard_extract.records.plan import Plan
from safeguard_extract.reports.charts import YearCounts
from safeguard_extract.reports.html.rows import UNSURE
from safeguard_extract.reports.lines import KINDS, counted

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """The head of a report: what it is over, a few figures, what could not be read, what it was read with."""

    over: str
    facts: tuple[Fact, ...]
    broken: tuple[str, ...]
    without_priority: tuple[Plan, ...]
    problems: int
    read_with: str


def summary_of(plans: Sequence[Plan], counts: YearCounts, broken: Sequence[ExtractError]) -> Summary:
    """The summary of these plans, and of the plan files that could not be read."""
    sure = [each.confidence for plan in plans for each in plan.priorities]
    sure += [each.confidence for plan in plans for each in plan.items]
    kinds = Counter(item.kind for plan in plans for item in plan.items)
    unsure = sum(confidence < UNSURE for confidence in sure)
    boards = len({board_key(plan) for plan in plans})
    years = f", {counts.years[0]} to {counts.years[-1]}" if counts.years else ""
    facts = [
        ("Plans", f"{len(plans):,}"),
        ("Boards", f"{boards:,}"),
        ("Pages", f"{sum(plan.document.source.pages for plan in plans):,}"),
        ("Priorities", f"{sum(len(plan.priorities) for plan in plans):,}"),
        *((name, f"{kinds[kind]:,}") for kind, name in KINDS.items() if kinds[kind]),
        (f"Rows to check (confidence under {UNSURE})", f"{unsure:,} of {len(sure):,}"),
    ]
    return Summary(
        over=f"{counted(len(plans), 'plan')} of {counted(boards, 'board')}{years}",
        facts=tuple(facts),
        broken=tuple(error.message for error in broken),
        without_priority=tuple(plan for plan in plans if not plan.priorities),
        problems=sum(len(plan.problems) for plan in plans),
        read_with=_read_with(plans),
    )


def _read_with(plans: Sequence[Plan]) -> str:
    """Versions and codebooks, as the plans' fingerprints have them."""
    tools = sorted({plan.fingerprint.get("tool", "") for plan in plans} - {"", "0"})
    codebooks = sorted({plan.fingerprint.get("codebook", "") for plan in plans} - {""})
    said = [f"safeguard-extract {', '.join(tools)}" if tools else "safeguard-extract"]
    if codebooks:
        said.append(f"{'codebook' if len(codebooks) == 1 else 'codebooks'} {', '.join(codebooks)}")
    return ", ".join(said)
