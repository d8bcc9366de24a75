"""How many rows at the head of a table title its columns: set apart by type or shade, or by what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from safeguard_extract.language.column_titles import is_title
from safeguard_extract.read.column_numbers import number_columns
from safeguard_extract.read.figures import is_figure, is_year
from safeguard_extract.read.pdfium_paths import Ground
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Cell, Table

_MOST = 4  # rows: title, columns, what they are parted into, units
_LOOKED_AT = 60  # rows that a head is held against: as many as a page has
_ALSO = 0.34  # of the rows below may share what sets a head apart: headings of groups, totals
_FIGURES = 0.6  # of a column's cells below the head; blanks and dashes stand for the rest
_FEWEST_FIGURES = 3  # rows of figures; two are chance
_TITLED = 0.5  # of the first row's cells are titles of action tables
_LONGEST_TITLE = 12  # words; a sentence is no title
_ABBREVIATED = 2  # words at most: "Std. Dev." ends with a point and is no sentence
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class _Row:
    """What sets a row apart: bold, capitals, the shade behind all of its cells; and how many cells hold words."""

    filled: int
    bold: bool
    capitals: bool
    shade: str | None


def count_header_rows(table: Table, grounds: Sequence[Ground] = ()) -> int:
    """The number of title rows at the head of a table; 0 where it has none, or nothing else.

    A row that numbers the columns ends the head; it titles nothing.

    `grounds` are the filled areas of the table's page.
    """
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    if len(rows) < 2:
        return 0
    numbered = next((place for place, row in enumerate(rows[1 : _MOST + 1], start=1) if _is_numbers(row)), None)
    if numbered is not None and numbered + 1 < len(rows):
        return numbered + 1
    return _set_apart(rows, grounds) or _above_figures(rows) or _known_titles(rows)


def _is_numbers(row: Sequence[Cell]) -> bool:
    return number_columns([cell.text for cell in row if cell.text])


def _describe(cells: Sequence[Cell], grounds: Sequence[Ground]) -> _Row:
    filled = [cell for cell in cells if cell.text]
    text = "".join([cell.text for cell in filled])
    shades = {_shade(cell.bbox, grounds) for cell in cells} if grounds else {_WHITE}
    shade = shades.pop() if len(shades) == 1 else None
    return _Row(
        filled=len(filled),
        bold=bool(filled) and all(cell.bold for cell in filled),
        capitals=_are_capitals(text),
        shade=None if shade == _WHITE else shade,
    )


def _are_capitals(text: str) -> bool:
    if text.isascii() and not text.isupper():
        return False
    letters = "".join(filter(str.isalpha, text))
    return len(letters) > 3 and letters.isupper()


def shade_behind(box: BBox | None, grounds: Sequence[Ground]) -> str | None:
    """The colour that was laid last behind a cell's middle; None for white."""
    shade = _shade(box, grounds)
    return None if shade == _WHITE else shade


def _shade(box: BBox | None, grounds: Sequence[Ground]) -> str:
    if box is not None:
        x, y = box.middle
        for (x0, top, x1, bottom), colour in reversed(grounds):
            if x0 <= x <= x1 and top <= y <= bottom:
                return colour
    return _WHITE


def _set_apart(table: Sequence[Sequence[Cell]], grounds: Sequence[Ground]) -> int:
    """How many of the first rows are set otherwise than those below them."""
    first = _describe(table[0], grounds)
    if not (first.shade or first.bold or first.capitals):  # as in most tables without a head
        return 0
    rows = [first, *(_describe(row, grounds) for row in table[1:_LOOKED_AT])]
    tests: tuple[Callable[[_Row], object], ...] = (lambda row: row.bold, lambda row: row.capitals)
    titled = False
    for count, row in enumerate(rows[:-1]):
        below = [each for each in rows[count + 1 :] if each.filled]
        shaded = row.shade is not None and sum(each.shade == row.shade for each in below) <= _ALSO * len(below)
        apart = shaded or any(
            test(row) and sum(bool(test(each)) for each in below) <= _ALSO * len(below) for test in tests
        )
        # Once the columns have their titles, a lone cell is the heading of the rows that follow.
        if not apart or not row.filled or (titled and row.filled == 1):
            return count
        if count == _MOST:
            return 0
        titled = titled or row.filled > 1
    return len(rows) - 1 if len(rows) <= 2 else 0


def _above_figures(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows stand above the first figures of columns that hold figures; years title such columns."""
    columns: dict[int, list[tuple[int, str]]] = {}
    for number, row in enumerate(rows):
        for cell in row:
            if cell.text and cell.col == cell.col_end:
                columns.setdefault(cell.col, []).append((number, cell.text))
    first = []
    for cells in columns.values():
        figures = [number for number, text in cells if is_figure(text) and not is_year(text)]
        below = [number for number, _ in cells if figures and number >= figures[0]]
        if len(figures) >= _FEWEST_FIGURES and len(figures) >= _FIGURES * len(below):
            first.append(figures[0])
    count = min(first, default=0)
    return count if count <= _MOST and all(_may_title(cell.text) for row in rows[:count] for cell in row) else 0


def _known_titles(rows: Sequence[Sequence[Cell]]) -> int:
    """1 where the first row says what columns of action tables are called."""
    filled = [cell.text for cell in rows[0] if cell.text]
    titles = sum(is_title(text) for text in filled)
    return int(len(filled) > 1 and titles > 1 and titles >= _TITLED * len(filled) and all(map(_may_title, filled)))


def _may_title(text: str) -> bool:
    words = text.split()
    return len(words) <= _LONGEST_TITLE and not (text.endswith((".", ";")) and len(words) > _ABBREVIATED)
