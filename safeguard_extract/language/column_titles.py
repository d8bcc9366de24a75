"""Titles of action tables' columns, where they stand in a row: what is left of a header when its cells ran together."""

from __future__ import annotations

import re

_TITLE = (
    r"(?:ref(?:erence)?(?:\s+no)?\.?|no\.?|#|priority(?:\s+area)?(?!\s+(?:[a-f]|\d+|one|two|three|four|five|six)\b)|(?:strategic\s+|key\s+)?objectives?"
    r"|(?:intended\s+|desired\s+|expected\s+)?outcomes?(?:\s+(?:we\s+want|sought|required))?|(?:key\s+|required\s+)?actions?(?:\s+(?:required|needed"
    r"|to\s+be\s+taken))?"
    r"|activit(?:y|ies)|tasks?|what\s+(?:we\s+will|will\s+we|are\s+we\s+going\s+to)\s+do\??|(?:lead"
    r"|responsible)\s+(?:officer|agency|person|partner|responsibility)|(?:responsible|accountable)\s+lead|(?:person|agency)\s+responsible|responsib(?:le|ility)"
    r"|leads?|who\??|owners?"
    r"|by\s+(?:when|whom)\??|when\??|(?:(?:target|completion|due|start|end|review)\s+)?dates?|target\s+completion\s+date"
    r"|time\s?-?(?:scales?|frames?|lines?)|milestones?|deadlines?|(?:success|outcome|impact|performance)\s+(?:measures?|criteria"
    r"|indicators?)"
    r"|what\s+(?:has\s+)?happened|what\s+we\s+said\s+we\s+would\s+do|what\s+we\s+did|measures?(?:\s+of\s+success)?"
    r"|how\s+(?:we\s+will|will\s+we)\s+know\??|evidence(?:\s+of\s+\w+)?|impact|progress(?:\s+update)?|update"
    r"|(?:b?rag)(?:\s+(?:rating|status))?|status|comments?|outputs?|resources?|risks?)"
)
_RUN = re.compile(rf"(?<!\w){_TITLE}(?:[\s/|,–-]+{_TITLE}){{2,9}}(?!\w)", re.I)
_ONE = re.compile(_TITLE, re.I)


def title_run(text: str) -> tuple[int, int] | None:
    """Start and end of the first run of three and more column titles, each with a capital; None where there is none.

    >>> title_run("Neglect Ref Action Lead Timescale 1.1 Agree a tool")
    (8, 33)
    """
    for match in _RUN.finditer(text):
        titles = [t for t in _ONE.findall(match[0]) if t.strip()]
        if len(titles) >= 3 and sum(t[0].isupper() for t in titles) >= len(titles) - 1:
            return match.start(), match.end()
    return None


def is_title_run(text: str) -> bool:
    """True for a line that is nothing but three and more column titles."""
    run = title_run(text.strip())
    return run is not None and run == (0, len(text.strip()))


def is_title(text: str) -> bool:
    """True for a line that is nothing but one column title."""
    return len(text.split()) <= 6 and _ONE.fullmatch(text.strip()) is not None


def titles_in(text: str) -> list[str]:
    """The titles of a run, in order."""
    return [match[0] for match in _ONE.finditer(text)]
