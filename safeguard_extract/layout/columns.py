"""Reading order: columns found by their gutter, read one after the other between the lines that span them.

A recursive cut of the page along white gutters (after Nagy, Seth and Viswanathan's X-Y cut, 1992), with the gutter
voted for by the rows that leave it white, so that headings across both columns do not hide it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from safeguard_extract.layout.marks import read_mark
from safeguard_extract.layout.segments import are_staggered, line_of
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Line, Table

_MIN_GUTTER = 9.0  # points: narrower white is a wide space between words
_MIN_LINES = 3  # a column has at least this many lines on the side that has fewer
_FEW_LINES = 2  # where lines side by side cannot be one line
_ROWWISE_WORDS = 3.2  # words a segment: shorter ones beside longer ones are terms or page numbers, read row by row
_DEPTH = 3
_CAPTION = 40.0  # points above a table in which its caption stands


def in_reading_order(segments: Sequence[Line], depth: int = _DEPTH, beside: Sequence[BBox] = ()) -> list[Line]:
    """The segments of a page (or of a part of it) in the order in which a person reads them.

    `beside` is the white between tables that stand side by side: what stands left and right of it is not one line.
    """
    lines = sorted(segments, key=lambda s: (_box(s).top, _box(s).x0))
    gutter = _best_gutter(lines) if depth else None
    if gutter is None:
        return _joined_rows(lines, beside)
    out: list[Line] = []
    for band in _bands(lines, gutter):
        left = [s for s in band if _box(s).x1 <= gutter + 1]
        right = [s for s in band if _box(s).x0 >= gutter - 1]
        spanning = [s for s in band if s not in left and s not in right]
        apart = not spanning and any(_are_apart(a, b) for a in left for b in right)
        fewest = _FEW_LINES if apart else _MIN_LINES
        if spanning or min(len(left), len(right)) < fewest or (not apart and _row_by_row(left, right)):
            out += _joined_rows(band, beside) if not spanning else in_reading_order(band, 0, beside)
        else:
            left, below = _heading_below(left, right)
            out += in_reading_order(left, depth - 1, beside) + in_reading_order(right, depth - 1, beside) + below
    return out


def between_tables(tables: Iterable[Table]) -> tuple[BBox, ...]:
    """The white between tables that stand side by side, as far up as their captions."""
    boxes = sorted(table.bbox for table in tables if table.bbox is not None)
    return tuple(
        BBox(left.x1, min(left.top, right.top) - _CAPTION, right.x0, max(left.bottom, right.bottom))
        for left, right in combinations(boxes, 2)
        if left.x1 < right.x0 and _overlap(left, right, 0.5)
    )


def _heading_below(left: list[Line], right: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """A short heading under both columns stands left of the gutter, but belongs to what follows them."""
    last = left[-1]
    floor = max(_box(s).bottom for s in right)
    if len(left) > _MIN_LINES and last.bold and not left[-2].bold and _box(last).top >= floor - 2:
        return left[:-1], [last]
    return left, []


def _box(line: Line) -> BBox:
    if line.bbox is None:
        raise ValueError("a line without a box has no place in a reading order")
    return line.bbox


def _best_gutter(lines: Sequence[Line]) -> float | None:
    """The x at which most neighbouring segments of a row are parted, or None."""
    boxes = [_box(line) for line in lines]
    gaps: list[tuple[float, float]] = []
    apart = False
    for i, a in enumerate(boxes):
        # Columns need not share their baselines: lines that overlap at all are side by side.
        beside = [k for k in range(max(0, i - 12), min(len(boxes), i + 12)) if boxes[k].x0 > a.x1]
        right = [k for k in beside if _overlap(a, boxes[k], 0.1)]
        if not right:
            continue
        nearest = min(right, key=lambda k: boxes[k].x0)
        if boxes[nearest].x0 - a.x1 >= _MIN_GUTTER:
            gaps.append((a.x1, boxes[nearest].x0))
            apart = apart or _are_apart(lines[i], lines[nearest])
    fewest = _FEW_LINES if apart else _MIN_LINES
    if len(gaps) < fewest:
        return None
    candidates = sorted({round((a + b) / 2) for a, b in gaps} | {round(b - 4) for _, b in gaps})
    votes = [sum(a <= x <= b for a, b in gaps) for x in candidates]
    if max(votes) < fewest:
        return None
    most = [x for x, count in zip(candidates, votes, strict=True) if count == max(votes)]
    return float(min(most, key=lambda x: _crossings(boxes, x)))


def _are_apart(a: Line, b: Line) -> bool:
    """Lines side by side that cannot be one line: on baselines of their own, or each a list item of its own."""
    if not _overlap(_box(a), _box(b), 0.1):
        return False
    marks = [read_mark(line.text) for line in (a, b)]
    return are_staggered(a, b) or all(mark is not None and mark.kind == "bullet" for mark in marks)


def _crossings(boxes: Sequence[BBox], x: float) -> int:
    return sum(box.x0 < x - 1 and box.x1 > x + 1 for box in boxes)


def _beside(a: Line, b: Line, share: float = 0.4) -> bool:
    return _overlap(_box(a), _box(b), share)


def _overlap(a: BBox, b: BBox, share: float) -> bool:
    """True where two boxes stand at one height, by a share of the lower one."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > share * min(a.bottom - a.top, b.bottom - b.top)


def _bands(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Stretches of lines from top to bottom: those that cross the gutter, and those between them."""
    bands: list[list[Line]] = []
    crossing_before: bool | None = None
    for line in lines:
        crossing = _box(line).x0 < gutter - 1 and _box(line).x1 > gutter + 1
        if crossing != crossing_before:
            bands.append([])
        bands[-1].append(line)
        crossing_before = crossing
    return bands


def _row_by_row(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """True for terms beside their meanings and titles beside page numbers: rows, not columns."""
    paired = sum(any(abs(_box(a).bottom - _box(b).bottom) < 2 for b in right) for a in left)
    words = [sum(len(s.words) for s in side) / len(side) for side in (left, right)]
    return paired >= 0.7 * min(len(left), len(right)) and min(words) <= _ROWWISE_WORDS


def _joined_rows(lines: Sequence[Line], beside: Sequence[BBox]) -> list[Line]:
    """Segments that stand side by side outside columns are one line; captions of tables side by side are not."""
    rows: list[list[Line]] = []
    for line in lines:
        if not rows or not _beside(rows[-1][-1], line):
            rows.append([line])
        elif not any(_parts(white, rows[-1][-1], line) for white in beside):
            rows[-1].append(line)
        else:
            place = len(rows) - (_box(line).x0 < _box(rows[-1][-1]).x0)
            rows.insert(place, [line])
    out: list[Line] = []
    for row in rows:
        row.sort(key=lambda s: _box(s).x0)
        out.append(row[0] if len(row) == 1 else line_of([word for segment in row for word in segment.words]))
    return out


def _parts(white: BBox, a: Line, b: Line) -> bool:
    """True where two lines stand on the two sides of white between tables, or of the strip above it."""
    left, right = sorted((_box(a), _box(b)))
    return white.top <= left.top <= white.bottom and left.x1 <= white.x1 and right.x0 >= white.x0
