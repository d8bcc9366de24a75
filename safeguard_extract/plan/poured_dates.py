"""Dates at the head of poured text: how much of it was one date cell."""

from __future__ import annotations

import re

from safeguard_extract.plan.date_forms import find_moments
from safeguard_extract.plan.dates import Place, find_dates

_TOKEN = re.compile(r"\S+")
# A cell without a date; of a year's quarters in columns only the crosses are left.
_UNSAID = re.compile(r"(?:TBC|TBA|N/A|[X✓](?: [X✓]){0,3})(?=\s+[A-Z]|\s*$)")
BEFORE_DATE = frozenset(
    "by in on from since of until before after during to at for between the early late mid end".split()
)
SMALL_DATES = frozenset(
    "by end mid from ongoing on-going quarterly monthly annually weekly termly six-monthly bi-monthly every each "
    "within throughout before due to six bi-annually twice".split()
)
_CYCLES = frozenset(
    "a and basis board cycle cycles days each executive half meeting meetings monthly months necessary needed per "
    "quarter quarters required terms throughout times weeks years".split()
)
_STRAYS = 1  # words: one may be what the date turns on ("after publication")
OFTEN = frozenset("each every twice throughout quarterly monthly annually weekly termly".split())
# Words that stand before the moment in a date cell, or are the whole of one.
_LEADS_IN = (
    BEFORE_DATE
    | SMALL_DATES
    | frozenset(
        """be in place completed complete completion initially start starting starts first review reviewed then no later
        than week month year term spring summer autumn winter immediate immediately continuous continuing annual
        annually half yearly bi-annually twice once daily fortnightly one two three four six nine twelve
        eighteen""".split()
    )
)
_LONGEST_DATE = 48  # characters


def date_at(text: str) -> int | None:
    """The length of the longest head of the text that is nothing but a date cell.

    None where there is none, or where a sentence goes on in small letters.
    """
    unsaid = _UNSAID.match(text)
    if unsaid:
        return unsaid.end()
    tokens = list(_TOKEN.finditer(text[:_LONGEST_DATE]))
    for count in range(len(tokens), 0, -1):
        end = tokens[count - 1].end()
        dates = find_dates(text[:end], place=Place.CELL)
        if (
            not dates
            or dates[0].span is None
            or dates[-1].span is None
            or dates[0].span.start > 0
            or dates[-1].span.end < end
        ):
            continue
        if not _is_date_cell(text[:end]):
            continue
        onward = re.match(r"\s+(?:to|onwards?)(?=\s+[A-Z]|\s*$)", text[end:])
        end += onward.end() if onward else 0
        after = text[end:].lstrip(" ,;")
        if not after[:1].islower() and not _goes_on(text, end):
            return end
        last = tokens[count - 1][0]
        if count == 1 or not (last.isalpha() and last[:1].isupper()):
            return None  # else the capital opened the next cell: "every quarter", "Quarterly report"
    return None


def _goes_on(text: str, end: int) -> bool:
    """'by September' before '2019.': the sentence's own words, closed by its full stop."""
    return text[:3].lower() == "by " and bool(re.match(r"\s+(?:19|20)\d\d\.", text[end:]))


def _is_date_cell(text: str) -> bool:
    """One date, with nothing before it but the words that lead in to dates: two in a row are two cells."""
    first = next(find_moments(text, loose=True), None)
    before = text[: first.start].split() if first is not None else text.split()[:1]
    if first is None and _strays(text):
        return False
    led_in = all(word.strip(":,").lower() in _LEADS_IN for word in before)
    several = bool(re.search(r",|\band\b|[/&]", text))
    words = [word for word in text.split() if word != "&"]
    return led_in and (several or len(find_dates(text, place=Place.CELL)) == 1) and len(words) <= 6


def _strays(text: str) -> bool:
    """Whether words of a text without a moment belong to no date: 'Three leaflets sent Board Manager Termly'."""
    words = [word.strip(",.;()/").lower() for word in text.split()]
    return sum(word.isalpha() and word not in _LEADS_IN and word not in OFTEN | _CYCLES for word in words) > _STRAYS


def opens_date(token: str) -> bool:
    """A word that may begin a date cell: a capital, a figure or one of the few small words that dates begin with."""
    return token[:1].isupper() or token[:1].isdigit() or token.lower() in SMALL_DATES
