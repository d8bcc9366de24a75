"""Themes in order of how many boards make them a priority, and how that order changes from year to year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from safeguard_extract.reports.charts.counts import YearCounts
from safeguard_extract.reports.charts.heat_map import cell_words
from safeguard_extract.reports.charts.lettering import wrapped
from safeguard_extract.reports.charts.palette import LINES, SOFT, ink_on
from safeguard_extract.reports.charts.sheet import SIZE, SMALL, Chart, hatch, label, swatch, tip
from safeguard_extract.reports.charts.svg import Svg, element, group, joined, path, rect, text

NAME = "theme-ranks"
SHOWN = len(LINES)
"""Themes: one for each colour; more lines cannot be told apart."""
_LABELS, _GAP = 190.0, 22.0
_STEP, _ROW, _HEAD = 52.0, 40.0, 44.0
_RADIUS = 11.0
_KEY = 420.0  # pixels of the key

Place = tuple[int, int | None]
"""Where a theme stands in a year's column, from 0, and its rank, from 1; None where no board has a priority on it."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where things stand: each theme's place by year, the middle of each year's column, the height of a row."""

    places: Mapping[int, Mapping[str, Place]]
    x: Mapping[int, float]
    row: float

    def y(self, place: int) -> float:
        return _HEAD + self.row * (place + 0.5)


def rank_chart(counts: YearCounts) -> Chart:
    """The bump chart of the most frequent themes; years that no plan is for are hatched."""
    themes = counts.found[:SHOWN]
    years = [year for year in counts.years if counts.boards_in(year)]
    names = {theme: wrapped(counts.names[theme], SIZE, _LABELS) for theme in themes}
    grid = _Grid(
        places={year: places_in(counts, themes, year) for year in years},
        x={year: _LABELS + _GAP + _STEP * (place + 0.5) for place, year in enumerate(counts.years)},
        row=max(_ROW, *(14.0 * len(lines) + 8 for lines in names.values())),
    )
    right = _LABELS + 2 * _GAP + _STEP * len(counts.years)
    height = grid.y(len(themes)) - grid.row / 2 + 16
    parts = [_head(counts, grid, height)]
    for theme, colour in zip(themes, LINES, strict=False):
        parts += [_line(theme, colour, grid), *_nodes(counts, theme, colour, grid)]
        first, last = (grid.y(grid.places[year][theme][0]) for year in (years[0], years[-1]))
        parts.append(label(_LABELS, first, names[theme], text_anchor="end"))
        parts.append(label(right, last, names[theme]))
    parts.append(_key(height + 14))
    return Chart(
        name=NAME,
        title="Which themes lead, year by year",
        counted=f"The {len(themes)} most frequent themes, by the share of boards with a priority. {counts.over}.",
        described=_described(counts, grid.places),
        notes=(
            "Equal shares are ranked by the share of actions on the theme; themes equal in both share a rank (=). A"
            " rank without a line belongs to a theme that is not shown. With few boards ranks move easily: read them"
            " beside the numbers of boards.",
        ),
        width=max(right + _LABELS, _LABELS + _GAP + _KEY),
        height=height + 34,
        body=joined(parts),
    )


def places_in(counts: YearCounts, themes: Sequence[str], year: int) -> dict[str, Place]:
    """Where each of the themes stands in a year; ranks are among all themes, equal ones share the best."""
    keys = {theme: _key_of(counts, theme, year) for theme in counts.themes}
    better = {theme: sum(other < key for other in keys.values()) for theme, key in keys.items()}
    ordered = sorted(themes, key=lambda theme: (keys[theme][0] == 0, better[theme], themes.index(theme)))
    return {theme: (place, better[theme] + 1 if keys[theme][0] else None) for place, theme in enumerate(ordered)}


def _key_of(counts: YearCounts, theme: str, year: int) -> tuple[float, float]:
    cell = counts.cells[theme, year]
    return -cell.share, -(cell.actions or 0.0)


def _head(counts: YearCounts, grid: _Grid, height: float) -> Svg:
    parts: list[Svg] = []
    for year, x in grid.x.items():
        boards = counts.boards_in(year)
        if not boards:
            parts.append(rect(x - _STEP / 2 + 4, _HEAD, _STEP - 8, height - _HEAD - 8, fill=hatch(NAME)))
        parts.append(text(x, 14, str(year), font_weight="700"))
        parts.append(text(x, 33, str(boards or "none"), fill=SOFT))
    return joined(
        (group(parts, text_anchor="middle"), text(_LABELS, 33, "Boards with a plan", text_anchor="end", fill=SOFT))
    )


def _line(theme: str, colour: str, grid: _Grid) -> Svg:
    parts = []
    for before, after in pairwise(grid.places):
        (one, one_rank), (other, other_rank) = grid.places[before][theme], grid.places[after][theme]
        x0, y0, x1, y1 = grid.x[before], grid.y(one), grid.x[after], grid.y(other)
        bend = (x1 - x0) / 2
        known = (one_rank is not None) + (other_rank is not None)
        solid = known == 2 and after == before + 1
        parts.append(
            path(
                ("M", x0, y0, "C", x0 + bend, y0, x1 - bend, y1, x1, y1),
                stroke_width=4 if solid else (1.5, 1.5, 2.5)[known],
                stroke_dasharray=None if solid else "2 5",
                stroke_opacity=(0.3, 0.6, 1)[known],
            )
        )
    return group(parts, fill="none", stroke=colour, stroke_linecap="round")


def _nodes(counts: YearCounts, theme: str, colour: str, grid: _Grid) -> Iterator[Svg]:
    for year, of_year in grid.places.items():
        place, rank = of_year[theme]
        x, y = grid.x[year], grid.y(place)
        said = tip(f"{counts.names[theme]}, {year}: {cell_words(counts.cells[theme, year])}")
        if rank is None:
            yield element("circle", said, cx=x, cy=y, r=4, fill="#ffffff", stroke=colour, stroke_width=1.5)
            continue
        equal = sum(other == rank for _, other in of_year.values()) > 1
        yield element("circle", said, cx=x, cy=y, r=_RADIUS, fill=colour, stroke="#ffffff", stroke_width=1.5)
        yield text(
            x,
            y + 3.6,
            f"{rank}=" if equal else str(rank),
            font_size=10,
            font_weight="700",
            text_anchor="middle",
            fill=ink_on(colour),
        )


def _key(y: float) -> Svg:
    x = _LABELS + _GAP
    ring = element("circle", cx=x + 8, cy=y + 6, r=4, fill="#ffffff", stroke=SOFT, stroke_width=1.5)
    said = text(x + 22, y + 10, "no board has a priority on it", font_size=SMALL)
    return joined((ring, said, swatch(x + 240, y, hatch(NAME), "no board has a plan")))


def _described(counts: YearCounts, places: Mapping[int, Mapping[str, Place]]) -> str:
    firsts = []
    for year, of_year in places.items():
        names = [counts.names[theme] for theme, (_, rank) in of_year.items() if rank == 1]
        firsts.append(f"{year}: {', '.join(names) or 'a theme that is not shown'}")
    return f"First in {'; '.join(firsts)}."
