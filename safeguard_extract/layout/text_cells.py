"""Tables that came one cell a paragraph, as converters print that know no tables: titles, then cells by the row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.column_titles import is_title, only_titles
from safeguard_extract.language.labels import read_label

_MIN_TITLES = 3
_SHARED = 2  # titles in a paragraph: with more it is the header of poured rows
_LONGEST_CELL = 60  # words: prose after the table is longer
_PROSE = 12  # words: what follows a table of whole rows is longer than most cells
_STATUS_TITLE = re.compile(r"(?:b?rag )?(?:status|rating|progress|position|b?rag)(?: \d{4}.*)?", re.I)
_STATUS = re.compile(
    r"(?:(?:partly |partially |not )?(?:completed?|achieved|met)|in progress|on[- ]?going|on track|not (?:yet )?started"
    r"|delayed|red|amber|green|blue)\W*",
    re.I,
)
_COUNTS = re.compile(r"(?:ref(?:erence)?|no)\b|#", re.I)
_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*[a-z]?[.)]?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand together: their words, the first line's place and the place after the last."""

    text: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class CellParagraphs:
    """A table of cells; `whole` where each row has all of its cells, so that each stands in its column."""

    rows: tuple[tuple[str, ...], ...]
    whole: bool
    end: int


def paragraphs_as_cells(paragraphs: Sequence[Paragraph]) -> CellParagraphs | None:
    """A table whose cells are paragraphs: three and more of nothing but column titles, then cells by the row.

    None where the paragraphs do not make rows. A row begins at its number where the first column counts; without such
    a column there must be as many cells as whole rows have.
    """
    titles, lines = _titles(paragraphs)
    width = len(titles)
    if width == lines == _SHARED:
        return _with_statuses(paragraphs)
    if width < _MIN_TITLES:
        return None
    cells: list[str] = []
    end = lines
    while end < len(paragraphs) and not _ends(paragraphs[end].text):
        if [p.text for p in paragraphs[end : end + lines]] == [p.text for p in paragraphs[:lines]]:
            end += lines  # the header of the next page
            continue
        cells.append(paragraphs[end].text)
        end += 1
    rows = _by_number(cells) if _COUNTS.match(titles[0]) else None
    spare = 0  # paragraphs after the table
    if rows is not None:
        spare = max(0, len(rows[-1]) - width) if rows else 0
        rows = [*rows[:-1], rows[-1][:width]] if rows else []
    else:
        spare = len(cells) % width
        prose = spare == 0 or len(cells[-spare].split()) > _PROSE
        rows = [tuple(cells[k : k + width]) for k in range(0, len(cells) - spare, width)] if prose else []
    if not rows or any(len(row) > width for row in rows):
        return None
    whole = all(len(row) == width for row in rows)
    return CellParagraphs((titles, *rows), whole, paragraphs[end - 1 - spare].end)


def _with_statuses(paragraphs: Sequence[Paragraph]) -> CellParagraphs | None:
    """Two columns of which the second says how far each row has come: rows up to the first without such a status."""
    rows = [(paragraphs[0].text, paragraphs[1].text)]
    if not _STATUS_TITLE.fullmatch(rows[0][1]):
        return None
    for k in range(2, len(paragraphs) - 1, 2):
        if _STATUS.fullmatch(paragraphs[k + 1].text) is None:
            break
        rows.append((paragraphs[k].text, paragraphs[k + 1].text))
    return CellParagraphs(tuple(rows), True, paragraphs[2 * len(rows) - 1].end) if len(rows) > _SHARED else None


def _titles(paragraphs: Sequence[Paragraph]) -> tuple[tuple[str, ...], int]:
    """The column titles at the head of paragraphs, and how many paragraphs hold them: neighbours may share one."""
    titles: list[str] = []
    lines = 0
    while lines < len(paragraphs) and (
        is_title(paragraphs[lines].text) or len(only_titles(paragraphs[lines].text)) == _SHARED
    ):
        text = paragraphs[lines].text
        titles += [text] if is_title(text) else only_titles(text)
        lines += 1
    return tuple(titles), lines


def _ends(text: str) -> bool:
    return read_label(text) is not None or len(text.split()) > _LONGEST_CELL


def _by_number(cells: Sequence[str]) -> list[tuple[str, ...]] | None:
    """Rows that each begin with a number; None where the cells do not begin with one."""
    rows: list[list[str]] = []
    for cell in cells:
        if _NUMBER.fullmatch(cell):
            rows.append([cell])
        elif rows:
            rows[-1].append(cell)
        else:
            return None
    return [tuple(row) for row in rows if len(row) > 1]
