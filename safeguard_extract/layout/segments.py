"""Words of a page to segments: runs of words on one baseline with no gutter between them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from safeguard_extract.layout.marks import is_lone_mark
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Line, Page, Word

_OVERLAP = 0.5  # of the lower height: less joins a superscript to no line, more joins tight lines
_GUTTER = 1.6  # of the type size: justified text opens spaces to about one; columns stand further apart
_MARK_REACH = 5.0  # of the type size: how far from its text a list mark is printed


def segments_of(page: Page) -> list[Line]:
    """The segments of a page outside its tables, from top to bottom."""
    boxes = [table.bbox for table in page.tables if table.bbox is not None]
    words = [word for word in page.words if not any(box.holds(word.bbox) for box in boxes)]
    return [segment for row in _rows(words) for segment in _split(row)]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    largest: list[Word] = []  # of each row: what a word is compared with
    for word in sorted(words, key=lambda w: (w.bbox.bottom, w.bbox.x0)):
        last = len(rows) - 1
        place = next((i for i in range(last, max(last - 4, -1), -1) if _on_one_line(largest[i].bbox, word.bbox)), None)
        if place is None:
            rows.append([word])
            largest.append(word)
        else:
            rows[place].append(word)
            if word.size > largest[place].size:
                largest[place] = word
    for row in rows:
        row.sort(key=lambda w: w.bbox.x0)
    rows.sort(key=lambda row: min(w.bbox.top for w in row))
    return rows


def _on_one_line(row: BBox, word: BBox) -> bool:
    shared = min(row.bottom, word.bottom) - max(row.top, word.top)
    return shared >= _OVERLAP * min(row.bottom - row.top, word.bottom - word.top)


def _split(row: Sequence[Word]) -> list[Line]:
    runs: list[list[Word]] = [[row[0]]]
    for before, word in itertools.pairwise(row):
        gap = word.bbox.x0 - before.bbox.x1
        size = max(before.size, word.size, 1.0)
        after_mark = len(runs[-1]) == 1 and is_lone_mark(before.text) and gap <= _MARK_REACH * size
        if gap > _GUTTER * size and not after_mark:
            runs.append([word])
        else:
            runs[-1].append(word)
    return [line_of(run) for run in runs]


def line_of(words: Sequence[Word]) -> Line:
    """A Line of words that stand side by side: bold or italic where most of its letters are."""
    letters = sum(len(w.text) for w in words) or 1
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    return Line(
        " ".join(w.text for w in words),
        bbox=union(w.bbox for w in words),
        size=sizes.most_common(1)[0][0],
        bold=sum(len(w.text) for w in words if w.bold) > 0.6 * letters,
        italic=sum(len(w.text) for w in words if w.italic) > 0.6 * letters,
        words=tuple(words),
    )


def colour_of(line: Line) -> str | None:
    """The colour of most of a line's words."""
    return Counter(word.colour for word in line.words).most_common(1)[0][0] if line.words else None


def height_of(line: Line) -> float:
    """A line's height in points (0 without a box)."""
    box: BBox | None = line.bbox
    return box.height if box else 0.0
