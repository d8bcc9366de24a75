"""What the ink of a picture stands on: paper with its shadows, and shaded areas; both made white."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from safeguard_extract.read.pdfium_paths import Ground
from safeguard_extract.read.scan_picture import Grey, Mask, Picture
from safeguard_extract.records.geometry import BBox

_BLOCK = 1.4  # points: the grain at which the paper is measured
_TILE = 32  # blocks, 45 points: larger than anything printed but pictures
_BARE = 80  # per cent of a tile are darker than its paper: a page is mostly paper
_STEP = 10.0  # grey levels between paper and a shaded area, at least
_HEALED = 7  # blocks, 10 points: white type on a dark bar leaves no larger gaps
_THICKEST_LINE = 2  # blocks
_NARROWEST = 6  # blocks, 8 points: what is narrower is a letter's stem or a line
_SMALLEST = 540.0  # square points: a letter's stem of 60 points is 430
_TYPE = (5, 9)  # every other block, 14 by 25 points: more of it is ground than type
_SOLID = 0.6  # of a shaded area has no type on it
_SHALLOWEST, _NARROWEST_SHADE = 8.0, 24.0  # points; smaller rectangles of one shade are noise
_STEP_OF_GREY = 24  # grey levels; two shades of one table differ by more, one shade on one page by less
_RAGGED = 2  # blocks by which the side of a shade goes in and out
_FAINTEST = 60.0  # grey levels between ink and paper, at least: fainter is the back of the page shining through


Levels = npt.NDArray[np.float64]


class Paper(NamedTuple):
    """A grey level for each block of `block` dots, and which blocks are shaded."""

    levels: Grey
    shaded: Mask
    block: int


def measure_paper(picture: Picture) -> Paper:
    """The level of the paper and of shaded areas under whatever is printed on them."""
    block = max(2, round(_BLOCK * picture.scale))
    rows, columns = (side // block for side in picture.grey.shape)
    blocks = picture.grey[: rows * block, : columns * block].reshape(rows, block, columns, block)
    levels = np.median(blocks.swapaxes(1, 2).reshape(rows, columns, block * block), axis=2)
    paper = _bare(levels)
    shaded = np.zeros(levels.shape, dtype=bool)
    for place, solid in _shaded_areas(paper - levels > _STEP, (block / picture.scale) ** 2):
        paper[place] = np.where(solid, _without_type(levels[place], solid), paper[place])
        shaded[place] |= solid
    return Paper(paper.astype(np.uint8), shaded, block)


def _without_type(levels: Levels, solid: Mask) -> Levels:
    """The levels of a shaded area, which may have several shades, without what is printed on it."""
    own = np.where(ndimage.binary_erosion(solid), levels, np.median(levels[solid]))
    every_other = ndimage.median_filter(own[::2, ::2], size=_TYPE, mode="mirror")
    whole: Levels = every_other.repeat(2, axis=0).repeat(2, axis=1)[: own.shape[0], : own.shape[1]]
    return whole


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


def _shaded_areas(dark: Mask, block_area: float) -> Iterator[tuple[tuple[slice, ...], Mask]]:
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


def flattened(picture: Picture, paper: Paper) -> Picture:
    """Dark ink on white paper: shadows, shaded cells and white type on dark bars are made alike.

    Near the edge of a shaded area a dot is compared with both sides, so that the edge itself is no ink.
    """
    grey = picture.grey.astype(np.int16)
    faded = np.abs(grey - _enlarged(paper.levels, paper.block, picture.grey.shape))
    if paper.shaded.any():
        for level in (ndimage.minimum_filter(paper.levels, 3), ndimage.maximum_filter(paper.levels, 3)):
            np.minimum(faded, np.abs(grey - _enlarged(level, paper.block, picture.grey.shape)), out=faded)
    ink = faded[faded > _FAINTEST / 2]
    darkest = max(float(np.percentile(ink, 75)) if ink.size else 0.0, _FAINTEST)
    return Picture((255 - np.clip(faded * (255 / darkest), 0, 255)).astype(np.uint8), picture.scale)


def _enlarged(levels: Grey, block: int, shape: tuple[int, ...]) -> npt.NDArray[np.int16]:
    large = levels.astype(np.int16).repeat(block, axis=0).repeat(block, axis=1)
    down, across = shape[0] - large.shape[0], shape[1] - large.shape[1]
    return np.pad(large, ((0, max(down, 0)), (0, max(across, 0))), mode="edge")[: shape[0], : shape[1]]


def shades(paper: Paper, scale: float) -> tuple[Ground, ...]:
    """The shaded areas as rectangles in points, in one of a few greys."""
    size = paper.block / scale
    fewest = (round(_SHALLOWEST / size), round(_NARROWEST_SHADE / size))
    steps = np.where(paper.shaded, paper.levels // _STEP_OF_GREY, 255)
    found = []
    for step in np.unique(steps[paper.shaded]):
        colour = f"#{min(int(step) * _STEP_OF_GREY + _STEP_OF_GREY // 2, 254):02x}"
        for top, bottom, left, right in _rectangles(steps == step):
            if bottom - top >= fewest[0] and right - left >= fewest[1]:
                found.append(
                    Ground(BBox(left * size, top * size, right * size, bottom * size), colour + 2 * colour[1:])
                )
    return tuple(found)


def _rectangles(mask: Mask) -> Iterator[tuple[int, int, int, int]]:
    """Top, bottom, left and right of the stretches of rows that begin and end alike."""
    growing: dict[tuple[int, int], int] = {}
    for row, cells in enumerate(
        (*np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), np.zeros(mask.shape[1] + 2, np.int8))
    ):
        changes = np.diff(cells)
        runs = list(zip(np.flatnonzero(changes == 1).tolist(), np.flatnonzero(changes == -1).tolist(), strict=True))
        going_on: dict[tuple[int, int], int] = {}
        for run in runs:
            before = next((old for old in growing if max(abs(old[0] - run[0]), abs(old[1] - run[1])) <= _RAGGED), None)
            going_on[before or run] = growing.pop(before) if before else row
        for (left, right), top in growing.items():
            yield top, row, left, right
        growing = going_on
