"""Labels that documents print before the names of their figures and tables: 'Figure 3:', 'Table 2 –', 'Chart B1.'"""

from __future__ import annotations

import re
from dataclasses import dataclass

LABEL_LETTERS = frozenset("FTCGDMEIP")  # a label begins with one of them: most lines are told by that at once
_NUMBER = r"(?:[A-Z]{1,3}\d{1,3}|\d{1,3})(?:\s?[.-]\s?\d{1,3}){0,2}[a-z]?\b(?!%|\s?[-–]\s?\d)"
_LABEL = re.compile(
    r"(?P<noun>Figure|FIGURE|Fig\.?|FIG\.?|Table|TABLE|Chart|CHART|Graph|GRAPH|Diagram|DIAGRAM|Map|MAP|Exhibit"
    r"|Illustration|Infographic|Image|Picture|Photo(?:graph)?|Plate)"
    rf"(?:\s*(?P<number>{_NUMBER})\s*(?P<stop>[.:|]+(?:\s*\|)?(?=\s|$)|[–—-](?=\s)|[:|])?|(?P<bare>\s?:)(?=\s))\s*"
)


@dataclass(frozen=True, slots=True)
class CaptionLabel:
    """What a label calls the thing (in small letters), its number, its stop, and where the caption's words begin."""

    noun: str
    number: str | None
    stop: str
    end: int

    @property
    def names_table(self) -> bool:
        return self.noun == "table"


def read_caption_label(text: str) -> CaptionLabel | None:
    """The label that a line begins with, or None; it says nothing of whether the line is a caption or a sentence.

    >>> read_caption_label("Table 2: Actions for the year").number
    '2'
    """
    match = _LABEL.match(text) if text[:1] in LABEL_LETTERS else None
    if match is None:
        return None
    return CaptionLabel(match["noun"].lower(), match["number"], match["stop"] or match["bare"] or "", match.end())


def without_caption_label(text: str) -> str:
    """A caption's words without its label."""
    label = read_caption_label(text)
    return text[label.end :] if label is not None else text
