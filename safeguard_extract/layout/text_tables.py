"""Tables in text files: rows of cells parted by tabs or by bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.column_titles import is_title
from safeguard_extract.records.page import Cell, Table

_FEW_WORDS = 3
_LONGEST_CELL = 400  # characters: the first or last cell of a row without outer bars is no page
_MIN_TITLES = 3  # lines of titles in a row: two may be headings
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")


def is_row(text: str) -> bool:
    """True for a line that holds cells: parted by tabs, or between bars."""
    stripped = text.strip(" \n")
    if "\t" in stripped.strip("\n"):
        return True
    if not stripped.startswith("|") and max(map(len, stripped.split(" | "))) > _LONGEST_CELL:
        return False  # a page poured into one line, with bars between the names of a list in it
    return (stripped.count("|") >= 2 and (stripped.startswith("|") or stripped.count(" | ") >= 2)) or bool(
        _RULE.match(stripped) and "|" in stripped
    )


def read_rows(lines: Sequence[str], page: int) -> Table | None:
    """A table of the rows, cells without span; None where the rows hold but one column."""
    rows = [_cells(line) for line in lines if not _RULE.match(line)]
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        return None
    rows = _drop_empty_columns(_with_untitled_words([row + [""] * (width - len(row)) for row in rows]))
    cells = tuple(
        Cell(r, c, r, c, text, page=page, bold=bool(text) and raw.strip().startswith("**"))
        for r, row in enumerate(rows)
        for c, raw in enumerate(row)
        for text in [_plain(raw)]
    )
    return Table((page,), None, cells)


@dataclass(frozen=True, slots=True)
class CellLines:
    """Rows of cells that stood one a line, and how many lines they took."""

    rows: tuple[tuple[str, ...], ...]
    used: int


def lines_as_cells(lines: Sequence[tuple[str, bool]]) -> CellLines | None:
    """A table that came one cell a line: three and more lines of nothing but column titles, then cells by the row.

    Each line is (text, whether a blank line stood before it). None where the lines do not make whole rows.
    """
    width = 0
    while width < len(lines) and is_title(lines[width][0]) and (width == 0 or not lines[width][1]):
        width += 1
    if width < _MIN_TITLES:
        return None
    end = width
    while end < len(lines) and not lines[end][1]:
        end += 1
    if end - width < width or (end - width) % width:
        return None
    return CellLines(tuple(tuple(text for text, _ in lines[k : k + width]) for k in range(0, end, width)), end)


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.strip("\n").split("\t")
    stripped = line.strip()
    inner = stripped[1 if stripped.startswith("|") else 0 : -1 if stripped.endswith("|") else None]
    return inner.split("|")


def _with_untitled_words(rows: list[list[str]]) -> list[list[str]]:
    """Rows in which a column without a title gives its few words to the titled cell on its left, which they end."""
    header = rows[0]
    for c in range(1, len(header)):
        titled = bool(header[c - 1].strip()) and not header[c].strip() and sum(is_title(t.strip()) for t in header) > 1
        pairs = [(row[c - 1].strip(), row[c].strip()) for row in rows[1:] if row[c].strip()]
        if titled and pairs and all(left and len(words.split()) <= _FEW_WORDS for left, words in pairs):
            for row in rows[1:]:
                row[c - 1 : c + 1] = [f"{row[c - 1].strip()} {row[c].strip()}".strip(), ""]
    return rows


def _drop_empty_columns(rows: list[list[str]]) -> list[list[str]]:
    used = [c for c in range(len(rows[0])) if any(row[c].strip() for row in rows)]
    return [[row[c] for c in used] for row in rows]


def _plain(raw: str) -> str:
    text = re.sub(r"<br\s*/?>", "\n", raw)
    text = re.sub(r"\*\*|__|</?u>", "", text)
    return "\n".join(re.sub(r"[ \t]+", " ", part).strip() for part in text.split("\n") if part.strip())
