"""Tables in text files: rows of cells parted by tabs or by bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.records.page import Cell, Table

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")


def is_row(text: str) -> bool:
    """True for a line that holds cells: parted by tabs, or between bars."""
    stripped = text.strip(" \n")
    if "\t" in stripped.strip("\n"):
        return True
    return stripped.count("|") >= 2 and (stripped.startswith("|") or stripped.count(" | ") >= 2) or bool(_RULE.match(stripped) and "|" in stripped)


def read_rows(lines: Sequence[str], page: int) -> Table | None:
    """A table of the rows, cells without span; None where the rows hold but one column."""
    rows = [_cells(line) for line in lines if not _RULE.match(line)]
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        return None
    rows = _drop_empty_columns([row + [""] * (width - len(row)) for row in rows])
    cells = tuple(
        Cell(r, c, r, c, text, page=page, bold=bool(text) and raw.strip().startswith("**"))
        for r, row in enumerate(rows)
        for c, raw in enumerate(row)
        for text in [_plain(raw)]
    )
    return Table((page,), None, cells)


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.strip("\n").split("\t")
    stripped = line.strip()
    inner = stripped[1 if stripped.startswith("|") else 0 : -1 if stripped.endswith("|") else None]
    return inner.split("|")


def _drop_empty_columns(rows: list[list[str]]) -> list[list[str]]:
    used = [c for c in range(len(rows[0])) if any(row[c].strip() for row in rows)]
    return [[row[c] for c in used] for row in rows]


def _plain(raw: str) -> str:
    text = re.sub(r"<br\s*/?>", "\n", raw)
    text = re.sub(r"\*\*|__|</?u>", "", text)
    return "\n".join(re.sub(r"[ \t]+", " ", part).strip() for part in text.split("\n") if part.strip())
