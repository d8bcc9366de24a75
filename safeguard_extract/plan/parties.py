"""What a party is: does a short text name a person, a role, a group or an organisation, and what is its full name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from safeguard_extract.plan.agencies import (
    ACRONYMS,
    AGENCY,
    BOARD_ACRONYM,
    BOARD_OFFICE,
    GROUP_HEADS,
    NAME_WORDS,
    ORGANISATION_HEADS,
    ROLE_HEADS,
    TOPICAL,
    starts_as_role,
    word_set,
)
from safeguard_extract.plan.given_names import GIVEN_NAMES, HONORIFICS
from safeguard_extract.records.plan import PartyKind

MAX_PARTY_WORDS = 14  # 'Head of Safeguarding and Quality Assurance, Children's Social Care, County Council' has eleven
_NOBODY = re.compile(
    r"(?:tb[cad]|to\s+be\s+(?:confirmed|agreed|determined|identified|decided)|n/?\s?a|none|nil|not\s+applicable"
    r"|as\s+above|see\s+above|ditto|various|-+|–|—|\?+|x)\s*[.]?",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*\((?:tb[ca]|lead|leads|chair|to\s+be\s+confirmed|interim|acting|support)\)\s*$", re.IGNORECASE)
EDGE = " \t\r\n,;:.*•|–—-/&"  # marks that stand round a name, not in it
_WORD = re.compile(r"[^\s,;:()/]+")
_FIRST_PART = re.compile(r"\s*[,:(]|\s[-–—]\s|\s*[-–—]\s|\s[-–—]\s*")
_PREPOSITION = re.compile(r"\s(?:of|for|from|on|within|in|at|responsible)\s", re.IGNORECASE)
_SENTENCE = re.compile(
    r"[a-z)]{3}[.!?]\s+[A-Z]|\b(?:is|are|was|were|will|has|have|had|been|be|should|must|can|that|which|this|these|their"
    r"|our|we|it|they|not|across|through|into|about|by|from)\b"
)
_VERB_PHRASE = re.compile(r"\w+\s+(?:the|a|an|our|all|that|how|any)\s", re.IGNORECASE)
_NO_VERB = re.compile(r"(?:all|each|every|both|chair|head|lead|member|members|director|the)\b", re.IGNORECASE)
_IMPERATIVE = word_set(
    """develop ensure ask write hold give take keep bring offer find put check tell extend introduce train recruit
    appoint negotiate encourage enable influence inform scrutinise gather expand adopt clarify compare improve
    establish implement promote monitor provide agree deliver raise create identify produce undertake complete
    continue engage strengthen embed increase reduce evaluate seek consider update publish report present share
    explore maintain convene revive conduct build launch refresh enhance respond protect help listen include
    collaborate disseminate obtain arrange invite circulate ensuring developing improving effective better
    strong robust clear good"""
)
_HEADS = ROLE_HEADS | GROUP_HEADS | ORGANISATION_HEADS
# Words of the field and of documents that are no surname.
_NO_SURNAME = _HEADS | word_set(
    """children child children's young people people's adults adult safeguarding plan report strategy review meeting
    training policy priority action lscb abuse neglect exploitation missing help care health education social
    services support early online safety domestic violence sexual harm voice january february march april may
    june july august september october november december act framework audit review assurance quality
    performance development learning practice improvement engagement communication communications information
    sharing pathway pathways threshold thresholds procedures procedure data budget vision values introduction
    foreword contents summary conclusion appendix achievements outcomes outcome actions objectives objective
    priorities progress impact challenge north south east west county city town valley district borough upon
    keynes island isle green amber red complete completed ongoing on-going yes no new working together well"""
)
_PARTS_OF_A_BOARD = word_set("Training Management Business Group Communications Support")
_CLOSING_HEADS = word_set("subgroup sub-group group panel forum committee network exec operations")
# A text that begins or ends with one of these names a document, not who is responsible for one.
_DOCUMENT_WORDS = word_set(
    """review reviews report reports update terms role roles membership views work minutes purpose plan strategy
    framework policy
    pack agreement programme guidance protocol statement budget response responses summary progress functions
    structure"""
)
# 'J. Smith', 'J Smith', but not 'A Strategy'.
_INITIALS = re.compile(r"(?:[A-Z]\.\s?(?:[A-Z]\.\s?)?|[B-HJ-Z]\s)[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?")
_CALLED_ORGANISATION = re.compile(r"(?:[A-Z]{1,6}(?:CCG|ICB|PCT|NHS|FT|CHS|UHFT|CC|BC|DC|MBC|YOT|YOS|VCS))$")


def clean(text: str) -> str:
    """One line, without marks at its edges and without a closing '(tbc)' or '(lead)'."""
    folded = " ".join(text.split()).strip(EDGE)
    return _TAG.sub("", folded).strip(EDGE)


def is_nobody(text: str) -> bool:
    """True for 'TBC', 'N/A', '-' and the like."""
    folded = " ".join(text.split()).strip()
    return not folded.strip(EDGE) or _NOBODY.fullmatch(folded) is not None


@lru_cache(maxsize=4096)
def party_kind(text: str) -> PartyKind | None:
    """What kind of party a short text names; None where it reads as anything else (a topic, an action, a measure)."""
    said = clean(text)
    if is_nobody(said) or len(said.split()) > MAX_PARTY_WORDS or _reads_as_sentence(said):
        return None
    parts = [part for part in _FIRST_PART.split(said) if part.strip()]
    first = parts[0].strip() if parts else said
    if is_person(first) or is_titled_person(first):
        return PartyKind.PERSON
    in_full = party_kind(ACRONYMS[said]) if said in ACRONYMS and said.lower() not in ROLE_HEADS else None
    if in_full is PartyKind.ROLE or ACRONYMS.get(said, "").endswith(" Panel"):
        return in_full  # whatever body it belongs to; an Integrated Care Board is a body of its own
    if AGENCY.fullmatch(said) and said.lower() not in ROLE_HEADS:
        return PartyKind.ORGANISATION
    if said in ACRONYMS and said.lower() not in ROLE_HEADS:
        return in_full
    if not _has_name_shape(said) or said.split()[-1].lower() in _DOCUMENT_WORDS:
        return None
    return _kind_of_name(first, said)


def _kind_of_name(first: str, said: str) -> PartyKind | None:
    if starts_as_role(said):
        return PartyKind.ROLE
    if BOARD_OFFICE.fullmatch(first):
        return PartyKind.GROUP
    if re.search(r"\btask\s*(?:and|&|\+)\s*finish$", first, re.IGNORECASE):
        return PartyKind.GROUP
    if _led_by_board(first.split()):
        return PartyKind.GROUP
    name = _PREPOSITION.split(first, maxsplit=1)[0]
    words = _WORD.findall(name)
    if not words or (len(words) == 1 and name != first and words[0].lower() in ORGANISATION_HEADS):
        return None  # 'Services for Children' is a topic
    head = re.sub(r"['’]s?$", "", words[-1].lower())
    if head == "executive":
        return PartyKind.ROLE if len(words) > 1 and words[-2].lower() in ("chief", "deputy") else PartyKind.GROUP
    if head in ROLE_HEADS:
        return PartyKind.ROLE
    if head in GROUP_HEADS or (head in ("group", "groups", "party") and len(words) > 1):
        return PartyKind.GROUP
    if re.search(r"\bsub\s+groups?$", name, re.IGNORECASE):
        return PartyKind.GROUP
    if AGENCY.fullmatch(name) or head in ORGANISATION_HEADS or _CALLED_ORGANISATION.fullmatch(words[-1]):
        return PartyKind.ORGANISATION
    if _ends_as_agency(words):
        return PartyKind.ORGANISATION
    if _ends_as_group(said):
        return PartyKind.GROUP
    return PartyKind.ORGANISATION if _starts_as_agency(said) else None


def _led_by_board(words: list[str]) -> bool:
    """'NSCB', 'NHR LSCB', 'NHR LSCB Training': a board's acronym, alone or with the name of a part of it."""
    if not any(BOARD_ACRONYM.fullmatch(word) for word in words):
        return False
    return all(word.isupper() or word in _PARTS_OF_A_BOARD for word in words) and words[0].isupper()


