"""Headings that planning forms of the sector repeat under each priority, such as 'What we will do' and 'Next steps'."""

from __future__ import annotations

import re
from collections import Counter

_WE = r"(?:we|the (?:Board|Partnership|partners))"
# "We will know that we have made a difference when"
_SUCCEEDED = (
    r"(?: (?:that|if|we|it|this|they|have|has|are|is|been|made|making|a|difference|successful|succeeded|working"
    r"|worked|achieved|our|aims?)){0,9}"
)
_HEADINGS = (
    rf"What (?:do|did) {_WE} want(?: to (?:achieve|see|happen|change))?(?: by \d{{4}})?\?",
    r"What we want(?: to (?:achieve|see|happen|change))?\??(?=\s+[A-Z]|\s*$)",
    rf"What (?:will|are|have|did) {_WE} (?:do|done|going to do|doing|achieved?|do next)\??(?=\s+[A-Z]|\s*$)",
    r"What we (?:will do(?: next)?|did(?: next)?|have done|are going to do|plan to do|achieved)"
    r"(?: in (?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?| (?:this|last|next) year)?\??:?(?=\s+[A-Z]|\s*$)",
    rf"How (?:will|do|did|well have|well did) {_WE} (?:know|achieve (?:it|this)|do (?:it|this)|get there"
    rf"|measure (?:it|this|success)|done(?: it)?)(?: [a-z ]{{0,40}})?\?",
    r"How we will (?:know|do (?:it|this)|achieve this|measure (?:it|this|success|progress))(?: that it is working"
    r"| we have made a difference)?\??(?=\s+[A-Z]|\s*$)",
    r"What difference (?:have we made|has (?:it|this) made|did it make|do we want to make|will (?:it|this) make"
    r"|did we make)\?",
    r"What (?:does|will|would) (?:success|good) look like\??",
    r"Why (?:is|does) (?:this|it) (?:a priority|important|matter)\??",
    r"Why (?:this|it) (?:matters|is important|is a priority)(?=\s+[A-Z]|\s*$)",
    r"(?:What s|S)uccess (?:looks|will look|would look) like:?(?=\s+[A-Z]|\s*$)",
    rf"(?:We|The (?:Board|Partnership)|Partners) will know{_SUCCEEDED} (?:when|because|if|by):?(?=\s+[A-Z]|\s*$)",
    r"What has changed\?",
    r"What (?:next|happens next)\??(?=\s+[A-Z]|\s*$)",
    r"(?:What )?[Ww]e said we would(?: do)?:?(?=\s+[A-Z])",
    r"(?:What is s|S)till to do:?(?=\s+[A-Z]|\s*$)",
    r"What (?:will|needs to) (?:be done|happen):?(?=\s+[A-Z]|\s*$)",
    r"(?:(?:Our|Strategic|Key|The Board s|The Board’s) [Pp]riorities|Priorities) for"
    r" (?:(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?|the (?:coming|next) year):?(?=\s+[A-Z]|\s*$)",
    r"Next steps:?(?=\s+[A-Z]|\s*$)",
    r"(?:Key|Planned) actions:?(?=\s+[A-Z]|\s*$)",
    r"(?:Expected|Desired|Intended|Key) outcomes:?(?=\s+[A-Z]|\s*$)",
    r"(?:Success|Outcome) (?:measures|criteria):?(?=\s+[A-Z]|\s*$)",
    r"Measures of success:?(?=\s+[A-Z]|\s*$)",
)
FORM_HEADING = re.compile(r"(?<![\w“‘'\"(])(?:" + "|".join(_HEADINGS) + r")")


def split_forms(text: str) -> list[str]:
    """The text cut before and after each form heading that stands in it.

    >>> split_forms("Neglect What we want Early help What we will do Train staff")
    ['Neglect', 'What we want', 'Early help', 'What we will do', 'Train staff']
    """
    out: list[str] = []
    position = 0
    for match in FORM_HEADING.finditer(text):
        out += [text[position : match.start()].strip(), match[0].strip()]
        position = match.end()
    out.append(text[position:].strip())
    return [part for part in out if part]


def is_form_heading(text: str) -> bool:
    """True for a text that is nothing but such a heading."""
    match = FORM_HEADING.match(text + " X")
    return match is not None and match.end() >= len(text)


# Of these words such as heads a list: in poured text each opens one only where the document repeats it.
_REPEATED = re.compile(
    r"(?:(?:Our|Key|Main|Planned|Agreed|Desired|Expected|Intended|Strategic)\s)?"
    r"(?:[Aa]ctions|[Aa]ctivities|[Tt]asks|[Oo]utcomes|[Aa]ims|[Gg]oals|[Aa]mbitions|[Aa]chievements|[Ss]uccesses"
    r"|[Cc]hallenges|[Rr]ationale)"
)
_POURED_WORD = re.compile(
    rf"(?:(?<=[a-z0-9.)?!’”:])|(?<=[A-Z]{{2}})) (?P<heading>{_REPEATED.pattern})\b(?P<next>:? (?=[A-Z0-9“‘]))?"
)
_TWICE = 2


def repeated_forms(text: str) -> frozenset[str]:
    """Words such as 'Actions' that head a list again and again in poured text: before a capital more often than not.

    >>> sorted(repeated_forms("seen. Outcomes Children are heard Actions Ask them. Outcomes Staff know Actions Train"))
    ['Actions', 'Outcomes']
    """
    heads: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for match in _POURED_WORD.finditer(text):
        word = match["heading"]
        (heads if match["next"] is not None and word[:1].isupper() else others)[word] += 1
    return frozenset(word for word, n in heads.items() if n >= _TWICE and n > others[word])


# Words that are a form's heading where they stand alone on a line, but seldom in the midst of poured text.
_ALONE = re.compile(
    r"(?:(?:Our|Key|Main|Planned|Priority|Agreed|Desired|Expected|Intended|Strategic|Success)\s){0,2}"
    r"(?:actions?|activities|tasks|outcomes?|outputs|objectives?|aims?|goals|ambitions?|impact|evidence(?:\sof\simpact)?|learning"
    r"|progress|achievements|successes|challenges|next\ssteps|further\swork|risks?|measures|measures\sof\ssuccess"
    r"|criteria|rationale|context|background|performance\sindicators)"
    r"(?:\s(?:so\sfar|to\sdate|this\syear|for\snext\syear))?\s?:?",
    re.I,
)


def heads_form(line: str) -> bool:
    """True for a line of its own that heads a part of a form: 'Key actions', 'Impact', 'What we did'.

    >>> heads_form("Key actions"), heads_form("Key actions were taken")
    (True, False)
    """
    return line[:1].isupper() and (is_form_heading(line) or _ALONE.fullmatch(line) is not None or _asks(line))


def _asks(line: str) -> bool:
    """A short question that a form puts: 'Why was this a priority?', 'What impact has this had?'."""
    return (
        line.endswith("?")
        and len(line.split()) <= _ASKING
        and re.match(r"(?:What|How|Why|Who|Where)\b", line) is not None
    )


_ASKING = 14  # words
