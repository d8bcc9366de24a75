"""Lines of a text file to blocks: headings, paragraphs, list items, tables and what was poured into one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from safeguard_extract.language.column_titles import is_title_run
from safeguard_extract.language.labels import read_label
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.layout.flattened import cut_flattened, is_capital_heading, learn_capitals
from safeguard_extract.layout.folios import Folio, lone_folios, strip_folios
from safeguard_extract.layout.marks import Mark, read_mark
from safeguard_extract.layout.site import site_furniture
from safeguard_extract.layout.text_tables import is_row, lines_as_cells, read_rows
from safeguard_extract.records.block import Block, BlockKind, Fragment
from safeguard_extract.records.page import Line, Page

_POURED = 420  # characters: no paragraph of a list or heading page is this long and has a lost line break
_SLIDE = 40  # characters: the shortest page of a poured presentation that can hold more than a title
_TITLE_WORDS = 16
_CELLS_REACH = 400  # lines: how far a table of one cell a line is followed
_SLACK = 3  # characters: editors that wrap differ by so much about what fits
_BLANKS = 0.12  # share of lines after a blank one: with fewer, line ends part the paragraphs
_MARKED = 4  # headings in markup: a document that marks so many marks them all
_INTRODUCES = 5  # words: a longer line that ends with a colon introduces a list and is no title
_LABELLED_WORDS = 45  # a priority's title may be a whole sentence
_BOLD = re.compile(r"^(\*\*|__)(?P<text>.+?)(\*\*|__)\s*:?$")
_MARKUP = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|</?u>|<image>|!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(slots=True)
class _Draft:
    """A block while its lines are being gathered."""

    kind: BlockKind
    text: str
    page: int
    mark: str | None = None
    level: int = 0
    styled: bool = False
    indent: int = 0
    lines: int = 1
    last: str = field(default="")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with its page, whether white space stood before and after it, and its markup."""

    text: str
    page: int
    indent: int
    blank_before: bool
    blank_after: bool
    line: Line
    folio: bool = False


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
    return (*_to_blocks(_spaced(list(_rows(lines, kept, folios)))), *furniture)


def _furniture(text: str, page: int) -> Block:
    return Block(BlockKind.FURNITURE, text.strip(), (Fragment(0, len(text.strip()), page, None),))


def _rows(lines: Sequence[tuple[int, Line]], kept: Sequence[int], folios: dict[int, Folio]) -> Iterator[_Row]:
    for position, i in enumerate(kept):
        text = folios[i].text
        if not text.strip():
            continue
        before = kept[position - 1] if position else -1
        after = kept[position + 1] if position + 1 < len(kept) else -1
        yield _Row(
            text.strip() if not is_row(text) else text.strip("\n"),
            folios[i].page or lines[i][0],
            len(text) - len(text.lstrip()),
            before < 0 or before != i - 1 or not folios[before].text.strip(),
            after < 0 or after != i + 1 or not folios[after].text.strip(),
            lines[i][1],
            bool(folios[i].removed),
        )


def _spaced(rows: list[_Row]) -> list[_Row]:
    """Where a file has no blank lines and no wrapped ones, each line stands alone."""
    blank = sum(row.blank_before for row in rows)
    if blank > _BLANKS * len(rows) or _wrap_width(rows):
        return rows
    return [replace(row, blank_before=True, blank_after=True) for row in rows]


def _to_blocks(rows: Sequence[_Row]) -> list[Block]:
    out: list[Block] = []
    capitals = learn_capitals(row.text for row in rows)
    wrap = _wrap_width(rows)
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
        if _is_poured(rows[i], wrap, pages):
            end = i
            while end < len(rows) and (_is_poured(rows[end], wrap, pages) or _between_poured(rows, end, wrap, pages)):
                end += 1
            pieces = cut_flattened([(row.page, _clean(row.text)) for row in rows[i:end]], capitals)
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
            and not _is_poured(rows[end], wrap, pages)
            and not (end > i and _opens_table(rows, end))
        ):
            end += 1
        end = max(end, i + 1)
        out += [_finish(draft) for draft in _gather(rows[i:end], wrap, by_shape)]
        i = end
    return out


