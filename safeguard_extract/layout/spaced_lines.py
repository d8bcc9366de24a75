"""Lines of text in which a converter kept the columns of a page by spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from safeguard_extract.records.page import Line

_CHUNK = re.compile(r"\S+(?: \S+)*")  # words with single spaces between them
MIN_TITLES = 3  # of a table: two may stand apart in any line


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of a line with white on both sides, and the character they begin at."""

    start: int
    text: str


def chunks_of(text: str) -> list[Chunk]:
    """The chunks of a line from left to right, tabs counted as the eight characters they are wide."""
    return [Chunk(match.start(), match[0]) for match in _CHUNK.finditer(text.expandtabs(8))]


def is_plain(line: Line) -> bool:
    """Whether a line can hold columns made of spaces: it is text, of no table and with no mark-up."""
    return line.marked is None and line.table is None and "\t" not in line.text and "|" not in line.text
