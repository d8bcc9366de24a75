"""Words of a page to segments: runs of words on one baseline with no gutter between them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise
from operator import attrgetter

from safeguard_extract.layout.marks import is_lone_mark
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Line, Page, Word

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
_MOST = 0.6  # of a line's letters
_MARK_REACH = 5.0  # of the type size: how far from its text a list mark is printed


def segments_of(page: Page) -> list[Line]:
    """The segments of a page outside its tables, from top to bottom."""
    rows = _rows(_outside_tables(page))
    runs = [_split(row, {}) for row in rows]
    starts = _column_starts(runs)
    if starts:  # a long line may end so close to the next column that nothing but the columns' edge parts the two
        runs = [_split(row, starts) for row in rows]
    out: list[Line] = []
    for row, parts in zip(rows, runs, strict=True):
        out += [_line(row.words, row.box)] if len(parts) == 1 else [line_of(part) for part in parts]
    return out


def _outside_tables(page: Page) -> Sequence[Word]:
    """The words of a page whose middle stands in no table."""
    words: Sequence[Word] = page.words
    for table in page.tables:
        if table.bbox is not None:
            left, above, right, below = (2 * side for side in table.bbox)
            words = [
                word
                for word in words
                for x0, top, x1, bottom in (word.bbox,)
                if not (left <= x0 + x1 <= right and above <= top + bottom <= below)
            ]
    return words


@dataclass(slots=True)
class _Row:
    """Words that stand side by side: the box and the size of the largest, which a word is compared with; the box round
    all of them; the places of words with white before them; and what stands in each stretch of the line, so that a
    word meets only its neighbours."""

    largest: BBox
    size: float
    top: float
    end: float
    bottom: float
    words: list[Word] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    is_level: bool = True  # all end at one height, and so came from left to right
    stretches: dict[int, set[BBox]] = field(default_factory=dict)
    filed: int = 0  # words that are in `stretches`: the others are filed when a word asks

    @property
    def box(self) -> BBox:
        return BBox(self.words[0].bbox.x0, self.top, self.end, self.bottom)

    def takes(self, box: BBox) -> bool:
        """Whether a word stands on this line; most follow its last word, and nothing in it stands above them."""
        return _on_one_line(self.largest, box) and (self.end <= box.x0 + _TOUCH or not self._over(box))

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


def _rows(words: Sequence[Word]) -> list[_Row]:
    """Rows from top to bottom, the words of each from left to right."""
    rows: list[_Row] = []
    row: _Row | None = None  # of the word before
    top_before = bottom_before = end_before = math.nan
    for word in sorted(words, key=attrgetter("bbox.bottom", "bbox.x0")):
        box, size = word.bbox, word.size
        x0, top, x1, bottom = box
        # Most words stand behind the one before and as high as it does, and nothing lower is there to take them.
        if top != top_before or bottom != bottom_before or row is not rows[-1] or row.end > x0 + _TOUCH:
            near = rows[: -_REACH - 1 : -1] if top <= bottom_before else ()  # else all words so far end above this one
            row = next((row for row in near if row.takes(box)), None)
            if row is None:
                row = _Row(box, size, top, x1, bottom)
                rows.append(row)
                end_before = math.nan
            else:
                row.is_level = row.is_level and row.bottom == bottom
                row.top, row.bottom = min(row.top, top), bottom
                end_before = row.words[-1].bbox.x1
            top_before, bottom_before = top, bottom
        if x0 - end_before > _NARROW * size:
            row.gaps.append(len(row.words))
        row.words.append(word)
        end_before = x1
        if x1 > row.end:
            row.end = x1
        if size > row.size:
            row.largest, row.size = box, size
    for row in rows:
        if not row.is_level:
            row.words.sort(key=attrgetter("bbox.x0"))
            row.gaps = _gaps(row.words)
    rows.sort(key=attrgetter("top"))
    return rows


def _gaps(row: Sequence[Word]) -> list[int]:
    """The places of the words in a row that may have more white before them than a plain space."""
    pairs = enumerate(pairwise(row), 1)
    return [i for i, (before, word) in pairs if word.bbox.x0 - before.bbox.x1 > _NARROW * word.size]


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


def _split(row: _Row, starts: Mapping[int, int]) -> list[list[Word]]:
    """The words of a row parted at those of its gaps that are gutters, or stand before the start of a column."""
    runs: list[list[Word]] = []
    first = 0
    for place in row.gaps:
        before, word = row.words[place - 1], row.words[place]
        gap = word.bbox.x0 - before.bbox.x1
        size = max(before.size, word.size, 1.0)
        if gap <= _NARROW * size:
            continue
        parted = gap > _GUTTER * size or _begins_column(word, gap > size, starts) or are_staggered(before, word)
        if parted and not (place - first == 1 and gap <= _MARK_REACH * size and is_lone_mark(before.text)):
            runs.append(row.words[first:place])
            first = place
    runs.append(row.words[first:] if first else row.words)
    return runs


def _begins_column(word: Word, stands_off: bool, starts: Mapping[int, int]) -> bool:
    """Whether a word stands at the edge of a column: of one that many rows show, unless there is white before it."""
    x0 = word.bbox.x0
    return any(abs(x0 - start) <= 1 and (rows >= _COLUMN_ROWS or stands_off) for start, rows in starts.items())


def line_of(words: Sequence[Word]) -> Line:
    """A Line of words that stand side by side: bold or italic where most of its letters are."""
    return _line(words, union([word.bbox for word in words]))


def _line(words: Sequence[Word], box: BBox) -> Line:
    texts, _, _, sizes, bold, italic, _ = zip(*words, strict=True)
    return Line(
        " ".join(texts),
        box,
        _size_of_most(texts, sizes),
        _are_most(texts, bold),
        _are_most(texts, italic),
        words=tuple(words),
    )


def _size_of_most(texts: Iterable[str], sizes: Sequence[float]) -> float:
    """The size that most letters have, to a tenth of a point."""
    if len(set(sizes)) == 1:
        return round(sizes[0], 1)
    letters: dict[float, int] = {}
    for text, size in zip(texts, sizes, strict=True):
        letters[round(size, 1)] = letters.get(round(size, 1), 0) + len(text)
    return max(letters, key=lambda size: letters[size])


def _are_most(texts: Iterable[str], chosen: Sequence[bool]) -> bool:
    """Whether most of the letters are in the words chosen, by a little more than half."""
    if not any(chosen):
        return False
    lengths = [len(text) for text in texts]
    return sum(compress(lengths, chosen)) > _MOST * (sum(lengths) or 1)


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
