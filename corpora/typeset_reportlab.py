"""Documents to PDF with ReportLab: fourteen standard fonts or Vera, portrait or landscape, one column or two.

Options of a source's `look`: font (helvetica, times, vera), size, accent and tint (hex colours), page (a4,
a4-landscape), margin (mm), header and footer (with {n} for the page), headings (plain, band, rule, caps), table (grid,
lines, tint), mark (the bullet), cell (size of table text), cover (bar, centre), rows (cut: the end of a page cuts
through rows, as in a word processor).
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Words
from reportlab.platypus.tableofcontents import TableOfContents

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
from corpora.reportlab_hand import Hand, markup, register_fonts
from corpora.reportlab_tables import called_out, dealt, drawn, framed, shared_out


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """A document that tells its contents list where the headings are."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 (ReportLab's name)
        if isinstance(flowable, Words) and flowable.style.name == "h1":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def typeset(source: Source) -> bytes:
    """The document as PDF; the same source gives the same bytes."""
    register_fonts()
    look = source.look
    page = landscape(A4) if look.get("page") == "a4-landscape" else A4
    margin = float(look.get("margin", 20)) * mm
    hand = Hand(look, page[0] - 2 * margin)
    buffer = io.BytesIO()
    document = _Document(
        buffer,
        pagesize=page,
        title=_title(source),
        author=source.board,
        creator="",
        producer="",
        invariant=1,
        pageCompression=1,
    )
    bare = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
    frame = Frame(margin, margin, hand.width, page[1] - 2 * margin, **bare)
    body = PageTemplate("body", [frame], onPage=lambda canvas, _: _furnish(canvas, hand, page, margin))
    cover = PageTemplate("cover", [frame], onPage=lambda canvas, _: _paint_cover(canvas, hand, page))
    cover.autoNextPageTemplate = "body"
    document.addPageTemplates([cover, body] if isinstance(source.body[0], Cover) else [body])
    document.multiBuild(_inside(source.body, hand, hand.width))
    return buffer.getvalue()


def _title(source: Source) -> str:
    first = source.body[0]
    return first.title if isinstance(first, Cover) else source.board


def _paint_cover(canvas: Any, hand: Hand, page: tuple[float, float]) -> None:
    if hand.look.get("cover", "bar") == "bar":
        canvas.setFillColor(hand.accent)
        canvas.rect(0, page[1] * 0.86, page[0], page[1] * 0.14, stroke=0, fill=1)


def _furnish(canvas: Any, hand: Hand, page: tuple[float, float], margin: float) -> None:
    """Running header and footer, with the page's number."""
    canvas.setFont(hand.fonts[0], 8)
    canvas.setFillColor(colors.HexColor("#555555"))
    number = canvas.getPageNumber()
    header = str(hand.look.get("header", "")).replace("'", "’")
    footer = str(hand.look.get("footer", "")).replace("'", "’")
    if header:
        canvas.drawString(margin, page[1] - margin * 0.6, header.format(n=number))
    left, _, right = footer.partition("|")
    if right:
        canvas.drawString(margin, margin * 0.5, left.strip().format(n=number))
        canvas.drawRightString(page[0] - margin, margin * 0.5, right.strip().format(n=number))
    elif left:
        canvas.drawCentredString(page[0] / 2, margin * 0.5, left.strip().format(n=number))


def _flowables(node: Node, hand: Hand, width: float) -> list[Flowable]:
    match node:
        case Cover():
            return _cover(node, hand)
        case Contents():
            return _contents(node, hand)
        case Heading():
            return _heading(node, hand)
        case Paragraph():
            return _paragraph(node, hand)
        case Bullets():
            return [flowable for entry in node.entries for flowable in _bullet(entry, hand, 1)]
        case Table():
            return drawn(node, hand, width)
        case Callout():
            return called_out(node, hand, width)
        case Box():
            inner = _inside(node.body, hand, width - 16)
            return [framed(inner, width, hand), Spacer(1, hand.size * 0.6)]
        case Cards():
            return dealt(
                [_inside(card, hand, width / node.across - 16) for card in node.cards], node.across, hand, width
            )
        case Flow():
            return shared_out(_inside(node.body, hand, width / node.columns - 16), node.columns, hand, width)
        case PageBreak():
            return [NewPage()]


