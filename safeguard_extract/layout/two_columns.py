"""Pages in two columns that a converter set side by side, read one column after the other."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from safeguard_extract.layout.spaced_lines import chunks_of, is_plain
from safeguard_extract.records.page import Line

_MIN_PAIRS = 4  # lines with words on both sides: fewer are no page in two columns
_MIN_GUTTER = 3  # characters
_FAR = 20  # characters: no indent of a list is as wide
_PAGE = 200  # lines: no page that is read left before right holds as many
_LOOK = 12  # lines: among so many, one of the second column begins at its edge
_WIDE = 0.75  # of the first column's width: a line that is a column's text, and no heading under both
_MIDDLE = (0.3, 0.7)  # of the longest line: where the second of two columns may begin
_FIGURES = re.compile(r"[\d.,£%()–/ -]+")


def two_columns(lines: Sequence[Line], i: int) -> tuple[list[Line], int] | None:
    """A stretch of a page in two columns, read left before right."""
    return next((found for gutter in _gutters(lines, i) if (found := _read_columns(lines, i, gutter))), None)


def _read_columns(lines: Sequence[Line], i: int, gutter: int) -> tuple[list[Line], int] | None:
    end = i
    pairs: list[tuple[str, str]] = []
    while end < min(len(lines), i + _PAGE) and is_plain(lines[end]):
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
    if not is_plain(lines[i]) or not _starts_right(lines[i]):
        return []
    near = itertools.takewhile(is_plain, lines[i : i + _LOOK])
    return sorted({start for line in near for start in _starts_right(line)})


def _starts_right(line: Line) -> list[int]:
    """Where words stand right of white: behind other words, or far in."""
    chunks = chunks_of(line.text)
    behind = [b.start for a, b in itertools.pairwise(chunks) if b.start - a.start - len(a.text) >= _MIN_GUTTER]
    return [start for start in (*behind, *(c.start for c in chunks[:1])) if start >= _FAR]


def _are_columns(both: Sequence[tuple[str, str]], gutter: int, width: int) -> bool:
    """Two columns of like width: no names before figures, marks before text or titles before values."""
    half = len(both) / 2
    starts = Counter(len(a) <= _MIN_GUTTER or (a.endswith(":") and not b.endswith(":")) for a, b in both)
    figures = sum(_FIGURES.fullmatch(b) is not None for _, b in both)
    return _MIDDLE[0] * width <= gutter <= _MIDDLE[1] * width and starts[True] < half and figures < half
