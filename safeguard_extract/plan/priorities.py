"""The priorities of a document: its candidates, those of them that are accepted, one for each priority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from safeguard_extract.language.labels import counted_labels
from safeguard_extract.plan.accepted import accepted_heads, accepted_lists, primary_labels
from safeguard_extract.plan.candidates import Candidate, Found
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.headed import formed, headed
from safeguard_extract.plan.labelled import labelled
from safeguard_extract.plan.listed import listed
from safeguard_extract.plan.named_priorities import Named, merged
from safeguard_extract.plan.outline import Outline
from safeguard_extract.plan.printed_again import heads_of_listed, named_by_headings, printed_again, titles_run_in
from safeguard_extract.plan.priority_columns import in_columns, objectives_in_columns
from safeguard_extract.plan.same_priority import Judge, alike
from safeguard_extract.plan.section_years import years_over
from safeguard_extract.plan.sentence_priorities import in_numbers, in_sentences
from safeguard_extract.plan.statuses import said_status, status_under
from safeguard_extract.records.plan import DocumentType, Period, Status


def find_priorities(
    composition: Composition, outline: Outline, kind: DocumentType, period: Period | None, similarity: float
) -> list[Named]:
    """The priorities in the order of their first appearance; `similarity` (0 to 1) makes two titles one priority."""
    judge = Judge(similarity, kind is DocumentType.ANNUAL_REPORT, period.start[:4] if period and period.start else None)
    labels = _of_own_years(
        _with_years(primary_labels(list(labelled(composition, outline))), composition, outline, judge), period, judge
    )
    lists = accepted_lists(_of_own_years(listed(composition, outline), period, judge), labels, judge)
    columns = _of_own_years(_with_years(in_columns(composition), composition, outline, judge), period, judge)
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
            or any(alike(c, other, judge) for other in labels)
        ]
    if not labels and not columns:
        forms = list(formed(composition, outline, judge.report))
        said = (
            []
            if lists or forms
            else named_by_headings(composition, _of_own_years(in_sentences(composition, outline), period, judge), judge)
        )
        accepted += forms or said or accepted_heads(list(headed(composition, outline)), lists, judge, composition)
    accepted = _with_counted_labels(accepted)
    if not accepted:
        accepted += objectives_in_columns(composition)
    accepted += printed_again(list(in_numbers(composition)), labels, judge)
    accepted += heads_of_listed(composition, accepted, judge)
    accepted += titles_run_in(composition, accepted, judge)
    heads = {c.index for c in accepted}
    accepted = [replace(c, status=c.status or _status(composition, c, heads, judge)) for c in accepted]
    return merged(sorted(accepted, key=lambda c: (c.span.start, -c.span.end)), judge)


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


def _with_years(
    candidates: Iterable[Candidate], composition: Composition, outline: Outline, judge: Judge
) -> list[Candidate]:
    """The candidates of a report, with the years that the sections they stand in have of their own, where others."""
    years = [(c, years_over(composition, outline, c.index) if judge.report else None) for c in candidates]
    return [replace(c, period=own) if own and (own.start or "")[:4] != judge.year else c for c, own in years]


def _of_other_year(candidate: Candidate, judge: Judge) -> bool:
    return judge.report and candidate.period is not None and judge.year_of(candidate) != judge.year


def _status(composition: Composition, candidate: Candidate, heads: set[int], judge: Judge) -> Status | None:
    """What a line under a priority's heading, or a sentence of a report, says has become of it."""
    headed_by_it = candidate.row is None and candidate.found in {Found.LABEL, Found.HEADING}
    said = said_status(composition, candidate.index, heads) if judge.report and headed_by_it else None
    return status_under(composition, candidate.index) or said


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
