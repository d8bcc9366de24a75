"""Lines of a text file to blocks: headings, paragraphs, list items, tables and what was poured into one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.column_titles import is_title, is_title_run, only_titles
from safeguard_extract.language.labels import read_label
from safeguard_extract.layout.capitals import Capitals, learn_capitals
from safeguard_extract.layout.flattened import Piece, cut_flattened
from safeguard_extract.layout.folios import lone_folios, strip_folios
from safeguard_extract.layout.labelled_columns import blocks_of_columns
from safeguard_extract.layout.site import site_furniture
from safeguard_extract.layout.text_cells import Paragraph, paragraphs_as_cells
from safeguard_extract.layout.text_columns import part_columns
from safeguard_extract.layout.text_paragraphs import clean, finish, gather
from safeguard_extract.layout.text_rows import Row, between_poured, is_poured, rows, spaced, wrap_width
from safeguard_extract.layout.text_tables import is_row, lines_as_cells, read_rows
from safeguard_extract.records.block import Block, BlockKind, Fragment
from safeguard_extract.records.page import Page

_CELLS_REACH = 400  # lines: how far a table of one cell a line is followed
_PAGE_LINES = 0.6  # share of lines with a page number at an end: with so many, each line is a page
_ROW_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,2}\.\d{1,2}[a-z]?\.?\s+(?=\S)")
_ROW_WORDS = 7  # fewer are a heading or a short paragraph after the table
_MARKED = 4  # headings in markup: a document that marks so many marks them all


def blocks_of_text(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks of a text file in the order of its lines; a site's furniture is kept as furniture blocks."""
    lines = [(page.number, line) for page in pages for line in part_columns(page.lines)]
    texts = [line.text for _, line in lines]
    aside = site_furniture(texts)
    aside = [gone or alone for gone, alone in zip(aside, lone_folios(texts), strict=True)]
    kept = [i for i, gone in enumerate(aside) if not gone]
    folios = dict(zip(kept, strip_folios([texts[i] for i in kept]), strict=True))
    furniture = [_furniture(texts[i], lines[i][0]) for i, gone in enumerate(aside) if gone and texts[i].strip()]
    furniture += [_furniture(words, f.page or 1) for f in folios.values() for words in f.removed]
    return (*_to_blocks(spaced(list(rows(lines, kept, folios)))), *furniture)


def _furniture(text: str, page: int) -> Block:
    return Block(BlockKind.FURNITURE, text.strip(), (Fragment(0, len(text.strip()), page, None),))


@dataclass(frozen=True, slots=True)
class _File:
    """A text file's rows, and what decides how they are read: wrap width, page lines, headings by their shape."""

    rows: Sequence[Row]
    capitals: Capitals
    wrap: int
    by_shape: bool
    pages: bool


def _to_blocks(rows: Sequence[Row]) -> list[Block]:
    """Each reader in turn takes the rows it knows at a place; what none takes are paragraphs."""
    by_shape = sum(row.line.marked == "heading" for row in rows) < _MARKED
    pages = sum(row.folio for row in rows) >= _PAGE_LINES * len(rows) > 1
    file = _File(rows, learn_capitals(row.text for row in rows), wrap_width(rows), by_shape, pages)
    out: list[Block] = []
    i = 0
    while i < len(rows):
        blocks, i = (
            _ruled_rows(file, i) or _joined_rows(file, i) or _cell_lines(file, i) or _poured(file, i) or _words(file, i)
        )
        out += blocks
    return out


def _ruled_rows(file: _File, i: int) -> tuple[list[Block], int] | None:
    """Rows whose cells are parted by tabs or bars."""
    end = i
    while end < len(file.rows) and is_row(file.rows[end].text) and (end == i or not file.rows[end].apart):
        end += 1
    lines = [row.text for row in file.rows[i:end]]
    columns = blocks_of_columns([line.split("\t") for line in lines], file.rows[i].page) if end > i else None
    if columns is not None:
        return columns, end
    table = read_rows(lines, file.rows[i].page) if end > i else None
    return ([Block(BlockKind.TABLE, "", table=table)], end) if table is not None else None


def _joined_rows(file: _File, i: int) -> tuple[list[Block], int] | None:
    """A header whose titles ran together, and a row a line under it: poured text of one row each."""
    if not is_title_run(file.rows[i].text):
        return None
    end = i + 1
    spaced = end < len(file.rows) and file.rows[end].apart  # a blank line between one row and the next
    while end < len(file.rows) and _is_joined_row(file.rows[end], spaced):
        end += 1
    header, *lines = file.rows[i:end]
    return [_poured_line(clean(header.text), header.page), *_poured_rows(lines)], end