def _cover(node: Cover, hand: Hand) -> list[Flowable]:
    centre = {"alignment": TA_CENTER} if hand.look.get("cover") == "centre" else {}
    title = hand.style("title", fontName="bold", size=26, textColor=hand.accent, spaceAfter=14, **centre)
    line = hand.style("cover", size=14, **centre)
    return [
        Spacer(1, 150),
        Words(markup(node.title), title),
        *(Words(markup(text), line) for text in node.lines),
        NewPage(),
    ]


def _contents(node: Contents, hand: Hand) -> list[Flowable]:
    table = TableOfContents(dotsMinLevel=0, levelStyles=[hand.style("toc", spaceAfter=4)])
    return [
        Words(markup(node.title), hand.style("contents", fontName="bold", size=hand.size * 1.6, textColor=hand.accent)),
        table,
        NewPage(),
    ]


def _inside(nodes: Iterable[Node], hand: Hand, width: float) -> list[Flowable]:
    return [part for node in nodes for part in _flowables(node, hand, width)]


def _heading(node: Heading, hand: Hand) -> list[Flowable]:
    kind = hand.look.get("headings") if node.level == 1 else None
    text = printed(node.piece)
    made = [Words(markup(text.upper() if kind == "caps" else text), hand.heading(node.level))]
    if kind == "rule":
        made.append(HRFlowable(width="100%", thickness=1, color=hand.accent, spaceBefore=0, spaceAfter=hand.size * 0.6))
        made[-1].keepWithNext = 1
    return made


def _paragraph(node: Paragraph, hand: Hand) -> list[Flowable]:
    text = markup(" ".join(printed(piece) for piece in node.pieces))
    styles = {
        "body": hand.style("body"),
        "small": hand.style("small", size=hand.size * 0.85),
        "bold": hand.style("bold", fontName="bold", keepWithNext=1),
        "intro": hand.style("intro", size=hand.size * 1.15, textColor=hand.accent),
    }
    style = styles[node.style]
    if node.number:
        style = ParagraphStyle("numbered", style, leftIndent=28, bulletIndent=0)
        return [Words(text, style, bulletText=node.number), *_after(node.pieces, hand, 28)]
    return [Words(text, style), *_after(node.pieces, hand, 0)]


def _after(pieces: Iterable[Piece], hand: Hand, indent: float) -> list[Flowable]:
    style = hand.style("after", leftIndent=indent, spaceAfter=2)
    lines = [line for piece in pieces if isinstance(piece, Item) for line in piece.after]
    return [*(Words(markup(line), style) for line in lines), *([Spacer(1, 4)] if lines else [])]


def _bullet(entry: Bullet, hand: Hand, level: int) -> list[Flowable]:
    indent = 8 + 16 * level
    style = hand.style(f"bullet{level}", leftIndent=indent, bulletIndent=indent - 13, spaceAfter=3)
    if entry.mark and len(entry.mark) > 2:
        style = ParagraphStyle("marked", style, leftIndent=indent + 10, bulletIndent=indent - 13)
    mark = entry.mark or (hand.look.get("mark", "•") if level == 1 else "–")
    made = [Words(markup(" ".join(printed(piece) for piece in entry.pieces)), style, bulletText=mark)]
    for piece in entry.pieces:
        if isinstance(piece, Item):
            made.extend(part for line in piece.sub for part in _bullet(Bullet((line,)), hand, level + 1))
    made.extend(_after(entry.pieces, hand, indent))
    made.extend(part for nested in entry.nested for part in _bullet(nested, hand, level + 1))
    return made
