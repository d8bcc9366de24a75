"""Tables that nobody ruled: words in columns and rows that white alone parts, where the evidence is strong.

Running text in columns, lists of contents, glossaries and marked lists stand in columns too. So three columns are
asked for that a header titles or figures fill, or two of which the second holds figures; rows that white parts; cells
that begin, end or are centred at one place; and words that do not run on from line to line.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from statistics import mean

from safeguard_extract.read.figures import is_amount, is_figure, is_page_list
from safeguard_extract.read.header_rows import count_header_rows
from safeguard_extract.read.neighbour_tables import between_neighbours, between_twins
from safeguard_extract.read.pdfium_paths import Drawing, Ground, Stroke
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.phrases import text_of
from safeguard_extract.read.table_grid import to_table
from safeguard_extract.read.white_blocks import Block, Strip, columns_of, phrases_in, white_blocks
from safeguard_extract.read.white_rows import cells_of
from safeguard_extract.read.word_lines import PlacedLine, placed_lines
from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Cell, Table

_FEWEST_ROWS = 3  # two rows are a heading and what stands under it
_FEWEST_NARROW = 4  # of three columns or less: two paragraphs under each of three headings break at one place by chance
_FEWEST_FILLED = 0.6  # of the cells; columns of text that end at different places leave more blank
_ALIGNED = 0.7  # of a column's cells begin, end or are centred at one place
_SAME_PLACE = 2.5  # points: digits of different widths and hanging quotation marks move edges by less
_FIGURES = 0.6  # of a column's cells below the header; the rest are blanks and remarks
_FEWEST_FIGURES = 3
_TITLED = 0.6  # of the columns have a title in the header; the first is often left without
_ALIKE = 0.3  # of the rows
_MARKED = 0.3  # of the cells at most begin with a list mark
_LONGEST_MEAN = 30  # words a cell; the columns of a newsletter have more between two gaps
_LONGEST_COLUMN = 45  # words a cell of one column; running text beside a table has more
_TORN = 0.3  # of a column's cells begin small, though the one above has not ended
_SHORTEST_TEXT = 3  # words a cell; shorter ones may all begin small (weekly, ongoing)
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_LONGEST_NUMBER = 6  # characters of what numbers a row: (12.3)
_RULED_OFF = 0.7  # of a table's width
_SURE, _LIKELY = 0.6, 0.5  # a styled header over three columns; figures alone
_MARK = re.compile(r"(?:[•▪◦·●○■□➢✓*]\s*|[–—-]\s|\(?[a-z0-9]{1,2}[.)]\s)\w", re.IGNORECASE)
_LONE = re.compile(r"(?:[•▪◦·●○■□➢*–—-]|\(?[a-z0-9]{1,2}[.)])(?: [•–—-]| \d{1,2}[.)])*", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})[.)]{0,2}", re.IGNORECASE)
_ADDRESS = re.compile(r"[\d@]")
_MEASURED = re.compile(r".*(?:[£€$%]|\d[.,]\d)")


def unruled_tables(lines: Sequence[PlacedLine], drawing: Drawing, page: int) -> Iterator[Table]:
    """The tables among lines of words that no line parts, from top to bottom; confidence 0.6 at most.

    `drawing` says where shades lie, which tell a header, and where boxes stand, which tell against a table.
    """
    upright = [rule for rule in drawing.rules if rule.bottom - rule.top > _SAME_PLACE]
    level = [rule for rule in drawing.rules if rule.x1 - rule.x0 > _SAME_PLACE]
    rules = (*upright, *level)
    yield from _tables_in(lines, rules, drawing.grounds, page, once_more=True)


def _tables_in(
    lines: Sequence[PlacedLine], rules: Sequence[Stroke], grounds: Sequence[Ground], page: int, *, once_more: bool
) -> Iterator[Table]:
    for block in white_blocks(lines):
        columns = columns_of(block.lines)
        table = _to_table(block, columns, rules, grounds, page)
        between = _between_tables(table, columns, rules) if table else None
        # Running text may stand beside a table, and a table beside another: each side is looked at alone.
        gutter = _dividing_gutter(columns) if table is None and once_more and len(columns) > 2 else between
        sides = [
            list(_tables_in(placed_lines(side), rules, grounds, page, once_more=False))
            for side in _sides(_words_of(block), gutter)
        ]
        if table is not None and not (sides and all(sides)):
            yield table
        else:
            yield from chain(*sides)


def _sides(words: Iterable[PlacedWord], gutter: float | None) -> list[list[PlacedWord]]:
    """The words left of a gutter, and those right of it; none where there is no gutter."""
    if gutter is None:
        return []
    sides: list[list[PlacedWord]] = [[], []]
    for word in words:
        sides[word.word.bbox.middle[0] >= gutter].append(word)
    return sides


def _between_tables(table: Table, columns: Sequence[Strip], rules: Sequence[Stroke]) -> float | None:
    """Where two tables part that stand side by side."""
    return between_twins(table, columns) or between_neighbours(table, columns, rules)


def _dividing_gutter(columns: Sequence[Strip]) -> float:
    """Where running text is parted from a table: beside the widest column if it is an outer one, else at most white."""
    widths = [column.high - column.low for column in columns]
    gutters = list(pairwise(columns))
    if widths[0] == max(widths):
        left, right = gutters[0]
    elif widths[-1] == max(widths):
        left, right = gutters[-1]
    else:
        left, right = max(gutters, key=lambda pair: pair[1].low - pair[0].high)
    return (left.high + right.low) / 2


def _words_of(block: Block) -> list[PlacedWord]:
    return [word for line in (*block.head, *block.lines) for phrase in line.phrases for word in phrase.words]


def _to_table(
    block: Block, columns: Sequence[Strip], rules: Sequence[Stroke], grounds: Sequence[Ground], page: int
) -> Table | None:
    """The table that a block makes, or None where the evidence is weak."""
    if len(columns) < 2 or (len(columns) == 2 and not _holds_figures(block, columns[1])):
        return None
    table = to_table(cells_of(block, columns, _levels(columns, rules)), _words_of(block), page)
    fewest = _FEWEST_ROWS if table.columns > 3 else _FEWEST_NARROW
    if table.rows < fewest or table.bbox is None or _is_crossed(table.bbox, rules):
        return None
    table = replace(table, header_rows=count_header_rows(table, grounds))
    if not _is_filled(table) or not _is_aligned(table) or _is_list(table) or _is_text(table) or _is_torn(table):
        return None
    figures = _figure_columns(table)
    named = table.columns - _is_numbered(table)
    if _is_titled(table, bool(figures)) and (named > 2 or (figures and named > 1)):
        return replace(table, confidence=_SURE)
    if figures and (table.columns > 2 or (0 not in figures and _is_measured(table, figures))):
        return replace(table, confidence=_LIKELY)
    return None


def _holds_figures(block: Block, column: Strip) -> bool:
    """True where a column has figures enough; asked before two columns of running text are put into cells."""
    figures = (is_figure(text_of(phrase)) for line in block.lines for phrase in phrases_in(line, column))
    return sum(figures) >= _FEWEST_FIGURES


def _levels(columns: Sequence[Strip], rules: Iterable[Stroke]) -> list[float]:
    """The places of level lines that run over most of the columns."""
    left, right = columns[0].low, columns[-1].high
    over = ((min(rule.x1, right) - max(rule.x0, left), rule.top) for rule in rules if not rule.upright)
    return [top for length, top in over if length >= _RULED_OFF * (right - left)]


def _is_crossed(box: BBox, rules: Iterable[Stroke]) -> bool:
    """True where upright lines stand inside: boxes of a chart or of a form."""
    return any(
        rule.upright and box.x0 < rule.x0 < box.x1 and rule.top < box.bottom and rule.bottom > box.top for rule in rules
    )


def _body(table: Table) -> list[Cell]:
    return [cell for cell in table.cells if cell.row >= table.header_rows]


def _is_filled(table: Table) -> bool:
    return sum(bool(cell.text) for cell in table.cells) >= _FEWEST_FILLED * len(table.cells)


def _is_aligned(table: Table) -> bool:
    """True where most cells of every column begin, end or are centred at one place."""
    for col in range(table.columns):
        boxes = [line.bbox for cell in _body(table) if cell.col == col for line in cell.lines[:1] if line.bbox]
        sides = ([box.x0 for box in boxes], [box.x1 for box in boxes], [box.middle[0] for box in boxes])
        if all(_most_at_one_place(places) < _ALIGNED * len(boxes) for places in sides):
            return False
    return True


def _most_at_one_place(places: Iterable[float]) -> int:
    """How many places at most lie within the tolerance on both sides of one."""
    ordered = sorted(places)
    return max((bisect(ordered, x + _SAME_PLACE) - bisect(ordered, x - _SAME_PLACE) for x in ordered), default=0)


def _is_list(table: Table) -> bool:
    """True for contents, and for lists of marked lines side by side."""
    filled, columns = [cell for cell in _body(table) if cell.text], table.columns
    last = [cell.text for cell in filled if cell.col == columns - 1]
    marks = {col for col in range(1, columns) if all(_LONE.fullmatch(c.text) for c in filled if c.col == col)}
    marked = sum(bool(_MARK.match(cell.text)) for cell in filled)
    return bool(marks) or is_page_list(last) or marked > _MARKED * len(filled)


def _are_addresses(table: Table) -> bool:
    """True where whole rows are alike, with a number or an @ in every cell: addresses side by side, each a block."""
    rows: dict[int, list[str]] = {}
    for cell in _body(table):
        if cell.text:
            rows.setdefault(cell.row, []).append(cell.text)
    alike = sum(len(row) > 1 and all(map(_ADDRESS.search, row)) for row in rows.values())
    return alike > _ALIKE * len(rows)


def _is_text(table: Table) -> bool:
    """True where the cells of all columns, or of one, are as long as paragraphs."""
    words = [[len(c.text.split()) for c in table.cells if c.col == col and c.text] for col in range(table.columns)]
    return mean(chain(*words)) > _LONGEST_MEAN or any(mean(column) > _LONGEST_COLUMN for column in words if column)


def _is_torn(table: Table) -> bool:
    """True where sentences run from row to row: lines of running text were taken for rows."""
    for col in range(table.columns):
        cells = sorted((cell for cell in _body(table) if cell.col == col and cell.text), key=lambda cell: cell.row)
        if len(cells) < 2:  # a column to be filled in by hand
            continue
        torn = sum(_begins_small(b.text) and not a.text.endswith(_SENTENCE_ENDS) for a, b in pairwise(cells))
        if torn > _TORN * (len(cells) - 1) and mean(len(cell.text.split()) for cell in cells) > _SHORTEST_TEXT:
            return True
    return False


def _begins_small(text: str) -> bool:
    """True for what goes on with a sentence; the small letter of a list mark begins anew."""
    return text[0].islower() and not _MARK.match(text)


def _is_titled(table: Table, figures: bool) -> bool:
    """True where a header titles most columns; without figures below, each title is another, and no row an address."""
    titles = [cell for cell in table.cells if cell.row < table.header_rows and cell.text]
    if len({cell.col for cell in titles}) < max(2, _TITLED * table.columns):
        return False
    return figures or (len({cell.text for cell in titles}) == len(titles) and not _are_addresses(table))


def _is_numbered(table: Table) -> bool:
    """True where the first column numbers the rows, as a list's marks do."""
    first = [cell.text for cell in _body(table) if cell.col == 0 and cell.text]
    return bool(first) and all(_NUMBER.fullmatch(text) and len(text) <= _LONGEST_NUMBER for text in first)


def _figure_columns(table: Table) -> list[int]:
    """The columns that hold figures below the header."""
    found = []
    for col in range(int(_is_numbered(table)), table.columns):
        texts = [cell.text for cell in _body(table) if cell.col == col and cell.text]
        amounts, figures = sum(map(is_amount, texts)), sum(map(is_figure, texts))
        if amounts >= _FEWEST_FIGURES and figures >= _FIGURES * len(texts):
            found.append(col)
    return found


def _is_measured(table: Table, columns: Sequence[int]) -> bool:
    """True where figures carry a unit or are written as amounts; bare numbers beside words may be pages."""
    texts = [cell.text for cell in _body(table) if cell.col in columns]
    return sum(bool(_MEASURED.match(text)) for text in texts) >= _FIGURES * len(texts)
