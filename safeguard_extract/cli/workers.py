"""Reading many files at once, so that a file which crashes or hangs its reader fails alone.

Each worker process is handed one file at a time over a pipe of its own. A worker that dies or passes the time limit is
replaced; a pool from the standard library would give up all the files that are waiting.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from safeguard_extract.errors import CrashedReader, ExtractError
from safeguard_extract.records.plan import Plan

TIME_LIMIT = 900.0  # seconds a file: 200 pages of OCR take 400 on a slow core, a plan with a text layer takes 5
_SPAWN = multiprocessing.get_context("spawn")  # the same on every system, and no lock is copied while it is held

Work = Callable[[Path], Plan]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its place in the list, a plan or an error, and the trace of a fault in the program."""

    number: int
    plan: Plan | None = None
    error: ExtractError | None = None
    trace: str = ""


Outcomes = Generator[Outcome, None, None]


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(work: Work, paths: Sequence[Path], jobs: int, time_limit: float = TIME_LIMIT) -> Outcomes:
    """Do the work on every path and yield each outcome as it comes; a single file is read in this process."""
    if len(paths) == 1:
        yield attempt(work, 0, paths[0])
        return
    waiting = list(enumerate(paths))[::-1]
    workers = [_Worker(work) for _ in range(min(jobs, len(paths)))]
    try:
        while waiting or any(worker.busy for worker in workers):
            for place, worker in enumerate(workers):
                if waiting and not worker.busy:
                    workers[place] = worker = worker.or_another()
                    worker.start_on(*waiting.pop())
            wait([worker.pipe for worker in workers if worker.busy], timeout=_patience(workers, time_limit))
            for worker in workers:
                outcome = worker.outcome(time_limit)
                if outcome is not None:
                    yield outcome
    finally:
        for worker in workers:
            worker.stop()


def attempt(work: Work, number: int, path: Path) -> Outcome:
    """Do the work on one file; whatever goes wrong with it becomes its outcome."""
    try:
        return Outcome(number, work(path))
    except ExtractError as error:
        return Outcome(number, error=error)
    except Exception as fault:  # noqa: BLE001 - the border of a file: a fault in one must not end the run
        said = f"a fault in the program: {type(fault).__name__}: {fault}"
        return Outcome(number, error=CrashedReader(str(path), said), trace=traceback.format_exc())


def _patience(workers: Sequence[_Worker], time_limit: float) -> float:
    """Seconds until the first of the busy workers passes the limit."""
    return max(0.0, min(worker.since + time_limit for worker in workers if worker.busy) - time.monotonic())


class _Worker:
    """A process that reads one file after the other."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()
        self._task: tuple[int, Path] | None = None
        self.since = 0.0

    @property
    def busy(self) -> bool:
        return self._task is not None

    def or_another(self) -> _Worker:
        """This worker, or a new one where this one has died."""
        if self._process.is_alive():
            return self
        self.stop()
        return _Worker(self._work)

    def start_on(self, number: int, path: Path) -> None:
        self._task, self.since = (number, path), time.monotonic()
        try:
            self.pipe.send((number, path))
        except OSError:
            self._process.kill()  # it died in this moment: `outcome` will find the pipe closed

    def outcome(self, time_limit: float) -> Outcome | None:
        """What became of the file at hand, once that is known."""
        if self._task is None:
            return None
        number, path = self._task
        if self.pipe.poll():
            self._task = None
            try:
                found: Outcome = self.pipe.recv()
            except (EOFError, OSError):
                self._process.join()
                return Outcome(number, error=CrashedReader(str(path), f"its reader crashed ({self._ending()})"))
            return found
        if time.monotonic() - self.since >= time_limit:
            self._task = None
            self.stop()
            said = f"it was not read within {time_limit:g} seconds"
            return Outcome(number, error=CrashedReader(str(path), said))
        return None

    def stop(self) -> None:
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self.pipe.close()

    def _ending(self) -> str:
        code = self._process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"exit status {code}"


def _serve(pipe: Connection, work: Work) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that the person started
    while True:
        try:
            number, path = pipe.recv()
        except EOFError:
            return
        pipe.send(attempt(work, number, path))
