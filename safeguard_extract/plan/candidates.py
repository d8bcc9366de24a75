"""Where a document may name a priority: labels, introduced lists, headings under a heading, table columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from safeguard_extract.language.column_titles import is_title_run, title_run
from safeguard_extract.language.labels import NUMBER_WORDS, Label, read_label
from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.columns import Role, column_roles, header_row
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.cues import Cue, read_cue, read_status
from safeguard_extract.plan.parties import is_party
from safeguard_extract.plan.outline import NOT_WORK, Outline, section_type
from safeguard_extract.plan.periods import find_period
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Period, Status
from safeguard_extract.records.section import SectionType


class Found(Enum):
    """How a candidate was found; the value is what `how` says."""

    LABEL = "label"
    CELL = "label in a table"
    LIST = "list of priorities"
    HEADING = "heading under priorities"
    COLUMN = "column of priorities"
    FORM = "heading over a repeated form"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a priority may be named.

    `index` is the block's place in the composition; `row` the table row (None outside tables); `span` covers label and title.
    `intro` is the block that introduces a list; candidates of one list share it. `rest` is what is said of the priority after
    its title, as (block, span): "This has been completed."
    """

    found: Found
    index: int
    span: Span
    title: str
    label: str | None = None
    noun: str = "priority"
    level: int = 0
    row: int | None = None
    last_row: int | None = None
    intro: int | None = None
    group: str | None = None
    period: Period | None = None
    status: Status | None = None
    rest: tuple[tuple[int, Span], ...] = ()


_NOUN = r"(?:priorit(?:y|ies)|objectives|aims|goals|themes|ambitions|areas of focus|focus areas)"
_COUNT = rf"(?P<count>{'|'.join(NUMBER_WORDS)}|\d{{1,2}})"
_INTRODUCES = re.compile(
    rf"\b{_NOUN}\b(?:[^.:;]{{0,80}}?\b(?:are|were|is|will be|remain|include|as follows|for|following|below|identified|agreed|set|the same)\b[^.:;]{{0,60}})?\s*[:.]?\s*$"
    rf"|\bfollowing\b[^.:;]{{0,40}}\b{_NOUN}\b[^.:;]{{0,70}}[:.]?\s*$",
    re.I,
)
_COUNTED = re.compile(rf"\b{_COUNT}\s+(?:\w+\s+){{0,3}}?{_NOUN}\b", re.I)
# Objectives that the law sets for every board are nobody's own priorities.
_STATUTORY = re.compile(
    r"working together|statut|children act|section 1[34]|legislat|regulations|\b(?:two|three) key objectives\b|lscbs?\) ha(?:s|ve)|nationally|national priorities|government",
    re.I,
)
_CITATION = re.compile(r"^\W*\(?(?:working together|children act|section|chapter|see|source)\b", re.I)
_STATUS_LINE = re.compile(r"^\W*(?:overall\s+)?(?:status|b?rag(?:\s+rating)?|progress)\s*[:–-]\s*", re.I)
_POINTS = re.compile(r"(?:This|These|Those|It|They|We|There|Here|You|I|As|In|At|By)\b")
# A status that a poured table prints after a priority's title.
_STATUS_WORDS = re.compile(
    r"\s+(?=(?:Not started|In progress|On track|On-?going|Partly|Partially|Complete[d]?|Achieved|Delayed|Deferred|Red|Amber|Green)\b)"
)
_ENDS = " .;,:–-"
_TITLE_WORDS = 48
_FIELD_START = re.compile(
    r"\s+(?=(?:Priority|Objective)?\s?(?:Statement|Lead|Sponsor|Owner|Description|Rationale|Outcome|Aim)s?\s?:)"
)


def labelled(composition: Composition, outline: Outline) -> Iterator[Candidate]:
    """Headings and table cells that begin with a label such as 'Priority One:'."""
    for placed in composition.placed:
        block = placed.block
        if block.table is not None:
            yield from _labelled_cells(composition, placed)
        elif block.kind is BlockKind.HEADING or (block.styled and block.kind is BlockKind.PARAGRAPH):
            label = read_label(block.text)
            if label is not None and not _in_contents(outline, placed.index):
                found = _from_label(composition, placed, label)
                if found is not None:
                    yield found


def _in_contents(outline: Outline, index: int) -> bool:
    return any(section.type is SectionType.CONTENTS for section in outline.path(index))


def _from_label(composition: Composition, placed: Placed, label: Label) -> Candidate | None:
    title = placed.text[label.end :]
    end = placed.span.end
    if title[:1].islower():
        return None  # a sentence that begins with the label's words
    if not title.strip(_ENDS):
        following = composition.placed[placed.index + 1] if placed.index + 1 < len(composition.placed) else None
        if (
            following is None
            or following.block.table is not None
            or len(following.text.split()) > _TITLE_WORDS
            or read_label(following.text)
            or read_cue(following.text)
        ):
            return None
        title, end = following.text, following.span.end
    return Candidate(
        Found.LABEL,
        placed.index,
        Span(placed.span.start, end),
        title.strip(_ENDS),
        label.text,
        label.noun,
        placed.block.level or 2,
    )


