"""Where a codebook's phrases stand in a unit: phrases over lemmas, found by spaCy's PhraseMatcher."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Any, NamedTuple

from safeguard_extract.themes.codebook import Codebook
from safeguard_extract.themes.lemmas import Lexicon
from safeguard_extract.themes.words import JOINED, PASSED_OVER, WORD, Reading, Word, acronym, levelled, plain_marks

REACH = 6  # words between the parts of 'a + b'; a clause of a plan has about a dozen
APART = frozenset(".;:!?•|")
TOGETHER = " + "


class Role(StrEnum):
    """What a phrase does for its theme."""

    INCLUDE = "include"
    HINT = "hint"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase of the codebook in one spelling: the keys of its part, or of both parts of 'a + b'.

    `printed` is the phrase as the codebook has it.
    """

    theme: str
    role: Role
    parts: tuple[tuple[str, ...], ...]
    printed: str


class Match(NamedTuple):
    """A phrase found: the places of its words in the unit's list of words, in order."""

    phrase: Phrase
    at: tuple[int, ...]

    @property
    def theme(self) -> str:
        return self.phrase.theme


class Dictionary:
    """All phrases of one codebook, ready to be looked for."""

    def __init__(self, codebook: Codebook, lexicon: Lexicon) -> None:
        self.reading = Reading(lexicon, *_capitals(codebook))
        self._names = {name.lower(): name for name in self.reading.names}
        self._whole: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
        self._pairs: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)  # by their first part
        spelled = {(phrase.theme, phrase.role, phrase.parts): phrase for phrase in self._spelled(codebook)}
        for phrase in spelled.values():
            (self._whole if len(phrase.parts) == 1 else self._pairs)[phrase.parts[0]].append(phrase)
        seconds = {pair.parts[1] for pairs in self._pairs.values() for pair in pairs}
        self.parts = frozenset([*self._whole, *self._pairs, *seconds])
        self.keys = frozenset(key for part in self.parts for key in part)
        self._vocab, self._matcher = _matcher(self.parts)

    def find(self, words: Sequence[Word]) -> list[Match]:
        """The phrases that stand in the words, without look-alikes and without those inside a longer phrase."""
        matches = self._all([word.key for word in words])
        return _longest(_without_look_alikes(matches)) if matches else []

    def _all(self, keys: list[str]) -> list[Match]:
        from spacy.tokens import Doc

        found: dict[tuple[str, ...], list[range]] = defaultdict(list)
        for _, start, end in self._matcher(Doc(self._vocab, words=keys)) if keys else ():
            found[tuple(keys[start:end])].append(range(start, end))
        matches: list[Match] = []
        for part, places in found.items():
            matches.extend(Match(phrase, tuple(at)) for phrase in self._whole.get(part, ()) for at in places)
            for pair in self._pairs.get(part, ()):
                if pair.parts[1] in found:
                    matches.extend(Match(pair, at) for at in _joined(places, found[pair.parts[1]], keys))
        return matches

    def _spelled(self, codebook: Codebook) -> Iterator[Phrase]:
        """Every phrase in every spelling; of 'a + b + c' the first two parts count."""
        for theme in codebook.themes:
            roles = ((Role.INCLUDE, theme.includes), (Role.HINT, theme.hints), (Role.EXCLUDE, theme.excludes))
            for role, phrases in roles:
                for phrase in phrases:
                    for parts in product(*(self._spellings(part) for part in phrase.split(TOGETHER)[:2])):
                        yield Phrase(theme.id, role, parts, phrase)

    def _spellings(self, part: str) -> list[tuple[str, ...]]:
        """The keys of a part with its hyphens as spaces and with its hyphens gone, in small letters and as a name."""
        marked = plain_marks(part)
        forms = {marked, JOINED.sub("", marked)}
        forms |= {" ".join(self._names.get(word, word) for word in form.split()) for form in forms}
        return sorted({keys for form in forms if (keys := tuple(self._keys(form)))})

    def _keys(self, form: str) -> Iterator[str]:
        for match in WORD.finditer(levelled(form)):
            word = match.group()
            if (short := acronym(word)) or word in self.reading.names:
                yield short or word
            elif (key := self.reading.lexicon.lemma(word.lower())) not in PASSED_OVER:
                yield key


def _capitals(codebook: Codebook) -> tuple[frozenset[str], frozenset[str]]:
    """The words that phrases print as acronyms and as names."""
    phrases = (p for theme in codebook.themes for p in (*theme.includes, *theme.hints, *theme.excludes))
    words = {match.group() for phrase in phrases for match in WORD.finditer(levelled(phrase))}
    acronyms = frozenset(filter(None, map(acronym, words)))
    return acronyms, frozenset(word for word in words if word[0].isupper() and not acronym(word))


def _matcher(parts: Iterable[tuple[str, ...]]) -> tuple[Any, Any]:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    vocab = Vocab()
    matcher = PhraseMatcher(vocab)
    matcher.add("phrase", [Doc(vocab, words=list(keys)) for keys in parts])
    return vocab, matcher


def _joined(firsts: Sequence[range], seconds: Sequence[range], keys: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """The pairs of both parts of 'a + b' that share a clause: each first part with the second part closest to it."""
    starts = [at.start for at in seconds]
    for first in firsts:
        nearest = bisect_left(starts, first.start)
        around = seconds[max(nearest - 1, 0) : nearest + 2]
        near = [(gap, at.start, at) for at in around if (gap := _gap(first, at, keys)) is not None]
        if near:
            yield tuple(sorted({*first, *min(near)[2]}))


def _gap(a: range, b: range, keys: Sequence[str]) -> int | None:
    """The number of words between two parts; None where they overlap, or stand too far or a sentence apart."""
    left, right = (a, b) if a.start < b.start else (b, a)
    if not 0 <= right.start - left.stop <= REACH:
        return None
    return None if any(key in APART for key in keys[left.stop : right.start]) else right.start - left.stop


def _without_look_alikes(matches: Sequence[Match]) -> list[Match]:
    """The matches that no exclude phrase of their theme touches.

    An exclude phrase that another phrase cuts into from the left is itself a chance meeting of words: in 'domestic
    abuse and neglect', 'abuse and neglect' is not the stock phrase.
    """
    kept = [match for match in matches if match.phrase.role is not Role.EXCLUDE]
    if len(kept) == len(matches):
        return kept
    standing = _by_place(kept)
    excluded: dict[str, set[int]] = defaultdict(set)
    for match in matches:
        if match.phrase.role is Role.EXCLUDE and not any(_cuts(other, match) for other in standing[match.at[0]]):
            excluded[match.theme].update(match.at)
    return [match for match in kept if excluded[match.theme].isdisjoint(match.at)]


def _cuts(other: Match, match: Match) -> bool:
    return other.at[0] < match.at[0] <= other.at[-1] < match.at[-1]


def _longest(matches: Sequence[Match]) -> list[Match]:
    """The matches that do not lie wholly inside a longer one, unless only a hint is longer."""
    standing = _by_place(matches)
    return [match for match in matches if not any(_covers(other, match) for other in standing[match.at[0]])]


def _covers(other: Match, match: Match) -> bool:
    if len(other.at) <= len(match.at) or not set(match.at) < set(other.at):
        return False
    return other.phrase.role is Role.INCLUDE or match.phrase.role is Role.HINT


def _by_place(matches: Iterable[Match]) -> dict[int, list[Match]]:
    """The matches that stand at each word."""
    standing: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        for place in match.at:
            standing[place].append(match)
    return standing
