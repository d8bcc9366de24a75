"""What the words around a phrase say of it: that it is denied, an aside, a source, or part of a group's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.themes.words import Word

ASIDE = 0.7  # of a phrase's weight in brackets: an example or a gloss, seldom the subject
SOURCE = 0.5  # after 'in line with', 'as set out in': the authority that is cited, not what is done
ACTOR = 0.35  # in the name of a group that serves every theme and acts, or is reported to: 'by the training subgroup'
PARTY = 0.5  # for an agency among others in a list, 'schools, GPs and police': it says who, not what
GROUP = 0.85  # in the name of a group that works on the theme, or is acted on: 'terms of reference of the audit group'

# What a piece of work leaves out. Only verbs of scope deny a theme: 'agencies do not report neglect' is about neglect.
_DENIAL = re.compile(
    r"(?:(?:(?:do|does|did|is|are|was|were|will|would|should|must|can|could)(?:\s+not|n['’]t)\s+(?:\w+\s+)?"
    r"(?:cover|include|address|relate|concern|apply|consider|deal|look\s+at|extend|focus|intended|about))"
    r"|excluding|exclusive\s+of|other\s+than|rather\s+than|with\s+the\s+exception\s+of|outside\s+the\s+scope\s+of|instead\s+of)\b"
    r"[^.,;:()]*?(?=\bbut\b|\bother\s+than\b|[.,;:()]|$)",
    re.I,
)
_CITATION = re.compile(
    r"(?:in\s+(?:line|accordance|keeping)\s+with|in\s+(?:the\s+)?light\s+of|in\s+conjunction\s+with"
    r"|as\s+(?:set\s+out|described|detailed|outlined|defined|required|stated)\s+(?:in|by)|(?:as\s+)?part\s+of"
    r"|(?:detailed|described|outlined|set\s+out|contained)\s+in|under\s+the\s+auspices\s+of|see\s+also"
    r"|(?:please\s+)?refer\s+to|further\s+to|based\s+on|link(?:ed)?\s+to)\b[^.,;:()]*",
    re.I,
)
_DENIAL_OPENS = frozenset(
    """
    do does did is are was were will would should must can could don't doesn't didn't isn't aren't wasn't weren't won't
    wouldn't shouldn't excluding exclusive other rather with outside instead
    """.split()
)
_CITATION_OPENS = frozenset(
    "in as part detailed described outlined set contained under see please refer further based link linked".split()
)
_GROUP_NOUNS = frozenset(
    """
    group subgroup board committee panel executive forum team network hub partnership alliance council consortium
    society association trust taskforce task workstream working steering strategic unit service directorate department
    champion lead officer manager nurse doctor coordinator worker commissioner adviser advisor representative chair
    director
    """.split()
)
_BEFORE_ACTOR = frozenset("by with from to through via under between including alongside".split())
_AFTER_ACTOR = frozenset(
    "will has have is was be must shall should can may would lead report agree provide receive".split()
)
_LINKS = frozenset("and sub , & group subgroup task finish work working steering strategic".split())
_SETTINGS = frozenset("school college nursery academy university".split())  # agencies that are a theme's words too
_PARTIES = frozenset(
    """
    gp police health hospital midwife visitor doctor paediatrician dentist pharmacist probation court council housing
    social justice youth ambulance employer charity cafcass camhs
    """.split()
)
_AND = frozenset("and , & or / plus".split())
_LIST_REACH = 3  # words after a list's comma in which its next agency is named: 'and the youth justice service'
_NAME_REACH = 5  # words from a phrase to the group noun that ends the name

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Context:
    """A unit's words, and the stretches of its text in which a phrase counts for nothing or for less."""

    words: Sequence[Word]
    denied: Sequence[Stretch]
    cited: Sequence[Stretch]
    asides: Sequence[Stretch]

    def weight(self, at: Sequence[int], work: bool) -> float:
        """How much of its weight a phrase keeps, 0 to 1; `work` says that its theme is the board's own."""
        start = self.words[at[0]].start
        if _within(start, self.denied):
            return 0.0
        weight = ASIDE if _within(start, self.asides) else 1.0
        if start and _within(start, self.cited):
            weight *= SOURCE
        if len(at) == 1 and self._is_listed(at[0]):
            weight *= PARTY
        return weight * self._group_weight(at[0], at[-1], work)

    def _is_listed(self, place: int) -> bool:
        """True for a school or the like that stands in a list with agencies of other kinds."""
        if self.words[place].key not in _SETTINGS:
            return False
        before = [word.key.lower() for word in self.words[max(0, place - _LIST_REACH - 1) : place]]
        after = [word.key.lower() for word in self.words[place + 1 : place + _LIST_REACH + 2]]
        return _is_list(before[::-1]) or _is_list(after)

    def _group_weight(self, first: int, last: int, work: bool) -> float:
        if last > first and self.words[last].key in _GROUP_NOUNS:
            return 1.0  # the phrase names the group itself: Child Death Overview Panel, children's trust
        end = self._name_end(last)
        if end is None:
            return 1.0
        if not work:
            return GROUP
        while first and self.words[first - 1].text[:1].isupper():
            first -= 1
        before = self.words[first - 1].key if first else ""
        after = self.words[end + 1].key if end + 1 < len(self.words) else ""
        return ACTOR if before in _BEFORE_ACTOR or after in _AFTER_ACTOR else GROUP

    def _name_end(self, last: int) -> int | None:
        """The last word of a group's name that goes on from a phrase, or None where none does."""
        end = None
        for place in range(last + 1, min(last + 1 + _NAME_REACH, len(self.words))):
            word = self.words[place]
            if word.key in _GROUP_NOUNS:
                end = place
            elif not (word.text[:1].isupper() or word.key in _LINKS):
                break
        return end


def _is_list(keys: Sequence[str]) -> bool:
    """True where the words that lead away from an agency go on to another: a comma or 'and', and its name."""
    return bool(keys) and keys[0] in _AND and not _PARTIES.isdisjoint(keys[1:])


def read_context(text: str, words: Sequence[Word]) -> Context:
    """The context of a unit's words."""
    return Context(
        words=words,
        denied=_stretches(_DENIAL, _DENIAL_OPENS, text, words),
        cited=_stretches(_CITATION, _CITATION_OPENS, text, words),
        asides=_brackets(text) if "(" in text or "[" in text else (),
    )


def _stretches(pattern: re.Pattern[str], opens: frozenset[str], text: str, words: Sequence[Word]) -> list[Stretch]:
    """Where the pattern matches, tried only at the words that can open it; stretches do not overlap."""
    found: list[Stretch] = []
    for word in words:
        if word.text.lower() in opens and (not found or word.start >= found[-1][1]):
            match = pattern.match(text, word.start)
            if match:
                found.append(match.span())
    return found


def _brackets(text: str) -> list[Stretch]:
    """The outermost brackets; one that is never closed runs to the end."""
    found: list[Stretch] = []
    opened = depth = 0
    for bracket in re.finditer(r"[()\[\]]", text):
        if bracket.group() in "([":
            opened = opened if depth else bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((opened, bracket.start()))
    return [*found, (opened, len(text))] if depth else found


def _within(place: int, stretches: Sequence[Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)
