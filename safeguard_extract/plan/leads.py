"""Who is responsible: the parties of a lead cell, a closing bracket or a labelled line.

`party_lists` cuts a cell into parties, `parties` says what they are; here they become leads with their places, and the
brackets and labels around leads in running text are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from safeguard_extract.plan.agencies import AGENCY, GROUP_HEADS, ORGANISATION_HEADS, ROLE_HEADS
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.deeds import acting_parties, acting_party
from safeguard_extract.plan.full_names import full_name
from safeguard_extract.plan.glossary import find_glossary, words_before
from safeguard_extract.plan.parties import EDGE, MAX_PARTY_WORDS, is_nobody, is_party, party_kind
from safeguard_extract.plan.party_lists import ACRONYM, cell_kind, cut_at_marks, cut_at_roles, holds_clause
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DueDate, Lead, PartyKind, PartyRole, Period

__all__ = [
    "Trailing", "acting_parties", "acting_party", "find_glossary", "is_lead_cell", "is_party", "labelled_leads",
    "party_kind", "split_leads", "trailing_lead",
]  # fmt: skip

_ARTICLE = re.compile(r"the\s+")
_ROLE_LABEL = re.compile(
    r"\s*(?:lead(?:s|\s+(?:agency|officer|partner|organisation|party|person))?|responsible|owner"
    r"|led\s+by)\s*[:–-]\s+",
    re.IGNORECASE,
)


def split_leads(cell: str, *, offset: int = 0, glossary: Mapping[str, str] | None = None) -> tuple[Lead, ...]:
    """The parties of a lead cell, in order; 'TBC' and the like give none.

    `offset` is where `cell` starts in the document; `glossary` is the document's own acronyms.

    >>> [lead.text for lead in split_leads("Independent Chair and Board office")]
    ['Independent Chair', 'Board office']
    """
    if is_nobody(cell):
        return ()
    leads: list[Lead] = []
    for piece, role in cut_at_roles(cell):
        for part in cut_at_marks(cell, piece):
            lead = _lead(cell, part, role, offset, glossary)
            if lead is not None:
                leads.append(lead)
    return tuple(leads)


def is_lead_cell(text: str) -> bool:
    """True where every part of a short text is a party: how an unlabelled lead column is recognised."""
    if is_nobody(text) or len(text.split()) > 3 * MAX_PARTY_WORDS or holds_clause(text):
        return False
    leads = split_leads(text)
    return bool(leads) and all(party_kind(lead.text) is not None for lead in leads)


def _lead(text: str, piece: Span, role: PartyRole, offset: int, glossary: Mapping[str, str] | None) -> Lead | None:
    piece = _trimmed(text, piece)
    said = text[piece.start : piece.end]
    if is_nobody(said) or not re.search(r"[A-Za-z]{2}", said):
        return None
    if len(said.split()) > MAX_PARTY_WORDS:
        return None
    kind = cell_kind(said) or _guess(said)
    if said.lower().endswith(("(support)", "(supporting)")):
        role = PartyRole.SUPPORT
    return Lead(said, full_name(said, glossary), kind, role, Span(piece.start + offset, piece.end + offset))


def _trimmed(text: str, piece: Span) -> Span:
    """Without marks at the edges, a 'the' inside the cell, and a bracket that never closes."""
    start, end = piece.start, piece.end
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    said = text[start:end]
    if said.startswith("(") and (said.count("(") > said.count(")") or said.endswith(")")):
        start += 1
        end -= said.endswith(")")
    elif said.endswith(")") and said.count(")") > said.count("("):
        end -= 1
    label = _ROLE_LABEL.match(text, start, end)
    if label:
        start = label.end()
    article = _ARTICLE.match(text, start, end) if text[:start].strip() else None
    return Span(article.end() if article else start, end)


def _guess(said: str) -> PartyKind:
    """For a cell that holds something that no rule knows: by its last known word, else a group."""
    for word in reversed(re.findall(r"[\w&’'-]+", said.lower())):
        if word in ROLE_HEADS:
            return PartyKind.ROLE
        if word in GROUP_HEADS:
            return PartyKind.GROUP
        if word in ORGANISATION_HEADS or AGENCY.fullmatch(word):
            return PartyKind.ORGANISATION
    return PartyKind.GROUP


# --- closing brackets and labelled lines -------------------------------------------------------------------------


class Trailing(NamedTuple):
    """Where a closing bracket or label starts (the text's length where there is none), and what it says."""

    start: int
    leads: tuple[Lead, ...]
    dates: tuple[DueDate, ...]


_CLOSING = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{2,120}(?:\([^()]*\)[^()\[\]]{0,40})?)[)\]]\s*[.;]?\s*$")
# "… with schools – Education Officer – June 2017": a tail is believed only where it holds both a party and a date.
_DASHED_TAIL = re.compile(r"\s+[–—-]\s+(?P<inside>[^–—\n]{3,70}\s[–—-]\s[^–—\n]{3,40})$")
# "…, led by the Training Subgroup": set off from the sentence, so it is the action that is led.
_LED_BY = re.compile(
    r"(?P<mark>\s+[–—-]|,)\s+(?:(?:to|will)\s+be\s+)?(?:jointly\s+)?"
    r"(?:led|overseen|co-?ordinated|delivered|taken\s+forward)\s+(?:jointly\s+)?by\s+(?:the\s+)?"
    r"(?P<who>[^.;:()]{3,90}?)[.;]?\s*$"
)
_LABEL_WORDS = (
    r"(?:(?:partnership|project|strategic|operational|priority|action|board|executive|delivery|overall|key"
    r"|agency|named|subgroup|group|work\s?stream)\s+)?"
    r"(?:leads?(?:\s+(?:officers?|agency|agencies|partners?|organisations?|members?|persons?|responsibility"
    r"|body|group|subgroup|for\s+(?:this\s+)?(?:action|priority)|responsible|by))?"
    r"|responsib(?:le|ility)(?:\s+(?:leads?|officers?|persons?|agency|agencies|groups?|body|for\s+delivery"
    r"|party|parties|owner))?|(?:person|agency|officer|group|body)(?:\(s\)|s)?\s+responsible"
    r"|owners?|owned\s+by|accountable(?:\s+(?:officer|lead|body|person))?|accountability|by\s+whom"
    r"|who(?:\s+(?:is\s+responsible|will\s+lead|leads|by))?|sponsor|champion|led\s+by|board\s+officer"
    r"|supporting\s+officer|chair(?:ed\s+by)?|action\s+by|assigned\s+to|allocated\s+to|delivered\s+by"
    r"|support(?:ed\s+by|ing\s+(?:agencies|partners))?)"
)
_LABEL = re.compile(
    rf"(?<![\w-])(?:(?<=[(\[])|(?=(?-i:[A-Z])))(?P<label>{_LABEL_WORDS})(?:\s*\(s\))?"
    r"(?:\s*[:=]|(?<=\w)\s+[–-]\s(?=\s*(?-i:[A-Z])))\s*",
    re.IGNORECASE,
)
_CLOSING_LABEL = re.compile(rf"(?:^|(?<=[.;:!?)])\s+|\s+[-–]\s+|\n\s*)(?={_LABEL_WORDS}\s*[:])", re.IGNORECASE)
_TIME_LABEL = re.compile(
    r"[,;.\s]*\b(?:timescales?|deadline|due(?:\s+date)?|by\s+when|when|target(?:\s+date)?"
    r"|completion(?:\s+date)?|date|status|rag|progress)\s*[:=].*$",
    re.IGNORECASE | re.DOTALL,
)
_VALUE_ENDS = (re.compile(r"\n(?=\s*\S+[^\n]*:)|\n\s*\n"), re.compile(r"(?<=[a-z)]{2})\.\s"), _TIME_LABEL)


