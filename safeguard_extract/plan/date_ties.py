"""Is a date of running text tied to what is done, or does it name, count or date something else?"""

from __future__ import annotations

import re

from safeguard_extract.plan.date_openings import LeadIn, Opening
from safeguard_extract.plan.date_values import bounds_of
from safeguard_extract.plan.date_words import Moment, Unit
from safeguard_extract.records.plan import Period

_NAMED_AFTER = re.compile(
    r"[\s,]*(?:(?:annual|business|strategic|development|action|work|improvement|delivery|training|audit"
    r"|financial)\s+)*"
    r"(?:plans?|reports?|strateg(?:y|ies)|budget|act|regulations|guidance|framework|programme|figures?|data"
    r"|levels?|baseline|cohort"
    r"|edition|statistics|results|survey|census|inspection|priorities|objectives)\b",
    re.IGNORECASE,
)
NO_DATE_BEFORE = re.compile(
    r"(?:\b(?:since|as\s+(?:at|of)|(?:year|quarter|month|period)s?\s+(?:ending|ended|to)|compared\s+(?:to|with)"
    r"|than|dated|©|version"
    r"|reduction|increase|decrease|rise|rose|risen|fall|fell|fallen|decline|change|drop|dropped|reduced"
    r"|increased|(?:up|down)(?=\s+(?:from|to|by|\d|on\s+the)))\b[^.;]{0,24})$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"(?P<before>(?:\w+\s+){0,4})(?P<word>\w+(?:ed|en|held|made|set))\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|be|been|being|will|to)\b", re.IGNORECASE)
# Verbs that have no passive in this field: after a noun they are its verb.
_ALWAYS_FINITE = frozenset({"opened", "started", "replied", "moved", "joined", "closed", "happened", "ended"})
# After the date of a main verb the sentence ends or goes on; after that of a participle its own verb follows.
_GOES_ON = re.compile(r"\s*(?:$|[.,;)]|(?:to|with|by|at|for|and|as|in|on|after|following)\b)", re.IGNORECASE)
_DETERMINERS = frozenset({"the", "a", "an", "our", "its", "their", "this", "all", "any"})
_PASSIVE_END = re.compile(r"\b(?:was|were|be|been)\s+(?:\w+ly\s+)?\w+(?:ed|en)\s*$")
_WILL = re.compile(r"\bwill\b[^.;]*$")
_AFTER_EVENT = re.compile(
    r"\b(?:following|after|further\s+to|in\s+response\s+to|based\s+on|prior\s+to|resulting\s+from|arising\s+from|findings\s+of|as\s+a\s+result\s+of)\b[^,.;]*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|that|who|whose)\b[^,.;]*$", re.IGNORECASE)
_LOOSE_SENSES = (LeadIn.IN, LeadIn.ON, LeadIn.FROM, LeadIn.DURING)
_SENTENCE_START = re.compile(r"(?:^|[.:;!?]\s+|[•*]\s*)$")
_MEETING_AFTER = re.compile(
    r"(?:'s|’s)?\s+(?:\w+\s+){0,2}?(?:board|meeting|conference|event|group|subgroup|executive)\b", re.IGNORECASE
)
_BEFORE_MEETING = re.compile(r"\b(?:at|to|for)\s+(?:the|its|their)\s+$", re.IGNORECASE)


def is_tied(text: str, moment: Moment, lead_in: Opening, period: Period | None, *, heading: bool) -> bool:
    """True where a moment of running text says when something is due or was done.

    'by' always ties; 'for' only in a heading; 'in', 'on', 'from' and 'during' where no noun, relative clause or earlier
    event takes the date for itself.
    """
    before = text[: lead_in.start]
    sense = lead_in.sense
    if _NAMED_AFTER.match(text, moment.end) or (sense is not LeadIn.BY and NO_DATE_BEFORE.search(before[-40:])):
        return False
    if "ending" in text[lead_in.start : moment.start].lower():
        return False  # 'in the year ending 31 March' says what was counted
    if sense is LeadIn.BY or (sense is LeadIn.IN and lead_in.part):
        return True
    if sense is LeadIn.UNTIL:
        return text[lead_in.start : lead_in.start + 3].lower() in ("unt", "til")
    if sense is LeadIn.FOR:
        return heading and moment.unit is not Unit.MONTH
    if sense not in _LOOSE_SENSES or _in_relative(text, before, moment) or _AFTER_EVENT.search(before[-80:]):
        return False
    if sense is LeadIn.DURING:
        return True
    if sense is LeadIn.FROM:
        return _starts(text, moment, lead_in)
    return (
        _dates_the_deed(before, moment, sense) and _finite(before, text[moment.end :]) and not _is_past(moment, period)
    )


def _in_relative(text: str, before: str, moment: Moment) -> bool:
    """In a clause that says which one; ', which went live in May' at the end of a sentence tells what was done."""
    match = _RELATIVE.search(before[-80:])
    if match is None:
        return False
    aside = text[moment.end :].lstrip()[:1] in (",", ")")
    return aside or not before[-80:][: match.start()].rstrip().endswith(",")


def _starts(text: str, moment: Moment, lead_in: Opening) -> bool:
    """'from April 2019'; 'since' and 'after' count from a past event, and a bare year is a baseline."""
    word = text[lead_in.start : lead_in.start + 5].lower()
    return word not in ("since", "after") and moment.unit is not Unit.YEAR


def _dates_the_deed(before: str, moment: Moment, sense: LeadIn) -> bool:
    """'on' ties days; 'in' ties a bare year only at the start of a sentence or right behind its verb."""
    if sense is LeadIn.ON:
        return moment.unit is Unit.DAY
    return moment.unit is not Unit.YEAR or _SENTENCE_START.search(before) is not None or _just_said(before)


def _finite(before: str, after: str) -> bool:
    """False after a participle that hangs on a noun ('use the guidance published in May 2015').

    At the start, after a bare noun phrase or after the subject it is what was done ('Held in May', 'Second audit
    completed in May', 'The Board replied on 3 May to …').
    """
    match = _PARTICIPLE.search(before[-60:])
    if match is None or _AUXILIARY.search(match["before"]) or match["word"].lower() in _ALWAYS_FINITE:
        return True
    clause = re.split(r"[.;:•]\s+", before)[-1].split()[:-1]
    determiners = [index for index, word in enumerate(clause) if word.lower() in _DETERMINERS]
    if determiners == [0]:
        return len(clause) <= 6 and _GOES_ON.match(after) is not None
    return len(clause) <= 4 and not determiners


def _just_said(before: str) -> bool:
    """True right after a finite passive or a future verb ('was completed', 'will be reviewed')."""
    return _PASSIVE_END.search(before[-40:]) is not None or _WILL.search(before[-80:]) is not None


def _is_past(moment: Moment, period: Period | None) -> bool:
    """True for a moment before the document's period: it dates something else than this plan's work."""
    if period is None or not period.start:
        return False
    last = bounds_of(moment, period)[1]
    size = min(len(last), len(period.start)) if last else 0
    return bool(last) and last is not None and last[:size] < period.start[:size]


def at_meeting(text: str, moment: Moment) -> bool:
    """'to the July 2018 Board', 'at the March meeting'."""
    before = _BEFORE_MEETING.search(text, max(0, moment.start - 12), moment.start)
    return before is not None and moment.unit is Unit.MONTH and _MEETING_AFTER.match(text, moment.end) is not None