def _ends_as_group(said: str) -> bool:
    """'Voice of the Child Subgroup', 'Access to Help Working Group': the head stands at the very end."""
    words = _WORD.findall(said)
    return len(words) >= 3 and words[-1].lower() in _CLOSING_HEADS and words[0].lower() not in _DOCUMENT_WORDS


def _ends_as_agency(words: list[str]) -> bool:
    """'Northshire YOT', 'Northshire Public Health': place words, then an agency."""
    for size in (1, 2, 3):
        tail = " ".join(words[-size:])
        before = words[:-size]
        if before and AGENCY.fullmatch(tail) and all(word[0].isupper() or word == "&" for word in before):
            return not TOPICAL.fullmatch(tail) or len(before) > 1 or size > 1
    return False


def _starts_as_agency(said: str) -> bool:
    """'Community Services Directorate - County Council', 'NHS Northshire'."""
    return re.match(r"NHS\s+[A-Z]", said) is not None or re.match(r"HMP?\s+[A-Z]", said) is not None


def is_person(text: str) -> bool:
    """True for a person's name: an honorific or a known given name, then a surname that is no word of the field."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(word[0].isupper() for word in words):
        return False
    last = words[-1].strip(".,").lower()
    if last in _NO_SURNAME:
        return False
    first = words[0].strip(".").lower()
    if first in HONORIFICS:
        return True
    if len(words) > 4:
        return False
    if first in GIVEN_NAMES or first.split("-")[0] in GIVEN_NAMES:
        return all(word.strip(".,").lower() not in _NO_SURNAME for word in words[1:]) and not last.isdigit()
    return _INITIALS.fullmatch(text) is not None


def is_titled_person(text: str) -> bool:
    """'Detective Superintendent Jane Doe': a role, then a name."""
    words = text.split()
    return len(words) >= 4 and is_person(" ".join(words[-2:])) and words[-3].lower() in ROLE_HEADS and text[0].isupper()


def could_be_person(text: str) -> bool:
    """True for two or three capitalised words, none of them of the field: a name, where a party is expected."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(
        re.fullmatch(r"[A-Z][a-z’']+(?:-?[A-Z][a-z]+)?", word)
        and word.lower() not in _NO_SURNAME
        and word.lower() not in NAME_WORDS
        for word in words
    )