def _is_joined_row(row: Row, spaced: bool) -> bool:
    if row.line.marked or read_label(row.text) or is_title_run(row.text):
        return False
    return len(row.text.split()) > _ROW_WORDS and row.text[:1].isalnum() if spaced else not row.apart


def _poured_rows(lines: Sequence[Row]) -> list[Block]:
    """A row a line; where rows are numbered, lines without a number go on with the row before."""
    numbered = [_ROW_NUMBER.match(row.text) is not None for row in lines]
    counts = sum(numbered) > 1 and numbered[0]
    texts: list[tuple[str, int]] = []
    for row, begins in zip(lines, numbered, strict=True):
        if counts and not begins:
            texts[-1] = (f"{texts[-1][0]} {clean(row.text)}", texts[-1][1])
        else:
            texts.append((clean(row.text), row.page))
    return [_poured_line(text, page) for text, page in texts]


def _poured_line(text: str, page: int) -> Block:
    mark = _ROW_NUMBER.match(text)
    text = text[mark.end() :] if mark else text
    number = mark[0].strip() if mark else None
    return Block(BlockKind.LIST_ITEM, text, (Fragment(0, len(text), page, None),), 1, number, flattened=True)


def _cell_lines(file: _File, i: int) -> tuple[list[Block], int] | None:
    """A table that came one cell a line."""
    if not is_title(file.rows[i].text) and not only_titles(file.rows[i].text):
        return None
    cells = lines_as_cells([(row.text, row.apart) for row in file.rows[i : i + _CELLS_REACH]])
    if cells is not None:
        table = read_rows(["\t".join(line) for line in cells.rows], file.rows[i].page)
        return [Block(BlockKind.TABLE, "", table=table)], i + cells.used
    return _cell_paragraphs(file, i)


def _cell_paragraphs(file: _File, i: int) -> tuple[list[Block], int] | None:
    """A table that came one cell a paragraph; where rows lack cells, each row is poured text."""
    if i + 1 < len(file.rows) and not file.rows[i + 1].apart:
        return None
    paragraphs: list[Paragraph] = []
    for j in range(i, min(i + _CELLS_REACH, len(file.rows))):
        row = file.rows[j]
        if row.line.marked == "heading" or is_row(row.text):
            break
        if paragraphs and not row.apart:
            paragraphs[-1] = Paragraph(f"{paragraphs[-1].text} {clean(row.text)}", paragraphs[-1].first, j + 1)
        else:
            paragraphs.append(Paragraph(clean(row.text), j, j + 1))
    cells = paragraphs_as_cells(paragraphs)
    if cells is None:
        return None
    page = file.rows[i].page
    if cells.whole:
        return [Block(BlockKind.TABLE, "", table=read_rows(["\t".join(line) for line in cells.rows], page))], cells.end
    return [_poured_line(" ".join(line), page) for line in cells.rows], cells.end


def _poured(file: _File, i: int) -> tuple[list[Block], int] | None:
    """Pages that were poured into a line each."""
    rows, wrap, pages = file.rows, file.wrap, file.pages
    if not is_poured(rows[i], wrap, pages):
        return None
    end = i
    while end < len(rows) and (is_poured(rows[end], wrap, pages) or between_poured(rows, end, wrap, pages)):
        end += 1
    pieces = cut_flattened([(row.page, clean(row.text)) for row in rows[i:end]], file.capitals)
    return [_piece_block(piece) for piece in pieces], end


def _piece_block(piece: Piece) -> Block:
    fragments = (Fragment(0, len(piece.text), piece.page, None),)
    return Block(piece.kind, piece.text, fragments, mark=piece.mark, flattened=True, styled=piece.styled)


def _words(file: _File, i: int) -> tuple[list[Block], int]:
    """Headings, paragraphs and list items up to the next table or poured page."""
    rows = file.rows
    end = i + 1
    while end < len(rows) and not _opens_other(file, end):
        end += 1
    return [finish(draft) for draft in gather(rows[i:end], file.wrap, file.by_shape)], end


def _opens_other(file: _File, i: int) -> bool:
    text = file.rows[i].text
    if is_row(text) or is_title_run(text) or is_poured(file.rows[i], file.wrap, file.pages):
        return True
    return _cell_lines(file, i) is not None
