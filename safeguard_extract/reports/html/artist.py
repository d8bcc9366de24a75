"""A process of its own that draws pages: a PDF that crashes or hangs it takes nothing else with it."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from safeguard_extract.reports.html.crops import Crop, Wanted, draw_crops

SECONDS = 60.0  # for a document; two hundred pages take ten
_SPAWN = multiprocessing.get_context("spawn")  # the same on every system, and no lock is copied while it is held

Drawn = Mapping[str, tuple[Crop, ...]]


class Artist:
    """Draws the crops of one document after the other; starts its process with the first, and anew after a crash."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def draw(self, path: Path, wanted: Sequence[Wanted], room: int) -> Drawn:
        """As `draw_crops`; no crops of a document that cannot be drawn, or not in time."""
        pipe = self._pipe or self._start()
        try:
            pipe.send((path, wanted, room))
            if pipe.poll(self._seconds):
                drawn: Drawn = pipe.recv()
                return drawn
        except (EOFError, OSError):
            pass  # it crashed on this document: the next one gets another process
        self.stop()
        return {}

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _start(self) -> Connection:
        self._pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        return self._pipe


def _serve(pipe: Connection) -> None:
    import pypdfium2

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that the person started
    while True:
        try:
            path, wanted, room = pipe.recv()
        except EOFError:
            return
        try:
            drawn: Drawn = draw_crops(path, wanted, room)
        except (OSError, pypdfium2.PdfiumError):
            drawn = {}
        pipe.send(drawn)
