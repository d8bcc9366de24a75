"""Words of a page to segments: runs of words on one baseline with no gutter between them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from safeguard_extract.layout.marks import is_lone_mark
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Line, Page, Word, count_letters

_OVERLAP = 0.5  # of the lower height: less joins a superscript to no line, more joins tight lines
_GUTTER = 1.6  # of the type size: justified text opens spaces to about one; columns stand further apart
_TOUCH = 0.5  # points: neighbours in one line may overlap by a serif
_NARROW = 0.6  # of the type size: at the edge of a known column less white will do, but no plain space
_COLUMN_ROWS = 6  # rows that begin at one edge right of a gutter: a column, no accident of spaces
_MARK_REACH = 5.0  # of the type size: how far from its text a list mark is printed


def segments_of(page: Page) -> list[Line]:
    """The segments of a page outside its tables, from top to bottom."""
    boxes = [table.bbox for table in page.tables if table.bbox is not None]
    words = [word for word in page.words if not any(box.holds(word.bbox) for box in boxes)] if boxes else page.words
    rows = _rows(words)
    runs = [_split(row, ()) for row in rows]
    starts = _column_starts(runs)
    if starts:  # a long line may end so close to the next column that nothing but the columns' edge parts the two
        runs = [_split(row, starts) for row in rows]
    return [line_of(run) for row in runs for run in row]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    largest: list[Word] = []  # of each row: what a word is compared with
    ends: list[float] = []  # of each row: how far right it reaches
    for word in sorted(words, key=attrgetter("bbox.bottom", "bbox.x0")):
        box = word.bbox
        for place in range(len(rows) - 1, max(len(rows) - 5, -1), -1):
            # Most words follow the last one of their row: nothing in it stands above them.
            if _on_one_line(largest[place].bbox, box) and (
                ends[place] <= box.x0 + _TOUCH or not _under(rows[place], word)
            ):
                rows[place].append(word)
                ends[place] = max(ends[place], box.x1)
                if word.size > largest[place].size:
                    largest[place] = word
                break
        else:
            rows.append([word])
            largest.append(word)
            ends.append(box.x1)
    for row in rows:
        row.sort(key=attrgetter("bbox.x0"))
    rows.sort(key=lambda row: min([w.bbox.top for w in row]))
    return rows


def _on_one_line(row: BBox, word: BBox) -> bool:
    _, row_top, _, row_bottom = row
    _, top, _, bottom = word
    shared = min(row_bottom, bottom) - max(row_top, top)
    return shared >= _OVERLAP * min(row_bottom - row_top, bottom - top)


def _under(row: Sequence[Word], word: Word) -> bool:
    """A word below one of the row's, which a large heading beside both would put on one line with it."""
    box = word.bbox
    return any(
        w.bbox.x0 < box.x1 - _TOUCH and w.bbox.x1 > box.x0 + _TOUCH and not _on_one_line(w.bbox, box) for w in row
    )


def _column_starts(runs: Sequence[Sequence[Sequence[Word]]]) -> tuple[float, ...]:
    """Where columns begin: left edges (points) that many rows share right of a gutter."""
    edges = Counter(round(run[0].bbox.x0) for row in runs for run in row[1:])
    return tuple(edge for edge, count in edges.items() if count >= _COLUMN_ROWS)


def _split(row: Sequence[Word], starts: Sequence[float]) -> list[list[Word]]:
    runs: list[list[Word]] = [[row[0]]]
    for before, word in itertools.pairwise(row):
        gap = word.bbox.x0 - before.bbox.x1
        size = max(before.size, word.size, 1.0)
        if gap <= _NARROW * size:
            runs[-1].append(word)
            continue
        after_mark = len(runs[-1]) == 1 and is_lone_mark(before.text) and gap <= _MARK_REACH * size
        begins = gap > _NARROW * size and any(abs(word.bbox.x0 - start) <= 1 for start in starts)
        if (gap > _GUTTER * size or begins) and not after_mark:
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
