"""Documents to PDF with Typst: its own serif fonts or Vera, contents lists, true row spans, text in columns.

Options of a source's `look`: font (libertinus, computer-modern, vera, mono), size, accent and tint (hex colours), page
(a4, a4-landscape), margin (mm), header and footer (with {n}), headings (plain, band, rule, caps), table (grid, lines,
tint, open), mark, cell, rows (cut: the end of a page cuts through rows), cover (fill, plain), justify, hyphenate,
made (the year and month of its creation date).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import reportlab
import typst

from corpora.document import (
    Box,
    Bullet,
    Bullets,
    Callout,
    Cards,
    Contents,
    Cover,
    Flow,
    Heading,
    Item,
    Node,
    PageBreak,
    Paragraph,
    Piece,
    Source,
    Table,
    printed,
)

FONTS = {
    "libertinus": "Libertinus Serif",
    "computer-modern": "New Computer Modern",
    "vera": "Bitstream Vera Sans",
    "mono": "DejaVu Sans Mono",
}
VERA = Path(reportlab.__file__).parent / "fonts"


def typeset(source: Source) -> bytes:
    """The document as PDF; the same source gives the same bytes."""
    program = "\n".join((_preamble(source), *(_node(node, source.look) for node in source.body)))
    compiled: Any = typst.compile  # its stubs ask for font paths of the type of the program
    made: bytes = compiled(program.encode(), format="pdf", font_paths=[str(VERA)], ignore_system_fonts=True)
    return made


def string(text: str) -> str:
    """Text as a Typst string literal, with its apostrophes made typographic."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "’").replace("\n", "\\n") + '"'


def content(text: str) -> str:
    """Text as Typst markup: string literals, with **bold** as strong text."""
    parts = text.split("**")
    return "".join(
        f"#strong({string(part)})" if place % 2 else f"#{string(part)};" for place, part in enumerate(parts) if part
    )


STYLES = """
#let balanced(n, body) = layout(room => {
  let tall = measure(block(width: (room.width - 16pt * (n - 1)) / n, body)).height
  let poured = columns(n, gutter: 16pt, body)
  if tall / n < room.height * 0.7 { block(height: tall / n + 2.5em, poured) } else { poured }
})
#let card(body) = block(width: 100%, fill: tint, inset: 8pt, body)
#let boxed(body) = block(width: 100%, fill: tint, stroke: 0.8pt + accent, inset: 10pt, radius: 3pt, body)
#let callout(body) = block(width: 100%, fill: tint, inset: 10pt, stroke: (left: 3pt + accent), body)
#let head(colour, body) = text(fill: colour, strong(sized(body)))
#show heading: set text(fill: accent)
#show heading: set block(above: 1.3em, below: 0.8em)
#show heading.where(level: 1): set text(size: 1.35em)
#show heading.where(level: 2): set text(size: 1.1em)
"""


def _preamble(source: Source) -> str:
    look = source.look
    size, accent = look.get("size", 10.5), look.get("accent", "#223344")
    year, month = (int(part) for part in (look.get("made", "2018-05")).split("-"))
    footer, header = _furniture(look.get("footer", "")), _furniture(look.get("header", ""))
    made = f"datetime(year: {year}, month: {month}, day: 1)"
    hyphenate, flipped = _flag(look.get("hyphenate")), _flag(look.get("page") == "a4-landscape")
    return f"""
#set document(title: {string(_title(source))}, author: {string(source.board)}, date: {made})
#set page(paper: "a4", flipped: {flipped}, margin: {look.get("margin", 20)}mm, header: {header}, footer: {footer})
#set text(font: "{FONTS[look.get("font", "libertinus")]}", size: {size}pt, lang: "en", hyphenate: {hyphenate})
#set par(justify: {_flag(look.get("justify"))}, leading: 0.62em, spacing: 0.95em)
#set list(marker: ([{look.get("mark", "•")}], [–]), indent: 0.5em, spacing: 0.7em)
#let accent = rgb("{accent}")
#let tint = rgb("{look.get("tint", "#eef2f5")}")
#let sized(body) = text(size: {look.get("cell", round(size * 0.9, 1))}pt, body)
{STYLES}
{_headings(look)}
"""


def _flag(value: Any) -> str:
    return "true" if value else "false"


def _headings(look: dict[str, Any]) -> str:
    match look.get("headings", "plain"):
        case "band":
            return (
                "#show heading.where(level: 2): it => "
                "block(width: 100%, fill: accent, inset: 6pt, sticky: true, text(fill: white, it.body))"
            )
        case "rule":
            return (
                "#show heading.where(level: 1): it => "
                "block(width: 100%, stroke: (bottom: 1pt + accent), inset: (bottom: 4pt), sticky: true, it.body)"
            )
        case "caps":
            return "#show heading.where(level: 1): it => upper(it)"
    return ""


def _furniture(text: str) -> str:
    if not text:
        return "none"
    left, _, right = text.partition("|")
    side = [" + ".join(_counted(part.strip())) for part in (left, right)]
    spread = f"{side[0]} + h(1fr) + {side[1]}" if right else f"align(center, {side[0]})"
    return f"context text(size: 8pt, fill: luma(90), {spread})"


def _counted(text: str) -> Iterable[str]:
    before, found, after = text.partition("{n}")
    yield f"[{content(before)}]"
    if found:
        yield 'counter(page).display("1")'
        yield f"[{content(after)}]"


def _title(source: Source) -> str:
    first = source.body[0]
    return first.title if isinstance(first, Cover) else source.board


