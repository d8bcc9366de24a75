"""Poured table text to segments: dates, leads, ratings, sentences; each is what one cell held, or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.language.verbs import is_gerund, is_imperative
from safeguard_extract.plan.agencies import GROUP_HEADS, ROLE_HEADS
from safeguard_extract.plan.leads import split_leads
from safeguard_extract.plan.poured_dates import BEFORE_DATE, OFTEN, date_at, opens_date
from safeguard_extract.plan.poured_leads import MOMENT, lead_at, remark_after
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
    """A stretch of poured text and what it held.

    `ended` is True where it closes with a full stop, `opens_row` where a row's number stood before it, `cells` is how
    many cells of leads it held.
    """

    cell: Cell
    text: str
    span: Span
    block: int
    ended: bool = False
    opens_row: bool = False
    cells: int = 1


_TOKEN = re.compile(r"\S+")
_RATING = re.compile(r"^(?:red|amber|green|blue)\b(?=\s+(?:\d|[A-Z])|\s*$)", re.I)
_LAST_RATING = re.compile(r"\s(?:Red|Amber|Green|Blue|RED|AMBER|GREEN|BLUE|Complete)\W*$")
_LOST_DATE = re.compile(r"(?:By|From|Until|[Oo]nwards)\s+(?=[A-Z])")
_TITLE = re.compile(
    r"(?:(?P<lead>(?:Responsible |Accountable )?(?:Leads?|Owners?|Officers?)|Who|By whom|Responsib(?:le|ility))"
    r"|(?P<date>(?:By )?[Ww]hen|Time ?scales?|Deadlines?|Target dates?|Due dates?|Completion dates?)"
    r"|(?:Success )?[Mm]easures?(?: of success)?|Evidence(?: of (?:impact|success))?|How will we know)"
    r"\s*(?P<stop>[:?])?\s+(?=[A-Z0-9])"
)
_PEERS = re.compile(r"\s+[A-Z]{2,6}(?:\s?[/,&]\s?[A-Z]{2,6})+(?=\s+[A-Z][a-z])")
_SEASONS = frozenset("spring summer autumn winter".split())
_LONGEST_ROW = 120  # words: no cell of an action table is longer
_MIN_SENTENCE = 3  # words: fewer are no action
# Words that a sentence's own party follows: "the new Training Subgroup", "regarding the Board".
_BEFORE_PARTY = frozenset(
    """new multi-agency multiagency local joint existing relevant key single single-agency national regional current
    other independent statutory strategic operational regarding involving like plus versus supports informs""".split()
)


def segments_of(text: str, base: int, block: int) -> Iterator[Segment]:
    """The segments of one piece of poured text, in order; `base` is its place in the document's text."""
    position = 0
    after_anchor = False
    while position < len(text):
        rest = text[position:]
        lead_in = len(rest) - len(rest.lstrip(" ;,."))
        position += lead_in
        rest = rest[lead_in:]
        if not rest:
            return
        lost = _LOST_DATE.match(rest)
        if lost and lead_at(rest[lost.end() :]):
            position += lost.end()
            continue
        titled = _title_at(rest, after_anchor)
        if titled:
            position += titled
            continue
        taken = _cell_at(rest)
        after_anchor = taken is not None
        if taken is None:
            yield from _sentence(rest, base + position, block)
            return
        cell, length = taken
        place = base + position
        yield Segment(cell, rest[:length], Span(place, place + length), block)
        if cell is Cell.LEAD:
            peers = _PEERS.match(rest, length)
            if peers:  # unknown acronyms beside a known party
                length = peers.end()
                start = length - len(peers[0].strip())
                yield Segment(cell, rest[start:length], Span(place + start, place + length), block)
            length += remark_after(rest[length:])
        position += length


def _cell_at(text: str) -> tuple[Cell, int] | None:
    """The cell that a text begins with and its length; None where it begins with a sentence."""
    for cell, length_at in ((Cell.DATE, date_at), (Cell.RATING, _rating_at), (Cell.LEAD, lead_at)):
        length = length_at(text)
        if length:
            return cell, length
    return None


def _title_at(text: str, after_anchor: bool) -> int:
    """The length of a column's title before its cells, or 0: 'Lead' before parties, 'When' before dates, 'Measures'
    after them."""
    match = _TITLE.match(text)
    if match is None:
        return 0
    rest = text[match.end() :]
    if match["lead"] and rest.split()[0].strip(",").lower() in ROLE_HEADS:
        return 0  # "Lead Officer"
    found = lead_at(rest) if match["lead"] else date_at(rest) if match["date"] else after_anchor or match["stop"]
    return match.end() if found else 0


def _rating_at(text: str) -> int | None:
    match = _RATING.match(text)
    return match.end() if match else None


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
        rest = text[start:]
        if previous in NEVER_LAST or tokens[i - 1][0].endswith(",") or previous in BEFORE_DATE:
            if previous == "and" and _is_dated_lead(rest):
                return start  # the scraper lost what the cell ended with
            continue
        date = date_at(rest) if opens_date(tokens[i][0]) else None
        if date is not None and previous in _SEASONS:
            continue  # "a practice week in spring 2020"
        if date is not None:
            after = rest[date:].lstrip(" ,")
            # "meet parents each term", "twice a year" before the party and its own date
            lead = lead_at(after) if tokens[i][0] in OFTEN | {"to"} else None
            often = tokens[i][0] in OFTEN or (tokens[i][0] == "to" and tokens[i + 1][0].lower() in OFTEN)
            own = often and (lead is None or bool(date_at(after[lead:].lstrip(" ,"))))
            if not own and (not after or after[:1].isupper() or after[:1].isdigit()):
                return start
        elif tokens[i][0][:1].isupper():
            lead = lead_at(rest)
            after = rest[lead:].lstrip(" ,;") if lead else ""
            if lead and after and opens_date(after.split()[0]) and date_at(after):
                return start
            if lead and _stands_between(tokens[i - 1][0], rest[:lead], after):
                return start
    return None


def _is_dated_lead(text: str) -> bool:
    """'December 2018 Audit Chair …': a month with its year and a party, as no sentence goes on."""
    moment = MOMENT.match(text)
    return moment is not None and " " in moment[0] and lead_at(text[moment.end() :].lstrip()) is not None


def _stands_between(before: str, lead: str, after: str) -> bool:
    """Whether a party that no date follows is a cell: a role or group of several words, after a noun, where a capital
    begins the next cell."""
    words, following = lead.split(), after.split()
    parties = split_leads(lead)
    return (
        len(words) > 1
        and bool(parties)
        and parties[0].text.split()[-1].strip("().").lower() in ROLE_HEADS | GROUP_HEADS
        and before[-1:].isalpha()
        and not is_imperative(before)
        and not is_gerund(before)
        and before.lower() not in _BEFORE_PARTY
        and len(following) > _MIN_SENTENCE
        and following[0][:1].isupper()
        and following[1][:1].islower()
    )


def _plain(text: str, base: int, block: int) -> Iterator[Segment]:
    rating = _LAST_RATING.search(text)
    body = text[: rating.start()].rstrip() if rating else text.rstrip()
    if body:
        cell = Cell.DUTY if form_of(body) is Form.DUTY else Cell.STATE
        yield Segment(cell, body, Span(base, base + len(body)), block, body.endswith("."))
    if rating:
        start = rating.start() + 1
        yield Segment(Cell.RATING, text[start:].strip(), Span(base + start, base + len(text.rstrip())), block)
