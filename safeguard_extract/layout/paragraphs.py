"""Lines in reading order to paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.layout.marks import Mark, read_mark
from safeguard_extract.layout.segments import colour_of
from safeguard_extract.records.geometry import BBox, union
from safeguard_extract.records.page import Line

_LEADING = 0.62  # of the type size: white between lines of one paragraph stays below it
_SAME_LEFT = 2.0  # points
_SPACE = 0.25  # of the type size: a plain space
_LIST_REACH = 8  # lines between two items of one list
_BROKEN = "\u2010\u00ad"
_HYPHENS = ("-", *_BROKEN)
_LABEL_WORDS = 5  # with the mark: shorter lines are the labels of a chart
_FIELD_NAME = 4  # words of a field's name at most ("Lead officer and agency:")
_STYLE = 0.6  # points: sizes that differ by less are one size
_ENDS = (".", "!", "?", ":", ";", ".”", ".)", '."')
# First halves of words that English writes with a hyphen, broken at a line's end or not.
_HYPHENATED = frozenset(
    """multi inter co self non pre post well long short cross sub peer re semi anti pro ex high low part full under
    over half on off one two three
    three-year year day face up follow out in front child age risk evidence outcome trauma strength lead
    decision""".split()
)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `mark` is the list mark that the first begins with."""

    lines: list[tuple[int, Line]]
    mark: Mark | None = None
    new_column: bool = field(default=False)

    @property
    def first(self) -> Line:
        return self.lines[0][1]

    @property
    def last(self) -> Line:
        return self.lines[-1][1]

    @property
    def bold(self) -> bool:
        return all(line.bold for _, line in self.lines)

    @property
    def italic(self) -> bool:
        return sum(line.italic for _, line in self.lines) > len(self.lines) / 2

    @property
    def size(self) -> float:
        return max(line.size for _, line in self.lines)

    @property
    def colour(self) -> str | None:
        return colour_of(self.first)


def paragraphs_of(lines: Iterable[tuple[int, Line]]) -> list[Paragraph]:
    """Gather (page, line) pairs in reading order into paragraphs, over columns and pages."""
    out: list[Paragraph] = []
    entries = list(lines)
    counting = _counting([line for _, line in entries])
    edges = _right_edges(entries)
    for position, (page, line) in enumerate(entries):
        mark = read_mark(line.text, bare=True) if position in counting else _mark_of(line)
        previous = out[-1] if out else None
        if previous is not None and mark is None and _goes_on(previous, page, line, edges[position]):
            previous.lines.append((page, line))
        else:
            out.append(Paragraph([(page, line)], mark))
    return out


def _right_edges(entries: Sequence[tuple[int, Line]]) -> list[float]:
    """For each line, how far to the right the lines of its page that begin where it does reach, in points."""
    widest: dict[tuple[int, int], float] = {}
    for page, line in entries:
        if line.bbox is not None:
            place = page, round(line.bbox.x0 / _SAME_LEFT)
            widest[place] = max(widest.get(place, 0.0), line.bbox.x1)
    return [widest[page, round(line.bbox.x0 / _SAME_LEFT)] if line.bbox else 0.0 for page, line in entries]


def _counting(lines: Sequence[Line]) -> set[int]:
    """Lines that begin with bare numbers which count up at one left edge: a list, though no dot follows the numbers."""
    found: set[int] = set()
    last: tuple[int, int, float] | None = None
    for i, line in enumerate(lines):
        match = re.match(r"^(\d{1,2}) (?=[A-Z“‘])", line.text)
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


def _goes_on(previous: Paragraph, page: int, line: Line, edge: float) -> bool:
    """Whether a line belongs to the paragraph before it; `edge` is how far lines reach that begin where it does."""
    before_page, before = previous.lines[-1]
    if before.bbox is None or line.bbox is None or not _same_style(before, line):
        return False
    below = before_page == page and line.bbox.top >= before.bbox.top
    beside = before_page == page and abs(line.bbox.x0 - before.bbox.x0) > max(160.0, before.bbox.width)
    text = before.text.rstrip()
    if not below or beside or line.bbox.top - before.bbox.bottom > 6 * line.size:
        return _sentence_goes_on(text, line.text)
    gap = line.bbox.top - before.bbox.bottom
    if gap > _LEADING * max(line.size, 1.0) or _begins_field(line):
        return False
    return not _outdented(previous, line, edge)


def _begins_field(line: Line) -> bool:
    """A line that begins with the name of a field ('Timescale: March 2020'), known or in bold, goes on with nothing."""
    if line.text[:1].isupper() and read_fields(line.text):
        return True
    name = next((i for i, word in enumerate(line.words[:_FIELD_NAME]) if word.text.endswith(":")), None)
    return name is not None and all(word.bold for word in line.words[: name + 1]) and not line.words[-1].bold


def _same_style(before: Line, line: Line) -> bool:
    if abs(before.size - line.size) > _STYLE:
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


def _outdented(previous: Paragraph, line: Line, edge: float) -> bool:
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
        full = last.bbox is not None and last.bbox.x1 + _SPACE * line.size + word.x1 - word.x0 > edge
        if line.text[:1].islower() or (full and abs(line.bbox.x0 - first.bbox.x0) < 1):
            return False
    return line.bbox.x0 < first.bbox.x0 + 1 and len(first.words) > 1 and first.words[1].bbox.x0 - first.bbox.x0 > 6


def joined_text(
    lines: Sequence[tuple[int, Line]], skip: int, vocabulary: Counter[str]
) -> tuple[str, list[tuple[int, int, int, BBox | None]]]:
    """A paragraph's text, and for each line (start, end, page, box); `skip` characters of the first line are its
    list mark.

    A word parted by a hyphen at a line's end is joined: without the hyphen where the document prints it so elsewhere.
    """
    text = ""
    places: list[tuple[int, int, int, BBox | None]] = []
    for index, (page, line) in enumerate(lines):
        words = re.sub(r"\s+", " ", line.text).strip()
        words = words[skip:].lstrip() if index == 0 else words
        if text.endswith(_HYPHENS) and words[:1].islower() and text[-2:-1].isalpha():
            text = _mend(text, words, vocabulary)
            start, _, before, bbox = places[-1]
            places[-1] = (start, len(text), before, bbox)
        elif text and not (text.endswith(_HYPHENS) and text[-2:-1].isdigit() and words[:1].isdigit()):  # 2010-2011
            text += " "
        start = len(text)
        text += words
        places.append((start, len(text), page, line.bbox))
    return text, places


def _mend(text: str, words: str, vocabulary: Counter[str]) -> str:
    head = re.search(r"([\w’'-]+)[-\u2010\u00ad]$", text)
    tail = re.match(r"[\w’']+", words)
    if head is None or tail is None:
        return text
    whole, parted = (head[1] + tail[0]).lower(), f"{head[1]}-{tail[0]}".lower()
    if text[-1] in _BROKEN:  # not the sign on the keyboard: the program that set the type broke the word
        return text[:-1] + ("-" if vocabulary[parted] > vocabulary[whole] else "")
    if head[1].lower() in _HYPHENATED:
        return text
    return text[:-1] if vocabulary[whole] > vocabulary[parted] else text


def box_of(paragraph: Paragraph) -> BBox:
    """The box round a paragraph's lines (of all its pages)."""
    return union(line.bbox for _, line in paragraph.lines if line.bbox is not None)