def _nodes(nodes: Iterable[Node], look: dict[str, Any]) -> str:
    return "\n".join(_node(node, look) for node in nodes)


def _node(node: Node, look: dict[str, Any]) -> str:
    match node:
        case Cover():
            return _cover(node, look)
        case Contents():
            return f"#outline(title: [{content(node.title)}], depth: 1)\n#pagebreak(weak: true)"
        case Heading():
            return f"#heading(level: {node.level})[{content(printed(node.piece))}]"
        case Paragraph():
            return _paragraph(node)
        case Bullets():
            return _bullets(node.entries)
        case Table():
            return _table(node, look)
        case Callout():
            speaker = f"\n\n#text(size: 0.85em)[{content(node.speaker)}]" if node.speaker else ""
            said = content(f"“{node.text}”")
            return f"#callout[#emph[{said}]{speaker}]"
        case Box():
            return f"#boxed[{_nodes(node.body, look)}]"
        case Cards():
            cards = ", ".join(f"card[{_nodes(card, look)}]" for card in node.cards)
            return f"#grid(columns: (1fr,) * {node.across}, gutter: 8pt, {cards})"
        case Flow():
            return f"#balanced({node.columns})[\n{_nodes(node.body, look)}\n]"
        case PageBreak():
            return "#pagebreak(weak: true)"


def _cover(node: Cover, look: dict[str, Any]) -> str:
    fill = look.get("cover", "plain") == "fill"
    colour = "white" if fill else "accent"
    lines = "\n\n".join(
        f"#text(size: 13pt, fill: {'white' if fill else 'black'})[{content(line)}]" for line in node.lines
    )
    page = "#page(fill: accent, header: none, footer: none)" if fill else "#page(header: none, footer: none)"
    return (
        f'{page}[#v(30%)\n#text(size: 26pt, weight: "bold", fill: {colour})[{content(node.title)}]\n\n#v(8pt)\n{lines}]'
    )


def _after(pieces: Iterable[Piece]) -> str:
    lines = [line for piece in pieces if isinstance(piece, Item) for line in piece.after]
    return "".join(f" \\\n{content(line)}" for line in lines)


def _paragraph(node: Paragraph) -> str:
    words = content(" ".join(printed(piece) for piece in node.pieces)) + _after(node.pieces)
    if node.number:
        return f"#grid(columns: (2.6em, 1fr), [{content(node.number)}], [{words}])"
    match node.style:
        case "small":
            return f"#text(size: 0.85em)[{words}]\n"
        case "bold":
            return f"#block(sticky: true)[#strong[{words}]]\n"
        case "intro":
            return f"#text(size: 1.15em, fill: accent)[{words}]\n"
    return f"{words}\n"


def _bullets(entries: Iterable[Bullet]) -> str:
    made = []
    for entry in entries:
        words = content(" ".join(printed(piece) for piece in entry.pieces))
        inner = [line for piece in entry.pieces if isinstance(piece, Item) for line in piece.sub]
        nested = (*(Bullet((line,)) for line in inner), *entry.nested)
        body = words + _after(entry.pieces) + (f"\n{_bullets(nested)}" if nested else "")
        if entry.mark:
            made.append(f"#grid(columns: (2.4em, 1fr), [{content(entry.mark)}], [{body}])")
        else:
            made.append(f"#list([{body}])")
    return "\n".join(made)


def _cell(pieces: Iterable[Piece]) -> str:
    made = []
    pieces = list(pieces)
    for piece in pieces:
        words = content(printed(piece)) + _after([piece])
        sub = "".join(f"#list(marker: [–], [{content(line)}])" for line in piece.sub) if isinstance(piece, Item) else ""
        made.append(
            f"#list(marker: [•], [{words}{sub}])" if len(pieces) > 1 and isinstance(piece, Item) else words + sub
        )
    return "\n\n".join(made)


STROKES = {
    "grid": "0.5pt + luma(130)",
    "lines": "(x, y) => (bottom: 0.5pt + luma(130))",
    "tint": "0.5pt + white",
    "open": "none",
}
BANDED = "(x, y) => if calc.odd(y) { tint } else { tint.lighten(50%) }"


def _table(node: Table, look: dict[str, Any]) -> str:
    kind = look.get("table", "grid")
    widths = ", ".join(f"{column.width}fr" for column in node.columns)
    fill = BANDED if kind == "tint" else "none"
    broken = _flag(look.get("rows") == "cut")
    cells = [
        f"table.cell(rowspan: {cell.rows}, breakable: {broken})[#sized[{_cell(cell.pieces)}]]"
        for row in node.rows
        for cell in row
        if cell.rows
    ]
    made = ", ".join((*_header(node, kind), *cells))
    return f"#table(columns: ({widths}), stroke: {STROKES[kind]}, fill: {fill}, inset: 5pt, align: left + top, {made})"


def _header(node: Table, kind: str) -> Iterable[str]:
    colour, back = ("accent", "none") if kind in ("lines", "open") else ("white", "accent")
    heads = []
    if node.band is not None:
        across = f"colspan: {len(node.columns)}, fill: accent"
        heads.append(f"table.cell({across}, head(white)[{content(printed(node.band))}])")
    if node.header != "none":
        heads += [f"table.cell(fill: {back}, head({colour})[{content(column.head)}])" for column in node.columns]
    if heads:
        yield f"table.header(repeat: {_flag(node.header == 'repeat')}, {', '.join(heads)})"
