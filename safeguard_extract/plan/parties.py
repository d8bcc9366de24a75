"""What a party is: does a short text name a person, a role, a group or an organisation."""

from __future__ import annotations

import re
from functools import lru_cache

from safeguard_extract.plan.agencies import (
    ACRONYMS,
    AGENCY,
    BOARD_ACRONYM,
    BOARD_OFFICE,
    GROUP_HEADS,
    HEADS,
    NAME_WORDS,
    ORGANISATION_HEADS,
    ROLE_HEADS,
    TOPICAL,
    starts_as_role,
    word_set,
)
from safeguard_extract.plan.persons import is_person, is_titled_person
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
_PARTS_OF_A_BOARD = word_set("Training Management Business Group Communications Support")
_CLOSING_HEADS = word_set("subgroup sub-group group panel forum committee network exec operations")
# A text that begins or ends with one of these names a document, not who is responsible for one.
_DOCUMENT_WORDS = word_set(
    """review reviews report reports update terms role roles membership views work minutes purpose plan strategy
    framework policy
    pack agreement programme guidance protocol statement budget response responses summary progress functions
    structure"""
)
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


def is_bare_head(said: str) -> bool:
    """'Subgroup', 'Manager', 'Board': the end of a name, not a name."""
    return len(said.split()) == 1 and said.lower() in HEADS and AGENCY.fullmatch(said) is None


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
        if word[0].isupper() or word[0] in "&(+'’" or plain in NAME_WORDS or plain in HEADS or word[0].isdigit():
            continue
        if plain in ("-", "–", "—", "tbc") or all(
            piece in NAME_WORDS or piece in HEADS for piece in re.split(r"[-–]", plain)
        ):
            continue
        return False
    return True


def is_party(text: str) -> bool:
    """True where a short text reads as one party."""
    return party_kind(text) is not None
