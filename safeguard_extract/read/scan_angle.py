"""How a page lies on the glass: its skew, and whether its lines run across or down.

The page is sheared until its rows part best into lines and white: projection profiles, after Postl (1986) and Bloomberg,
Kopec and Dasari (1995), who score an angle by the squared differences between neighbouring rows.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from safeguard_extract.read.scan_picture import Picture

_DOTS = 2.0  # a point: rows of type are 6 to 20 points apart
_DARK = 96  # grey levels under white, on flattened pictures
_WIDEST = 5.0  # degrees; paper that was fed in worse is fed in again
_STEPS = (0.25, 0.05, 0.01)  # degrees
_LEAST_INK = 300  # dark dots; less is a page number, and any angle will do
_STRAIGHT = 0.03  # degrees: half a dot over a line of type
_EDGE = 0.02  # of the page: the scanner's own shadow, which lies as it likes
_Points = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]


def skew(picture: Picture) -> float:
    """Degrees by which the lines of a flattened picture fall to the right; turn it back by as much.

    0 where there is too little on the page to tell.
    """
    angle, _ = _best(_ink(picture))
    return 0.0 if abs(angle) < _STRAIGHT else angle


def runs_down(picture: Picture) -> bool:
    """True where the lines of a flattened picture run down or up the page, as in a table that was printed sideways."""
    down, across = _ink(picture)
    return _best((across, down))[1] > _best((down, across))[1]


def _ink(picture: Picture) -> _Points:
    """Rows and columns of the dark dots of a page at one dot a point, without its edges."""
    size = max(1, round(picture.scale / _DOTS))
    rows, columns = (side // size for side in picture.grey.shape)
    small = picture.grey[: rows * size, : columns * size].reshape(rows, size, columns, size).mean(axis=(1, 3))
    top, left = round(_EDGE * rows), round(_EDGE * columns)
    down, across = np.nonzero(small[top : rows - top, left : columns - left] < 255 - _DARK)
    return down.astype(np.float64), across.astype(np.float64)


def _best(ink: _Points) -> tuple[float, float]:
    """The angle whose rows differ most from each other, and by how much (over the ink's amount squared)."""
    down, across = ink
    if len(down) < _LEAST_INK:
        return 0.0, 0.0
    best, reach = 0.0, _WIDEST
    for step in _STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        scores = [_contrast(down - across * math.tan(math.radians(angle))) for angle in angles]
        best, reach = float(angles[int(np.argmax(scores))]), step
    return best, max(scores) / len(down) ** 2


def _contrast(rows: npt.NDArray[np.float64]) -> float:
    counts = np.bincount((rows - rows.min()).astype(np.intp)).astype(np.float64)
    return float(np.square(np.diff(counts, prepend=0.0, append=0.0)).sum())


