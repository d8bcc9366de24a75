"""Coding one text: its words, the phrases in them, and the themes it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from safeguard_extract.themes.codebook import Codebook
from safeguard_extract.themes.context import read_context
from safeguard_extract.themes.dictionary import Dictionary
from safeguard_extract.themes.fuzzy import SHORTEST, Repair
from safeguard_extract.themes.lemmas import lexicon
from safeguard_extract.themes.settle import MOST, Finding, confidence, settle, weigh
from safeguard_extract.themes.words import Word


@dataclass(frozen=True, slots=True)
class Heard:
    """A theme heard in a text, and `text[start:end]`, the words that earned it.

    `weight` and `score` are from 0 to 1: what the theme weighs in the text, and how likely it is right.
    `how` is 'dictionary', 'hint' or 'fuzzy'.
    """

    theme: str
    weight: float
    score: float
    how: str
    start: int
    end: int


class Coder:
    """A codebook made ready for reading texts: make one and keep it, `coder` does."""

    def __init__(self, codebook: Codebook) -> None:
        words = lexicon()
        self._dictionary = Dictionary(codebook, words)
        self._repair = Repair(self._dictionary.keys, self._dictionary.parts, words)
        self._broad = frozenset(theme.id for theme in codebook.themes if theme.broad)
        self._work = frozenset(theme.id for theme in codebook.themes if theme.work)

    def about(self, text: str) -> list[Heard]:
        """The themes that a text is about, three at most, foremost first."""
        return self.heard(text)[:MOST]

    def heard(self, text: str) -> list[Heard]:
        """All themes that a text says plainly, foremost first; where it says none, the best hint."""
        words, likeness = self._mended(self._dictionary.reading.words(text))
        matches = self._dictionary.find(words)
        if not matches:
            return []
        findings = weigh(matches, read_context(text, words), likeness, self._work)
        return [_heard(rank, found, words, likeness) for rank, found in enumerate(settle(findings, self._broad))]

    def phrases(self, text: str) -> list[tuple[str, str]]:
        """The themes and codebook phrases that stand in a text, settled or not, in the order of the text."""
        words, _ = self._mended(self._dictionary.reading.words(text))
        matches = sorted(self._dictionary.find(words), key=lambda match: match.at)
        return [(match.theme, match.phrase.printed) for match in matches]

    def is_clear(self, heard: Sequence[Heard]) -> bool:
        """True where a theme is said that is no catch-all."""
        return any(h.how != "hint" and h.theme not in self._broad for h in heard)

    def _mended(self, words: Sequence[Word]) -> tuple[list[Word], dict[int, float]]:
        """The words with damaged spelling led back, and the likeness of those that were."""
        mended: list[Word] = []
        likeness: dict[int, float] = {}
        for word in words:
            intact = word.key in self._dictionary.keys or len(word.text) < SHORTEST
            guess = None if intact else self._repair.guess(word.text)
            if guess is None:
                mended.append(word)
                continue
            for key in guess.keys:
                likeness[len(mended)] = guess.likeness
                mended.append(word._replace(key=key))
        return mended, likeness


@lru_cache(maxsize=4)
def coder(codebook: Codebook) -> Coder:
    """The coder of a codebook, made once."""
    return Coder(codebook)


def _heard(rank: int, finding: Finding, words: Sequence[Word], likeness: dict[int, float]) -> Heard:
    at, score = finding.match.at, confidence(finding, rank)
    damaged = any(place in likeness for place in at)
    how = "hint" if not finding.said else "fuzzy" if damaged else "dictionary"
    return Heard(finding.theme, finding.weight, score, how, words[at[0]].start, words[at[-1]].end)
