"""Which blocks of poured text are one table: those in a row under one priority, and the header that they go on with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safeguard_extract.language.column_titles import is_title_run
from safeguard_extract.language.form_headings import is_form_heading
from safeguard_extract.plan.composition import Placed
from safeguard_extract.plan.cues import Cue
from safeguard_extract.plan.poured_groups import columns_of
from safeguard_extract.plan.scopes import Scope
from safeguard_extract.plan.segments import Cell, segments_of
from safeguard_extract.records.block import BlockKind

_FIELD = re.compile(r"^(?:[\w’'/ -]{2,40}\s)?(?:leads?|officer|owner|sponsor|mechanism|statement)\s?:", re.I)
_LABELLED = re.compile(r"(?:outcome|objective|aim)\b", re.I)
_AIM = re.compile(r"^(?:expected|intended|desired|overall) (?:outcomes?|impact)\s?:", re.I)


@dataclass(frozen=True, slots=True)
class Table:
    """A poured table that may go on under the next priority: its header, and the place of its last block."""

    header: str = ""
    last: int = -1


def header_above(first: int, placed: Sequence[Placed], scopes: Sequence[Scope], before: Table) -> Table:
    """The table that a run goes on with: its header stands over the first priority, and each next priority is a banner
    between its rows."""
    i = first - 1
    while i >= 0 and placed[i].block.flattened and scopes[i].names_priority and not is_title_run(placed[i].text):
        i -= 1
    if i < 0 or i == first - 1 or not placed[i].block.flattened:
        return Table()
    if is_title_run(placed[i].text):
        return Table(placed[i].text.strip(), i) if _is_ledger(placed[i].text) else Table()
    return before if i == before.last else Table()


def without_reasons(run: list[Placed], scopes: Sequence[Scope]) -> list[Placed]:
    """A run without the reasons that stand before its table's header."""
    header = next((i for i, placed in enumerate(run) if is_title_run(placed.text)), 0)
    return [
        p for i, p in enumerate(run) if i >= header or scopes[p.index].cue is not Cue.PROSE or _LABELLED.match(p.text)
    ]


def runs(placed: Sequence[Placed], scopes: Sequence[Scope]) -> Iterator[list[Placed]]:
    """Poured blocks in a row under one priority, from the last field of its form on."""
    run: list[Placed] = []
    ledger = False  # whether a header of leads or dates stands over what has no priority
    for entry in placed:
        block = entry.block
        first_cell = ledger and is_title_run(placed[entry.index - 1].text)
        ledger = _ledger(entry, ledger, scopes[entry.index], first_cell)
        anchor_heading = block.flattened and block.kind is BlockKind.HEADING and _only_anchors(entry)
        same = run and scopes[entry.index].priority == scopes[run[0].index].priority and not _recued(run, entry, scopes)
        if (
            block.flattened
            and (scopes[entry.index].priority is not None or ledger)
            and not scopes[entry.index].names_priority
            and (block.kind is not BlockKind.HEADING or anchor_heading)
        ):
            if not same:
                yield from _whole(run)
                run = []
            if _AIM.match(entry.text):
                yield from _whole(run)  # what all the rows are for, printed under them
                run = []
            else:
                run = [] if _FIELD.match(entry.text) else [*run, entry]
        elif block.kind is BlockKind.HEADING and block.flattened and _FIELD.match(entry.text):
            run = []
        elif block.kind is BlockKind.HEADING and is_form_heading(entry.text):
            yield from _whole(run)  # lists under the questions of a form, no table
            run = []
        elif block.kind is BlockKind.HEADING and block.flattened and same and not scopes[entry.index].names_priority:
            run.append(entry)
        else:
            yield from _whole(run)
            run = []
    yield from _whole(run)


def _whole(run: list[Placed]) -> Iterator[list[Placed]]:
    if run:
        yield run


def _recued(run: Sequence[Placed], entry: Placed, scopes: Sequence[Scope]) -> bool:
    """Whether a heading between the run and a block asked for another kind of words: aims before, actions now."""
    before, now = scopes[run[0].index].cue, scopes[entry.index].cue
    return now is not None and before is not None and before is not now and Cue.PROSE not in (before, now)


def _only_anchors(entry: Placed) -> bool:
    return all(s.cell in {Cell.DATE, Cell.LEAD} for s in segments_of(entry.text, 0, 0))


def _ledger(entry: Placed, before: bool, scope: Scope, first_cell: bool) -> bool:
    """Whether a block without a priority stands in a poured table of leads or dates: from its header to the next
    heading; right under the header, what passed for one is the first cell."""
    block = entry.block
    if not block.flattened or not scope.work or scope.priority is not None or scope.names_priority:
        return False
    if block.kind is BlockKind.HEADING and not (first_cell or _only_anchors(entry)):
        return False
    return _is_ledger(entry.text) if is_title_run(entry.text) else before


def _is_ledger(header: str) -> bool:
    """Whether a header has a column of leads or dates, by which its rows are rebuilt."""
    return columns_of(header.strip()).measured is not None
