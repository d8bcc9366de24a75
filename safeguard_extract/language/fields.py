"""Lines that print one field of what stands before them: 'Lead: …', 'Timescale: …', 'Outcome: …', 'Risk: …'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import ItemKind


class Field(Enum):
    """What a field holds."""

    LEAD = "lead"
    DATE = "date"
    STATUS = "status"
    EVIDENCE = "evidence"
    OUTCOME = "outcome"
    ACTION = "action"
    RISK = "risk"
    INDICATOR = "indicator"
    OTHER = "other"

    @property
    def kind(self) -> ItemKind | None:
        """The kind of item that the field's words are, for fields that hold an item."""
        return ItemKind(self.value) if self.value in {"outcome", "action", "risk", "indicator"} else None


@dataclass(frozen=True, slots=True)
class Value:
    """A field and the span of its value in the line."""

    field: Field
    span: Span


_NAMES: tuple[tuple[Field, str], ...] = (
    (
        Field.LEAD,
        r"(?:[\w’'-]+\s){0,2}(?:leads?(?: officer| agency| person| partner| group)?|owner|responsib\w+(?: officer"
        r"| agency)?|accountable(?: officer)?|board officer|sponsor|chair(?:ed by)?|delivered by|led by)"
        r"|(?:action )?by whom|who(?: is responsible| will lead| leads)?",
    ),
    (
        Field.DATE,
        r"(?:time\s?-?scales?|deadline|due(?: date)?|by when|by|when|date|target(?: completion)? date"
        r"|completion(?: date)?|time\s?-?frame)",
    ),
    (Field.STATUS, r"(?:current )?(?:status|b?rag(?: rating| status)?|progress)"),
    (
        Field.EVIDENCE,
        r"(?:success |outcome |impact |performance )?(?:measures?(?: of success)?|evidence(?: of (?:impact|success))?"
        r"|criteria)|how (?:we will|will we) know\??|success looks like",
    ),
    (
        Field.OUTCOME,
        r"(?:desired |intended |expected |overall |key )?(?:outcomes?|aims?|goal|impact)|objective"
        r"|what we want(?: to (?:see|achieve))?",
    ),
    (Field.ACTION, r"(?:key |next )?(?:actions?|steps?)|what we will do|next steps?"),
    (Field.RISK, r"(?:key )?risks?"),
    (Field.INDICATOR, r"(?:key |performance )?indicators?|kpis?"),
    (
        Field.OTHER,
        r"priority statement|rationale|description|key delivery mechanisms?|partners involved|resources|mitigation"
        r"|why|contact|e-?mail|tel(?:ephone)?|(?:vice-?|co-?|deputy )?chair(?:ed by|person)?",
    ),
)
_PATTERN = re.compile(
    r"(?:^|(?<=[;.,)])\s+|\s{2,}|\s\|\s)(?:"
    + "|".join(f"(?P<{field.value}>{names})" for field, names in _NAMES)
    + r")\s*[:–]\s+",
    re.I,
)

# Two fields on one line, with the white between them lost: names that begin no words of a value.
_FURTHER = re.compile(
    r"(?<=[\w.)])\s(?:(?:Lead|Responsible)(?: [Oo]fficer| [Aa]gency| [Pp]erson)?|Owner|Deadline|Timescales?|By when"
    r"|Due date|Target date|Completion date|Time ?frame|Success (?:measure|criteria)|Measures?|Outcomes?|Evidence"
    r"|Status)\s*:\s+"
)


def read_fields(line: str) -> list[Value]:
    """The fields of a line that begins with one; none for any other line.

    >>> [value.field.value for value in read_fields("Lead: Police; Timescale: May 2013")]
    ['lead', 'date']
    """
    matches = list(_PATTERN.finditer(line))
    if not matches or matches[0].start() > 0 or len(line[: matches[0].end()].split()) > 6:
        return []
    found = {match.end(): (match.start(), match) for match in matches}
    for further in _FURTHER.finditer(line):
        named = _PATTERN.match(line[further.start() :].lstrip())
        if named is not None:
            found.setdefault(further.end(), (further.start(), named))
    starts = sorted((start, end, named.lastgroup or "other") for end, (start, named) in found.items())
    edges = [*(start for start, _, _ in starts[1:]), len(line)]
    values: list[Value] = []
    for (_, begin, name), edge in zip(starts, edges, strict=True):
        end = len(line[:edge].rstrip(" ;,|"))
        values.append(Value(Field(name), Span(begin, max(begin, end))))
    return values
