"""Words of a page to segments: runs of words on one baseline with no gutter between them."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from safeguard_extract.layout.marks import is_lone_mark
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Line, Page, Word, count_letters

_OVERLAP = 0.5  # of the lower height: less joins a superscript to no line, more joins tight lines
_GUTTER = 1.6  # of the type size: justified text opens spaces to about one; columns stand further apart
_TOUCH = 0.5  # points: neighbours in one line may overlap by a serif
_NARROW = 0.6  # of the type size: at the edge of a known column less white will do, but no plain space
_COLUMN_ROWS = 6  # rows that begin at one edge right of a gutter: a column, no accident of spaces
_FEW_ROWS = 2  # rows that do so where the white is wider than the type is high
_ONE_SIZE = 0.5  # points: sizes that differ by less are one size
_STAGGERED = 0.15  # of the type size: baselines of one line stand closer, raised letters are smaller
_STRETCH = 20.0  # points: words of so wide a part of a line are compared with one another
_MOST_STRETCHES = 200  # the widest page is no wider
_REACH = 4  # rows: how far up a word may find its line
_MARK_REACH = 5.0  # of the type size: how far from its text a list mark is printed


def segments_of(page: Page) -> list[Line]:
    """The segments of a page outside its tables, from top to bottom."""
    boxes = [table.bbox for table in page.tables if table.bbox is not None]
    words = [word for word in page.words if not any(box.holds(word.bbox) for box in boxes)] if boxes else page.words
    rows = _rows(words)
    runs = [_split(row, {}) for row in rows]
    starts = _column_starts(runs)
    if starts:  # a long line may end so close to the next column that nothing but the columns' edge parts the two
        runs = [_split(row, starts) for row in rows]
    return [line_of(run) for row in runs for run in row]


@dataclass(slots=True)
class _Row:
    """Words that stand side by side: the largest, which a word is compared with; how far right they reach; and what
    stands in each stretch of the line, so that a word meets only its neighbours."""

    words: list[Word]
    largest: Word
    end: float
    stretches: dict[int, set[BBox]]
    filed: int = 0  # words that are in `stretches`: the others are filed when a word asks

    def takes(self, word: Word) -> bool:
        """Whether a word stands on this line; most follow its last word, and nothing in it stands above them."""
        box = word.bbox
        return _on_one_line(self.largest.bbox, box) and (self.end <= box.x0 + _TOUCH or not self._over(box))

    def add(self, word: Word) -> None:
        self.words.append(word)
        self.end = max(self.end, word.bbox.x1)
        if word.size > self.largest.size:
            self.largest = word

    def _over(self, box: BBox) -> bool:
        """A word of the line stands above the box, which a large heading beside both would put on one line with it."""
        for word in self.words[self.filed :]:
            for stretch in _stretches(word.bbox):
                self.stretches.setdefault(stretch, set()).add(word.bbox)
        self.filed = len(self.words)
        return any(
            other.x0 < box.x1 - _TOUCH and other.x1 > box.x0 + _TOUCH and not _on_one_line(other, box)
            for stretch in _stretches(box)
            for other in self.stretches.get(stretch, ())
        )


def _stretches(box: BBox) -> range:
    """The stretches of a line that a box reaches into; a box of no page's width counts in its first ones."""
    if not (math.isfinite(box.x0) and math.isfinite(box.x1)):
        return range(1)
    first = int(box.x0 // _STRETCH)
    return range(first, min(int(box.x1 // _STRETCH), first + _MOST_STRETCHES) + 1)


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[_Row] = []
    for word in sorted(words, key=attrgetter("bbox.bottom", "bbox.x0")):
        for row in rows[: -_REACH - 1 : -1]:
            if row.takes(word):
                row.add(word)
                break
        else:
            rows.append(_Row([word], word, word.bbox.x1, {}))
    out = [sorted(row.words, key=attrgetter("bbox.x0")) for row in rows]
    out.sort(key=lambda row: min([w.bbox.top for w in row]))
    return out


def _on_one_line(row: BBox, word: BBox) -> bool:
    _, row_top, _, row_bottom = row
    _, top, _, bottom = word
    shared = min(row_bottom, bottom) - max(row_top, top)
    return shared >= _OVERLAP * min(row_bottom - row_top, bottom - top)


def _column_starts(runs: Sequence[Sequence[Sequence[Word]]]) -> dict[int, int]:
    """Where columns may begin: left edges (points) that some rows share right of a gutter, and how many do."""
    edges = Counter(round(run[0].bbox.x0) for row in runs for run in row[1:])
    return {edge: count for edge, count in edges.items() if count >= _FEW_ROWS}


def are_staggered(left: Word | Line, right: Word | Line) -> bool:
    """Two of one size, side by side on baselines of their own: columns, as no line is set so."""
    if left.bbox is None or right.bbox is None or abs(left.size - right.size) > _ONE_SIZE:
        return False
    return abs(left.bbox.bottom - right.bbox.bottom) > _STAGGERED * max(left.size, right.size)


def _split(row: Sequence[Word], starts: Mapping[int, int]) -> list[list[Word]]:
    runs: list[list[Word]] = [[row[0]]]
    for before, word in itertools.pairwise(row):
        gap = word.bbox.x0 - before.bbox.x1
        size = max(before.size, word.size, 1.0)
        if gap <= _NARROW * size:
            runs[-1].append(word)
            continue
        after_mark = len(runs[-1]) == 1 and is_lone_mark(before.text) and gap <= _MARK_REACH * size
        begins = any(
            abs(word.bbox.x0 - start) <= 1 and (rows >= _COLUMN_ROWS or gap > size) for start, rows in starts.items()
        )
        if (gap > _GUTTER * size or begins or are_staggered(before, word)) and not after_mark:
            runs.append([word])
        else:
            runs[-1].append(word)
    return runs


def line_of(words: Sequence[Word]) -> Line:
    """A Line of words that stand side by side: bold or italic where most of its letters are."""
    counts = count_letters(words)
    rounded: dict[float, int] = {}
    for size, count in counts.sizes.items():
        rounded[round(size, 1)] = rounded.get(round(size, 1), 0) + count
    return Line(
        " ".join([w.text for w in words]),
        bbox=union([w.bbox for w in words]),
        size=max(rounded, key=lambda size: rounded[size]),
        bold=counts.bold > 0.6 * (counts.letters or 1),
        italic=counts.italic > 0.6 * (counts.letters or 1),
        words=tuple(words),
    )


def colour_of(line: Line) -> str | None:
    """The colour of most of a line's words."""
    colours = [word.colour for word in line.words]
    if len(set(colours)) < 2:
        return colours[0] if colours else None
    return Counter(colours).most_common(1)[0][0]


def height_of(line: Line) -> float:
    """A line's height in points (0 without a box)."""
    box: BBox | None = line.bbox
    return box.height if box else 0.0
