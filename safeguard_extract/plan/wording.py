"""The form of a sentence: a duty, a deed, a state, or words that are nobody's item."""

from __future__ import annotations

import re
from enum import Enum

from safeguard_extract.language.sentences import NEVER_LAST
from safeguard_extract.language.verbs import (
    DEED_NOUNS,
    LEADING_ADVERBS,
    NOUN_TOO,
    is_gerund,
    is_imperative,
    is_past,
)


class Form(Enum):
    """What a sentence does: sets a duty, reports a deed, describes a state, asks or points elsewhere."""

    DUTY = "duty"
    DEED = "deed"
    STATE = "state"
    NONE = "none"


_COPULA = frozenset("is are was were has have had will can may be been does do".split())
_WILL = re.compile(
    r"\b(will|shall|must|(is|are|was|were) (to|going to|tasked with|committed to)|(need|needs|plan|plans|intend"
    r"|intends|aim|aims|commit|pledge)s? to|should)\b",
    re.I,
)
_PERFECT = re.compile(
    r"\b(have|has|had)\s+(?:\w+ly\s+|also\s+|now\s+|already\s+|continued\s+to\s+|begun\s+to\s+"
    r"|not\s+)?(?:been\s+)?(?:\w+ly\s+)?\w+|\b(was|were)\s+\w+|\bled to\b|\bresulted in\b",
    re.I,
)
_POINTER = re.compile(
    r"\b(can be found|please (go to|visit|see|contact|refer|dial|call)|see (appendix|page|table|chart|figure"
    r"|section)|click here|available (at|on|from) (www|our website|the)|"
    r"(chart|table|graph|figure|diagram|information) (below|above|shows?|on page)|below is|shown (below|above"
    r"|in the)|are shown in|at the end of this report|on the (?:following pages?|pages? that follows?)"
    r"|as follows|www\.|https?:|@)",
    re.I,
)
_SPEAKER = re.compile(r"\b(I|me|my|I['’]m|I['’]ve)\b")
_FIGURE = re.compile(
    r"^[^\w(]*(?:%\s*\(\d+\)|(?:(?:there (?:were|was)|a (?:total of|further)"
    r"|of these,?)\s+)?[\d.,]*\d[\d.,]*\s*%?\s*(?:\([\d.,%]+\)\s*)?)\s*(?:[\w\s,-]{3,60}?\s)?(?:were|was|are|is|had)\b",
    re.I,
)
_FIGURES = 0.2  # share of the words that are numbers: prose has fewer
_RATE = re.compile(
    r"\b(?:percentage|proportion|numbers?|rate|majority) of\b[^.]{0,90}\b(?:increased|rose|risen|decreased|fell"
    r"|fallen|reduced|was|were)\b",
    re.I,
)
_COUNT = re.compile(
    r"\b(?:rose|fell|increased|decreased|reduced|reduction|compared (?:to|with)|equat|representing|per 10,?000"
    r"|previous year|at 31 march|year end)\b",
    re.I,
)
_CITATION = re.compile(
    r"^\W*\(?(working together|children act|section \d|regulation \d|s\.?\d+)\b[^.]{0,80}\)?\W*$", re.I
)


_SEE = re.compile(r"\s*\((?:see|please see|cf)\b[^)]*\)", re.I)


def form_of(sentence: str) -> Form:
    """The form of one sentence or bullet."""
    sentence = _SEE.sub("", sentence)
    words = re.findall(r"[\w’'/-]+", sentence)
    if len(words) < 2 or sentence.rstrip().endswith("?") or _POINTER.search(sentence) or _CITATION.match(sentence):
        return Form.NONE
    first, at = _first_word(words)
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    if first == "to" and is_imperative(following):
        return Form.DUTY
    if _verb_by_place(first, following):
        return Form.DUTY
    if (
        is_imperative(first)
        and following not in _COPULA
        and not (
            first in NOUN_TOO
            and following in {"of", "for", "and"}
            and _WILL.search(sentence) is None
            and _PERFECT.search(sentence)
        )
    ):
        return Form.DUTY
    if (is_gerund(first) or first in DEED_NOUNS) and following not in _COPULA and not _finite_soon(words[at + 1 :]):
        return Form.DUTY
    if is_past(first) and first not in {"based", "given", "related", "linked", "proposed", "set"}:
        return Form.DEED
    return _by_verb(sentence, words)


_AFTER_VERB = frozenset(
    "a an the every each all our their its his her this these those how what whether out up".split()
)


def _verb_by_place(first: str, following: str) -> bool:
    """A word that a determiner follows is a verb, known or not: 'Visit all', 'Try out', 'Lend every'."""
    plain = (
        first.isalpha()
        and first not in NEVER_LAST
        and not first.endswith(("s", "ing", "ed", "ly"))
        and not is_past(first)
    )
    return plain and following in _AFTER_VERB and first not in _NO_VERB


