"""List marks: bullets, numbers, letters and roman numerals at the head of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = "•●▪■◦‣○◆◊►▶➢➤✓✔→➔□❖✦·∙*§\u2043\uf0b7\uf0a7\uf0fc\uf0d8\uf076"
_BULLET = re.compile(
    rf"^(?P<mark>[{re.escape(BULLETS)}–—-]|o(?=\s{{1,4}}[A-Z(]))\s+(?=\S)"
    rf"|^(?P<tight>[•●▪■◦‣➢➤✓✔➔□❖\uf0b7\uf0a7\uf0fc])(?=\S)"
)
_AFTER = r"(?:\s+(?=\S)|(?=[A-Z][a-z]))"  # a tab between a number and its words is often lost on the way
_DECIMAL = re.compile(rf"^(?P<mark>\d{{1,2}}(?:\.\d{{1,2}})+\.?)\)?{_AFTER}")
_NUMBER = re.compile(rf"^(?P<mark>\(?\d{{1,2}}[.)]|\(\d{{1,2}}\)){_AFTER}")
_LETTER = re.compile(r"^(?P<mark>\(?[a-zA-Z]\)|[a-z]\.)\s+(?=\S)")
_ROMAN = re.compile(r"^(?P<mark>\(?(?:i{1,3}|iv|v|vi{0,3}|ix|x)[).])\s+(?=\S)", re.I)
_PATTERNS = (("bullet", _BULLET), ("decimal", _DECIMAL), ("number", _NUMBER), ("roman", _ROMAN), ("letter", _LETTER))
_POSSIBLE = re.compile(r"[\W\d]|\w{1,4}[.)]|o\s")  # a word of the text begins most lines: then no mark need be tried
_BARE_NUMBER = re.compile(r"^(?P<mark>\d{1,2})\s+(?=[A-Z“\"‘'])")
_LONE = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)]|(?:i{1,3}|iv|v|vi{0,3}|ix|x)[.)])\)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark as printed, what kind it is, and the text after it.

    `kind` is bullet, number, decimal, letter, roman or bare (a number without a dot).
    """

    text: str
    kind: str
    rest: str


def read_mark(line: str, *, bare: bool = False) -> Mark | None:
    """The list mark that a line begins with, or None; `bare` takes '3 Title' for a mark too."""
    if not _POSSIBLE.match(line):
        return None
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match:
            mark = match[0].strip()
            return Mark(mark, kind, line[match.end() :].strip())
    match = _BARE_NUMBER.match(line) if bare else None
    return Mark(match["mark"], "bare", line[match.end() :].strip()) if match else None


def is_lone_mark(text: str) -> bool:
    """True for a word that is nothing but a list mark, as PDF words are."""
    stripped = text.strip()
    if len(stripped) == 1 and stripped in BULLETS + "–-o":
        return True
    return _LONE.fullmatch(stripped) is not None
