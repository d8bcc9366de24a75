"""What the title of a column of an action table says the column holds, and which row holds the titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.table_cells import banner_at
from safeguard_extract.records.page import Table


class Role(Enum):
    """What a column holds."""

    NUMBER = "number"
    PRIORITY = "priority"
    OBJECTIVE = "objective"
    ACTION = "action"
    OUTCOME = "outcome"
    ACHIEVEMENT = "achievement"
    INDICATOR = "indicator"
    RISK = "risk"
    LEAD = "lead"
    DATE = "date"
    LEAD_DATE = "lead and date"
    EVIDENCE = "evidence"
    PROGRESS = "progress"
    STATUS = "status"
    OTHER = "other"


_R = Role
# Titles of columns; narrow before wide ('Target completion date' is a date, 'Lead responsibility' no action).
_TITLES: tuple[tuple[Role, str], ...] = (
    (_R.OTHER, r"^mitigat|^(key )?controls?$"),
    (_R.NUMBER, r"^(no\.?|ref(erence)?\.?( no\.?)?|#|item( no\.?)?|id|number|action (no|ref)\.?( no)?)$"),
    (
        _R.STATUS,
        r"^(rag|status|b?rag (rating|status)|rating|(current )?status|brag|complete\??|completed\??)( \(.*\))?$"
        r"|rag rating|\brag\b|^(%|per ?cent(age)?) (complete|done|achieved)",
    ),
    # When it was done is no deadline: it belongs to the progress.
    (
        _R.PROGRESS,
        r"^(date|when) (completed|achieved|closed|done|finished)\b|^(completed|closed|achieved) (on|date)\b"
        r"|^actual (completion |end )?date\b",
    ),
    (
        _R.EVIDENCE,
        r"how (will|do|would) (we|you|it)( be)? (know|measure)|how (we|you)('ll| will)? ?(know|measure)|(success"
        r"|impact|outcome|performance|progress|key)? ?(measures?|criteria|milestones?)\b(?! date)|evidence"
        r"|what (will )?success|success looks|"
        r"intended (indicator )?(outcome|impact)|(desired|expected) (outcome|impact|result)s?|impact\b|evaluation"
        r"|monitoring|output|result|what difference|assurance|measured? by|target(?! (date|completion))|what (it"
        r"|this) (tells|shows)|why it matters",
    ),
    (
        _R.LEAD_DATE,
        r"\b(?:leads?|led by|who|owners?|responsib\w+|officers?|agency)\b.{0,16}(?:/|,|&|\band\b|\+)\s*(?:by )?"
        r"(?:target )?(?:when|dates?|time ?-?(?:scales?|frames?)|deadlines?|target)\b"
        r"|\b(?:when|dates?|time ?-?(?:scales?|frames?)|deadlines?)\b.{0,8}(?:/|,|&|\band\b|\+)\s*(?:by )?"
        r"(?:leads?|who\w*|owners?|responsib\w+|officers?)\b",
    ),
    (
        _R.DATE,
        r"\b(when|(?<!to )dates?|time[ -]?scales?|deadlines?|time[ -]?frames?|target (completion )?date|due"
        r"|completion( date)?|by when|quarter|timing|timeline|start|end)\b|^target$|^by$",
    ),
    (
        _R.LEAD,
        r"^who\b|\b(leads?|led by|by who|owners?|responsib(le|ility)|accountab(le|ility)|by whom|(lead|responsible) ("
        r"officer|agency|person|partner)s?|officers?|agency|agencies|sponsor|lead responsibility|person|delivered by"
        r"|sro)\b"
        r"|^source$|^(lead |responsible |working |task (and finish )?|sub-?)?groups?(\(s\))?$|^partners?(\(s\))?$",
    ),
    (
        _R.ACHIEVEMENT,
        r"^(what )?we (did|have done)$|^(our )?response$|what (we|the board|partners) (did|have done)|what was done",
    ),
    (
        _R.PROGRESS,
        r"what (has )?happened|progress|update|comments?|position|what (has been|have we) (done|achieved)|commentary"
        r"|notes|achiev(?!e\b)",
    ),
    (_R.RISK, r"\brisks?\b"),
    (_R.INDICATOR, r"\bindicators?\b|\bkpis?\b"),
    (
        _R.ACTION,
        r"actions?\b|activit(y|ies)|tasks?\b|what (will|do|are|needs?)( we)?( (need|going|planning))?( to)? ?(do"
        r"|be done|doing"
        r"|happen)|what we (will|'ll|are going to|plan to|need to|intend to) do|^what$|^what\?$|steps?\b"
        r"|deliverables?|initiatives?|what (still )?needs to"
        r"|how (will|are) we|work (area|to)|"
        r"commitments?|recommendations?|^plan$|we will|how we will (do|achieve|deliver)|^how$",
    ),
    (_R.PRIORITY, r"priorit(y|ies)\b|themes?\b|strategic (aim|objective|goal)|^area( of (focus|work))?$|workstream"),
    (
        _R.OBJECTIVE,
        r"objectives?\b|\baims?\b|\bgoals?\b|outcomes?\b|what (do )?(we|you) want|where (do )?we want to be"
        r"|what we want",
    ),
)
_COMPILED = tuple((role, re.compile(pattern, re.I)) for role, pattern in _TITLES)
_TITLE_WORDS = 16
_MEAN_TITLE = 8  # words
_HEADER_ROWS = 3
_BANNERS = 6  # rows that run across the table above its header
_TICKED = 3  # quarters or months in a row, each to be ticked, are titles; one or two dates are a row's own
_CALENDAR = re.compile(
    r"\W*(?:(?:q(?:uarter|tr)?\.?\s?[1-4]|[1-4](?:st|nd|rd|th) q(?:uarter|tr))"
    r"(?:\s\(?\d{2,4}(?:\s?[/–-]\s?\d{2,4})?\)?)?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?(?:\s?[’']?\d{2,4})?|(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)\W*$",
    re.I,
)
_DATED_TITLE = re.compile(
    r"\W*(?:baseline|target|actual|outturn|performance|position|progress|update|status|b?rag)\b", re.I
)
_YEARS = re.compile(r"\s+\(?(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\)?\s*$")
_WITH_A_YEAR = frozenset({Role.ACTION, Role.OBJECTIVE, Role.PRIORITY})


def title_role(title: str) -> Role | None:
    """The role that a column's title gives it; None for words that are no such title."""
    plain = " ".join(title.replace("’", "'").split()).strip(" :?*")
    if not plain or len(plain.split()) > _TITLE_WORDS:
        return None
    return next((role for role, pattern in _COMPILED if pattern.search(plain)), None)


