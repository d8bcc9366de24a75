"""What the ink of a picture stands on: paper with its shadows, and shaded areas; both made white."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from safeguard_extract.read.pdfium_paths import Ground
from safeguard_extract.read.scan_picture import Grey, Mask, Picture
from safeguard_extract.records.geometry import BBox

Levels = npt.NDArray[np.float64]
_Place = tuple[slice, slice]

_BLOCK = 1.4  # points: the grain at which the paper is measured
_TILE = 32  # blocks, 45 points: larger than anything printed but pictures
_BARE = 80  # per cent of a tile are darker than its paper: a page is mostly paper
_STEP = 12.0  # grey levels between paper and a shaded block
_FAINTEST_SHADE = 18.0  # grey levels; 15 % black is 29 after a copier, 5 % is 10 and lost in the grain of the paper
_DARK_SHAPE = 40.0  # grey levels: a circle or a picture that is no rectangle, but may have white type on it
_HEALED = 7  # blocks, 10 points: white type on a dark bar leaves no larger gaps
_THICKEST_LINE = 2  # blocks
_NARROWEST = 6  # blocks, 8 points: what is narrower is a letter's stem or a line
_SMALLEST = 540.0  # square points: a letter's stem of 60 points is 430
_SOLID = 0.6  # of a shaded area has no type on it
_RAGGED = 2  # blocks by which the side of a shaded area goes in and out
_OTHER_SHADE = 16.0  # grey levels between the shades of neighbouring rows or columns
_MOST_SHADES = 4  # in one table: title, head, bands, totals
_BIN = 8.0  # grey levels that count as one
_TYPE = (5, 9)  # every other block, 14 by 25 points: more of it is ground than type
_FAINTEST = 60.0  # grey levels between ink and paper, at least: fainter is the back of the page shining through


class Shade(NamedTuple):
    """A shaded rectangle, in blocks, and by how many grey levels it is darker than the paper."""

    place: _Place
    drop: float


class Paper(NamedTuple):
    """A grey level for each block of `block` dots, the shaded rectangles among them, and where pictures stand."""

    levels: Grey
    shades: tuple[Shade, ...]
    pictures: tuple[_Place, ...]
    block: int


def measure_paper(picture: Picture, askew: bool = False) -> Paper:
    """The level of the paper and of shaded areas under whatever is printed on them.

    Shaded areas of a picture that lies askew are no rectangles, and are measured roughly.
    """
    block = max(2, round(_BLOCK * picture.scale))
    rows, columns = (side // block for side in picture.grey.shape)
    blocks = picture.grey[: rows * block, : columns * block].reshape(rows, block, columns, block)
    levels = np.median(blocks.swapaxes(1, 2).reshape(rows, columns, block * block), axis=2)
    bare = _bare(levels)
    paper = bare.copy()
    shades: list[Shade] = []
    pictures: list[_Place] = []
    drops = bare - levels
    for place, solid in _shaded_areas(drops > _STEP, (block / picture.scale) ** 2):
        found = [] if askew else list(_shades(drops[place], solid, place))
        if found and not _is_picture(found, solid):
            shades += found
            continue
        pictures.append(place)
        rough = _without_type(levels[place], solid)
        paper[place] = np.where(solid & (bare[place] - rough > _DARK_SHAPE), rough, paper[place])
    for shade in shades:
        paper[shade.place] = bare[shade.place] - shade.drop
    return Paper(np.clip(paper, 0, 255).astype(np.uint8), tuple(shades), tuple(pictures), block)


def _bare(levels: Levels) -> Levels:
    """The level of bare paper, tile by tile; a tile that a dark area fills takes its neighbours' level."""
    rows, columns = (max(1, round(side / _TILE)) for side in levels.shape)
    tiles = np.array(
        [
            [np.percentile(part, _BARE) if part.size else 255.0 for part in np.array_split(band, columns, axis=1)]
            for band in np.array_split(levels, rows, axis=0)
        ]
    )
    tiles = ndimage.median_filter(ndimage.maximum_filter(tiles, 3, mode="nearest"), 3, mode="nearest")
    zoom = [side / count for side, count in zip(levels.shape, tiles.shape, strict=True)]
    return np.asarray(ndimage.zoom(tiles, zoom, order=1, mode="nearest", grid_mode=True))


