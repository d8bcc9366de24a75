"""Columns that a converter kept by spaces: aligned tables become rows of cells, two columns of a page are read one
after the other."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.language.column_titles import is_title
from safeguard_extract.language.labels import read_label
from safeguard_extract.layout.aligned_tables import aligned_table
from safeguard_extract.layout.spaced_lines import MIN_TITLES
from safeguard_extract.layout.two_columns import two_columns
from safeguard_extract.records.page import Line


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page with aligned tables as rows of tabs, and two columns one after the other."""
    out: list[Line] = []
    i = 0
    while i < len(lines):
        found = aligned_table(lines, i) or _broken_rows(lines, i) or two_columns(lines, i)
        if found is None:
            out.append(lines[i])
            i += 1
        else:
            out += found[0]
            i = found[1]
    return out


def _broken_rows(lines: Sequence[Line], i: int) -> tuple[list[Line], int] | None:
    """Rows of tabs whose cells held line breaks, as they are copied from a word processor: lines up to a whole row are
    one. None where each line is a row."""
    titles = lines[i].text.split("\t") if lines[i].marked is None else []
    if len(titles) < MIN_TITLES or not all(is_title(title.strip()) for title in titles):
        return None
    tabs = len(titles) - 1
    rows: list[str] = []
    end, broken, row = i + 1, False, ""
    while end < len(lines) and lines[end].text.strip() and lines[end].marked is None:
        text = lines[end].text
        if read_label(text.strip()) is not None:
            break
        if row and row.count("\t") + text.count("\t") > tabs:
            return None
        row = f"{row}<br>{text}" if row else text
        broken = broken or text.count("\t") < tabs
        if row.count("\t") == tabs:
            rows.append(row)
            row = ""
        end += 1
    if row or not rows or not broken:
        return None
    return [lines[i], *map(Line, rows)], end
