"""Lines drawn on a page, found in its picture by runs of ink, so that tables on scans become tables.

Runs of dark dots → pieces that are thin and stand alone → lines of pieces on one level → lines that are long, or that
lead from one line to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy import ndimage

from safeguard_extract.read.pdfium_paths import Stroke
from safeguard_extract.read.scan_picture import Grey, Mask, Picture

_DARK = 48  # grey levels under white, on flattened pictures: hairlines are pale
_PIECE = 12.0  # points of ink without a gap; stems and brackets of body type are under 11
_THICKEST = 4.0  # points; bars are shaded areas
_FLANK = 1.5  # points beside a line, one side of which is nearly white
_CLEAR, _CROWDED = 0.3, 0.7  # of the flanks may be dark: letters that touch, upright lines; the inside of a letter is more
_SAME_LEVEL = 1.2  # points
_GAP = 6.0  # points between two pieces of one line: where it was printed or scanned badly
_SHORTEST = 30.0  # points: shorter lines are dashes and strokes of headings
_REACH = 4.0  # points between the end of a line and the one it leads to


def drawn_lines(picture: Picture) -> tuple[Stroke, ...]:
    """The level and upright lines of a flattened and straight picture, in points."""
    dark = picture.grey < 255 - _DARK
    level = _lines(dark, picture.scale)
    upright = [_crosswise(line) for line in _lines(np.ascontiguousarray(dark.T), picture.scale)]
    long_level = [line for line in level if line.x1 - line.x0 >= _SHORTEST]
    long_upright = [line for line in upright if line.bottom - line.top >= _SHORTEST]
    held = [line for line in level if line not in long_level and _leads_between(line, long_upright)]
    across = [_crosswise(line) for line in long_level]
    held += [line for line in upright if line not in long_upright and _leads_between(_crosswise(line), across)]
    return (*long_level, *long_upright, *held)


def _crosswise(line: Stroke) -> Stroke:
    return Stroke(line.top, line.x0, line.bottom, line.x1)


def _leads_between(level: Stroke, upright: Sequence[Stroke]) -> bool:
    """True where upright lines stand at both ends of a level one."""
    beside = [line.x0 for line in upright if line.top - _REACH <= level.top <= line.bottom + _REACH]
    return all(any(abs(x - end) <= _REACH for x in beside) for end in (level.x0, level.x1))


def _lines(dark: Mask, scale: float) -> list[Stroke]:
    """Level lines: pieces on one level, joined where they nearly touch."""
    lines: list[Stroke] = []
    for piece in sorted(_pieces(dark, scale), key=lambda each: each.x0):
        before = next((line for line in reversed(lines) if _goes_on(line, piece)), None)
        if before is None:
            lines.append(piece)
        else:
            lines[lines.index(before)] = before._replace(x1=max(before.x1, piece.x1))
    return lines


def _goes_on(line: Stroke, piece: Stroke) -> bool:
    return abs(line.top - piece.top) <= _SAME_LEVEL and piece.x0 - line.x1 <= _GAP


def _pieces(dark: Mask, scale: float) -> Iterator[Stroke]:
    """Thin level runs of ink with white above or below."""
    length = round(_PIECE * scale)
    thick = ndimage.maximum_filter1d(dark.view(np.uint8), 3, axis=0)  # a line may climb by a dot
    runs = ndimage.minimum_filter1d(thick, length, axis=1)
    names, _ = ndimage.label(ndimage.maximum_filter1d(runs, length, axis=1, origin=-1 if length % 2 == 0 else 0))
    flank = round(_FLANK * scale)
    for down, across in ndimage.find_objects(names):
        top, bottom = down.start + 1, down.stop - 1
        if bottom - top > _THICKEST * scale:
            continue
        sides = [dark[max(0, top - flank) : top - 1, across], dark[bottom + 1 : bottom + flank, across]]
        inked = sorted(float(side.mean()) if side.size else 0.0 for side in sides)
        if inked[0] <= _CLEAR and inked[1] <= _CROWDED:
            middle = (top + bottom) / 2 / scale
            yield Stroke(across.start / scale, middle, across.stop / scale, middle)


def without_lines(picture: Picture, lines: Sequence[Stroke]) -> Picture:
    """The picture with its lines painted white, but where a letter crosses them."""
    grey = picture.grey.copy()
    for level in (True, False):
        paint, ink = (grey, picture.grey) if level else (grey.T, picture.grey.T)
        for line in lines:
            if line.upright != level:
                _paint(paint, ink, line if level else _crosswise(line), picture.scale)
    return Picture(grey, picture.scale)


def _paint(paint: Grey, ink: Grey, line: Stroke, scale: float) -> None:
    """Whiten a level line; a column of dots that is dark on both sides of it is part of a letter."""
    reach = round(_THICKEST / 2 * scale)
    middle = round(line.top * scale)
    top, bottom = max(0, middle - reach), min(len(ink), middle + reach + 1)
    left, right = max(0, round(line.x0 * scale) - 1), round(line.x1 * scale) + 1
    band = ink[top:bottom, left:right]
    if not band.size:
        return
    crossed = (band[0] < 255 - _DARK) & (band[-1] < 255 - _DARK)
    rows = (band < 255 - _DARK).mean(axis=1) > 0.5
    ...