def _opens_table(rows: Sequence[_Row], i: int) -> bool:
    return (
        is_title_run(rows[i].text)
        or lines_as_cells([(row.text, row.blank_before) for row in rows[i : i + _CELLS_REACH]]) is not None
    )


def _poured_row(row: _Row) -> list[Block]:
    """A table's row on one line, its cells run together: poured text of one row."""
    text = _clean(row.text)
    return [Block(BlockKind.LIST_ITEM, text, (Fragment(0, len(text), row.page, None),), level=1, flattened=True)]


def _is_poured(row: _Row, wrap: int, pages: bool) -> bool:
    """A line that holds a page: too long for a paragraph, or one of many that each end or begin with a page number."""
    if pages and row.folio and len(row.text) > _SLIDE:
        return True
    return (
        len(row.text) >= max(_POURED, 2 * wrap)
        and not row.line.marked
        and read_mark(row.text) is None
        and "\t" not in row.text
    )


def _between_poured(rows: Sequence[_Row], i: int, wrap: int, pages: bool) -> bool:
    """A short page between poured ones (a cover, a last page) is poured too."""
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(rows)]
    return (
        len(rows[i].text) > 100 and any(_is_poured(rows[j], wrap, pages) for j in near) and rows[i].line.marked is None
    )


def _wrap_width(rows: Sequence[_Row]) -> int:
    """The width at which lines were wrapped by hand, or 0 where each line is a whole paragraph."""
    joined = [len(row.text) for row in rows if not row.blank_after and not is_row(row.text)]
    if len(joined) < 8:
        return 0
    ordered = sorted(joined)
    width = ordered[int(len(ordered) * 0.97)]
    return width if 40 <= width <= 160 else 0


def _gather(rows: Sequence[_Row], wrap: int, by_shape: bool) -> list[_Draft]:
    drafts: list[_Draft] = []
    open_bold = False
    for row in rows:
        text = row.text
        if open_bold and drafts and not row.blank_before:
            drafts[-1].text += " " + _clean(text)
            open_bold = text.count("**") % 2 == 0
            continue
        mark = None if row.line.marked else _mark(text, row)
        previous = drafts[-1] if drafts else None
        if previous is not None and mark is None and _continues(previous, row, wrap):
            previous.text = _join(previous.text, _clean(text))
            previous.lines += 1
            previous.last = text
        else:
            drafts.append(_begin(row, mark, previous, by_shape))
        open_bold = text.count("**") % 2 == 1
    return drafts


def _mark(text: str, row: _Row) -> Mark | None:
    mark = read_mark(text)
    if mark is None:
        return read_mark(text, bare=True) if row.blank_before and len(text.split()) <= _TITLE_WORDS else None
    inner = read_mark(mark.rest, bare=True) if mark.kind == "bullet" else None
    if inner is not None and inner.kind != "bullet":
        return replace(inner, kind=inner.kind if inner.kind == "decimal" else "item")
    return mark


