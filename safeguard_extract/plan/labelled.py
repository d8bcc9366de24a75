"""Priorities that a label names: headings and table cells that begin with 'Priority One:'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from safeguard_extract.language.column_titles import title_run
from safeguard_extract.language.labels import Label, read_label
from safeguard_extract.plan.candidates import ENDS, TITLE_WORDS, Candidate, Found
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.cues import read_cue
from safeguard_extract.plan.outline import Outline
from safeguard_extract.plan.table_captions import caption_of, names_priority
from safeguard_extract.plan.table_cells import cells_of_row
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.page import Cell, Table
from safeguard_extract.records.section import SectionType

_STOP = re.compile(r"[:–—-]\s*$")
_FIELD_START = re.compile(
    r"\s+(?=(?:Priority|Objective)?\s?(?:Statement|Lead|Sponsor|Owner|Description|Rationale|Outcome|Aim)s?\s?:)"
)


def labelled(composition: Composition, outline: Outline) -> Iterator[Candidate]:
    """Headings and table cells that begin with a label such as 'Priority One:'; else captions over tables that do."""
    found = list(_in_headings_and_cells(composition, outline))
    yield from found or _in_captions(composition)


def _in_headings_and_cells(composition: Composition, outline: Outline) -> Iterator[Candidate]:
    for placed in composition.placed:
        block = placed.block
        if block.table is not None:
            yield from _labelled_cells(composition, placed)
        elif block.kind is BlockKind.HEADING or (block.styled and block.kind is BlockKind.PARAGRAPH):
            label = read_label(block.text)
            if label is not None and not _in_contents(outline, placed.index):
                found = _from_label(composition, placed, label)
                if found is not None:
                    yield found


def _in_captions(composition: Composition) -> Iterator[Candidate]:
    """'Table 2: Priority 1 – Neglect' over the priority's actions."""
    for placed in composition.placed:
        words = caption_of(composition.placed, placed.index) if placed.block.table is not None else ""
        label = names_priority(words)
        over = composition.placed[placed.index - 1]
        if label is not None and over.text.endswith(words):
            span = Span(over.span.end - len(words), over.span.end)
            title = words[label.end :].strip(ENDS)
            yield Candidate(Found.LABEL, over.index, span, title, label.text, label.noun, 2)


def _in_contents(outline: Outline, index: int) -> bool:
    return any(section.type is SectionType.CONTENTS for section in outline.path(index))


def _from_label(composition: Composition, placed: Placed, label: Label) -> Candidate | None:
    title = placed.text[label.end :]
    end = placed.span.end
    heads = placed.block.kind is BlockKind.HEADING and _STOP.search(placed.text[: label.end]) is not None
    if title[:1].islower() and not heads:
        return None  # a sentence that begins with the label's words
    if not title.strip(ENDS):
        following = composition.placed[placed.index + 1] if placed.index + 1 < len(composition.placed) else None
        if (
            following is None
            or following.block.table is not None
            or following.block.is_aside
            or len(following.text.split()) > TITLE_WORDS
            or read_label(following.text)
            or read_cue(following.text)
        ):
            return None
        title, end = following.text, following.span.end
    return Candidate(
        Found.LABEL,
        placed.index,
        Span(placed.span.start, end),
        title.strip(ENDS),
        label.text,
        label.noun,
        placed.block.level or 2,
    )


def _labelled_cells(composition: Composition, placed: Placed) -> Iterator[Candidate]:
    """A label in a table's first column, or in a row of one cell, names the priority of the rows below."""
    table = placed.block.table
    if table is None:
        return
    filled = Counter(cell.row for cell in table.cells if cell.text.strip())
    for cell in table.cells:
        alone = filled[cell.row] == 1
        if cell.col > 1 or not cell.text.strip() or not (alone or cell.col == 0 or cell.row_end > cell.row):
            continue
        span = placed.cells[cell.row, cell.col]
        text = composition.text[span.start : span.end]
        label = read_label(text)
        if label is None or len(text.split()) > 3 * TITLE_WORDS:
            continue
        head = _FIELD_START.split(text)[0]
        titles = title_run(head)
        head = head[: titles[0]].rstrip() if titles else head
        if not head[label.end :].strip(ENDS):
            yield from _title_beside(composition, placed, table, cell, label)
            continue
        if len(head.split()) > TITLE_WORDS:
            continue
        last = table.rows - 1 if alone else cell.row_end
        yield Candidate(
            Found.CELL,
            placed.index,
            Span(span.start, span.start + len(head)),
            head[label.end :].strip(ENDS),
            label.text,
            label.noun,
            2,
            cell.row,
            last,
        )


def _title_beside(
    composition: Composition, placed: Placed, table: Table, cell: Cell, label: Label
) -> Iterator[Candidate]:
    """A form opens with its priority: 'Priority 2' in the left cell of its first row, the title in the right one."""
    row = [c for c in cells_of_row(table, cell.row) if c.text.strip()]
    if table.columns != 2 or len(row) != 2 or cell is not row[0] or cell.row_end > cell.row:
        return
    span = placed.cells[row[1].row, row[1].col]
    title = composition.text[span.start : span.end]
    later = [c.row for c in table.cells if c.col == 0 and c.row > cell.row and read_label(c.text) is not None]
    if not title.strip(ENDS) or len(title.split()) > TITLE_WORDS or read_cue(title) is not None:
        return
    whole = Span(placed.cells[cell.row, cell.col].start, span.end)
    last = min(later, default=table.rows) - 1
    yield Candidate(Found.CELL, placed.index, whole, title.strip(ENDS), label.text, label.noun, 2, cell.row, last)
