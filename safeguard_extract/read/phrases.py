"""Phrases: words of a line with only spaces between them, parted by wider white."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.word_lines import PlacedLine, placed_lines, words_in
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
LinesByCell = Mapping[BBox, Sequence[PlacedLine]]


def text_of(phrase: Phrase) -> str:
    """The words of a phrase with spaces between."""
    return " ".join([each.word.text for each in phrase.words])


def is_tabular(words: Sequence[PlacedWord], largest: float) -> bool:
    """True where white parts columns in most lines of a band's words, or in the first, which others go on.

    A line without such white in larger type than `largest` is a heading, and the band no part of a table.
    """
    lines = [phrases_of(line) for line in placed_lines(words)]
    if any(len(line) == 1 and line[0].words[0].word.size > largest for line in lines):
        return False
    return not lines or len(lines[0]) > 1 or 2 * sum(len(line) > 1 for line in lines) >= len(lines)


def phrases_in(box: BBox, words: Iterable[PlacedWord]) -> list[tuple[Phrase, ...]]:
    """The lines in a box, cut into phrases."""
    return [phrases_of(line) for line in placed_lines(words_in(box, words))]


def phrases_of(line: PlacedLine, numbered: bool = False) -> tuple[Phrase, ...]:
    """A line cut at white that is wider than a space; a list mark belongs to what it marks unless it numbers rows."""
    if not line:
        return ()
    phrases: list[Phrase] = []
    start = 0
    left, _, right, _ = line[0].word.bbox
    for place, each in enumerate(line[1:], start=1):
        word = each.word
        box = word.bbox
        x1 = box.x1
        if box.x0 - right > PHRASE_GAP * word.size and (place > 1 or numbered or not marks(line[0], each)):
            phrases.append(Phrase(left, right, line[start:place]))
            start, left, right = place, box.x0, x1
        elif x1 > right:
            right = x1
    return (*phrases, Phrase(left, right, line[start:]))


def marks(mark: PlacedWord, word: PlacedWord) -> bool:
    """True for a list mark before words; before a figure the same signs are a figure too."""
    return bool(_LIST_MARK.fullmatch(mark.word.text)) and any(letter.isalpha() for letter in word.word.text)
