"""An output folder: the plans in it, one file each, found by their ids."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from safeguard_extract.errors import BrokenPlanFile, UnknownPlan
from safeguard_extract.records.plan import Document, Plan
from safeguard_extract.store.identity import claim, is_id, proposed_id, settle
from safeguard_extract.store.plain_values import ShapeError, from_plain
from safeguard_extract.store.plan_file import load_plan, read_plain, save_plan
from safeguard_extract.store.whole_files import make_folder

Read = TypeVar("Read")
GIVEN = "id"
"""The key under which a plan's fingerprint keeps an id that a person chose: it outlives the next run."""
_CLOSE = 60  # of 100, WRatio: one id in three letters' reach of a mistyped one scores 75 and more, strangers under 50
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan without its rows: what it is, what it was read with, and how many rows it has."""

    document: Document
    fingerprint: Mapping[str, str]
    priorities: int
    items: int
    problems: int

    @property
    def id(self) -> str:
        return self.document.id


@dataclass(frozen=True, slots=True)
class SharedId:
    """An id that two documents ask for: the file that keeps it, and the other with the id that it got instead."""

    id: str
    keeper: str
    other: str
    other_id: str


def plans_folder(out: Path) -> Path:
    return out / "plans"


def plan_paths(out: Path) -> tuple[Path, ...]:
    """The plan files of an output folder, by id."""
    found = (path for path in plans_folder(out).glob("*.json") if is_id(path.stem))
    return tuple(sorted(found, key=lambda path: path.stem))


def summarise(plan: Plan) -> PlanSummary:
    """What a line about a plan needs."""
    counts = (len(plan.priorities), len(plan.items), len(plan.problems))
    return PlanSummary(plan.document, plan.fingerprint, *counts)


def read_summaries(out: Path) -> tuple[tuple[PlanSummary, ...], tuple[BrokenPlanFile, ...]]:
    """The plans of a folder by id, without their rows, and the plan files that cannot be read."""
    return _read_all(plan_paths(out), _read_summary)


def load_plans(out: Path) -> tuple[tuple[Plan, ...], tuple[BrokenPlanFile, ...]]:
    """The plans of a folder by id, whole, and the plan files that cannot be read."""
    return _read_all(plan_paths(out), _read_plan)


def find_plan(out: Path, id: str) -> Plan:
    """The plan with this id; raises UnknownPlan, which names ids that are close to it, and BrokenPlanFile."""
    path = plans_folder(out) / f"{id}.json"
    if not is_id(id) or not path.is_file():
        raise UnknownPlan(id, f"no plan has this id in {out}", _remedy(id, [each.stem for each in plan_paths(out)]))
    return _read_plan(path)


def _read_all(
    paths: Iterable[Path], read: Callable[[Path], Read]
) -> tuple[tuple[Read, ...], tuple[BrokenPlanFile, ...]]:
    found: list[Read] = []
    broken: list[BrokenPlanFile] = []
    with _uncollected():
        for path in paths:
            try:
                found.append(read(path))
            except BrokenPlanFile as error:
                broken.append(error)
    return tuple(found), tuple(broken)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: all that is read is kept, and each search would walk through all of it again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read_plan(path: Path) -> Plan:
    plan = load_plan(path)
    _check_name(path, plan.document)
    return plan


def _read_summary(path: Path) -> PlanSummary:
    plain = read_plain(path)
    try:
        if not isinstance(plain, dict):
            raise ShapeError("an object expected")
        document = from_plain(Document, plain.get("document"))
        counts = [_count(plain, rows) for rows in ("priorities", "items", "problems")]
        fingerprint = from_plain(dict[str, str], plain.get("fingerprint", {}))
    except ShapeError as fault:
        raise BrokenPlanFile(str(path), str(fault)) from fault
    _check_name(path, document)
    return PlanSummary(document, fingerprint, *counts)


def _count(plain: dict[str, Any], rows: str) -> int:
    listed = plain.get(rows, [])
    if not isinstance(listed, list):
        raise ShapeError("a list expected", rows)
    return len(listed)


def _check_name(path: Path, document: Document) -> None:
    if document.id != path.stem:
        detail = f"it holds the plan '{document.id}', which belongs in a file of that name"
        raise BrokenPlanFile(str(path), detail, "Delete or rename it.")


def _remedy(id: str, known: list[str]) -> str:
    from rapidfuzz import fuzz, process  # 30 ms that only a mistyped id has to pay

    if not known:
        return "Nothing has been parsed into that folder: run `extract parse` first, or name another with --out."
    close = process.extract(id.lower(), known, scorer=fuzz.WRatio, limit=_OFFERED, score_cutoff=_CLOSE)
    if close:
        return f"Did you mean {' or '.join(name for name, *_ in close)}?"
    return "`extract list` shows the ids there are."


def _settled(summaries: Iterable[PlanSummary]) -> dict[str, str]:
    claims = {each.document.source.sha256: claim(each.document, each.fingerprint.get(GIVEN)) for each in summaries}
    return settle(claims.values())


class PlanFolder:
    """An output folder that plans are being written to; raises UnwritableOutput where that cannot be."""

    def __init__(self, out: Path) -> None:
        self.out = out
        make_folder(plans_folder(out))
        summaries, self.broken = read_summaries(out)
        ids = _settled(summaries)
        # The settled name comes last and stays. Two files of one document are what a run that was stopped amid a
        # change of names leaves behind.
        by_document = sorted(summaries, key=lambda each: each.id == ids[each.document.source.sha256])
        self._known = {each.document.source.sha256: each for each in by_document}
        for each in summaries:
            if self._known[each.document.source.sha256] is not each:
                self._path(each.id).unlink(missing_ok=True)

    def summary(self, sha256: str) -> PlanSummary:
        """The plan of these bytes as it is called now; raises KeyError for none."""
        return self._known[sha256]

    def given_id(self, sha256: str) -> str | None:
        """The id that a person chose for a document, now or in an earlier run."""
        known = self._known.get(sha256)
        return known.fingerprint.get(GIVEN) if known else None

    def unchanged(self, sha256: str, fingerprint: Mapping[str, str], given: str | None = None) -> PlanSummary | None:
        """The plan of these bytes where it was read with the same fingerprint and under the given id, if any."""
        known = self._known.get(sha256)
        if known is None:
            return None
        wanted = {**fingerprint, GIVEN: given or known.fingerprint.get(GIVEN)}
        same = {key: value for key, value in wanted.items() if value is not None} == dict(known.fingerprint)
        return known if same and self._path(known.id).is_file() else None

    def keep(self, plan: Plan, given: str | None = None) -> PlanSummary:
        """Write a plan under the id that is its own among all plans of the folder, and give others theirs.

        The same bytes replace what was read from them before. What moves is written under its new name before the old
        name is let go, so a run that is stopped leaves every plan readable.
        """
        source = plan.document.source
        given = given or self.given_id(source.sha256)
        fingerprint = {key: value for key, value in plan.fingerprint.items() if key != GIVEN}
        plan = replace(plan, fingerprint={**fingerprint, GIVEN: given} if given else fingerprint)
        known = {**self._known, source.sha256: summarise(plan)}
        ids = _settled(known.values())
        others = (each for sha256, each in self._known.items() if sha256 != source.sha256 and ids[sha256] != each.id)
        moved = [load_plan(self._path(each.id)) for each in others]
        let_go = {each.id for each in self._known.values()} - set(ids.values())
        for each in (*moved, plan):
            self._write(each, ids[each.document.source.sha256])
        for id in let_go:
            self._path(id).unlink(missing_ok=True)
        return self._known[source.sha256]

    def shared_ids(self) -> tuple[SharedId, ...]:
        """The ids that more than one document asks for."""
        by_id = {each.id: each.document.source.file for each in self._known.values()}
        shared = []
        for each in sorted(self._known.values(), key=lambda known: known.id):
            wanted = each.fingerprint.get(GIVEN) or proposed_id(each.document)
            if wanted != each.id:
                shared.append(SharedId(wanted, by_id[wanted], each.document.source.file, each.id))
        return tuple(shared)

    def _path(self, id: str) -> Path:
        return plans_folder(self.out) / f"{id}.json"

    def _write(self, plan: Plan, id: str) -> None:
        named = replace(plan, document=replace(plan.document, id=id))
        save_plan(named, plans_folder(self.out))
        self._known[plan.document.source.sha256] = summarise(named)
