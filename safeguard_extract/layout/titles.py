"""Which paragraphs of a paged document are headings, and of what level: bookmarks first, then type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from safeguard_extract.language.labels import read_label
from safeguard_extract.layout.capitals import is_capital_heading
from safeguard_extract.layout.paragraphs import Paragraph
from safeguard_extract.layout.segments import colour_of
from safeguard_extract.records.page import Page

_LARGER = 1.07  # of the body's size: smaller differences are other fonts, not headings
_LONGEST = 34  # words: a bold paragraph that is longer is emphasis, unless a label names it a priority
_LONGEST_LARGE = 45
_LONGEST_LABEL = 65  # with a label
_STEP = 12.0  # points of indent between depths of a list
_COLUMN = 110.0  # points: four depths of a list stand closer together, two columns of a page further apart
_DEEPEST = 7
_COLOURED = 3  # lines: fewer may be links or a motto
_COLOURED_WORDS = 10
# A pull quote is set larger than the text that it is taken from; a whole sentence in quotation marks is no title.
_QUOTE = re.compile(r"[\"“‘'].*[.!?…]\s*[\"”’']", re.DOTALL)
_FIGURE = re.compile(
    r"(?:figure|fig\.?|chart|graph|diagram|map|photo(?:graph)?)\s+\d+(?:\.\d+)*\b", re.IGNORECASE
)  # captions
_NUMBERS = re.compile(r"[\d\s.,%£/–-]+\w{0,3}")
_NO_LETTERS = re.compile(r"\W+")
_PLAIN = (None, "#000000")
_PROSE_WORDS = 12  # a shorter paragraph may be a heading
_PROSE_LETTERS = 240  # three sentences; fewer may be a motto and a notice


class Style(NamedTuple):
    """How a paragraph is set: what its headings' rank is read from."""

    size: float
    bold: bool
    capitals: bool
    coloured: bool


class Printed(NamedTuple):
    """A paragraph with what its lines say and how they are set, read once, for much is asked of it.

    `text` joins its lines as they are printed, list mark and hyphens included.
    """

    paragraph: Paragraph
    text: str
    words: int
    style: Style
    colour: str | None

    @property
    def is_bullet(self) -> bool:
        return self.paragraph.mark is not None and self.paragraph.mark.kind == "bullet"

    @property
    def letters(self) -> int:
        """The characters on its lines."""
        return len(self.text) - len(self.paragraph.lines) + 1

    @property
    def is_italic(self) -> bool:
        """True where most of its lines are."""
        italic = [line.italic for _, line in self.paragraph.lines]
        return 2 * sum(italic) > len(italic)


@dataclass(frozen=True, slots=True)
class TitleStyles:
    """The styles that headings of this document have, by rank, and its bookmarks."""

    body: Style
    colours: frozenset[str]
    ranks: dict[Style, int]
    bookmarks: dict[int, dict[str, int]]  # for each page that has some: their levels by their letters
    deepest: int  # level of a bookmark
    indents: tuple[float, ...]

    def level(self, printed: Printed, text: str) -> int:
        """The heading level, or 0 for a paragraph that is no heading; `text` is that of its block."""
        if printed.is_bullet:
            return 0  # one of a list of the headings to come, which bookmarks name too
        page, first = printed.paragraph.lines[0]
        marked = self.bookmarks.get(page)
        if marked:
            level = marked.get(_key(text))
            if not level and not text.startswith(first.text):
                level = marked.get(_key(first.text + " " + text[len(first.text) :]))
            if level:
                return level
        if not is_title(printed, text, self.body, self.colours):
            return 0
        return self.ranks.get(printed.style, 6) + self.deepest

    def depth(self, paragraph: Paragraph) -> int:
        """The depth of a list item, from 1, by its indent among the document's list items."""
        x0 = paragraph.first.bbox.x0 if paragraph.first.bbox else 0.0
        depth, column = 0, None
        for indent in self.indents:
            if indent > x0:
                break
            if column is None or indent - column > _COLUMN:
                depth, column = 0, indent
            depth += 1
        return max(1, min(depth, _DEEPEST))


def as_printed(paragraph: Paragraph) -> Printed:
    """A paragraph as it is printed, its type size rounded to half points."""
    lines = [line for _, line in paragraph.lines]
    text = " ".join([line.text for line in lines])
    colour = colour_of(lines[0])
    style = Style(
        round(max([line.size for line in lines]) * 2) / 2,
        all(line.bold for line in lines),
        text.isupper() and sum(map(str.isalpha, text)) > 3,
        colour not in _PLAIN,
    )
    return Printed(paragraph, text, len(text.split()), style, colour)


