"""What each column of an action table holds: by its title, or by its cells where it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from safeguard_extract.language.verbs import is_gerund, is_imperative
from safeguard_extract.plan.columns import Role, mean_words, title_role
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.leads import is_party
from safeguard_extract.records.page import Table

_RECOMMENDED = re.compile(r"\b(?:recommendations?|findings?|issues?)\b(?! and actions?)", re.I)
_DATED = 0.6  # share of a column's cells that must be dates; the others are blank or say 'to be confirmed'
_DATE_WORDS = 8  # a longer cell says more than when
_DUTIES = 0.5  # share of a column's cells that open with a duty: below it a table without titles is no plan


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
    _recommended(out, table, header)
    _dates_by_content(out, table, header)
    if Role.ACTION not in out.values():
        objective = [c for c in sorted(out) if out[c] is Role.OBJECTIVE]
        priority = [c for c in sorted(out) if out[c] is Role.PRIORITY]
        # Beside leads and dates, short words are things to do as well.
        least = 2 if {Role.LEAD, Role.DATE} <= set(out.values()) else 4
        others = [c for c in sorted(out) if out[c] is Role.OTHER and mean_words(_texts(table, c, header + 1)) >= least]
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


def _recommended(roles: dict[int, Role], table: Table, header: int) -> None:
    """Beside a column of actions, that of the recommendations, findings or issues they answer holds no actions."""
    titles = {c.col: c.text for c in table.cells if c.row <= header <= c.row_end}
    actions = [c for c, role in roles.items() if role is Role.ACTION]
    answered = [c for c in actions if _RECOMMENDED.search(titles.get(c, ""))]
    for col in answered if len(answered) < len(actions) else ():
        roles[col] = Role.OBJECTIVE if _merged(table, col) else Role.OTHER


def _what_and_how(roles: dict[int, Role], table: Table, header: int) -> None:
    """Right of 'What?' the column 'How?' says what is done, as fully at least: the other what it is done for."""
    for col in [c for c, role in roles.items() if role is Role.ACTION and roles.get(c - 1) is Role.ACTION]:
        title = next((c.text for c in table.cells if c.col == col and c.row <= header <= c.row_end), "")
        what, how = _texts(table, col - 1, header + 1), _texts(table, col, header + 1)
        if title.lower().startswith("how") and how and mean_words(how) >= mean_words(what):
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
        elif _share(texts, lambda t: len(t.split()) <= 14 and is_party(t)) >= 0.5 and mean_words(texts) <= 9:
            out[col] = Role.LEAD
    long = [c for c in columns if c not in out and mean_words(columns[c]) >= 3]
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


def _opens_with_duty(text: str) -> bool:
    first = text.split()[0] if text.split() else ""
    return is_imperative(first) or is_gerund(first) or first.lower() == "to"
