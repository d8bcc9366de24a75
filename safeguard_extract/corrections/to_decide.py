"""to_decide.csv: what the tool is least sure of, for a person to decide.

Its first columns are those of corrections.csv: fill in `should_be` and copy the rows there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from safeguard_extract.corrections.written import written
from safeguard_extract.records.correction import CorrectedField, UnitKind
from safeguard_extract.records.plan import Code, Item, Plan, Priority
from safeguard_extract.settings import CODES_TO_DECIDE, ROWS_TO_DECIDE
from safeguard_extract.store.columns import TO_DECIDE
from safeguard_extract.store.tables import write_table


def write_to_decide(out: Path, plans: Iterable[Plan]) -> int:
    """Write to_decide.csv over all plans of an output folder; how many rows it has. Raises UnwritableOutput."""
    rows = [row for plan in plans for row in rows_to_decide(plan)]
    write_table(out / f"{TO_DECIDE.name}.csv", TO_DECIDE, rows)
    return len(rows)


def rows_to_decide(plan: Plan) -> Iterator[Mapping[str, Any]]:
    """A row for each priority or item that may be none, or of another kind, and one for each whose themes are doubtful.

    Which those are, the bands in settings.py say. What a person has decided is not asked again.
    """
    codes: dict[str, list[Code]] = {}
    for code in plan.codes:
        codes.setdefault(code.unit, []).append(code)
    units: tuple[Priority | Item, ...] = (*plan.priorities, *plan.items)
    for unit in units:
        if ROWS_TO_DECIDE.holds(unit.confidence):
            yield _row(plan, unit, CorrectedField.KIND, unit.confidence, unit.kind.value, unit.how)
        doubtful = [code for code in codes.get(unit.id, ()) if CODES_TO_DECIDE.holds(code.score)]
        if doubtful:
            yield _themes_row(plan, unit, doubtful)


def _themes_row(plan: Plan, unit: Priority | Item, doubtful: Sequence[Code]) -> Mapping[str, Any]:
    said = [f"{code.theme} ({' '.join(code.phrase.split())})" if code.phrase else code.theme for code in doubtful]
    how = list(dict.fromkeys(code.how for code in doubtful))
    return _row(plan, unit, CorrectedField.THEMES, min(code.score for code in doubtful), said, how)


def _row(
    plan: Plan, unit: Priority | Item, field: CorrectedField, confidence: float, in_doubt: Any, how: Any
) -> Mapping[str, Any]:
    return {
        "doc_id": plan.document.id,
        "uid": unit.uid,
        "unit_kind": UnitKind.PRIORITY if isinstance(unit, Priority) else UnitKind.ITEM,
        "field": field,
        "was": written(unit, field),
        "should_be": None,
        "note": None,
        "confidence": confidence,
        "in_doubt": in_doubt,
        "page": unit.where.page,
        "quote": unit.quote,
        "how": how,
    }
