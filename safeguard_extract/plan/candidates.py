"""A place where a document may name a priority, and what tells the law's own lists from a board's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from safeguard_extract.plan.composition import Placed
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Period, Status


class Found(Enum):
    """How a candidate was found; the value is what `how` says."""

    LABEL = "label"
    CELL = "label in a table"
    LIST = "list of priorities"
    HEADING = "heading under priorities"
    COLUMN = "column of priorities"
    FORM = "heading over a repeated form"
    SENTENCE = "named in a sentence"
    RUN_IN = "title that opens a paragraph"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a priority may be named.

    `index` is the block's place in the composition; `row` the table row (None outside tables); `span` covers
    label and title.
    `intro` is the block that introduces a list; candidates of one list share it. `rest` is what is said of the
    priority after
    its title, as (block, span): "This has been completed."
    """

    found: Found
    index: int
    span: Span
    title: str
    label: str | None = None
    noun: str = "priority"
    level: int = 0
    row: int | None = None
    last_row: int | None = None
    intro: int | None = None
    group: str | None = None
    period: Period | None = None
    status: Status | None = None
    rest: tuple[tuple[int, Span], ...] = ()


# Objectives that the law sets for every board are nobody's own priorities.
STATUTORY = re.compile(
    r"working together|statut|children act|section 1[34]|legislat|regulations|\b(?:two|three) key objectives\b"
    r"|lscbs?\) ha(?:s|ve)|nationally|national priorities|government",
    re.I,
)
_CITATION = re.compile(r"^\W*\(?(?:working together|children act|section|chapter|see|source)\b", re.I)
ENDS = " .;,:–-"
TITLE_WORDS = 48


def is_citation(text: str) -> bool:
    """True for a line that only names a statute or guidance and a paragraph of it."""
    return bool(_CITATION.match(text)) and len(text.split()) <= 14


def is_cited(placed: Sequence[Placed], end: int) -> bool:
    """True where a citation stands at `end`, under a list: the law wrote the list. A heading cites nothing."""
    return end < len(placed) and placed[end].block.kind is not BlockKind.HEADING and is_citation(placed[end].text)


def speaks_of_law(text: str) -> bool:
    """True for a sentence that says what a statute or guidance sets for every board."""
    return bool(STATUTORY.search(text))
