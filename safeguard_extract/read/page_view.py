"""From a PDF page's own coordinates to what a reader sees: points from the top left of the visible page."""

from __future__ import annotations

from typing import NamedTuple

from safeguard_extract.read import pdfium_calls as call


class Matrix(NamedTuple):
    """An affine map as PDF writes it: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.3)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: Matrix) -> Matrix:
        """This map followed by the other."""
        a, b, c, d, e, f = self
        return Matrix(
            after.a * a + after.c * b,
            after.b * a + after.d * b,
            after.a * c + after.c * d,
            after.b * c + after.d * d,
            after.a * e + after.c * f + after.e,
            after.b * e + after.d * f + after.f,
        )


class PageView(NamedTuple):
    """The visible page: its size in points after crop box and /Rotate, and the map from user space onto it."""

    width: float
    height: float
    matrix: Matrix

    @property
    def is_straight(self) -> bool:
        """True where the page is shown as it was written: not turned, whatever its crop box."""
        return self.matrix[:4] == (1, 0, 0, -1)


def page_view(page: int) -> PageView:
    """The view of a loaded page, by its PDFium handle.

    User space has its origin at the bottom left and ignores crop box and rotation; the view's origin is the top left
    of what is shown, y growing downwards.
    """
    box = call.Buffer("ffff")
    call.page_box(page, box.address)
    left, top, right, bottom = box.read()
    turns = call.page_rotation(page) % 4
    width, height = right - left, top - bottom
    matrix = (
        Matrix(1, 0, 0, -1, -left, top),
        Matrix(0, 1, 1, 0, -bottom, -left),
        Matrix(-1, 0, 0, 1, right, -bottom),
        Matrix(0, -1, -1, 0, top, right),
    )[turns]
    return PageView(*((width, height) if turns % 2 == 0 else (height, width)), matrix)
