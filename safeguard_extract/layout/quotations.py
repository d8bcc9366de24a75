"""What a quotation is, by its words and marks, and the words that say whose it is."""

from __future__ import annotations

import re

from safeguard_extract.language.labels import read_label
from safeguard_extract.language.verbs import is_gerund, is_imperative, is_past

CLOSING_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
OPENING_MARKS = frozenset(CLOSING_MARKS)
_SPOKEN = 3  # words of a whole sentence
_WORDS = 5  # of what has no stop: a shorter one may be a title, “Was not brought”
_TITLED = 0.6  # share of its long words that a title has with capitals
_TITLE_WORDS = 15
_NAMED = 10  # words of the line that says who spoke
_LINE = 160  # characters of it
STOPS = (".", "!", "?", "…", ",")
_BETWEEN = re.compile(r"[\s.,;…/|–—-]*")
# A finite verb or a pronoun makes a saying of words that could else be a title.
_SAYS = re.compile(
    r"\b(?:I|I[’']m|I[’']ve|me|my|we|you|they|he|she|is|are|was|were|am|have|has|had|did|do|does|don[’']t|didn[’']t|can"
    r"|can[’']t|could|would|should|will|won[’']t|it[’']s|that[’']s|felt|feel|made|helped|know|knew|think|thought)\b"
)
FIRST_PERSON = re.compile(r"\b(?:I|me|my|I[’'](?:m|ve|d|ll))\b")
_SPEAKER = (
    r"(?:young (?:person|man|woman|adult|carer|parent|mum|dad)|boy|girl|child|parent|mother|mum|father|dad|grand\w+"
    r"|carer|(?:care )?leaver|aunt\w*|uncle|brother|sister|son|daughter|worker|practitioner|professional|inspector"
    r"|(?:head)?teacher|designated (?:safeguarding )?lead|nurse|midwife|doctor|GP|health visitor|officer|manager"
    r"|director|pupil|student|apprentice"
    r"|resident|user|survivor|victim|participant|respondent|attendee|delegate|trainee|learner|volunteer|chair"
    r"|scrutineer|ambassador|year[- ]old|judge|councillor|facilitator|adopter|member|governor)"
)
# The word for a person ends the line, or what follows tells more of the person: "Child protection" is a heading.
_PERSON = re.compile(
    r"(?:(?:feedback|comments?|words|views?) (?:from|by) )?"
    r"(?:(?!(?:of|for|to|from|with|and|by|about|our|your|each|every|lead|message|foreword|role)\b)[\w’'-]+ ){0,4}"
    rf"{_SPEAKER}(?:$|,| \(| (?:of|from|at|aged?|after|who|whose|\d{{1,2}}|and (?:her|his|their))\b).*",
    re.I,
)
_BODY = re.compile(r"(?:Ofsted|HMI\w*|CQC|Care Quality Commission)(?:, .{1,40})?")
_YEAR_GROUP = re.compile(r"Year \d{1,2} (?:pupil|student|girl|boy|child)", re.I)
_NAME_AND_AGE = re.compile(
    r"[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?)?(?:, (?:aged? )?\d{1,2}| aged? \d{1,2}| \(\d{1,2}\)?)"
)
_WHO = r"(?:one|a|an|the|another|our)\s[\w\s’'-]{3,40}?"
_SAYING = r"(?:said|says|told us|explained|commented|wrote)"
_SAID = re.compile(rf"{_WHO}\s{_SAYING}|{_SAYING}(?:\s{_WHO})?", re.I)
_CITED = re.compile(r"\((?:[^\s()]+\s){0,14}[^\s()]*\d[^\s()]*\)\.?")  # "(Working Together 2018, page 6)"
_PROMISE = re.compile(
    r"(?:We|Our|All|Both|The|Each|Every|Partners|Agencies)\b(?:\s[\w’'-]+){0,5}?\s(?:will|shall|must)\b"
    r"|Our (?:vision|priorit)"
)
DASHES = "–—-―~"


def is_quotation(text: str) -> bool:
    """True for a paragraph that is nothing but what somebody said or wrote, between quotation marks, and who it was.

    A title between quotation marks is none; nor is prose that holds a quotation.
    """
    if text[:1] not in OPENING_MARKS:
        return False
    end = _end_of_quotation(text)
    if end is None:
        return False
    rest = text[end:].strip()
    signed = bool(rest) and is_signature(rest)
    return (not rest or signed) and _says_something(text[:end], signed)


def _end_of_quotation(text: str) -> int | None:
    """Where the last of the quotations ends that a text begins with; None where no mark closes the first."""
    end, at = None, 0
    while text[at : at + 1] in OPENING_MARKS and text[at : at + 1]:
        opening, closing = text[at], CLOSING_MARKS[text[at]]
        stop = _closing(text, at, opening, closing)
        if stop is None:
            return end
        end = stop + 1
        between = _BETWEEN.match(text, end)
        at = between.end() if between else end
    if end is not None and text[end : end + 1] in {".", ",", "…"}:
        end += 1
    return end


def _closing(text: str, at: int, opening: str, closing: str) -> int | None:
    """The mark that closes a quotation; single marks may be apostrophes, in words or after plurals."""
    single = closing in {"’", "'"}
    doubtful, last = False, len(text.rstrip()) - 1
    for i in range(at + 1, len(text)):
        if text[i] == opening and opening != closing and not single:
            return None  # a quotation inside the quotation: told by other marks in print
        if text[i] != closing or (single and text[i + 1 : i + 2].isalnum()):
            continue
        if not single or text[i - 1] in STOPS:
            return i
        if i == last:
            return None if doubtful else i
        doubtful = True
    return None


def _says_something(quoted: str, signed: bool) -> bool:
    words = quoted.split()
    inner = quoted.strip(" “”\"‘’'«»„.,")
    long_words = [w for w in inner.split() if len(w) > 3]
    if len(words) < _TITLE_WORDS and sum(w[:1].isupper() for w in long_words) > _TITLED * len(long_words):
        return False  # a title's capitals, or a sentence too short to tell
    ends = quoted.rstrip(" ”\"’'»").endswith(STOPS) or quoted.endswith(STOPS)
    if ends or signed:
        return len(words) >= _SPOKEN
    return len(words) >= _WORDS and _SAYS.search(inner) is not None


def is_signature(text: str) -> bool:
    """Who said it: 'Young person, 15', '– Parent', '(a foster carer)', 'said one young man'; or where it stands."""
    if len(text) > _LINE:
        return False
    if _CITED.fullmatch(text):
        return True
    plain = text.strip(" ()[].,")
    dashed = plain[:1] in DASHES
    plain = plain.lstrip(DASHES + " ")
    if not plain or len(plain.split()) > _NAMED or ":" in text or text.endswith(("?", ";")):
        return False
    known = (_NAME_AND_AGE, _SAID, _PERSON, _YEAR_GROUP, _BODY)
    return any(pattern.fullmatch(plain) for pattern in known) or (dashed and _is_named(plain))


def _is_named(text: str) -> bool:
    """What stands after a dash: a name, no item of a list."""
    first = text.split()[0]
    return first[:1].isupper() and not (is_imperative(first) or is_gerund(first) or is_past(first))


def is_own_words(text: str) -> bool:
    """True for what is set as a quote to make it stand out: a label, a promise of the board, a line over a list."""
    return read_label(text) is not None or _PROMISE.match(text) is not None or text.endswith(":")