def _labelled_cells(composition: Composition, placed: Placed) -> Iterator[Candidate]:
    """A label in a table's first column, or in a row of one cell, names the priority of the rows below."""
    table = placed.block.table
    if table is None:
        return
    for cell in table.cells:
        alone = sum(c.row == cell.row and bool(c.text.strip()) for c in table.cells) == 1
        if cell.col > 1 or not cell.text.strip() or not (alone or cell.col == 0 or cell.row_end > cell.row):
            continue
        span = placed.cells[cell.row, cell.col]
        text = composition.text[span.start : span.end]
        label = read_label(text)
        if label is None or len(text.split()) > 3 * _TITLE_WORDS:
            continue
        head = _FIELD_START.split(text)[0]
        titles = title_run(head)
        head = head[: titles[0]].rstrip() if titles else head
        if not head[label.end :].strip(_ENDS) or len(head.split()) > _TITLE_WORDS:
            continue
        last = table.rows - 1 if alone else cell.row_end
        yield Candidate(
            Found.CELL,
            placed.index,
            Span(span.start, span.start + len(head)),
            head[label.end :].strip(_ENDS),
            label.text,
            label.noun,
            2,
            cell.row,
            last,
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
        if len(items) < 2 or _cited(placed, items[-1] + 1):
            continue
        said = _last_sentence(entry.text)
        period = _own_period(said) or _period_before(placed, i)
        for j in items:
            yield _from_list(composition, j, i, said, period)


def _is_lead_in(entry: Placed) -> bool:
    """A short paragraph between a heading and its list."""
    block = entry.block
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text.split()) <= 40
        and not _introduces_list(block.text)
        and not _STATUTORY.search(block.text)
    )


def _introduces_list(text: str) -> bool:
    return bool(_INTRODUCES.search(_last_sentence(text)))


def _introduces(entry: Placed, outline: Outline) -> bool:
    block = entry.block
    said = _last_sentence(block.text)
    if is_title_run(block.text) and re.match(r"(?:strategic\s+|key\s+)?priorit", block.text, re.I):
        return True  # a poured table's header that begins with its priorities
    if len(said.split()) > 40 or not _INTRODUCES.search(said) or _STATUTORY.search(said) or read_label(block.text):
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
    return (
        bool(x and y)
        and int(y[0]) == int(x[0]) + 1
        and re.sub(r"\d", "", before or "") == re.sub(r"\d", "", mark or "")
    )


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
        ):
            break
        out.append(i)
    return out if len(out) >= 2 else []


def _cited(placed: Sequence[Placed], i: int) -> bool:
    """A citation under a list says that the law wrote it."""
    return i < len(placed) and is_citation(placed[i].text)


def is_citation(text: str) -> bool:
    """True for a line that only names a statute or guidance and a paragraph of it."""
    return bool(_CITATION.match(text)) and len(text.split()) <= 14


def speaks_of_law(text: str) -> bool:
    """True for a sentence that says what a statute or guidance sets for every board."""
    return bool(_STATUTORY.search(text))


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
    return Candidate(
        Found.LIST, j, Span(start, end), title.strip(_ENDS), number, "priority" if re.search("priorit", said, re.I) else "objective",
        intro=intro, group=said.strip(_ENDS) or None, period=period, status=read_status(said_after) if rest else None, rest=rest,
    )  # fmt: skip


def _said_after(composition: Composition, j: int, end: int) -> tuple[tuple[int, Span], ...]:
    """The sentences after a title in its list item; in poured text they are the blocks up to the next mark."""
    placed = composition.placed
    own = placed[j]
    if own.text[end:].strip():
        return ((j, Span(own.span.start + end, own.span.end)),)
    out: list[tuple[int, Span]] = []
    for entry in placed[j + 1 : j + 4]:
        if not (entry.block.flattened and own.block.mark and entry.block.kind is BlockKind.PARAGRAPH):
            break
        out.append((entry.index, entry.span))
    return tuple(out)


def headed(composition: Composition, outline: Outline) -> Iterator[Candidate]:
    """Headings under a heading of priorities, or as many as a sentence counts ('We have chosen three priorities')."""
    placed = composition.placed
    for i, entry in enumerate(placed):
        block = entry.block
        if block.flattened:
            continue  # poured text shows no levels: which headings stand under this one is not to be known
        if (
            block.kind is BlockKind.HEADING
            and section_type(block.text) is SectionType.PRIORITIES
            and re.search(r"priorit|objectives|aims|goals", block.text, re.I)
            and read_label(block.text) is None
        ):
            wanted = None
        else:
            counted = _COUNTED.search(block.text) if block.table is None and not _STATUTORY.search(block.text) else None
            if counted is None or any(
                s.type in NOT_WORK - {SectionType.CONTEXT, SectionType.VISION, SectionType.GOVERNANCE}
                for s in outline.path(i)
            ):
                continue
            said = counted["count"].lower()
            wanted = NUMBER_WORDS.index(said) + 1 if said in NUMBER_WORDS else int(said)
        for j in _headings_after(placed, i, wanted):
            child = placed[j]
            yield Candidate(
                Found.HEADING,
                j,
                child.span,
                child.text.strip(_ENDS),
                child.block.mark and child.block.mark.strip("()."),
                level=child.block.level or 1,
                intro=i,
            )


