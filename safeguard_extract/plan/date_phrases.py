"""Phrases that say when without naming a moment: how often, all along, at once, within so many months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from safeguard_extract.plan.date_words import MONTH


class Phrase(Enum):
    """What such a phrase says."""

    RECURRING = "recurring"
    ONGOING = "ongoing"
    ONWARDS = "onwards"
    SOON = "soon"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase and where it stands: `text[start:end]`."""

    start: int
    end: int
    phrase: Phrase


_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_COUNT = rf"(?:an?|several|{_NUMBER})"
_OFTEN = (
    rf"(?:(?:bi|semi)[-\s]?annual(?:ly)?|annual(?:ly)?|half[-\s]?yearly|(?:{_NUMBER}[-\s]+)?(?:times\s+)?yearly"
    rf"|(?:bi|tri)[-\s]?monthly|(?:{_NUMBER}[-\s]*)?monthly|(?:bi[-\s]?|{_NUMBER}[-\s]+)?weekly|fortnightly|daily"
    r"|(?:half[-\s]?)?termly|quarterly|per\s+annum)"
)
_SPAN = (
    r"(?:day|week|fortnight|month|quarter|(?:half[-\s]?)?term|year"
    r"|(?:lscb\s+|board\s+|subgroup\s+|group\s+)?meeting|board)"
)
RECURRING = (
    r"(?:(?:at\s+least|reviewed|then)\s+)?(?:"
    rf"(?:on\s+an?\s+)?\b{_OFTEN}\b(?:\s+basis\b)?"
    rf"|(?:at\s+)?\b(?:every|each)\s+(?:{_COUNT}(?:\s*(?:-|–|to|/)\s*{_COUNT})?\s+|other\s+|second\s+"
    rf"|alternate\s+)?(?:{_SPAN}s?\b(?!\s+\d)|(?:autumn|spring|summer|winter)\b|{MONTH})"
    rf"|\b(?:once|twice|{_COUNT}\s+times|{_COUNT}\s*x)\s+(?:(?:a|per|each|every)\s+{_SPAN}|yearly|annually|termly)\b"
    rf"|\bper\s+{_SPAN}\b"
    r"|\b(?:on\s+an?\s+)?regular(?:ly)?\b(?:\s+basis\b)?"
    r"|\b(?:a\s+)?standing\s+(?:agenda\s+)?item\b"
    r")(?:\s+(?:thereafter|afterwards|from\s+then(?:\s+on)?))?"
)
_ONGOING = (
    r"(?:then\s+)?\b(?:on[-\s]?\s?going|continu(?:ous(?:ly)?|al(?:ly)?|ing|es?)|rolling(?:\s+programme)?"
    r"|in\s+progress|under\s?way"
    r"|all\s+year(?:\s+round)?|year[-\s]round|business\s+as\s+usual|bau|permanent(?:ly)?"
    r"|(?:throughout|during|over|across|for)\s+(?:the\s+|this\s+)?(?:(?:whole|life|lifetime|course|duration"
    r"|period)\s+(?:of\s+)?)?(?:the\s+|this\s+)?"
    r"(?:(?:business|strategic|financial|school|academic|calendar)\s+)?(?:plan|strategy|period|programme"
    r"|project|year)(?![\w/]|\s+\d)"
    r"|life(?:time)?\s+of\s+(?:the\s+|this\s+)?(?:\w+\s+)?(?:plan|strategy|programme|project)|throughout(?=\s*[.;)]?\s*$))(?:\s+basis)?"
)
_ONWARDS = r"\b(?:and\s+)?(?:onwards?|and\s+beyond|thereafter)\b"
_SOON = (
    r"\b(?:with\s+immediate\s+effect|immediate(?:ly)?|asap|a\.s\.a\.p\.?|as\s+soon\s+as\s+(?:possible"
    r"|practicable)|urgent(?:ly)?"
    rf"|(?:within\s+|in\s+|over\s+|during\s+)?(?:the\s+)?(?:next\s+|first\s+|coming\s+)?{_COUNT}(?:\s*(?:-|–"
    rf"|to)\s*{_COUNT})?\s*(?:working\s+)?(?:day|week|month|year)s?\b"
    r"(?:\s+(?:of|from|after|following)\s+(?:\w+\s?){1,5})?"
    r"|(?:by\s+)?(?:the\s+)?next\s+(?:\w+\s+)?(?:meeting|quarter|year|month|term|inspection|review)"
    r")"
)
_STAGE = (
    r"\b(?:(?:years?|months?|terms?|phase)\s+[1-9]\d?(?:\s*(?:-|–|to|and|&)\s*\d\d?)?(?!\d)"
    r"|easter|(?:short|medium|long)(?:er)?(?:\s*(?:-|–|/|to)\s*(?:medium|long))?[-\s]+term)\b"
)

_PHRASE = re.compile(
    rf"(?P<RECURRING>{RECURRING})|(?P<ONGOING>{_ONGOING})|(?P<ONWARDS>{_ONWARDS})|(?P<SOON>{_SOON})"
    rf"|(?P<STAGE>{_STAGE})",
    re.IGNORECASE,
)
_RECURRING = re.compile(RECURRING, re.IGNORECASE)
_RECURRING_CUE = re.compile(
    r"arterly|onthly|eekly|nnually|early|ightly|ermly| basis|very |each |wice |once | times ", re.IGNORECASE
)
# One of these stands in every phrase: looking for them is twenty times cheaper than the whole grammar.
_CUE = re.compile(
    r"going|ontinu|nnual|uarter|onth|eek|early|ortnight|aily|erm|very |each |egular|tanding|olling|progress|nder ?way"
    r"|ll year|year|ife |aster|usual|bau\b|ermanent|hroughout|nward|beyond|hereafter|mmediate|asap|soon|rgent|next|day"
    r"|times|twice|once|board|meeting",
    re.IGNORECASE,
)


def find_recurrences(text: str) -> Iterator[Found]:
    """Every recurrence of running text, left to right; 'annual' alone is left out, it says which and not how often."""
    if _RECURRING_CUE.search(text) is None:
        return
    for match in _RECURRING.finditer(text):
        yield Found(match.start(), match.end(), Phrase.RECURRING)


def find_phrases(text: str) -> Iterator[Found]:
    """Every such phrase of the text, left to right."""
    if _CUE.search(text) is None:
        return
    for match in _PHRASE.finditer(text):
        if match.lastgroup and match.group().strip():
            yield Found(match.start(), match.end(), Phrase[match.lastgroup])
