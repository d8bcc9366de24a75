"""Small multiples: for each board, which of the most frequent themes its priorities had in which year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from safeguard_extract.reports.charts.counts import YearCounts
from safeguard_extract.reports.charts.intervals import labelled_years
from safeguard_extract.reports.charts.lettering import widest, width, wrapped
from safeguard_extract.reports.charts.palette import EMPTY, LINES, SOFT
from safeguard_extract.reports.charts.sheet import SIZE, SMALL, Chart, label, swatch, tip
from safeguard_extract.reports.charts.svg import Svg, group, joined, rect, text

NAME = "themes-by-board"
SHOWN = 10
"""Themes: as many rows as a panel holds before the next row of panels is out of sight."""
_LABELS, _GAP = 320.0, 26.0
_ROW, _TITLE, _AXIS = 18.0, 34.0, 26.0
_ROOM = 760.0  # for panels side by side
_WIDEST, _NARROWEST = 18.0, 8.0  # of a year

BoardThemes = Mapping[str, Mapping[int, frozenset[str]]]


def board_chart(counts: YearCounts, boards: BoardThemes) -> Chart:
    """A panel a board: a row a theme, a column a year, empty where the board has no plan."""
    themes = counts.found[:SHOWN]
    years = max(1, len(counts.years))
    labels = widest((counts.names[theme] for theme in themes), SIZE, _LABELS)
    across = max(1, min(3, int((_ROOM + _GAP) // (years * _NARROWEST + _GAP))))
    column = max(_NARROWEST, min(_WIDEST, ((_ROOM + _GAP) / across - _GAP) / years))
    pitch = _TITLE + _ROW * len(themes) + _AXIS
    parts: list[Svg] = []
    for place, (board, known) in enumerate(boards.items()):
        at = f"translate({labels + 10 + place % across * (column * years + _GAP):g} {place // across * pitch:g})"
        parts.append(group((_panel(counts, themes, board, known, column),), transform=at))
        if place % across == 0:
            parts.append(
                group((_theme_labels(counts, themes, labels),), transform=f"translate(0 {place // across * pitch:g})")
            )
    bottom = -(-len(boards) // across) * pitch
    parts.append(_key(labels + 10, bottom + 4))
    return Chart(
        name=NAME,
        title="Each board's priorities, year by year",
        counted=f"The {len(themes)} most frequent themes, a panel a board. {counts.over}.",
        described=_described(counts, themes, boards),
        notes=(),
        width=labels + 10 + across * (column * years + _GAP) - _GAP + 14,
        height=bottom + 24,
        body=joined(parts),
    )


def _theme_labels(counts: YearCounts, themes: Sequence[str], labels: float) -> Svg:
    drawn = []
    for row, theme in enumerate(themes):
        name = counts.names[theme]
        # A row is too low for two lines, so a long name gives way in size.
        size = min(SIZE, SIZE * labels / width(name, SIZE))
        drawn.append(text(labels, _TITLE + _ROW * (row + 0.5) + 4, name, font_size=size, text_anchor="end"))
    return joined(drawn)


def _panel(
    counts: YearCounts, themes: Sequence[str], board: str, known: Mapping[int, frozenset[str]], column: float
) -> Svg:
    lines = wrapped(board, SIZE, column * len(counts.years), bold=True)
    parts = [label(0, 16, lines[:2], font_weight="700")]
    for place, year in enumerate(counts.years):
        for row, theme in enumerate(themes):
            if year in known:
                has = theme in known[year]
                said = tip(f"{board}, {year}: {'a' if has else 'no'} priority on {counts.names[theme]}")
                box = (place * column + 0.75, _TITLE + row * _ROW + 1.5, column - 1.5, _ROW - 3)
                parts.append(rect(*box, said, fill=LINES[0] if has else EMPTY))
    y = _TITLE + _ROW * len(themes) + 13
    for year in labelled_years(counts.years, column):
        x = (counts.years.index(year) + 0.5) * column
        parts.append(text(x, y, str(year), font_size=SMALL, text_anchor="middle", fill=SOFT))
    return joined(parts)


def _key(x: float, y: float) -> Svg:
    return joined(
        (
            swatch(x, y, LINES[0], "a priority on the theme"),
            swatch(x + 190, y, EMPTY, "priorities, but none on it"),
            swatch(x + 400, y, "#ffffff", "no plan for the year"),
        )
    )


def _described(counts: YearCounts, themes: Sequence[str], boards: BoardThemes) -> str:
    said = []
    for theme in themes[:3]:
        having = [board for board, known in boards.items() if any(theme in of_year for of_year in known.values())]
        said.append(f"{counts.names[theme]}: {len(having)} of {len(boards)} boards")
    return f"Boards that had a priority on it in any year: {'; '.join(said)}."
