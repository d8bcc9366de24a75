"""What the document says of itself: board, area, type, period, date of publication."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.labels import read_label
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.dates import Place, find_dates
from safeguard_extract.plan.periods import find_period
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.plan import DocumentType, Period, PeriodBasis

_WORD = r"(?:[A-Z][\w’'&.-]*|&)"
_AREA = rf"(?P<area>{_WORD}(?:,?\s+(?:and|of|on|in|upon|the|with|le|under|&|{_WORD})){{0,7}}?)"
_BODY = (
    r"(?:Local\s+|Multi-?\s?Agency\s+)?(?:Safeguarding\s+(?:Children(?:['’]?s)?|Childrens|Adults?"
    r"|Children\s+and\s+Adults?|Children\s+(?:and|&)\s+Young\s+People)"
    r"(?:\s+(?:and|&)\s+Adults?)?|Child(?:ren(?:['’]?s)?)?\s+Safeguarding|Safeguarding"
    r"|Child\s+Protection)(?:\s+(?:Multi-?\s?Agency|Joint))?"
    r"\s+(?:Boards?|Partnerships?|Partners|Committee)(?!\s+(?:Manager|Chair|member))"
    r"(?:\s+for\s+(?:Children|Adults)(?:\s+and\s+(?:Children|Adults|Young\s+People))?)?"
)
_BOARD = re.compile(rf"(?P<name>{_AREA}\s+{_BODY})")
_BOARD_FOR = re.compile(
    rf"(?P<name>(?P<body>{_BODY})\s+(?:for|of|in)\s+(?P<area>{_WORD}(?:,?\s+(?:and|of|on|upon|the|&|{_WORD})){{0,6}}))"
)
_SHOUTED = re.compile(
    r"(?P<name>(?P<area>[A-Z][A-Z’'&, -]{2,60}?)\s+(?:LOCAL\s+)?SAFEGUARDING\s+CHILDREN(?:['’]?S)?\s+(?:BOARD"
    r"|PARTNERSHIP))"
)
# Words that begin a sentence or a title, not the name of a place.
_NOT_PLACE = re.compile(
    r"^(?:its|his|her|your|my|safe|keeping|the|our|this|each|every|local|a|an|of|and|annual|report|business"
    r"|strategic|plan|strategy|welcome|to|from|for|by|introduction|foreword|"
    r"independent|chair|with|page|contents|download|version|draft|final|about|what|why|how|role|in|as|at|on|date"
    r"|publication|published|approved|june|july|april|"
    r"may|march|january|february|august|september|october|november|december|document|owner|author|\d[\d/–-]*)\s+",
    re.I,
)
_GENERIC = re.compile(
    r"^(?:local|the|a|an|this|each|every|all|other|new|joint|both|their|our|its|area|neighbouring|multi-?agency|old"
    r"|children|adults)$",
    re.I,
)
_OLD_NAMES = re.compile(r"\s+(?:local|multi-?\s?agency|borough|county|metropolitan|city council)$", re.I)
_FRONT = 4000  # characters: the cover, the contents and the first page of words
_COVER = 700
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
            r"|report\s+on\s+the\s+(?:work|effectiveness)",
            re.I,
        ),
    ),
    (
        DocumentType.BUSINESS_PLAN,
        re.compile(
            r"(?:business|development|delivery|action|work|improvement|implementation|operational"
            r"|annual)\s+(?:development\s+|improvement\s+)?(?:plan|programme)\b|work\s?plan\b",
            re.I,
        ),
    ),
    (
        DocumentType.STRATEGIC_PLAN,
        re.compile(
            r"strategic\s+(?:\w+\s+){0,2}plan|strategic\s+(?:priorities|framework|direction)|\bstrategy\b"
            r"|plan\s+on\s+a\s+page|strategic\s+(?:and|&)\s+business\s+plan|\bour\s+plan\b",
            re.I,
        ),
    ),
)
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
    board, area = find_board(cover, front, composition.text)
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


def find_board(cover: str, front: str, text: str) -> tuple[str | None, str | None]:
    """The board as it names itself and its area: the name on the cover, else the one most often printed."""
    votes: Counter[tuple[str, str]] = Counter()
    for weight, part in ((20, cover), (4, front), (1, text)):
        for name, area in _names(part):
            votes[name, area] += weight
    if not votes:
        return None, None
    (board, area), _ = max(votes.items(), key=lambda item: (item[1], -len(item[0][0])))
    return board, area


def _names(text: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for line in text.split("\n"):
        found = [_tidy(match["name"], match["area"]) for match in _BOARD.finditer(line)]
        found += [_tidy(_titled(match["name"]), _titled(match["area"])) for match in _SHOUTED.finditer(line)]
        found += [(_spaced(m["name"]), _spaced(m["area"])) for m in _BOARD_FOR.finditer(line) if _is_place(m["area"])]
        out += [pair for pair in found if pair is not None]
    return out


def _is_place(words: str) -> bool:
    return not _GENERIC.match(words.split()[0])


def _tidy(name: str, area: str) -> tuple[str, str] | None:
    name, area = _spaced(name), _spaced(area)
    while _NOT_PLACE.match(area + " "):
        cut = _NOT_PLACE.match(area + " ")
        if cut is None or cut.end() > len(area):
            return None
        area, name = area[cut.end() :], name[cut.end() :]
    shorter = _OLD_NAMES.sub("", area)
    # A cover line such as "Keeping children safe" before the name is not the place.
    return None if not shorter or _GENERIC.match(shorter) or len(shorter) < 3 else (name, shorter)


def _titled(text: str) -> str:
    small = {"AND", "OF", "ON", "UPON", "THE", "IN", "FOR"}
    return " ".join(w.lower() if w in small else w.capitalize() for w in text.split())


def _spaced(text: str) -> str:
    return " ".join(text.split())


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
        lines = [find_period(line) for line in text.split("\n")[:12] if len(line) < 200]
        stretch = next((p for p in lines if p is not None and p.end != p.start), None) or next(
            (p for p in lines if p), None
        )
        if stretch is not None:
            return stretch
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
        found = find_period(sentence) if re.search(r"\bto\b|[-–]|\band\b", sentence) else None
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
