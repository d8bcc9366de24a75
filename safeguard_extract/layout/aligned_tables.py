"""Tables whose columns a converter kept by spaces, to rows of cells."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from safeguard_extract.language.column_titles import is_title
from safeguard_extract.language.labels import read_label
from safeguard_extract.layout.folios import lone_page_number
from safeguard_extract.layout.labelled_columns import head_columns
from safeguard_extract.layout.spaced_lines import MIN_TITLES, Chunk, chunks_of, is_plain
from safeguard_extract.records.page import Line

_SLACK = 2  # characters: a cell may begin so far left of its title
_FILLED = 0.6  # share of a row's cells that its first line fills, where no blank lines part the rows
_PARTED = 0.6  # stretches between blank lines for each line that can begin a row: with fewer, pages part them
_SHIFT = 6  # characters: how far left of its column a converter may set a line's cell
_REACH = 40  # lines: where a header's cells line up shows on the page that it heads


def aligned_table(lines: Sequence[Line], i: int) -> tuple[list[Line], int] | None:
    """A table under three and more titles that stand apart on one line, or on two where a title was wrapped."""
    header = _header(lines, i)
    if header is None:
        return None
    titles, end = header
    labelled = head_columns([chunk.text for chunk in titles])
    starts = _settled(titles, lines[end : end + _REACH])
    body: list[list[str] | None] = []  # None for a blank line
    while end < len(lines) and is_plain(lines[end]) and lone_page_number(lines[end].text) is None:
        text = lines[end].text
        if text.strip() and [chunk.text for chunk in chunks_of(text)] != [chunk.text for chunk in titles]:
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


def _header(lines: Sequence[Line], i: int) -> tuple[list[Chunk], int] | None:
    """The titles that a table's header holds, and the place of the line after it."""
    titles = chunks_of(lines[i].text) if is_plain(lines[i]) else []
    if len(titles) < MIN_TITLES:
        return None
    if head_columns([chunk.text for chunk in titles]) or all(is_title(chunk.text) for chunk in titles):
        return titles, i + 1
    if i + 1 == len(lines) or not is_plain(lines[i + 1]) or not any(is_title(chunk.text) for chunk in titles):
        return None
    rest = chunks_of(lines[i + 1].text)
    wrapped = [
        Chunk(
            chunk.start,
            " ".join([chunk.text, *(more.text for more in rest if abs(more.start - chunk.start) <= _SLACK)]),
        )
        for chunk in titles
    ]
    told = sum(len(chunk.text.split()) for chunk in wrapped) == sum(len(chunk.text.split()) for chunk in titles + rest)
    return (wrapped, i + 2) if rest and told and all(is_title(chunk.text) for chunk in wrapped) else None


def _settled(titles: Sequence[Chunk], lines: Sequence[Line]) -> list[int]:
    """Where each column begins: at its title, or left of it where its cells line up with one another."""
    own = itertools.takewhile(lambda line: not _heads_next(line), lines)
    counts = Counter(chunk.start for line in own for chunk in chunks_of(line.text))
    starts = [titles[0].start]
    for before, title in itertools.pairwise(titles):
        edges = range(before.start + len(before.text) + 1, title.start - _SLACK)
        left = max(edges, key=lambda edge: counts[edge], default=title.start)
        at_title = sum(counts[title.start + k] for k in range(-_SLACK, _SLACK + 1))
        starts.append(left if counts[left] > max(at_title, 1) else title.start)
    return starts


def _heads_next(line: Line) -> bool:
    """A line that opens the next table: a label, or titles that stand apart."""
    chunks = chunks_of(line.text)
    return read_label(line.text.strip()) is not None or (
        len(chunks) >= MIN_TITLES and sum(is_title(chunk.text) for chunk in chunks) > len(chunks) / 2
    )


def _cells(text: str, starts: Sequence[int]) -> list[str] | None:
    """The words of a line by column; None for a line that keeps to no column, or opens a priority."""
    cells = [""] * len(starts)
    text = text.expandtabs(8)
    if read_label(text.strip()) is not None:
        return None
    for chunk in chunks_of(text):
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
