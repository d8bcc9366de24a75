"""Priorities that a line or a heading introduces as a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguard_extract.language.column_titles import is_title_run
from safeguard_extract.language.labels import read_label
from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.candidates import ENDS, STATUTORY, Candidate, Found, is_cited
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.cues import read_status
from safeguard_extract.plan.outline import Outline, section_type
from safeguard_extract.plan.periods import find_period
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Period
from safeguard_extract.records.section import SectionType

NOUN = r"(?:priorit(?:y|ies)|objectives|aims|goals|themes|ambitions|areas of focus|focus areas)"
_YEARS = r"(?:,?\s+\(?(?:\d{4}|\d\d(?=/))(?:\s*(?:[-–—/]|to|and)\s*\d{2,4})?\)?)?"
_INTRODUCES = re.compile(
    rf"\b{NOUN}\b(?:\s+(?:at a glance|on a page|in (?:brief|summary|short)))?"
    rf"(?:[^.:;]{{0,80}}?\b(?:are|were|is|will be|remain|include|as follows|for|following|below|identified"
    rf"|agreed|set|the same)\b[^.:;]{{0,60}})?{_YEARS}\s*[:.]?\s*$"
    rf"|\bfollowing\b[^.:;]{{0,40}}\b{NOUN}\b[^.:;]{{0,70}}[:.]?\s*$",
    re.I,
)
_POINTS = re.compile(r"(?:This|These|Those|It|They|We|There|Here|You|I|As|In|At|By)\b")
# A status that a poured table prints after a priority's title.
_STATUS_WORDS = re.compile(
    r"\s+(?=(?:Not started|In progress|On track|On-?going|Partly|Partially|Complete[d]?|Achieved|Delayed|Deferred"
    r"|Red|Amber|Green)\b)"
)


def listed(composition: Composition, outline: Outline) -> Iterator[Candidate]:
    """Items of lists that a line or a heading introduces as priorities."""
    placed = composition.placed
    for i, entry in enumerate(placed):
        if entry.block.table is not None or not _introduces(entry, outline):
            continue
        start = i + 1
        if entry.block.kind is BlockKind.HEADING and start < len(placed) and _is_lead_in(placed[start]):
            start += 1
        items = _list_after(placed, start)
        if len(items) < 2 or is_cited(placed, items[-1] + 1):
            continue
        if is_title_run(entry.text) and not all((placed[j].block.mark or "")[:1].isdigit() for j in items):
            continue  # the rows of a table: only numbers tell its priorities from what stands beside them
        said = _last_sentence(entry.text)
        period = _own_period(said) or _period_before(placed, i)
        for j in items:
            yield _from_list(composition, j, i, said, period)


def _is_lead_in(entry: Placed) -> bool:
    """A short paragraph between a heading and its list."""
    block = entry.block
    return (
        block.is_prose
        and len(block.text.split()) <= 40
        and not _introduces_list(block.text)
        and not STATUTORY.search(block.text)
    )


def _introduces_list(text: str) -> bool:
    return bool(_INTRODUCES.search(_last_sentence(text)))


def _introduces(entry: Placed, outline: Outline) -> bool:
    block = entry.block
    said = _last_sentence(block.text)
    if is_title_run(block.text) and re.match(r"(?:strategic\s+|key\s+)?priorit", block.text, re.I):
        return True  # a poured table's header that begins with its priorities
    if block.kind is BlockKind.QUOTE or len(said.split()) > 40:
        return False
    if not _INTRODUCES.search(said) or STATUTORY.search(said) or read_label(block.text):
        return False
    if block.kind is BlockKind.HEADING:
        return section_type(block.text) is SectionType.PRIORITIES and not re.search(
            r"objectives? of|core objectives", block.text, re.I
        )
    return not any(
        section.type in {SectionType.CONTENTS, SectionType.GLOSSARY} for section in outline.path(entry.index)
    )


def _last_sentence(text: str) -> str:
    spans = list(sentence_spans(text))
    return text[spans[-1].start : spans[-1].end] if spans else text


def _list_after(placed: Sequence[Placed], start: int) -> list[int]:
    """The list's items of its first depth; sentences between numbered items belong to the item before."""
    items: list[int] = []
    depth = 0
    numbered = False
    i = start
    while i < len(placed):
        block = placed[i].block
        if block.kind is BlockKind.CAPTION:
            i += 1  # a figure beside the list
            continue
        if (
            block.flattened
            and not block.mark
            and not items
            and len(block.text.split()) <= 14
            and block.kind is not BlockKind.HEADING
        ):
            return _flattened_titles(placed, start)
        if block.kind is BlockKind.LIST_ITEM and (not numbered or block.mark):
            if not items:
                depth, numbered = block.level, bool(block.mark and any(c.isdigit() for c in block.mark))
            if items and numbered and not _counts_on(placed[items[-1]].block.mark, block.mark):
                break
            if block.level <= depth:
                items.append(i)
        elif not (
            numbered
            and items
            and block.kind is not BlockKind.HEADING
            and block.table is None
            and len(block.text.split()) <= 40
        ):
            break
        i += 1
    return items


