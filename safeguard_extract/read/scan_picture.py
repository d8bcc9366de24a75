"""A page as a picture: drawn by PDFium at the resolution it was scanned at, its paper made even and its ink dark."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

_POINTS = 72.0  # an inch
_COARSEST, _FINEST = 200.0, 300.0  # dots an inch
_LARGEST = 4_000  # dots along the longer side; A3 at 240 dots an inch, and pages whose points are the scanner's dots


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