# What is left beside a party once the dates are gone: an 'and' between them, or what is to be so by then.
_STATE_BY = re.compile(
    r"(?:(?<=[;,–—|-])|(?<=\s-))\s*(?:to be\s+)?(?:in (?:place|use)|completed?|done|finished|ready|launched"
    r"|reviewed|delivered|published|live|due|target)(?:\s+(?:by|on|in))?[\s;,:]*$|[\s;,]*(?:\b(?:and|or|then)\b|&)[\s;,]*$",
    re.I,
)


def trailing_lead(
    text: str, *, offset: int = 0, period: Period | None = None, glossary: Mapping[str, str] | None = None
) -> Trailing:
    """The leads and dates of a bracket or label that closes a sentence: '(Training Subgroup, March 2020)'.

    A bracket that holds anything else (an explained acronym, a remark) is left to the sentence; so are the words of
    "…, led by the Training Subgroup", though not those after a dash.
    """
    closing = _CLOSING.search(text)
    if closing is not None:
        found = _bracket(text, closing.start("inside"), closing.end("inside"), offset, period, glossary)
        if found is not None:
            return Trailing(closing.start(), *found)
    tail = _DASHED_TAIL.search(text)
    if tail is not None:
        found = _bracket(text, tail.start("inside"), tail.end("inside"), offset, period, glossary)
        if found is not None and all(found):
            return Trailing(tail.start(), *found)
    label = _CLOSING_LABEL.search(text)
    if label is not None and label.start() > 0:
        leads = labelled_leads(text[label.end() :], offset + label.end(), glossary=glossary)
        if leads:
            dates = find_dates(text[label.end() :], offset=offset + label.end(), period=period, place=Place.PROSE)
            return Trailing(label.start(), leads, dates)
    led = _LED_BY.search(text)
    if led is not None and is_lead_cell(led["who"]):
        parties = split_leads(led["who"], offset=offset + led.start("who"), glossary=glossary)
        return Trailing(len(text) if led["mark"] == "," else led.start(), parties, ())
    return Trailing(len(text), (), ())


