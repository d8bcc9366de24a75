"""Reading order: columns found by their gutter, read one after the other between the lines that span them.

A recursive cut of the page along white gutters (after Nagy, Seth and Viswanathan's X-Y cut, 1992), with the gutter
voted for by the rows that leave it white, so that headings across both columns do not hide it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby

from safeguard_extract.layout.marks import read_mark
from safeguard_extract.layout.segments import are_staggered, line_of
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Line, Table

_MIN_GUTTER = 9.0  # points: narrower white is a wide space between words
_MIN_LINES = 3  # a column has at least this many lines on the side that has fewer
_FEW_LINES = 2  # where lines side by side cannot be one line
_ROWWISE_WORDS = 3.2  # words a segment: shorter ones beside longer ones are terms or page numbers, read row by row
_DEPTH = 3
_NEAR = 12  # lines, from top to bottom: one that stands beside another is no further away
_SIDE_BY_SIDE = 0.1  # of the lower line's height
_ONE_ROW = 0.4  # of it
_CAPTION = 40.0  # points above a table in which its caption stands

_Placed = tuple[BBox, Line]  # a line and its box


def in_reading_order(segments: Iterable[Line], *, beside: Sequence[BBox] = ()) -> list[Line]:
    """The segments of a page in the order in which a person reads them; raises ValueError for one without a box.

    `beside` is the white between tables that stand side by side: what stands left and right of it is not one line.
    """
    placed = [(_box(line), line) for line in segments]
    placed.sort(key=lambda each: (each[0].top, each[0].x0))
    return _ordered(placed, _DEPTH, beside)


def _box(line: Line) -> BBox:
    if line.bbox is None:
        raise ValueError("a line without a box has no place in a reading order")
    return line.bbox


def _ordered(lines: Sequence[_Placed], depth: int, beside: Sequence[BBox]) -> list[Line]:
    """The lines of a page, or of a part of it, in reading order; they come from top to bottom."""
    gutter = _best_gutter(lines) if depth else None
    if gutter is None:
        return _joined_rows(lines, beside)
    out: list[Line] = []
    for crosses, stretch in groupby(lines, key=lambda each: _crosses(each, gutter)):
        band = list(stretch)
        left = [each for each in band if each[0].x1 <= gutter + 1]
        right = [each for each in band if each[0].x0 >= gutter - 1]
        apart = not crosses and _any_apart(left, right)
        fewest = _FEW_LINES if apart else _MIN_LINES
        if crosses or min(len(left), len(right)) < fewest or (not apart and _row_by_row(left, right)):
            out += _joined_rows(band, beside)
        else:
            left, below = _heading_below(left, right)
            out += _ordered(left, depth - 1, beside) + _ordered(right, depth - 1, beside) + below
    return out


def between_tables(tables: Iterable[Table]) -> tuple[BBox, ...]:
    """The white between tables that stand side by side, as far up as their captions."""
    boxes = sorted(table.bbox for table in tables if table.bbox is not None)
    return tuple(
        BBox(left.x1, min(left.top, right.top) - _CAPTION, right.x0, max(left.bottom, right.bottom))
        for left, right in combinations(boxes, 2)
        if left.x1 < right.x0 and _overlap(left, right, 0.5)
    )


def _heading_below(left: list[_Placed], right: Iterable[_Placed]) -> tuple[list[_Placed], list[Line]]:
    """A short heading under both columns stands left of the gutter, but belongs to what follows them."""
    box, last = left[-1]
    floor = max(box.bottom for box, _ in right)
    if len(left) > _MIN_LINES and last.bold and not left[-2][1].bold and box.top >= floor - 2:
        return left[:-1], [last]
    return left, []


def _best_gutter(lines: Sequence[_Placed]) -> float | None:
    """The x at which most neighbouring segments of a row are parted, or None."""
    gaps: list[tuple[float, float]] = []
    apart = False
    for left, right in _neighbours(lines):
        if right[0].x0 - left[0].x1 >= _MIN_GUTTER:
            gaps.append((left[0].x1, right[0].x0))
            apart = apart or _are_apart(left, right)
    fewest = _FEW_LINES if apart else _MIN_LINES
    if len(gaps) < fewest:
        return None
    candidates = sorted({round((a + b) / 2) for a, b in gaps} | {round(b - 4) for _, b in gaps})
    begins, ends = (sorted(sides) for sides in zip(*gaps, strict=True))
    votes = [bisect_right(begins, x) - bisect_left(ends, x) for x in candidates]
    if max(votes) < fewest:
        return None
    most = [x for x, count in zip(candidates, votes, strict=True) if count == max(votes)]
    return float(min(most, key=lambda x: sum([_crosses(each, x) for each in lines])))


def _neighbours(lines: Sequence[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """Each line that has others on its right, with the nearest of them."""
    rightmost = max((box.x0 for box, _ in lines), default=0.0)
    for i, each in enumerate(lines):
        box = each[0]
        if box.x1 >= rightmost:
            continue
        nearest: _Placed | None = None
        # Columns need not share their baselines: lines that overlap at all are side by side.
        for other in lines[max(0, i - _NEAR) : i + _NEAR]:
            x0 = other[0].x0
            if x0 > box.x1 and (nearest is None or x0 < nearest[0].x0) and _overlap(box, other[0], _SIDE_BY_SIDE):
                nearest = other
        if nearest is not None:
            yield each, nearest


def _any_apart(left: Iterable[_Placed], right: Sequence[_Placed]) -> bool:
    """Whether a line on the left and one on the right cannot be one line; both come from top to bottom."""
    for a in left:
        _, top, _, bottom = a[0]
        for b in right:
            if b[0].top >= bottom:
                break
            if b[0].bottom > top and _are_apart(a, b):
                return True
    return False


def _are_apart(a: _Placed, b: _Placed) -> bool:
    """Lines side by side that cannot be one line: on baselines of their own, or each a list item of its own."""
    if not _overlap(a[0], b[0], _SIDE_BY_SIDE):
        return False
    return are_staggered(a[1], b[1]) or (_is_bullet(a[1]) and _is_bullet(b[1]))


def _is_bullet(line: Line) -> bool:
    mark = read_mark(line.text)
    return mark is not None and mark.kind == "bullet"


def _crosses(each: _Placed, x: float) -> bool:
    return each[0].x0 < x - 1 and each[0].x1 > x + 1


def _overlap(a: BBox, b: BBox, share: float) -> bool:
    """True where two boxes stand at one height, by a share of the lower one."""
    _, top, _, bottom = a
    _, other_top, _, other_bottom = b
    if bottom <= other_top or other_bottom <= top:
        return False
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared > share * min(bottom - top, other_bottom - other_top)


def _row_by_row(left: Sequence[_Placed], right: Sequence[_Placed]) -> bool:
    """True for terms beside their meanings and titles beside page numbers: rows, not columns."""
    baselines = sorted(box.bottom for box, _ in right)
    paired = sum(_is_near(box.bottom, baselines) for box, _ in left)
    words = [sum(len(line.words) for _, line in side) / len(side) for side in (left, right)]
    return paired >= 0.7 * min(len(left), len(right)) and min(words) <= _ROWWISE_WORDS


def _is_near(baseline: float, others: Sequence[float]) -> bool:
    place = bisect_left(others, baseline)
    return any(abs(baseline - other) < 2 for other in others[max(0, place - 1) : place + 1])


def _joined_rows(lines: Iterable[_Placed], beside: Sequence[BBox]) -> list[Line]:
    """Segments that stand side by side outside columns are one line; captions of tables side by side are not."""
    rows: list[list[_Placed]] = []
    for each in lines:
        before = rows[-1][-1][0] if rows else None
        if before is None or not _overlap(before, each[0], _ONE_ROW):
            rows.append([each])
        elif not any(_parts(white, before, each[0]) for white in beside):
            rows[-1].append(each)
        else:
            rows.insert(len(rows) - (each[0].x0 < before.x0), [each])
    return [row[0][1] if len(row) == 1 else _joined(row) for row in rows]


def _joined(row: Iterable[_Placed]) -> Line:
    from_left = sorted(row, key=lambda each: each[0].x0)
    return line_of([word for _, line in from_left for word in line.words])


def _parts(white: BBox, a: BBox, b: BBox) -> bool:
    """True where two lines stand on the two sides of white between tables, or of the strip above it."""
    left, right = sorted((a, b))
    return white.top <= left.top <= white.bottom and left.x1 <= white.x1 and right.x0 >= white.x0
