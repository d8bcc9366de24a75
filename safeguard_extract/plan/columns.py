"""What each column of an action table holds: by its title, or by its cells where it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from safeguard_extract.language.verbs import is_gerund, is_imperative
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.leads import is_party
from safeguard_extract.records.page import Cell, Table


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
        r"\b(leads?|led by|who|owners?|responsib(le|ility)|accountab(le|ility)|by whom|(lead|responsible) (officer"
        r"|agency|person|partner)s?|officers?|agency|agencies|sponsor|lead responsibility|person|delivered by|sro)\b"
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
_DATED = 0.6  # share of a column's cells that must be dates; the others are blank or say 'to be confirmed'
_DATE_WORDS = 8  # a longer cell says more than when
_DUTIES = 0.5  # share of a column's cells that open with a duty: below it a table without titles is no plan


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


def banner_at(table: Table, row: int) -> Cell | None:
    """The one cell that runs across a row of the table: a priority, its outcome or its lead, printed over the rows."""
    cells = cells_of_row(table, row)
    wide = cells[0] if len(cells) == 1 and table.columns > 2 else None
    return wide if wide is not None and (wide.col, wide.col_end) == (0, table.columns - 1) else None


def _are_titles(texts: Sequence[str]) -> bool:
    """Titles are short, none is a sentence and none is nothing but a date; 'No.' and 'Ref.' are cut short.

    'Update September 2019' is a title for all its date.
    """
    if any(len(t.split()) > _TITLE_WORDS or (t.endswith(".") and len(t.split()) > 1) for t in texts):
        return False
    if _mean_words(texts) > _MEAN_TITLE:
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


def column_roles(table: Table, header: int | None) -> dict[int, Role]:
    """The role of each column. With a header its titles decide; without one the cells do."""
    if header is not None:
        return _settled(
            {
                c.col: title_role(c.text) or Role.OTHER
                for c in table.cells
                if c.row <= header <= c.row_end and c.text.strip()
            },
            table,
            header,
        )
    return _roles_by_content(table)


def _settled(roles: Mapping[int, Role], table: Table, header: int) -> dict[int, Role]:
    """One main column: where no column is titled action, the first outcome or indicator is what the rows are about."""
    out = dict(roles)
    for col in range(table.columns):
        if col not in out:
            texts = _texts(table, col, header + 1)
            out[col] = Role.NUMBER if not texts or all(_is_number(t) for t in texts) else Role.OTHER
    _pass_on_priority(out, table, header)
    _what_and_how(out, table, header)
    _dates_by_content(out, table, header)
    if Role.ACTION not in out.values():
        objective = [c for c in sorted(out) if out[c] is Role.OBJECTIVE]
        priority = [c for c in sorted(out) if out[c] is Role.PRIORITY]
        # Beside leads and dates, short words are things to do as well.
        least = 2 if {Role.LEAD, Role.DATE} <= set(out.values()) else 4
        others = [c for c in sorted(out) if out[c] is Role.OTHER and _mean_words(_texts(table, c, header + 1)) >= least]
        if Role.INDICATOR in out.values() or Role.RISK in out.values():
            pass
        elif len(objective) == 1 and (priority or not others):
            out[objective[0]] = Role.OUTCOME
        elif others and (Role.LEAD in out.values() or Role.DATE in out.values()):
            out[others[0]] = Role.ACTION
        elif len(objective) > 1:
            out[objective[-1]] = Role.OUTCOME
    elif Role.EVIDENCE not in out.values():
        # What an action is for stands left of it; what is to come of it, right of it, tells when it has worked.
        action = min(c for c, role in out.items() if role is Role.ACTION)
        out |= {c: Role.EVIDENCE for c, role in roles.items() if role is Role.OBJECTIVE and c > action}
    return out


def _pass_on_priority(roles: dict[int, Role], table: Table, header: int) -> None:
    """A narrow coloured column under 'Priority' leaves the priorities' titles to the column beside it."""
    for col in [c for c, role in roles.items() if role is Role.PRIORITY]:
        if not _texts(table, col, header + 1) and col + 1 < table.columns:
            roles[col], roles[col + 1] = Role.OTHER, Role.PRIORITY


