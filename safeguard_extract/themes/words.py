"""The words of a unit, each with the key by which it is looked up and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from safeguard_extract.themes.lemmas import Lexicon

PASSED_OVER = frozenset("the a an this that these those our its their his her your my all any each every both".split())
MARKS = {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "\xa0": " "}
SAME_LENGTH = str.maketrans(MARKS)
POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)| s (?=\w)", re.I)  # the last: a scraper dropped the apostrophe
JOINED = re.compile(r"(?<=\w)[-/](?=\w)|(?<=\w)-(?=\s\w)")  # also 'multi- agency', as a broken line leaves it
WORD = re.compile(r"[a-z]\.\d+|\w+(?:[&']\w+)*|[^\w\s]", re.I)
SENTENCE_ENDS = frozenset(".!?:;•|")
MOSTLY = 0.6  # of a unit's words: from there on its capitals are a style, not a sign of a name
SMALL = 4  # letters under which words of a title ('of', 'and') keep their small letter


class Word(NamedTuple):
    """A word: `key` is its lemma, or the acronym or name as printed; `text` is how it stands at `start:end`."""

    key: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How words are read: the lexicon's lemmas, and the capitals that a codebook's phrases ask for.

    `acronyms` match only as printed (and with a plural's s), `names` only with their capital and not where a
    sentence begins.
    """

    lexicon: Lexicon
    acronyms: frozenset[str]
    names: frozenset[str]
    _seen: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def words(self, text: str) -> list[Word]:
        """The words of a unit and its punctuation, without articles and the like."""
        found = [(match.group(), match.start(), match.end()) for match in WORD.finditer(levelled(text))]
        printed = [word for word, _, _ in found]
        keys = [self._seen.get(word) or self._key(word) for word in printed]
        if not (self.acronyms.isdisjoint(keys) and self.names.isdisjoint(keys)):
            keys = self._doubted(printed, keys)
        return [Word(key, *place) for key, place in zip(keys, found, strict=True) if key not in PASSED_OVER]

    def _doubted(self, printed: Sequence[str], keys: Sequence[str]) -> list[str]:
        """The keys where capitals may be a style: 'SEND' in a line of capitals, 'Prevent' as the first word."""
        shouted, titled = _style(printed)
        before = [".", *printed]
        return [
            self.lexicon.lemma(word.lower())
            if (key in self.names and (titled or previous in SENTENCE_ENDS))
            or (shouted and key in self.acronyms and self.lexicon.knows(word.lower()))
            else key
            for word, key, previous in zip(printed, keys, before, strict=False)
        ]

    def _key(self, word: str) -> str:
        """The key of a word where its capitals mean what they say."""
        if word in self.names or (short := acronym(word)) not in self.acronyms:
            key = word if word in self.names else "and" if word == "&" else self.lexicon.lemma(word.lower())
        else:
            key = short
        self._seen[word] = key
        return key


def levelled(text: str) -> str:
    """The text, character for character, without possessives, hyphens and slashes inside words."""
    text = plain_marks(text)
    if "'" in text or " s " in text or " S " in text:
        text = POSSESSIVE.sub(lambda match: " " * len(match.group()), text)
    return JOINED.sub(" ", text) if "-" in text or "/" in text else text


def plain_marks(text: str) -> str:
    """The text, character for character, with typewriter quotes, hyphens and spaces."""
    return text if text.isascii() else text.translate(SAME_LENGTH)


def acronym(word: str) -> str:
    """The acronym that a word prints, without a plural's s: 'CAFs' is 'CAF', 'S11' is itself; '' for other words."""
    short = word[:-1] if word[-1:] == "s" else word
    capitals = sum(map(str.isupper, short))
    return short if capitals > 1 or (capitals and any(map(str.isdigit, short))) else ""


def _style(words: Sequence[str]) -> tuple[bool, bool]:
    """Whether the words are printed in capitals, and whether as a title is."""
    lettered = [word for word in words if word[0].isalpha()]
    if len(lettered) < 2:
        return False, False
    shouted = sum(map(str.isupper, lettered)) > MOSTLY * len(lettered)
    small = sum(word[0].islower() and len(word) >= SMALL for word in lettered)
    return shouted, shouted or (len(lettered) > 2 and small < (1.0 - MOSTLY) * len(lettered))
