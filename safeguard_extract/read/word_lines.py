"""From words in the order of a page's content to lines from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import hypot
from operator import attrgetter

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.records.geometry import union
from safeguard_extract.records.page import Line, Word, count_letters

_Row = list[PlacedWord]

_SAME_LINE = 0.4  # of the type size: baselines closer than this are one line; raised ordinals stand a third above it
_APART = 2.0  # of the type size: turned words further apart along one line are labels of different things
_SQUARE = 8.0  # points; shadows of type up to 50 points reach no further
_ACROSS, _ALONG = attrgetter("across"), attrgetter("along")
_DOUBLED = 0.15  # of the type size: the same word drawn again this close is a shadow or a second strike


def lines_of(placed: Iterable[PlacedWord]) -> tuple[tuple[Word, ...], ...]:
    """Words grouped by baseline, lines from top to bottom, words in the direction of their text."""
    return tuple(tuple(each.word for each in line) for line in placed_lines(placed))


def placed_lines(placed: Iterable[PlacedWord]) -> tuple[tuple[PlacedWord, ...], ...]:
    """The lines of words that keep their places.

    Turned text makes blocks of its own: each stands where its topmost word begins and reads in its own direction.
    """
    by_turn: dict[int, _Row] = {}
    for word in placed:
        by_turn.setdefault(word.turn, []).append(word)
    found: list[tuple[float, list[_Row]]] = []
    for turn, words in by_turn.items():
        lines = _cluster(words)
        if turn == 0:
            found.extend((line[0].across, [line]) for line in lines)
        else:
            parts = [part for line in lines for part in _parts(line)]
            found.extend((_first_baseline(block), block) for block in _blocks(parts))
    found.sort(key=lambda each: each[0])
    return tuple(tuple(line) for _, block in found for line in block)


def _cluster(words: Iterable[PlacedWord]) -> list[_Row]:
    """Words of one direction grouped by baseline, each line in its order of reading."""
    lines: list[_Row] = []
    for word in sorted(words, key=_ACROSS):
        if lines and word.across - lines[-1][0].across <= _SAME_LINE * max(word.word.size, lines[-1][0].word.size):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=_ALONG)
    return lines


def _parts(line: Sequence[PlacedWord]) -> list[_Row]:
    """A line of turned words cut where there is room for something else between them."""
    parts: list[_Row] = []
    for word in line:
        if parts and word.along - _end(parts[-1][-1]) <= _APART * word.word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _blocks(parts: Iterable[_Row]) -> list[list[_Row]]:
    """Turned lines that follow each other closely, side by side, are read one after the other."""
    blocks: list[list[_Row]] = []
    for part in parts:
        for block in blocks:
            last, slack = block[-1], _APART * part[0].word.size
            if (
                part[0].across - last[0].across <= slack
                and part[0].along <= _end(last[-1]) + slack
                and last[0].along <= _end(part[-1]) + slack
            ):
                block.append(part)
                break
        else:
            blocks.append([part])
    return blocks


def _end(word: PlacedWord) -> float:
    """Where a word ends in the direction of its text."""
    return word.along + hypot(word.word.bbox.width, word.word.bbox.height)


def _first_baseline(block: Iterable[_Row]) -> float:
    """Where the first baseline of a block would be if its words stood upright."""
    return min(word.word.bbox.top + word.word.size for line in block for word in line)


def without_doubles(placed: Sequence[PlacedWord]) -> tuple[PlacedWord, ...]:
    """Each word once where a shadow or a second strike draws it again; the last one drawn, which is on top, is kept."""
    alike: dict[str, list[int]] = {}
    for index, word in enumerate(placed):
        alike.setdefault(word.word.text, []).append(index)
    again = [same for same in alike.values() if len(same) > 1 and _are_close(same, placed)]
    covered = {index for same in again for index in _covered(same, placed)}
    return tuple(word for index, word in enumerate(placed) if index not in covered) if covered else tuple(placed)


def _are_close(same: Sequence[int], placed: Sequence[PlacedWord]) -> bool:
    """True where two of some words stand at one place: a quick look, which most words of most pages do not pass."""
    slack = _DOUBLED * max([placed[index].word.size for index in same])
    places = sorted([(placed[index].across, placed[index].along) for index in same])
    for number, (across, along) in enumerate(places, 1):
        for below, beside in islice(places, number, None):
            if below - across > slack:
                break
            if abs(beside - along) <= slack:
                return True
    return False


def _covered(same: Iterable[int], placed: Sequence[PlacedWord]) -> Iterator[int]:
    """The places of words that one of the same letters is drawn over later."""
    standing: dict[tuple[int, int], int] = {}  # by square of the page, so that only neighbours are compared
    for index in same:
        word = placed[index]
        x, y = int(word.along // _SQUARE), int(word.across // _SQUARE)
        for near in [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)] if standing else ():
            other = standing.get(near)
            if other is not None and _doubles(word, placed[other]):
                del standing[near]
                yield other
        standing[x, y] = index


def _doubles(word: PlacedWord, other: PlacedWord) -> bool:
    slack = _DOUBLED * word.word.size
    return (
        word.turn == other.turn and abs(word.along - other.along) <= slack and abs(word.across - other.across) <= slack
    )


def to_line(words: Sequence[Word]) -> Line:
    """The record of a line: bold or italic where most of its letters are, as large as most of them."""
    counts = count_letters(words)
    return Line(
        text=" ".join([word.text for word in words]),
        bbox=union([word.bbox for word in words]),
        size=max(counts.sizes, key=lambda size: counts.sizes[size]),
        bold=2 * counts.bold > counts.letters,
        italic=2 * counts.italic > counts.letters,
        words=tuple(words),
    )
