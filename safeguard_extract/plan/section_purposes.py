"""What each section is for, once the priorities are known: by what it names, by its title, by what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from safeguard_extract.language.labels import read_label
from safeguard_extract.plan.candidates import Found
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.cues import Cue, read_cue
from safeguard_extract.plan.named_priorities import Named
from safeguard_extract.plan.outline import Outline
from safeguard_extract.plan.parties import party_kind
from safeguard_extract.plan.priority_groups import NAMES_DOCUMENT, title_blocks
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.plan import PartyKind
from safeguard_extract.records.section import Section, SectionType

_T = SectionType
# Titles that say what a part is for and yet may stand over the plan's own work, so that the rules which look for
# items must not know them: 'How we will hold ourselves to account' may promise three things to be done.
_FURTHER: tuple[tuple[SectionType, str], ...] = (
    (_T.CONTENTS, r"^(what'?s )?in(side)? this (report|plan|document|strategy|review)$"),
    (_T.GLOSSARY, r"(words|terms|language|phrases) (that )?(we use|used)|^definitions?\b"),
    (
        _T.FOREWORD,
        r"^welcome\b|^(a )?(word |note |message |introduction )?(from|by) (the|our|your)\b.*\b(chairs?|partners"
        r"|scrutineers?|leaders?|directors?|executives?)$",
    ),
    (_T.VISION, r"\bvision\b"),
    (_T.MEMBERSHIP, r"\bwho (sits|is|was|are) on\b|\bwho sits\b"),
    (
        _T.BUDGET,
        r"\bwhat\b.*\bcosts?\b|\bspends? .*\b(money|budget|funds)\b|\bcosts? of (the|running)"
        r"|how (it|we|the \w+) (is|are) funded|^resources$",
    ),
    (
        _T.GOVERNANCE,
        r"constitution$|^(the )?(monitoring|review|oversight|scrutiny)$"
        r"|^how (we|the \w+|this \w+) (will )?(be |is |are )?(oversee|overseen|keep track|run|managed|governed)\b"
        r"|^(our |the )?sub-?groups$|\bscrutiny$|\bmonitored\b|\breview(ing)?( of)? (the|this|our)"
        r" (plan|strategy)|hold(ing)? (ourselves|each other|one another|partners) to account"
        r"|^about the (board|partnership)$"
        r"|(know|tell) (whether|if|that) (it|this|the (plan|strategy)) is working",
    ),
    (_T.RISK, r"^(the |key |main |our )?risks\b|\brisks? to (the )?(delivery|deliver|plan|success|achiev)"),
    (
        _T.PERFORMANCE,
        r"\bat a glance\b|\bin (numbers|figures)\b|\bactivity$|^measuring\b|^measures\b|how .*\bmeasured\b",
    ),
    (_T.LEARNING, r"\bchild deaths?\b|\bcdop\b|\b(serious|rapid|thematic) (incidents?|reviews?)\b"),
    (_T.ACTION_PLAN, r"^what (will|is to|must|needs to|has to) be done"),
    (_T.PRIORITIES, r"^(how|why) we (chose|decided|agreed)\b"),
    (_T.APPENDIX, r"^(worried|concerned) about\b"),
    (
        _T.CONTEXT,
        r"^about\b|^(statutory|legal|national|policy) (framework|requirements|background|guidance)$"
        r"|^(executive )?summary$|^where (we|are we)( are)?( now)?\W*$|\bhere for$|\bthe reason for\b"
        r"|^(the|our) (borough|county|city|district|town|area|region|island)\b",
    ),
)
_COMPILED: tuple[tuple[SectionType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I)) for kind, pattern in _FURTHER
)
_OF_CUES = {
    Cue.ACTION: _T.ACTION_PLAN,
    Cue.ACHIEVEMENT: _T.PROGRESS,
    Cue.INDICATOR: _T.PERFORMANCE,
    Cue.OUTCOME: _T.PRIORITIES,
    Cue.RISK: _T.RISK,
}
_HOW_KNOWN = re.compile(r"\bknow\b|measur|success criteria", re.I)
# What a party reports is its work, and a heading that reports on last year's priorities names none of this year's.
_REPORTED = frozenset({_T.OTHER, _T.PRIORITIES, _T.MEMBERSHIP})
# A title that names one of these says more than that the part stands at the document's end, or that it is a summary.
_BROAD = frozenset({_T.OTHER, _T.APPENDIX, _T.CONTEXT, _T.VALUES})
_LISTED_UNDER = frozenset({_T.OTHER, _T.ACTION_PLAN})
_BODIES = frozenset({PartyKind.GROUP, PartyKind.ORGANISATION})
_PASSED_ON: frozenset[SectionType] = frozenset(_T) - {_T.OTHER, _T.CONTENTS, _T.APPENDIX, _T.FURNITURE}


def with_purposes(
    outline: Outline, composition: Composition, named: Sequence[Named], groups: Sequence[str | None]
) -> tuple[Section, ...]:
    """The sections with the types that a reader would give them.

    A heading that names a priority, or groups some of them, opens a section of priorities; so does one under which they
    are listed. Else the title tells; where it says nothing (a party's name, a topic), the part belongs to what the one
    above it is for. The rules that look for items keep to the types of titles alone (`outline.section_type`).
    """
    naming = _naming(outline, composition, named)
    grouping = {section.id for section in outline.sections if section.title and section.title in groups}
    listing, holding = _listing(outline, composition, named), _holding(outline, naming)
    documents = {section.id for section in outline.sections if NAMES_DOCUMENT.search(section.title)}
    types: dict[str, SectionType] = {}
    before: SectionType = _T.OTHER
    for section in outline.sections:
        parent = section.parent if section.parent not in documents else None  # its own title passes nothing on
        above = types[parent] if parent is not None else _T.OTHER
        if above is _T.OTHER and before is _T.PROGRESS and party_kind(section.title) in _BODIES:
            above = before  # plain text has no levels: agencies report one after the other under one heading
        types[section.id] = told = _purpose(section, above)
        if (
            section.id in naming
            or (section.id in grouping and told is not _T.PROGRESS)  # last year's are reported on
            or (section.id in listing and section.type in _LISTED_UNDER)
            or (section.id in holding - documents and told is _T.OTHER)
        ):
            types[section.id] = _T.PRIORITIES
        before = types[section.id]
    return tuple(replace(section, type=types[section.id]) for section in outline.sections)


def _naming(outline: Outline, composition: Composition, named: Sequence[Named]) -> set[str]:
    """The sections that a priority's own heading opens; 'What we did about neglect' reports on one."""
    places = {c.index for each in named for c in each.all if c.row is None} | title_blocks(composition, named)
    own = [composition.placed[place] for place in sorted(places)]
    return {
        outline.of_block[placed.index]
        for placed in own
        if placed.block.kind is BlockKind.HEADING
        and (read_label(placed.text) is not None or read_cue(placed.text) is not Cue.ACHIEVEMENT)
    }


def _listing(outline: Outline, composition: Composition, named: Sequence[Named]) -> set[str]:
    """The sections that hold a list of priorities and no other list or table: what is to be done stands elsewhere."""
    listed = {each.first.index for each in named if each.first.found is Found.LIST}
    lists: dict[str, list[bool]] = {}
    for placed, owner in zip(composition.placed, outline.of_block, strict=True):
        if placed.block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE} or placed.index in listed:
            lists.setdefault(owner, []).append(placed.index in listed)
    return {owner for owner, are_priorities in lists.items() if len(are_priorities) > 1 and all(are_priorities)}


