"""Themes by years: in each cell how many boards have a priority on the theme, and what share that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguard_extract.reports.charts.counts import FEW, ThemeYear, YearCounts
from safeguard_extract.reports.charts.lettering import widest, width, wrapped
from safeguard_extract.reports.charts.palette import HAIRLINE, INK, SCALE, SOFT, ink_on, shade
from safeguard_extract.reports.charts.sheet import SIZE, SMALL, Chart, hatch, label, swatch, tip
from safeguard_extract.reports.charts.svg import Svg, element, group, joined, rect, text
from safeguard_extract.reports.lines import counted

NAME = "themes-by-year"
_COLUMN, _ROW = 40.0, 25.0
_LABELS, _GAP = 320.0, 12.0  # pixels for names: what the longest of the default codebook takes
_HEAD = 44.0
_KEY = 580.0  # pixels of the key
_BOARDS = "Boards with a plan for the year"


def heat_map(counts: YearCounts) -> Chart:
    """The heat map of all themes that were found; those that were not are named below it."""
    labels = widest((_BOARDS, *(counts.names[theme] for theme in counts.found)), SIZE, _LABELS)
    x = {year: labels + _GAP + place * _COLUMN for place, year in enumerate(counts.years)}
    rows = [wrapped(counts.names[theme], SIZE, labels) for theme in counts.found]
    heights = [max(_ROW, 14 * len(lines) + 5) for lines in rows]
    parts = [_head(counts, x, labels)]
    y = _HEAD
    for theme, lines, height in zip(counts.found, rows, heights, strict=True):
        parts.append(label(labels, y + height / 2, lines, text_anchor="end"))
        parts += (_cell(counts, theme, year, x[year], y, height) for year in counts.years)
        y += height
    parts.append(_key(labels, y + 18))
    return Chart(
        name=NAME,
        title="What boards make a priority, year by year",
        counted=f"Share of boards with a priority on a theme. {counts.over}.",
        described=_described(counts),
        notes=tuple(_notes(counts)),
        width=max(labels + _GAP + _KEY, labels + _GAP + len(counts.years) * _COLUMN),
        height=y + 18 + 34,
        body=joined(parts),
    )


def _head(counts: YearCounts, x: Mapping[int, float], labels: float) -> Svg:
    years = (text(left + _COLUMN / 2, 14, str(year), font_weight="700") for year, left in x.items())
    boards = (text(left + _COLUMN / 2, 33, _boards_words(counts.boards_in(y)), fill=SOFT) for y, left in x.items())
    return joined(
        (
            group(years, text_anchor="middle"),
            group(boards, text_anchor="middle"),
            text(labels, 33, _BOARDS, text_anchor="end", fill=SOFT),
        )
    )


def _boards_words(boards: int) -> str:
    if not boards:
        return "none"
    return f"{boards}*" if boards < FEW else str(boards)


def _cell(counts: YearCounts, theme: str, year: int, x: float, y: float, height: float) -> Svg:
    cell = counts.cells.get((theme, year))
    said = tip(f"{counts.names[theme]}, {year}: {cell_words(cell)}")
    if cell is None:
        return rect(x, y, _COLUMN, height, said, fill=hatch(NAME), stroke="#ffffff", stroke_width=1.5)
    fill = shade(cell.share) if cell.having else "#ffffff"
    box = rect(x, y, _COLUMN, height, said, fill=fill, stroke=HAIRLINE, stroke_width=0.75)
    if not cell.having:
        return box
    number = text(
        x + _COLUMN / 2, y + height / 2 + 4, str(cell.having), text_anchor="middle", fill=ink_on(fill), font_size=SIZE
    )
    return joined((box, number))


def cell_words(cell: ThemeYear | None) -> str:
    """`2 of 3 boards (67 %)`."""
    if cell is None:
        return "no board has a plan"
    return f"{cell.having} of {counted(cell.boards, 'board')} ({percent(cell.share)})"


def _key(labels: float, y: float) -> Svg:
    x, wide, ramp = labels + _GAP, 150.0, f"chart-{NAME}-ramp"
    stops = [element("stop", offset=place / (len(SCALE) - 1), stop_color=colour) for place, colour in enumerate(SCALE)]
    ticks = (text(x + part * wide, y + 26, percent(part)) for part in (0.0, 0.5, 1.0))
    right, nobody = x + wide + 34, "no board has a priority on it"
    return joined(
        (
            element("defs", element("linearGradient", *stops, id=ramp)),
            rect(x, y, wide, 12, fill=f"url(#{ramp})"),
            group(ticks, font_size=SMALL, text_anchor="middle", fill=INK),
            text(labels, y + 10, "Share of the year's boards", font_size=SMALL, text_anchor="end"),
            swatch(right, y, "#ffffff", nobody),
            swatch(right + 22 + width(nobody, SMALL) + 22, y, hatch(NAME), "no board has a plan"),
        )
    )


def percent(share: float) -> str:
    """`67 %`."""
    return f"{share * 100:.0f} %"


def _notes(counts: YearCounts) -> Iterator[str]:
    yield "The number in a cell counts boards. A plan for 2017 to 2020 counts in 2017, 2018 and 2019."
    if any(0 < counts.boards_in(year) < FEW for year in counts.years):
        yield f"* Fewer than {FEW} boards: one board more or less moves the share by more than 20 points."
    absent = [counts.names[theme] for theme in counts.themes if not counts.weights[theme]]
    if absent:
        yield f"Themes that no board has a priority on: {'; '.join(absent)}."


def _described(counts: YearCounts) -> str:
    most = [f"{counts.names[theme]} ({counts.weights[theme]})" for theme in counts.found[:3]]
    if not most:
        return "No priority has a theme."
    return f"Most frequent, in board-years: {', '.join(most)}."
