"""Agreement of two coders beyond chance, over the rows that both coded.

Cohen's kappa (Cohen 1960, Educational and Psychological Measurement 20:37-46) takes each coder's own habits for chance;
Krippendorff's alpha (Krippendorff 2004, Content Analysis, 2nd ed., ch. 11; nominal data) those of both together, and
corrects for small numbers. Their intervals draw the rows again (Zapf et al. 2016, BMC Medical Research Methodology
16:93).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

import numpy as np

from safeguard_extract.evaluate.bootstrap import Matrix, interval, resampled
from safeguard_extract.evaluate.decisions import Judged
from safeguard_extract.evaluate.fields import Row
from safeguard_extract.records.evaluation import Agreement
from safeguard_extract.records.plan import ItemKind
from safeguard_extract.records.section import SectionType

Rows = Sequence[tuple[Row, Row]]


def kappa(table: Matrix) -> Matrix:
    """Cohen's kappa of contingency tables (… × categories × categories); NaN where neither coder ever varies."""
    n = table.sum(axis=(-2, -1))
    observed = np.trace(table, axis1=-2, axis2=-1)
    by_chance = (table.sum(axis=-1) * table.sum(axis=-2)).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((n * observed - by_chance) / (n * n - by_chance))


def alpha(coincidences: Matrix) -> Matrix:
    """Krippendorff's nominal alpha of coincidence matrices (… × categories × categories); NaN where nothing varies.

    The matrix counts each pair of values within a unit twice, once in each order, over the unit's values less one.
    """
    n = coincidences.sum(axis=(-2, -1))
    observed = n - np.trace(coincidences, axis1=-2, axis2=-1)
    expected = n * n - (coincidences.sum(axis=-1) ** 2).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(1 - (n - 1) * observed / expected)


def coincidences(table: Matrix) -> Matrix:
    """The coincidence matrices of contingency tables: two coders, every unit coded by both."""
    return np.asarray(table + np.swapaxes(table, -2, -1))


def agreements(judged: Iterable[Judged]) -> tuple[Agreement, ...]:
    """Agreement on the kind of items, the type of sections, themes pooled over all that were given, and each of them.

    A unit is a row that both coded. What either calls contested or optional is left out.
    """
    judged = tuple(judged)
    items: Rows = [pair for each in judged for pair in each.items]
    priorities: Rows = [pair for each in judged for pair in each.priorities]
    both: Rows = [*priorities, *items]
    found = [_agreement("kind", None, _kind_tables(judged))]
    found.append(_agreement("section_type", None, _section_tables(judged)))
    for variable, rows in (("themes", both), ("themes_of_priorities", priorities), ("themes_of_items", items)):
        found.append(_agreement(variable, None, _theme_tables(rows, _themes(rows))))
    found += [_agreement("theme", theme, _theme_tables(both, [theme])) for theme in _themes(both)]
    return tuple(each for each in found if each is not None)


def _kind_tables(judged: Iterable[Judged]) -> Matrix:
    """A contingency table for each item: units × kinds × kinds."""
    pairs = [pair for each in judged for pair in each.items if not any("kind" in row.contested for row in pair)]
    return _one_answer_tables([(theirs.kind, ours.kind) for ours, theirs in pairs], list(ItemKind))


def _section_tables(judged: Iterable[Judged]) -> Matrix:
    """A contingency table for each heading to which both gave a type: units × types × types."""
    pairs = [(theirs.type, ours.type) for each in judged for ours, theirs in each.sections]
    return _one_answer_tables([(a, b) for a, b in pairs if a is not None and b is not None], list(SectionType))


def _one_answer_tables(answers: Sequence[tuple[StrEnum, StrEnum]], words: Sequence[StrEnum]) -> Matrix:
    tables = np.zeros((len(answers), len(words), len(words)), dtype=np.int64)
    for unit, (theirs, ours) in enumerate(answers):
        tables[unit, words.index(theirs), words.index(ours)] = 1
    return tables


def _themes(rows: Rows) -> list[str]:
    """The themes that either coder gave to one of the rows: the others were never in question."""
    return sorted({theme for pair in rows for row in pair for theme in row.themes})


def _theme_tables(rows: Rows, themes: Sequence[str]) -> Matrix:
    """For each row a table of absent and present over the themes: units × 2 × 2."""
    tables = np.zeros((len(rows), 2, 2), dtype=np.int64)
    for unit, (ours, theirs) in enumerate(rows):
        optional = {*ours.themes_optional, *theirs.themes_optional}
        for theme in themes:
            if theme not in optional:
                tables[unit, int(theme in theirs.themes), int(theme in ours.themes)] += 1
    return tables


def _agreement(variable: str, theme: str | None, tables: Matrix) -> Agreement | None:
    """Both coefficients of the summed tables; units without a decision (an optional theme) do not count."""
    tables = tables[tables.sum(axis=(1, 2)) > 0]
    if not len(tables):
        return None
    whole = tables.sum(axis=0)
    flat = resampled(tables.reshape(len(tables), -1), f"{variable}/{theme}")
    drawn = flat.reshape(-1, *whole.shape)
    return Agreement(
        variable,
        theme,
        len(tables),
        float(np.trace(whole) / whole.sum()),
        *_with_interval(kappa, whole, drawn),
        *_with_interval(lambda table: alpha(coincidences(table)), whole, drawn),
    )


def _with_interval(
    coefficient: Callable[[Matrix], Matrix], whole: Matrix, drawn: Matrix
) -> tuple[float | None, float | None, float | None]:
    value = float(coefficient(whole))
    return (None, None, None) if np.isnan(value) else (value, *interval(coefficient(drawn)))
