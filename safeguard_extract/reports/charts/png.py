"""PNG copies of charts, made without a browser, with a font of their own, so that they look the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from safeguard_extract.errors import MissingCharts

ZOOM = 2.0
"""Pixels of the copy a pixel of the drawing: 192 dots an inch, sharp on paper at half a page's width."""

LARGEST = 24e6
"""Pixels of the largest copy: a chart of hundreds of boards would else take a gigabyte to draw and to look at."""

_SIZE = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')


def png_bytes(svg: str, zoom: float = ZOOM) -> bytes:
    """An SVG as PNG, smaller where it is very large; raises MissingCharts where the `charts` extra is not installed."""
    drawer, fonts, family = renderer()
    size = _SIZE.search(svg)
    if size:
        zoom = min(zoom, (LARGEST / max(float(size[1]) * float(size[2]), 1.0)) ** 0.5)
    return bytes(
        drawer.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=fonts,
            font_family=family,
            sans_serif_family=family,
        )
    )


def renderer() -> tuple[Any, list[str], str]:
    """The module that draws, the font's files and the font's name; raises MissingCharts."""
    try:
        import fontpkg_noto_sans as noto
        import resvg_py
    except ImportError as error:
        raise MissingCharts("PNG copies of the charts", "the program that draws them is not installed") from error
    return resvg_py, [str(path) for path in sorted((Path(noto.ROOT) / "files").glob("NotoSans[[]*.ttf"))], noto.FAMILY
