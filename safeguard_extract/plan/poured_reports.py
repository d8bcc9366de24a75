"""Poured tables in which a report sets what was done beside what had been promised: 'We said we would', 'We did'."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguard_extract.language.column_titles import is_title_run, titles_in
from safeguard_extract.plan.columns import Role, title_role
from safeguard_extract.plan.composition import Placed, TableContext
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.deeds import acting_parties
from safeguard_extract.plan.drafts import Draft
from safeguard_extract.plan.wording import opens_with_duty
from safeguard_extract.records.plan import ItemKind

_PROMISED = re.compile(r"(?:what )?we said(?: we would(?: do)?)?", re.I)
_STATUS = re.compile(
    r"(?:completed?|achieved|met|done|(?:not|partly|partially) (?:completed?|achieved|met|done)"
    r"|in progress|on[- ]?going|on track|not (?:yet )?started|delayed|red|amber|green|blue)\W*",
    re.I,
)
_NEXT = re.compile(
    r"(?:looking (?:ahead|forward)|next steps|what (?:we will do|(?:happens )?next)|our priorities|priorities for)\b",
    re.I,
)
_HEADING = 8  # words
_CONFIDENCE = 0.7
_FEWEST = 2  # words of an item


def sets_deeds_beside_promises(header: str) -> bool:
    """Whether a run of titles names what was promised, then what was done.

    >>> sets_deeds_beside_promises("We said we would We did Status")
    True
    """
    titles = titles_in(header)
    promised = next((i for i, title in enumerate(titles) if _PROMISED.fullmatch(title)), None)
    return promised is not None and any(title_role(title) is Role.ACHIEVEMENT for title in titles[promised + 1 :])


def promised_rows(run: Sequence[Placed]) -> list[Placed]:
    """The blocks of a run from its first header to the words that head what comes after the table."""
    first = next((i for i, placed in enumerate(run) if is_title_run(placed.text)), len(run))
    return list(itertools.takewhile(lambda placed: not _heads_another(placed.text), run[first:]))


def _heads_another(text: str) -> bool:
    plain = text.strip()
    return 0 < len(plain.split()) <= _HEADING and not is_title_run(plain) and _NEXT.match(plain) is not None


def promises_and_deeds(run: Sequence[Placed], priority: int | None, context: TableContext) -> Iterator[Draft]:
    """What was to be done and what was done, a poured block each; a status of its own block is neither."""
    for placed in run:
        words = placed.text.strip()
        if (
            is_title_run(words)
            or _STATUS.fullmatch(words)
            or len(words.split()) < _FEWEST
            or words.endswith((":", "?"))
        ):
            continue
        kind = ItemKind.ACTION if opens_with_duty(words) else ItemKind.ACHIEVEMENT
        start, end = placed.span
        done = kind is ItemKind.ACHIEVEMENT
        yield Draft(
            kind, context.composition.text[start:end], placed.span, placed.index, "poured row", _CONFIDENCE,
            priority=priority, leads=acting_parties(words, start, context.glossary) if done else (),
            dates=find_dates(words, offset=start, period=context.period, place=Place.PROSE),
            regions=context.composition.regions(placed, placed.span),
        )  # fmt: skip
