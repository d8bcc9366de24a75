"""What an OCR program sees on a page: words with boxes, in dots, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from safeguard_extract.records.geometry import BBox

if TYPE_CHECKING:
    from safeguard_extract.read.scan_picture import Picture


class SeenWord(NamedTuple):
    """A word in a picture: its box in dots, how sure the program is (0 to 1), and the line that it stands in."""

    text: str
    box: BBox
    sure: float
    line: int


class Engine(Protocol):
    """An OCR program: its name as plan files have it, and how it reads a picture; raises EngineFailed."""

    @property
    def name(self) -> str: ...

    def read(self, picture: Picture) -> tuple[SeenWord, ...]: ...

    def read_rows(self, picture: Picture) -> tuple[SeenWord, ...]:
        """The words of a picture that is one column of rows."""
        ...


class EngineFailed(Exception):
    """An OCR program that stopped or took too long on a page; says which, without a full stop."""
