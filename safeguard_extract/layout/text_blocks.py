"""Lines of a text file to blocks: headings, paragraphs, list items, tables and what was poured into one line."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.language.column_titles import is_title_run
from safeguard_extract.language.labels import read_label
from safeguard_extract.layout.capitals import learn_capitals
from safeguard_extract.layout.flattened import cut_flattened
from safeguard_extract.layout.folios import lone_folios, strip_folios
from safeguard_extract.layout.site import site_furniture
from safeguard_extract.layout.text_paragraphs import clean, finish, gather
from safeguard_extract.layout.text_rows import Row, between_poured, is_poured, rows, spaced, wrap_width
from safeguard_extract.layout.text_tables import is_row, lines_as_cells, read_rows
from safeguard_extract.records.block import Block, BlockKind, Fragment
from safeguard_extract.records.page import Page

_CELLS_REACH = 400  # lines: how far a table of one cell a line is followed
_MARKED = 4  # headings in markup: a document that marks so many marks them all


def blocks_of_text(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks of a text file in the order of its lines; a site's furniture is kept as furniture blocks."""
    lines = [(page.number, line) for page in pages for line in page.lines]
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


def _to_blocks(rows: Sequence[Row]) -> list[Block]:
    out: list[Block] = []
    capitals = learn_capitals(row.text for row in rows)
    wrap = wrap_width(rows)
    by_shape = sum(row.line.marked == "heading" for row in rows) < _MARKED
    pages = sum(row.folio for row in rows) >= 0.6 * len(rows) > 1
    i = 0
    while i < len(rows):
        if is_row(rows[i].text):
            end = i
            while end < len(rows) and is_row(rows[end].text) and (end == i or not rows[end].blank_before):
                end += 1
            table = read_rows([row.text for row in rows[i:end]], rows[i].page)
            if table is not None:
                out.append(Block(BlockKind.TABLE, "", table=table))
                i = end
                continue
        if is_title_run(rows[i].text):
            end = i + 1
            while end < len(rows) and not rows[end].blank_before and not read_label(rows[end].text):
                end += 1
            out += [block for row in rows[i:end] for block in _poured_row(row)]
            i = end
            continue
        cells = lines_as_cells([(row.text, row.blank_before) for row in rows[i : i + _CELLS_REACH]])
        if cells:
            out += [Block(BlockKind.TABLE, "", table=read_rows(["\t".join(line) for line in cells.rows], rows[i].page))]
            i += cells.used
            continue
        if is_poured(rows[i], wrap, pages):
            end = i
            while end < len(rows) and (is_poured(rows[end], wrap, pages) or between_poured(rows, end, wrap, pages)):
                end += 1
            pieces = cut_flattened([(row.page, clean(row.text)) for row in rows[i:end]], capitals)
            out += [
                Block(
                    p.kind,
                    p.text,
                    (Fragment(0, len(p.text), p.page, None),),
                    mark=p.mark,
                    flattened=True,
                    styled=p.styled,
                )
                for p in pieces
            ]
            i = end
            continue
        end = i
        while (
            end < len(rows)
            and not is_row(rows[end].text)
            and not is_poured(rows[end], wrap, pages)
            and not (end > i and _opens_table(rows, end))
        ):
            end += 1
        end = max(end, i + 1)
        out += [finish(draft) for draft in gather(rows[i:end], wrap, by_shape)]
        i = end
    return out


def _opens_table(rows: Sequence[Row], i: int) -> bool:
    return (
        is_title_run(rows[i].text)
        or lines_as_cells([(row.text, row.blank_before) for row in rows[i : i + _CELLS_REACH]]) is not None
    )


def _poured_row(row: Row) -> list[Block]:
    """A table's row on one line, its cells run together: poured text of one row."""
    text = clean(row.text)
    return [Block(BlockKind.LIST_ITEM, text, (Fragment(0, len(text), row.page, None),), level=1, flattened=True)]
