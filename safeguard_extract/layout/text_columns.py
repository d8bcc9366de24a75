"""Columns that a converter kept by spaces: aligned tables become rows of cells, two columns of a page are read one
after the other."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safeguard_extract.language.column_titles import is_title
from safeguard_extract.language.labels import read_label
from safeguard_extract.layout.folios import lone_page_number
from safeguard_extract.layout.labelled_columns import head_columns
from safeguard_extract.records.page import Line

_CHUNK = re.compile(r"\S+(?: \S+)*")  # words with single spaces between them
_MIN_TITLES = 3
_SLACK = 2  # characters: a cell may begin so far left of its title
_FILLED = 0.6  # share of a row's cells that its first line fills, where no blank lines part the rows
_PARTED = 0.6  # stretches between blank lines for each line that can begin a row: with fewer, pages part them
_SHIFT = 6  # characters: how far left of its column a converter may set a line's cell
_MIN_PAIRS = 4  # lines with words on both sides: fewer are no page in two columns
_MIN_GUTTER = 3  # characters
_FAR = 20  # characters: no indent of a list is as wide
_PAGE = 200  # lines: no page that is read left before right holds as many
_LOOK = 12  # lines: among so many, one of the second column begins at its edge
_WIDE = 0.75  # of the first column's width: a line that is a column's text, and no heading under both
_MIDDLE = (0.3, 0.7)  # of the longest line: where the second of two columns may begin
_REACH = 40  # lines: where a header's cells line up shows on the page that it heads
_FIGURES = re.compile(r"[\d.,£%()–/ -]+")


@dataclass(frozen=True, slots=True)
class _Chunk:
    start: int
    text: str


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page with aligned tables as rows of tabs, and two columns one after the other."""
    out: list[Line] = []
    i = 0
    while i < len(lines):
        found = _aligned_table(lines, i) or _broken_rows(lines, i) or _two_columns(lines, i)
        if found is None:
            out.append(lines[i])
            i += 1
        else:
            out += found[0]
            i = found[1]
    return out


def _chunks(text: str) -> list[_Chunk]:
    return [_Chunk(match.start(), match[0]) for match in _CHUNK.finditer(text.expandtabs(8))]


def _is_plain(line: Line) -> bool:
    return line.marked is None and line.table is None and "\t" not in line.text and "|" not in line.text


def _aligned_table(lines: Sequence[Line], i: int) -> tuple[list[Line], int] | None:
    """A table under three and more titles that stand apart on one line, or on two where a title was wrapped."""
    header = _header(lines, i)
    if header is None:
        return None
    titles, end = header
    labelled = head_columns([chunk.text for chunk in titles])
    starts = _settled(titles, lines[end : end + _REACH])
    body: list[list[str] | None] = []  # None for a blank line
    while end < len(lines) and _is_plain(lines[end]) and lone_page_number(lines[end].text) is None:
        text = lines[end].text
        if text.strip() and [chunk.text for chunk in _chunks(text)] != [chunk.text for chunk in titles]:
            cells = _cells(text, starts)
            if cells is None:
                break
            body.append(cells)
        elif not text.strip():
            body.append(None)
        end += 1
    rows = [cells for cells in body if cells is not None] if labelled else list(_rows(body, len(starts)))
    if not rows:
        return None
    blank = Line("")
    table = [[chunk.text for chunk in titles], *rows]
    return [blank, *(Line("\t".join(row)) for row in table), blank], end


