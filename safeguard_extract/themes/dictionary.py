"""Where a codebook's phrases stand in a unit: phrases over lemmas, matched by spaCy's PhraseMatcher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Any

from safeguard_extract.themes.codebook import Codebook
from safeguard_extract.themes.lemmas import Lexicon
from safeguard_extract.themes.words import JOINED, PASSED_OVER, SAME_LENGTH, WORD, Reading, Word, is_acronym, levelled

REACH = 6  # words between the parts of 'a + b'; a clause of a plan has about a dozen
APART = frozenset(".;:!?•|")


class Role(StrEnum):
    """What a phrase does for its theme."""

    INCLUDE = "include"
    HINT = "hint"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the codebook in one spelling: the keys of its part, or of its parts for 'a + b'."""

    theme: str
    role: Role
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Match:
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
        self._named = {name.lower(): name for name in self.reading.names}
        self._phrases: dict[tuple[str, ...], list[tuple[Phrase, int]]] = defaultdict(list)
        for phrase in dict.fromkeys(self._spelled(codebook)):
            for place, part in enumerate(phrase.parts):
                self._phrases[part].append((phrase, place))
        self.parts = frozenset(self._phrases)
        self.keys = frozenset(key for part in self.parts for key in part)
        self._vocab, self._matcher = _matcher(self._phrases)

    def find(self, words: Sequence[Word]) -> list[Match]:
        """Every phrase that stands in the words, look-alikes taken out, and no phrase inside another theme's longer one."""
        if not any(word.key in self.keys for word in words):
            return []
        return _longest(_without_look_alikes(self._all(words)))

    def _all(self, words: Sequence[Word]) -> list[Match]:
        from spacy.tokens import Doc

        keys = [word.key for word in words]
        matches: list[Match] = []
        parts: dict[Phrase, list[tuple[int, range]]] = defaultdict(list)
        for _, start, end in self._matcher(Doc(self._vocab, words=keys)):
            for phrase, place in self._phrases[tuple(keys[start:end])]:
                if len(phrase.parts) == 1:
                    matches.append(Match(phrase, tuple(range(start, end))))
                else:
                    parts[phrase].append((place, range(start, end)))
        for phrase, found in parts.items():
            matches.extend(Match(phrase, at) for at in _joined(phrase, found, keys))
        return matches

    def _spelled(self, codebook: Codebook) -> Iterator[Phrase]:
        for theme in codebook.themes:
            for role, phrases in ((Role.INCLUDE, theme.includes), (Role.HINT, theme.hints), (Role.EXCLUDE, theme.excludes)):
                for phrase in phrases:
                    for parts in product(*(self._spellings(part) for part in phrase.split(" + "))):
                        yield Phrase(theme.id, role, parts)

    def _spellings(self, part: str) -> list[tuple[str, ...]]:
        """The keys of a phrase with its hyphens as spaces and with its hyphens gone, in small letters and as a name."""
        level = part.translate(SAME_LENGTH)
        forms = {level, JOINED.sub("", level)}
        forms |= {" ".join(self._named.get(word, word) for word in form.split()) for form in forms}
        return sorted({keys for form in forms if (keys := tuple(self._keys(form)))})

    def _keys(self, form: str) -> Iterator[str]:
        for match in WORD.finditer(levelled(form)):
            word = match.group()
            if word in self.reading.acronyms or word in self.reading.names:
                yield word
            elif (key := self.reading.lexicon.lemma(word.lower())) not in PASSED_OVER:
                yield key


def _capitals(codebook: Codebook) -> tuple[frozenset[str], frozenset[str]]:
    """The words that phrases print as acronyms and as names."""
    phrases = (p for theme in codebook.themes for p in (*theme.includes, *theme.hints, *theme.excludes))
    capitals = {w.group() for p in phrases for w in WORD.finditer(levelled(p)) if not w.group().islower()}
    capitals = {word for word in capitals if word[0].isalpha()}
    acronyms = frozenset(word for word in capitals if is_acronym(word))
    acronyms |= {word[:-1] for word in acronyms if word.endswith("s")}
    return acronyms, frozenset(capitals - acronyms)


def _matcher(phrases: Iterable[tuple[str, ...]]) -> tuple[Any, Any]:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    vocab = Vocab()
    matcher = PhraseMatcher(vocab)
    matcher.add("phrase", [Doc(vocab, words=list(keys)) for keys in phrases])
    return vocab, matcher


def _joined(phrase: Phrase, found: Sequence[tuple[int, range]], keys: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """The closest pairs of the two parts of 'a + b' that share a clause."""
    firsts = [at for place, at in found if place == 0]
    for first in firsts:
        near = [(gap, at) for place, at in found if place == 1 and (gap := _gap(first, at, keys)) is not None]
        if near:
            yield tuple(sorted({*first, *min(near, key=lambda pair: pair[0])[1]}))


def _gap(a: range, b: range, keys: Sequence[str]) -> int | None:
    """The number of words between two parts; None where they overlap, or stand too far or a sentence apart."""
    left, right = (a, b) if a.start < b.start else (b, a)
    between = keys[left.stop : right.start]
    apart = left.stop > right.start or len(between) > REACH or any(key in APART for key in between)
    return None if apart else len(between)


def _without_look_alikes(matches: Sequence[Match]) -> list[Match]:
    """The matches that no exclude phrase of their theme touches.

    An exclude phrase that another theme's phrase cuts into from the left is itself a chance meeting of words:
    in 'domestic abuse and neglect', 'abuse and neglect' is not the stock phrase.
    """
    kept = [match for match in matches if match.phrase.role is not Role.EXCLUDE]
    excluded: dict[str, set[int]] = defaultdict(set)
    for match in matches:
        if match.phrase.role is Role.EXCLUDE and not any(_cuts(other, match) for other in kept):
            excluded[match.theme].update(match.at)
    return [match for match in kept if excluded[match.theme].isdisjoint(match.at)]


def _cuts(other: Match, match: Match) -> bool:
    return other.at[0] < match.at[0] <= other.at[-1] < match.at[-1]


def _longest(matches: Sequence[Match]) -> list[Match]:
    """The matches that do not lie wholly inside a longer one, unless only a hint is longer."""
    places = [(match, frozenset(match.at)) for match in matches]
    return [
        match
        for match, at in places
        if not any(at < other_at and _outranks(other, match) for other, other_at in places)
    ]


def _outranks(other: Match, match: Match) -> bool:
    return other.phrase.role is Role.INCLUDE or match.phrase.role is Role.HINT
