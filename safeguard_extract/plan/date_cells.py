"""A timescale cell read whole: its moments and phrases, and what the words between them make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from safeguard_extract.plan.date_openings import (
    AND_GAP,
    LIST_GAP,
    RANGE_GAP,
    SLASH_GAP,
    Draft,
    LeadIn,
    Opening,
    borrow_year,
    lend_year,
    opening,
    value_of,
)
from safeguard_extract.plan.date_phrases import Found, Phrase
from safeguard_extract.plan.date_tokens import Token, cell_tokens
from safeguard_extract.plan.date_values import bounds_of
from safeguard_extract.plan.date_words import Moment
from safeguard_extract.records.plan import DateKind, Period

_OPEN_TAIL = re.compile(
    r"\s*(?:[-–—]|\bto\b)?\s*(?:onwards?|and\s+(?:onwards?|beyond)|to\s*$|[-–—]\s*$)", re.IGNORECASE
)
_TO_ONGOING = re.compile(r"\s*(?:[-–—]|to|until|and\s+then)\s*(?:then\s+)?", re.IGNORECASE)
_NOUN_TIES = re.compile(r"\s+(?:\w+\s+){0,3}(?:in|from|each|every|starting|commencing|beginning)\s+", re.IGNORECASE)
_TIES = re.compile(
    r"[\s,;:()\[\]\-–—/&]*(?:(?:in|from|by|until|to|starting|commencing|beginning|and|at|on|each|every)\s*)*",
    re.IGNORECASE,
)
_JUST_TIES = re.compile(r"[\s,;:()\[\]\-–—/&]*$")
_BREAK = re.compile(r"[.;,•]\s+|\n\s*(?=(?-i:[A-Z•-]))|^\s*(?:and|&|or|,|/|with)\s+", re.IGNORECASE)
EDGE = " \t\n\r,;:.()[]-–—/•*&|"
# 'Evaluation of the pilot June 2019' keeps its event; a sentence before a date is not its label.
MAX_LEADING_WORDS = 8


class CellReader:
    """Reads the tokens of a cell from left to right into drafts."""

    def __init__(self, text: str, period: Period | None) -> None:
        self.text = text
        self.period = period
        self.tokens = cell_tokens(text)
        self.at = 0
        self.done = 0

    def read(self) -> Iterator[Draft]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            draft = self._moment(token) if isinstance(token, Moment) else self._phrase(token)
            if draft is not None:
                self.done = draft.end
                yield draft

    def _gap(self, left: int) -> str:
        """The words between the token at `left` and the next one."""
        if left + 1 >= len(self.tokens):
            return self.text[self.tokens[left].end :]
        return self.text[self.tokens[left].end : self.tokens[left + 1].start]

    def _next(self) -> Token | None:
        return self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None

    def _moment(self, moment: Moment) -> Draft | None:
        lead_in = opening(self.text, moment.start, self.done)
        following, gap = self._next(), self._gap(self.at)
        recurring = self._named_by_recurrence()
        if recurring is not None:
            self.at = recurring + 1
            return Draft(lead_in.start, self.tokens[recurring].end, DateKind.RECURRING)
        if isinstance(following, Moment):
            if (
                (RANGE_GAP.fullmatch(gap) and not self._chained())
                or (lead_in.sense is LeadIn.BETWEEN and AND_GAP.fullmatch(gap))
                or (SLASH_GAP.fullmatch(gap) and moment.year is None and moment.unit is following.unit)
            ):
                return self._range(lead_in, moment, following)
            if LIST_GAP.fullmatch(gap):
                moment = borrow_year(moment, self._year_ahead())
                self._pass_year_on(moment)
        elif isinstance(following, Found):
            if following.phrase is Phrase.ONGOING and _TO_ONGOING.fullmatch(gap) and gap.strip().lower() != "and then":
                self.at += 2
                return Draft(lead_in.start, following.end, DateKind.RANGE, bounds_of(moment, self.period)[0])
            if following.phrase is Phrase.ONWARDS and not gap.strip(" ,-–—"):
                self.at += 2
                return Draft(lead_in.start, following.end, DateKind.RANGE, bounds_of(moment, self.period)[0])
        self.at += 1
        tail = _OPEN_TAIL.match(gap)
        if tail and following is None and lead_in.sense is not LeadIn.BY:
            return Draft(
                lead_in.start,
                moment.end + len(tail.group().rstrip()),
                DateKind.RANGE,
                bounds_of(moment, self.period)[0],
            )
        kind, first, last = value_of(moment, lead_in, self.period)
        return Draft(lead_in.start, moment.end, kind, first, last)

    def _named_by_recurrence(self) -> int | None:
        """The place of the recurrence to which a list of moments without years belongs: 'May and July each year'."""
        for index in range(self.at, min(len(self.tokens) - 1, self.at + 12)):
            token, following, gap = self.tokens[index], self.tokens[index + 1], self._gap(index)
            if not isinstance(token, Moment) or token.year is not None:
                return None
            if isinstance(following, Found):
                named = following.phrase is Phrase.RECURRING and self._names_month_of(following, gap)
                return index + 1 if named else None
            if not LIST_GAP.fullmatch(gap):
                return None
        return None

    def _names_month_of(self, recurring: Found, gap: str) -> bool:
        words = self.text[recurring.start : recurring.end].lower()
        return _JUST_TIES.fullmatch(gap) is not None and "thereafter" not in words and not words.startswith("then")

    def _chained(self) -> bool:
        """True where three or more moments are joined in a row: 'June-Sept-Dec' is a list, not a range."""
        ahead = self.tokens[self.at + 2] if self.at + 2 < len(self.tokens) else None
        return isinstance(ahead, Moment) and RANGE_GAP.fullmatch(self._gap(self.at + 1)) is not None

    def _year_ahead(self) -> Moment:
        """The next moment of a list that has a year."""
        index = self.at + 1
        last = self.tokens[index]
        while index < len(self.tokens):
            token = self.tokens[index]
            if not isinstance(token, Moment):
                break
            last = token
            if token.year is not None or not LIST_GAP.fullmatch(self._gap(index)):
                break
            index += 1
        assert isinstance(last, Moment)
        return last

    def _pass_year_on(self, moment: Moment) -> None:
        following = self.tokens[self.at + 1]
        if isinstance(following, Moment) and moment.year is not None:
            self.tokens[self.at + 1] = lend_year(moment, following)

    def _range(self, lead_in: Opening, left: Moment, right: Moment) -> Draft:
        left = borrow_year(left, right)
        right = lend_year(left, right)
        self.at += 2
        first, last = bounds_of(left, self.period)[0], bounds_of(right, self.period)[1]
        if first and last and last < first[: len(last)] and right.year is None:
            last = f"{int(last[:4]) + 1}{last[4:]}"
        return Draft(lead_in.start, right.end, DateKind.RANGE, first, last)

    def _phrase(self, token: Found) -> Draft | None:
        index = self.at
        self.at += 1
        if token.phrase is Phrase.RECURRING:
            if self._is_adjective(token):
                return None
            return Draft(token.start, self._absorb(token.end), DateKind.RECURRING)
        if token.phrase is Phrase.ONGOING:
            following = self.tokens[self.at] if self.at < len(self.tokens) else None
            gap = self._gap(index)
            if isinstance(following, Moment):
                lead_in = opening(self.text, following.start, token.end)
                tied = not self.text[token.end : lead_in.start].strip(" ,")
                if tied and lead_in.sense is LeadIn.DURING:
                    self.at += 1
                    return Draft(token.start, following.end, DateKind.ONGOING)
                if tied and lead_in.sense in (LeadIn.FROM, LeadIn.UNTIL):
                    self.at += 1
                    _, first, last = value_of(following, lead_in, self.period)
                    return Draft(token.start, following.end, DateKind.RANGE, first, last)
            elif isinstance(following, Found) and following.phrase is Phrase.ONGOING and not gap.strip(" ,–-/"):
                self.at += 1
                return Draft(token.start, following.end, DateKind.ONGOING)
            return Draft(token.start, token.end, DateKind.ONGOING)
        if token.phrase is Phrase.ONWARDS:
            return Draft(token.start, token.end, DateKind.ONGOING)
        return Draft(token.start, token.end, DateKind.BY)

    def _is_adjective(self, token: Found) -> bool:
        """'Annual report September 2018' is a date for a report; 'annual report in September' recurs."""
        words = self.text[token.start : token.end].lower()
        following = self.tokens[self.at] if self.at < len(self.tokens) else None
        if words != "annual" or not isinstance(following, Moment) or following.year is None:
            return False
        gap = self.text[token.end : following.start]
        return re.match(r"\s+\w+", gap) is not None and _TIES.fullmatch(gap) is None

    def _absorb(self, end: int) -> int:
        """Takes in the months that a recurrence names, and a start or end that hangs on it; returns where it ends."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            gap = self.text[end : token.start]
            if isinstance(token, Found):
                same = token.phrase is Phrase.RECURRING and not gap.strip(" ,–-")
                if not same:
                    break
            elif not self._belongs(token, gap):
                break
            end = token.end
            self.at += 1
        return end

    @staticmethod
    def _belongs(token: Moment, gap: str) -> bool:
        """True for a moment that a recurrence names; one with a year and no tying word is a date of its own."""
        if _NOUN_TIES.fullmatch(gap):
            return True
        return _TIES.fullmatch(gap) is not None and (token.year is None or _JUST_TIES.fullmatch(gap) is None)


def _label_start(text: str, floor: int, start: int) -> int:
    """Where the words before a date begin, if they are few enough to be its label ('Completed', 'First draft')."""
    gap = text[floor:start]
    breaks = [match.end() for match in _BREAK.finditer(gap)]
    begin = floor + (breaks[-1] if breaks else 0)
    while begin < start and text[begin] in EDGE:
        begin += 1
    label = text[begin:start]
    if len(label.split()) > MAX_LEADING_WORDS or label.count(")") != label.count("("):
        return start
    return begin


def cell_dates(text: str, period: Period | None) -> Iterator[Draft]:
    """The dates of a timescale cell, in order: all that it holds."""
    floor = 0
    for draft in CellReader(text, period).read():
        yield replace(draft, start=_label_start(text, floor, draft.start))
        floor = draft.end