def _shaded_areas(dark: Mask, block_area: float) -> Iterator[tuple[_Place, Mask]]:
    """Where dark blocks are shaded areas, the type on them healed; letters and lines are none."""
    names, _ = ndimage.label(ndimage.binary_opening(dark, np.ones((_THICKEST_LINE, _THICKEST_LINE), dtype=bool)))
    for name, place in enumerate(ndimage.find_objects(names), 1):
        height, width = (part.stop - part.start for part in place)
        if min(height, width) < _NARROWEST or height * width * block_area < _SMALLEST:
            continue
        own = np.pad(names[place] == name, _HEALED)
        solid = ndimage.binary_closing(own, np.ones((_HEALED, _HEALED), dtype=bool))
        solid = ndimage.binary_opening(ndimage.binary_fill_holes(solid), np.ones((_NARROWEST, _NARROWEST), dtype=bool))
        solid = solid[_HEALED:-_HEALED, _HEALED:-_HEALED]
        if solid.sum() * block_area >= _SMALLEST and (dark[place] & solid).sum() >= _SOLID * solid.sum():
            yield place, solid


def _without_type(levels: Levels, solid: Mask) -> Levels:
    """The levels of a shaded area of any shape, roughly, without what is printed on it."""
    own = np.where(ndimage.binary_erosion(solid), levels, np.median(levels[solid]))
    every_other = ndimage.median_filter(own[::2, ::2], size=_TYPE, mode="mirror")
    whole: Levels = every_other.repeat(2, axis=0).repeat(2, axis=1)[: own.shape[0], : own.shape[1]]
    return whole


def _shades(drops: Levels, solid: Mask, place: _Place) -> Iterator[Shade]:
    """The rectangles of one shade in a shaded area: rows of cells, columns beside them."""
    for top, bottom, left, right in _rectangles(solid):
        across = [_usual(row[left:right]) for row in drops[top:bottom]]
        for upper, lower in _bands(np.array(across), _NARROWEST):
            rows = slice(top + upper, top + lower)
            down = [_usual(column[rows]) for column in drops.T[left:right]]
            for first, last in _bands(np.array(down), 2 * _NARROWEST):
                columns = slice(left + first, left + last)
                drop = _usual(drops[rows, columns].ravel())
                if drop > _FAINTEST_SHADE:
                    yield Shade((_moved(rows, place[0]), _moved(columns, place[1])), drop)


def _is_picture(shades: Sequence[Shade], solid: Mask) -> bool:
    """True for an area of many shades: a photograph, a logo, a coloured background with type of all sizes."""
    covered = sum((rows.stop - rows.start) * (columns.stop - columns.start) for (rows, columns), _ in shades)
    several = len({round(shade.drop / _OTHER_SHADE) for shade in shades})
    return several > _MOST_SHADES or covered < _SOLID * solid.sum()


def _usual(drops: Levels) -> float:
    """The most common drop: type on a ground scatters, however much there is of it, the ground does not."""
    bins = np.clip(drops / _BIN, 0, 255).astype(np.intp)
    counts = np.bincount(bins, minlength=3)
    together = counts[:-1] + counts[1:]
    first = int(np.argmax(together))
    return float(np.median(drops[(bins == first) | (bins == first + 1)]))


def _moved(inner: slice, outer: slice) -> slice:
    return slice(outer.start + inner.start, outer.start + inner.stop)


