"""The sheet that a chart is drawn on: title, what was counted, the drawing, what to mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.reports.charts.lettering import FONTS, wrapped
from safeguard_extract.reports.charts.palette import HAIRLINE, INK, SOFT
from safeguard_extract.reports.charts.svg import Svg, element, group, joined, rect, text, title, words

MARGIN = 24.0
TITLE_SIZE = 18.0
SIZE = 12.0
"""Of labels, in pixels: 9 points, the least that journals print."""
SMALL = 11.0
_TITLE_STEP, _STEP = 25.0, 17.0
HATCH = "no-plan"


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of `width` by `height` pixels, without its frame.

    `counted` says over what (boards, plans), `notes` what to mind, `described` what it shows, for those who cannot see
    it. `name` is the name of its file; it is also part of the ids in its markup.
    """

    name: str
    title: str
    counted: str
    described: str
    notes: tuple[str, ...]
    width: float
    height: float
    body: Svg


def svg_text(chart: Chart) -> str:
    """The chart as an SVG file, with its title and notes."""
    room = chart.width
    above, top = _lines(
        (chart.title, TITLE_SIZE, True, INK), (chart.counted, SIZE + 1, False, SOFT), room=room, start=MARGIN
    )
    below, bottom = _lines(
        *((note, SMALL, False, SOFT) for note in chart.notes), room=room, start=top + chart.height + 20
    )
    width, height = room + 2 * MARGIN, bottom + MARGIN - 8
    drawing = element("g", chart.body, transform=f"translate(0 {top:g})")
    inner = element("g", above, drawing, below, transform=f"translate({MARGIN:g} 0)")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _root(chart, 0, width, height, inner) + "\n"


def inline_svg(chart: Chart) -> str:
    """The drawing alone, for a page that prints title and notes itself."""
    inner = element("g", chart.body, transform="translate(2 2)")
    return _root(chart, 0, chart.width + 4, chart.height + 4, inner)


def _root(chart: Chart, top: float, width: float, height: float, inner: Svg) -> str:
    name = f"chart-{chart.name}"
    said = f"{chart.counted} {chart.described}"
    return element(
        "svg",
        element("title", words(chart.title), id=f"{name}-title"),
        element("desc", words(said), id=f"{name}-desc"),
        _definitions(chart.name),
        rect(0, top, width, height, fill="#ffffff"),
        inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 {top:g} {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=FONTS,
        font_size=SIZE,
        fill=INK,
    )


def hatch(name: str) -> str:
    """The fill of a place that nothing is known of, in the chart of that name."""
    return f"url(#chart-{name}-{HATCH})"


def _definitions(name: str) -> Svg:
    stripe = element("path", d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5", stroke="#b5b5b5", stroke_width=1)
    pattern = element("pattern", stripe, id=f"chart-{name}-{HATCH}", width=6, height=6, patternUnits="userSpaceOnUse")
    return element("defs", pattern)


def _lines(*parts: tuple[str, float, bool, str], room: float, start: float) -> tuple[Svg, float]:
    """Paragraphs from `start` down, and where they end."""
    drawn: list[Svg] = []
    y = start
    for said, size, bold, colour in parts:
        step = _TITLE_STEP if size == TITLE_SIZE else _STEP
        for each in wrapped(said, size, room, bold=bold):
            y += step
            drawn.append(text(0, y - 6, each, font_size=size, font_weight="700" if bold else None, fill=colour))
    return joined(drawn), y + 10


def label(
    x: float,
    middle: float,
    lines: Sequence[str],
    *,
    size: float = SIZE,
    step: float = 14,
    **attributes: str | float | None,
) -> Svg:
    """Lines of words whose block is centred on `middle`."""
    first = middle - step * (len(lines) - 1) / 2 + size * 0.36
    drawn = (text(x, first + step * place, each) for place, each in enumerate(lines))
    return group(drawn, font_size=size, **attributes)


def swatch(x: float, y: float, fill: str, said: str, *, size: float = SMALL) -> Svg:
    """A sample of a fill and what it stands for."""
    box = rect(x, y, 16, 12, fill=fill, stroke=HAIRLINE)
    return joined((box, text(x + 22, y + 10, said, font_size=size)))


def tip(said: str) -> Svg:
    """What a browser shows over an element."""
    return title(said)
