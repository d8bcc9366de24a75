"""From words in the order of a page's content to lines from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from operator import attrgetter, sub

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Line, Word, count_letters

PlacedLine = tuple[PlacedWord, ...]
_Row = list[PlacedWord]

_SAME_LINE = 0.4  # of the type size: baselines closer than this are one line; raised ordinals stand a third above it
_APART = 2.0  # of the type size: turned words further apart along one line are labels of different things
_SQUARE = 8.0  # points; shadows of type up to 50 points reach no further
_ACROSS, _ALONG, _TURN = attrgetter("across"), attrgetter("along"), attrgetter("turn")
_DOUBLED = 0.15  # of the type size: the same word drawn again this close is a shadow or a second strike


def words_in(box: BBox, words: Iterable[PlacedWord]) -> list[PlacedWord]:
    """The words whose middle stands in a box; `BBox.holds` asked for each takes half as long again."""
    left, above, right, below = box
    left, above, right, below = 2 * left, 2 * above, 2 * right, 2 * below
    return [
        each
        for each in words
        for x0, top, x1, bottom in (each.word.bbox,)
        if above <= top + bottom <= below and left <= x0 + x1 <= right
    ]


def upright_words(words: Sequence[PlacedWord]) -> Sequence[PlacedWord]:
    """The words that are not turned."""
    return [word for word in words if word.turn == 0] if any(map(_TURN, words)) else words


def placed_lines(placed: Sequence[PlacedWord]) -> tuple[PlacedLine, ...]:
    """Words grouped by baseline, lines from top to bottom, words in the direction of their text.

    Turned text makes blocks of its own: each stands where its topmost word begins and reads in its own direction.
    """
    return _lines_of_all_turns(placed) if any(map(_TURN, placed)) else _in_order(_cluster(placed)[0])


def _lines_of_all_turns(placed: Iterable[PlacedWord]) -> tuple[PlacedLine, ...]:
    by_turn: dict[int, _Row] = {}
    for word in placed:
        by_turn.setdefault(word.turn, []).append(word)
    found: list[tuple[float, list[_Row]]] = []
    for turn, words in by_turn.items():
        lines, _ = _cluster(words)
        if turn == 0:
            found.extend((line[0].across, [line]) for line in lines)
        else:
            parts = [part for line in lines for part in _parts(line)]
            found.extend((_first_baseline(block), block) for block in _blocks(parts))
    found.sort(key=lambda each: each[0])
    return tuple(tuple(line) for _, block in found for line in block)


def _in_order(lines: Sequence[_Row]) -> tuple[PlacedLine, ...]:
    """Upright lines from top to bottom."""
    return tuple([tuple(line) for line in sorted(lines, key=_first_across)])


def _cluster(words: Iterable[PlacedWord]) -> tuple[list[_Row], float]:
    """Words of one direction grouped by baseline, each line in its order of reading; and the least distance between
    the last baseline of a line and the first of the next.
    """
    lines: list[_Row] = []
    line: _Row = []
    least = float("inf")
    before = base = reach = float("-inf")  # the first baseline of a line, and how far from it others may be
    for word in sorted(words, key=_ACROSS):
        across = word.across
        off = across - base
        if off <= reach or off <= _SAME_LINE * word.word.size:
            line.append(word)
        else:
            least = min(least, across - before)
            line = [word]
            lines.append(line)
            base, reach = across, _SAME_LINE * word.word.size
        before = across
    for line in lines:
        line.sort(key=_ALONG)
    return lines, least


def _first_across(line: Sequence[PlacedWord]) -> float:
    return line[0].across


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


def words_and_lines(placed: Sequence[PlacedWord]) -> tuple[tuple[PlacedWord, ...], tuple[PlacedLine, ...]]:
    """Each word once where a shadow or a second strike draws it again, and the lines of these words.

    The last one drawn, which is on top, is kept. The lines tell quickly that there are no doubles.
    """
    if not any(map(_TURN, placed)):
        lines, least = _cluster(placed)
        slack = _DOUBLED * max([each.word.size for each in placed], default=0.0)
        if least > slack and not any(_begin_together(line, slack) for line in lines):
            return tuple(placed), _in_order(lines)
    alike: dict[str, list[int]] = {}
    for index, word in enumerate(placed):
        alike.setdefault(word.word.text, []).append(index)
    covered = {index for same in alike.values() if len(same) > 1 for index in _covered(same, placed)}
    kept = tuple(word for index, word in enumerate(placed) if index not in covered)
    return kept, placed_lines(kept)


def _begin_together(line: Sequence[PlacedWord], slack: float) -> bool:
    """True where two words of a line begin at one place."""
    places = list(map(_ALONG, line))
    return len(places) > 1 and min(map(sub, places[1:], places)) <= slack


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
    texts, boxes, _, sizes, bolds, italics, _ = zip(*words, strict=True)
    size, bold, italic = sizes[0], bolds[0], italics[0]
    if sizes.count(size) + bolds.count(bold) + italics.count(italic) < 3 * len(words):
        counts = count_letters(words)
        size = max(counts.sizes, key=counts.sizes.__getitem__)
        bold, italic = 2 * counts.bold > counts.letters, 2 * counts.italic > counts.letters
    return Line(" ".join(texts), union(boxes), size, bold, italic, words=tuple(words))
