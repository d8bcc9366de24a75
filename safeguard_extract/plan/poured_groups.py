"""Where a poured table's rows part: the words between two clusters of dates and leads are measures, then actions.

A scraper pours a row, or a few rows, cell after cell: what is to be done, then dates and leads, then measures, then the
next to be done. How many of the words between two clusters of dates and leads belong to the rows before is chosen so
that the rows are whole: as many measures and as many leads as actions, and each with the form of its column. All
choices of a run are weighed together by dynamic programming (Bellman 1957).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from safeguard_extract.language.column_titles import titles_in
from safeguard_extract.language.verbs import NOUN_TOO, is_imperative
from safeguard_extract.plan.columns import Role, title_role
from safeguard_extract.plan.date_ranges import are_bounds
from safeguard_extract.plan.segments import Cell, Segment
from safeguard_extract.plan.wording import opens_with_duty
from safeguard_extract.records.geometry import Span

_MISSING = 1.0  # a row without its measure, an anchor without its row
_SPARE = 0.35  # a measure more than there are rows: a cell of two sentences
_MERGED = 0.3  # a row more than there are dates or leads: a merged cell
_NO_ROW = 3.0
_ENOUGH = 2  # leads: a table with so many has a column of them
_MEASURES = frozenset({Role.EVIDENCE, Role.OUTCOME, Role.OBJECTIVE, Role.INDICATOR, Role.PROGRESS})
_ANCHORS = frozenset({Cell.DATE, Cell.LEAD})
_CLOSED = 1.5  # words before a rating that are no measure of its row, or words after it that are


@dataclass(frozen=True, slots=True)
class Rows:
    """Actions that were poured together, the dates and leads after them, the measures after those, and a rating."""

    actions: tuple[Segment, ...]
    anchors: tuple[Segment, ...] = ()
    measures: tuple[Segment, ...] = ()
    rating: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """What a poured table's header tells: whether measures stand after dates and leads (None without a header),
    whether there is a column of objectives before the actions, whether one of measures follows the actions at
    once, whether what stands after dates and leads is progress, and whether dates come in twos, a start and an end."""

    measured: bool | None = None
    objectives: bool = False
    between: bool = False
    progress: bool = False
    bounds: bool = False


def columns_of(header: str) -> Columns:
    """The columns of a run of titles.

    >>> columns_of("Ref Objective Action Lead Timescale Success measure")
    Columns(measured=True, objectives=True, between=False, progress=False, bounds=False)
    """
    titles = titles_in(header)
    roles = [title_role(title) for title in titles]
    anchors = [i for i, role in enumerate(roles) if role in {Role.LEAD, Role.DATE}]
    main = roles.index(Role.ACTION) if Role.ACTION in roles else len(roles)
    if "how" in {title.lower().rstrip("? ") for title in titles[main + 1 :]}:
        roles[main], main = Role.OBJECTIVE, main + 1  # what is wanted stands before how it is done
    after = [role for role in roles[anchors[-1] + 1 :] if role in _MEASURES] if anchors else []
    between = bool(anchors) and not after and any(role in _MEASURES for role in roles[main + 1 : anchors[0]])
    objectives = bool({Role.OBJECTIVE, Role.OUTCOME} & {*roles[:main]}) and main < len(roles)
    bounds = any(are_bounds(first, second) for first, second in itertools.pairwise(titles))
    return Columns(bool(after) if anchors else None, objectives, between, after[:1] == [Role.PROGRESS], bounds)


def has_measures(segments: Sequence[Segment]) -> bool:
    """Whether the table had a column after its dates and leads: the words after them are then seldom something to
    do."""
    after = [
        b
        for a, b in itertools.pairwise(segments)
        if a.cell in {Cell.DATE, Cell.LEAD} and b.cell in {Cell.DUTY, Cell.STATE}
    ]
    return bool(after) and sum(not _plainly_to_do(s) for s in after) >= len(after) / 3


def is_objective(actions: Sequence[Segment], i: int, columns: Columns) -> bool:
    """An objective's cell stands before its actions and has no full stop where they have one; in a table with such a
    column it follows the row's number."""
    if i + 1 >= len(actions):
        return False
    stopped = any(later.ended for later in actions[i + 1 :])
    plain = not actions[i].ended and (stopped or actions[i].cell is Cell.STATE)
    return plain or (columns.objectives and actions[i].opens_row)


