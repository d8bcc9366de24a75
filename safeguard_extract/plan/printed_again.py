"""Where a document prints the titles of its priorities again: headings, openings of paragraphs, numbered names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from safeguard_extract.plan.accepted import LIST_AGREES
from safeguard_extract.plan.candidates import ENDS, Candidate, Found
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.same_priority import Judge, alike, plain
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span

_OPENS = re.compile(r"(?P<title>[^.:–—]{4,90}?)(?:[.:]\s+|\s[–—]\s+)(?=[A-Z“])")


def heads_of_listed(composition: Composition, accepted: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """Headings that print a priority's title again open its section, where labels do not say which it is."""
    known = {c.index for c in accepted}
    lists = [c for c in accepted if c.found in {Found.LIST, Found.SENTENCE, Found.HEADING}]
    out: list[Candidate] = []
    for placed in composition.placed if lists else ():
        if placed.block.kind is not BlockKind.HEADING or placed.index in known:
            continue
        head = Candidate(
            Found.HEADING, placed.index, placed.span, placed.text.strip(ENDS), level=placed.block.level or 1
        )
        if any(c.index != head.index and alike(c, head, judge) for c in lists):
            out.append(head)
    return out


def printed_again(names: Sequence[Candidate], labels: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """The numbered names of a line, where most of them are those of labelled headings."""
    out: list[Candidate] = []
    for intro in dict.fromkeys(c.intro for c in names):
        own = [c for c in names if c.intro == intro]
        known = [c for c in own if any(alike(c, label, judge) for label in labels)]
        out += known if len(known) > LIST_AGREES * len(own) else []
    return out


def titles_run_in(composition: Composition, accepted: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """The titles of listed priorities that open paragraphs of running text: 'Neglect. The Board will …'."""
    lists = [c for c in accepted if c.found in {Found.LIST, Found.SENTENCE}]
    out: list[Candidate] = []
    for placed in composition.placed if lists else ():
        block = placed.block
        opening = _OPENS.match(placed.text) if block.kind is BlockKind.PARAGRAPH and not block.flattened else None
        if opening is None or placed.index in {c.index for c in lists}:
            continue
        title = opening["title"].strip(ENDS)
        span = Span(placed.span.start, placed.span.start + opening.end("title"))
        named = Candidate(Found.RUN_IN, placed.index, span, title, level=9)
        if any(fuzz.ratio(plain(c.title), plain(title)) >= 100 * judge.similarity for c in lists):
            out.append(named)
    return out if len(out) > 1 else []


def named_by_headings(composition: Composition, names: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """The names of the sentence that most headings print again: at least half of them, so that it is no mere mention.

    They take the headings' wording, which has its capitals.
    """
    heads = [
        Candidate(Found.HEADING, p.index, p.span, p.text.strip(ENDS), level=p.block.level or 1)
        for p in composition.placed
        if p.block.kind is BlockKind.HEADING
    ]
    best: list[Candidate] = []
    for intro in dict.fromkeys(c.intro for c in names):
        own = [c for c in names if c.intro == intro]
        titles = [next((h.title for h in heads if alike(c, h, judge)), None) for c in own]
        if sum(t is not None for t in titles) >= max(2, LIST_AGREES * len(own), len(best) + 1):
            best = [replace(c, title=t or c.title) for c, t in zip(own, titles, strict=True)]
    return best
