"""PNG copies of many charts, drawn in processes of their own while the caller goes on."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from safeguard_extract.errors import MissingCharts
from safeguard_extract.reports.charts.png import png_bytes, renderer

_SPAWN = multiprocessing.get_context("spawn")  # the same on every system, and no lock is copied while it is held


class PngCopies:
    """Copies of charts by name, each asked for as soon as its SVG is there and collected at the end.

    With no processes of their own they are drawn when they are asked for: a process takes as long to start as a copy to
    draw. Raises MissingCharts where the `charts` extra is not installed.
    """

    def __init__(self, processes: int) -> None:
        renderer()
        self._asked: dict[str, Future[bytes]] = {}
        self._drawn: dict[str, bytes] = {}
        self._pool = ProcessPoolExecutor(processes, _SPAWN, _leave_stopping_to_the_caller) if processes else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def ask(self, name: str, svg: str) -> None:
        """Draw a copy of this chart."""
        if self._pool is None:
            self._drawn[name] = png_bytes(svg)
        else:
            self._asked[name] = self._pool.submit(png_bytes, svg)

    def collect(self) -> dict[str, bytes]:
        """All copies, by the names of their charts; raises MissingCharts where a process that draws them ended."""
        try:
            return self._drawn | {name: copy.result() for name, copy in self._asked.items()}
        except BrokenProcessPool as error:
            raise MissingCharts(
                "PNG copies of the charts", "the process that draws them ended", "The SVG files are whole."
            ) from error


def _leave_stopping_to_the_caller() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that the person started
