"""Dots that lead from a title to its figures: to the page in a list of contents, to the first amount in some tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.phrases import Phrase, phrases_of, text_of
from safeguard_extract.read.word_lines import PlacedLine

_LEADERS = re.compile(r"(?:[.·_…]\s?){4,}")
_LEADER = re.compile(r"[.·_…]{4,}$|^[.·…]$")  # at a word's end, or a dot of one that is set with spaces
_DOTS = frozenset(".·_…")
_UNKNOWN = re.compile(r"\.{2,3}|…|_{2,3}")
_LEAST_LED = 3  # the title with its dots, and two figures


def has_leaders(text: str) -> bool:
    """True for text with four of such dots in a row."""
    return _LEADERS.search(text) is not None


def led_phrases(lines: Sequence[PlacedLine]) -> list[tuple[Phrase, ...]]:
    """The phrases of each line, cut behind the dots that lead from a title to its figures, however close those stand;
    a list mark is a phrase.
    """
    ending = [word for line in lines for word in line if word.word.text[-1] in _DOTS]
    if not any(map(_is_leader, ending)):  # as on most pages
        return [phrases_of(line, numbered=True) for line in lines]
    return [tuple(_cut_at_leaders(phrases_of(line, numbered=True))) for line in lines]


def _cut_at_leaders(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    for phrase in phrases:
        words: list[PlacedWord] = []
        for word in phrase.words:
            if words and _is_leader(words[-1]) and not _is_leader(word):
                yield _to_phrase(words)
                words = []
            words.append(word)
        yield _to_phrase(words)


def _is_leader(placed: PlacedWord) -> bool:
    return _LEADER.search(placed.word.text) is not None


def _to_phrase(words: Sequence[PlacedWord]) -> Phrase:
    return Phrase(words[0].word.bbox.x0, max(word.word.bbox.x1 for word in words), tuple(words))


def is_led_to_page(text: str, phrases: Sequence[Phrase]) -> bool:
    """True for a line of contents: dots that lead to one number; those of a table lead to several figures."""
    if not has_leaders(text):
        return False
    texts = [text_of(phrase) for phrase in phrases]
    led = [place for place, each in enumerate(texts) if has_leaders(each)]
    if led:
        return len(texts) - led[-1] < _LEAST_LED
    # Dots set wide apart; two or three in a cell of their own stand for a figure that is not known.
    return has_leaders(" ".join([each for each in texts if not _UNKNOWN.fullmatch(each)]))
