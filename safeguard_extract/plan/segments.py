"""Poured table text to segments: dates, leads, ratings, sentences; each is what one cell held, or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.plan.date_forms import find_moments
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.leads import is_lead_cell
from safeguard_extract.plan.parties import party_kind
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.geometry import Span


class Cell(Enum):
    """What a segment held."""

    DATE = "date"
    LEAD = "lead"
    RATING = "rating"
    DUTY = "duty"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of poured text and what it held; `ended` is True where it closes with a full stop."""

    cell: Cell
    text: str
    span: Span
    block: int
    ended: bool = False


_TOKEN = re.compile(r"\S+")
_RATING = re.compile(r"^(?:red|amber|green|blue)\b(?=\s+(?:\d|[A-Z])|\s*$)", re.I)
_LAST_RATING = re.compile(r"\s(?:Red|Amber|Green|Blue|RED|AMBER|GREEN|BLUE|Complete)\W*$")
_LOST_DATE = re.compile(r"(?:By|From|Until)\s+(?=[A-Z])")
_REMARK = re.compile(r"\s*\((?:tbc|tba|lead|chair|see above)\)", re.I)
_BEFORE_DATE = frozenset(
    "by in on from since of until before after during to at for between the early late mid end".split()
)
_SMALL_DATES = frozenset(
    "by end mid from ongoing on-going quarterly monthly annually weekly termly six-monthly bi-monthly every each "
    "within throughout before due to six bi-annually twice".split()
)
# Words that stand before the moment in a date cell, or are the whole of one.
_LEADS_IN = (
    _BEFORE_DATE
    | _SMALL_DATES
    | frozenset(
        """be in place completed complete completion initially start starting starts first review reviewed then no
        later than week month
    year term spring summer autumn winter immediate immediately continuous continuing annual annually half
    yearly bi-annually
    twice once daily fortnightly one two three four six nine twelve eighteen""".split()
    )
)
_LONGEST_ROW = 120  # words: no cell of an action table is longer
_LONGEST_LEAD = 14  # words
_MIN_SENTENCE = 3  # words: fewer are no action
_LONGEST_DATE = 48  # characters


def segments_of(text: str, base: int, block: int) -> Iterator[Segment]:
    """The segments of one piece of poured text, in order; `base` is its place in the document's text."""
    position = 0
    while position < len(text):
        rest = text[position:]
        lead_in = len(rest) - len(rest.lstrip(" ;,."))
        position += lead_in
        rest = rest[lead_in:]
        if not rest:
            return
        lost = _LOST_DATE.match(rest)
        if lost and _lead_at(rest[lost.end() :]):
            position += lost.end()
            continue
        taken = _date_at(rest) or _rating_at(rest) or _lead_at(rest)
        if taken is None:
            yield from _sentence(rest, base + position, block)
            return
        cell, length = taken
        yield Segment(cell, rest[:length], Span(base + position, base + position + length), block)
        position += length


def _date_at(text: str) -> tuple[Cell, int] | None:
    """The longest head of the text that is nothing but a date cell, where no sentence goes on in small letters."""
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
        return None if after[:1].islower() else (Cell.DATE, end)
    return None


def _is_date_cell(text: str) -> bool:
    """One date, with nothing before it but the words that lead in to dates: two in a row are two cells."""
    first = next(find_moments(text, loose=True), None)
    before = text[: first.start].split() if first is not None else text.split()[:1]
    led_in = all(word.strip(":,").lower() in _LEADS_IN for word in before)
    several = bool(re.search(r",|\band\b|/", text))
    return led_in and (several or len(find_dates(text, place=Place.CELL)) == 1) and len(text.split()) <= 6


def _rating_at(text: str) -> tuple[Cell, int] | None:
    match = _RATING.match(text)
    return (Cell.RATING, match.end()) if match else None


def _lead_at(text: str) -> tuple[Cell, int] | None:
    """The longest head of the text that is a lead cell, where what follows begins anew."""
    tokens = list(_TOKEN.finditer(text))
    if not tokens or not tokens[0][0][:1].isupper():
        return None
    for count in range(min(_LONGEST_LEAD, len(tokens)), 0, -1):
        end = tokens[count - 1].end()
        head = text[:end].rstrip(" ,;.")
        last = tokens[count - 1][0].strip("(),.;:").lower()
        after = text[end:].lstrip()
        if last in NEVER_LAST or (after and not (after[:1].isupper() or after[:1].isdigit() or after[:1] in '(“"')):
            continue
        if head.count("(") != head.count(")") or (count == 1 and after and not _lone(head)):
            continue
        if is_lead_cell(head):
            remark = _REMARK.match(text, len(head))
            return Cell.LEAD, remark.end() if remark else len(head)
    return None


def _lone(word: str) -> bool:
    """One word is a lead cell only where it names an organisation or is an acronym."""
    kind = party_kind(word)
    return kind is not None and (word.isupper() or kind.value == "organisation")


def _sentence(text: str, base: int, block: int) -> Iterator[Segment]:
    """A sentence, cut where the cells of its row begin: at a lead that a date follows, or at a date that cells
    follow."""
    cut = _row_cut(text)
    if cut is None:
        yield from _plain(text, base, block)
        return
    yield from _plain(text[:cut].rstrip(), base, block)
    yield from segments_of(text[cut:], base + cut, block)


def _row_cut(text: str) -> int | None:
    """Where a sentence's own words end and the next cell begins, or None."""
    tokens = list(_TOKEN.finditer(text))
    for i in range(_MIN_SENTENCE, min(len(tokens), _LONGEST_ROW)):
        start, previous = tokens[i].start(), tokens[i - 1][0].strip("()\"'”").lower()
        if previous in NEVER_LAST or tokens[i - 1][0].endswith(",") or previous in _BEFORE_DATE:
            continue
        rest = text[start:]
        date = _date_at(rest) if _opens_date(tokens[i][0]) else None
        if date is not None:
            after = rest[date[1] :].lstrip(" ,")
            if not after or after[:1].isupper() or after[:1].isdigit():
                return start
        elif tokens[i][0][:1].isupper():
            lead = _lead_at(rest)
            after = rest[lead[1] :].lstrip(" ,;") if lead else ""
            if lead and after and _opens_date(after.split()[0]) and _date_at(after):
                return start
    return None


def _opens_date(token: str) -> bool:
    """A word that may begin a date cell: a capital, a figure or one of the few small words that dates begin with."""
    return token[:1].isupper() or token[:1].isdigit() or token.lower() in _SMALL_DATES


def _plain(text: str, base: int, block: int) -> Iterator[Segment]:
    rating = _LAST_RATING.search(text)
    body = text[: rating.start()].rstrip() if rating else text.rstrip()
    if body:
        cell = Cell.DUTY if form_of(body) is Form.DUTY else Cell.STATE
        yield Segment(cell, body, Span(base, base + len(body)), block, body.endswith("."))
    if rating:
        start = rating.start() + 1
        yield Segment(Cell.RATING, text[start:].strip(), Span(base + start, base + len(text.rstrip())), block)
