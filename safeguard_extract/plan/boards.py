"""The board as it names itself, and the area that it is there for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from safeguard_extract.plan.places import find_places

_WORD = r"(?:[A-Z][\w’'&.-]*|&)"
_AREA = rf"(?P<area>{_WORD}(?:,?\s+(?:and|of|on|in|upon|the|with|le|under|&|{_WORD})){{0,7}}?)"
_WHOM = (
    r"(?:Safeguarding\s+(?:Children(?:['’]?s)?|Childrens|Adults?|Vulnerable\s+People|Children\s+and\s+Adults?"
    r"|Children\s+(?:and|&)\s+Young\s+People)(?:\s+(?:and|&)\s+Adults?)?"
    r"|Child(?:ren(?:['’]?s)?)?\s+Safeguarding|Safeguarding|Child\s+Protection)"
)
_BODY = (
    rf"(?:Local\s+|Multi-?\s?Agency\s+)?{_WHOM}(?:\s+(?:Multi-?\s?Agency|Joint|Assurance|Executive))?"
    r"\s+(?:Partnership\s+Board|Boards?|Partnerships?|Partners|Committee)(?!\s+(?:Manager|Chair|member))"
    r"(?:\s+for\s+(?:Children|Adults)(?:\s+and\s+(?:Children|Adults|Young\s+People))?)?"
)
_INITIALS = r"L?SC[BP]s?\b"
_NAMED = re.compile(rf"(?P<name>{_AREA}\s+(?:\([A-Z]{{2,6}}\)\s+)?{_BODY})")
_FOR_PLACE = re.compile(
    rf"(?P<name>{_BODY}\s+(?:for|of|in)\s+(?P<area>{_WORD}(?:,?\s+(?:and|of|on|upon|the|&|{_WORD})){{0,6}}))"
)
_SHOUTED = re.compile(
    r"(?P<name>(?P<area>[A-Z][A-Z’'&, -]{2,60}?)\s+(?:LOCAL\s+)?SAFEGUARDING\s+(?:CHILDREN(?:['’]?S)?\s+)?(?:BOARD"
    r"|PARTNERSHIP))"
)
_BY_INITIALS = re.compile(rf"(?P<name>{_AREA}\s+{_INITIALS})")
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
# What an authority is, before and after the name of its place; and what else a body looks after.
_STYLE = re.compile(
    r"^(?:(?:London|Royal|Metropolitan)\s+)*(?:Borough|City|County|District)(?:\s+Council)?\s+of\s+", re.I
)
_OLD_NAMES = re.compile(
    r"\s+(?:local|multi-?\s?agency|borough|county|metropolitan|city\s+council|regional|joint|strategic|interim|shadow"
    r"|statutory|integrated|community\s+safety(?:\s+(?:and|&))?)$",
    re.I,
)
_POSSESSIVE = re.compile(r"['’]s$")
_TITLE = re.compile(
    r",?\s+(?:(?:One|Two|Three|Four|Five)[\s-]+Year|Annual|Yearly|Business|Strategic|Strategy|Report|Plan|Action)\b.*",
    re.S,
)
_NAME_WEIGHTS = (20, 4, 1)  # a name on the cover outweighs all, one on the first pages those of neighbours further on


def find_board(cover: str, front: str, text: str, file_name: str = "") -> tuple[str | None, str | None]:
    """The board as it names itself and its area: the name on the cover, else the one most often printed.

    Where no name is spelt out, one with initials counts (*Saltby LSCB*). Where there is none of these either, the board
    is None, and the area the authority that the cover or the file's name speaks of.
    """
    for names in (_full_names, _names_over_lines, _names_by_initials):
        votes: Counter[tuple[str, str]] = Counter()
        for weight, part in zip(_NAME_WEIGHTS, (cover, front, text), strict=True):
            for name in names(part):
                votes[name] += weight
        if votes:
            (board, area), _ = max(votes.items(), key=lambda item: (item[1], -len(item[0][0])))
            return board, area
    places = find_places(cover) or find_places(re.sub(r"[-_.]+", " ", file_name)) or find_places(front)
    return None, places[0] if places else None


def _full_names(text: str) -> Iterator[tuple[str, str]]:
    lines = text.split("\n")
    for line in lines:
        yield from _names(_NAMED, line)
        for match in _SHOUTED.finditer(line):
            yield from _tidy(_titled(match["name"]), _titled(match["area"]))
        for match in _FOR_PLACE.finditer(line):
            if not _GENERIC.match(match["area"].split()[0]):
                yield _spaced(_TITLE.sub("", match["name"])), _spaced(_TITLE.sub("", match["area"]))


def _names_over_lines(text: str) -> Iterator[tuple[str, str]]:
    """Names that a cover sets in two lines: the place, and below it the body."""
    for upper, lower in pairwise(line for line in text.split("\n") if line.strip()):
        if not (_NAMED.search(upper) or _NAMED.search(lower)):
            yield from _names(_NAMED, f"{upper.strip()} {lower.strip()}")


def _names_by_initials(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        yield from _names(_BY_INITIALS, line)


def _names(pattern: re.Pattern[str], line: str) -> Iterator[tuple[str, str]]:
    for match in pattern.finditer(line):
        yield from _tidy(match["name"], match["area"])


def _tidy(name: str, area: str) -> Iterator[tuple[str, str]]:
    """The name and the area without what stands before them on a cover and without what an authority is called."""
    name, area = _spaced(name), _spaced(area)
    while cut := _NOT_PLACE.match(area + " "):
        if cut.end() > len(area):
            return
        area, name = area[cut.end() :], name[cut.end() :]
    area = _STYLE.sub("", _POSSESSIVE.sub("", area))
    while (shorter := _OLD_NAMES.sub("", area)) != area:
        area = shorter
    # A cover line such as "Keeping children safe" before the name is not the place.
    if len(area) >= 3 and not _GENERIC.match(area):
        yield name, area


def _titled(text: str) -> str:
    small = {"AND", "OF", "ON", "UPON", "THE", "IN", "FOR"}
    return " ".join(w.lower() if w in small else w.capitalize() for w in text.split())


def _spaced(text: str) -> str:
    return " ".join(text.split())
