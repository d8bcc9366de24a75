"""Web pages and other HTML: whole blocks, each with what the markup says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from safeguard_extract.errors import EmptyInput
from safeguard_extract.read.html_tables import is_data, read_table
from safeguard_extract.read.text import decode, printable
from safeguard_extract.records.page import Line, Page, Table

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset("script style noscript template svg math head object iframe canvas select textarea".split())
# What a site prints round its pages, by element and by role.
_ROUND = frozenset("nav footer aside form button dialog navigation contentinfo banner search complementary".split())
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q ruby s samp small span
    strike strong sub sup time tt u var wbr""".split()
)
_QUOTED = re.compile(r"(?:^|[\s_-])(?:pull|block)?-?quot(?:e|ation)s?(?:$|[\s_-])", re.IGNORECASE)  # classes
_CAPTIONED = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_QUOTE_PARAGRAPHS = 6  # a longer block quote is how an author indented a page
_BOLD = re.compile(r"font-weight:\s*(bold|[6-9]00)", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # names an encoding, which decoded text has no more


@dataclass(frozen=True, slots=True)
class _Place:
    """The block that words stand in: kind and level as `Line` has them, its list mark, and whether type is bold."""

    marked: str = "paragraph"
    level: int = 0
    mark: str = ""
    bold: bool = False


@dataclass(slots=True)
class _Lines:
    """The lines that are done, and the words of the one that is open, each piece with whether it is bold."""

    done: list[Line] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str | None, bold: bool) -> None:
        if text:
            self.pieces.append((text, bold))

    def close(self, place: _Place) -> None:
        """End the open line; one without words is none."""
        text = " ".join("".join(piece for piece, _ in self.pieces).split())
        bold = all(heavy for piece, heavy in self.pieces if piece.strip())
        self.pieces.clear()
        if text:
            said = f"{place.mark} {text}".lstrip()
            self.done.append(Line(said, bold=bold, marked=place.marked, level=place.level))

    def put(self, table: Table) -> None:
        self.done.append(Line("", marked="table", table=table))


def read_html(name: str, data: bytes) -> tuple[Page, ...]:
    """Read HTML as one page of lines, each a heading, a paragraph, an item of a list, a table or furniture.

    Raises EmptyInput where there are no words in it.
    """
    markup = _DECLARATION.sub("", printable(decode(data)))
    try:
        root = lxml.html.document_fromstring(markup)
    except ParserError:  # it mends all markup but none
        raise EmptyInput(name, "there is no text in it") from None
    lines = _Lines()
    lines.close(_read(root, _Place(), lines))
    if all(line.marked == "furniture" for line in lines.done):
        raise EmptyInput(name, "there is no text in it")
    return (Page(1, lines=tuple(lines.done)),)


def _read(element: HtmlElement, place: _Place, lines: _Lines) -> _Place:
    """Read what stands in an element; its own words go on the open line, blocks in it on lines of their own.

    Returns the place of the words that are still open at its end.
    """
    lines.add(element.text, place.bold)
    number = _first_number(element)
    for child in element:
        done = len(lines.done)
        if not isinstance(child.tag, str) or _is_unseen(child):
            pass  # a comment, or what no browser shows
        elif child.tag in _INLINE:
            _read(child, _heavier(place, child), lines)
        elif child.tag == "br":
            lines.close(place)
        else:
            lines.close(place)
            number += child.tag == "li"
            _read_block(child, _place_of(child, place, number), lines)
        place = _after_words(place) if len(lines.done) > done else place
        lines.add(child.tail, place.bold)
    return place


def _read_block(element: HtmlElement, place: _Place, lines: _Lines) -> None:
    if element.tag == "table" and is_data(element):
        for caption in element.iterchildren("caption"):
            _read_block(caption, _Place("caption"), lines)
        lines.put(read_table(element, cell_lines))
        return
    lines.close(_read(element, place, lines))


def cell_lines(cell: HtmlElement) -> tuple[Line, ...]:
    """The lines of a table's cell."""
    lines = _Lines()
    lines.close(_read(cell, _Place(bold=cell.tag == "th"), lines))
    return tuple(line for line in lines.done if line.text)


def _is_unseen(element: HtmlElement) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _heavier(place: _Place, element: HtmlElement) -> _Place:
    if element.tag in {"b", "strong"} or _BOLD.search(element.get("style") or ""):
        return _Place(place.marked, place.level, place.mark, bold=True)
    return place


def _after_words(place: _Place) -> _Place:
    """Where further words stand once the first line of a block is closed: an item's later paragraphs have no mark."""
    return _Place(level=place.level, bold=place.bold) if place.marked == "list_item" else place


def _place_of(element: HtmlElement, outer: _Place, number: int) -> _Place:
    """The place that a block makes for its words, in the place that it stands in."""
    if outer.marked in {"quote", "caption"}:
        return _heavier(outer, element)  # who said it may stand in a footer
    if outer.marked == "furniture" or {element.tag, element.get("role")} & _ROUND:
        return _Place("furniture")
    if element.tag in _HEADINGS:
        return _Place("heading", _HEADINGS[element.tag], bold=True)
    if element.tag in {"ul", "ol"}:
        return _Place(level=outer.level + 1)
    if element.tag == "li":
        return _Place("list_item", max(outer.level, 1), _mark(element, number))
    if outer.marked == "paragraph" and (aside := _aside(element)):
        return _heavier(_Place(aside, bold=outer.bold), element)
    return _heavier(outer, element)


def _aside(element: HtmlElement) -> str:
    """`quote` or `caption` for an element that is marked up as one, by its tag or its class; else nothing."""
    name = element.get("class") or "" if element.tag in {"p", "div"} else ""
    if element.tag == "blockquote" or (name and _QUOTED.search(name)):
        return "quote" if _is_quote(element) else ""
    figure = element.getparent()
    if element.tag == "figcaption" and figure is not None and figure.tag == "figure":
        return "caption" if figure.find(".//blockquote") is None else "quote"  # it says who spoke
    named = name and _CAPTIONED.search(name) and next(element.iterchildren("p"), None) is None
    return "caption" if named or element.tag in {"caption", "figcaption"} else ""


def _is_quote(element: HtmlElement) -> bool:
    """False for a block quote that only indents: a list, a table or headings in it, or many paragraphs."""
    if next(element.iterdescendants("ul", "ol", "table", *_HEADINGS), None) is not None:
        return False
    return sum(1 for _ in element.iterdescendants("p", "div")) <= _QUOTE_PARAGRAPHS


def _first_number(element: HtmlElement) -> int:
    start = element.get("start") or ""
    return int(start) - 1 if element.tag == "ol" and start.isdecimal() and len(start) < 5 else 0


def _mark(item: HtmlElement, number: int) -> str:
    """The mark that a browser prints before an item of a list."""
    outer = item.getparent()
    if outer is None or outer.tag != "ol":
        return "•"
    kind = outer.get("type") or "1"
    if kind in {"a", "A"} and number <= 26:
        return chr(ord(kind) + number - 1) + "."
    return f"{number}."
