"""When Python looks for unused objects that hold each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000  # objects made between two searches, for Python's 700: on 500 pages no more memory is taken


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for unused cycles less often: words and blocks form none, and looking takes a tenth of a parse's time."""
    usual = gc.get_threshold()
    gc.set_threshold(usual[0] and max(usual[0], _SELDOM), *usual[1:])  # 0: whoever calls has turned it off
    try:
        yield
    finally:
        gc.set_threshold(*usual)
