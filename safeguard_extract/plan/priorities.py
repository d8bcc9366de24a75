"""Which candidates are the document's priorities, and which only print one of them again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, utils

from safeguard_extract.language.labels import counted_labels, ordinal, read_label
from safeguard_extract.plan.candidates import ENDS, Candidate, Found
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.cues import read_cue
from safeguard_extract.plan.headed import formed, headed, status_under
from safeguard_extract.plan.labelled import labelled
from safeguard_extract.plan.listed import listed
from safeguard_extract.plan.outline import Outline, section_type
from safeguard_extract.plan.priority_columns import in_columns, objectives_in_columns
from safeguard_extract.plan.section_years import years_of_section
from safeguard_extract.plan.sentence_priorities import in_numbers, in_sentences
from safeguard_extract.plan.statuses import said_status
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import DocumentType, Period, PriorityKind, Status
from safeguard_extract.records.section import SectionType

# What is called a priority outranks what is called an objective, where a document has both: the one holds the other.
_RANK = {
    "priority": 0,
    "ambition": 1,
    "pledge": 1,
    "goal": 1,
    "aim": 1,
    "objective": 1,
    "promise": 1,
    "focus": 2,
    "pillar": 2,
    "strand": 2,
    "theme": 2,
    "workstream": 2,
    "commitment": 2,
    "outcome": 3,
}
# How sure each way of finding is, from the share of candidates of that kind that are right on the annotated samples.
_CONFIDENCE = {
    Found.LABEL: 0.97,
    Found.CELL: 0.97,
    Found.LIST: 0.9,
    Found.COLUMN: 0.88,
    Found.HEADING: 0.75,
    Found.FORM: 0.85,
    Found.SENTENCE: 0.7,
    Found.RUN_IN: 0.7,
}
_OPENS = re.compile(r"(?P<title>[^.:–—]{4,90}?)(?:[.:]\s+|\s[–—]\s+)(?=[A-Z“])")
_SAME_NUMBER = 60  # of 100: titles of one number that share their main words are one priority in two wordings
_WORD_FOR_WORD = 97  # of 100: under another number only the same words are the same priority
_LIST_AGREES = 0.5  # share of a list's titles that the labels must restate for the list to be the same priorities


@dataclass(slots=True)
class Named:
    """A priority with the candidate that names it first, and those that print it again."""

    first: Candidate
    again: list[Candidate] = field(default_factory=list)

    @property
    def all(self) -> list[Candidate]:
        return [self.first, *self.again]

    @property
    def label(self) -> str | None:
        """The label as printed where the priority is named first, else where it is named again under the same noun.

        The bare number of a list ("1") gives way to the label of a heading in the same words ("Priority 1").
        """
        labels = [c.label for c in self.all if c.label and c.noun == self.first.noun]
        title = self.first.title.casefold()
        full = [c.label for c in self.all if c.label and c.label[0].isalpha() and c.title.casefold() == title]
        return next(iter(full if labels and labels[0].isdigit() and full else labels), None)

    @property
    def kind(self) -> PriorityKind:
        return PriorityKind.OBJECTIVE if self.first.noun in {"objective", "aim", "goal"} else PriorityKind.PRIORITY

    @property
    def found(self) -> Found:
        """How it was found: where it stands first, but of a mention in a sentence what prints it again."""
        if self.first.found is not Found.SENTENCE:
            return self.first.found
        return max((c.found for c in self.all), key=lambda found: _CONFIDENCE[found])

    @property
    def confidence(self) -> float:
        base = _CONFIDENCE[self.found]
        return round(min(0.99, base + 0.02 * len(self.again)), 3)


@dataclass(frozen=True, slots=True)
class Judge:
    """When two candidates are one priority: titles this similar (0 to 1), in the same years; a report's own are
    those of its period."""

    similarity: float
    report: bool
    year: str | None

    def year_of(self, candidate: Candidate) -> str | None:
        if candidate.period is not None and candidate.period.start:
            return candidate.period.start[:4]
        return self.year if self.report else None


def find_priorities(
    composition: Composition, outline: Outline, kind: DocumentType, period: Period | None, similarity: float
) -> list[Named]:
    """The priorities in the order of their first appearance; `similarity` (0 to 1) makes two titles one priority."""
    judge = Judge(similarity, kind is DocumentType.ANNUAL_REPORT, period.start[:4] if period and period.start else None)
    labels = _of_own_years(_with_years(_primary(list(labelled(composition, outline))), outline, judge), period, judge)
    lists = _accepted_lists(_of_own_years(listed(composition, outline), period, judge), labels, judge)
    columns = _of_own_years(_with_years(in_columns(composition), outline, judge), period, judge)
    accepted = labels + lists
    if not labels:
        accepted += columns
    else:
        labelled_years = {judge.year_of(label) for label in labels}
        accepted += [
            c
            for c in columns
            if _of_other_year(c, judge)
            or judge.year_of(c) not in labelled_years
            or any(_alike(c, other, judge) for other in labels)
        ]
    if not labels and not columns:
        forms = list(formed(composition, outline, judge.report))
        said = (
            []
            if lists or forms
            else _said(composition, _of_own_years(in_sentences(composition, outline), period, judge), judge)
        )
        accepted += forms or said or _accepted_heads(list(headed(composition, outline)), lists, judge, composition)
    accepted = _with_counted_labels(accepted)
    if not accepted:
        accepted += objectives_in_columns(composition)
    accepted += _printed_again(list(in_numbers(composition)), labels, judge)
    accepted += _heads_of_listed(composition, accepted, judge)
    accepted += _run_in(composition, accepted, judge)
    heads = {c.index for c in accepted}
    accepted = [replace(c, status=c.status or _status(composition, c, heads, judge)) for c in accepted]
    return _merged(sorted(accepted, key=lambda c: (c.span.start, -c.span.end)), judge)


def _with_counted_labels(candidates: list[Candidate]) -> list[Candidate]:
    """Headings that count up with the same words ('Domain 1: …') have those for a label."""
    heads = sorted(
        (c for c in candidates if c.found in {Found.FORM, Found.HEADING} and not c.label), key=lambda c: c.index
    )
    parts = counted_labels([c.title for c in heads])
    if not parts:
        return candidates
    labelled_heads = [replace(c, label=label, title=title) for c, (label, title) in zip(heads, parts, strict=True)]
    return [c for c in candidates if c not in heads] + labelled_heads


def _with_years(candidates: Iterable[Candidate], outline: Outline, judge: Judge) -> list[Candidate]:
    """The candidates of a report, with the years that the sections they stand in have of their own, where others."""
    years = [(c, years_of_section(outline, c.index) if judge.report else None) for c in candidates]
    return [replace(c, period=own) if own and (own.start or "")[:4] != judge.year else c for c, own in years]


def _of_other_year(candidate: Candidate, judge: Judge) -> bool:
    return judge.report and candidate.period is not None and judge.year_of(candidate) != judge.year


def _status(composition: Composition, candidate: Candidate, heads: set[int], judge: Judge) -> Status | None:
    """What a line under a priority's heading, or a sentence of a report, says has become of it."""
    headed_by_it = candidate.row is None and candidate.found in {Found.LABEL, Found.HEADING}
    said = said_status(composition, candidate.index, heads) if judge.report and headed_by_it else None
    return status_under(composition, candidate.index) or said