_NO_VERB = frozenset(
    "half double almost nearly perhaps even just here now today then once twice however because although since while "
    "not none neither".split()
)


def _first_word(words: list[str]) -> tuple[str, int]:
    at = 0
    while at + 1 < len(words) and (
        words[at].lower() in LEADING_ADVERBS
        or (
            words[at].lower() in {"and", "in", "addition"}
            and at < 2
            and words[0].lower() in {"and", "in"}
            and words[min(1, len(words) - 1)].lower() in {"addition"}
        )
    ):
        at += 1
    return words[at].lower(), at


def _finite_soon(words: list[str]) -> bool:
    """A finite verb early on: what looked like a gerund was the subject ('Training is now tailored')."""
    return any(word.lower() in _COPULA | {"led", "continues"} for word in words[:9]) and not any(
        w.lower() in {"that", "which", "who"} for w in words[:5]
    )


def _by_verb(sentence: str, words: list[str]) -> Form:
    head = " ".join(words[:24])
    will, perfect = _WILL.search(head), _PERFECT.search(head)
    if will and (perfect is None or will.start() <= perfect.start()):
        return Form.DUTY
    if perfect or any(is_past(word) and word.lower() not in NOUN_TOO for word in words[1:8]):
        return Form.DEED
    return Form.STATE


_REACHED = re.compile(
    r"\b(?:is|are|has been|have been|being|will be|receives?|feels?|knows?|understands?|provides?"
    r"|will enable)\b[^.]*\b(?:effective(?:ly)?|ready|safe(?:guarded|guarding|r|ly)?|assured|robust|embedded|visible"
    r"|informed|"
    r"minimised|reduced|recognised|responded|understood|confident|consistent(?:ly)?|timely|heard|supported|protected"
    r"|identified (?:early|quickly)|right (?:service|help|support)|clear|guidance|addressed|aware)\b",
    re.I,
)
_IT_WILL = re.compile(r"(?:It|They) (?:will|shall)(?: (?:also|then|continue to|\w+ly))* (?P<verb>[a-z-]+)\b")
_OF_THINGS = frozenset("be bring cover enable ensure give have help improve include lead look make reduce show".split())
_STILL_WANTING = re.compile(
    r"\b(?:needs?|requires?|required|risk factors?|overlooked|outstanding|however|but|not|remains?|continue to be"
    r"|may be|ofsted|inspection|funding|case reviews have|identified (?:that|the need|as|areas)|key risk|opportunit)\b",
    re.I,
)


def opens_with_duty(sentence: str) -> bool:
    """True where the first words are something to do: an imperative, a gerund, 'to' and a verb, 'we will'."""
    words = re.findall(r"[\w’'/-]+", sentence)
    if len(words) < 2 or form_of(sentence) is not Form.DUTY:
        return False
    first, at = _first_word(words)
    return (
        first == "to"
        or is_imperative(first)
        or is_gerund(first)
        or first in DEED_NOUNS
        or bool(re.match(r"(we|partners|agencies) (will|shall)\b", sentence, re.I))
        or at > 0
    )


def is_promise_of_it(sentence: str) -> bool:
    """True for 'It will agree a pathway', which after a promise of the board is another one: 'it' does something, and
    does not merely have, be or bring about something."""
    match = _IT_WILL.match(sentence)
    return match is not None and is_imperative(match["verb"]) and match["verb"].lower() not in _OF_THINGS


def is_state_reached(sentence: str) -> bool:
    """True for a sentence that describes things as they are to be: 'Children at risk are recognised and supported'."""
    return (
        form_of(sentence) is not Form.NONE and bool(_REACHED.search(sentence)) and not _STILL_WANTING.search(sentence)
    )


def is_spoken(text: str) -> bool:
    """True for the words of a participant: first person singular, or between quotation marks."""
    stripped = text.strip()
    quoted = stripped[:1] in '“"‘' and stripped[-1:] in '”"’'
    half = ("”" in stripped and "“" not in stripped) or (stripped.startswith("“") and "”" not in stripped)
    return quoted or half or bool(_SPEAKER.search(stripped))


def is_figure(text: str) -> bool:
    """True for a bare statistic: a count or share of people that is nobody's achievement."""
    numbers = len(re.findall(r"(?<![\w/-])[£]?\d[\d.,]*%?(?![\w/-])", text))
    if numbers >= 4 and numbers >= _FIGURES * len(text.split()):
        return True  # the cells of a table
    first = re.match(r"[\w’'-]+", text)
    if first and is_past(first[0]):
        return False
    return bool(_FIGURE.match(text) or _RATE.search(" ".join(text.split()[:16]))) or (
        len(re.findall(r"\d[\d.,]*%?", text)) >= 3 and bool(_COUNT.search(text))
    )