def _header(lines: Sequence[Line], i: int) -> tuple[list[_Chunk], int] | None:
    """The titles that a table's header holds, and the place of the line after it."""
    titles = _chunks(lines[i].text) if _is_plain(lines[i]) else []
    if len(titles) < _MIN_TITLES:
        return None
    if head_columns([chunk.text for chunk in titles]) or all(is_title(chunk.text) for chunk in titles):
        return titles, i + 1
    if i + 1 == len(lines) or not _is_plain(lines[i + 1]) or not any(is_title(chunk.text) for chunk in titles):
        return None
    rest = _chunks(lines[i + 1].text)
    wrapped = [
        _Chunk(
            chunk.start,
            " ".join([chunk.text, *(more.text for more in rest if abs(more.start - chunk.start) <= _SLACK)]),
        )
        for chunk in titles
    ]
    told = sum(len(chunk.text.split()) for chunk in wrapped) == sum(len(chunk.text.split()) for chunk in titles + rest)
    return (wrapped, i + 2) if rest and told and all(is_title(chunk.text) for chunk in wrapped) else None


def _settled(titles: Sequence[_Chunk], lines: Sequence[Line]) -> list[int]:
    """Where each column begins: at its title, or left of it where its cells line up with one another."""
    own = itertools.takewhile(lambda line: not _heads_next(line), lines)
    counts = Counter(chunk.start for line in own for chunk in _chunks(line.text))
    starts = [titles[0].start]
    for before, title in itertools.pairwise(titles):
        edges = range(before.start + len(before.text) + 1, title.start - _SLACK)
        left = max(edges, key=lambda edge: counts[edge], default=title.start)
        at_title = sum(counts[title.start + k] for k in range(-_SLACK, _SLACK + 1))
        starts.append(left if counts[left] > max(at_title, 1) else title.start)
    return starts


def _heads_next(line: Line) -> bool:
    """A line that opens the next table: a label, or titles that stand apart."""
    chunks = _chunks(line.text)
    return read_label(line.text.strip()) is not None or (
        len(chunks) >= _MIN_TITLES and sum(is_title(chunk.text) for chunk in chunks) > len(chunks) / 2
    )


def _broken_rows(lines: Sequence[Line], i: int) -> tuple[list[Line], int] | None:
    """Rows of tabs whose cells held line breaks, as they are copied from a word processor: lines up to a whole row are
    one. None where each line is a row."""
    titles = lines[i].text.split("\t") if lines[i].marked is None else []
    if len(titles) < _MIN_TITLES or not all(is_title(title.strip()) for title in titles):
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


def _cells(text: str, starts: Sequence[int]) -> list[str] | None:
    """The words of a line by column; None for a line that keeps to no column, or opens a priority."""
    cells = [""] * len(starts)
    text = text.expandtabs(8)
    if read_label(text.strip()) is not None:
        return None
    for chunk in _chunks(text):
        start, words = chunk.start, chunk.text
        place = _column(start, starts)
        if place is None:
            return None
        if cells[place] and place + 1 < len(starts) and start >= starts[place + 1] - _SHIFT:
            place += 1  # a line that the converter set a little to the left
        for later in range(place + 1, len(starts)):
            cut = starts[later] - start
            if not 0 < cut < len(words):
                continue
            if words[cut - 1] != " ":  # words run over the edge of a column
                word = words.rfind(" ", 0, cut) + 1
                if cut - word > _SHIFT or not words[word : word + 1].isupper():
                    return None  # no row of this table
                cut = word
            cells[place] = f"{cells[place]} {words[: cut - 1].strip()}".strip()
            place, words, start = later, words[cut:], start + cut
        cells[place] = f"{cells[place]} {words}".strip()
    return cells


def _column(start: int, starts: Sequence[int]) -> int | None:
    """The column that a chunk begins in: at its title or a little left of it, or indented within it."""
    places = [c for c, edge in enumerate(starts) if edge - _SLACK <= start]
    return places[-1] if places else None


