"""Cells that no line parts but whose words do: columns with only white between them, rows that are single lines.

Many tables rule their head and leave the body to white space. Evidence is asked for twice: white that runs through
several lines, wider than any space between words; and lines that break although the next word would have fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from safeguard_extract.read.cell_columns import split_columns
from safeguard_extract.read.cell_rows import split_rows
from safeguard_extract.read.pdfium_words import PlacedWord
from safeguard_extract.read.phrases import LinesByCell, phrases_of
from safeguard_extract.read.table_grid import FilledGrid, fill
from safeguard_extract.read.word_lines import upright_words
from safeguard_extract.records.geometry import BBox


def split_cells(cells: Sequence[BBox], words: Sequence[PlacedWord]) -> FilledGrid:
    """The cells, cut where their words stand in columns and rows of their own, with the upright words in them."""
    upright = upright_words(words)
    filled = fill(cells, upright)
    wide = split_columns(filled.lines)
    if wide != tuple(filled.lines):
        filled = fill(wide, upright)
    rows = split_rows(filled.lines)
    if len(rows) > len(wide):
        rows = _titles_apart(fill(rows, upright).lines)
    unchanged = rows == filled.cells or (not filled.overlap and set(rows) == set(filled.cells))
    return filled if unchanged else fill(rows, upright)


def _titles_apart(held: LinesByCell) -> tuple[BBox, ...]:
    """The cells, those of one line cut that hold a title over each of several columns: a title over all hid them."""
    sides = sorted({x for cell in held for x in (cell.x0, cell.x1)})
    parted: list[BBox] = []
    for cell, lines in held.items():
        phrases = phrases_of(lines[0]) if len(lines) == 1 else ()
        places = [cell.x0, *(x for x in sides if cell.x0 < x < cell.x1), cell.x1]
        own = len(phrases) == len(places) - 1 > 1 and all(
            left < phrase.middle < right for phrase, (left, right) in zip(phrases, pairwise(places), strict=True)
        )
        parted.extend(cell._replace(x0=left, x1=right) for left, right in pairwise(places) if own)
        parted.extend(() if own else (cell,))
    return tuple(parted)