def _begin(row: _Row, mark: Mark | None, previous: _Draft | None, by_shape: bool) -> _Draft:
    if row.line.marked == "heading":
        return _Draft(BlockKind.HEADING, _clean(row.text), row.page, level=row.line.level, styled=True, last=row.text)
    if mark is None:
        bold = _BOLD.match(row.text)
        text = _clean(row.text)
        styled = bool(bold) or is_capital_heading(text)
        alone = row.blank_before and row.blank_after
        labelled = row.blank_before and read_label(text) is not None and not text.endswith((";", ","))
        title = (
            (alone and by_shape and looks_like_title(text))
            or labelled
            or (styled and row.blank_before and len(text.split()) <= _LABELLED_WORDS)
        )
        kind = BlockKind.HEADING if title else BlockKind.PARAGRAPH
        return _Draft(kind, text, row.page, styled=styled, indent=row.indent, last=row.text)
    text = _clean(mark.rest)
    alone = row.blank_before and row.blank_after
    short = len(text.split()) <= 14 and not text.endswith((".", ";", ",", ":"))
    listed = (
        not row.blank_before
        and previous is not None
        and previous.kind is BlockKind.LIST_ITEM
        and _same_series(previous.mark, mark.text)
    )
    if (
        mark.kind in {"number", "bare", "decimal", "roman", "letter"}
        and short
        and alone
        and text[:1].isupper()
        and not listed
    ):
        return _Draft(BlockKind.HEADING, text, row.page, mark=mark.text, indent=row.indent, last=row.text)
    if mark.kind == "bare" and not listed and not mark.text == "1":
        return _Draft(BlockKind.PARAGRAPH, _clean(row.text), row.page, indent=row.indent, last=row.text)
    kind = BlockKind.PARAGRAPH if mark.kind == "decimal" else BlockKind.LIST_ITEM
    return _Draft(
        kind,
        text,
        row.page,
        mark=mark.text,
        level=1 + row.indent // 2,
        indent=row.indent,
        styled=row.text.count("**") >= 2,
        last=row.text,
    )


def _same_series(before: str | None, mark: str) -> bool:
    digits = re.findall(r"\d+", before or ""), re.findall(r"\d+", mark)
    return bool(digits[0] and digits[1]) and int(digits[1][-1]) == int(digits[0][-1]) + 1


def _continues(previous: _Draft, row: _Row, wrap: int) -> bool:
    """Whether a line goes on with the block before it rather than beginning a new one."""
    text = _clean(row.text)
    if row.line.marked or not text or previous.kind is BlockKind.HEADING and previous.level:
        return False
    ended = previous.text.rstrip().endswith((".", ":", ";", "!", "?", ".)", "”", '."'))
    lower = text[:1].islower()
    last_word = previous.text.split()[-1].strip(".,;:").lower() if previous.text.split() else ""
    if row.blank_before:
        # A page break inside a sentence leaves a blank line; nothing else makes a paragraph begin in small letters.
        hanging = previous.text.rstrip().endswith(",") or (last_word in NEVER_LAST and not ended)
        return previous.kind is not BlockKind.HEADING and not ended and (lower or hanging)
    if previous.kind is BlockKind.HEADING:
        return lower or last_word in NEVER_LAST
    if lower or not wrap:
        return lower or (not ended and not wrap)
    # A hand-wrapped line ends where the next word would not have fitted; one that ends sooner ends on purpose.
    fits = len(previous.last.rstrip()) + 1 + len(text.split()[0]) <= wrap - _SLACK
    return not fits


def looks_like_title(text: str) -> bool:
    """A short line of its own that begins with a capital and ends without the stop of a sentence."""
    words = text.split()
    if not words or len(words) > _TITLE_WORDS or text.endswith((".", ";", ",")) or not any(c.isalpha() for c in text):
        return False
    if text.startswith(("(", "“", "‘", '"')) or (text.endswith(":") and len(words) > _INTRODUCES):
        return False
    first = text[:1]
    last = words[-1].strip("?:)").lower()
    return (first.isupper() or first.isdigit()) and (text.endswith("?") or last not in NEVER_LAST) and "@" not in text


def _join(before: str, after: str) -> str:
    if before.endswith("-") and after[:1].islower() and not before.endswith(" -"):
        return before + after
    return f"{before} {after}"


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", _LINK.sub(r"\1", _MARKUP.sub("", text))).strip()


def _finish(draft: _Draft) -> Block:
    text = draft.text.strip()
    fragment = Fragment(0, len(text), draft.page, None)
    return Block(draft.kind, text, (fragment,), level=draft.level, mark=draft.mark, styled=draft.styled)
