"""The lines of a paragraph joined to its text, words that the lines' ends part made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from safeguard_extract.records.block import Fragment
from safeguard_extract.records.page import Line, Page
from safeguard_extract.records.stored_words import texts_of

_BROKEN = "\u2010\u00ad"
_HYPHENS = ("-", *_BROKEN)
_HEAD = re.compile(r"([\w’'-]+)[-\u2010\u00ad]$")
_TAIL = re.compile(r"[\w’']+")
# First halves of words that English writes with a hyphen, broken at a line's end or not.
_HYPHENATED = frozenset(
    """multi inter co self non pre post well long short cross sub peer re semi anti pro ex high low part full under
    over half on off one two three
    three-year year day face up follow out in front child age risk evidence outcome trauma strength lead
    decision""".split()
)


class Counted(Protocol):
    """How often a document prints a word in small letters; 0 for words that it does not."""

    def __getitem__(self, word: str, /) -> int: ...


class Vocabulary:
    """The words of some pages, counted when the first is asked for: most documents part none."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    def __getitem__(self, word: str) -> int:
        return self._counts[word]

    @cached_property
    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for text, times in Counter(text for page in self._pages for text in texts_of(page.words)).items():
            counts[text.strip(".,;:()").lower()] += times
        return counts


def joined_text(lines: Sequence[tuple[int, Line]], skip: int, vocabulary: Counted) -> tuple[str, tuple[Fragment, ...]]:
    """A paragraph's text, and where each of its lines is in it; `skip` characters of the first line are its list mark.

    A word parted by a hyphen at a line's end is joined: without the hyphen where the document prints it so elsewhere.
    """
    text = ""
    places: list[Fragment] = []
    for page, line in lines:
        words = " ".join(line.text.split())
        if not places:
            words = words[skip:].lstrip()
        if text and not text.endswith(_HYPHENS):
            text += " "
        elif words[:1].islower() and text[-2:-1].isalpha():
            text = _mend(text, words, vocabulary)
            start, _, before, bbox = places[-1]
            places[-1] = Fragment(start, len(text), before, bbox)
        elif text and not (text[-2:-1].isdigit() and words[:1].isdigit()):  # 2010-2011
            text += " "
        start = len(text)
        text += words
        places.append(Fragment(start, len(text), page, line.bbox))
    return text, tuple(places)


def _mend(text: str, words: str, vocabulary: Counted) -> str:
    head, tail = _HEAD.search(text), _TAIL.match(words)
    if head is None or tail is None:
        return text
    whole, parted = (head[1] + tail[0]).lower(), f"{head[1]}-{tail[0]}".lower()
    if text[-1] in _BROKEN:  # not the sign on the keyboard: the program that set the type broke the word
        return text[:-1] + ("-" if vocabulary[parted] > vocabulary[whole] else "")
    if head[1].lower() in _HYPHENATED:
        return text
    return text[:-1] if vocabulary[whole] > vocabulary[parted] else text
