"""The words of a unit, each with the key by which it is looked up and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from safeguard_extract.themes.lemmas import Lexicon

PASSED_OVER = frozenset("the a an this that these those our its their his her your my all any each every both".split())
SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\xa0": " "})
POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)| s (?=\w)")  # the last: a scraper dropped the apostrophe
JOINED = re.compile(r"(?<=\w)[-/](?=\w)")
WORD = re.compile(r"\w+(?:[.&']\w+)*|[^\w\s]")
SENTENCE_ENDS = frozenset(".!?:;•|")
MOSTLY = 0.6  # of a unit's words: from there on its capitals are a style, not a sign of a name


@dataclass(frozen=True, slots=True)
class Word:
    """A word: `key` is its lemma, or the acronym or name as printed; `text[start:end]` is how it is printed."""

    key: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How words are read: the lexicon's lemmas, and the capitals that a codebook's phrases ask for.

    `acronyms` match only as printed (and with a plural's s), `names` only with their capital and not where a
    sentence begins.
    """

    lexicon: Lexicon
    acronyms: frozenset[str]
    names: frozenset[str]

    def words(self, text: str) -> list[Word]:
        """The words of a unit and its punctuation, without articles and the like."""
        found = [(m.group(), m.start(), m.end()) for m in WORD.finditer(levelled(text))]
        shouted = _share(found, str.isupper) > MOSTLY and len(found) > 1
        titled = _share(found, lambda word: word[0].isupper() or len(word) < 4) > MOSTLY and len(found) > 2
        words, previous = [], "."
        for word, start, end in found:
            key = self._key(word, shouted, inside=not titled and previous not in SENTENCE_ENDS)
            if key not in PASSED_OVER:
                words.append(Word(key, start, end, word))
            previous = word
        return words

    def _key(self, word: str, shouted: bool, inside: bool) -> str:
        acronym = word if word in self.acronyms else word[:-1] if word[-1] == "s" else ""
        lower = word.lower()
        if acronym in self.acronyms and not (shouted and self.lexicon.knows(lower)):
            return acronym
        if inside and word in self.names and not shouted:
            return word
        return "and" if word == "&" else self.lexicon.lemma(lower)


def levelled(text: str) -> str:
    """The text, character for character, without possessives, hyphens and slashes inside words."""
    text = text.translate(SAME_LENGTH)
    text = POSSESSIVE.sub(lambda match: " " * len(match.group()), text)
    return JOINED.sub(" ", text)


def is_acronym(word: str) -> bool:
    """True for a codebook word that matches only as printed: two capitals, or a capital and a figure."""
    return sum(letter.isupper() for letter in word) + any(letter.isdigit() for letter in word) > 1


def _share(found: Iterable[tuple[str, int, int]], test: Callable[[str], bool]) -> float:
    letters = [word for word, _, _ in found if word[0].isalpha()]
    return sum(map(test, letters)) / len(letters) if letters else 0.0
