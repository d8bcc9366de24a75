"""How a page lies on the glass: its skew, and whether its lines run across or down.

The page is sheared until its rows part best into lines and white: projection profiles, after Postl (1986) and
Bloomberg, Kopec and Dasari (1995), who score an angle by the squared differences between neighbouring rows.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from safeguard_extract.read.scan_picture import Picture

_DOTS = 2.0  # a point: at 1.0 the mean error is 0.05 degrees, at 2.0 it is 0.01, at twice the time
_DARK = 96  # grey levels under white, on flattened pictures
_WIDEST = 5.0  # degrees; paper that was fed in worse is fed in again
_STEPS = (0.25, 0.05, 0.01)  # degrees
_LEAST_INK = 1_000  # dark dots; less is a page number, and any angle will do
_STRAIGHT = 0.03  # degrees: half a dot over a line of type
_EDGE = 0.02  # of the page: the scanner's own shadow, which lies as it likes
_Places = npt.NDArray[np.float64]


def skew(picture: Picture) -> float:
    """Degrees by which a flattened picture is turned clockwise: its lines fall to the right by as much.

    0 where there is too little on the page to tell.
    """
    down, across = _ink(picture)
    if len(down) < _LEAST_INK:
        return 0.0
    level, by_rows = _best(down, across)
    upright, by_columns = _best(across, down)
    angle = level if by_rows >= by_columns else -upright
    return 0.0 if abs(angle) < _STRAIGHT else angle


def runs_down(picture: Picture) -> bool:
    """True where the lines of type run down or up a straight picture without rules: a page printed sideways."""
    down, across = _ink(picture)
    return len(down) >= _LEAST_INK and _contrast(across) > _contrast(down)


def _ink(picture: Picture) -> tuple[_Places, _Places]:
    """Rows and columns of the dark dots of a page, coarsely, without its edges."""
    size = max(1, round(picture.scale / _DOTS))
    rows, columns = (side // size for side in picture.grey.shape)
    blocks = picture.grey[: rows * size, : columns * size].reshape(rows, size, columns, size)
    small = blocks.mean(axis=(1, 3), dtype=np.float32)
    top, left = round(_EDGE * rows), round(_EDGE * columns)
    down, across = np.nonzero(small[top : rows - top, left : columns - left] < 255 - _DARK)
    return down.astype(np.float64), across.astype(np.float64)


def _best(down: _Places, across: _Places) -> tuple[float, float]:
    """The angle at which the rows differ most from each other, and by how much."""
    best, reach, most = 0.0, _WIDEST, 0.0
    for step in _STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        scores = [_contrast(down - across * math.tan(math.radians(angle))) for angle in angles]
        best, reach, most = float(angles[int(np.argmax(scores))]), step, max(scores)
    return best, most


def _contrast(rows: _Places) -> float:
    counts = np.bincount((rows - rows.min()).astype(np.intp)).astype(np.float64)
    return float(np.square(np.diff(counts, prepend=0.0, append=0.0)).sum())