def part_rows(segments: Sequence[Segment], columns: Columns) -> list[Rows]:
    """The groups of rows in a stretch, in order: a choice of cuts with the least cost."""
    texts, clusters, rated = _alternating(_with_own_dates(_bounded(segments) if columns.bounds else segments))
    if not clusters:
        return [Rows(tuple(texts[0]))] if texts[0] else []
    if columns.between:
        groups = [_measured_at_once(words, anchors) for words, anchors in zip(texts, clusters, strict=False)]
        return [*groups, Rows(tuple(texts[-1]))] if texts[-1] else groups
    # best[j] after stretch c: cost of all before, and the cuts chosen, if texts[c][:j] are measures of cluster c - 1.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for c in range(1, len(texts)):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for cut in range(len(texts[c]) + 1):
            closed = _CLOSED if c in rated and rated[c][0] != cut else 0.0
            found[cut] = min(
                (
                    cost + closed + _cost(texts[c - 1][before:], clusters[c - 1], texts[c][:cut], columns),
                    (*cuts, cut),
                )
                for before, (cost, cuts) in best.items()
            )
        best = found
    left = texts[-1]
    cuts = min((cost + sum(map(_as_action, left[cut:])), cuts) for cut, (cost, cuts) in best.items())[1]
    groups = [
        Rows(
            tuple(texts[c][cuts[c] :]), tuple(clusters[c]), tuple(texts[c + 1][: cuts[c + 1]]),
            rated[c + 1][1] if c + 1 in rated else None,
        )
        for c in range(len(clusters))
    ]  # fmt: skip
    rest = left[cuts[-1] :]
    return [*groups, *_without_anchors(rest, columns)] if rest else groups


def _measured_at_once(words: Sequence[Segment], anchors: Sequence[Segment]) -> Rows:
    """A row whose measures stand between its action and its dates: up to the first thing to do are objectives."""
    first = next((i for i, segment in enumerate(words) if _plainly_to_do(segment)), None)
    if first is None:
        first = next((i for i, segment in enumerate(words) if segment.cell is Cell.DUTY), max(len(words) - 2, 0))
    return Rows(tuple(words[: first + 1]), tuple(anchors), tuple(words[first + 1 :]))


def _without_anchors(rest: Sequence[Segment], columns: Columns) -> list[Rows]:
    """Words after the last date or lead: in a table with measures, states that follow something to do are its own."""
    duties = [i for i, segment in enumerate(rest) if segment.cell is Cell.DUTY]
    states = rest[duties[-1] + 1 :] if duties else []
    if not columns.measured or not states or not all(segment.ended for segment in (rest[duties[-1]], *states)):
        return [Rows(tuple(rest))]
    return [Rows(tuple(rest[: duties[-1] + 1]), (), tuple(states))]


def _with_own_dates(segments: Sequence[Segment]) -> list[Segment]:
    """A measure may hold a date ('500 copies by the end of the year'): where leads stand in the table, a lone date in
    small letters, after words that follow a date or lead and are nothing to do, closes these words."""
    out: list[Segment] = []
    led = sum(s.cell is Cell.LEAD for s in segments) >= _ENOUGH
    for i, segment in enumerate(segments):
        words = out[-1] if out else None
        lone = i + 1 == len(segments) or segments[i + 1].cell is not Cell.LEAD
        if (
            led
            and lone
            and segment.cell is Cell.DATE
            and segment.text[:1].islower()
            and words is not None
            and words.cell in {Cell.DUTY, Cell.STATE}
            and len(out) > 1
            and out[-2].cell in {Cell.DATE, Cell.LEAD}
            and not _plainly_to_do(words)
            and words.block == segment.block
        ):
            text = f"{words.text} {segment.text}"
            out[-1] = replace(words, text=text, span=Span(words.span.start, segment.span.end))
        else:
            out.append(segment)
    return out


