"""How much room words need, so that nothing in a chart overlaps or is cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

FONTS = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""The first of these that a computer has is used; Noto Sans comes with the `charts` extra."""

# Advance widths in hundredths of the size, of DejaVu Sans: the widest of FONTS, so that a line fits in any of them.
_WIDTHS = {
    28: "ijl'", 30: "IJ", 32: ",. ‘’·", 34: "/:;\\|", 36: "f", 37: "-", 40: "t()[]", 41: "!", 42: "r", 46: '"',
    51: "*_`–", 52: "“”sz", 54: "?", 55: "c", 56: "L", 58: "kF", 59: "•", 60: "vxy", 61: "P", 62: "aeoTY",
    64: "0123456789bdghnpquES${}£", 66: "K", 69: "ABVXZ", 70: "CR", 74: "U", 75: "N", 76: "H", 78: "DG&", 79: "OQ",
    82: "w", 84: "#+<=>^~", 87: "M", 96: "%", 98: "m", 99: "W", 100: "@—…",
}  # fmt: skip
_WIDTH = {letter: width / 100 for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 1.0  # of the size, for a letter of another script
_BOLD = 1.14  # DejaVu Sans Bold over DejaVu Sans, for running text


def width(words: str, size: float, *, bold: bool = False) -> float:
    """The most that a line takes in any of FONTS, in the unit of `size`."""
    plain = unicodedata.normalize("NFD", words)
    total = sum(_WIDTH.get(letter, _OTHER) for letter in plain if not unicodedata.combining(letter))
    return total * size * (_BOLD if bold else 1.0)


def wrapped(words: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The words as lines that fit into `room`; a word longer than a line is broken. No words give no line."""
    lines: list[str] = []
    now = ""
    for word in words.split():
        tried = f"{now} {word}".strip()
        if width(tried, size, bold=bold) <= room:
            now = tried
            continue
        if now:
            lines.append(now)
        *full, now = _pieces(word, size, room, bold)
        lines += full
    return (*lines, now) if now else tuple(lines)


def widest(lines: Iterable[str], size: float, most: float) -> float:
    """The room that the longest of these lines asks for, but no more than `most`."""
    return min(most, max((width(each, size) for each in lines), default=0.0))


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """A word as pieces that fit; a piece has one letter at least."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
