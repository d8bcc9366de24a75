"""A plan on a page: columns that are each headed by a priority's label, read one column after the other."""

from __future__ import annotations

from collections.abc import Sequence

from safeguard_extract.language.form_headings import heads_form
from safeguard_extract.language.labels import ordinal, read_label
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.layout.marks import read_mark
from safeguard_extract.records.block import Block, BlockKind, Fragment

_FEWEST = 2  # columns


def head_columns(titles: Sequence[str]) -> bool:
    """Whether titles are the labels of priorities that count up from one to the next: 'Priority 1: …', 'Priority 2: …'.

    >>> head_columns(["Priority 1: Neglect", "Priority 2: Early help"]), head_columns(["Priority 1: Neglect", "Lead"])
    (True, False)
    """
    labels = [read_label(title.strip()) for title in titles]
    places = [ordinal(label.number) if label is not None else None for label in labels]
    counts = [place for place in places if place is not None]
    return len(counts) == len(titles) >= _FEWEST and counts == list(range(counts[0], counts[0] + len(counts)))


def blocks_of_columns(rows: Sequence[Sequence[str]], page: int) -> list[Block] | None:
    """The heading and the list of each column, from left to right; None for rows whose first holds no such titles."""
    if not rows or not head_columns([cell for cell in rows[0] if cell.strip()]):
        return None
    out: list[Block] = []
    for column, title in enumerate(rows[0]):
        lines = [row[column].strip() for row in rows[1:] if column < len(row) and row[column].strip()]
        if title.strip():
            out.append(_block(BlockKind.HEADING, title.strip(), page))
            out += [_line(line, page) for line in _whole(lines)]
    return out


def _whole(lines: Sequence[str]) -> list[str]:
    """Lines of a column with those joined that go on with the one before."""
    out: list[str] = []
    for line in lines:
        hangs = bool(out) and out[-1].split()[-1].lower().strip(".;:") in NEVER_LAST
        if out and read_mark(line) is None and (line[:1].islower() or hangs):
            out[-1] += f" {line}"
        else:
            out.append(line)
    return out


def _line(line: str, page: int) -> Block:
    mark = read_mark(line)
    if mark is None and heads_form(line):
        return _block(BlockKind.HEADING, line, page)
    return _block(BlockKind.LIST_ITEM, mark.rest if mark else line, page, mark.text if mark else None)


def _block(kind: BlockKind, text: str, page: int, mark: str | None = None) -> Block:
    text = " ".join(text.split())
    level = 1 if kind is BlockKind.LIST_ITEM else 0
    return Block(kind, text, (Fragment(0, len(text), page, None),), level=level, mark=mark)
