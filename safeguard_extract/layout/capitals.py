"""How a document uses capitals: names inside sentences, and headings that are shouted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from safeguard_extract.language.sentences import NEVER_LAST

_CAPITALS = re.compile(
    r"(?<![\w’'])(?:[A-Z][A-Z’'/&-]*[A-Z]|[A-Z&])(?:[\s:,–-]+(?:[A-Z0-9][A-Z0-9’'/&-]*|&))+(?![\w’'a-z])"
)

_CAPITAL_WORD = re.compile(r"[A-Z’']{4,}")
_VOWEL = re.compile(r"[AEIOUY]")


@dataclass(frozen=True, slots=True)
class Capitals:
    """How a document uses capitals: which words it prints with one inside sentences, as names are."""

    lower: Counter[str]
    named: Counter[str]

    def is_name(self, word: str) -> bool:
        folded = bare_word(word).lower()
        return self.named[folded] > 0 and self.named[folded] * 8 >= self.lower[folded]


def learn_capitals(texts: Iterable[str]) -> Capitals:
    """Count words in small letters, and words with a capital after a word that never ends a phrase."""
    lower: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text in texts:
        before = ""
        for token in text.split():
            word = bare_word(token)
            if word[:1].islower():
                lower[word] += 1
            elif word[:1].isupper() and before in NEVER_LAST:
                named[word.lower()] += 1
            before = token if token[:1].islower() else ""
    return Capitals(lower, named)


def bare_word(token: str) -> str:
    """The word without quotation marks, brackets and stops round it."""
    return token.strip("‘’'\"“”(),.;:?!*")


def capital_runs(text: str) -> list[str]:
    """Cut out runs of capitals that are headings, not strings of acronyms."""
    out: list[str] = []
    position = 0
    for match in _CAPITALS.finditer(text):
        if not is_capital_heading(match[0]):
            continue
        out += [text[position : match.start()], match[0].strip(" ,–-")]
        position = match.end()
    out.append(text[position:])
    return [part.strip() for part in out if any(c.isalnum() for c in part)]


def is_capital_heading(text: str) -> bool:
    """Two or more words of four letters and more, all in capitals: shouting, not acronyms."""
    if text.upper() != text:
        return False
    words = [w for w in _CAPITAL_WORD.findall(text) if _VOWEL.search(w)]
    return len(words) >= 2 and sum(map(len, words)) >= 12