def _bracket(
    text: str, start: int, end: int, offset: int, period: Period | None, glossary: Mapping[str, str] | None
) -> tuple[tuple[Lead, ...], tuple[DueDate, ...]] | None:
    inside = text[start:end]
    label = _LABEL.match(inside)
    dates = find_dates(inside, offset=offset + start, period=period, place=Place.BRACKET)
    names = _without_dates(inside, dates, offset + start)
    if label:
        names = " " * label.end() + names[label.end() :]
    if not names.strip(EDGE):
        whole = dates and any(due.end or due.start or due.kind.value in ("ongoing", "recurring") for due in dates)
        return ((), dates) if whole and re.search(r"[A-Za-z]", inside) else None
    words = names.strip(EDGE)
    explains = not dates and (ACRONYM.fullmatch(words) or words_before(text, start, words))
    if label is None and (explains or not is_lead_cell(names)):
        return None
    leads = split_leads(names, offset=offset + start, glossary=glossary)
    return (leads, dates) if leads else None


def _without_dates(inside: str, dates: tuple[DueDate, ...], base: int) -> str:
    """The bracket with its dates blanked out, and the words that only tie them: 'in place by', 'June and December'."""
    for due in dates:
        if due.span is not None:
            start, end = due.span.start - base, due.span.end - base
            inside = inside[:start] + " " * (end - start) + inside[end:]
    return _STATE_BY.sub(lambda match: " " * len(match.group()), inside) if dates else inside


def labelled_leads(text: str, offset: int = 0, *, glossary: Mapping[str, str] | None = None) -> tuple[Lead, ...]:
    """The parties behind labels in a line or a passage: 'Lead officer: …', 'Responsible: …', 'Owner: …'.

    A value ends at the line's end, at the next label or where its sentence ends.
    """
    leads: list[Lead] = []
    labels = list(_LABEL.finditer(text))
    for index, label in enumerate(labels):
        stop = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        value = _value(text, label.end(), stop)
        found = split_leads(value, offset=offset + label.end(), glossary=glossary)
        helps = label["label"].lower().startswith("support")
        leads += [replace(lead, role=PartyRole.SUPPORT) for lead in found] if helps else found
    return tuple(leads)


def _value(text: str, start: int, stop: int) -> str:
    """The words of a label up to the line's, the sentence's or the bracket's end, or the next label."""
    value = text[start:stop]
    for mark in _VALUE_ENDS:
        end = mark.search(value)
        value = value[: end.start()] if end else value
    closing = value.find(")")
    value = value[:closing] if closing >= 0 and "(" not in value[:closing] else value
    return _before_label(value)


def _before_label(value: str) -> str:
    """The value without another label that was poured behind it: 'Jane Doe Review date: …'."""
    colon = re.search(r":\s", value)
    if colon is None or colon.start() == 0:
        return value
    words = list(re.finditer(r"\S+", value[: colon.start()]))[-6:]
    cuts = [word.start() for word in reversed(words) if word.group()[0].isupper() and word.start() > 0]
    whole = next((cut for cut in cuts if is_lead_cell(value[:cut])), None)
    return (
        value
        if whole is None and is_party(value[: colon.start()])
        else value[: cuts[0] if whole is None and cuts else whole]
    )
