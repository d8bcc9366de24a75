"""Small multiples: for each board, which of the most frequent themes its priorities had in which year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safeguard_extract.reports.charts.counts import YearCounts
from safeguard_extract.reports.charts.intervals import labelled_years
from safeguard_extract.reports.charts.lettering import widest, width, wrapped
from safeguard_extract.reports.charts.palette import EMPTY, HAIRLINE, LINES, SOFT
from safeguard_extract.reports.charts.sheet import SIZE, SMALL, Chart, label, swatch
from safeguard_extract.reports.charts.svg import Point, Svg, group, joined, line, number, path, text

NAME = "themes-by-board"
SHOWN = 10
"""Themes: as many rows as a panel holds before the next row of panels is out of sight."""
_LABELS, _GAP = 320.0, 26.0
_ROW, _AXIS, _STEP = 18.0, 26.0, 14.0
_ACROSS, _ROOM = 3, 760.0  # panels side by side, and the pixels that they share
_WIDEST, _NARROWEST = 18.0, 8.0  # of a year

BoardThemes = Mapping[str, Mapping[int, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class _Grid:
    """What all panels share: themes and years, room for the names of themes, a year's width, room for a title."""

    themes: tuple[str, ...]
    years: tuple[int, ...]
    labels: float
    across: int
    column: float
    title: float

    @property
    def wide(self) -> float:
        return self.column * len(self.years)

    @property
    def high(self) -> float:
        return self.title + _ROW * len(self.themes) + _AXIS

    def left(self, place: int) -> float:
        return self.labels + 10 + place % self.across * (self.wide + _GAP)

    def top(self, place: int) -> float:
        return place // self.across * self.high


def board_chart(counts: YearCounts, boards: BoardThemes) -> Chart:
    """A panel a board: a row a theme, a column a year, empty where the board has no plan."""
    grid = _grid(counts, boards)
    parts: list[Svg] = []
    for place, (board, known) in enumerate(boards.items()):
        at = f"translate({grid.left(place):g} {grid.top(place):g})"
        parts.append(group((_panel(grid, board, known),), transform=at))
        if place % grid.across == 0:
            parts.append(group((_theme_labels(counts, grid),), transform=f"translate(0 {grid.top(place):g})"))
    bottom = grid.top(len(boards) + grid.across - 1)
    parts.append(_key(grid.labels + 10, bottom + 4))
    return Chart(
        name=NAME,
        title="Each board's priorities, year by year",
        counted=f"The {len(grid.themes)} most frequent themes, a panel a board. {counts.over}.",
        described=_described(counts, grid, boards),
        notes=(),
        width=max(grid.left(grid.across - 1) + grid.wide, grid.labels + 10 + 560) + 14,
        height=bottom + 24,
        body=joined(parts),
    )


def _grid(counts: YearCounts, boards: BoardThemes) -> _Grid:
    themes = counts.found[:SHOWN]
    years = len(counts.years)
    across = max(1, min(_ACROSS, len(boards), int((_ROOM + _GAP) // (years * _NARROWEST + _GAP))))
    column = max(_NARROWEST, min(_WIDEST, ((_ROOM + _GAP) / across - _GAP) / years))
    most = max((len(_title(board, column * years)) for board in boards), default=1)
    labels = widest((counts.names[theme] for theme in themes), SIZE, _LABELS)
    return _Grid(themes, counts.years, labels, across, column, most * _STEP + 20)


def _title(board: str, room: float) -> tuple[str, ...]:
    # A board with one plan in a study of one year has a narrow panel; its name may reach into the gap.
    return wrapped(board, SIZE, max(room, 90.0), bold=True)


def _theme_labels(counts: YearCounts, grid: _Grid) -> Svg:
    drawn = []
    for row, theme in enumerate(grid.themes):
        name = counts.names[theme]
        # A row is too low for two lines, so a name that is too long gives way in size.
        size = min(SIZE, SIZE * grid.labels / width(name, SIZE))
        y = grid.title + _ROW * (row + 0.5) + 4
        drawn.append(text(grid.labels, y, name, font_size=size, text_anchor="end"))
    return joined(drawn)


def _panel(grid: _Grid, board: str, known: Mapping[int, frozenset[str]]) -> Svg:
    lines = _title(board, grid.wide)
    having: list[Point] = []
    lacking: list[Point] = []
    for place, year in enumerate(grid.years):
        for row, theme in enumerate(grid.themes):
            if year in known:
                (having if theme in known[year] else lacking).append((place * grid.column, grid.title + row * _ROW))
    parts = [label(0, grid.title - 12 - _STEP * len(lines) / 2, lines, font_weight="700")]
    parts += [_tiles(at, grid.column, fill) for at, fill in ((lacking, EMPTY), (having, LINES[0])) if at]
    y = grid.title + _ROW * len(grid.themes) + 13
    parts.append(line((0, y - 12), (grid.wide, y - 12), stroke=HAIRLINE))
    for year in labelled_years(grid.years, grid.column):
        x = (grid.years.index(year) + 0.5) * grid.column
        parts.append(text(x, y, str(year), font_size=SMALL, text_anchor="middle", fill=SOFT))
    return joined(parts)


def _tiles(corners: Iterable[Point], column: float, fill: str) -> Svg:
    """A tile at each corner, as one path: a hundred boards have ten thousand."""
    wide, high = column - 1.5, _ROW - 3
    round_ = f"h {number(wide)} v {number(high)} h {number(-wide)} z"
    steps: list[str | float] = []
    for x, y in corners:
        steps += ("M", x + 0.75, y + 1.5, round_)
    return path(steps, fill=fill)


def _key(x: float, y: float) -> Svg:
    return joined(
        (
            swatch(x, y, LINES[0], "a priority on the theme"),
            swatch(x + 190, y, EMPTY, "priorities, but none on it"),
            swatch(x + 400, y, "#ffffff", "no plan for the year"),
        )
    )


def _described(counts: YearCounts, grid: _Grid, boards: BoardThemes) -> str:
    said = []
    for theme in grid.themes[:3]:
        having = [board for board, known in boards.items() if any(theme in of_year for of_year in known.values())]
        said.append(f"{counts.names[theme]}: {len(having)} of {len(boards)} boards")
    return f"Boards that had a priority on it in any year: {'; '.join(said)}."
