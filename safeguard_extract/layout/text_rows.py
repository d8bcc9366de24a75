"""Lines of a text file with what stands round them: blank lines, indents, page numbers, the width they were
wrapped at."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.form_headings import split_forms
from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.layout.folios import Folio
from safeguard_extract.layout.marks import read_mark
from safeguard_extract.layout.text_tables import is_row
from safeguard_extract.records.page import Line

_INNER_BULLET = re.compile(r"\S\s+[•●▪■➢✓\uf0b7\uf0a7]\s+\S")
_LABELLED = re.compile(r"\b(?:Priority|Objective|Aim|Goal|Theme|Outcome) (?:\d{1,2}|[A-Z][a-z]+|[A-F])\s?[:–—-]\s")
_POURED = 420  # characters: no paragraph of a list or heading page is this long and has a lost line break
_FORMS = 3  # pieces: a line with so many holds at least two headings of a form
_SLIDE = 40  # characters: the shortest page of a poured presentation that can hold more than a title
_TITLE_WORDS = 10
_FEW_WORDS = 7  # words: a sentence of its own is longer, and ends with a stop
_LONG_LINE = 75  # characters: a paragraph under its title
_LINES = 3  # lines in a row: of two, the second may be what did not fit into the first
_SHORT = 60  # characters: the mean length of lines that stand by themselves
_NEAR = 15  # characters: a word that did not fit leaves so much white at a wrapped line's end, and seldom more
_WRAPPED = 0.4  # share of the lines that end near the width, in a file that was wrapped by hand
_NARROW = 60  # characters: so short are lines that were never wrapped
_ONWARD = 0.15  # share of the lines after another that begin in small letters, where lines were wrapped
_BLANKS = 0.12  # share of lines after a blank one: with fewer, line ends part the paragraphs


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its page, whether a blank line stood before and after it, and its markup.

    `apart` is whether one stood before it in the file; `blank_before` also where the file's lines are taken to stand
    alone.
    """

    text: str
    page: int
    indent: int
    blank_before: bool
    blank_after: bool
    line: Line
    folio: bool = False
    apart: bool = False


def rows(lines: Sequence[tuple[int, Line]], kept: Sequence[int], folios: dict[int, Folio]) -> Iterator[Row]:
    """The lines that were kept (by their places in `lines`) and hold words, without page numbers and running words."""
    for position, i in enumerate(kept):
        text = folios[i].text
        if not text.strip():
            continue
        before = kept[position - 1] if position else -1
        after = kept[position + 1] if position + 1 < len(kept) else -1
        apart = _parted(before, i, lines, folios)
        yield Row(
            text.strip() if not is_row(text) else text.strip("\n"),
            folios[i].page or lines[i][0],
            len(text) - len(text.lstrip()),
            apart,
            _parted(i, after, lines, folios),
            lines[i][1],
            bool(folios[i].removed),
            apart,
        )


def _parted(a: int, b: int, lines: Sequence[tuple[int, Line]], folios: dict[int, Folio]) -> bool:
    """Whether a blank line, a line set aside, a page's edge or the file's stands between two kept lines."""
    if a < 0 or b < 0 or b != a + 1 or lines[a][0] != lines[b][0]:
        return True
    return not folios[a].text.strip() or not folios[b].text.strip()


def spaced(rows: list[Row]) -> list[Row]:
    """Where a file has no blank lines and no wrapped ones, each line stands alone."""
    blank = sum(row.blank_before for row in rows)
    wrap = wrap_width(rows)
    if not wrap and blank <= _BLANKS * len(rows):
        return list(map(_alone, rows))
    rows = _numbered_titles(rows, wrap)
    out: list[Row] = []
    for group in _groups(rows):
        if not wrap and _is_list(group, rows):
            out += map(_alone, group)
        elif _has_title(group, wrap):
            out += [_alone(group[0]), replace(group[1], blank_before=True), *group[2:]]
        else:
            out += group
    return out


def _numbered_titles(rows: Sequence[Row], wrap: int) -> list[Row]:
    """Rows, with numbered titles taken to stand alone: short, without a stop, right over a line that counts one level
    deeper ('3.1 Early help' over '3.1.1 We will …')."""
    out = list(rows)
    for i, (row, after) in enumerate(itertools.pairwise(rows)):
        mark, deeper = read_mark(row.text), read_mark(after.text)
        if mark is None or deeper is None or row.line.marked or row.blank_after:
            continue
        number = mark.text.rstrip(".)")
        short = len(mark.rest.split()) <= _TITLE_WORDS and (not wrap or len(row.text) <= wrap - _NEAR)
        ended = mark.rest.endswith((".", ",", ";", ":")) or mark.rest.split()[-1].lower() in NEVER_LAST
        within = number[:1].isdigit() and re.match(re.escape(number) + r"\.\d", deeper.text)
        lettered = re.fullmatch(r"[A-H]", number) and deeper.kind in {"roman", "number", "bullet"}
        if short and not ended and (within or lettered) and mark.rest[:1].isupper():
            out[i] = _alone(row)
            out[i + 1] = replace(after, blank_before=True)
    return out