def header_row(table: Table) -> int | None:
    """The last row of the header, or None for a table without one."""
    first = next((row for row in range(table.rows) if banner_at(table, row) is None), table.rows)
    for row in range(first if first <= _BANNERS else 0, min(first + _HEADER_ROWS, table.rows)):
        cells = [c for c in table.cells if c.row <= row <= c.row_end and c.text.strip()]
        if sum(is_calendar(c.text) for c in cells) >= _TICKED:
            cells = [c for c in cells if not is_calendar(c.text)]
        roles = [title_role(c.text) for c in cells]
        if (
            len(cells) >= 2
            and _are_titles([" ".join(c.text.split()) for c in cells])
            and sum(r is not None for r in roles) >= max(2, (len(cells) + 1) // 2)
            and len(set(roles)) >= 2
        ):
            return row
    return None


def _are_titles(texts: Sequence[str]) -> bool:
    """Titles are short, none is a sentence and none is nothing but a date; 'No.' and 'Ref.' are cut short.

    'Update September 2019' is a title for all its date.
    """
    if any(len(t.split()) > _TITLE_WORDS or (t.endswith(".") and len(t.split()) > 1) for t in texts):
        return False
    if mean_words(texts) > _MEAN_TITLE:
        return False
    untitled = [t for t in texts if not _DATED_TITLE.match(t)]
    return not any(len(t.split()) <= 4 and _is_dated(t) for t in untitled)


def _is_dated(text: str) -> bool:
    """A date, or words with one; not the title of a column with the year it holds for ('Key actions 2023-24')."""
    dated = bool(find_dates(text, place=Place.CELL))
    return dated and (_YEARS.sub("", text) == text or title_role(_YEARS.sub("", text)) not in _WITH_A_YEAR)


def is_calendar(title: str) -> bool:
    """True for a quarter, a month or a year, the title of a column to be ticked."""
    return bool(_CALENDAR.match(title))


def mean_words(texts: Sequence[str]) -> float:
    """How many words a text has in the mean; 0 where there are no texts."""
    return sum(len(t.split()) for t in texts) / len(texts) if texts else 0.0
