"""Lines in reading order to paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.layout.marks import Mark, read_mark
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Line

LEADING = 0.62  # of the type size: white between lines of one paragraph stays below it
_SAME_LEFT = 2.0  # points
_SPACE = 0.25  # of the type size: a plain space
_LIST_REACH = 8  # lines between two items of one list
_LABEL_WORDS = 5  # with the mark: shorter lines are the labels of a chart
_FIELD_NAME = 4  # words of a field's name at most ("Lead officer and agency:")
_BARE_NUMBER = re.compile(r"(\d{1,2}) (?=[A-Z“‘])")
STYLE = 0.6  # points: sizes that differ by less are one size
_ENDS = (".", "!", "?", ":", ";", ".”", ".)", '."')
# For each page and left edge (in steps of two points), how far to the right the lines that begin there reach.
_Edges = dict[tuple[int, int], float]


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `mark` is the list mark that the first begins with."""

    lines: list[tuple[int, Line]]
    mark: Mark | None = None

    @property
    def first(self) -> Line:
        return self.lines[0][1]

    @property
    def last(self) -> Line:
        return self.lines[-1][1]


def paragraphs_of(lines: Iterable[tuple[int, Line]]) -> list[Paragraph]:
    """Gather (page, line) pairs in reading order into paragraphs, over columns and pages."""
    out: list[Paragraph] = []
    entries = list(lines)
    counting = _counting([line for _, line in entries])
    edges = _right_edges(entries)
    previous: Paragraph | None = None
    for position, (page, line) in enumerate(entries):
        mark = read_mark(line.text, bare=True) if position in counting else _mark_of(line)
        if previous is not None and mark is None and _goes_on(previous, page, line, edges):
            previous.lines.append((page, line))
        else:
            previous = Paragraph([(page, line)], mark)
            out.append(previous)
    return out


def _right_edges(entries: Iterable[tuple[int, Line]]) -> _Edges:
    edges: _Edges = {}
    for page, line in entries:
        if line.bbox is not None:
            x0, _, x1, _ = line.bbox
            place = page, round(x0 / _SAME_LEFT)
            if x1 > edges.get(place, 0.0):
                edges[place] = x1
    return edges


def _counting(lines: Sequence[Line]) -> set[int]:
    """Lines that begin with bare numbers which count up at one left edge: a list, though no dot follows the numbers."""
    found: set[int] = set()
    last: tuple[int, int, float] | None = None
    for i, line in enumerate(lines):
        match = _BARE_NUMBER.match(line.text) if line.text[:1].isdigit() else None
        if match is None or line.bbox is None:
            continue
        number = int(match[1])
        if (
            last is not None
            and number == last[1] + 1
            and abs(line.bbox.x0 - last[2]) < 2
            and i - last[0] <= _LIST_REACH
        ):
            found |= {last[0], i}
        last = (i, number, line.bbox.x0)
    return found


def _mark_of(line: Line) -> Mark | None:
    mark = read_mark(line.text)
    if mark is not None and mark.kind == "decimal" and mark.rest[:1].islower():
        return None  # a figure at the head of a line, not a paragraph's number
    if mark is None and len(line.words) > 2 and _gap_after_first(line) > 0.9 * max(line.size, 1.0):
        mark = read_mark(line.text, bare=True)
    return mark


def _gap_after_first(line: Line) -> float:
    return line.words[1].bbox.x0 - line.words[0].bbox.x1


def _goes_on(previous: Paragraph, page: int, line: Line, edges: _Edges) -> bool:
    """Whether a line belongs to the paragraph before it."""
    before_page, before = previous.lines[-1]
    if before.bbox is None or line.bbox is None or not _same_style(before, line):
        return False
    below = before_page == page and line.bbox.top >= before.bbox.top
    beside = before_page == page and abs(line.bbox.x0 - before.bbox.x0) > max(160.0, before.bbox.width)
    gap = line.bbox.top - before.bbox.bottom
    if not below or beside or gap > 6 * line.size:
        return _sentence_goes_on(before.text.rstrip(), line.text)
    if gap > LEADING * max(line.size, 1.0) or _begins_field(line):
        return False
    return not _outdented(previous, page, line, edges)


def _begins_field(line: Line) -> bool:
    """A line that begins with the name of a field ('Timescale: March 2020'), known or in bold, goes on with nothing."""
    if ":" not in line.text and "–" not in line.text:
        return False
    if line.text[:1].isupper() and read_fields(line.text):
        return True
    name = next((i for i, word in enumerate(line.words[:_FIELD_NAME]) if word.text.endswith(":")), None)
    return name is not None and all(word.bold for word in line.words[: name + 1]) and not line.words[-1].bold


def _same_style(before: Line, line: Line) -> bool:
    if abs(before.size - line.size) > STYLE:
        return False
    if before.bold != line.bold and not (_mixed(before) or _mixed(line)):
        return False
    return before.bold == line.bold or not before.text.rstrip().endswith(_ENDS)


def _mixed(line: Line) -> bool:
    return len({word.bold for word in line.words}) > 1


def _sentence_goes_on(before: str, after: str) -> bool:
    """Over a column's or a page's end: small letters go on with a sentence that has not ended."""
    if before.endswith(_ENDS):
        return False
    last = before.split()[-1].lower() if before.split() else ""
    return (
        after[:1].islower()
        or after.startswith("(")
        or (last in NEVER_LAST and after[:1].isalnum())
        or before.endswith(",")
    )


def _outdented(previous: Paragraph, page: int, line: Line, edges: _Edges) -> bool:
    """A line that begins left of a list item's text has left the item, unless it begins under a mark typed by hand."""
    first = previous.first
    if previous.mark is None or first.bbox is None or line.bbox is None:
        return False
    if (previous.last.bbox is not None and previous.last.bbox.top < first.bbox.top) or previous.lines[0][
        0
    ] != previous.lines[-1][0]:
        return False  # the item has gone over a column's or a page's end
    last = previous.last
    if not last.text.rstrip().endswith(_ENDS) and len(last.words) > _LABEL_WORDS:
        word = line.words[0].bbox if line.words else line.bbox
        edge = edges.get((page, round(line.bbox.x0 / _SAME_LEFT)), 0.0)
        full = last.bbox is not None and last.bbox.x1 + _SPACE * line.size + word.x1 - word.x0 > edge
        if line.text[:1].islower() or (full and abs(line.bbox.x0 - first.bbox.x0) < 1):
            return False
    return line.bbox.x0 < first.bbox.x0 + 1 and len(first.words) > 1 and first.words[1].bbox.x0 - first.bbox.x0 > 6


def box_of(paragraph: Paragraph) -> BBox:
    """The box round a paragraph's lines (of all its pages)."""
    return union(line.bbox for _, line in paragraph.lines if line.bbox is not None)
