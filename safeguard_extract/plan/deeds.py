"""Who does what a sentence reports or plans: its grammatical subject, where that is a party of its own name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from safeguard_extract.plan.agencies import BOARD_OFFICE, word_set
from safeguard_extract.plan.full_names import full_name
from safeguard_extract.plan.parties import party_kind
from safeguard_extract.plan.party_lists import cut_at_marks
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Lead, PartyKind, PartyRole

_ADVERBIAL = re.compile(
    r"\s*(?:[•*-]\s*)?(?:(?:in|during|by|from|since|over|throughout|on|at|within|following|after"
    r"|before)\s[^,.;]{2,70},\s+"
    r"|(?:in|during|by|since|throughout)\s+(?:[A-Z][a-z]+\s+)?\d{4}(?:[/-]\d{2,4})?\s+|(?:in\s+addition"
    r"|additionally|also|furthermore|finally),?\s+)?"
    r"(?P<the>the\s+)?",
    re.IGNORECASE,
)
_IRREGULAR = (
    "led|ran|rewrote|chose|grew|spent|bought|paid|kept|drew|held|made|took|gave|set|put|wrote|built|brought|began|met|won|sought|oversaw|undertook|drew|fed|spoke|taught|sent"
    "|produced|chaired|co-?ordinated"
)
_MODAL = r"will|shall|must|should|would|may|can|could|to|agree[sd]?\s+to|plans?\s+to|aims?\s+to|continues?\s+to"
# The verb that ends the subject. Plain 'is' and 'was' describe; 'is building' and 'was tasked' are deeds.
_VERB = re.compile(
    rf"\s+(?:(?P<has>has|have|had)\s+(?:also\s+|now\s+|already\s+|been\s+|successfully\s+|\w+ly\s+)*(?P<done>\w+)"
    rf"|(?P<modal>{_MODAL})\s+(?:also\s+|then\s+|continue\s+to\s+|\w+ly\s+)*(?P<do>[a-z]+)"
    rf"|(?:is|are|was|were)\s+(?:also\s+|now\s+|\w+ly\s+)*(?P<state>\w+ing|tasked|commissioned|asked|responsible"
    rf"|identified\s+to)\b"
    rf"|(?:also\s+|then\s+|jointly\s+|successfully\s+)?(?P<past>[a-z]+ed|{_IRREGULAR})\b)"
)
# What is said, thought or felt is no deed; nor is it one to be, to have or to remain something.
_NO_DEED = word_set(
    """reported said told found felt noted experienced seen shown demonstrated become became remained risen fallen
    received had been got needed required indicated stated acknowledged praised highlighted rated judged be have
    need know feel show see include included remain become require named based called used entitled related
    attended involved concerned detailed focused focussed located needed a an the no not all some any their its
    more many two three"""
)
_GENERIC = re.compile(
    r"(?:sub-?\s?groups?|groups?|panels?|boards?|executive|partnerships?|committee|forum|team|teams|chair|lead"
    r"|leads|members?|network|services?|officers?|staff|workers?|office|manager"
    r"|(?:all|each|every|both|that|some|many|most|other|our|their|its|these|those|partner|member|local(?!\s+authorit)"
    r"|relevant|statutory|multi-?\s?agency|key|single|individual|safeguarding)\s.*"
    r"|(?:[\w-]+\s+)?(?:agenc(?:y|ies)|partners|organisations?|professionals?|practitioners?)|partners"
    r"|organisations?|professionals?|practitioners?|providers|schools?|colleges?|trainers?|education|health"
    r"|housing|communications|commissioning|representatives|commissioners|services?|teachers?"
    r"|(?:[\w-]+\s+){0,2}(?:managers|officers|workers|nurses|teachers|visitors|groups|gps|leads|staff|practices))",
    re.IGNORECASE,
)
# They inspect, fund or legislate; they do not carry out a local plan.
_OUTSIDE = re.compile(
    r"\b(?:ofsted|cqc|care\s+quality\s+commission|government|hmic\w*|dfes?|department\s+for\s+education"
    r"|home\s+office|inspect\w+|courts?|parliament)\b",
    re.IGNORECASE,
)
_OPENS_WITH_TIME = re.compile(
    r"(?:in|during|by|from|since|over|throughout|on|at|within|following|after|before)\b", re.IGNORECASE
)
# Named well enough without a capital: there is one of it in the area.
_BODY = re.compile(
    r"(?:local\s+authority|(?:(?:county|city|borough|district)\s+)?council|police|hospital|independent\s+(?:chair|scrutineer))"
)
_BOARD_OF_ITS_OWN = re.compile(
    r"(?:safeguarding|lscb|lscp)\b.*\bboard|\w+\s+.*\b(?:executive|partnership)$", re.IGNORECASE
)
_AGENT = re.compile(
    r"\b(?:(?:has|have|had)\s+been|was|were|(?:will|to|must|should)\s+be|is\s+being"
    r"|are\s+being)\s+(?P<verbs>(?:[\w-]+(?:,|\s+and|,\s+and)?\s+){1,6}?)(?:jointly\s+)?by\s+(?P<the>the\s+)?"
    r"|\bjointly\s+by\s+(?P<the2>the\s+)?",
)
_RELATIVE = re.compile(r"\b(?:which|that|who|whose|where)\b[^.;]*$", re.IGNORECASE)
_NAME_END = re.compile(
    r"[.;:,()]|\s(?:to|in|on|with|as|through|at|from|during|including|who|which|that|using|via|so|is|are|was"
    r"|were|has|have|will|by)\s",
    re.IGNORECASE,
)
_JOINT = re.compile(r",|&|\band\b|/")
_CHARGED = re.compile(
    r"\bwith\s+(?:the\s+)?(?P<who>[A-Z][^.;:,()]{2,70}?)\s+(?:to\s+(?!the\b|a\b)[a-z]+"
    r"|(?:being\s+)?responsible\s+for|leading)\b"
)
_TOGETHER = re.compile(
    r"\b(?:work\w*|liais\w+|engag\w+|collaborat\w+|consult\w*|partnership|conjunction|consultation|together"
    r"|closely|jointly|meet\w*|agree\w*|link\w*"
    r"|discuss\w*|continu\w+|co-?operat\w+|consist\w+|along|contract\w*|share\w*|align\w*|negotiat\w+)\s+$",
    re.IGNORECASE,
)
MAX_SUBJECT = 90  # characters; 'The Performance and Quality Assurance Subgroup of the … Board' has 84


def acting_party(sentence: str, offset: int = 0, glossary: Mapping[str, str] | None = None) -> Lead | None:
    """The named party that does or is to do what a sentence says; None for 'we', 'the group' and things.

    >>> acting_party("The Designated Nurse chaired a learning review.").text
    'Designated Nurse'
    """
    found = acting_parties(sentence, offset, glossary)
    return found[0] if found else None


def acting_parties(sentence: str, offset: int = 0, glossary: Mapping[str, str] | None = None) -> tuple[Lead, ...]:
    """The parties that do what a sentence says: its subject, else the doers of its main passive verb
    ('… has been designed by the Designated Nurse'), else those it charges ('…, with the Audit Subgroup to report')."""
    found = _subjects(sentence) or _agents(sentence) or _charged(sentence)
    return tuple(_lead(sentence, start, end, offset, glossary) for start, end in found)


def _lead(sentence: str, start: int, end: int, offset: int, glossary: Mapping[str, str] | None) -> Lead:
    said = sentence[start:end]
    kind = party_kind(said) or PartyKind.GROUP
    return Lead(said, full_name(said, glossary), kind, PartyRole.LEAD, Span(start + offset, end + offset))


def _subjects(sentence: str) -> list[tuple[int, int]]:
    opening = _ADVERBIAL.match(sentence)
    for start in dict.fromkeys((opening.end() if opening else 0, _after_article(sentence))):
        verb = _first_verb(sentence, start)
        if verb is None:
            continue
        spans = _named(sentence, start, verb.start())
        if spans:
            return spans
    return []


def _after_article(sentence: str) -> int:
    match = re.match(r"\s*(?:[•*-]\s*)?(?:the\s+)?", sentence, re.IGNORECASE)
    return match.end() if match else 0


def _first_verb(sentence: str, start: int) -> re.Match[str] | None:
    """The first verb after a subject of bounded length, if it is a deed."""
    for verb in _VERB.finditer(sentence, start, start + MAX_SUBJECT + 40):
        if verb.start() - start > MAX_SUBJECT:
            return None
        word = next(word for word in (verb["done"], verb["do"], verb["state"], verb["past"]) if word)
        if verb["modal"] == "to" and not verb["do"].islower():
            continue
        return None if word.lower() in _NO_DEED else verb
    return None


def _named(sentence: str, start: int, end: int) -> list[tuple[int, int]]:
    """The one or two parties that `sentence[start:end]` names, nothing where it is a thing or unnamed."""
    said = sentence[start:end]
    if _JOINT.search(said) is None:
        return [(start, end)] if _is_named_party(said) else []
    parts = list(cut_at_marks(said, Span(0, len(said))))
    names = [said[piece.start : piece.end].removeprefix("the ") for piece in parts]
    if len(parts) > 1 and all(party_kind(name) for name in names) and any(_is_named_party(name) for name in names):
        return [
            (start + piece.start + 4 * said[piece.start :].startswith("the "), start + piece.end) for piece in parts
        ]
    return [(start, end)] if _is_named_party(said) else []


def _is_named_party(said: str) -> bool:
    if not said or "," in said or not (said[0].isupper() or _BODY.fullmatch(said)) or _OPENS_WITH_TIME.match(said):
        return False
    if _GENERIC.fullmatch(said) and not _BOARD_OF_ITS_OWN.fullmatch(said) and not BOARD_OFFICE.fullmatch(said):
        return False
    kind = party_kind(said)
    return kind is not None and _OUTSIDE.search(said) is None


def _agents(sentence: str) -> list[tuple[int, int]]:
    for match in _AGENT.finditer(sentence):
        if _RELATIVE.search(sentence[: match.start()]):
            continue
        stop = _NAME_END.search(sentence, match.end())
        end = stop.start() if stop else len(sentence.rstrip(" ."))
        purpose = sentence.find(" for ", match.end(), end)
        found = _named(sentence, match.end(), end) or (_named(sentence, match.end(), purpose) if purpose > 0 else [])
        if found:
            return found
    return []


def _charged(sentence: str) -> list[tuple[int, int]]:
    """'…, with the Audit Subgroup to report on it'; not 'worked with the Police to …'."""
    for match in _CHARGED.finditer(sentence):
        if _TOGETHER.search(sentence[: match.start()]) is None:
            found = _named(sentence, match.start("who"), match.end("who"))
            if found:
                return found
    return []