def _headings_after(placed: Sequence[Placed], i: int, wanted: int | None) -> list[int]:
    """Sibling headings that follow: the first that has no cue sets the level; with a count, exactly that many."""
    over = placed[i].block.level if placed[i].block.kind is BlockKind.HEADING else 0
    paged = any(f.bbox for f in placed[i].block.fragments)
    out: list[int] = []
    level = 0
    for j in range(i + 1, len(placed)):
        block = placed[j].block
        if block.kind is not BlockKind.HEADING:
            if not out and block.table is not None:
                return []
            continue
        if over and paged and block.level <= over:
            break
        kind = section_type(block.text)
        if (
            read_cue(block.text) is not None
            and read_cue(block.text) is not Cue.PROSE
            and kind not in {SectionType.LEARNING, SectionType.OTHER}
        ):
            continue
        if block.text.endswith(("?", ":")) or (level and block.level > level) or read_label(block.text):
            continue
        if (level and block.level < level) or (kind in NOT_WORK | {SectionType.APPENDIX} and wanted is None):
            break
        level = level or block.level
        out.append(j)
        if wanted is not None and len(out) == wanted:
            return out
    if wanted is not None:
        return []
    return out if 2 <= len(out) <= 12 else []


def formed(composition: Composition, outline: Outline, report: bool) -> Iterator[Candidate]:
    """Sibling headings that each open the same form: 'What we will do', 'How we will know', again and again.

    A report asks its sub-groups and agencies the same questions: there the headings must stand under priorities.
    """
    placed = composition.placed
    heads = [p for p in placed if p.block.kind is BlockKind.HEADING]
    parents: list[tuple[Placed, frozenset[str]]] = []
    for position, head in enumerate(heads[:-1]):
        forms: set[str] = set()
        cues: set[Cue | None] = set()
        for child in heads[position + 1 :]:
            if not _is_form(child):
                break
            forms.add(child.text.lower().strip(" :?"))
            cues.add(read_cue(child.text))
        if report and not any(s.type is SectionType.PRIORITIES for s in outline.path(head.index)[1:]):
            continue
        if (
            cues & {Cue.ACTION, Cue.OUTCOME}
            and not is_party(head.text)
            and not _is_form(head)
            and section_type(head.text) not in {SectionType.ACTION_PLAN, SectionType.APPENDIX}
            and read_label(head.text) is None
        ):
            parents.append((head, frozenset(forms)))
    for head, forms in parents:
        siblings = [h for h, f in parents if h.block.level == head.block.level and f & forms]
        if len(siblings) >= 2:
            mark = head.block.mark
            yield Candidate(
                Found.FORM, head.index, head.span, head.text.strip(_ENDS), mark.strip("().") if mark and any(c.isdigit() for c in mark) else None,
                level=head.block.level or 1, intro=-1,
            )  # fmt: skip


def _is_form(head: Placed) -> bool:
    return read_cue(head.text) not in {None, Cue.PROSE} and read_label(head.text) is None


def status_under(composition: Composition, index: int) -> Status | None:
    """The status that a line under a priority's heading prints ('Status: on track')."""
    for entry in composition.placed[index + 1 : index + 4]:
        match = _STATUS_LINE.match(entry.text)
        if match:
            return read_status(entry.text[match.end() :][:60])
        if entry.block.kind is BlockKind.HEADING:
            return None
    return None


def in_columns(composition: Composition) -> Iterator[Candidate]:
    """Cells of a column that a table's header titles 'Priority'."""
    for placed in composition.placed:
        table = placed.block.table
        header = header_row(table) if table is not None else None
        if table is None or header is None:
            continue
        roles = column_roles(table, header)
        columns = [c for c, role in roles.items() if role is Role.PRIORITY]
        if not columns:
            continue
        col = columns[0]
        cells = sorted(
            (c for c in table.cells if c.col == col and c.row > header and c.text.strip()), key=lambda c: c.row
        )
        for position, cell in enumerate(cells):
            span = placed.cells[cell.row, cell.col]
            text = composition.text[span.start : span.end]
            if len(text.split()) > _TITLE_WORDS or not any(ch.isalpha() for ch in text):
                continue
            last = cells[position + 1].row - 1 if position + 1 < len(cells) else table.rows - 1
            label = read_label(text)
            numbered = re.match(r"^(\d{1,2})[.)]?\s+(?=[A-Z])", text)
            start = label.end if label else numbered.end() if numbered else 0
            yield Candidate(
                Found.COLUMN,
                placed.index,
                span,
                text[start:].strip(_ENDS),
                label.text if label else numbered[1] if numbered else None,
                row=cell.row,
                last_row=max(cell.row_end, last),
                intro=placed.index,
            )
