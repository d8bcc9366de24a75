"""Crops of a PDF's pages, with the words of a row in a frame."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from safeguard_extract.records.geometry import BBox, Region, union

if TYPE_CHECKING:
    from PIL.Image import Image

    Drawn = tuple[Image, float]

_SCALE = 1.25  # pixels a point: 90 dots an inch, at which print of nine points can still be read
_WIDEST = 1100  # pixels; a poster is drawn smaller
_AROUND = 30.0  # points above and below the words: two lines of context
_GREYS = 8  # with as few, lossless WebP takes half of what JPEG takes, and letters stay sharp
_HEAVY = 12_000  # bytes; a strip of print takes 2,000 to 8,000
_QUALITY = 40  # of 100, for photographs: letters over them stay legible
_FRAME = (213, 94, 0)  # the vermilion of the charts
_PAGES_KEPT = 4


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture of a strip of a page, as base64 of WebP; sizes in pixels."""

    page: int
    data: str
    width: int
    height: int

    @property
    def weight(self) -> int:
        """Bytes that it adds to a page, its markup included."""
        return len(self.data) + 250


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row that a picture is wanted of: its id and where its words stand."""

    row: str
    regions: tuple[Region, ...]


def draw_crops(path: Path, wanted: Sequence[Wanted], room: int) -> dict[str, tuple[Crop, ...]]:
    """Crops of the rows of a PDF, in the order given, until they fill `room` bytes; a page that fails is left out."""
    import pypdfium2

    drawn: dict[str, tuple[Crop, ...]] = {}
    with pypdfium2.PdfDocument(path) as document:

        @lru_cache(maxsize=_PAGES_KEPT)
        def page(number: int) -> Drawn | None:
            return _drawn_page(document, number)

        for each in wanted:
            crops = tuple(_crops(each.regions, page))
            room -= sum(crop.weight for crop in crops)
            if room < 0:
                break
            if crops:
                drawn[each.row] = crops
    return drawn


def _crops(regions: Sequence[Region], page: Callable[[int], Drawn | None]) -> Iterator[Crop]:
    for number in sorted({region.page for region in regions}):
        boxes = [region.bbox for region in regions if region.page == number and region.bbox is not None]
        picture = page(number) if boxes else None
        if picture is not None:
            yield _crop(number, *picture, boxes)


def _drawn_page(document: Any, number: int) -> Drawn | None:
    """A page in few greys, and its scale in pixels a point; None for one that cannot be drawn."""
    import pypdfium2

    if not 1 <= number <= len(document):
        return None
    try:
        page = document[number - 1]
        scale = min(_SCALE, _WIDEST / max(page.get_size()))
        grey = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except pypdfium2.PdfiumError:
        return None
    step = 255 / (_GREYS - 1)
    return grey.point([round(round(value / step) * step) for value in range(256)]), scale


def _crop(number: int, picture: Image, scale: float, boxes: Sequence[BBox]) -> Crop:
    """The strip of a page round these boxes (points), over the whole width, with a frame round each."""
    from PIL import ImageDraw

    around = union(boxes)
    top = max(0, int((around.top - _AROUND) * scale))
    bottom = min(picture.height, int((around.bottom + _AROUND) * scale) + 1)
    strip = picture.crop((0, top, picture.width, max(bottom, top + 1))).convert("RGB")
    pen = ImageDraw.Draw(strip)
    for box in boxes:
        left, right = sorted((box.x0 * scale - 3, box.x1 * scale + 3))
        upper, lower = sorted((box.top * scale - top - 2, box.bottom * scale - top + 2))
        pen.rectangle((left, upper, right, lower), outline=_FRAME, width=2)
    return Crop(number, base64.b64encode(_webp(strip)).decode(), strip.width, strip.height)


def _webp(picture: Image) -> bytes:
    """A picture as WebP: lossless for print, lossy where it holds photographs and would weigh too much."""
    sharp = io.BytesIO()
    picture.save(sharp, "WEBP", lossless=True, method=4)
    if len(sharp.getvalue()) <= _HEAVY:
        return sharp.getvalue()
    soft = io.BytesIO()
    picture.save(soft, "WEBP", quality=_QUALITY, method=4)
    return min(sharp.getvalue(), soft.getvalue(), key=len)
