"""Themes by years: in each cell how many boards have a priority on the theme, and what share that is."""

from __future__ import annotations

from collections.abc import Iterator

from safeguard_extract.reports.charts.counts import FEW, ThemeYear, YearCounts
from safeguard_extract.reports.charts.lettering import width, wrapped
from safeguard_extract.reports.charts.palette import HAIRLINE, INK, SOFT, ink_on, shade
from safeguard_extract.reports.charts.sheet import SIZE, SMALL, Chart, hatch, label, swatch, tip
from safeguard_extract.reports.charts.svg import Svg, group, joined, rect, text
from safeguard_extract.reports.lines import counted

NAME = "themes-by-year"
_COLUMN, _ROW, _TWO_LINES = 40.0, 25.0, 33.0
_LABELS, _GAP = 270.0, 12.0
_HEAD = 44.0
_LEAST_WIDTH = 860.0  # holds the key


def heat_map(counts: YearCounts) -> Chart:
    """The heat map of all themes that were found; those that were not are named below it."""
    rows = [wrapped(counts.names[theme], SIZE, _LABELS) for theme in counts.found]
    heights = [_ROW if len(lines) < 2 else _TWO_LINES for lines in rows]
    parts = [_head(counts)]
    y = _HEAD
    for theme, lines, height in zip(counts.found, rows, heights, strict=True):
        parts.append(label(_LABELS, y + height / 2, lines, text_anchor="end"))
        parts += (_cell(counts, theme, year, y, height) for year in counts.years)
        y += height
    parts.append(_key(y + 18))
    return Chart(
        name=NAME,
        title="What boards make a priority, year by year",
        counted=f"Share of boards with a priority on a theme. {counts.over}.",
        described=_described(counts),
        notes=tuple(_notes(counts)),
        width=max(_LEAST_WIDTH, _x(counts, len(counts.years))),
        height=y + 18 + 34,
        body=joined(parts),
    )


def _x(counts: YearCounts, place: int) -> float:
    return _LABELS + _GAP + place * _COLUMN


def _head(counts: YearCounts) -> Svg:
    middles = [_x(counts, place) + _COLUMN / 2 for place in range(len(counts.years))]
    years = (text(x, 14, str(year), font_weight="700") for x, year in zip(middles, counts.years, strict=True))
    boards = [counts.boards_in(year) for year in counts.years]
    numbers = (text(x, 33, _boards_words(n), fill=SOFT) for x, n in zip(middles, boards, strict=True))
    return joined(
        (
            group(years, text_anchor="middle"),
            group(numbers, text_anchor="middle"),
            text(_LABELS, 33, "Boards with a plan for the year", text_anchor="end", fill=SOFT),
        )
    )


def _boards_words(boards: int) -> str:
    if not boards:
        return "none"
    return f"{boards}*" if boards < FEW else str(boards)


def _cell(counts: YearCounts, theme: str, year: int, y: float, height: float) -> Svg:
    x = _x(counts, counts.years.index(year))
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
    return f"{cell.having} of {counted(cell.boards, 'board')} ({cell.share:.0%})".replace("%", " %")


def _key(y: float) -> Svg:
    steps = 50
    ramp = [rect(_LABELS + _GAP + i * 3, y, 3.3, 12, fill=shade((i + 1) / steps)) for i in range(steps)]
    x = _LABELS + _GAP
    ticks = [
        text(x + part * 150, y + 26, f"{part:.0%}".replace("%", " %"), font_size=SMALL, text_anchor="middle", fill=INK)
        for part in (0, 0.5, 1)
    ]
    said = text(_LABELS, y + 10, "Share of the year's boards", font_size=SMALL, text_anchor="end")
    right = x + 150 + 34
    nobody = "no board has a priority on it"
    return joined(
        (
            *ramp,
            *ticks,
            said,
            swatch(right, y, "#ffffff", nobody),
            swatch(right + 22 + width(nobody, SMALL) + 22, y, hatch(NAME), "no board has a plan"),
        )
    )


def _notes(counts: YearCounts) -> Iterator[str]:
    yield "The number in a cell counts boards. A plan for 2017 to 2020 counts in 2017, 2018 and 2019."
    if any(0 < counts.boards_in(year) < FEW for year in counts.years):
        yield f"* Fewer than {FEW} boards: one board more or less moves the share by more than 20 points."
    absent = [counts.names[theme] for theme in counts.themes if theme not in counts.found]
    if absent:
        yield f"Themes that no board has a priority on: {'; '.join(absent)}."


def _described(counts: YearCounts) -> str:
    most = [f"{counts.names[theme]} ({counts.weight(theme)})" for theme in counts.found[:3]]
    if not most:
        return "No priority has a theme."
    return f"Most frequent, in board-years: {', '.join(most)}."
