"""The styles that ReportLab sets a document in: fonts, sizes, colours, and text as its paragraph markup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = {
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "vera": ("Vera", "VeraBd", "VeraIt"),
}
VERA = Path(reportlab.__file__).parent / "fonts"


@dataclass(frozen=True, slots=True)
class Hand:
    """The styles that one document is set in."""

    look: dict[str, Any]
    width: float

    @property
    def fonts(self) -> tuple[str, str, str]:
        return FONTS[self.look.get("font", "helvetica")]

    @property
    def size(self) -> float:
        return float(self.look.get("size", 10.5))

    @property
    def accent(self) -> colors.Color:
        return colors.HexColor(self.look.get("accent", "#1f3a5f"))

    @property
    def tint(self) -> colors.Color:
        return colors.HexColor(self.look.get("tint", "#e6ecf3"))

    def style(self, name: str, **more: Any) -> ParagraphStyle:
        plain, bold, italic = self.fonts
        size = float(more.pop("size", self.size))
        settings: dict[str, Any] = {"fontName": plain, "fontSize": size, "leading": size * 1.28}
        settings |= {"spaceAfter": size * 0.6} | more
        settings["fontName"] = {"bold": bold, "italic": italic}.get(settings["fontName"], settings["fontName"])
        return ParagraphStyle(name, **settings)

    def heading(self, level: int) -> ParagraphStyle:
        size = self.size * {1: 1.7, 2: 1.3, 3: 1.12, 4: 1.0}[level]
        kind = self.look.get("headings", "plain")
        more: dict[str, Any] = {"textColor": self.accent, "spaceBefore": size * 0.8, "spaceAfter": size * 0.5}
        if kind == "band" and level == 2:
            more |= {
                "backColor": self.accent,
                "textColor": colors.white,
                "borderPadding": (4, 4, 5, 4),
                "spaceBefore": size,
            }
        if kind == "rule" and level == 1:
            more |= {"spaceAfter": 1}
        return self.style(f"h{level}", fontName="bold", size=size, keepWithNext=1, **more)


def markup(text: str) -> str:
    """Text as ReportLab's paragraph markup, with **bold** kept and apostrophes made typographic."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")
    parts = text.split("**")
    text = "".join(f"<b>{part}</b>" if place % 2 else part for place, part in enumerate(parts))
    return text.replace("'", "’")


def register_fonts() -> None:
    """Makes the Vera fonts of ReportLab's own wheel known to it."""
    for name in FONTS["vera"]:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, VERA / f"{name}.ttf"))
    pdfmetrics.registerFontFamily("Vera", "Vera", "VeraBd", "VeraIt", "VeraBd")
