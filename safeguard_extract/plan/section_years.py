"""The years that a part of a document has of its own: 'Our priorities for 2015/16' in the report on 2014/15."""

from __future__ import annotations

import re

from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.outline import Outline
from safeguard_extract.plan.periods import find_period
from safeguard_extract.plan.table_captions import caption_of
from safeguard_extract.records.plan import Period

_OF_WORK = re.compile(
    r"\b(?:priorit(?:y|ies)|objectives|aims|goals|actions?|plans?|programme|next (?:year|steps)"
    r"|looking (?:ahead|forward)|going forward|the year ahead)\b",
    re.I,
)


def years_of_section(outline: Outline, index: int) -> Period | None:
    """The years that the title of the innermost section over a block gives its priorities and actions."""
    for section in outline.path(index):
        period = years_in(section.title)
        if period is not None:
            return period
    return None


def years_over(composition: Composition, outline: Outline, index: int) -> Period | None:
    """The years that a block's section has of its own; of a table first those that its caption names."""
    table = composition.placed[index].block.table is not None
    own = years_in(caption_of(composition.placed, index)) if table else None
    return own or years_of_section(outline, index)


def years_in(title: str) -> Period | None:
    """The years that a title, or a table's caption, gives to the work under it."""
    return find_period(title) if _OF_WORK.search(title) else None
