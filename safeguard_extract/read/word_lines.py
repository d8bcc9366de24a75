"""From words in the order of a page's content to lines from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.records.geometry import union
from safeguard_extract.records.page import Line, Word

_SAME_LINE = 0.4  # of the type size: baselines closer than this are one line; raised ordinals stand a third above it
_APART = 2.0  # of the type size: turned words further apart along one line are labels of different things
_DOUBLED = 0.15  # of the type size: the same word drawn again this close is a shadow or a second strike


def lines_of(placed: Iterable[PlacedWord]) -> tuple[tuple[Word, ...], ...]:
    """Words grouped by baseline, lines from top to bottom, words in the direction of their text.

    Turned text makes lines of its own, which stand where their topmost word begins.
    """
    by_turn: dict[int, list[PlacedWord]] = {}
    for word in placed:
        by_turn.setdefault(word.turn, []).append(word)
    lines: list[tuple[float, list[PlacedWord]]] = []
    for turn, words in by_turn.items():
        for line in _cluster(words):
            if turn == 0:
                lines.append((line[0].across, line))
            else:
                lines.extend((_top(part) + part[0].word.size, part) for part in _parts(line))
    lines.sort(key=lambda each: each[0])
    return tuple(tuple(each.word for each in line) for _, line in lines)


def _cluster(words: Iterable[PlacedWord]) -> list[list[PlacedWord]]:
    """Words of one direction grouped by baseline, each line in its order of reading."""
    lines: list[list[PlacedWord]] = []
    for word in sorted(words, key=lambda each: each.across):
        if lines and word.across - lines[-1][0].across <= _SAME_LINE * max(word.word.size, lines[-1][0].word.size):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda each: each.along)
    return lines


def _parts(line: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """A line of turned words cut where there is room for something else between them."""
    parts: list[list[PlacedWord]] = []
    end = 0.0
    for word in line:
        box = word.word.bbox
        if parts and word.along - end <= _APART * word.word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
        end = word.along + (box.width if word.turn == 180 else box.height)
    return parts


def _top(words: Iterable[PlacedWord]) -> float:
    return min(word.word.bbox.top for word in words)


def without_doubles(placed: Iterable[PlacedWord]) -> tuple[PlacedWord, ...]:
    """Each word once where a shadow or a second strike draws it again; the last one drawn, which is on top, is kept."""
    kept: dict[int, PlacedWord] = {}
    by_text: dict[str, list[int]] = {}
    for index, word in enumerate(placed):
        alike = by_text.setdefault(word.word.text, [])
        for other in alike:
            if other in kept and _doubles(word, kept[other]):
                del kept[other]
        alike.append(index)
        kept[index] = word
    return tuple(kept.values())


def _doubles(word: PlacedWord, other: PlacedWord) -> bool:
    slack = _DOUBLED * word.word.size
    return (
        word.turn == other.turn
        and abs(word.along - other.along) <= slack
        and abs(word.across - other.across) <= slack
    )


def to_line(words: Sequence[Word]) -> Line:
    """The record of a line: bold or italic where most of its letters are, as large as most of them."""
    letters = sum(len(word.text) for word in words)
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return Line(
        text=" ".join(word.text for word in words),
        bbox=union(word.bbox for word in words),
        size=max(sizes, key=lambda size: sizes[size]),
        bold=2 * sum(len(word.text) for word in words if word.bold) > letters,
        italic=2 * sum(len(word.text) for word in words if word.italic) > letters,
        words=tuple(words),
    )
