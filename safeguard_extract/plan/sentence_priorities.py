"""Priorities that a sentence of running text names: "Our priorities are neglect, early help and online safety"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguard_extract.language.labels import NUMBER_WORDS
from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.candidates import ENDS, STATUTORY, Candidate, Found
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.listed import NOUN
from safeguard_extract.plan.outline import NOT_WORK, Outline
from safeguard_extract.plan.periods import find_period
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.section import SectionType

_COUNT = "|".join(NUMBER_WORDS)
_NAMES = re.compile(
    rf"\b(?:(?P<count>{_COUNT})\s+(?:\w+\s+){{0,3}}?)?{NOUN}\b"
    r"(?:[^.:;]{0,70}?\b(?:are|were|is|(?:would|will|to|should) be|remain|as|include)\b(?:\s+(?:on|to be|as follows))?"
    r"|[^.:;,–]{0,60}?(?=\s*[:–]|\s-\s))?(?P<mark>\s*[:–]\s|\s-\s|\s)",
    re.I,
)
_NUMBERED = re.compile(rf"\b{NOUN}(?:\s+(?:are|were|for [\d/ -]+))?\s*:?(?P<mark>\s+1[.)]\s+)(?=\S)", re.I)
_VERB = re.compile(r"\b(?:are|were|is|be|remain|as|include)(?:\s+on|\s+to be|\s+as follows)?\s*$", re.I)
_CUT = re.compile(r",\s+and\s+|,\s+|;\s+(?:and\s+)?|\s+and\s+(?=[^,;]*$)")
_ENUMERATOR = re.compile(
    r"^\W*(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[).]\s+)?(?:and\s+|to\s+be\s+)?(?:the\s+(?=\w+ing\b))?", re.I
)
# A piece with a finite verb, a pronoun or a relative is the sentence going on, not the name of a priority.
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|may|must|should|which|who|that|we|they|it|our|these|those"
    r"|this|set|agreed|following|below|above|same|based|reviewed|taken|developed|also|not)\b",
    re.I,
)
_FEWEST, _MOST = 3, 9  # names: of two the 'and' may stand inside one name
_WORDS = 12  # of one name
_LEFT_OUT = NOT_WORK - {SectionType.CONTEXT, SectionType.VISION, SectionType.GOVERNANCE, SectionType.FOREWORD}


def in_sentences(composition: Composition, outline: Outline) -> Iterator[Candidate]:
    """The names that a sentence gives to the document's priorities; those of one sentence share its block as `intro`.

    Statements of what the law sets for every board are left out.
    """
    for placed in composition.placed:
        block = placed.block
        if block.kind is not BlockKind.PARAGRAPH or any(s.type in _LEFT_OUT for s in outline.path(placed.index)):
            continue
        for start, end in sentence_spans(block.text):
            said = block.text[start:end]
            if not STATUTORY.search(said):
                yield from _named(placed, said, start)


def in_numbers(composition: Composition) -> Iterator[Candidate]:
    """The names that stand numbered from one in a line after the word priorities, as a slide's list that lost its
    lines: 'Our priorities 1. Neglect 2. Early help'."""
    for placed in composition.placed:
        text = placed.block.text
        opening = _NUMBERED.search(text) if placed.block.kind is BlockKind.PARAGRAPH else None
        if opening is None or STATUTORY.search(text[: opening.end()][-120:]):
            continue
        marks = [opening.span("mark")]
        while (mark := re.compile(rf"\s{len(marks) + 1}[.)]\s+(?=\S)").search(text, marks[-1][1])) is not None:
            marks.append(mark.span())
        edges = [*(start for start, _ in marks[1:]), len(text.rstrip(ENDS))]
        names = [(start, end) for (_, start), end in zip(marks, edges, strict=True)]
        if not 1 < len(names) <= _MOST or any(len(text[a:b].split()) > _WORDS for a, b in names):
            continue
        for start, end in names:
            span = Span(placed.span.start + start, placed.span.start + end)
            yield Candidate(Found.SENTENCE, placed.index, span, text[start:end].strip(ENDS), intro=placed.index)


def _named(placed: Placed, said: str, offset: int) -> Iterator[Candidate]:
    opening = _NAMES.search(said)
    if opening is None or not (opening["mark"].strip() or _VERB.search(opening[0].rstrip())):
        return
    names = _names(said, opening.end())
    wanted = NUMBER_WORDS.index(opening["count"].lower()) + 1 if opening["count"] else None
    if wanted is not None and wanted != len(names):
        return
    if not (_FEWEST <= len(names) <= _MOST or wanted == len(names) == 2):
        return
    period = find_period(said[: opening.end()])
    for start, end in names:
        span = Span(placed.span.start + offset + start, placed.span.start + offset + end)
        yield Candidate(
            Found.SENTENCE, placed.index, span, said[start:end], noun="priority", intro=placed.index, period=period
        )


def _names(said: str, start: int) -> list[tuple[int, int]]:
    """Start and end of each name after the opening; none where one of the pieces is no name."""
    end = len(said.rstrip(ENDS))
    edges = [start, *(edge for cut in _CUT.finditer(said, start, end) for edge in cut.span()), end]
    out: list[tuple[int, int]] = []
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        begin = left + (mark.end() if (mark := _ENUMERATOR.match(said[left:right])) else 0)
        name = said[begin:right].rstrip(ENDS)
        if not 0 < len(name.split()) <= _WORDS or _CLAUSE.search(name) or not any(c.isalpha() for c in name):
            return []
        out.append((begin, begin + len(name)))
    return out