def _counts_on(before: str | None, mark: str | None) -> bool:
    """Whether a numbered mark goes on from another in the same style ('3.' after '2.', not '5)')."""
    x, y = re.search(r"\d+", before or ""), re.search(r"\d+", mark or "")
    if x is None or y is None or int(y[0]) != int(x[0]) + 1:
        return False
    return re.sub(r"\d", "", before or "") == re.sub(r"\d", "", mark or "")


def _flattened_titles(placed: Sequence[Placed], start: int) -> list[int]:
    """Short sentences in a row, all of one form, where the scraper lost the bullets."""
    out: list[int] = []
    for i in range(start, len(placed)):
        block = placed[i].block
        if (
            block.kind is BlockKind.HEADING
            or block.mark
            or len(block.text.split()) > 14
            or block.text.endswith((":", "?"))
            or block.table is not None
            or _POINTS.match(block.text)
            or (out and block.text.endswith(".") and not placed[out[-1]].text.endswith("."))
        ):
            break
        out.append(i)
    return out if len(out) >= 2 else []


def _own_period(said: str) -> Period | None:
    return find_period(said)


def _period_before(placed: Sequence[Placed], i: int) -> Period | None:
    """The years of the sentence or heading just before an introduction that names none."""
    for j in (i - 1, i - 2):
        if j >= 0 and placed[j].block.kind is BlockKind.HEADING:
            return find_period(placed[j].text)
    return None


def _from_list(composition: Composition, j: int, intro: int, said: str, period: Period | None) -> Candidate:
    placed = composition.placed[j]
    first = next(iter(sentence_spans(placed.text)), Span(0, len(placed.text)))
    title = placed.text[first.start : first.end]
    status = _STATUS_WORDS.search(title) if placed.block.flattened else None
    if status:
        first = Span(first.start, first.start + status.start())
        title = title[: status.start()]
    rest = _said_after(composition, j, first.end)
    said_after = " ".join(composition.text[span.start : span.end] for _, span in rest)
    cut = re.match(r"^(?P<title>[^–—:]{3,90}?)\s*(?:[–—:]\s|\s-\s)", title)
    if (
        cut
        and placed.block.kind is BlockKind.LIST_ITEM
        and len(cut["title"].split()) <= 8
        and form_of(title) is Form.STATE
    ):
        title = cut["title"]
    mark = placed.block.mark or ""
    number = mark.strip("().") if any(c.isdigit() for c in mark) else None
    label = read_label(placed.text)
    if label is not None:
        title, number = placed.text[label.end : first.end], label.text
    start = placed.span.start - (len(mark) + 1 if number and label is None else 0)
    end = placed.span.start + (
        first.end if label is not None or len(title) == first.end - first.start else first.start + len(title)
    )
    noun = "priority" if re.search("priorit", said, re.I) else "objective"
    return Candidate(
        Found.LIST, j, Span(start, end), title.strip(ENDS), number, noun, intro=intro, group=said.strip(ENDS) or None,
        period=period, status=read_status(said_after) if rest else None, rest=rest,
    )  # fmt: skip


def _said_after(composition: Composition, j: int, end: int) -> tuple[tuple[int, Span], ...]:
    """The sentences after a title in its list item; in poured text they are the blocks up to the next mark."""
    placed = composition.placed
    own = placed[j]
    if own.text[end:].strip():
        return ((j, Span(own.span.start + end, own.span.end)),)
    out: list[tuple[int, Span]] = []
    for entry in placed[j + 1 : j + 4]:
        told = entry.block.kind is BlockKind.PARAGRAPH or (
            entry.block.kind is BlockKind.LIST_ITEM and not entry.block.mark and read_status(entry.text) is not None
        )
        if not (entry.block.flattened and own.block.mark and told):
            break
        out.append((entry.index, entry.span))
    return tuple(out)
