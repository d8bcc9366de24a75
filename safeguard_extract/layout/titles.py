"""Which paragraphs of a paged document are headings, and of what level: bookmarks first, then type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.language.labels import read_label
from safeguard_extract.layout.capitals import is_capital_heading
from safeguard_extract.layout.paragraphs import Paragraph
from safeguard_extract.records.page import Page

_LARGER = 1.07  # of the body's size: smaller differences are other fonts, not headings
_LONGEST = 34  # words: a bold paragraph that is longer is emphasis, unless a label names it a priority
_LONGEST_LARGE = 45
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
_PROSE_WORDS = 12  # a shorter paragraph may be a heading
_PROSE_LETTERS = 240  # three sentences; fewer may be a motto and a notice


@dataclass(frozen=True, slots=True, order=True)
class Style:
    """How a paragraph is set: what its headings' rank is read from."""

    size: float
    bold: bool
    capitals: bool
    coloured: bool


@dataclass(frozen=True, slots=True)
class TitleStyles:
    """The styles that headings of this document have, by rank, and its bookmarks."""

    body: Style
    colours: frozenset[str]
    ranks: dict[Style, int]
    bookmarks: dict[tuple[int, str], int]
    indents: tuple[float, ...]

    def level(self, paragraph: Paragraph, text: str) -> int:
        """The heading level, or 0 for a paragraph that is no heading."""
        if paragraph.mark is not None and paragraph.mark.kind == "bullet":
            return 0  # one of a list of the headings to come, which bookmarks name too
        marked = self.bookmarks.get((paragraph.lines[0][0], _key(text))) or self.bookmarks.get(
            (paragraph.lines[0][0], _key(paragraph.first.text + " " + text[len(paragraph.first.text) :]))
        )
        if marked:
            return marked
        if not is_title(paragraph, text, self.body, self.colours):
            return 0
        return self.ranks.get(style_of(paragraph), 6) + (max(self.bookmarks.values()) if self.bookmarks else 0)

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


def style_of(paragraph: Paragraph) -> Style:
    """The style of a paragraph, sizes rounded to half points."""
    text = "".join(line.text for _, line in paragraph.lines)
    return Style(
        round(paragraph.size * 2) / 2,
        paragraph.bold,
        text.isupper() and sum(map(str.isalpha, text)) > 3,
        paragraph.colour not in {None, "#000000"},
    )


def is_title(paragraph: Paragraph, text: str, body: Style, colours: frozenset[str] = frozenset()) -> bool:
    """A heading stands out by size, weight, capitals or colour, is short, and does not end as a sentence does.

    `colours` are those that the document keeps for headings.
    """
    style = style_of(paragraph)
    words = len(text.split())
    label = read_label(text) is not None
    if not text or words > (_LONGEST_LARGE + 20 if label else _LONGEST_LARGE) or not any(c.isalpha() for c in text):
        return False
    if (
        (paragraph.mark is not None and paragraph.mark.kind == "bullet")
        or _QUOTE.fullmatch(text)
        or _FIGURE.match(text)
    ):
        return False
    large = style.size >= body.size * _LARGER
    if not large and words > _LONGEST and not label:
        return False
    if text.endswith((";", ",")) or (text.endswith(".") and not (label or (large and style.bold))):
        return False
    if paragraph.italic and not large:
        return False
    stands_out = large or (style.bold and not body.bold) or is_capital_heading(text) or (label and style.coloured)
    kept = paragraph.colour in colours and style.size >= body.size  # small print is often grey
    return (stands_out or kept) and not _is_value(text)


def _heading_colours(paragraphs: Sequence[Paragraph], body: Style) -> frozenset[str]:
    """Colours in which nothing is printed but short lines that end without a stop, three and more of them."""
    short: Counter[str] = Counter()
    other: set[str] = set()
    for paragraph in paragraphs:
        colour = paragraph.colour
        if colour is None or colour == "#000000":
            continue
        text = " ".join(line.text for _, line in paragraph.lines)
        plain = paragraph.mark is None and text[:1].isupper() and not text.rstrip().endswith((".", ",", ";"))
        if plain and len(text.split()) <= _COLOURED_WORDS and not _is_value(text) and len(paragraph.lines) == 1:
            short[colour] += 1
        elif not is_title(paragraph, text, body):
            other.add(colour)
    return frozenset(colour for colour, times in short.items() if times >= _COLOURED and colour not in other)


def _is_value(text: str) -> bool:
    """Numbers and contact lines set large are no headings."""
    letters = sum(c.isalpha() for c in text)
    return letters < 3 or "@" in text or "www." in text or bool(re.fullmatch(r"[\d\s.,%£/–-]+\w{0,3}", text))


def learn_titles(paragraphs: Sequence[Paragraph], pages: Sequence[Page]) -> TitleStyles:
    """Learn the body's style, the headings' styles by rank, the bookmarks and the indents of lists."""
    weights: Counter[Style] = Counter()
    for paragraph in paragraphs:
        weights[style_of(paragraph)] += sum(len(line.text) for _, line in paragraph.lines)
    body = _prose(paragraphs) or _body(weights, pages)
    colours = _heading_colours(paragraphs, body)
    used: Counter[Style] = Counter()
    for paragraph in paragraphs:
        text = " ".join(line.text for _, line in paragraph.lines)
        if is_title(paragraph, text, body, colours):
            used[style_of(paragraph)] += 1
    ordered = sorted(used, key=lambda s: (-s.size, -s.capitals, -s.bold, -s.coloured))
    ranks = {style: rank for rank, style in enumerate(ordered, 1)}
    bookmarks = {(page.number, _key(title)): level for page in pages for level, title in page.bookmarks}
    return TitleStyles(body, colours, ranks, bookmarks, _indents(paragraphs))


def _prose(paragraphs: Sequence[Paragraph]) -> Style | None:
    """The style of most running text; None where there is hardly any, as in documents that are all tables.

    Tables are often set smaller than what stands around them, and may hold most of the letters.
    """
    letters: Counter[Style] = Counter()
    for paragraph in paragraphs:
        words = sum(len(line.text.split()) for _, line in paragraph.lines)
        if words >= _PROSE_WORDS and paragraph.last.text.rstrip().endswith((".", ";", ":", "?")):
            letters[style_of(paragraph)] += sum(len(line.text) for _, line in paragraph.lines)
    return letters.most_common(1)[0][0] if letters.total() >= _PROSE_LETTERS else None


def _body(weights: Counter[Style], pages: Sequence[Page]) -> Style:
    """The style of most letters; tables count too, in documents that are nothing but tables."""
    words: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for word in page.words:
            words[round(word.size * 2) / 2, word.bold] += len(word.text)
    if not words:
        return Style(10.0, False, False, False)
    size, bold = words.most_common(1)[0][0]
    alike = [style for style in weights if style.size == size and style.bold == bold]
    return max(alike, key=lambda style: weights[style]) if alike else Style(size, bold, False, False)


def _indents(paragraphs: Sequence[Paragraph]) -> tuple[float, ...]:
    """The left edges of list items, clustered; each further one is a depth more, up to the next column."""
    edges = sorted(p.first.bbox.x0 for p in paragraphs if p.mark is not None and p.first.bbox is not None)
    out: list[float] = []
    for edge in edges:
        if not out or edge - out[-1] > _STEP / 2:
            out.append(edge)
    return tuple(out)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()[:60]
