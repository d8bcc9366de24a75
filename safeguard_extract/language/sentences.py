"""Where sentences end, in well-kept prose and in prose that lost its full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguard_extract.records.geometry import Span

# Words after which a sentence or a heading never ends.
NEVER_LAST = frozenset(
    """
    a an the of to in on at by for from with within without into onto upon and or nor but if than that which who
    whose whom as is are was were be been
    being has have had will would shall should can could may might must this these those its their our your his
    her my it we they not no
    including regarding concerning between among amongst across through throughout during under over about against
    towards toward per via both either such
    all any each every more most other another so when where while because how what why whether there also only very too
    """.split()
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.?g|i\.?e|etc|viz|cf|vs|no|nos|dr|mr|mrs|ms|prof|rev|st|ltd|plc|para|paras|fig|ref|tel|ext|approx"
    r"|dept|jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec)|\b[A-Z])\.$",
    re.I,
)
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)|[.!?…]+[\"”’')\]]*$")
_NEXT = re.compile(r"\s+[\"“‘'(\[•]?\s*(?:[A-Z0-9£%]|[ivx]+\))")
_ETC = re.compile(r"\betc\.$", re.I)


def sentence_spans(text: str) -> Iterator[Span]:
    """The sentences of a paragraph as spans, surrounding white space left out.

    An abbreviation ends no sentence, unless 'etc.' stands before a capital.
    """
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if end < len(text) and not _NEXT.match(text, end):
            continue
        if match[0].startswith(".") and end < len(text):
            head = text[max(start, end - 12) : match.start() + 1]
            if _ABBREVIATION.search(head) and not _ETC.search(head):
                continue
        span = _trim(text, start, end)
        if span:
            yield span
        start = end
    span = _trim(text, start, len(text))
    if span:
        yield span


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph as strings."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
