"""Dates in running text: only those that an action or a deed is tied to.

What names something ("Working Together 2018"), counts something ("since 2003") or sets a standard of practice ("within
12 months of registration") is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from safeguard_extract.plan.date_cells import EDGE, CellReader
from safeguard_extract.plan.date_forms import find_moments
from safeguard_extract.plan.date_openings import (
    AND_GAP,
    LIST_GAP,
    RANGE_GAP,
    Draft,
    LeadIn,
    Opening,
    borrow_year,
    lend_year,
    opening,
    value_of,
)
from safeguard_extract.plan.date_phrases import Found, find_recurrences
from safeguard_extract.plan.date_ties import NO_DATE_BEFORE, at_meeting, is_tied
from safeguard_extract.plan.date_values import bounds_of, window_months
from safeguard_extract.plan.date_words import Moment
from safeguard_extract.records.plan import DateKind, Period

_MEASURE = re.compile(
    r"\W*(?:the\s+)?(?:total\s+)?(?:number|numbers|percentage|proportion|rate|%|percent|\d+\s?%|average|volume"
    r"|ratio)s?\b",
    re.IGNORECASE,
)
_CASE_LEVEL = re.compile(
    r"\b(?:visit|visited|seen|supervis\w+|review conference|registration|placement)\b", re.IGNORECASE
)
_ADVERB_END = re.compile(
    r"\s*(?:$|[.,;:)\]]|\((?!non)|(?:to|by|at|and|through|via|with|in|on|from|for|as|against|within|thereafter|or|until)\b)",
    re.IGNORECASE,
)
_ARTICLE_END = re.compile(
    r"(?:\b(?:a|an|the|of|our|its|their|all|and|or|this|that|with|for|any|following|previous|last|through|via"
    r"|by|in|on|at|between|under)|[-/])\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:time\s?-?(?:scale|frame|line)s?|(?:target|due|completion|delivery|review|end|target\s+completion"
    r"|start)\s+dates?|deadline|due|by\s+when|when"
    r"|completion|to\s+be\s+completed(?:\s+by)?)\s*[:=]|\b(?:deadline|timescale)\s+[–-])\s*",
    re.IGNORECASE,
)
_VALUE_END = re.compile(r"\n|[A-Z][a-z]+(?:\s+[a-z]+){0,3}\s*:|(?<=[a-z\d])\.\s|;|\)")
_TAIL_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]{3,60})[)\]]\s*[.;]?\s*$")
_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{3,60})[)\]]")
_TAIL_DASH = re.compile(r"\s[-–—]\s+(?P<inside>[^()–—]{3,40}?)\s*[.;]?\s*$")
_ONWARDS = re.compile(r"\s+onwards?\b", re.IGNORECASE)
_TO_START = re.compile(r"\bto\s+(?:start|begin|commence)\s+(?P<on>(?:in|on)\s+)(?:the\s+)?$", re.IGNORECASE)
_START_ONGOING = re.compile(r"\W*on[-\s]?going\b", re.IGNORECASE)
_IS_ONGOING = re.compile(
    r"\b(?:on\s+an?\s+(?:on[-\s]?going|continuous|rolling)\s+basis|(?:is|are|remains?|will\s+be"
    r"|work)\s+on[-\s]?going)\b",
    re.IGNORECASE,
)
_NEXT_SPAN = re.compile(
    r"\b(?:over|within|in|during)\s+the\s+(?:next|coming)\s+(?:(?:\w+|\d+)\s+)?(?:weeks|months|years|year|quarter)\b",
    re.IGNORECASE,
)
_STRETCH_WORD = re.compile(
    r"\b(?:q\s?\d|quarter|term|autumn|spring|summer|winter|year|by|end|within|before)\b", re.IGNORECASE
)
_PROSE_CUE = re.compile(
    r"\d|going|ontinuous|annual|uarter|onthly|eekly|termly|ortnightly|yearly|every |each |next|coming"
    r"|twice |once |times "
    r"|term\b"
    r"|year end|end of th|end of our|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
    r"|Sep|Oct|Nov|Dec|Autumn|Spring|Summer|autumn|spring|summer|hristmas|rolling"
)


def _prose_moments(text: str, period: Period | None, heading: bool) -> Iterator[Draft]:
    moments = list(find_moments(text, loose=False))
    floor = 0
    for index, moment in enumerate(moments):
        if moment.start < floor:
            continue
        lead_in = opening(text, moment.start, floor)
        following = moments[index + 1] if index + 1 < len(moments) else None
        floor = moment.end
        if following is not None and _is_stretch(text, lead_in, moment, following):
            floor = following.end
            if not NO_DATE_BEFORE.search(text[max(0, lead_in.start - 40) : lead_in.start]):
                first = bounds_of(borrow_year(moment, following), period)[0]
                last = bounds_of(lend_year(moment, following), period)[1]
                yield Draft(lead_in.start, following.end, DateKind.RANGE, first, last)
        elif at_meeting(text, moment):
            last = bounds_of(moment, period)[1]
            yield Draft(moment.start, moment.end, DateKind.ON, last, last)
        elif starting := _TO_START.search(text, max(0, moment.start - 24), moment.start):
            last = bounds_of(moment, period)[1]
            yield Draft(starting.start("on"), moment.end, DateKind.ON, last, last)
        elif is_tied(text, moment, lead_in, period, heading=heading):
            tail = _ONWARDS.match(text, moment.end)
            kind, first, last = value_of(moment, lead_in, period)
            yield Draft(lead_in.start, tail.end() if tail else moment.end, kind, first, last)


def _is_stretch(text: str, lead_in: Opening, left: Moment, right: Moment) -> bool:
    """'from April 2018 to March 2019', 'between June and July 2018'."""
    gap = text[left.end : right.start]
    if lead_in.sense is LeadIn.BETWEEN:
        return (RANGE_GAP.fullmatch(gap) or AND_GAP.fullmatch(gap)) is not None
    return lead_in.sense in (LeadIn.FROM, LeadIn.DURING) and RANGE_GAP.fullmatch(gap) is not None


def _prose_phrases(text: str) -> Iterator[Draft]:
    started = _START_ONGOING.match(text)
    if started:
        yield Draft(started.end() - len(started.group().lstrip(" \t-•*(")), started.end(), DateKind.ONGOING)
    for match in _IS_ONGOING.finditer(text):
        yield Draft(match.start(), match.end(), DateKind.ONGOING)
    for match in _NEXT_SPAN.finditer(text):
        yield Draft(match.start(), match.end(), DateKind.BY)
    if _MEASURE.match(text) or _CASE_LEVEL.search(text):
        return  # how often a child is seen is a standard of practice, not a date of the plan
    for found in find_recurrences(text):
        if _is_adverb(text, found):
            yield Draft(found.start, found.end, DateKind.RECURRING)


def _recurring_months(text: str) -> Iterator[Draft]:
    """A recurrence with the months that it names behind it: 'quarterly (June, September, December, March)'."""
    for found in find_recurrences(text):
        bracket = _BRACKET.match(text, found.end)
        if bracket is None or not _is_adverb(text, found):
            continue
        inside = bracket["inside"]
        moments = list(find_moments(inside, loose=True))
        ends = [0, *(moment.end for moment in moments)]
        gaps = [inside[end : moment.start] for end, moment in zip(ends, moments, strict=False)]
        bare = all(moment.year is None for moment in moments) and not inside[ends[-1] :].strip()
        if moments and bare and all(LIST_GAP.fullmatch(gap) for gap in gaps):
            yield Draft(found.start, bracket.end(), DateKind.RECURRING)


def _is_adverb(text: str, found: Found) -> bool:
    """True where a recurrence says how often ('quarterly to the Board'), not which ('a quarterly report')."""
    words = text[found.start : found.end].lower()
    if "dai" in words or "day" in words or "regular" in words or "standing" in words or words.endswith("annual"):
        return False
    if words.startswith("per "):
        return False  # 'twenty cases per year' is a rate
    if words.startswith(("on a", "every", "each", "at every", "at each", "once", "twice", "at least")):
        return not words.startswith("each") or _ADVERB_END.match(text[found.end :]) is not None
    return _ADVERB_END.match(text[found.end :]) is not None and not _ARTICLE_END.search(text[: found.start])


def _labelled(text: str, period: Period | None) -> Iterator[Draft]:
    """Dates behind a label: 'Timescale: March 2019'."""
    for label in _LABEL.finditer(text):
        stop = _VALUE_END.search(text, label.end())
        value = text[label.end() : stop.start() if stop else len(text)]
        for draft in CellReader(value, period).read():
            yield replace(draft, start=draft.start + label.end(), end=draft.end + label.end())


def _at_the_end(text: str, period: Period | None) -> Iterator[Draft]:
    """A date that closes a sentence on its own: '(Training Subgroup, March 2020)', '– September 2018'."""
    tail = _TAIL_BRACKET.search(text) or _TAIL_DASH.search(text)
    if tail is None:
        return
    inside, base = tail["inside"], tail.start("inside")
    for draft in CellReader(inside, period).read():
        alone = re.search(r"(?:^|[,;–—]\s*|\s-\s)$", inside[: draft.start]) and re.match(
            r"\s*(?:$|[,;–—])", inside[draft.end :]
        )
        years_only = draft.kind in (DateKind.BY, DateKind.RANGE) and not re.search(
            r"[A-Za-z]|\d[/.-]\d+[/.-]\d", inside[draft.start : draft.end]
        )
        if (
            alone
            and not years_only
            and (draft.first or draft.last or draft.kind in (DateKind.RECURRING, DateKind.ONGOING))
        ):
            yield replace(draft, start=draft.start + base, end=draft.end + base)


def prose_dates(text: str, period: Period | None, *, heading: bool = False) -> Iterator[Draft]:
    """The dates of running text that an action or a deed is tied to, in order."""
    if _PROSE_CUE.search(text) is None:
        return
    drafts = [
        *_labelled(text, period),
        *_recurring_months(text),
        *_at_the_end(text, period),
        *_prose_moments(text, period, heading),
        *_prose_phrases(text),
    ]
    taken: list[Draft] = []
    for draft in drafts:
        if all(draft.end <= other.start or draft.start >= other.end for other in taken):
            taken.append(draft)
    yield from sorted(taken, key=lambda draft: draft.start)


def heading_dates(text: str, period: Period | None) -> Iterator[Draft]:
    """A heading that is nothing but a stretch of time is read as a cell ('Quarter 1'), others as running text.

    A bare day or month dates the document, and so does its own period.
    """
    drafts = list(CellReader(text, period).read())
    alone = len(drafts) == 1 and not text[: drafts[0].start].strip(EDGE) and not text[drafts[0].end :].strip(EDGE)
    if not alone:
        yield from prose_dates(text, period, heading=True)
        return
    draft = drafts[0]
    bare_point = draft.kind is DateKind.BY and not _STRETCH_WORD.search(text)
    own = period is not None and (draft.first, draft.last) in (window_months(period), (period.start, period.end))
    if not bare_point and not own:
        yield draft
