"""Headings to sections: title, level, what the section is for, what it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from safeguard_extract.language.labels import read_label
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.parties import party_kind
from safeguard_extract.records.block import Block, BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import PartyKind
from safeguard_extract.records.section import Section, SectionType

_T = SectionType
# What a section's title says it is for; the first that matches decides, so the narrow ones stand first.
_TYPES: tuple[tuple[SectionType, str], ...] = (
    (_T.CONTENTS, r"^(table of )?contents( page)?$|^index$"),
    (_T.GLOSSARY, r"glossary|acronyms?|abbreviations|jargon"),
    (
        _T.FOREWORD,
        r"\bforeword|preface|(message|welcome|introduction|statement) (from|by) (the|our) .*(chair|partners"
        r"|scrutineer)|chair'?s? ?(introduction|message|statement)|sufficiency statement",
    ),
    (
        _T.MEMBERSHIP,
        r"(?<!family )(?<!community )members?(hip)?\b|(?<!school )attendance|representatives?\b|who we are"
        r"|contact (us|details)|our partners$",
    ),
    (
        _T.BUDGET,
        r"budget|financ\w*\b(?! (abuse|exploitation|hardship|difficult))"
        r"|expenditure|income(?! famil)|funding|contributions to (the )?(budget|board)"
        r"|(^|financial )contributions$",
    ),
    (
        _T.GOVERNANCE,
        r"terms? of reference|governance|accountab|board structure|structure of|how we work|^functions?\b"
        r"|functions? of|role of(?! (fathers|dads|men|parents|carers|families|schools|children))|roles and"
        r"|standing orders|statutory (duties|functions|objectives|requirements)"
        r"|^standards of operation|delivery of the (strategic )?plan|monitoring (and review|the plan)|review of (the"
        r"|this) plan|partnership arrangements$|organisation of",
    ),
    (_T.RISK, r"(?<!at )(?<!and )\brisks?\b( assessment| register|$)|potential (risks?|impact)"),
    (_T.VALUES, r"\bvalues\b|principles|\bethos\b"),
    (_T.VISION, r"\bvision\b|\bmission\b|our ambition\b"),
    (
        _T.ACTION_PLAN,
        r"action plan|work ?plan|delivery plan|implementation plan|business plan\b(?! action)|next steps|what (will"
        r"|are) we (do|going to do)\b|how (will|are) we (going to )?(achieve|deliver|do)|looking (forward|ahead)"
        r"|plans? for (the )?(next|coming|future)|areas? for development|key actions|^actions?\b",
    ),
    (
        _T.PROGRESS,
        r"what (have )?we (have )?(done|did|achieved)|what has (each|the|been)|how much (difference|impact)"
        r"|what (difference|impact)(?! (do|will|would) (we|you|it|this))"
        r"|how well (have|did|are) we|so how did we|achievements?|progress"
        r"|impact of (our|this|the (board|partnership|year|work|training|plan))\b"
        r"|review of (the year|20\d\d)"
        r"|you said|what (we|went) (did|well)|key successes|activity (in|during)|business plan action"
        r"|summary of (the year|20)",
    ),
    (
        _T.PRIORITIES,
        r"priorit(y|ies)|strategic (objectives|aims|goals)|^(our |key |core )?(objectives|aims|goals)\b"
        r"|what we want to achieve",
    ),
    (
        _T.PERFORMANCE,
        r"performance|\bdata\b|statistic|in numbers|indicators?\b|scorecard|dashboard|key facts|facts and figures",
    ),
    (_T.LEARNING, r"learning(?! (disab|difficult))|training|case reviews?|audits?\b|workforce development"),
    (_T.APPENDIX, r"^(contacts?( us| details)?|further information|how to contact us)$|^appendi(x|ces)|^annex"),
    (
        _T.CONTEXT,
        r"\bcontext\b|background|introduction|about (us|the|this)|local (area|picture|profile)|demographic"
        r"|what is safeguarding|legislat|national|purpose|executive summary|who (are )?we are|our area|population",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _TYPES)
# Inside these nothing that reads like work is the plan's own work.
NOT_WORK = frozenset(
    {_T.CONTENTS, _T.GLOSSARY, _T.FOREWORD, _T.MEMBERSHIP, _T.BUDGET, _T.GOVERNANCE, _T.VALUES, _T.VISION, _T.CONTEXT}
)
_TITLE_WORDS = 16  # a longer title is a sentence, and its words say nothing of the section's purpose
_QUOTATION = re.compile(r"^[“‘\"][^”\"]+[”’\"]\W*$")
_FIELD = re.compile(r"^(?:status|rag(?: rating)?|lead(?: officer| agency)?|owner|timescale|by when)\s*[:–-]\s*\S", re.I)
_QUOTED_WORDS = 5  # a shorter one may be a title: “Was not brought”
_ENTRY = re.compile(r"(\.{3,}|\s)\s*\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections, the section of each block, and each section's types from itself up to the root."""

    sections: tuple[Section, ...]
    of_block: tuple[str, ...]
    paths: dict[str, tuple[Section, ...]] = field(default_factory=dict, compare=False)

    def path(self, index: int) -> tuple[Section, ...]:
        """The section of a block and its parents, from the inside out."""
        return self.paths[self.of_block[index]]