def _bounded(segments: Sequence[Segment]) -> list[Segment]:
    """The dates of a start and an end, one after the other, as one segment."""
    out: list[Segment] = []
    paired = False
    for segment in segments:
        beside = out and (out[-1].block, out[-1].span.end + 1) == (segment.block, segment.span.start)
        if segment.cell is Cell.DATE and beside and out[-1].cell is Cell.DATE and not paired:
            text = f"{out[-1].text} {segment.text}"
            out[-1] = replace(out[-1], text=text, span=Span(out[-1].span.start, segment.span.end))
            paired = True
        else:
            out.append(segment)
            paired = False
    return out


def _alternating(
    segments: Sequence[Segment],
) -> tuple[list[list[Segment]], list[list[Segment]], dict[int, tuple[int, str]]]:
    """Stretches of words, the clusters of dates and leads between them (one fewer), and the ratings: in which stretch,
    after how many of its words, and what."""
    texts: list[list[Segment]] = [[]]
    clusters: list[list[Segment]] = []
    rated: dict[int, tuple[int, str]] = {}
    for segment in segments:
        if segment.cell is Cell.RATING:
            rated[len(texts) - 1] = (len(texts[-1]), segment.text.lower())
        elif segment.cell in _ANCHORS:
            if texts[-1] or not clusters:
                clusters.append([])
                texts.append([])
            clusters[-1].append(segment)
        else:
            texts[-1].append(segment)
    return texts, clusters, rated


def _cost(
    actions: Sequence[Segment], anchors: Sequence[Segment], measures: Sequence[Segment], columns: Columns
) -> float:
    """How far a group is from whole rows: its counts, and the forms of its words."""
    rows = sum(not is_objective(actions, i, columns) for i in range(len(actions)))
    anchored = max(sum(s.cell is Cell.DATE for s in anchors), sum(s.cells for s in anchors if s.cell is Cell.LEAD))
    cost = _NO_ROW if not rows else _MISSING * max(0, anchored - rows) + _MERGED * max(0, rows - anchored)
    if columns.measured:
        cost += _MISSING * max(0, rows - len(measures)) + _SPARE * max(0, len(measures) - rows)
    cost += sum(
        _as_measure(segment, first=i == 0, measured=bool(columns.measured)) for i, segment in enumerate(measures)
    )
    return cost + sum(_as_action(segment, is_objective(actions, i, columns)) for i, segment in enumerate(actions))


def _as_measure(segment: Segment, first: bool, measured: bool) -> float:
    """What speaks against a measure: an imperative that is no noun as well, a line without its stop after measures
    (the next rows' objective), and a table that has no measures elsewhere."""
    if _plainly_to_do(segment):
        return 1.0 if first and measured else 1.6
    loose = 0.0 if segment.ended or first else 0.8
    if segment.cell is Cell.DUTY and opens_with_duty(segment.text):
        return (0.4 if measured else 1.0) + loose
    return loose if measured else loose or float(not segment.ended)


def _as_action(segment: Segment, objective: bool = False) -> float:
    """What speaks against something to do: the form of a state, unless it is the objective over what follows it."""
    if _plainly_to_do(segment):
        return 0.0
    if segment.cell is Cell.DUTY:
        return 0.3 if opens_with_duty(segment.text) else 0.6
    return 0.4 if objective else 1.2


def _plainly_to_do(segment: Segment) -> bool:
    """An imperative that is no noun as well: 'Report to Board' may be a measure, 'Develop a report' is not."""
    first = segment.text.split()[0].strip("(,").lower()
    return segment.cell is Cell.DUTY and is_imperative(first) and first not in NOUN_TOO