def _bands(drops: Levels, thinnest: int) -> list[tuple[int, int]]:
    """Where a row of levels changes from one shade to another for good."""
    quiet = ndimage.median_filter(drops, size=thinnest | 1, mode="nearest")
    reach = min(thinnest // 2, len(quiet) - 1)
    steps = np.abs(quiet[reach:] - quiet[:-reach]) if reach else np.zeros(0)
    names, count = ndimage.label(steps > _OTHER_SHADE)
    middles = [run[0].start + int(np.argmax(steps[run])) + reach // 2 for run in ndimage.find_objects(names)]
    cuts = [0, *(middle + 1 for middle in middles if thinnest // 2 < middle < len(drops) - thinnest // 2), len(drops)]
    return list(itertools.pairwise(cuts)) if count else [(0, len(drops))]


def _rectangles(mask: Mask) -> Iterator[tuple[int, int, int, int]]:
    """Top, bottom, left and right of the stretches of rows that begin and end alike, the small ones left out."""
    growing: dict[tuple[int, int], int] = {}
    for row, cells in enumerate(np.pad(mask, ((0, 1), (1, 1))).astype(np.int8)):
        changes = np.diff(cells)
        going_on: dict[tuple[int, int], int] = {}
        for run in zip(np.flatnonzero(changes == 1).tolist(), np.flatnonzero(changes == -1).tolist(), strict=True):
            before = next((old for old in growing if max(abs(old[0] - run[0]), abs(old[1] - run[1])) <= _RAGGED), None)
            going_on[before or run] = growing.pop(before) if before else row
        for (left, right), top in growing.items():
            if min(row - top, right - left) >= _NARROWEST:
                yield top, row, left, right
        growing = going_on


def flattened(picture: Picture, paper: Paper) -> Picture:
    """Dark ink on white paper: shadows, shaded cells and white type on dark bars are made alike.

    Near the edge of a shaded area a dot is compared with both sides, so that the edge itself is no ink.
    """
    grey = picture.grey.astype(np.int16)
    faded = np.abs(grey - _enlarged(paper.levels, paper.block, picture.grey.shape))
    if paper.shades or paper.pictures:
        for level in (ndimage.minimum_filter(paper.levels, 3), ndimage.maximum_filter(paper.levels, 3)):
            np.minimum(faded, np.abs(grey - _enlarged(level, paper.block, picture.grey.shape)), out=faded)
    ink = faded[faded > _FAINTEST / 2]
    darkest = max(float(np.percentile(ink, 75)) if ink.size else 0.0, _FAINTEST)
    return Picture((255 - np.clip(faded * (255 / darkest), 0, 255)).astype(np.uint8), picture.scale)


def _enlarged(levels: Grey, block: int, shape: tuple[int, ...]) -> npt.NDArray[np.int16]:
    large = levels.astype(np.int16).repeat(block, axis=0).repeat(block, axis=1)
    down, across = shape[0] - large.shape[0], shape[1] - large.shape[1]
    return np.pad(large, ((0, max(down, 0)), (0, max(across, 0))), mode="edge")[: shape[0], : shape[1]]


def shaded_areas(paper: Paper, scale: float) -> tuple[Ground, ...]:
    """The shaded rectangles in points, each in one of a few greys."""
    size = paper.block / scale
    grounds = []
    for (rows, columns), drop in paper.shades:
        grey = f"{max(0, 255 - round(drop / _OTHER_SHADE) * round(_OTHER_SHADE)):02x}"
        grounds.append(Ground(_box((rows, columns), size), f"#{grey}{grey}{grey}"))
    return tuple(grounds)


def picture_areas(paper: Paper, scale: float) -> tuple[BBox, ...]:
    """The places of photographs and the like, in points."""
    return tuple(_box(place, paper.block / scale) for place in paper.pictures)


def _box(place: _Place, size: float) -> BBox:
    rows, columns = place
    return BBox(columns.start * size, rows.start * size, columns.stop * size, rows.stop * size)