def _has_title(group: Sequence[Row], wrap: int) -> bool:
    """A short line right over a paragraph or a list: it ended on purpose, and is no sentence's beginning."""
    if len(group) < 2 or group[0].line.marked or is_row(group[0].text) or is_row(group[1].text):
        return False
    first, after = group[0].text, group[1].text
    words = first.split()
    ended = first.endswith((".", ",", ";", ":", "-", "–")) or words[-1].lower() in NEVER_LAST
    if ended or not first[:1].isupper() or read_mark(first) or read_fields(first) or len(words) > _TITLE_WORDS:
        return False
    if read_mark(after) is not None:
        return len(words) > 1 and not any(ch.isdigit() for ch in first)
    if not after[:1].isupper() or len(first) > _SHORT:
        return False
    if len(words) <= _FEW_WORDS and after.endswith(".") and len(after.split()) > _FEW_WORDS:
        return True
    if after.endswith(":") and len(group) > 2 and read_mark(group[2].text) is not None:
        return True  # the words that open a list have a title of their own
    if not wrap:
        return len(after) >= _LONG_LINE
    return len(first) + 1 + len(after.split()[0]) <= wrap - _NEAR and len(after) >= wrap - 2 * _NEAR


def _alone(row: Row) -> Row:
    return replace(row, blank_before=True, blank_after=True)


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows with no blank line between them."""
    group: list[Row] = []
    for row in rows:
        if row.blank_before and group:
            yield group
            group = []
        group.append(row)
    yield group


def _is_list(group: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Short lines that each begin with a capital are no paragraph: a slide's lines, but for the first, the cover's."""
    texts = [row.text for row in group]
    return (
        len(group) >= _LINES
        and group[0] is not rows[0]
        and not any(row.line.marked for row in group)
        and all(text[:1].isupper() for text in texts)
        and not any(read_mark(text) is not None or read_fields(text) for text in texts)
        and sum(map(len, texts)) <= _SHORT * len(texts)
        and sum(text.endswith((".", ",")) for text in texts) <= len(texts) / 3
        and not any(is_row(text) for text in texts)
    )


def is_poured(row: Row, wrap: int, pages: bool) -> bool:
    """A line that holds a page: too long for a paragraph, or one of many that each end or begin with a page number."""
    if pages and row.folio and len(row.text) > _SLIDE:
        return True
    if row.line.marked is None and len(row.text) > _SLIDE and len(split_forms(row.text)) > _FORMS:
        return True  # a slide: several headings of a form in one line
    if row.line.marked is None and "\t" not in row.text and _runs_on(row.text):
        return True
    return (
        len(row.text) >= max(_POURED, 2 * wrap)
        and not row.line.marked
        and read_mark(row.text) is None
        and "\t" not in row.text
    )


def _runs_on(text: str) -> bool:
    """A line in which bullets or a label stand in the midst, beside a form's heading: several lines were joined."""
    if len(text) <= _SLIDE or is_row(text):
        return False
    bullets = len(_INNER_BULLET.findall(text))
    return bullets > 1 or (len(split_forms(text)) > 1 and (bullets > 0 or _LABELLED.search(text) is not None))


def between_poured(rows: Sequence[Row], i: int, wrap: int, pages: bool) -> bool:
    """A short page between poured ones (a cover, a last page) is poured too."""
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(rows)]
    return (
        len(rows[i].text) > 100 and any(is_poured(rows[j], wrap, pages) for j in near) and rows[i].line.marked is None
    )


def wrap_width(rows: Sequence[Row]) -> int:
    """The width at which lines were wrapped by hand, or 0 where each line is a whole paragraph."""
    joined = [len(row.text) for row in rows if not row.blank_after and not is_row(row.text)]
    if len(joined) < 8:
        return 0
    ordered = sorted(joined)
    width = ordered[int(len(ordered) * 0.97)]
    near = sum(width - length <= _NEAR for length in joined)
    onward = [after.text for row, after in itertools.pairwise(rows) if not row.blank_after and not is_row(row.text)]
    if width < _NARROW and sum(text[:1].islower() for text in onward) < _ONWARD * len(onward):
        return 0  # short lines that do not go on in small letters: a slide's
    return width if 40 <= width <= 160 and near >= _WRAPPED * len(joined) else 0