def _what_and_how(roles: dict[int, Role], table: Table, header: int) -> None:
    """Right of 'What?' the column 'How?' says what is done, as fully at least: the other what it is done for."""
    for col in [c for c, role in roles.items() if role is Role.ACTION and roles.get(c - 1) is Role.ACTION]:
        title = next((c.text for c in table.cells if c.col == col and c.row <= header <= c.row_end), "")
        what, how = _texts(table, col - 1, header + 1), _texts(table, col, header + 1)
        if title.lower().startswith("how") and how and _mean_words(how) >= _mean_words(what):
            roles[col - 1] = Role.OBJECTIVE


def _dates_by_content(roles: dict[int, Role], table: Table, header: int) -> None:
    """A column of nothing but dates holds them, whatever its title ('Milestone', 'Target', 'Progress by')."""
    if Role.DATE in roles.values():
        return
    for col in sorted(c for c, role in roles.items() if role in {Role.EVIDENCE, Role.PROGRESS, Role.OTHER}):
        texts = _texts(table, col, header + 1)
        if len(texts) > 1 and _share(texts, _is_date) >= _DATED:
            roles[col] = Role.DATE
            return


def _is_date(text: str) -> bool:
    return len(text.split()) <= _DATE_WORDS and bool(find_dates(text, place=Place.CELL))


def _roles_by_content(table: Table) -> dict[int, Role]:
    """Dates and parties are known by their form; the column of duties left of them is the action."""
    out: dict[int, Role] = {}
    columns = {c: _texts(table, c, 0) for c in range(table.columns)}
    for col, texts in columns.items():
        if not texts:
            out[col] = Role.OTHER
        elif all(_is_number(t) for t in texts):
            out[col] = Role.NUMBER
        elif _share(texts, _is_date) >= _DATED:
            out[col] = Role.DATE
        elif _share(texts, lambda t: len(t.split()) <= 14 and is_party(t)) >= 0.5 and _mean_words(texts) <= 9:
            out[col] = Role.LEAD
    long = [c for c in columns if c not in out and _mean_words(columns[c]) >= 3]
    duties = {c: _share(columns[c], _opens_with_duty) for c in long}
    anchors = [c for c, role in out.items() if role in {Role.DATE, Role.LEAD}]
    if not anchors or not long or max(duties.values()) < _DUTIES or table.rows < 2:
        return {c: out.get(c, Role.OTHER) for c in columns}
    left = [c for c in long if c < min(anchors)] or long
    # Nearest to the dates stands the action; what stands left of it in merged cells is its objective.
    action = (
        max(left, key=lambda c: (round(duties[c], 1), c)) if len(left) > 1 and not _merged(table, left[0]) else left[-1]
    )
    for col in long:
        out[col] = Role.ACTION if col == action else Role.OBJECTIVE if col < action else Role.EVIDENCE
    return {c: out.get(c, Role.OTHER) for c in columns}


def _merged(table: Table, col: int) -> bool:
    return any(c.col == col and c.row_end > c.row for c in table.cells)


def _texts(table: Table, col: int, first: int) -> list[str]:
    return [" ".join(c.text.split()) for c in table.cells if c.col == col and c.row >= first and c.text.strip()]


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{0,3}\.?\d{0,2}(\.\d{1,2}){0,2}[a-z]?[.)]?", text.strip()))


def _share(texts: Sequence[str], test: object) -> float:
    if not texts or not callable(test):
        return 0.0
    return sum(bool(test(text)) for text in texts) / len(texts)


def _mean_words(texts: Sequence[str]) -> float:
    return sum(len(t.split()) for t in texts) / len(texts) if texts else 0.0


def _opens_with_duty(text: str) -> bool:
    first = text.split()[0] if text.split() else ""
    return is_imperative(first) or is_gerund(first) or first.lower() == "to"


def cell_at(table: Table, row: int, col: int) -> Cell | None:
    """The cell that covers a place of the grid, merged cells included."""
    return next((c for c in cells_over(table, row) if c.col <= col <= c.col_end), None)


def cells_of_row(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a row."""
    return [cell for cell in cells_over(table, row) if cell.row == row]


@dataclass(slots=True)
class _Latest:
    """The table that was last asked for: tables are gone through row by row, one after the other."""

    table: Table | None = None
    rows: dict[int, list[Cell]] = field(default_factory=dict)


_LATEST = _Latest()


def cells_over(table: Table, row: int) -> Sequence[Cell]:
    """The cells that cover a row; gathered once a table, so that one of thousands of rows is gone through in time."""
    if table is not _LATEST.table:
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            for covered in range(cell.row, cell.row_end + 1):
                rows.setdefault(covered, []).append(cell)
        _LATEST.table, _LATEST.rows = table, rows
    return _LATEST.rows.get(row, ())