def _primary(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The labels of the highest noun; 'Objective 1' inside 'Priority 1' is no priority of its own."""
    by_rank: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_rank.setdefault(_RANK.get(candidate.noun, 3), []).append(candidate)
    for rank in sorted(by_rank):
        if len(by_rank[rank]) >= 2 or len(by_rank) == 1:
            return [c for c in by_rank[rank] if not _nested_number(c)]
    return list(candidates)


def _nested_number(candidate: Candidate) -> bool:
    return bool(candidate.label and re.search(r"\d\.\d", candidate.label))


def _accepted_lists(candidates: Sequence[Candidate], labels: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """Lists that restate the labels, or stand alone; of a document with labels, a foreign list is not its
    priorities."""
    out: list[Candidate] = []
    for intro in dict.fromkeys(c.intro for c in candidates):
        group = [c for c in candidates if c.intro == intro]
        if any(len(c.title.split()) > 45 for c in group):
            continue
        agreeing = sum(any(_alike(c, label, judge) for label in labels) for c in group)
        other_year = judge.report and any(c.period is not None for c in group)
        if not labels or agreeing >= _LIST_AGREES * len(group) or other_year:
            out += group
    return out


def _accepted_heads(
    heads: Sequence[Candidate], lists: Sequence[Candidate], judge: Judge, composition: Composition
) -> list[Candidate]:
    """Headings under 'Priorities': all of them where no list names priorities, else those that a list names."""
    heads = [h for h in heads if not _names_a_section(h)]
    next_years = judge.report and all(c.period is not None and judge.year_of(c) != judge.year for c in lists)
    if not lists or next_years:
        first = min((h.intro for h in heads if h.intro is not None), default=None)
        best = max(
            dict.fromkeys(h.intro for h in heads), key=lambda intro: sum(h.intro == intro for h in heads), default=first
        )
        chosen = [h for h in heads if h.intro == best]
        return _of_siblings(chosen, heads, composition) if len(chosen) > 1 else []
    return [h for h in heads if any(_alike(h, c, judge) for c in lists)]


def _of_siblings(chosen: list[Candidate], heads: Sequence[Candidate], composition: Composition) -> list[Candidate]:
    """The headings of one group, and those under other headings of priorities of its rank: 'Priorities for children',
    'Priorities for adults', 'Shared priorities'. A year in such a heading makes them another year's."""

    def names_group(index: int | None) -> bool:
        block = composition.placed[index].block if index is not None else None
        return (
            block is not None and block.kind is BlockKind.HEADING
            and block.level == composition.placed[chosen[0].intro or 0].block.level
            and section_type(block.text) is SectionType.PRIORITIES and not re.search(r"\d{4}", block.text)
        )  # fmt: skip

    if not names_group(chosen[0].intro):
        return chosen
    taken = {c.index for c in chosen}
    further = [h for h in heads if h.index not in taken and h.level == chosen[0].level and names_group(h.intro)]
    return sorted([*chosen, *further], key=lambda c: c.index)


def _heads_of_listed(composition: Composition, accepted: Sequence[Candidate], judge: Judge) -> list[Candidate]:
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
        if any(c.index != head.index and _alike(c, head, judge) for c in lists):
            out.append(head)
    return out


def _printed_again(names: Sequence[Candidate], labels: Sequence[Candidate], judge: Judge) -> list[Candidate]:
    """The numbered names of a line, where most of them are those of labelled headings."""
    out: list[Candidate] = []
    for intro in dict.fromkeys(c.intro for c in names):
        own = [c for c in names if c.intro == intro]
        known = [c for c in own if any(_alike(c, label, judge) for label in labels)]
        out += known if len(known) > _LIST_AGREES * len(own) else []
    return out


def _run_in(composition: Composition, accepted: Sequence[Candidate], judge: Judge) -> list[Candidate]:
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
        if any(fuzz.ratio(_plain(c.title), _plain(title)) >= 100 * judge.similarity for c in lists):
            out.append(named)
    return out if len(out) > 1 else []


def _said(composition: Composition, names: Sequence[Candidate], judge: Judge) -> list[Candidate]:
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
        titles = [next((h.title for h in heads if _alike(c, h, judge)), None) for c in own]
        if sum(t is not None for t in titles) >= max(2, _LIST_AGREES * len(own), len(best) + 1):
            best = [replace(c, title=t or c.title) for c, t in zip(own, titles, strict=True)]
    return best


def _of_own_years(candidates: Iterable[Candidate], document: Period | None, judge: Judge) -> list[Candidate]:
    """The candidates, without a period where it is the plan's own, or spans a report's: a report on one of a plan's
    years prints the plan's priorities. A report's own year is kept beside last year's and next year's."""
    return [replace(c, period=None) if _spans(c.period, document, judge.report) else c for c in candidates]


def _spans(own: Period | None, document: Period | None, further: bool) -> bool:
    if own is None or document is None or not (own.start and own.end and document.start and document.end):
        return False
    years = int(own.start[:4]), int(own.end[:4])
    base = int(document.start[:4]), int(document.end[:4])
    return years[0] <= base[0] and years[1] >= base[1] and not (further and years == base)


def _names_a_section(candidate: Candidate) -> bool:
    return read_cue(candidate.title) is not None and section_type(candidate.title) in {
        SectionType.ACTION_PLAN,
        SectionType.PROGRESS,
        SectionType.PRIORITIES,
    }


def _plain(title: str) -> str:
    return utils.default_process(re.sub(r"\([^)]*\)", " ", title)) or utils.default_process(title)


def _alike(a: Candidate, b: Candidate, judge: Judge) -> bool:
    """One priority printed twice: near-equal titles, the short form of a title, or its number and its words; never
    of two years."""
    years = judge.year_of(a), judge.year_of(b)
    if None not in years and years[0] != years[1]:
        return False
    x, y = _plain(a.title), _plain(b.title)
    if _counted_apart(a, b) and fuzz.ratio(x, y) < _WORD_FOR_WORD:
        return False
    if fuzz.ratio(x, y) >= 100 * judge.similarity or fuzz.token_sort_ratio(x, y) >= 100 * judge.similarity:
        return True
    if _number(a) is not None and _number(a) == _number(b) and fuzz.token_set_ratio(x, y) >= _SAME_NUMBER:
        return True
    short, long = sorted((x, y), key=len)
    return (
        len(short.split()) >= 1
        and len(short) >= 5
        and (long.startswith(short + " ") or long.endswith(" " + short))
        and len(short.split()) * 5 >= len(long.split())
    )


def _counted_apart(a: Candidate, b: Candidate) -> bool:
    """Whether a label counts on from the one before it in the same words: 'Pledge 2', 'Pledge 3'."""
    labels = [read_label(c.label) if c.label else None for c in (a, b)]
    nouns = {label.noun for label in labels if label is not None}
    first, second = sorted((a, b), key=lambda c: c.span.start)
    x, y = _number(first), _number(second)
    return None not in labels and len(nouns) == 1 and x is not None and y == x + 1


def _number(candidate: Candidate) -> int | None:
    label = read_label(candidate.label) if candidate.label else None
    return ordinal(label.number if label else candidate.label)


def _merged(candidates: Sequence[Candidate], judge: Judge) -> list[Named]:
    named: list[Named] = []
    for candidate in candidates:
        known = next(
            (n for n in named if any(_same_place(candidate, c) or _alike(candidate, c, judge) for c in n.all)), None
        )
        if known is None:
            named.append(Named(candidate))
        elif not any(_same_place(candidate, c) for c in known.all):
            known.again.append(candidate)
            if candidate.status and not known.first.status:
                known.first = replace(known.first, status=candidate.status)
    return named


def _same_place(a: Candidate, b: Candidate) -> bool:
    return a.index == b.index and a.row == b.row and a.span.start < b.span.end and b.span.start < a.span.end