def is_bare_head(said: str) -> bool:
    """'Subgroup', 'Manager', 'Board': the end of a name, not a name."""
    return len(said.split()) == 1 and said.lower() in _HEADS and AGENCY.fullmatch(said) is None


def _reads_as_sentence(said: str) -> bool:
    first = said.split()[0].lower()
    if first in _IMPERATIVE or _SENTENCE.search(said):
        return True
    return _VERB_PHRASE.match(said) is not None and _NO_VERB.match(said) is None


def _has_name_shape(said: str) -> bool:
    """True where each word is capitalised or one that names hold in lower case."""
    if _ends_as_group(said):
        said = re.sub(r"\b(?:to|from|into|at|with)\s+(?=[A-Z])", "", said)
    for word in _WORD.findall(said):
        plain = word.strip(".*").lower()
        if word[0].isupper() or word[0] in "&(+'’" or plain in NAME_WORDS or plain in _HEADS or word[0].isdigit():
            continue
        if plain in ("-", "–", "—", "tbc") or all(
            piece in NAME_WORDS or piece in _HEADS for piece in re.split(r"[-–]", plain)
        ):
            continue
        return False
    return True


def is_party(text: str) -> bool:
    """True where a short text reads as one party."""
    return party_kind(text) is not None


_SMALL_WORDS = word_set("of and for the in on to with at from a an or")
_TOKEN = re.compile(r"[A-Za-z&][A-Za-z&]*")


def full_name(text: str, glossary: Mapping[str, str] | None = None) -> str:
    """The party's name in one way of writing: acronyms in full, possessives mended, marks at the end taken off.

    The document's own `glossary` goes before the sector's; an acronym that neither knows stays.
    """
    said = re.sub(r"^the\s+", "", clean(text).replace("’", "'"), flags=re.IGNORECASE)
    said = re.sub(r"\b([A-Za-z]{3,}) s\b", r"\1's", said)
    said = re.sub(r"\bsub[-\s]?group", "Subgroup", said, flags=re.IGNORECASE)
    said = re.sub(r"\s*[-–—]\s+|\s+[-–—]\s*", " - ", said)
    known = {**ACRONYMS, **(glossary or {})}
    said = re.sub(r"\s*\(([A-Z&]{2,8})\)", lambda match: "" if match[1] in known else match.group(), said)
    said = _TOKEN.sub(lambda match: _expanded(match.group(), known), said)
    return " ".join(word if word in _SMALL_WORDS or not word[0].islower() else _capital(word) for word in said.split())


def _expanded(token: str, known: Mapping[str, str]) -> str:
    if token in known:
        return known[token]
    if token.endswith("s") and token[:-1] in known and token[:-1].isupper():
        return re.sub(r"(?<=[^aeiou])y$", "ie", known[token[:-1]]) + "s"
    return token


def _capital(word: str) -> str:
    return word[0].upper() + word[1:] if word.rstrip("s") in _HEADS or word in _HEADS or word in NAME_WORDS else word