def _rows(body: Sequence[list[str] | None], width: int) -> Iterator[list[str]]:
    """Lines of cells joined to rows: at blank lines where the rows are parted by them, else at lines that begin."""
    last = max((k for k, cells in enumerate(body) if cells is not None), default=-1)
    body = body[: last + 1]
    heads = [_begins(cells, width) for cells in body]
    groups = sum(cells is not None and (k == 0 or body[k - 1] is None) for k, cells in enumerate(body))
    # Blank lines part the rows where there are about as many stretches between them as lines that can begin a row.
    parted = any(cells is None for cells in body) and groups >= _PARTED * sum(heads)
    row: list[str] | None = None
    for cells, begins in zip(body, heads, strict=True):
        if (cells is None and parted) or (begins and not parted):
            if row is not None:
                yield row
            row = None
        if cells is not None:
            row = [f"{a} {b}".strip() for a, b in zip(row, cells, strict=True)] if row is not None else cells
    if row is not None:
        yield row


def _begins(cells: Sequence[str] | None, width: int) -> bool:
    """Whether a line can be a row's first: it fills most of the columns, and its longest cell goes on with nothing."""
    if cells is None or sum(map(bool, cells)) < max(2, _FILLED * width):
        return False
    longest = max(cells, key=len)
    return not longest[:1].islower() and (bool(cells[0]) or longest[:1].isupper())


def _two_columns(lines: Sequence[Line], i: int) -> tuple[list[Line], int] | None:
    """A stretch of a page in two columns, read left before right."""
    return next((found for gutter in _gutters(lines, i) if (found := _read_columns(lines, i, gutter))), None)


def _read_columns(lines: Sequence[Line], i: int, gutter: int) -> tuple[list[Line], int] | None:
    end = i
    pairs: list[tuple[str, str]] = []
    while end < min(len(lines), i + _PAGE) and _is_plain(lines[end]):
        text = lines[end].text.expandtabs(8)
        if text[gutter - _MIN_GUTTER : gutter].strip():
            break  # words over the gutter
        pairs.append((text[:gutter].rstrip(), text[gutter:].strip()))
        end += 1
    last = max((k for k, (_, right) in enumerate(pairs) if right), default=-1)
    # What stands under the end of the right column belongs to the left one where it is as wide.
    wide = max((k for k, (left, _) in enumerate(pairs) if len(left) >= _WIDE * gutter), default=-1)
    while last < wide and last + 1 < len(pairs):
        last += 1
    while last + 1 < len(pairs) and last == wide and pairs[last + 1][0].strip():
        last, wide = last + 1, wide + 1  # its last line
    end -= len(pairs) - last - 1
    pairs = pairs[: last + 1]
    both = [(a.strip(), b) for a, b in pairs if a.strip() and b]
    if len(both) < _MIN_PAIRS or not _are_columns(both, gutter, max(len(line.text) for line in lines[i:end])):
        return None
    left, right = ([Line(side) for side in sides] for sides in zip(*pairs, strict=True))
    return [*left, Line(""), *right, Line("")], end


def _gutters(lines: Sequence[Line], i: int) -> list[int]:
    """Where the second column may begin, by the lines from one on that has white enough in it or before it."""
    if not _is_plain(lines[i]) or not _starts_right(lines[i]):
        return []
    near = itertools.takewhile(_is_plain, lines[i : i + _LOOK])
    return sorted({start for line in near for start in _starts_right(line)})


def _starts_right(line: Line) -> list[int]:
    """Where words stand right of white: behind other words, or far in."""
    chunks = _chunks(line.text)
    behind = [b.start for a, b in itertools.pairwise(chunks) if b.start - a.start - len(a.text) >= _MIN_GUTTER]
    return [start for start in (*behind, *(c.start for c in chunks[:1])) if start >= _FAR]


def _are_columns(both: Sequence[tuple[str, str]], gutter: int, width: int) -> bool:
    """Two columns of like width: no names before figures, marks before text or titles before values."""
    half = len(both) / 2
    starts = Counter(len(a) <= _MIN_GUTTER or (a.endswith(":") and not b.endswith(":")) for a, b in both)
    figures = sum(_FIGURES.fullmatch(b) is not None for _, b in both)
    return _MIDDLE[0] * width <= gutter <= _MIDDLE[1] * width and starts[True] < half and figures < half
