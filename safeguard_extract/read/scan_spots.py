"""The separate spots of ink of a picture, and those that are no letters: dot leaders, taken for words by OCR."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from safeguard_extract.read.scan_picture import Picture

Sides = npt.NDArray[np.float64]

_DARK = 110  # grey levels under white, on flattened pictures: dots are small, so pale
_LARGEST = 2.2  # points: a full stop of 18 point type
_SAME_LEVEL = 0.8  # points
_WIDEST_GAP = 9.0  # points from one dot of a leader to the next
_EVEN = 0.3  # of the usual distance: dots of a leader stand that evenly; those of letters do not
_FEWEST = 5  # dots; three are an ellipsis
_SHORTEST = 24.0  # points; pale letters fall to pieces too, within a word
_ALONE = 1.0  # points to other ink; pieces of a letter lie closer, a full stop and its letter hardly further apart
_SPECK = 0.15  # of a small letter's height; a full stop is 0.2
_RIM = 1  # dots of the picture round a spot, for its pale edge


class Spots(NamedTuple):
    """Connected spots of ink: a row of `sides` is top, bottom, left and right in dots; `areas` are in dots, too."""

    sides: Sides
    areas: Sides

    def where(self, chosen: npt.NDArray[np.bool_]) -> Spots:
        return Spots(self.sides[chosen], self.areas[chosen])


def spots_of(picture: Picture) -> Spots:
    """The spots of a flattened picture."""
    names, count = ndimage.label(picture.grey < 255 - _DARK)
    places = ndimage.find_objects(names)
    sides = np.array([(d.start, d.stop, a.start, a.stop) for d, a in places], dtype=np.float64).reshape(-1, 4)
    return Spots(sides, np.bincount(names.ravel(), minlength=count + 1)[1:].astype(np.float64))


def without_specks(picture: Picture, spots: Spots) -> tuple[Picture, Spots]:
    """The picture and its spots without those that stand alone and are too small for a full stop.

    What a full stop is, the size of most spots says. Pale letters fall to pieces; those lie close together.
    """
    high = spots.sides[:, 1] - spots.sides[:, 0]
    across = np.maximum(high, spots.sides[:, 3] - spots.sides[:, 2])
    letters = high[high > _LARGEST * picture.scale]
    specks = across <= max(_SPECK * float(np.median(letters)) if len(letters) else 0.0, 1.0)
    dark = picture.grey < 255 - _DARK
    reach = max(_RIM + 1, round(_ALONE * picture.scale))
    grey = picture.grey.copy()
    for at in np.flatnonzero(specks):
        top, bottom, left, right = (int(side) for side in spots.sides[at])
        near = dark[max(0, top - reach) : bottom + reach, max(0, left - reach) : right + reach]
        if near.sum() > spots.areas[at]:
            specks[at] = False
        else:
            grey[max(0, top - _RIM) : bottom + _RIM, max(0, left - _RIM) : right + _RIM] = 255
    return Picture(grey, picture.scale), spots.where(~specks)


def without_leaders(picture: Picture, spots: Spots) -> Picture:
    """The picture with its dot leaders painted white."""
    largest = _LARGEST * picture.scale
    top, bottom, left, right = spots.sides.T
    grey = picture.grey.copy()
    for run in _leaders(spots.sides[(bottom - top <= largest) & (right - left <= largest)], picture.scale):
        above, below = int(run[:, 0].min()) - _RIM, int(run[:, 1].max()) + _RIM
        grey[max(0, above) : below, max(0, int(run[0, 2]) - _RIM) : int(run[-1, 3]) + _RIM] = 255
    return Picture(grey, picture.scale)


def _leaders(dots: Sides, scale: float) -> Iterator[Sides]:
    """Runs of dots on one level at even distances; one may be missing here and there."""
    for level in _levels(dots[np.argsort(dots[:, 1], kind="stable")], _SAME_LEVEL * scale):
        run = level[:1]
        for dot in level[1:]:
            gap, usual = dot[2] - run[-1, 2], _pitch(run, dot)
            steps = max(1.0, min(2.0, round(gap / usual)))
            if gap <= _WIDEST_GAP * scale * steps and abs(gap - steps * usual) <= max(_EVEN * usual, 1.5):
                run = np.vstack((run, dot))
                continue
            if _is_leader(run, scale):
                yield run
            run = np.vstack((run[-1:], dot)) if gap <= _WIDEST_GAP * scale else dot[None]
        if _is_leader(run, scale):
            yield run


def _is_leader(run: Sides, scale: float) -> bool:
    return len(run) >= _FEWEST and bool(run[-1, 3] - run[0, 2] >= _SHORTEST * scale)


def _levels(dots: Sides, slack: float) -> list[Sides]:
    """Dots in order of level, grouped by it, each group from left to right."""
    if not len(dots):
        return []
    breaks = np.flatnonzero(np.diff(dots[:, 1]) > slack) + 1
    return [level[np.argsort(level[:, 2], kind="stable")] for level in np.split(dots, breaks)]


def _pitch(run: Sides, dot: Sides) -> float:
    """The usual distance in a run; in one of a single dot, the distance to the next."""
    distances = np.diff(run[:, 2]) if len(run) > 1 else dot[2] - run[:, 2]
    return max(float(np.median(distances)), 1.0)
