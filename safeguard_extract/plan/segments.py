"""Poured table text to segments: dates, leads, ratings, sentences; each is what one cell held, or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.language.verbs import is_gerund, is_imperative
from safeguard_extract.plan.agencies import GROUP_HEADS, ORGANISATION_HEADS, ROLE_HEADS
from safeguard_extract.plan.date_forms import find_moments
from safeguard_extract.plan.date_words import MONTH
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.leads import is_lead_cell, split_leads
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
    """A stretch of poured text and what it held; `ended` is True where it closes with a full stop, `opens_row`
    where a row's number stood before it, `cells` is how many
    cells of leads it held."""

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
_REMARK = re.compile(r"\s*\((?:tbc|tba|lead|chair|see above)\)", re.I)
_MOMENT = re.compile(
    rf"\b(?:{MONTH}\s+)?(?:19|20)\d\d\b|\b{MONTH}\s+\d\d\b|\bQ(?:uarter\s)?[1-4]\b"
    r"|(?-i:\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|\bTB[CA]\b(?!\)))",
    re.I,
)
_TITLE = re.compile(
    r"(?:(?P<lead>(?:Responsible |Accountable )?(?:Leads?|Owners?|Officers?)|Who|By whom|Responsib(?:le|ility))"
    r"|(?P<date>(?:By )?[Ww]hen|Time ?scales?|Deadlines?|Target dates?|Due dates?|Completion dates?)"
    r"|(?:Success )?[Mm]easures?(?: of success)?|Evidence(?: of (?:impact|success))?|How will we know)"
    r"\s*(?P<stop>[:?])?\s+(?=[A-Z0-9])"
)
_UNSAID = re.compile(r"(?:TBC|TBA|N/A)(?=\s+[A-Z]|\s*$)")
_SEE = re.compile(r"\s*\(see above\)$", re.I)
_PEERS = re.compile(r"\s+[A-Z]{2,6}(?:\s?[/,&]\s?[A-Z]{2,6})+(?=\s+[A-Z][a-z])")
_ASIDE = re.compile(r",\s+[a-z]")
_BEFORE_DATE = frozenset(
    "by in on from since of until before after during to at for between the early late mid end".split()
)
_SMALL_DATES = frozenset(
    "by end mid from ongoing on-going quarterly monthly annually weekly termly six-monthly bi-monthly every each "
    "within throughout before due to six bi-annually twice".split()
)
_CYCLES = frozenset(
    "a and basis board cycle cycles days each executive half meeting meetings monthly months necessary needed per "
    "quarter quarters required terms throughout times weeks years".split()
)
_STRAYS = 1  # words: one may be what the date turns on ("after publication")
_OFTEN = frozenset("each every twice throughout quarterly monthly annually weekly termly".split())
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
_SHORTEST = 3  # words of a role with its group: "Chair of CDOP"
# Words that a sentence's own party follows: "the new Training Subgroup", "regarding the Board".
_BEFORE_PARTY = frozenset(
    """new multi-agency multiagency local joint existing relevant key single single-agency national regional current
    other independent statutory strategic operational regarding involving like plus versus supports informs""".split()
)
_HEADS = ROLE_HEADS | GROUP_HEADS | ORGANISATION_HEADS
_TERMINAL = frozenset("exec executive group subgroup sub-group panel board committee forum".split())
_LONGEST_DATE = 48  # characters


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
        if lost and _lead_at(rest[lost.end() :]):
            position += lost.end()
            continue
        titled = _title_at(rest, after_anchor)
        if titled:
            position += titled
            continue
        taken = _date_at(rest) or _rating_at(rest) or _lead_at(rest)
        after_anchor = taken is not None
        if taken is None:
            yield from _sentence(rest, base + position, block)
            return
        cell, length = taken
        yield Segment(cell, rest[:length], Span(base + position, base + position + length), block)
        position += length
        if cell is Cell.LEAD:
            peers = _PEERS.match(rest, length)
            if peers:  # unknown acronyms beside a known party
                start = peers.end() - len(peers[0].strip())
                yield Segment(
                    cell,
                    rest[start : peers.end()],
                    Span(base + position - taken[1] + start, base + position - taken[1] + peers.end()),
                    block,
                )
                length = peers.end()
            position += length - taken[1] + _remark_after(rest[length:])


def _title_at(text: str, after_anchor: bool) -> int:
    """The length of a column's title before its cells, or 0: 'Lead' before parties, 'When' before dates, 'Measures'
    after them."""
    match = _TITLE.match(text)
    if match is None:
        return 0
    rest = text[match.end() :]
    if match["lead"] and rest.split()[0].strip(",").lower() in ROLE_HEADS:
        return 0  # "Lead Officer"
    found = _lead_at(rest) if match["lead"] else _date_at(rest) if match["date"] else after_anchor or match["stop"]
    return match.end() if found else 0


def _date_at(text: str) -> tuple[Cell, int] | None:
    """The longest head of the text that is nothing but a date cell, where no sentence goes on in small letters."""
    unsaid = _UNSAID.match(text)
    if unsaid:
        return Cell.DATE, unsaid.end()
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
            return Cell.DATE, end
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
    several = bool(re.search(r",|\band\b|/", text))
    return led_in and (several or len(find_dates(text, place=Place.CELL)) == 1) and len(text.split()) <= 6


def _strays(text: str) -> bool:
    """Whether words of a text without a moment belong to no date: 'Three leaflets sent Board Manager Termly'."""
    words = [word.strip(",.;()/").lower() for word in text.split()]
    return sum(word.isalpha() and word not in _LEADS_IN and word not in _OFTEN | _CYCLES for word in words) > _STRAYS


def _rating_at(text: str) -> tuple[Cell, int] | None:
    match = _RATING.match(text)
    return (Cell.RATING, match.end()) if match else None


def _lead_at(text: str) -> tuple[Cell, int] | None:
    """The longest head of the text that is a lead cell, where what follows begins anew."""
    tokens = list(_TOKEN.finditer(text))
    if not tokens or not tokens[0][0][:1].isupper():
        return None
    moment = _MOMENT.search(text)  # no party's name holds one
    named = [token for token in tokens if moment is None or token.end() <= moment.start()]
    for count in range(min(_LONGEST_LEAD, len(named)), 0, -1):
        end = tokens[count - 1].end()
        head = text[:end].rstrip(" ,;.")
        last = tokens[count - 1][0].strip("(),.;:").lower()
        after = text[end:].lstrip()
        anew = after[:1].isupper() or after[:1].isdigit() or after[:1] in '(“"' or tokens[count - 1][0].endswith("),")
        anew = anew or (after.split(" ")[0] in _SMALL_DATES and _date_at(after) is not None)
        anew = anew or (last in ROLE_HEADS | GROUP_HEADS and _remark_after(text[len(head) :]) > 0)
        if last in NEVER_LAST or (after and not anew):
            continue
        if head.count("(") != head.count(")") or (count == 1 and after and not _lone(head)):
            continue
        if is_lead_cell(head):
            return Cell.LEAD, len(_SEE.sub("", _at_head(head)))
    return None


def _at_head(text: str) -> str:
    """The text up to the head of a group's name, where a word that is no head was poured behind it: 'Chair of the
    Audit Group Assurance'."""
    words = text.split(" ")
    if words[-1].lower() in _HEADS or not words[-1].isalpha():
        return text
    shorter = " ".join(words[:-1])
    whole = len(words) > _SHORTEST and words[-2].lower() in _TERMINAL and " of " in shorter and is_lead_cell(shorter)
    return shorter if whole else text