def _paths(sections: Sequence[Section]) -> dict[str, tuple[Section, ...]]:
    """Each section with its parents; a parent stands before its children."""
    paths: dict[str, tuple[Section, ...]] = {}
    for section in sections:
        paths[section.id] = (section, *(paths[section.parent] if section.parent is not None else ()))
    return paths


def section_type(title: str) -> SectionType:
    """What a section is for, by its title; a labelled priority is one whatever its words are."""
    if read_label(title) is not None:
        return SectionType.PRIORITIES
    if len(title.split()) > _TITLE_WORDS:
        return SectionType.OTHER
    plain = title.replace("’", "'").strip(" :")
    return next((kind for kind, pattern in _COMPILED if pattern.search(plain)), SectionType.OTHER)


def outline(composition: Composition, furniture: Sequence[Block]) -> Outline:
    """Every block in exactly one section; what comes before the first heading has a section of its own."""
    sections: list[Section] = []
    of_block: list[str] = []
    stack: list[Section] = []
    contents_level = 0
    for placed in composition.placed:
        if placed.block.kind is BlockKind.HEADING:
            level = placed.block.level or 1
            if of_block and (_opens_nothing(placed.text) or (contents_level and _ENTRY.search(placed.text))):
                of_block.append(of_block[-1])
                continue
            stack = [s for s in stack if s.level < level]
            section = _begin(placed, level, len(sections), stack[-1].id if stack else None)
            contents_level = level if section.type is SectionType.CONTENTS else 0
            stack.append(section)
            sections.append(section)
        elif not sections:
            sections.append(_front(placed))
            stack = [sections[0]]
        of_block.append((stack or sections)[-1].id)
    own: dict[str, list[Placed]] = {section.id: [] for section in sections}
    for placed, owner in zip(composition.placed, of_block, strict=True):
        own[owner].append(placed)
    closed = [_closed(section, own[section.id]) for section in sections]
    if furniture:
        pages = sorted({page for block in furniture for page in block.pages}) or [1]
        closed.append(
            Section(f"s{len(closed) + 1}", "Page furniture", 1, SectionType.FURNITURE, (pages[0], pages[-1]), None)
        )
    return Outline(tuple(closed), tuple(of_block), _paths(closed))


def _opens_nothing(text: str) -> bool:
    """True for lines set apart that are no headings: somebody's words, 'Status: on track', 'Jane Smith, Chair'."""
    if _QUOTATION.match(text):
        return len(text.split()) >= _QUOTED_WORDS
    name, comma, post = text.partition(", ")
    signed = bool(comma) and party_kind(f"{name}, {post.partition(', ')[0]}") is PartyKind.PERSON
    return signed or _FIELD.match(text) is not None


def _begin(placed: Placed, level: int, count: int, parent: str | None) -> Section:
    pages = placed.block.pages or (1,)
    return Section(
        f"s{count + 1}", placed.text, level, section_type(placed.text), (pages[0], pages[-1]), placed.span, parent
    )


def _front(placed: Placed) -> Section:
    pages = placed.block.pages or (1,)
    return Section("s1", "", 1, SectionType.OTHER, (pages[0], pages[-1]), placed.span)


def _closed(section: Section, own: Sequence[Placed]) -> Section:
    pages = [page for p in own for page in p.block.pages] or [1]
    span = Span(min(p.span.start for p in own), max(p.span.end for p in own))
    return Section(
        section.id, section.title, section.level, section.type, (min(pages), max(pages)), span, section.parent
    )
