"""Two readings of one document are told from two plans of one board."""

from __future__ import annotations

from dataclasses import replace

from alignments import SERIES, load_series

from safeguard_extract.compare import doubles
from safeguard_extract.records.plan import Plan

PAIR = load_series(SERIES / "selwick.yml")[0]


def named(plan: Plan, id: str) -> Plan:
    return replace(plan, document=replace(plan.document, id=id))


def test_a_plan_read_twice_is_seen() -> None:
    again = named(PAIR.earlier, "again")
    capitals = replace(again, priorities=tuple(replace(p, title=p.title.upper()) for p in again.priorities))
    assert doubles([PAIR.earlier, PAIR.later, capitals]) == ((PAIR.earlier.document.id, "again"),)


def test_the_plans_of_a_series_are_none() -> None:
    assert doubles([PAIR.earlier, PAIR.later]) == ()


def test_other_priorities_for_the_same_years_are_another_document() -> None:
    other = named(replace(PAIR.later, document=PAIR.earlier.document), "other")
    assert doubles([PAIR.earlier, other]) == ()


def test_plans_without_priorities_say_nothing() -> None:
    bare = replace(PAIR.earlier, priorities=())
    assert doubles([bare, named(bare, "again")]) == ()
