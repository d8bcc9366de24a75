"""Tables of documents as JSON, CSV and spreadsheet files, their cells as printed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from safeguard_extract.records.page import Table
from safeguard_extract.store.plan_file import utf8_bytes
from safeguard_extract.store.whole_files import write_whole
from safeguard_extract.store.workbook import workbook_bytes

_PLACES = 2  # decimals of a point: a hundredth is less than any printer shows


def tables_json(documents: Iterable[tuple[str, Sequence[Table]]]) -> bytes:
    """The tables of (file, tables) pairs as one JSON list, a line each; see `table_to_dict`."""
    lines = [
        json.dumps(table_to_dict(file, table), ensure_ascii=False, allow_nan=False)
        for file, tables in documents
        for table in tables
    ]
    return utf8_bytes("[" + ",\n ".join(lines) + "]\n")


def table_to_dict(file: str, table: Table) -> dict[str, Any]:
    """A table as JSON values: `cells` are [row, column, last row, last column, text], all from zero, ends inclusive.

    `page` is its first page and `bbox` its place there, in points from the top left; null in a text file.
    """
    return {
        "file": file,
        "page": table.pages[0],
        "pages": list(table.pages),
        "bbox": [round(side, _PLACES) for side in table.bbox] if table.bbox else None,
        "cells": [[cell.row, cell.col, cell.row_end, cell.col_end, cell.text] for cell in table.cells],
        "header_rows": table.header_rows,
        "confidence": table.confidence,
    }


def write_csv_tables(folder: Path, stem: str, tables: Sequence[Table]) -> list[Path]:
    """Write one CSV a table, `<stem>-table-<number>-page-<page>.csv`; raises UnwritableOutput."""
    digits = len(str(len(tables)))
    return [
        write_whole(folder / f"{stem}-table-{number:0{digits}}-page-{table.pages[0]}.csv", table_csv(table))
        for number, table in enumerate(tables, 1)
    ]


def table_csv(table: Table) -> bytes:
    """A table as CSV (RFC 4180); a merged cell's text stands in its first place, the others are empty."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8", errors="replace")


def write_workbook(folder: Path, stem: str, tables: Sequence[Table]) -> Path:
    """Write one workbook, `<stem>-tables.xlsx`, a sheet a table; raises UnwritableOutput."""
    return write_whole(folder / f"{stem}-tables.xlsx", workbook_bytes(tables))
