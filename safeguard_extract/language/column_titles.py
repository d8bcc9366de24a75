"""Titles of action tables' columns, where they stand in a row: what is left of a header when its cells ran together."""

from __future__ import annotations

import re

_TITLE = (
    r"(?:ref(?:erence)?(?:\s+no)?\.?|no\.?|#|(?:strategic\s+)?priority(?:\s+area)?(?!\s+(?:[a-f]|\d+|one|two|three|four|five|six)\b)|(?:strategic\s+|key\s+)?objectives?"
    r"|(?:intended\s+|desired\s+|expected\s+)?outcomes?(?:\s+(?:we\s+want|sought|required))?|(?:key\s+|required\s+)?actions?(?:\s+(?:required|needed"
    r"|to\s+be\s+taken))?"
    r"|activit(?:y|ies)|(?:key\s+)?tasks?|what\s+(?:we\s+will|will\s+we|are\s+we\s+going\s+to)\s+do\??"
    r"|what\s+(?:we|do\s+we)\s+want\s+to\s+(?:achieve|see)\??|workstreams?|(?:lead"
    r"|responsible)\s+(?:officer|agency|person|partner|responsibility)|(?:responsible|accountable)\s+lead|(?:person|agency)\s+responsible|responsib(?:le|ility)"
    r"|who\s+(?:will\s+(?:lead|do\s+(?:it|this))|is\s+(?:leading|responsible))\??|led\s+by|leads?|who\??|owners?"
    r"|by\s+(?:when|whom)\??|when(?:\s+by)?\??|(?:(?:target|completion|due|start|end|review)\s+)?dates?|target\s+completion\s+date"
    r"|time\s?-?(?:scales?|frames?|lines?)|milestones?|deadlines?|(?:success|outcome|impact|performance)\s+(?:measures?|criteria"
    r"|indicators?)"
    r"|what\s+(?:has\s+)?happened|(?:what\s+)?we\s+said(?:\s+we\s+would(?:\s+do)?)?|(?:what\s+)?we\s+did"
    r"|what\s+(?:has\s+been|was|have\s+we)\s+done|measures?(?:\s+of\s+success)?"
    r"|how\s+(?:we\s+will|will\s+we)\s+(?:know|measure\s+(?:success|it|this|progress))\??|evidence(?:\s+of\s+\w+)?|impact(?:\s+on\s+[a-z]+)?|progress(?:\s+update(?!\s+(?:the|a|an|our|all)\b))?(?:\s+(?:(?:as\s+)?at|to|by)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d|\s+to\s+date)?|update(?!\s+(?:the|a|an|our|all)\b)(?:\s+[A-Z][a-z]{2,8}\s+(?:19|20)\d\d)?"
    r"|(?:b?rag)(?:\s+(?:rating|status))?|status|comments?|outputs?|resources?|risks?)"
)
# Words too common to be a column's title on their own: titles only among others.
_AMONG = r"(?:what|how\??|Q[1-4]|start|end|finish|so\s+what\??|officers?|partners?|agenc(?:y|ies)|cost|funding)"
_EITHER = rf"(?:{_TITLE}|{_AMONG})"
_RUN = re.compile(rf"(?<!\w){_EITHER}(?:[\s/|,–-]+{_EITHER}){{2,9}}(?![\w’'])", re.I)
_ONE = re.compile(_TITLE, re.I)
_EACH = re.compile(rf"(?<!\w){_EITHER}(?!\w)", re.I)
_FEWEST = 3  # titles in a row: two are words of a sentence


def title_run(text: str) -> tuple[int, int] | None:
    """Start and end of the first run of three and more column titles, each with a capital; None where there is none.

    >>> title_run("Neglect Ref Action Lead Timescale 1.1 Agree a tool")
    (8, 33)
    >>> title_run("Quality and impact Action Lead Timescale Agree a tool")
    (19, 40)
    """
    for match in _RUN.finditer(text):
        titles = [(t.start(), t[0]) for t in _EACH.finditer(match[0])]
        while titles and not titles[0][1][0].isupper() and titles[0][1][0].isalpha():
            titles.pop(0)  # the end of a heading: a header begins with a capital
        known = sum(_ONE.fullmatch(title) is not None for _, title in titles)
        if len(titles) >= _FEWEST and known >= 2 and sum(t[0].isupper() for _, t in titles) >= len(titles) - 1:
            return match.start() + titles[0][0], match.end()
    return None


def is_title_run(text: str) -> bool:
    """True for a line that is nothing but three and more column titles."""
    run = title_run(text.strip())
    return run is not None and run == (0, len(text.strip()))


def is_title(text: str) -> bool:
    """True for a line that is nothing but one column title."""
    return len(text.split()) <= 6 and _ONE.fullmatch(text.strip()) is not None


def titles_in(text: str) -> list[str]:
    """The titles of a run, in order; a small letter goes on with the title before ('Outcome measure').

    >>> titles_in("Outcome measure Lead"), titles_in("Outcome Measure Lead")
    (['Outcome measure', 'Lead'], ['Outcome', 'Measure', 'Lead'])
    """
    found = [match.span() for match in _EACH.finditer(text)]
    out: list[tuple[int, int]] = []
    for start, end in found:
        if out and text[start].islower() and text[start - 1] == " ":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return [text[start:end] for start, end in out]


def only_titles(text: str) -> tuple[str, ...]:
    """The titles of a line that is nothing but titles, the first a known one; empty for any other.

    >>> only_titles("No. What are we going to do?")
    ('No.', 'What are we going to do?')
    """
    titles = tuple(titles_in(text))
    rest = _EACH.sub("", text)
    known = bool(titles) and all(_ONE.fullmatch(title) for title in titles)
    return titles if known and not rest.strip(" /|,–-") and len(titles) <= 9 else ()
