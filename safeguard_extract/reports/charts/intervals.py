"""Shares of boards over the years with their 95 % intervals, a panel a theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
_PANEL, _PLOT, _AXIS = 250.0, 110.0, 40.0
_GAP, _ROW_GAP, _STEP = 24.0, 36.0, 14.0
_COLOUR = LINES[0]
_BOARDS = "Boards with a plan for the year"


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where a panel's plot stands: under a title of `title` pixels, its width shared by the years."""

    years: tuple[int, ...]
    title: float

    @property
    def pitch(self) -> float:
        return _PANEL / len(self.years)

    def at(self, year: int, share: float) -> Point:
        return _AXIS + self.pitch * (self.years.index(year) + 0.5), self.title + _PLOT * (1 - share)


def interval_chart(counts: YearCounts, chosen: Sequence[str] = ()) -> Chart:
    """A panel for each chosen theme (by default the most frequent ones), and one of the boards that were counted."""
    themes = tuple(chosen) or counts.found[:CHOSEN]
    names = (_BOARDS, *(counts.names[theme] for theme in themes))
    plot = _Plot(counts.years, max(len(_title(name)) for name in names) * _STEP + 18)
    panels = [_theme_panel(counts, plot, theme) for theme in themes] + [_boards_panel(counts, plot)]
    pitch = plot.title + _PLOT + _ROW_GAP
    placed = []
    for place, panel in enumerate(panels):
        row, column = divmod(place, _ACROSS)
        placed.append(group((panel,), transform=f"translate({column * (_PANEL + _AXIS + _GAP):g} {row * pitch:g})"))
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
        height=-(-len(panels) // _ACROSS) * pitch,
        body=joined(placed),
    )


def _theme_panel(counts: YearCounts, plot: _Plot, theme: str) -> Svg:
    name = counts.names[theme]
    known = [(year, counts.cells[theme, year]) for year in counts.years if (theme, year) in counts.cells]
    parts = [_frame(plot, name, ("0 %", "50 %", "100 %"))]
    for run in _runs(known):
        parts.append(_band(plot, run))
        parts.append(polyline([plot.at(year, cell.share) for year, cell in run], stroke=_COLOUR, stroke_width=2))
    for year, cell in known:
        x, y = plot.at(year, cell.share)
        said = tip(f"{name}, {year}: {cell_words(cell)}, {interval_words(cell)}")
        parts.append(element("circle", said, cx=x, cy=y, r=3.5, fill=_COLOUR))
    return joined(parts)


def _runs(known: Sequence[tuple[int, ThemeYear]]) -> list[list[tuple[int, ThemeYear]]]:
    """Years that follow each other without a gap."""
    runs: list[list[tuple[int, ThemeYear]]] = []
    for year, cell in known:
        if runs and runs[-1][-1][0] == year - 1:
            runs[-1].append((year, cell))
        else:
            runs.append([(year, cell)])
    return runs


def interval_words(cell: ThemeYear) -> str:
    """`95 % interval 21 % to 94 %`."""
    return f"95 % interval {percent(cell.low)} to {percent(cell.high)}"


def _band(plot: _Plot, run: Sequence[tuple[int, ThemeYear]]) -> Svg:
    """The intervals of years that follow each other as an area; that of a lone year as a bar."""
    if len(run) == 1:
        ((year, cell),) = run
        (x, low), (_, high) = plot.at(year, cell.low), plot.at(year, cell.high)
        return rect(x - 4, high, 8, low - high, fill=_COLOUR, fill_opacity=0.18)
    over = [plot.at(year, cell.high) for year, cell in run]
    under = [plot.at(year, cell.low) for year, cell in reversed(run)]
    return polygon([*over, *under], fill=_COLOUR, fill_opacity=0.18)


def _boards_panel(counts: YearCounts, plot: _Plot) -> Svg:
    most = max(counts.boards_in(year) for year in counts.years)
    parts = [_frame(plot, _BOARDS, ("0", "", str(most)))]
    wide = min(14.0, plot.pitch * 0.7)
    for year in counts.years:
        boards = counts.boards_in(year)
        x, y = plot.at(year, boards / most)
        if boards:
            high = plot.title + _PLOT - y
            parts.append(rect(x - wide / 2, y, wide, high, tip(f"{year}: {boards}"), fill=SOFT))
    return joined(parts)


def _title(name: str) -> tuple[str, ...]:
    return wrapped(name, SIZE, _PANEL, bold=True)


def _frame(plot: _Plot, name: str, ticks: tuple[str, str, str]) -> Svg:
    """Title, grid and axes of a panel; three ticks from below to above."""
    lines = _title(name)
    bottom = plot.title + _PLOT
    parts = [label(_AXIS, plot.title - 14 - _STEP * len(lines) / 2, lines, font_weight="700")]
    for place, said in enumerate(ticks):
        y = bottom - _PLOT * place / 2
        parts.append(line((_AXIS, y), (_AXIS + _PANEL, y), stroke=SOFT if place == 0 else HAIRLINE))
        parts.append(text(_AXIS - 6, y + 4, said, text_anchor="end", font_size=SMALL, fill=SOFT))
    for year in labelled_years(plot.years, plot.pitch):
        x, _ = plot.at(year, 0)
        parts.append(line((x, bottom), (x, bottom + 4), stroke=SOFT))
        parts.append(text(x, bottom + 16, str(year), text_anchor="middle", font_size=SMALL, fill=SOFT))
    return joined(parts)


def labelled_years(years: Sequence[int], pitch: float) -> list[int]:
    """The years whose numbers fit under an axis of `pitch` pixels a year: every one, or every second, fifth, tenth."""
    room = 36.0  # pixels for four digits and a gap
    every = next((step for step in (1, 2, 5, 10) if step * pitch >= room), 20)
    return [year for year in years if year % every == 0] or list(years[:1])


def _described(counts: YearCounts, themes: Sequence[str]) -> str:
    said = []
    for theme in themes:
        share, year = max((cell.share, year) for (of, year), cell in counts.cells.items() if of == theme)
        said.append(f"{counts.names[theme]}: highest {percent(share)} in {year}")
    return "; ".join(said) + "."
