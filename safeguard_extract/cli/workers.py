"""Reading files in processes of their own, so that one which crashes, hangs or bloats its reader fails alone.

Each worker process is handed one file at a time over a pipe of its own, and may take so much memory and no more. A
worker that dies or passes the time limit is replaced; a pool from the standard library would give up all the files
that are waiting. A single file is read in a worker too: the parent then never loads what reading needs, so it is no
slower.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

from safeguard_extract.errors import CrashedReader, ExtractError
from safeguard_extract.settings import LIMITS, Limits

_SPAWN = multiprocessing.get_context("spawn")  # the same on every system, and no lock is copied while it is held
_MEGABYTE = 1024**2

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of one file: its place in the list, a result or an error, and the trace of a fault in the program."""

    number: int
    result: Result | None = None
    error: ExtractError | None = None
    trace: str = ""


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(
    work: Callable[[Path], Result], paths: Sequence[Path], jobs: int, limits: Limits = LIMITS
) -> Generator[Outcome[Result], None, None]:
    """Do the work on every path, each within the limits, and yield each outcome as it comes."""
    waiting = list(enumerate(paths))[::-1]
    workers = [_Worker(work, limits) for _ in range(min(jobs, len(paths)))]
    try:
        while waiting or any(worker.busy for worker in workers):
            for place, worker in enumerate(workers):
                if waiting and not worker.busy:
                    workers[place] = worker = worker.or_another()
                    worker.start_on(*waiting.pop())
            wait([worker.pipe for worker in workers if worker.busy], timeout=_patience(workers, limits.seconds))
            for worker in workers:
                outcome = worker.outcome()
                if outcome is not None:
                    yield outcome
    finally:
        for worker in workers:
            worker.stop()


def attempt(work: Callable[[Path], Result], number: int, path: Path, memory: int = LIMITS.memory) -> Outcome[Result]:
    """Do the work on one file; whatever goes wrong with it becomes its outcome."""
    try:
        return Outcome(number, work(path))
    except ExtractError as error:
        return Outcome(number, error=error)
    except MemoryError:
        said = f"it needs more memory than {memory // _MEGABYTE} MB"
        return Outcome(number, error=CrashedReader(str(path), said))
    except Exception as fault:  # noqa: BLE001 - the border of a file: a fault in one must not end the run
        said = f"a fault in the program: {type(fault).__name__}: {fault}"
        return Outcome(number, error=CrashedReader(str(path), said), trace=traceback.format_exc())


def _patience(workers: Sequence[_Worker], seconds: float) -> float:
    """Seconds until the first of the busy workers passes the limit."""
    return max(0.0, min(worker.since + seconds for worker in workers if worker.busy) - time.monotonic())


class _Worker:
    """A process that reads one file after the other."""

    def __init__(self, work: Callable[[Path], Any], limits: Limits) -> None:
        self._work, self._limits = work, limits
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, work, limits.memory), daemon=True)
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
        return _Worker(self._work, self._limits)

    def start_on(self, number: int, path: Path) -> None:
        self._task, self.since = (number, path), time.monotonic()
        try:
            self.pipe.send((number, path))
        except OSError:
            self._process.kill()  # it died in this moment: `outcome` will find the pipe closed

    def outcome(self) -> Outcome[Any] | None:
        """What became of the file at hand, once that is known."""
        if self._task is None:
            return None
        number, path = self._task
        if self.pipe.poll():
            self._task = None
            try:
                found: Outcome[Any] = self.pipe.recv()
            except (EOFError, OSError):
                self._process.join()
                return Outcome(number, error=CrashedReader(str(path), f"its reader crashed ({self._ending()})"))
            return found
        if time.monotonic() - self.since >= self._limits.seconds:
            self._task = None
            self.stop()
            said = f"it was not read within {self._limits.seconds:g} seconds"
            return Outcome(number, error=CrashedReader(str(path), said))
        return None

    def stop(self) -> None:
        """End the process and the programs that it has started."""
        if self._process.is_alive():
            if hasattr(os, "killpg") and self._process.pid:
                with suppress(ProcessLookupError, PermissionError):  # it is not yet the head of a group of its own
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
        self._process.join()
        self.pipe.close()

    def _ending(self) -> str:
        code = self._process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"exit status {code}"


def _serve(pipe: Connection, work: Callable[[Path], Any], memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that the person started
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    _bound_memory(memory)
    while True:
        try:
            number, path = pipe.recv()
        except EOFError:
            return
        pipe.send(attempt(work, number, path, memory))


def _bound_memory(limit: int) -> None:
    """Let this process and those it starts take so many bytes of data each; Windows has no such limit."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bound = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