def is_title(printed: Printed, text: str, body: Style, colours: frozenset[str] = frozenset()) -> bool:
    """A heading stands out by size, weight, capitals or colour, is short, and does not end as a sentence does.

    `text` is the paragraph's, or its block's; `colours` are those that the document keeps for headings.
    """
    style = printed.style
    large = style.size >= body.size * _LARGER
    kept = printed.colour in colours and style.size >= body.size  # small print is often grey
    stands_out = large or kept or (style.bold and not body.bold) or is_capital_heading(text)
    if not (stands_out or style.coloured) or text.endswith((";", ",")) or printed.is_bullet:
        return False
    label = read_label(text) is not None
    if not (stands_out or label) or (text.endswith(".") and not (label or (large and style.bold))):
        return False
    if printed.is_italic and not large:
        return False
    longest = (_LONGEST_LARGE if large else _LONGEST) if not label else _LONGEST_LABEL
    if len(text.split()) > longest or _QUOTE.fullmatch(text) or _FIGURE.match(text):
        return False
    return not _is_value(text)


def _heading_colours(paragraphs: Iterable[Printed], body: Style) -> frozenset[str]:
    """Colours in which nothing is printed but short lines that end without a stop, three and more of them."""
    short: Counter[str] = Counter()
    other: set[str] = set()
    for each in paragraphs:
        if each.colour is None or not each.style.coloured:
            continue
        text, paragraph = each.text, each.paragraph
        short_line = len(paragraph.lines) == 1 and paragraph.mark is None and each.words <= _COLOURED_WORDS
        plain = short_line and text[:1].isupper() and not text.rstrip().endswith((".", ",", ";"))
        if plain and not _is_value(text):
            short[each.colour] += 1
        elif not is_title(each, text, body):
            other.add(each.colour)
    return frozenset(colour for colour, times in short.items() if times >= _COLOURED and colour not in other)


def _is_value(text: str) -> bool:
    """Numbers and contact lines set large are no headings."""
    letters = sum(map(str.isalpha, text))
    return letters < 3 or "@" in text or "www." in text or _NUMBERS.fullmatch(text) is not None


def learn_titles(paragraphs: Sequence[Printed], pages: Sequence[Page]) -> TitleStyles:
    """Learn the body's style, the headings' styles by rank, the bookmarks and the indents of lists."""
    body = _prose(paragraphs) or _body(paragraphs, pages)
    colours = _heading_colours(paragraphs, body)
    used = {each.style for each in paragraphs if is_title(each, each.text, body, colours)}
    ordered = sorted(used, key=lambda s: (-s.size, -s.capitals, -s.bold, -s.coloured))
    ranks = {style: rank for rank, style in enumerate(ordered, 1)}
    bookmarks: dict[int, dict[str, int]] = {}
    for page in pages:
        for level, title in page.bookmarks:
            bookmarks.setdefault(page.number, {})[_key(title)] = level
    deepest = max((level for marked in bookmarks.values() for level in marked.values()), default=0)
    return TitleStyles(body, colours, ranks, bookmarks, deepest, _indents(paragraphs))


def _prose(paragraphs: Iterable[Printed]) -> Style | None:
    """The style of most running text; None where there is hardly any, as in documents that are all tables.

    Tables are often set smaller than what stands around them, and may hold most of the letters.
    """
    letters: Counter[Style] = Counter()
    for each in paragraphs:
        if each.words >= _PROSE_WORDS and each.text.rstrip().endswith((".", ";", ":", "?")):
            letters[each.style] += each.letters
    return letters.most_common(1)[0][0] if letters.total() >= _PROSE_LETTERS else None


def _body(paragraphs: Iterable[Printed], pages: Iterable[Page]) -> Style:
    """The style of most letters; tables count too, in documents that are nothing but tables."""
    words: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for word in page.words:
            words[round(word.size * 2) / 2, word.bold] += len(word.text)
    if not words:
        return Style(10.0, False, False, False)
    size, bold = words.most_common(1)[0][0]
    weights: Counter[Style] = Counter()
    for each in paragraphs:
        if each.style.size == size and each.style.bold == bold:
            weights[each.style] += each.letters
    return max(weights, key=lambda style: weights[style]) if weights else Style(size, bold, False, False)


def _indents(paragraphs: Iterable[Printed]) -> tuple[float, ...]:
    """The left edges of list items, clustered; each further one is a depth more, up to the next column."""
    first = [each.paragraph.first for each in paragraphs if each.paragraph.mark is not None]
    edges = sorted(line.bbox.x0 for line in first if line.bbox is not None)
    out: list[float] = []
    for edge in edges:
        if not out or edge - out[-1] > _STEP / 2:
            out.append(edge)
    return tuple(out)


def _key(text: str) -> str:
    return _NO_LETTERS.sub("", text).lower()[:60]