def _holding(outline: Outline, naming: set[str]) -> set[str]:
    """The sections with two priorities and more for sub-sections."""
    parents = [section.parent for section in outline.sections if section.id in naming]
    return {parent for parent in parents if parent is not None and parents.count(parent) > 1}


def _purpose(section: Section, above: SectionType) -> SectionType:
    title = " ".join(section.title.replace("’", "'").split()).strip(" :")
    if section.type is _T.FURNITURE or not title:
        return section.type
    own: SectionType = _T.OTHER if above in _PASSED_ON and party_kind(title) in _BODIES else section.type
    cue = read_cue(title)
    if cue is Cue.ACHIEVEMENT and own in _REPORTED:
        return _T.PROGRESS
    if own is _T.PROGRESS and cue in {Cue.OUTCOME, Cue.INDICATOR}:  # 'What difference do we want to make?'
        own = _T.OTHER
    if own is _T.VISION and above is _T.PRIORITIES:  # what is hoped for of this priority
        return above
    if own in _BROAD:
        own = next((kind for kind, pattern in _COMPILED if pattern.search(title)), own)
    if own is _T.OTHER and cue is not None:
        own = _of_cue(cue, title, above)
    return above if own is _T.OTHER and above in _PASSED_ON else own


def _of_cue(cue: Cue, title: str, above: SectionType) -> SectionType:
    if cue is Cue.PROSE:
        return above if above in _PASSED_ON else _T.CONTEXT
    return _T.PERFORMANCE if cue is Cue.OUTCOME and _HOW_KNOWN.search(title) else _OF_CUES[cue]
