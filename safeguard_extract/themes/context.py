"""What the words around a phrase say of it: that it is denied, an aside, a source, or part of a group's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.themes.words import Word

ASIDE = 0.7  # of a phrase's weight in brackets: an example or a gloss, seldom the subject
SOURCE = 0.5  # after 'in line with', 'as set out in': the authority that is cited, not what is done
ACTOR = 0.35  # in the name of a group that acts or is reported to, where it serves every theme: 'by the training subgroup'
GROUP = 0.85  # in the name of a group that works on the theme, or that is itself acted on: 'terms of reference of the audit group'

DENIED = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|will|would|should|must|can|could)(?:\s+not|n['’]t)\s+(?:\w+\s+)?"
    r"(?:cover|include|address|relate|concern|apply|consider|deal|look\s+at|extend|focus|intended|about)"
    r"|excluding|exclusive\s+of|other\s+than|rather\s+than|with\s+the\s+exception\s+of|outside\s+the\s+scope\s+of|instead\s+of)\b"
    r"[^.,;:()]*?(?=\bbut\b|\bother\s+than\b|[.,;:()]|$)",
    re.I,
)
CITED = re.compile(
    r"\b(?:in\s+(?:line|accordance|keeping)\s+with|in\s+(?:the\s+)?light\s+of|as\s+(?:set\s+out|described|detailed|outlined|defined|required|stated)\s+(?:in|by)"
    r"|(?:detailed|described|outlined|set\s+out|contained)\s+in|(?:as\s+)?part\s+of|under\s+the\s+auspices\s+of|in\s+conjunction\s+with|see\s+also"
    r"|(?:please\s+)?refer\s+to|further\s+to|based\s+on|linked?\s+to)\b[^.,;:()]*",
    re.I,
)
GROUP_NOUNS = frozenset(
    """
    group subgroup board committee panel executive forum team network hub partnership champion lead leads officer manager nurse doctor coordinator
    worker unit service services directorate department alliance council steering strategic task taskforce workstream working commissioner
    adviser advisor representative chair director trust consortium society association
    """.split()
)
BEFORE_ACTOR = frozenset("by with from to through via under between including alongside".split())
AFTER_ACTOR = frozenset("will has have is was be must shall should can may would lead report agree provide receive".split())
LINKS = frozenset("and sub , & group subgroup task finish work working steering strategic".split())
NAME_REACH = 5  # words from a phrase to the group noun that ends the name


@dataclass(frozen=True, slots=True)
class Context:
    """The stretches of a unit in which a phrase counts for nothing or for less."""

    text: str
    words: Sequence[Word]
    denied: tuple[tuple[int, int], ...]
    cited: tuple[tuple[int, int], ...]
    asides: tuple[tuple[int, int], ...]

    def weight(self, at: Sequence[int], work: bool) -> float:
        """How much of its weight a phrase at these words keeps, from 0 to 1; `work` says that its theme is a board's work."""
        first, last = self.words[at[0]], self.words[at[-1]]
        if _within(first.start, self.denied):
            return 0.0
        weight = 1.0
        if _within(first.start, self.asides):
            weight *= ASIDE
        if first.start and _within(first.start, self.cited):
            weight *= SOURCE
        return weight * self._group_weight(at[0], at[-1], last, work)

    def _group_weight(self, first: int, last: int, word: Word, work: bool) -> float:
        if word.key in GROUP_NOUNS and last > first:
            return 1.0  # the phrase names the group itself: Child Death Overview Panel, MARAC, children's trust
        end = self._name_end(last)
        if end is None:
            return 1.0
        start = first
        while start and self.words[start - 1].text[:1].isupper():
            start -= 1
        before = self.words[start - 1].key if start else ""
        after = self.words[end + 1].key if end + 1 < len(self.words) else ""
        acts = before in BEFORE_ACTOR or after in AFTER_ACTOR
        return ACTOR if acts and work else GROUP

    def _name_end(self, last: int) -> int | None:
        """The last word of a group's name that goes on from a phrase, or None where none does."""
        end = None
        for place in range(last + 1, min(last + 1 + NAME_REACH, len(self.words))):
            word = self.words[place]
            if word.key in GROUP_NOUNS:
                end = place
            elif not (word.text[:1].isupper() or word.key in LINKS):
                break
        return end


def read_context(text: str, words: Sequence[Word]) -> Context:
    """The context of a unit's words."""
    return Context(
        text=text,
        words=words,
        denied=tuple(match.span() for match in DENIED.finditer(text)),
        cited=tuple(match.span() for match in CITED.finditer(text)),
        asides=tuple(_brackets(text)),
    )


def _brackets(text: str) -> list[tuple[int, int]]:
    """The outermost brackets; one that is never closed runs to the end."""
    found, opened, depth = [], 0, 0
    for place, letter in enumerate(text):
        if letter in "([":
            opened = opened if depth else place
            depth += 1
        elif letter in ")]" and depth:
            depth -= 1
            if not depth:
                found.append((opened, place))
    return [*found, (opened, len(text))] if depth else found


def _within(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in stretches)
