"""Blocks of lines in which the same white strips part columns: where a table may stand that nobody ruled."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from safeguard_extract.read.dot_leaders import has_leaders, is_led_to_page, led_phrases
from safeguard_extract.read.phrases import Phrase, text_of
from safeguard_extract.read.word_lines import PlacedLine

_GUTTER = 0.8  # of the type size: what parts phrases; a gutter must hold through all lines of a block
_FARTHEST = 2.5  # of the type size: more white between two lines ends a table; rows have seldom over 1.5
_LARGER = 1.12  # times the block's type size: a heading that stands between two tables
_FEWEST_LINES = 3
_MEASURED = 20  # lines that tell the type size of a block
_ROW_WHITE = 0.25  # of the type size: so much more white sets lines apart; less is rounding
_MARK_REACH = 2.5  # of the type size: how far from its text a bullet is printed
_HEAD_LINES = 2  # above the titles of the columns: what they are parts of
_LONGEST_TITLE = 8  # words; a line of running text is longer
_CAPTION = re.compile(r"(?:table|figure|chart|graph|box|exhibit|annex|appendix)\s+[A-Z]?[.-]?\d", re.IGNORECASE)
_BULLET = re.compile(r"[^\w\s£$€%(+-]")


class WhiteLine(NamedTuple):
    """A line cut into phrases, its text, top and bottom, its type size, and whether all of it is bold."""

    phrases: tuple[Phrase, ...]
    text: str
    top: float
    bottom: float
    size: float
    bold: bool


class Strip(NamedTuple):
    """A stretch of a page from left to right, or from top to bottom."""

    low: float
    high: float


_Ends = tuple[float, float]  # of a strip while lines are added to it


class Block(NamedTuple):
    """Lines that leave the same strips free, and lines above them that title several columns at once."""

    head: tuple[WhiteLine, ...]
    lines: tuple[WhiteLine, ...]


def white_blocks(placed: Sequence[PlacedLine]) -> Iterator[Block]:
    """Lines in a row that leave the same white strips free, from top to bottom."""
    phrased = [_with_bullets(phrases) if len(phrases) > 1 else phrases for phrases in led_phrases(placed)]
    if sum([len(phrases) > 1 for phrases in phrased]) < _FEWEST_LINES:
        return
    lines = list(map(_to_line, placed, phrased))
    start = 0
    covered: list[_Ends] = []
    sizes: list[float] = []  # of the first lines from the start
    for place, line in enumerate(lines):
        merged = _with_line(covered, line)
        if place > start and (_closes_gap(covered, merged) or _ends(lines, start, place, median(sizes))):
            yield from _parts(lines, start, place)
            start, merged, sizes = place, _with_line([], line), []
        if place == start and len(line.phrases) < 2:
            start, merged = place + 1, []
        elif len(sizes) < _MEASURED:
            insort(sizes, line.size)
        covered = merged
    yield from _parts(lines, start, len(lines))


def _to_line(placed: PlacedLine, phrases: tuple[Phrase, ...]) -> WhiteLine:
    texts, boxes, _, sizes, bolds, _, _ = zip(*[each.word for each in placed], strict=True)
    _, tops, _, bottoms = zip(*boxes, strict=True)
    size = sizes[0] if sizes.count(sizes[0]) == len(sizes) else median(sizes)
    return WhiteLine(phrases, " ".join(texts), min(tops), max(bottoms), size, all(bolds))


def _with_bullets(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Phrases with each bullet joined to what it marks; a tick in a column of its own marks nothing."""
    joined: list[Phrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        if before and len(before.words) == 1 and _BULLET.fullmatch(before.words[0].word.text):
            near = phrase.x0 - before.x1 <= _MARK_REACH * phrase.words[0].word.size
            if near and any(map(str.isalnum, phrase.words[0].word.text)):
                joined.pop()
                phrase = Phrase(before.x0, phrase.x1, (*before.words, *phrase.words))
        joined.append(phrase)
    return tuple(joined)


def _with_line(covered: Sequence[_Ends], line: WhiteLine) -> list[_Ends]:
    """The strips that words cover, once the line is added."""
    strips: list[_Ends] = []
    gutter = _GUTTER * line.size
    for low, high in sorted([*covered, *[(phrase.x0, phrase.x1) for phrase in line.phrases]]):
        if not strips or low - strips[-1][1] >= gutter:
            strips.append((low, high))
        elif high > strips[-1][1]:
            strips[-1] = strips[-1][0], high
    return strips


def _closes_gap(before: Sequence[_Ends], after: Sequence[_Ends]) -> bool:
    """True where nothing is left of a gutter."""
    for (low, _), (_, high) in pairwise(before):
        for left, right in after:
            if left <= low and high <= right:
                return True
    return False


def _ends(lines: Sequence[WhiteLine], start: int, place: int, size: float) -> bool:
    """True for a line that stands too far below the block from `start`, whose type size is given, a heading in larger
    type, a caption, and what belongs to lists.
    """
    line = lines[place]
    if line.top - max([each.bottom for each in lines[max(start, place - 3) : place]]) > _FARTHEST * size:
        return True
    if len(line.phrases) == 1:
        listed = place > start + 1 and _is_bullet(line) and _is_bullet(lines[place - 1])
        if listed or line.size > _LARGER * size:
            return True
    outer = len(line.phrases) <= 2 and line.phrases[0].x0 - lines[start].phrases[0].x0 < size
    return (outer and bool(_CAPTION.match(line.text))) or is_led_to_page(line.text, line.phrases)


def _is_bullet(line: WhiteLine) -> bool:
    """True for a line that is nothing but an item of a bulleted list: two of them are no rows of a table."""
    first = line.phrases[0].words[0].word.text
    return len(line.phrases) == 1 and len(line.phrases[0].words) > 1 and bool(_BULLET.fullmatch(first))


def _parts(lines: Sequence[WhiteLine], start: int, end: int) -> Iterator[Block]:
    """A block cut where its first line is printed again, without the headings left over at the end of a part."""
    first = lines[start].text if start < end else ""
    cuts = [i for i in range(start, end) if i == start or (lines[i].text == first and len(lines[i].phrases) > 1)]
    for begin, after in pairwise([*cuts, end]):
        part = list(lines[begin:after])
        while len(part) > 1 and _stands_below(part[-1], part[:-1]):
            part.pop()
        titles = _spanning_lines(part) or int(_titles_groups(part))
        if len(part) - titles >= _FEWEST_LINES:
            begin, part = begin + titles, part[titles:]
            if not titles and begin and _begins_a_title(lines[begin - 1], part):
                begin, part = begin - 1, [lines[begin - 1], *part]
            yield Block(_head_above(lines[max(0, begin - _HEAD_LINES) : begin], part), tuple(part))


def _stands_below(line: WhiteLine, block: Sequence[WhiteLine]) -> bool:
    """True for a lone phrase at the end of a block that is no part of it: a heading, or what opens a list."""
    if len(line.phrases) > 1:
        return False
    return _is_heading(line, block) or _is_bullet(line) or line.text.endswith(":")


def _begins_a_title(line: WhiteLine, block: Sequence[WhiteLine]) -> bool:
    """True for a lone phrase right above a block that can only be the first line of the title of one of its columns."""
    first = block[0]
    near = first.top - line.bottom <= _ROW_WHITE * line.size
    if not near or len(line.phrases) > 1 or (line.size, line.bold) != (first.size, first.bold):
        return False
    low, high = line.phrases[0].x0, line.phrases[0].x1
    columns = columns_of(block)
    over = [place for place, column in enumerate(columns) if column.low < high and low < column.high]
    return len(columns) > 2 and len(over) == 1 and over[0] > 0


def _is_heading(line: WhiteLine, block: Sequence[WhiteLine]) -> bool:
    """True for a lone phrase set otherwise than the lines above it, smaller as notes are, or apart from them."""
    whites = [below.top - above.bottom for above, below in pairwise(block)]
    apart = bool(whites) and line.top - block[-1].bottom > max(whites) + _ROW_WHITE * line.size
    smaller = _LARGER * line.size < median(each.size for each in block[:_MEASURED])
    return apart or smaller or (line.bold and not all(each.bold for each in block))


def _spanning_lines(block: Sequence[WhiteLine]) -> int:
    """How many of the first lines of a block title several columns at once, and hide the white between those."""
    for count in range(min(_HEAD_LINES, len(block) - _FEWEST_LINES), 0, -1):
        titles, rest = block[:count], block[count:]
        if len(_head_above(titles, rest)) == count and len(columns_of(rest)) > len(columns_of(block)):
            return count
    return 0


def _titles_groups(block: Sequence[WhiteLine]) -> bool:
    """True where each phrase of the first line stands over columns whose titles, in the second, come again for each.

    Without a column before them they would be tables side by side.
    """
    if len(block) <= _FEWEST_LINES:
        return False
    groups = len(block[0].phrases)
    titles = [text_of(phrase) for phrase in block[1].phrases]
    size, stubs = divmod(len(titles), groups)
    repeated = titles[stubs:]
    return groups > 1 and size > 1 and stubs == 1 and repeated == repeated[:size] * groups


def _head_above(lines: Sequence[WhiteLine], block: Sequence[WhiteLine]) -> tuple[WhiteLine, ...]:
    """The lines just above a block that run across its gutters and yet title its columns: in two phrases or more."""
    if not lines or len(lines[-1].phrases) < 2:
        return ()
    left, right = min([line.phrases[0].x0 for line in block]), max([line.phrases[-1].x1 for line in block])
    head: list[WhiteLine] = []
    for line in reversed(lines):
        below = head[0] if head else block[0]
        inside = left - line.size <= line.phrases[0].x0 and line.phrases[-1].x1 <= right + line.size
        short = all(len(phrase.words) <= _LONGEST_TITLE for phrase in line.phrases)
        near = below.top - line.bottom <= _FARTHEST * line.size / 2 and line.size <= _LARGER * below.size
        if not (len(line.phrases) > 1 and inside and short and near) or has_leaders(line.text):
            break
        head.insert(0, line)
    return tuple(head)


def columns_of(lines: Sequence[WhiteLine]) -> list[Strip]:
    """The columns of a block: what its words cover between its gutters.

    A title that stands clear of the words that it titles (an amount under a sign that is set left) is no column.
    """
    ends: list[_Ends] = []
    for line in lines:
        ends = _with_line(ends, line)
    covered = [Strip(low, high) for low, high in ends]
    titled = [bool(phrases_in(lines[0], column)) for column in covered]
    filled = [any(phrases_in(line, column) for line in lines[1:]) for column in covered]
    columns = covered[:1]
    for place, column in enumerate(covered[1:], start=1):
        before = place - 1
        if not (filled[before] or titled[place]) or not (titled[before] or filled[place]):
            columns[-1] = Strip(columns[-1].low, column.high)
        else:
            columns.append(column)
    return columns


def phrases_in(line: WhiteLine, column: Strip) -> list[Phrase]:
    """The phrases of a line that stand in a column."""
    return [phrase for phrase in line.phrases if column.low <= phrase.middle <= column.high]
