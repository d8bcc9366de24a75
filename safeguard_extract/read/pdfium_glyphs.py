"""Where the glyphs of one page stand, asked of PDFium for many at once."""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from itertools import repeat

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.page_view import PageView

Box = tuple[float, float, float, float]
_BOX = struct.Struct("4f")


class Glyphs:
    """Where single glyphs of one page stand, on the visible page."""

    def __init__(self, textpage: int, view: PageView) -> None:
        self._textpage = textpage
        self._view = view.matrix
        self._straight = view.is_straight
        self._point = call.Buffer("dd")
        self._place = self._point.addresses

    def boxes(self, glyphs: Collection[int]) -> list[Box]:
        """Left, top, right and bottom of each glyph; top and bottom change from glyph to glyph of one line."""
        if self._straight:
            across, down = self._view.e, self._view.f
            asked = self._ask(glyphs)
            return [(left + across, down - top, right + across, down - low) for left, top, right, low in asked]
        at = self._view.at
        corners = [(at(left, top), at(right, low)) for left, top, right, low in self._ask(glyphs)]
        return [(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)) for (x0, y0), (x1, y1) in corners]

    def sides(self, firsts: Collection[int], lasts: Collection[int]) -> list[tuple[float, float]]:
        """Left and right of each row of upright glyphs, told by its first and its last glyph."""
        if not self._straight:
            ends = zip(self.boxes(firsts), self.boxes(lasts), strict=True)
            return [(min(one[0], other[0]), max(one[2], other[2])) for one, other in ends]
        across = self._view.e
        ends = zip(self._ask(firsts), self._ask(lasts), strict=True)
        # The sides of a row are those of its ends, but where letters lean over or run from right to left.
        return [
            (left + across, right + across)
            if left <= other_left and other_right <= right
            else (min(left, other_left) + across, max(other_right, right) + across)
            for (left, _, other_right, _), (other_left, _, right, _) in ends
        ]

    def origin(self, glyph: int) -> tuple[float, float]:
        """Where the glyph begins on its baseline."""
        call.glyph_origin(self._textpage, glyph, *self._place)
        x, y = self._point.read()
        return self._view.at(x, y)

    def are_unmapped(self, glyphs: Sequence[int]) -> list[bool]:
        """For each glyph, whether its font does not say which letter it is."""
        return [said == 1 for said in map(call.is_unmapped, repeat(self._textpage), glyphs)]

    def _ask(self, glyphs: Collection[int]) -> Iterator[Box]:
        """The boxes in the page's own coordinates: left, top, right and bottom, y growing upwards.

        `map` runs through columns of arguments without a line of Python for each: half the time of a loop.
        """
        memory = ctypes.create_string_buffer(_BOX.size * len(glyphs))
        first = ctypes.addressof(memory)
        places = range(first, first + len(memory), _BOX.size)
        deque(map(call.glyph_box, repeat(self._textpage), glyphs, places), maxlen=0)  # only makes the calls
        return _BOX.iter_unpack(memory)
