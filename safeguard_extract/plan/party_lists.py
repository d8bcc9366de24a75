"""A lead cell cut into its parties: at role cues, hard marks, line ends, slashes, commas and 'and'.

A cut is made only where both sides are parties by themselves, so that names that hold a comma or an 'and' stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguard_extract.plan.agencies import (
    AGENCY,
    COMPOUNDS,
    GROUP_HEADS,
    ROLE_HEADS,
    TOPICAL,
    starts_as_role,
    word_set,
)
from safeguard_extract.plan.parties import EDGE, MAX_PARTY_WORDS, is_bare_head, party_kind
from safeguard_extract.plan.persons import could_be_person, is_titled_person
from safeguard_extract.plan.poured_names import split_poured
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import PartyKind, PartyRole

# What goes on after a comma as a clause of its own: ", the meeting will be in May".
_CLAUSE = r"(?=(?:(?-i:[a-z][\w’'-]*)\s+){1,6}?(?:will|is|are|was|were)\s)"
_ENDS_IN_CLAUSE = re.compile(rf",\s{_CLAUSE}", re.IGNORECASE)
_CUES = re.compile(
    r"\s*[,;(–-]?\s*(?:"
    r"(?P<consulted>\b(?:in\s+consultation\s+with|consult(?:ing|ed)?(?:\s+with)?\s*:?|to\s+consult(?:\s+with)?"
    r"|informed\s*:)\s)"
    r"|(?P<support>(?:\b(?:with\s+(?:the\s+)?(?:support|input|help|assistance)\s+(?:of|from|by)"
    r"|(?:and\s+)?support(?:ed|ing|s)?\s*(?:by|from|:)|assisted\s+by"
    r"|in\s+(?:conjunction|partnership|collaboration|liaison|association)\s+with|jointly\s+with|working\s+with"
    r"|liaising\s+with|alongside)|(?<!involved\s)(?<!working\s)\bwith)\s)"
    r"|(?P<none>\b(?:to\s+(?:report|feed\s*back|update|present|feed)(?:\s+\w+)?(?:\s+(?:to|into))?|report(?:ing"
    r"|s)?\s+(?:in)?to|on\s+behalf\s+of|via|through|subject\s+to)\s|\bto(?=\s+[a-z])"
    rf"|(?<=,\s){_CLAUSE})"
    r"|(?P<lead>\b(?:led\s+by|lead(?:\s+(?:agency|officer|partner|organisation|party))?\s*:)\s))",
    re.IGNORECASE,
)
_HARD = re.compile(r"\s*(?:;|•|\||\n\s*[-–•*]\s|(?<=\S)\s{4,}(?=\S)|\t)\s*")
_LINE = re.compile(r"[ \t]*(?:\r?\n)\s*")
_SPACED_SLASH = re.compile(r"\s+/\s+")
_SLASH = re.compile(r"\s*/\s*")
_JOIN = re.compile(r"\s*,\s*and\s+|\s*,\s*|\s+and/or\s+|\s+and\s+|\s*&\s+|\s+&\s*|\s+\+\s+", re.IGNORECASE)
_LAST_JOIN = re.compile(r"\s+(?:and|&)\s+(?!.*\s(?:and|&)\s)", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_TRAILING_FUNCTION = re.compile(r"(?:\b(?:of|for|and|the|to|in|on)|[,&/–-])\s*$", re.IGNORECASE)
ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}s?")
_TOPIC_ACRONYM = word_set("""CSE CCE FGM QA L&D SCR SEND HSB CSA CYP DA DV DASV CAF LAC CME CIN PQA EH""")
_ALL_OF_THEM = re.compile(
    r"(?:all|each|every|relevant)\s+(?:[\w-]+\s+){0,2}(?:agencies|agency|partners?|organisations?|members?"
    r"|services|schools)\b",
    re.IGNORECASE,
)
_INDIVIDUAL = frozenset({PartyKind.PERSON, PartyKind.ROLE})
_PARENT_BODY = re.compile(r"\b(?:council|authority|trust|nhs|directorate|lscb|board)$", re.IGNORECASE)
MAX_PIECES = 10  # of a comma list; a longer one is cut at every comma


def cell_kind(said: str) -> PartyKind | None:
    """The kind that a text has where a party is expected: unknown names and acronyms count there."""
    kind = party_kind(said)
    if kind is not None:
        return kind
    if could_be_person(said):
        return PartyKind.PERSON
    if _ALL_OF_THEM.match(said) and len(said.split()) <= MAX_PARTY_WORDS:
        return PartyKind.ORGANISATION
    return PartyKind.GROUP if ACRONYM.fullmatch(said.strip(EDGE)) and said not in _TOPIC_ACRONYM else None


def holds_clause(cell: str) -> bool:
    """True where a lead cell goes on after a comma with a clause, which names no party."""
    return _ENDS_IN_CLAUSE.search(cell) is not None


def cut_at_roles(cell: str) -> Iterator[tuple[Span, PartyRole]]:
    """The cell cut at its role cues; what follows 'to report to' is no lead."""
    role: PartyRole | None = PartyRole.LEAD
    start = 0
    for cue in _CUES.finditer(cell):
        said = cell[start : cue.start()].strip()
        if cue.lastgroup == "none" and role is PartyRole.LEAD and (not said or _goes_on(cue.group(), said)):
            continue
        if role is not None and cell[start : cue.start()].strip(EDGE):
            yield Span(start, cue.start()), role
        role = {"consulted": PartyRole.CONSULTED, "support": PartyRole.SUPPORT, "lead": PartyRole.LEAD}.get(
            cue.lastgroup or ""
        )
        start = cue.end()
    if role is not None:
        yield Span(start, len(cell)), role


def _goes_on(cue: str, said: str) -> bool:
    """True for a 'to' inside a name ('Access to services group'): what stands before it is no party."""
    return cue.strip().lower() == "to" and cell_kind(" ".join(said.split())) is None


def _masked(text: str) -> str:
    """The same text with what must not be cut blotted out: brackets, and names that hold an 'and'."""
    blotted = _BRACKET.sub(lambda match: "\x01" * len(match.group()), text)
    return COMPOUNDS.sub(lambda match: re.sub(r"\s|&|/|\+", "\x01", match.group()), blotted)


def _cut(masked: str, piece: Span, mark: re.Pattern[str]) -> tuple[list[Span], list[str]]:
    """The piece cut at every mark, and the marks."""
    pieces: list[Span] = []
    marks: list[str] = []
    start = piece.start
    for match in mark.finditer(masked, piece.start, piece.end):
        if match.start() > start:
            pieces.append(Span(start, match.start()))
            marks.append(match.group())
        start = match.end()
    if start < piece.end:
        pieces.append(Span(start, piece.end))
    return pieces, marks


def cut_at_marks(text: str, piece: Span) -> Iterator[Span]:
    """hard marks → lines → slashes → commas and 'and' → names poured together."""
    masked = _masked(text)
    for block in _cut(masked, piece, _HARD)[0]:
        for line in _lines(text, masked, block):
            for half in _halves(text, masked, line):
                for part in _list(text, masked, half):
                    yield from split_poured(text, part)


def _said(text: str, piece: Span) -> str:
    return " ".join(text[piece.start : piece.end].split()).strip(EDGE)


def _lines(text: str, masked: str, piece: Span) -> list[Span]:
    """Lines that are parties by themselves; a name that wraps is put together again."""
    lines = _cut(masked, piece, _LINE)[0]
    if len(lines) < 2:
        return lines
    joined = [lines[0]]
    for line in lines[1:]:
        if _new_party(text, joined[-1], line):
            joined.append(line)
        else:
            joined[-1] = Span(joined[-1].start, line.end)
    return joined


def _new_party(text: str, left: Span, right: Span) -> bool:
    if _TRAILING_FUNCTION.search(text[left.start : left.end]):
        return False
    above, below = _said(text, left), _said(text, right)
    open_end = _LAST_JOIN.split(above)[-1]
    if open_end != above and party_kind(open_end) is None and party_kind(f"{open_end} {below}") is not None:
        return False
    kind_above, kind_below = party_kind(above), cell_kind(below)
    if kind_above is None:
        unknown = could_be_person(above) or ACRONYM.fullmatch(above) is not None
        return unknown and kind_below is not None and (len(below.split()) > 1 or ACRONYM.fullmatch(below) is not None)
    if kind_below is None or is_bare_head(below) or (below[0].islower() and AGENCY.fullmatch(below) is None):
        return False
    return not (is_bare_head(above) and len(above.split()) == 1 and kind_above is PartyKind.GROUP)


def _halves(text: str, masked: str, piece: Span) -> list[Span]:
    """Cut at slashes where every side is a party ('Designated/Named Nurse' is one), first at those between spaces."""
    spaced, _ = _cut(masked, piece, _SPACED_SLASH)
    if len(spaced) > 1 and all(cell_kind(_said(text, side)) for side in spaced):
        return [half for side in spaced for half in _halves(text, masked, side)]
    pieces, _ = _cut(masked, piece, _SLASH)
    if len(pieces) < 2:
        return pieces
    sides = [_said(text, side) for side in pieces]
    whole = all(
        cell_kind(side) is not None or len(_list(text, masked, at)) > 1 for side, at in zip(sides, pieces, strict=True)
    )
    shares_head = any(_is_topic(side) for side in sides[:-1]) and _has_head(sides[-1])
    return pieces if whole and not shares_head else [piece]


def _is_topic(said: str) -> bool:
    """An agency or acronym that is as often a topic: alone before a name with a head it belongs to that name."""
    return TOPICAL.fullmatch(said) is not None or said in _TOPIC_ACRONYM


def _has_head(said: str) -> bool:
    return said.split()[-1].lower() in (ROLE_HEADS | GROUP_HEADS) if said.split() else False


def _list(text: str, masked: str, piece: Span) -> list[Span]:
    """Cut at commas and 'and', at the fewest words a party that leave parties on both sides."""
    pieces, marks = _cut(masked, piece, _JOIN)
    if len(pieces) < 2:
        return pieces
    if len(pieces) > MAX_PIECES:
        return pieces
    return _grouped(text, pieces, marks, 0) or [piece]


def _grouped(text: str, pieces: list[Span], marks: list[str], at: int) -> list[Span] | None:
    """The pieces from `at` on put together into parties, the first as short as can be; None where that fails."""
    for end in range(at + 1, len(pieces) + 1):
        first = Span(pieces[at].start, pieces[end - 1].end)
        said = _said(text, first)
        if end == len(pieces):
            return [first] if at == 0 or cell_kind(said) is not None else None
        if cell_kind(said) is None:
            continue
        rest = _grouped(text, pieces, marks, end)
        if rest is not None and _may_part(said, marks[end - 1], [_said(text, part) for part in rest]):
            return [first, *rest]
    return None


def _may_part(left: str, mark: str, rest: list[str]) -> bool:
    """True where a comma or an 'and' between a party and those after it parts them."""
    right = rest[0]
    if "," in mark and "and" not in mark:
        return _may_part_at_comma(left, rest)
    if _is_topic(left) and _has_head(right):
        return False
    if right.lower().startswith("all "):
        return True
    topic_of_role = starts_as_role(left) and _is_topic(right) and len(right.split()) <= 2
    return not topic_of_role and (not right[0].islower() or AGENCY.fullmatch(right) is not None)


def _may_part_at_comma(left: str, rest: list[str]) -> bool:
    """Not between a person or role and what they belong to or are, nor between a body and its department."""
    right = rest[0]
    first, second = cell_kind(left), cell_kind(right)
    in_a_list = len(rest) > 1 and cell_kind(rest[1]) is PartyKind.ORGANISATION
    if left.endswith(")"):
        return True
    if first in _INDIVIDUAL and ACRONYM.fullmatch(right) and party_kind(right) is None:
        return False
    if first in _INDIVIDUAL and second is PartyKind.ORGANISATION:
        return first is PartyKind.ROLE and in_a_list
    if {first, second} == _INDIVIDUAL or (first is PartyKind.PERSON and is_titled_person(right)):
        return False
    if len(rest) > 1:
        return True
    if _PARENT_BODY.search(left) and second is PartyKind.ORGANISATION:
        return False
    return not (_is_topic(left) and _has_head(right))
