"""Set aside what a document-sharing site printed around a document.

Such sites deliver a document's words between lists of other documents, buttons and other documents' blurbs.
The rules look for the sites' own furniture (buttons, list headings, repeated markers), never for a document's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguard_extract.language.labels import read_label

# A line of its own after which the document's words begin.
_BEGINS = re.compile(
    r"^(transcript(ion)?( of .*)?|text of .{3,200}|document transcript|.{0,300}presentation transcript)\s*:?$", re.I
)
# A heading over a list of other documents.
_OTHERS = re.compile(
    r"^(similar|related|recommended|more|other|suggested|popular|recently viewed|you (might|may) also like)"
    r"( (documents?|presentations?|publications|pdfs?|files|books|posts|downloads?|from this (user|author)))?\s*:?$",
    re.I,
)
# Buttons and notices of the site.
_BUTTON = re.compile(
    r"^(download( (presentation|document|pdf|now|this (document|file)|\"?.{3,250}\"?|“.{3,250}”))?|size: ?(px"
    r"|\d+ ?[km]b)"
    r"|start display at page:?.*|embed( code)?|share( this)?( document| presentation)?|report( this)?( document"
    r"| abuse)?"
    r"|log ?in|sign (up|in)|register|upload|views?:? ?\d*|published (by|on) .{3,60}|page \d+ of \d+"
    r"|skip to (main )?content"
    r"|(we|this (web)?site) uses? cookies.*|accept( all)?( cookies)?|loading( preview)?(\.\.\.|…)?"
    r"|(?:copyright )?© .{3,80}|was this page useful\??|is this page useful\??|cookies on this (?:web)?site"
    r"|\[?download this (?:plan|report|strategy|page|publication)(?: (?:as|in) .{3,30})?(?:\]\(.*\))?"
    r"|last updated:? .{4,30}"
    r"|documents?|home|search|menu|print|next|previous|back to top|view (full screen|more)|read more"
    r"|\d+ (?:ratings?|views|likes)|reward your curiosity|related searches|more by user|issuu|features"
    r"|uploaded by|.{3,120} uploaded by .{2,60})$",
    re.I,
)
# A line that ends the blurb of another document; it is repeated after each.
_BLURB_END = re.compile(r"^(more information|read more|view more|learn more|continue reading)\s*[»>.…]*$", re.I)
_MARKED_UP = re.compile(r"[#*•-]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s")
_NEAR = 12  # lines
_LONG = 300  # characters: longer than any title in a list of other documents


def site_furniture(lines: Sequence[str]) -> list[bool]:
    """For each line, whether a document-sharing site put it there. Never all of the lines."""
    aside = [False] * len(lines)
    first = _first_of_document(lines)
    last = _last_of_document(lines, first)
    for index, line in enumerate(lines):
        aside[index] = not first <= index < last or bool(line.strip() and _is_button(line.strip(), index, lines))
    _mark_lists_of_others(lines, aside, first)
    return (
        aside
        if any(not gone and line.strip() for gone, line in zip(aside, lines, strict=True))
        else [False] * len(lines)
    )


def _first_of_document(lines: Sequence[str]) -> int:
    for index, line in enumerate(lines):
        if _BEGINS.match(line.strip()) and any(later.strip() for later in lines[index + 1 :]):
            before = sum(len(text) for text in lines[:index])
            if before <= sum(len(text) for text in lines[index + 1 :]):
                return index + 1
    return 0


def _last_of_document(lines: Sequence[str], first: int) -> int:
    """Blurbs of other documents come as title, words, marker: the first marker's blurb and title go with it.

    Where the blurbs begin with their titles and the words before the first marker do not, that marker stands over the
    blurbs, and the words are the document's last.
    """
    ends = [i for i, line in enumerate(lines) if i >= first and _BLURB_END.match(line.strip())]
    if len(ends) < 2:
        return len(lines)
    filled = [i for i in range(first, ends[0]) if lines[i].strip()]
    gap = [i for i in range(ends[0] + 1, ends[1]) if lines[i].strip()]
    if not 0 < len(gap) < len(filled):
        return ends[0]
    first_blurb = filled[-len(gap) :]
    return ends[0] if _is_blurb(lines, gap) and not _is_blurb(lines, first_blurb) else first_blurb[0]


def _is_blurb(lines: Sequence[str], places: Sequence[int]) -> bool:
    """A title on a line of its own, and after it words that begin with the title again."""
    letters = ["".join(filter(str.isalnum, lines[place].lower())) for place in places]
    return len(letters) > 1 and letters[1].startswith(letters[0])


def _is_button(line: str, index: int, lines: Sequence[str]) -> bool:
    if not _BUTTON.match(line):
        return False
    # One word such as "Home" or "Print" may be a heading of the document: only beside another button is it the site's.
    if len(line.split()) > 2 or line.lower().startswith("download"):
        return True
    near = [
        lines[i].strip()
        for i in range(max(0, index - 4), min(len(lines), index + 5))
        if i != index and lines[i].strip()
    ]
    return any(_BUTTON.match(other) for other in near)


def _is_site(line: str) -> bool:
    return bool(_BUTTON.match(line) or _BLURB_END.match(line))


def _mark_lists_of_others(lines: Sequence[str], aside: list[bool], first: int) -> None:
    """A heading such as 'Similar documents' and the short titles under it, up to the first long line."""
    for index, line in enumerate(lines):
        if index < first or not _OTHERS.match(line.strip()):
            continue
        following = [i for i in range(index + 1, len(lines)) if lines[i].strip()]
        titles = _leading_titles(lines, following)
        if len(line.split()) == 1 and not any(_is_site(lines[i].strip()) for i in following[:_NEAR]):
            continue  # "Other" or "More" may be a heading of the document
        if len(titles) >= 3 or (titles and len(titles) == len(following)):
            for i in range(index, titles[-1] + 1):
                aside[i] = True


def _leading_titles(lines: Sequence[str], indices: Sequence[int]) -> list[int]:
    titles: list[int] = []
    for i in indices:
        text = lines[i].strip()
        if len(text) > _LONG or _MARKED_UP.match(text) or "\t" in text or read_label(text) is not None:
            break
        titles.append(i)
    return titles
