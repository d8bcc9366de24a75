"""Phrases: words of a line with only spaces between them, parted by wider white."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.word_lines import placed_lines
from safeguard_extract.records.geometry import BBox

FEWEST_LINES = 3  # white in two lines is chance
FULL_LINES = 0.7  # of the lines of a band that is cut into rows have words in two columns or more
PHRASE_GAP = 0.8  # of the type size: wider white ends a phrase; a space is 0.3, a stretched one seldom over 0.6
_LIST_MARK = re.compile(r"[•▪◦·●○■□➢✓–—-]|\(?[0-9a-zA-Z]{1,3}[.)]|\d+(\.\d+)+\.?")


class Phrase(NamedTuple):
    """Words of one line with only spaces between them."""

    x0: float
    x1: float
    words: tuple[PlacedWord, ...]

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


PhrasedLines = Sequence[Sequence[Phrase]]
PlacedLine = Sequence[PlacedWord]
LinesByCell = Mapping[BBox, Sequence[PlacedLine]]


def text_of(phrase: Phrase) -> str:
    """The words of a phrase with spaces between."""
    return " ".join(word.word.text for word in phrase.words)


def is_tabular(band: BBox, words: Sequence[PlacedWord], largest: float) -> bool:
    """True where white parts columns in most lines of a band, or in the first, which others go on.

    A line without such white in larger type than `largest` is a heading, and the band no part of a table.
    """
    lines = phrases_in(band, words)
    if any(len(line) == 1 and line[0].words[0].word.size > largest for line in lines):
        return False
    return not lines or len(lines[0]) > 1 or 2 * sum(len(line) > 1 for line in lines) >= len(lines)


def phrases_in(box: BBox, words: Iterable[PlacedWord]) -> list[tuple[Phrase, ...]]:
    """The lines in a box, cut into phrases."""
    return [phrases_of(line) for line in placed_lines(word for word in words if box.holds(word.word.bbox))]


def phrases_of(line: Iterable[PlacedWord], numbered: bool = False) -> tuple[Phrase, ...]:
    """A line cut at white that is wider than a space; a list mark belongs to what it marks unless it numbers rows."""
    phrases: list[Phrase] = []
    words: list[PlacedWord] = []
    left = right = 0.0  # of the words
    for word in line:
        box = word.word.bbox
        if words and (
            box.x0 - right <= PHRASE_GAP * word.word.size
            or (not numbered and not phrases and len(words) == 1 and marks(words[0], word))
        ):
            words.append(word)
            right = max(right, box.x1)
            continue
        if words:
            phrases.append(Phrase(left, right, tuple(words)))
        words, left, right = [word], box.x0, box.x1
    return (*phrases, Phrase(left, right, tuple(words))) if words else ()


def marks(mark: PlacedWord, word: PlacedWord) -> bool:
    """True for a list mark before words; before a figure the same signs are a figure too."""
    return bool(_LIST_MARK.fullmatch(mark.word.text)) and any(letter.isalpha() for letter in word.word.text)
