"""Which words of a sentence say the same as words of another."""

from __future__ import annotations

import re
from collections.abc import Collection

from safeguard_extract.compare.wording import GENERIC, tokens

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST = 6  # words of the longest names in the comparison's glossary

Part = tuple[str, bool]
"""A stretch of a text, and whether it says the same as something in the other."""


def matched(text: str, other: str) -> tuple[Part, ...]:
    """The text in stretches, those that the comparison takes for the same as words of the other marked.

    'CSE' matches 'child sexual exploitation'. Words that every plan uses (children, ensure) are marked only where no
    others match. The stretches together are the text.
    """
    said = frozenset(tokens(other))
    spans = _spans(text, said - GENERIC) or _spans(text, said)
    parts: list[Part] = []
    at = 0
    for start, end in spans:
        if parts and not text[at:start].strip():
            parts[-1] = (parts[-1][0] + text[at:end], True)
        else:
            parts += ((text[at:start], False), (text[start:end], True))
        at = end
    return tuple(part for part in (*parts, (text[at:], False)) if part[0])


def _spans(text: str, said: Collection[str]) -> list[tuple[int, int]]:
    """Places of the words, or names of several words, whose every token is among those said."""
    found = list(_WORD.finditer(text))
    several = any(word.endswith("_") for word in said) and any(word.endswith("_") for word in tokens(text))
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(found):
        count = _matching(text, found[at : at + (_LONGEST if several else 1)], said)
        if count:
            spans.append((found[at].start(), found[at + count - 1].end()))
        at += max(1, count)
    return spans


def _matching(text: str, words: list[re.Match[str]], said: Collection[str]) -> int:
    """How many words from the first on make up a match: a name of the glossary before a single word; 0 for none."""
    for count in range(2, len(words) + 1):
        whole = tokens(text[words[0].start() : words[count - 1].end()])
        if whole and all(token.endswith("_") and token in said for token in whole):
            # A name is whole where neither its first nor its last word can be left out.
            without_last = tokens(text[words[0].start() : words[count - 2].end()])
            without_first = tokens(text[words[1].start() : words[count - 1].end()])
            if whole not in (without_last, without_first):
                return count
    own = tokens(words[0][0])
    return 1 if own and all(token in said for token in own) else 0
