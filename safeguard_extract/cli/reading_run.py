"""One run over many inputs: read what is new, keep each plan at once, remember what failed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from safeguard_extract.cli.inputs import Input, Inputs
from safeguard_extract.cli.messages import Failure, Messages
from safeguard_extract.cli.options import Common
from safeguard_extract.errors import BrokenPlanFile, NoPriority
from safeguard_extract.records.correction import Corrections
from safeguard_extract.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from safeguard_extract.records.plan import Plan
    from safeguard_extract.store import PlanFolder, PlanSummary
    from safeguard_extract.themes import Codebook


def parse_file(path: Path, codebook: Path | None, settings: Settings = DEFAULT) -> Plan:
    """Read one file; the codebook is read once in each process."""
    from safeguard_extract.pipeline import parse

    return parse(path, settings=settings, codebook=_codebook(codebook))


@cache
def _codebook(path: Path | None) -> Codebook:
    from safeguard_extract.themes import load_codebook

    return load_codebook(path)


class ReadingRun:
    """Reads inputs into an output folder; `failures` and `unchanged` say what became of them.

    `line_failures` are the lines of the corrections that cannot be used.
    """

    def __init__(
        self,
        folder: PlanFolder,
        common: Common,
        messages: Messages,
        id: str | None,
        settings: Settings = DEFAULT,
    ) -> None:
        self.folder = folder
        self.failures: list[Failure] = []
        self.line_failures: list[Failure] = []
        self.unchanged = 0
        self._corrections = Corrections()
        self._kept: set[str] = set()
        self._common, self._messages, self._id, self._settings = common, messages, id, settings

    def read(self, inputs: Inputs) -> tuple[PlanSummary, ...]:
        """Read the inputs that are new; the plans of all inputs, in the order of the inputs, each once."""
        from safeguard_extract.corrections import read_corrections
        from safeguard_extract.pipeline import fingerprint

        self.failures += inputs.failures
        book = _codebook(self._common.codebook)
        prints = fingerprint(self._settings, book)
        self._corrections, faults = read_corrections(self.folder.out, {theme.id for theme in book.themes})
        self.line_failures = [Failure(each.subject, each) for each in faults]
        files = self._without_copies(inputs.files)
        self._read_new([each for each in files if not self._was_read(each, prints)])
        order = {each.name: number for number, each in enumerate(files)}
        self._tell_of_strangers()
        self.failures.sort(key=lambda failure: order.get(failure.name, -1))
        return tuple(self.folder.summary(each.sha256) for each in files if each.sha256 in self._kept)

    def _without_copies(self, files: Sequence[Input]) -> list[Input]:
        """The same bytes are the same plan, under the first file name in order."""
        first: dict[str, Input] = {}
        for each in sorted(files, key=lambda each: (each.path.name, each.name)):
            if first.setdefault(each.sha256, each) is not each:
                self._messages.note(f"{each.name} is a copy of {first[each.sha256].name}: one plan.")
        return [each for each in files if first[each.sha256] is each]

    def _was_read(self, each: Input, prints: Mapping[str, str]) -> bool:
        known = self.folder.unchanged(each.sha256, {**prints, **self._corrected_to(each.sha256)}, self._id)
        if known is not None:
            self.unchanged += 1
            self._count(each, known)
        return known is not None

    def _corrected_to(self, sha256: str) -> dict[str, str]:
        """What the corrections add to the fingerprint of a plan that was read before."""
        try:
            return self._corrections.fingerprint(self._id or self.folder.summary(sha256).id)
        except KeyError:
            return {}

    def _read_new(self, new: Sequence[Input]) -> None:
        from safeguard_extract.cli.workers import cores, read_all

        work = partial(parse_file, codebook=self._common.codebook, settings=self._settings)
        outcomes = read_all(work, [each.path for each in new], self._common.jobs or cores())
        with closing(outcomes), self._progress(len(new)) as bar:
            for outcome in outcomes:
                each = new[outcome.number]
                if outcome.result is not None:
                    self._keep(each, outcome.result)
                if outcome.error is not None:
                    self.failures.append(Failure(each.name, outcome.error))
                    self._messages.detail(outcome.trace)
                if bar is not None:
                    bar.update(1)

    def _keep(self, each: Input, plan: Plan) -> None:
        try:
            plan, summary = self._kept_and_corrected(plan)
            self._count(each, summary)
        except BrokenPlanFile as error:  # of a plan that would have had to give way
            self.failures.append(Failure(each.name, error))
        for problem in plan.problems:
            place = f"page {problem.page}: " if problem.page else ""
            say = self._messages.warn if problem.stage == "corrections" else self._messages.detail
            say(f"{each.name}: {place}{problem.message}")

    def _kept_and_corrected(self, plan: Plan) -> tuple[Plan, PlanSummary]:
        """Keep a plan under the id that is its own, which its corrections name, then as they have it."""
        from safeguard_extract.corrections import correct

        summary = self.folder.keep(plan, self._id)
        corrected = correct(replace(plan, document=summary.document), self._corrections)
        return corrected, self.folder.keep(corrected, self._id) if self._corrections.of(summary.id) else summary

    def _tell_of_strangers(self) -> None:
        """A warning for each id in the corrections that no plan has."""
        from safeguard_extract.store.folder import plan_paths

        ids = {path.stem for path in plan_paths(self.folder.out)}
        for id in dict.fromkeys(each.doc_id for each in self._corrections.rows if each.doc_id not in ids):
            lines = ", ".join(str(each.line) for each in self._corrections.of(id))
            self._messages.warn(f"corrections.csv, line {lines}: no plan in {self.folder.out} is called {id}.")

    def _count(self, each: Input, summary: PlanSummary) -> None:
        self._kept.add(each.sha256)
        if not summary.priorities:
            said = f"no priority was found in it; it is kept as {summary.id}"
            self.failures.append(Failure(each.name, NoPriority(each.name, said)))

    def _progress(self, steps: int) -> Any:
        if not self._messages.shows_progress(steps):
            return nullcontext()
        return click.progressbar(length=steps, label="Reading", show_pos=True, file=sys.stderr)
