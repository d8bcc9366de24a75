"""Tables and frames as ReportLab draws them: merged cells, repeated headers, rows cut by the end of a page, cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from corpora.document import Callout, Item, Piece, Table, printed
from corpora.reportlab_hand import Hand, markup


def _cell(pieces: Iterable[Piece], hand: Hand, bold: bool = False, colour: Any = colors.black) -> list[Flowable]:
    size = float(hand.look.get("cell", hand.size * 0.9))
    style = hand.style("cell", size=size, fontName="bold" if bold else hand.fonts[0], spaceAfter=2, textColor=colour)
    mark = ParagraphStyle("cellmark", style, leftIndent=9, bulletIndent=0)
    made: list[Flowable] = []
    pieces = list(pieces)
    for piece in pieces:
        listed = len(pieces) > 1 and isinstance(piece, Item)
        made.append(Words(markup(printed(piece)), mark if listed else style, bulletText="•" if listed else None))
        if isinstance(piece, Item):
            made.extend(Words(markup(line), mark, bulletText="–") for line in piece.sub)
            made.extend(Words(markup(line), style) for line in piece.after)
    return made


def drawn(node: Table, hand: Hand, width: float) -> list[Flowable]:
    """A table of the document."""
    total = sum(column.width for column in node.columns)
    widths = [width * column.width / total for column in node.columns]
    top: list[list[Any]] = []
    if node.band is not None:
        top.append([_cell([node.band], hand, bold=True, colour=colors.white), *[""] * (len(widths) - 1)])
    dark = hand.look.get("table", "grid") == "grid"
    if node.header != "none":
        top.append(
            [
                _cell([column.head], hand, bold=True, colour=colors.white if dark else hand.accent)
                for column in node.columns
            ]
        )
    data = top + [[_cell(cell.pieces, hand) for cell in row] for row in node.rows]
    repeated = len(top) if node.header == "repeat" else 0
    cut = hand.look.get("rows") == "cut"
    table = Grid(data, colWidths=widths, repeatRows=repeated, splitByRow=not cut, splitInRow=cut)
    table.setStyle(_rules(node, hand, len(top)))
    return [table, Spacer(1, hand.size)]


def _rules(node: Table, hand: Hand, top: int) -> list[tuple[Any, ...]]:
    """Lines and fills; a merged cell is made by leaving out the lines in it, so that a page can end there."""
    grey, kind = colors.HexColor("#8a8a8a"), hand.look.get("table", "grid")
    last = len(node.columns) - 1
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
    rules += [("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]
    if top:
        rules.append(("BACKGROUND", (0, 0), (-1, top - 1), hand.accent if kind == "grid" else hand.tint))
    if node.band is not None:
        rules += [("SPAN", (0, 0), (last, 0)), ("BACKGROUND", (0, 0), (-1, 0), hand.accent)]
    if kind != "lines":
        rules += [("LINEBEFORE", (0, 0), (-1, -1), 0.5, grey), ("LINEAFTER", (last, 0), (last, -1), 0.5, grey)]
    rules += [("LINEABOVE", (0, 0), (-1, 0), 0.5, grey), ("LINEBELOW", (0, -1), (-1, -1), 0.5, grey)]
    for row, cells in enumerate(node.rows, start=top):
        for place, cell in enumerate(cells):
            if cell.rows:
                rules.append(("LINEABOVE", (place, row), (place, row), 0.5, grey))
    return rules


def framed(inner: list[Flowable], width: float, hand: Hand) -> Flowable:
    """A tinted box with a line round it."""
    table = _tinted([[inner]], [width], hand)
    table.setStyle([("BOX", (0, 0), (-1, -1), 0.8, hand.accent)])
    return table


def called_out(node: Callout, hand: Hand, width: float) -> list[Flowable]:
    """Somebody's words in italics on a tint."""
    style = hand.style("said", fontName="italic", size=hand.size * 1.1, textColor=hand.accent)
    said = [Words(markup(f"“{node.text}”"), style)]
    if node.speaker:
        said.append(Words(markup(node.speaker), hand.style("by", size=hand.size * 0.85, spaceAfter=0)))
    table = _tinted([[said]], [width], hand)
    table.setStyle([("LINEBEFORE", (0, 0), (0, -1), 3, hand.accent)])
    return [Spacer(1, 4), table, Spacer(1, hand.size)]


def dealt(cards: list[list[Flowable]], across: int, hand: Hand, width: float) -> list[Flowable]:
    """Cards side by side, `across` in a row."""
    rows: list[list[Any]] = [list(cards[start : start + across]) for start in range(0, len(cards), across)]
    rows[-1] += [""] * (across - len(rows[-1]))
    table = _tinted(rows, [width / across] * across, hand)
    table.setStyle([("INNERGRID", (0, 0), (-1, -1), 6, colors.white)])
    return [table, Spacer(1, hand.size)]


def shared_out(inner: list[Flowable], across: int, hand: Hand, width: float) -> list[Flowable]:
    """Flowables shared out between columns of about one height; they have to fit on one page."""
    each = width / across
    heights = [part.wrap(each - 16, 10_000)[1] + part.getSpaceAfter() for part in inner]
    columns: list[list[Flowable]] = [[] for _ in range(across)]
    filled = 0.0
    for part, height in zip(inner, heights, strict=True):
        place = int((filled + height / 2) / (sum(heights) / across))
        columns[min(across - 1, place)].append(part)
        filled += height
    table = Grid([columns], colWidths=[each] * across)
    pads = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "TOP", "BOTTOM")]
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (0, 0), (-1, -1), 16), *pads])
    return [table, Spacer(1, hand.size)]


def _tinted(data: list[list[Any]], widths: list[float], hand: Hand) -> Grid:
    pads = [(f"{side}PADDING", (0, 0), (-1, -1), 8) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    table = Grid(data, colWidths=widths)
    table.setStyle([("BACKGROUND", (0, 0), (-1, -1), hand.tint), ("VALIGN", (0, 0), (-1, -1), "TOP"), *pads])
    return table
