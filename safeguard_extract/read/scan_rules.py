"""Lines drawn on a page, found in its picture by runs of ink, so that tables on scans become tables.

Runs of dark dots → pieces that are thin and stand alone → lines of pieces on one level → lines that are long, or that
lead from one line to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy import ndimage

from safeguard_extract.read.pdfium_paths import Ground, Stroke
from safeguard_extract.read.scan_picture import Grey, Picture
from safeguard_extract.records.geometry import BBox

_DARK = 48  # grey levels under white, on flattened pictures: hairlines are pale
_PIECE = 12.0  # points of ink without a gap; stems and brackets of body type are under 11
_THICKEST = 4.0  # points; bars are shaded areas
_FLANK = 1.5  # points beside a line, one side of which is nearly white
_CLEAR, _CROWDED = (
    0.3,
    0.7,
)  # of the flanks may be dark: letters that touch, upright lines; the inside of a letter is more
_SAME_LEVEL = 1.2  # points
_GAP = 6.0  # points between two pieces of one line: where it was printed or scanned badly
_EVEN = 0.5  # of a line's usual darkness is reached nearly everywhere; the feet of letters that touch are darker by far
_SHORTEST, _ALONE = 30.0, 72.0  # points: shorter ones are strokes of headings; those that meet no other underline words
_COVERED = 0.5  # of a row of dots is dark where a line runs in it
_DRAWN = 0.2  # of the side of a shaded area is seen to be a line: all of it is
_REACH = 4.0  # points between the end of a line and the one it leads to


def drawn_lines(picture: Picture) -> tuple[Stroke, ...]:
    """The level and upright lines of a flattened and straight picture, in points."""
    ink = 255 - picture.grey
    level = _lines(ink, picture.scale)
    upright = _lines(np.ascontiguousarray(ink.T), picture.scale)
    long_level, long_upright = _long(level, upright), _long(upright, level)
    level = [*long_level, *_held(level, long_upright)]
    upright = [*long_upright, *_held(upright, long_level)]
    return tuple(sorted({*level, *(_crosswise(line) for line in upright)}))


def with_shades(lines: Sequence[Stroke], grounds: Sequence[Ground]) -> tuple[Stroke, ...]:
    """The lines, and the sides of shaded areas drawn in part: beside a shade of its own grey a line is lost."""
    sides = [side for ground in grounds for side in sides_of(ground.bbox)]
    return (*lines, *(side for side in sides if _DRAWN <= _drawn(side, lines) < 1.0))


def sides_of(box: BBox) -> tuple[Stroke, ...]:
    """The four sides of a box."""
    x0, top, x1, bottom = box
    return (
        Stroke(x0, top, x1, top),
        Stroke(x1, top, x1, bottom),
        Stroke(x0, bottom, x1, bottom),
        Stroke(x0, top, x0, bottom),
    )


def _drawn(side: Stroke, lines: Sequence[Stroke]) -> float:
    """The share of a side along which lines run."""
    own = _crosswise(side) if side.upright else side
    others = [_crosswise(line) if side.upright else line for line in lines if line.upright == side.upright]
    beside = [line for line in others if abs(line.top - own.top) <= _REACH]
    return sum(max(0.0, min(line.x1, own.x1) - max(line.x0, own.x0)) for line in beside) / max(own.x1 - own.x0, 1.0)


def _long(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[Stroke]:
    """The level lines that are no strokes of letters; the upright ones are given as if they were level, too."""
    others = [line for line in upright if line.x1 - line.x0 >= _SHORTEST]
    return [line for line in level if line.x1 - line.x0 >= (_SHORTEST if _ends_met(line, others) else _ALONE)]


def _held(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[Stroke]:
    """The level lines that lead from one upright line to another, however short."""
    return [line for line in level if _ends_met(line, upright) == 2]


def _crosswise(line: Stroke) -> Stroke:
    return Stroke(line.top, line.x0, line.bottom, line.x1)


def _ends_met(level: Stroke, upright: Sequence[Stroke]) -> int:
    """At how many ends of a level line an upright one (given as if it were level) stands."""
    beside = [line.top for line in upright if line.x0 - _REACH <= level.top <= line.x1 + _REACH]
    return sum(any(abs(x - end) <= _REACH for x in beside) for end in (level.x0, level.x1))


def _lines(ink: Grey, scale: float) -> list[Stroke]:
    """Level lines: pieces on one level, joined where they nearly touch."""
    lines: list[Stroke] = []
    for piece in sorted(_pieces(ink, scale), key=lambda each: each.x0):
        before = next((line for line in reversed(lines) if _goes_on(line, piece)), None)
        if before is None:
            lines.append(piece)
        else:
            lines[lines.index(before)] = before._replace(x1=max(before.x1, piece.x1))
    return lines


def _goes_on(line: Stroke, piece: Stroke) -> bool:
    return abs(line.top - piece.top) <= _SAME_LEVEL and piece.x0 - line.x1 <= _GAP


def _pieces(ink: Grey, scale: float) -> Iterator[Stroke]:
    """Thin and even level runs of ink with white above or below."""
    dark = ink > _DARK
    length, flank = round(_PIECE * scale), round(_FLANK * scale)
    thick = ndimage.maximum_filter1d(dark.view(np.uint8), 3, axis=0)  # a line may climb by a dot
    runs = ndimage.minimum_filter1d(thick, length, axis=1)
    names, _ = ndimage.label(ndimage.maximum_filter1d(runs, length, axis=1, origin=-1 if length % 2 == 0 else 0))
    for name, (down, across) in enumerate(ndimage.find_objects(names), 1):
        # Dirt that touches a line must not make it thick: its own rows are those that most of it lies in.
        rows = np.flatnonzero((names[down, across] == name).mean(axis=1) > _COVERED)
        if not len(rows):
            continue
        top, bottom = down.start + int(rows[0]) + 1, down.start + max(int(rows[-1]), int(rows[0]) + 2)
        if bottom - top > _THICKEST * scale:
            continue
        sides = [dark[max(0, top - flank) : max(0, top - 1), across], dark[bottom + 1 : bottom + flank, across]]
        inked = sorted(float(side.mean()) if side.size else 0.0 for side in sides)
        darkest = ink[top - 1 : bottom + 1, across].max(axis=0)
        even = np.percentile(darkest, 10) >= _EVEN * np.median(darkest)
        if even and inked[0] <= _CLEAR and inked[1] <= _CROWDED:
            middle = (top + bottom) / 2 / scale
            yield Stroke(across.start / scale, middle, across.stop / scale, middle)


def without_lines(picture: Picture, lines: Sequence[Stroke]) -> Picture:
    """The picture with its lines painted white, but where letters cross them."""
    paint = picture.grey.copy()
    for line in lines:
        if not line.upright:
            _paint(paint, picture.grey, line, picture.scale)
    level_gone = paint.copy()
    for line in lines:
        if line.upright:
            _paint(paint.T, level_gone.T, _crosswise(line), picture.scale)
    return Picture(paint, picture.scale)


def _paint(paint: Grey, before: Grey, line: Stroke, scale: float) -> None:
    """Whiten a level line; dots that are dark on both sides of it are part of a letter."""
    reach, middle = round(_THICKEST / 2 * scale), round(line.top * scale)
    left, right = max(0, round(line.x0 * scale) - 1), round(line.x1 * scale) + 2
    first = max(0, middle - reach)
    dark = before[first : middle + reach + 1, left:right] < 255 - _DARK
    rows = np.flatnonzero(dark.mean(axis=1) > _COVERED)
    if len(rows):
        top, bottom = max(rows[0] - 2, 0), min(rows[-1] + 2, len(dark) - 1)
        crossed = dark[top] & dark[bottom]
        paint[first + top : first + bottom + 1, left:right][:, ~crossed] = 255
