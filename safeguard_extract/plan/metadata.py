"""What the document says of itself: board, area, type, period, date of publication."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.labels import read_label
from safeguard_extract.plan.boards import find_board
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.periods import find_period
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.plan import DocumentType, Period, PeriodBasis

_FRONT = 4000  # characters: the cover, the contents and the first page of words
_COVER = 700
_SENTENCES = 200  # characters: a longer line tells of other years, too
_TITLE_WORDS = 12  # a longer line with a single year tells of something that happened in it
# A line that holds more than a date ("Hold a conference in July 2021") says something else.
_ONLY_DATE = re.compile(
    r"\W*(?:(?:published|date|dated|version|updated|final|issued|revised)\W+)*(?:(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?"
    r"|the|in"
    r"|spring|summer|autumn|winter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\W+)+\d{2,4}\W*",
    re.I,
)
_KINDS: tuple[tuple[DocumentType, re.Pattern[str]], ...] = (
    (
        DocumentType.ANNUAL_REPORT,
        re.compile(
            r"annual\s+(?:\w+\s+)?(?:report|review)|yearly\s+report|end\s+of\s+year\s+report"
            r"|report\s+on\s+the\s+(?:work|effectiveness)|report\s+of\s+the\s+(?:independent\s+)?chair",
            re.I,
        ),
    ),
    (
        DocumentType.BUSINESS_PLAN,
        re.compile(
            r"(?:business|development|delivery|action|work|improvement|implementation|operational"
            r"|annual)\s+(?:development\s+|improvement\s+)?(?:plan|programme)s?\b|work\s?plans?\b",
            re.I,
        ),
    ),
    (
        DocumentType.STRATEGIC_PLAN,
        re.compile(
            r"strategic\s+(?:\w+\s+){0,2}plan|strategic\s+(?:priorities|framework|direction)|\bstrategy\b"
            r"|(?:two|three|four|five|\d)[\s-]+year\s+plan|plan\s+on\s+a\s+page|strategic\s+(?:and|&)\s+business\s+plan|\bour\s+plan\b",
            re.I,
        ),
    ),
)
_OF_DOCUMENT = re.compile(r"\b(?:plan|strategy|report|review|programme|period|covers?|covering|years?)\b", re.I)
_PUBLISHED = re.compile(
    r"\b(?:date\s+of\s+publication|publication\s+date|published(?:\s+(?:on|in))?|agreed\s+by\s+[\w\s]{2,40}?\s+(?:on"
    r"|in)|approved(?:\s+by\s+[\w\s]{2,40}?)?\s+(?:on|in)"
    r"|(?:agreed|approved|ratified|adopted|signed\s+off|endorsed)\s+(?:at\s+[\w\s]{2,50}?\s+)?(?:on|in)"
    r"|date\s+(?:approved|agreed|issued)|issued|final\s+version|version\s+date|date)\b\s*:?\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The document's own account of itself; None for what it does not say."""

    board: str | None
    area: str | None
    type: DocumentType
    period: Period | None
    published: str | None


def find_metadata(composition: Composition, file_name: str) -> Metadata:
    """Board, area, type, period and publication date, from the cover, the headings and the first pages."""
    front = composition.text[:_FRONT]
    cover = _cover(composition)
    board, area = find_board(cover, front, composition.text, file_name)
    kind = find_type(cover, front, file_name)
    period = _find_period(cover, front, kind, file_name)
    return Metadata(board, area, kind, period, _find_published(cover, front, period))


def _cover(composition: Composition) -> str:
    """The cover's words: the blocks up to the first long paragraph, with single spaces."""
    parts: list[str] = []
    for placed in composition.placed:
        text = placed.text or composition.text[placed.span.start : placed.span.end]
        if (len(text.split()) > 45 and parts) or sum(map(len, parts)) > _COVER:
            break
        parts.append(text)
        if placed.block.kind is BlockKind.TABLE:
            break
    return " \n ".join(parts)


def find_type(cover: str, front: str, file_name: str) -> DocumentType:
    """The type by the words on the cover; where two are printed, the one printed first."""
    for text in (cover, file_name.replace("-", " ").replace("_", " "), front):
        found = [(match.start(), kind) for kind, pattern in _KINDS for match in [pattern.search(text)] if match]
        if found:
            return min(found, key=lambda pair: pair[0])[1]
    return DocumentType.OTHER


def _find_period(cover: str, front: str, kind: DocumentType, file_name: str) -> Period | None:
    """The period beside the type on the cover; else the first on the cover, the front, or in the file's name."""
    pattern = dict(_KINDS).get(kind)
    for text in (cover, front):
        if pattern is not None:
            for match in pattern.finditer(text):
                near = _near(text, match)
                if near is not None:
                    return _sharper(near, front)
        lines = [line for line in text.split("\n")[:12] if len(line) < _SENTENCES]
        found = [(line, period) for line in lines for period in [find_period(line)] if period is not None]
        stretch = next((period for _, period in found if period.end != period.start), None)
        titled = next((period for line, period in found if len(line.split()) <= _TITLE_WORDS), None)
        if stretch or titled:
            return stretch or titled
    return find_period(re.sub(r"[_.]", " ", file_name)) or _single_year(cover)


def _near(text: str, match: re.Match[str]) -> Period | None:
    """A period just after the type, or just before it; one that spans years beats a single year."""
    after = find_period(text[match.start() : match.end() + 60])
    further = find_period(text[match.end() : match.end() + 110].split(".")[0])
    before = find_period(text[max(0, match.start() - 40) : match.end()])
    found = [p for p in (after, before, further) if p is not None]
    return next((p for p in found if p.start != p.end), found[0] if found else None)


def _sharper(period: Period, front: str) -> Period:
    """The same years with their months, where the first pages print them ('April 2018 to March 2019')."""
    for sentence in re.split(r"[.\n]", front):
        told = len(sentence.split()) <= _TITLE_WORDS or _OF_DOCUMENT.search(sentence)
        found = find_period(sentence) if told and re.search(r"\bto\b|[-–]|\band\b", sentence) else None
        if found and found.start and found.end and len(found.start) > 4 and _years(found) == _years(period):
            return found
    return period


def _years(period: Period) -> tuple[str, str]:
    return (period.start or "")[:4], (period.end or "")[:4]


def _single_year(text: str) -> Period | None:
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return Period(year[0], year[0], year[0], PeriodBasis.CALENDAR) if year else None


def _find_published(cover: str, front: str, period: Period | None) -> str | None:
    """The date after 'published', 'agreed' or 'date of publication', else a month that stands alone on the cover."""
    for match in _PUBLISHED.finditer(front):
        dates = find_dates(front[match.end() : match.end() + 40].split("\n\n")[0], place=Place.CELL)
        if (
            dates
            and dates[0].span is not None
            and dates[0].span.start <= 12
            and dates[0].end
            and len(dates[0].end) >= 7
        ):
            return dates[0].end
    lines = itertools.takewhile(lambda line: read_label(line.strip()) is None, cover.split("\n"))
    return _lone_month([line for line in lines if len(line.split()) <= 8], period)


def _lone_month(lines: Sequence[str], period: Period | None) -> str | None:
    for line in lines:
        dates = find_dates(line.strip(), place=Place.CELL)
        if (
            _ONLY_DATE.fullmatch(line.strip())
            and len(dates) == 1
            and dates[0].start
            and dates[0].start == dates[0].end
            and len(dates[0].start) >= 7
        ):
            return dates[0].end
    return None
