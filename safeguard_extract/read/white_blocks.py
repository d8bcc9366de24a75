"""Blocks of lines in which the same white strips part columns: where a table may stand that nobody ruled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.phrases import Phrase, phrases_of, text_of
from safeguard_extract.read.word_lines import placed_lines

_GUTTER = 0.8  # of the type size: what parts phrases; a gutter must hold through all lines of a block
_FARTHEST = 2.5  # of the type size: more white between two lines ends a table; rows have seldom over 1.5
_LARGER = 1.12  # times the block's type size: a heading that stands between two tables
_FEWEST_LINES = 3
_MEASURED = 20  # lines that tell the type size of a block
_ROW_WHITE = 0.25  # of the type size: so much more white sets lines apart; less is rounding
_MARK_REACH = 2.5  # of the type size: how far from its text a bullet is printed
_HEAD_LINES = 2  # above the titles of the columns: what they are parts of
_LONGEST_TITLE = 8  # words; a line of running text is longer
_LEADERS = re.compile(r"(?:[.·_…]\s?){4,}")
_LEADER = re.compile(r"[.·_…]{4,}$|^[.·…]$")  # at a word's end, or a dot of one that is set with spaces
_DOTS = frozenset(".·_…")
_UNKNOWN = re.compile(r"\.{2,3}|…|_{2,3}")
_LEAST_LED = 3  # the title with its dots, and two figures
_CAPTION = re.compile(r"(?:table|figure|chart|graph|box|exhibit|annex|appendix)\s+[A-Z]?[.-]?\d", re.IGNORECASE)
_BULLET = re.compile(r"[^\w\s£$€%(+-]")


class WhiteLine(NamedTuple):
    """A line cut into phrases, its top and bottom, its type size, and whether all of it is bold."""

    phrases: tuple[Phrase, ...]
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        return " ".join(text_of(phrase) for phrase in self.phrases)


class Strip(NamedTuple):
    """A stretch of a page from left to right, or from top to bottom."""

    low: float
    high: float


class Block(NamedTuple):
    """Lines that leave the same strips free, and lines above them that title several columns at once."""

    head: tuple[WhiteLine, ...]
    lines: tuple[WhiteLine, ...]


def white_blocks(words: Sequence[PlacedWord]) -> Iterator[Block]:
    """Lines in a row that leave the same white strips free, from top to bottom."""
    cut = [(line, _with_bullets(_phrases(line))) for line in placed_lines(words)]
    if sum(len(phrases) > 1 for _, phrases in cut) < _FEWEST_LINES:
        return
    lines = [_to_line(line, phrases) for line, phrases in cut]
    start = 0
    covered: list[Strip] = []
    for place, line in enumerate(lines):
        merged = with_line(covered, line)
        if place > start and (_closes_gap(covered, merged) or _ends(lines, start, place)):
            yield from _parts(lines, start, place)
            start, merged = place, with_line([], line)
        if place == start and len(line.phrases) < 2:
            start, merged = place + 1, []
        covered = merged
    yield from _parts(lines, start, len(lines))


def _to_line(words: Sequence[PlacedWord], phrases: tuple[Phrase, ...]) -> WhiteLine:
    return WhiteLine(
        phrases=phrases,
        top=min(word.word.bbox.top for word in words),
        bottom=max(word.word.bbox.bottom for word in words),
        size=median(word.word.size for word in words),
        bold=all(word.word.bold for word in words),
    )


def _phrases(line: Sequence[PlacedWord]) -> list[Phrase]:
    phrases = phrases_of(line, numbered=True)
    if not any(word.word.text[-1] in _DOTS for word in line):
        return list(phrases)
    return [part for phrase in phrases for part in _cut_at_leaders(phrase)]


def _cut_at_leaders(phrase: Phrase) -> Iterator[Phrase]:
    """The phrase, cut behind the dots that lead from a title to its figures, however close those stand."""
    words: list[PlacedWord] = []
    for word in phrase.words:
        if words and _LEADER.search(words[-1].word.text) and not _LEADER.search(word.word.text):
            yield _to_phrase(words)
            words = []
        words.append(word)
    yield _to_phrase(words)


def _to_phrase(words: Sequence[PlacedWord]) -> Phrase:
    return Phrase(words[0].word.bbox.x0, max(word.word.bbox.x1 for word in words), tuple(words))


def _is_led_to_page(line: WhiteLine) -> bool:
    """True for a line of contents: dots that lead to one number; those of a table lead to several figures."""
    texts = [text_of(phrase) for phrase in line.phrases]
    led = [place for place, text in enumerate(texts) if _LEADERS.search(text)]
    if led:
        return len(texts) - led[-1] < _LEAST_LED
    # Dots set wide apart; two or three in a cell of their own stand for a figure that is not known.
    return bool(_LEADERS.search(" ".join(text for text in texts if not _UNKNOWN.fullmatch(text))))


def _with_bullets(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Phrases with each bullet joined to what it marks; a tick in a column of its own marks nothing."""
    joined: list[Phrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        if before and len(before.words) == 1 and _BULLET.fullmatch(before.words[0].word.text):
            near = phrase.x0 - before.x1 <= _MARK_REACH * phrase.words[0].word.size
            if near and any(letter.isalnum() for letter in phrase.words[0].word.text):
                joined.pop()
                phrase = Phrase(before.x0, phrase.x1, (*before.words, *phrase.words))
        joined.append(phrase)
    return tuple(joined)


def with_line(covered: Sequence[Strip], line: WhiteLine) -> list[Strip]:
    """The strips that words cover, once the line is added."""
    strips: list[Strip] = []
    for strip in sorted([*covered, *(Strip(phrase.x0, phrase.x1) for phrase in line.phrases)]):
        if strips and strip.low - strips[-1].high < _GUTTER * line.size:
            strips[-1] = Strip(strips[-1].low, max(strips[-1].high, strip.high))
        else:
            strips.append(strip)
    return strips


def _closes_gap(before: Sequence[Strip], after: Sequence[Strip]) -> bool:
    """True where nothing is left of a gutter."""
    return any(
        strip.low <= left.low and right.high <= strip.high for left, right in pairwise(before) for strip in after
    )


def _ends(lines: Sequence[WhiteLine], start: int, place: int) -> bool:
    """True for a line that stands too far below the block from `start`, a heading in larger type, and a caption."""
    line = lines[place]
    size = median(each.size for each in lines[start : min(place, start + _MEASURED)])
    far = line.top - max(each.bottom for each in lines[max(start, place - 3) : place]) > _FARTHEST * size
    heading = len(line.phrases) == 1 and line.size > _LARGER * size
    caption = len(line.phrases) <= 2 and line.phrases[0].x0 - lines[start].phrases[0].x0 < size
    listed = place > start + 1 and _is_bullet(line) and _is_bullet(lines[place - 1])
    return far or heading or listed or _is_led_to_page(line) or (caption and bool(_CAPTION.match(line.text)))


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
    left, right = min(line.phrases[0].x0 for line in block), max(line.phrases[-1].x1 for line in block)
    head: list[WhiteLine] = []
    for line in reversed(lines):
        below = head[0] if head else block[0]
        inside = left - line.size <= line.phrases[0].x0 and line.phrases[-1].x1 <= right + line.size
        short = all(len(phrase.words) <= _LONGEST_TITLE for phrase in line.phrases)
        near = below.top - line.bottom <= _FARTHEST * line.size / 2 and line.size <= _LARGER * below.size
        if not (len(line.phrases) > 1 and inside and short and near) or _LEADERS.search(line.text):
            break
        head.insert(0, line)
    return tuple(head)


def columns_of(lines: Sequence[WhiteLine]) -> list[Strip]:
    """The columns of a block: what its words cover between its gutters.

    A title that stands clear of the words that it titles (an amount under a sign that is set left) is no column.
    """
    covered: list[Strip] = []
    for line in lines:
        covered = with_line(covered, line)
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
