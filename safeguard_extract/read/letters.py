"""From the letters that a PDF names to the letters that a reader sees."""

from __future__ import annotations

import re
import unicodedata

BULLET = "•"
UNKNOWN = "\ufffd"
LINE_END_HYPHENS = "\x02\ufffe"  # PDFium: a hyphen at a line's end, by glyph and by text; the line break is swallowed
_UNPRINTED = re.compile("[\x00-\x08\x0e-\x1b\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HALVES = re.compile("[\ud800-\udfff]")  # of a letter beyond the first 65,536: no text file can hold one alone
_LIGATURES = re.compile("[\ufb00-\ufb4f]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PICTURE_FONT = re.compile(r"wingdings|webdings", re.IGNORECASE)

# Signs of the Wingdings font, by its own codes, that plans use as more than a bullet: ticks, crosses, boxes, arrows.
_DINGBATS = {
    0xFC: "✓",
    0xFB: "✗",
    0xFD: "☒",
    0xFE: "☑",
    0xA8: "☐",
    0x6F: "☐",
    0xE0: "→",
    0xE8: "→",
    0xF0: "→",
}


def printed(raw: str, font: str = "") -> str:
    """The word as a reader sees it.

    Ligatures are spelled out, soft hyphens and other unprinted signs left out, accents composed (NFC). Codes for
    private use and letters of picture fonts become the sign they show, or else a bullet: they nearly always are one.

    >>> printed("o\\ufb03ce")
    'office'
    """
    if shows_pictures(font):
        return "".join(_DINGBATS.get(ord(letter) & 0xFF, BULLET) for letter in _UNPRINTED.sub("", raw))
    if raw.isascii() and raw.isprintable():
        return raw
    if raw[-1:] in LINE_END_HYPHENS:
        raw = raw[:-1] + "-"
    if _HALVES.search(raw):
        raw = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _UNPRINTED.sub("", raw)
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _PRIVATE.sub(_private_sign, text)
    return unicodedata.normalize("NFC", text)


def shows_pictures(font: str) -> bool:
    """True for a font whose letters are signs."""
    return _PICTURE_FONT.search(font) is not None


def _private_sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _DINGBATS.get(code & 0xFF, BULLET) if 0xF000 <= code <= 0xF0FF else BULLET
