"""Plain text and Markdown: lines with what their markup says of them."""

from __future__ import annotations

import re
import unicodedata

from safeguard_extract.errors import EmptyInput
from safeguard_extract.records.page import Line, Page

_ATX = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ATX_LINE = re.compile(r"^#{1,6}\s+\S", re.MULTILINE)
_QUOTED = re.compile(r">\s*((?![-*+#|>]|\d+[.)])\S.*)")  # no list, heading or table within a quote
_LONGEST_QUOTE = 4000  # characters
_UNDERLINE = re.compile(r"^(={3,}|-{3,})$")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"), None)
# The byte order marks that tell the encodings a Windows program may have saved a text in.
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 where it is, UTF-16 by its mark, else Windows-1252 as old exports are."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def printable(text: str) -> str:
    """The text in composed letters (NFC), without signs that print nothing."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def read_text(name: str, data: bytes) -> tuple[Page, ...]:
    """Read plain text or Markdown into pages of lines; a form feed begins a new page.

    Raises EmptyInput for a file of nothing but white space.
    """
    text = printable(decode(data)).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyInput(name, "there is no text in it")
    return tuple(Page(number, lines=_to_lines(page)) for number, page in enumerate(text.split("\f"), 1))


def _to_lines(page: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    is_markdown = _ATX_LINE.search(page) is not None
    for raw in page.split("\n"):
        stripped = raw.strip()
        quoted = _QUOTED.match(stripped) if is_markdown else None
        if quoted:
            goes_on = lines and lines[-1].marked == "quote" and len(lines[-1].text) < _LONGEST_QUOTE
            before = lines.pop() if goes_on else None
            lines.append(Line(f"{before.text} {quoted[1]}" if before else quoted[1], marked="quote"))
            continue
        if is_markdown and stripped == ">":
            raw = stripped = ""  # between the paragraphs of a quote
        atx = _ATX.match(stripped)
        if atx:
            lines.append(Line(_plain(atx[2]), marked="heading", level=len(atx[1]), bold=True))
        elif _UNDERLINE.match(stripped) and lines and _may_be_title(lines[-1]):
            title = lines.pop()
            lines.append(Line(title.text, marked="heading", level=1 if stripped[0] == "=" else 2, bold=True))
        else:
            lines.append(Line(raw.rstrip("\n")))
    return tuple(lines)


def _may_be_title(line: Line) -> bool:
    return line.marked is None and 0 < len(line.text.strip()) <= 120 and "|" not in line.text


def _plain(markdown: str) -> str:
    return re.sub(r"(\*\*|__|`)", "", markdown).strip()
