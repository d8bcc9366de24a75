"""Names that were poured together: two parties in a row with no mark between them, as flattened tables print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguard_extract.plan.agencies import (
    AGENCY,
    BOARD_ACRONYM,
    BOARD_OFFICE,
    GROUP_HEADS,
    ORGANISATION_HEADS,
    ROLE_HEADS,
    TOPICAL,
    word_set,
)
from safeguard_extract.plan.parties import is_bare_head, party_kind
from safeguard_extract.plan.persons import is_person
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import PartyKind

_TOKENS = re.compile(r"\S+")
_TERMINAL_GROUPS = word_set(
    """subgroup subgroups sub-group sub-groups group groups panel panels forum forums committee exec"""
)
_GENERAL = word_set("service services partners agencies providers")
# Roles that no other name begins: what stands before them is another party.
_WHOLE_ROLE = re.compile(
    r"(?:(?:Assistant |Deputy )?(?:Head|Director) of [A-Z]"
    r"|(?:Named|Designated) (?:Nurse|Doctor|GP|Midwife|Professional)"
    r"|Chief (?:Nurse|Executive|Officer|Constable|Superintendent|Inspector)\b)"
)
# A board's own officers: after a board's name they are its, after "Head of Family Support" they are others.
_OFFICE_ROLE = re.compile(
    r"(?:Independent (?:Chair|Scrutineer)|(?:Board|Business|Partnership|Training|Performance) (?:Manager|Officer))\b"
)
_OF_ROLE = 3  # words: "Head of Family Support"
_CHAIRLIKE = word_set(
    """chair chairs vice-chair co-chair co-chairs lead leads member members representative representatives coordinator
    co-ordinator administrator"""
)


def split_poured(text: str, piece: Span) -> Iterator[Span]:
    """Two names in a row without a mark between them: 'Audit Subgroup Training Subgroup'."""
    words = [Span(match.start(), match.end()) for match in _TOKENS.finditer(text, piece.start, piece.end)]
    if len(words) > 2 or (len(words) == 2 and all(AGENCY.fullmatch(text[word.start : word.end]) for word in words)):
        for cut in range(1, len(words)):
            left = Span(piece.start, words[cut - 1].end)
            right = Span(words[cut].start, piece.end)
            if _stand_apart(_line(text, left), _line(text, right)):
                yield left
                yield from split_poured(text, right)
                return
    yield piece


def _line(text: str, piece: Span) -> str:
    return " ".join(text[piece.start : piece.end].split())


def _stand_apart(left: str, right: str) -> bool:
    """True where two names that touch are two parties: each whole by itself, the second not the end of the first."""
    if not right[0].isupper() or left.count("(") > left.count(")") or left.endswith((",", ":")):
        return False
    kind_left = party_kind(left)
    if kind_left is None:
        return False
    left_words, right_words = left.split(), right.split()
    head = left_words[-1].lower()
    if len(right_words) < 2:
        return _are_agencies(left, right)
    kind_right = _first_kind(right_words)
    if kind_right is None:
        return False
    if left.endswith(")") or ("," in left and kind_left in (PartyKind.PERSON, PartyKind.ROLE) and is_person(right)):
        return True
    if left_words[0] == right_words[0] and BOARD_ACRONYM.fullmatch(left_words[0]) and len(left_words) > 1:
        return True
    if len(left_words) > 1 and kind_left in (PartyKind.GROUP, PartyKind.ROLE) and _WHOLE_ROLE.match(right):
        return True
    if kind_left is PartyKind.ROLE and len(left_words) > _OF_ROLE and _OFFICE_ROLE.match(right):
        return True
    if BOARD_OFFICE.fullmatch(left) or left.lower().endswith("task and finish"):
        return (
            kind_right in (PartyKind.ROLE, PartyKind.GROUP) and right_words[0].lower() not in ROLE_HEADS | GROUP_HEADS
        )
    if head in _TERMINAL_GROUPS and len(left_words) > 1:
        return kind_right is PartyKind.GROUP or (
            kind_right is PartyKind.ROLE and right_words[-1].lower() not in _CHAIRLIKE
        )
    if kind_left is PartyKind.ROLE and head in ROLE_HEADS and len(left_words) > 1:
        return kind_right in (PartyKind.ROLE, PartyKind.GROUP)
    return _are_agencies(left, right)


def _first_kind(words: list[str]) -> PartyKind | None:
    """The kind of the party that the words begin with (two words or more)."""
    for size in range(2, len(words) + 1):
        kind = party_kind(" ".join(words[:size]))
        if kind is not None and words[size - 1].lower() in (ROLE_HEADS | GROUP_HEADS | ORGANISATION_HEADS):
            return kind
    return party_kind(" ".join(words))


def _are_agencies(left: str, right: str) -> bool:
    """'Police CCG', 'Police Health Education': nothing but agencies in a row, not all of them topics as well."""
    if not AGENCY.fullmatch(left) or AGENCY.fullmatch(f"{left} {right}"):
        return False
    if AGENCY.fullmatch(right):
        topics = TOPICAL.fullmatch(left) and TOPICAL.fullmatch(right)
        return not topics and not is_bare_head(right) and right.lower() not in _GENERAL
    words = right.split()
    return any(_are_agencies(" ".join(words[:size]), " ".join(words[size:])) for size in range(1, len(words)))
