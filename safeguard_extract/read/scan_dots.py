"""Small things on a picture that are no letters: rows of dots in lists of contents, which OCR programs take for words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from safeguard_extract.read.scan_picture import Picture

_DARK = 110  # grey levels under white, on flattened pictures: dots are small, so pale
_LARGEST = 2.2  # points: a full stop of 18 point type
_SAME_LEVEL = 0.8  # points
_WIDEST_GAP = 9.0  # points between the middles of two dots of a leader
_EVEN = 0.3  # of the usual distance: dots of a leader stand that evenly; those of letters do not
_FEWEST = 5  # dots; three are an ellipsis
_SHORTEST = 24.0  # points; pale letters fall to pieces too, within a word
_MARGIN = 1  # dot of the picture, for the pale rim


Boxes = npt.NDArray[np.float64]


def without_leaders(picture: Picture) -> Picture:
    """The picture with its dot leaders painted white."""
    names, _ = ndimage.label(picture.grey < 255 - _DARK)
    places = ndimage.find_objects(names)
    boxes = np.array([(d.start, d.stop, a.start, a.stop) for d, a in places], dtype=np.float64).reshape(-1, 4)
    largest = _LARGEST * picture.scale
    small = boxes[(boxes[:, 1] - boxes[:, 0] <= largest) & (boxes[:, 3] - boxes[:, 2] <= largest)]
    grey = picture.grey.copy()
    for run in _leaders(small, picture.scale):
        top, bottom = int(run[:, 0].min()), int(run[:, 1].max())
        left, right = int(run[:, 2].min()), int(run[:, 3].max())
        grey[max(0, top - _MARGIN) : bottom + _MARGIN, max(0, left - _MARGIN) : right + _MARGIN] = 255
    return Picture(grey, picture.scale)


def _leaders(dots: Boxes, scale: float) -> Iterator[Boxes]:
    """Runs of dots (top, bottom, left, right) on one level at even distances; one may be missing here and there."""
    for level in _levels(dots[np.argsort(dots[:, 1])], _SAME_LEVEL * scale):
        run = level[:1]
        for dot in level[1:]:
            gap, usual = dot[2] - run[-1, 2], _pitch(run, dot)
            steps = max(1.0, min(2.0, round(gap / usual)))
            on = gap <= _WIDEST_GAP * scale * steps and abs(gap - steps * usual) <= max(_EVEN * usual, 1.5)
            if on:
                run = np.vstack((run, dot))
                continue
            if _is_leader(run, scale):
                yield run
            run = np.vstack((run[-1:], dot)) if gap <= _WIDEST_GAP * scale else dot[None]
        if _is_leader(run, scale):
            yield run


def _is_leader(run: Boxes, scale: float) -> bool:
    return len(run) >= _FEWEST and bool(run[-1, 3] - run[0, 2] >= _SHORTEST * scale)


def _levels(dots: Boxes, slack: float) -> list[Boxes]:
    """Dots in order of level, grouped by it, each group from left to right."""
    if not len(dots):
        return []
    breaks = np.flatnonzero(np.diff(dots[:, 1]) > slack) + 1
    return [level[np.argsort(level[:, 2])] for level in np.split(dots, breaks)]


def _pitch(run: Boxes, dot: Boxes) -> float:
    """The usual distance in a run; in one of a single dot, the distance to the next."""
    distances = np.diff(run[:, 2]) if len(run) > 1 else dot[2] - run[:, 2]
    return max(float(np.median(distances)), 1.0)
