"""Shares of boards over the years with their 95 % intervals, a panel a theme."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.reports.charts.counts import ThemeYear, YearCounts
from safeguard_extract.reports.charts.heat_map import cell_words, percent
from safeguard_extract.reports.charts.lettering import wrapped
from safeguard_extract.reports.charts.palette import HAIRLINE, LINES, SOFT
from safeguard_extract.reports.charts.sheet import SIZE, SMALL, Chart, label, tip
from safeguard_extract.reports.charts.svg import Point, Svg, element, group, joined, line, polygon, polyline, rect, text

NAME = "theme-shares"
CHOSEN = 5
"""Themes shown where none are chosen: with the panel of boards they fill two rows."""
_ACROSS = 3
_PANEL, _PLOT = 250.0, 110.0
_AXIS, _GAP, _ROW_GAP, _HEAD = 40.0, 24.0, 36.0, 46.0
_COLOUR = LINES[0]


def interval_chart(counts: YearCounts, chosen: Sequence[str] = ()) -> Chart:
    """A panel for each chosen theme (by default the most frequent ones), and one of the boards that were counted."""
    themes = tuple(chosen) or counts.found[:CHOSEN]
    panels = [_theme_panel(counts, theme) for theme in themes] + [_boards_panel(counts)]
    across = min(_ACROSS, len(panels))
    pitch = _HEAD + _PLOT + _ROW_GAP
    placed = (
        group(
            (panel,), transform=f"translate({(place % across) * (_PANEL + _AXIS + _GAP):g} {place // across * pitch:g})"
        )
        for place, panel in enumerate(panels)
    )
    return Chart(
        name=NAME,
        title="How many boards make a theme a priority",
        counted=f"Share of boards with a priority on the theme, with 95 % Wilson intervals. {counts.over}.",
        described=_described(counts, themes),
        notes=(
            "A point is a year for which some board has a plan; lines join years that follow each other. The band says"
            " how far the share of a few boards may stand from that of all boards like them; it knows nothing of coding"
            " errors.",
        ),
        width=_ACROSS * (_PANEL + _AXIS) + (_ACROSS - 1) * _GAP,
        height=-(-len(panels) // across) * pitch,
        body=joined(placed),
    )


def _theme_panel(counts: YearCounts, theme: str) -> Svg:
    known = [(year, counts.cells[theme, year]) for year in counts.years if (theme, year) in counts.cells]
    runs: list[list[tuple[int, ThemeYear]]] = []
    for year, cell in known:
        if runs and runs[-1][-1][0] == year - 1:
            runs[-1].append((year, cell))
        else:
            runs.append([(year, cell)])
    parts = [_frame(counts, counts.names[theme], ("0 %", "50 %", "100 %"))]
    parts += [_band(counts, run) for run in runs]
    parts += [polyline([_at(counts, y, c.share) for y, c in run], stroke=_COLOUR, stroke_width=2) for run in runs]
    for year, cell in known:
        x, y = _at(counts, year, cell.share)
        said = tip(f"{counts.names[theme]}, {year}: {cell_words(cell)}, {interval_words(cell)}")
        parts.append(element("circle", said, cx=x, cy=y, r=3.5, fill=_COLOUR))
    return joined(parts)


def interval_words(cell: ThemeYear) -> str:
    """`95 % interval 21 % to 94 %`."""
    return f"95 % interval {percent(cell.low)} to {percent(cell.high)}"


def _band(counts: YearCounts, run: Sequence[tuple[int, ThemeYear]]) -> Svg:
    """The intervals of years that follow each other as an area; that of a lone year as a bar."""
    if len(run) == 1:
        ((year, cell),) = run
        (x, low), (_, high) = _at(counts, year, cell.low), _at(counts, year, cell.high)
        return rect(x - 4, high, 8, low - high, fill=_COLOUR, fill_opacity=0.18)
    over = [_at(counts, year, cell.high) for year, cell in run]
    under = [_at(counts, year, cell.low) for year, cell in reversed(run)]
    return polygon([*over, *under], fill=_COLOUR, fill_opacity=0.18)


def _boards_panel(counts: YearCounts) -> Svg:
    most = max((counts.boards_in(year) for year in counts.years), default=0) or 1
    parts = [_frame(counts, "Boards with a plan for the year", ("0", "", str(most)))]
    wide = min(14.0, _pitch(counts) * 0.7)
    for year in counts.years:
        boards = counts.boards_in(year)
        x, y = _at(counts, year, boards / most)
        if boards:
            parts.append(rect(x - wide / 2, y, wide, _HEAD + _PLOT - y, tip(f"{year}: {boards}"), fill=SOFT))
    return joined(parts)


def _pitch(counts: YearCounts) -> float:
    return _PANEL / max(1, len(counts.years))


def _at(counts: YearCounts, year: int, share: float) -> Point:
    return _AXIS + _pitch(counts) * (counts.years.index(year) + 0.5), _HEAD + _PLOT * (1 - share)


def _frame(counts: YearCounts, name: str, ticks: tuple[str, str, str]) -> Svg:
    """Title, grid and axes of a panel; three ticks from below to above."""
    lines = wrapped(name, SIZE, _PANEL, bold=True)
    parts = [label(_AXIS, _HEAD - 14 - 7 * len(lines), lines, font_weight="700")]
    for place, said in enumerate(ticks):
        y = _HEAD + _PLOT * (1 - place / 2)
        parts.append(line((_AXIS, y), (_AXIS + _PANEL, y), stroke=SOFT if place == 0 else HAIRLINE))
        parts.append(text(_AXIS - 6, y + 4, said, text_anchor="end", font_size=SMALL, fill=SOFT))
    for year in labelled_years(counts.years, _pitch(counts)):
        x, _ = _at(counts, year, 0)
        parts.append(line((x, _HEAD + _PLOT), (x, _HEAD + _PLOT + 4), stroke=SOFT))
        parts.append(text(x, _HEAD + _PLOT + 16, str(year), text_anchor="middle", font_size=SMALL, fill=SOFT))
    return joined(parts)


def labelled_years(years: Sequence[int], pitch: float) -> list[int]:
    """The years whose numbers fit under an axis with `pitch` pixels a year: every one, every second, fifth or tenth."""
    room = 36.0  # for four digits and a gap
    every = next((step for step in (1, 2, 5, 10) if step * pitch >= room), 20)
    return [year for year in years if year % every == 0] or list(years[:1])


def _described(counts: YearCounts, themes: Sequence[str]) -> str:
    said = []
    for theme in themes:
        cells = [(cell.share, year) for (of, year), cell in counts.cells.items() if of == theme]
        if cells:
            share, year = max(cells)
            said.append(f"{counts.names[theme]}: highest {percent(share)} in {year}")
    return "; ".join(said) + "." if said else "No year is known."
