"""A page as a picture: drawn by PDFium at the resolution it was scanned at, its paper made even and its ink dark."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image
from scipy import ndimage

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

_POINTS = 72.0  # an inch
_COARSEST, _FINEST = 200.0, 300.0  # dots an inch
_LARGEST = 4_000  # dots along the longer side; A3 at 240 dots an inch, and pages whose points are the scanner's dots
_BLOCK = 1.4  # points: the grain at which the paper is measured
_WINDOW = 9  # blocks; 12 points: type covers less than half of it, and a shaded heading fills more
_STEP = 10.0  # grey levels between paper and a shaded area, at least
_FAINTEST = 60.0  # grey levels between ink and paper, at least: fainter is the back of the page shining through


class Picture(NamedTuple):
    """A page in grey levels (0 black to 255 white), `scale` dots a point, upright and straight or not yet."""

    grey: Grey
    scale: float

    @property
    def width(self) -> float:
        """In points."""
        return float(self.grey.shape[1] / self.scale)

    @property
    def height(self) -> float:
        """In points."""
        return float(self.grey.shape[0] / self.scale)

    def turned(self, quarters: int) -> Picture:
        """The picture turned clockwise by quarters of a circle."""
        return Picture(np.ascontiguousarray(np.rot90(self.grey, -quarters)), self.scale)

    def straightened(self, degrees: float) -> Picture:
        """The picture turned clockwise by a small angle, its size kept, the corners filled with the colour of paper."""
        paper = int(np.percentile(self.grey[::8, ::8], 75))
        image = Image.fromarray(self.grey)
        return Picture(np.asarray(image.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=paper)), self.scale)


def draw(page: pypdfium2.PdfPage) -> Picture:
    """The page in grey levels, as it is shown: after its crop box and its rotation."""
    width, height = page.get_size()
    dots = min(max(_resolution(page), _COARSEST), _FINEST)
    scale = min(dots / _POINTS, _LARGEST / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
    finally:
        bitmap.close()
    return Picture(grey, scale)


def _resolution(page: pypdfium2.PdfPage) -> float:
    """Dots an inch of the finest large picture on the page; 0 where it has none."""
    finest = 0.0
    for picture in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = picture.get_bounds()
        across, down = picture.get_px_size()
        inches = min(right - left, top - bottom) / _POINTS
        if inches > 1:
            finest = max(finest, min(across, down) / inches)
    return finest


class Paper(NamedTuple):
    """What a picture's ink stands on: a grey level for each block of `block` dots, and the level of bare paper."""

    levels: Grey
    block: int
    bare: int


def measure_paper(picture: Picture) -> Paper:
    """The level of each block, whatever is printed on it: the median of its neighbourhood."""
    block = max(2, round(_BLOCK * picture.scale))
    rows, columns = (side // block for side in picture.grey.shape)
    blocks = picture.grey[: rows * block, : columns * block].reshape(rows, block, columns, block)
    levels = np.median(blocks.swapaxes(1, 2).reshape(rows, columns, block * block), axis=2).astype(np.uint8)
    levels = ndimage.median_filter(levels, size=(_WINDOW, 1), mode="nearest")
    levels = ndimage.median_filter(levels, size=(1, _WINDOW), mode="nearest")
    return Paper(levels, block, int(np.percentile(levels, 75)))


def flattened(picture: Picture, paper: Paper) -> Picture:
    """Dark ink on white paper: shadows, shaded cells and white type on dark bars are made alike.

    Near the edge of a shaded area a dot is compared with both sides, so that the edge itself is no ink.
    """
    grey = picture.grey.astype(np.int16)
    nearest = np.full(grey.shape, 255, dtype=np.int16)
    for level in (
        paper.levels,
        ndimage.minimum_filter(paper.levels, 3, mode="nearest"),
        ndimage.maximum_filter(paper.levels, 3, mode="nearest"),
    ):
        np.minimum(nearest, np.abs(grey - _enlarged(level, paper.block, picture.grey.shape)), out=nearest)
    darkest = max(float(np.percentile(nearest[nearest > _STEP], 95)) if (nearest > _STEP).any() else 0.0, _FAINTEST)
    return Picture((255 - np.clip(nearest * (255 / darkest), 0, 255)).astype(np.uint8), picture.scale)


def _enlarged(levels: Grey, block: int, shape: tuple[int, ...]) -> npt.NDArray[np.int16]:
    large = levels.astype(np.int16).repeat(block, axis=0).repeat(block, axis=1)
    down, across = shape[0] - large.shape[0], shape[1] - large.shape[1]
    return np.pad(large, ((0, max(down, 0)), (0, max(across, 0))), mode="edge")[: shape[0], : shape[1]]
