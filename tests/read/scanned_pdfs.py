"""PDF files made into scans: pages turned to pictures, laid askew on a dirty glass, and put back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_PAPER, _INK = 236, 40  # grey levels of what was white and black
_QUALITY = 75  # of JPEG, as office scanners write it


def scanned(data: bytes, angles: Sequence[float] = (0.0,), dpi: int = 200, seed: int = 1, noise: float = 6.0) -> bytes:
    """A PDF of the same pages as pictures, turned by the angles (degrees clockwise, page after page) without text."""
    document = pypdfium2.PdfDocument(data)
    sizes = [document[index].get_size() for index in range(len(document))]
    document.close()
    canvas = Canvas(io.BytesIO())
    for index, picture in enumerate(scanned_pictures(data, angles, dpi, seed, noise)):
        width, height = sizes[index] if angles[index % len(angles)] % 180 not in {90, -90} else sizes[index][::-1]
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        canvas.showPage()
    return bytes(canvas.getpdfdata())


def scanned_pictures(
    data: bytes, angles: Sequence[float] = (0.0,), dpi: int = 200, seed: int = 1, noise: float = 6.0
) -> Iterator[io.BytesIO]:
    """The same pages as JPEG files, turned by the angles."""
    random = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        clean = document[index].render(scale=dpi / 72, grayscale=True).to_pil()
        yield _as_jpeg(_photographed(clean, angles[index % len(angles)], random, noise))
    document.close()


def _photographed(clean: Image.Image, angle: float, random: np.random.Generator, noise: float) -> Image.Image:
    quarters, rest = round(angle / 90), angle - 90 * round(angle / 90)
    turned = clean.rotate(-90 * quarters, expand=True).rotate(-rest, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float64)
    grey = _INK + grey * (_PAPER - _INK) / 255
    grey = grey + random.normal(0, noise, grey.shape) - np.linspace(0, 12, grey.shape[1])  # one side in shadow
    specks = random.random(grey.shape) < 4e-6
    grey[specks] = _INK
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def _as_jpeg(picture: Image.Image) -> io.BytesIO:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    file.seek(0)
    return file