def _remark_after(text: str) -> int:
    """The length of what a lead cell says besides its party: '(see above)', ', cover by the deputy' up to a capital
    that begins anew."""
    remark = _REMARK.match(text)
    if remark:
        return remark.end()
    if not _ASIDE.match(text):
        return 0
    tokens = list(_TOKEN.finditer(text))
    for before, token, after in zip(tokens[2:], tokens[3:], tokens[4:_LONGEST_LEAD], strict=False):
        ends = before[0].lower() not in NEVER_LAST and not before[0].endswith(",")
        if token[0][:1].isupper() and not token[0].isupper() and after[0][:1].islower() and ends:
            return token.start()
    return 0


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
        rest = text[start:]
        if previous in NEVER_LAST or tokens[i - 1][0].endswith(",") or previous in _BEFORE_DATE:
            if previous == "and" and _is_dated_lead(rest):
                return start  # the scraper lost what the cell ended with
            continue
        date = _date_at(rest) if _opens_date(tokens[i][0]) else None
        if date is not None:
            after = rest[date[1] :].lstrip(" ,")
            own = tokens[i][0] in _OFTEN and _lead_at(after) is None  # "meet parents each term"
            if not own and (not after or after[:1].isupper() or after[:1].isdigit()):
                return start
        elif tokens[i][0][:1].isupper():
            lead = _lead_at(rest)
            after = rest[lead[1] :].lstrip(" ,;") if lead else ""
            if lead and after and _opens_date(after.split()[0]) and _date_at(after):
                return start
            if lead and _stands_between(tokens[i - 1][0], rest[: lead[1]], after):
                return start
    return None


def _is_dated_lead(text: str) -> bool:
    """'December 2018 Audit Chair …': a month with its year and a party, as no sentence goes on."""
    moment = _MOMENT.match(text)
    return moment is not None and " " in moment[0] and _lead_at(text[moment.end() :].lstrip()) is not None


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
