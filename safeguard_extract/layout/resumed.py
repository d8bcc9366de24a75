"""Sentences that a figure's caption or a pull quote cuts in two: their second half goes back to the first."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from safeguard_extract.language.caption_labels import LABEL_LETTERS
from safeguard_extract.layout.captions import is_caption, opens_caption
from safeguard_extract.layout.paragraphs import LEADING, STYLE, Paragraph
from safeguard_extract.layout.quotations import OPENING_MARKS, is_quotation
from safeguard_extract.records.page import Line, Table

_ENDS = (".", "!", "?", ":", ";", "”", '."')
_REACH = 40  # paragraphs and tables: the labels of a chart are some
_LABEL_WORDS = 4  # in a chart
_SENTENCE_WORDS = 5  # fewer are a label themselves
_FULL = 0.85  # of the next line's width: a caption's line that is shorter has no second one


def resumed(entries: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """The entries in order, a paragraph that goes on behind captions and quotes made whole before them."""
    parts = [part for entry in entries for part in (_parted(entry) if isinstance(entry, Paragraph) else (entry,))]
    out: list[Paragraph | Table] = []
    i = 0
    while i < len(parts):
        entry = parts[i]
        i += 1
        out.append(entry)
        if isinstance(entry, Paragraph) and _is_open(entry):
            end = _after_asides(parts, i)
            second = parts[end] if i < end < len(parts) else None
            if isinstance(second, Paragraph) and _goes_on(entry, second):
                entry.lines += second.lines
                out += parts[i:end]
                i = end + 1
    return out


def _parted(entry: Paragraph) -> list[Paragraph]:
    """A paragraph that took in a caption at a column's or a page's end is parted before and after it."""
    lines = entry.lines
    if len(lines) == 1:
        return [entry]
    opening = [k for k, (_, line) in enumerate(lines) if line.text[:1] in LABEL_LETTERS and opens_caption(line.text)]
    cuts = [
        cut for k in opening if k and _stands_apart(lines[k - 1], lines[k]) for cut in (k, _end_of_caption(entry, k))
    ]
    if not cuts and 0 in opening:
        cuts = [_end_of_caption(entry, 0)]
    edges = sorted({0, *cuts, len(entry.lines)})
    if len(edges) == 2:
        return [entry]
    return [
        Paragraph(entry.lines[start:end], entry.mark if start == 0 else None)
        for start, end in itertools.pairwise(edges)
    ]


def _stands_apart(before: tuple[int, Line], after: tuple[int, Line]) -> bool:
    """A line that begins in another place or in other type, or after a full stop."""
    return _is_elsewhere(before, after) or before[1].italic != after[1].italic or before[1].text.endswith(_ENDS)


def _is_elsewhere(before: tuple[int, Line], after: tuple[int, Line]) -> bool:
    """In another column, on another page, or further below than the lines of a paragraph stand."""
    (page, line), (other, below) = before, after
    if page != other or line.bbox is None or below.bbox is None:
        return True
    gap = below.bbox.top - line.bbox.bottom
    return below.bbox.top < line.bbox.top or gap > LEADING * max(below.size, 1.0)


def _end_of_caption(entry: Paragraph, first: int) -> int:
    """Where the lines of a caption end: at another place or type; inside a paragraph after a line that is not full,
    too."""
    for k in range(first + 1, len(entry.lines)):
        before, after = entry.lines[k - 1], entry.lines[k]
        other = _is_elsewhere(before, after) or before[1].italic != after[1].italic
        if other or (first and _is_short(before[1], after[1])):
            return k
    return len(entry.lines)


def _is_short(line: Line, below: Line) -> bool:
    return line.bbox is not None and below.bbox is not None and line.bbox.width < _FULL * below.bbox.width


def _is_open(entry: Paragraph) -> bool:
    text = entry.last.text.rstrip()
    return not text.endswith(_ENDS) and (len(entry.lines) > 1 or len(text.split()) >= _SENTENCE_WORDS)


def _after_asides(parts: Sequence[Paragraph | Table], start: int) -> int:
    """The place after the captions, quotes, tables and a chart's labels that begin at `start`; `start` where no
    caption or quote is among them."""
    found = False
    end = start
    while end < min(len(parts), start + _REACH):
        entry = parts[end]
        aside = isinstance(entry, Paragraph) and _is_aside(entry)
        if not (aside or isinstance(entry, Table) or _is_label(entry)):
            break
        found = found or aside
        end += 1
    return end if found else start


def _is_aside(entry: Paragraph) -> bool:
    if entry.mark is not None:
        return False
    opening = entry.first.text[:1]
    if opening in OPENING_MARKS:
        return is_quotation(" ".join(line.text for _, line in entry.lines))
    return opening.isupper() and is_caption(" ".join(line.text for _, line in entry.lines))


def _is_label(entry: Paragraph) -> bool:
    text = entry.first.text
    return len(entry.lines) == 1 and not entry.first.bold and len(text.split()) <= _LABEL_WORDS and not _opens_low(text)


def _opens_low(text: str) -> bool:
    return text[:1].islower()


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    """A paragraph in the same type that begins in small letters."""
    before, after = first.last, second.first
    alike = abs(before.size - after.size) <= STYLE and before.bold == after.bold
    return alike and second.mark is None and _opens_low(after.text)
