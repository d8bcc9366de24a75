"""From what is drawn on a page to the ruled lines and filled areas that a table finder needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.page_view import Matrix, PageView
from safeguard_extract.records.geometry import BBox

_DEEPEST_FORM = 12  # forms within forms; a document that nests deeper is built to hang its reader
_LEVEL = 0.1  # points: a side that leans less is straight; a page turned by a matrix leaves rests of 1e-6
_THIN = 3.0  # points: a filled area no wider is a line; the table finder's own tolerance
_DOT = (1.2, 12.0)  # points: the mark of a list in type of 5 to 36 points
_UNEVEN = 0.25  # of its width: a mark is as high as it is wide

try:
    from safeguard_extract.read import compiled_paths
except ImportError:  # the package was built where there is no C compiler
    compiled_paths = None  # type: ignore[assignment]

# PDFium writes its answers here, each read at once; PDFium itself allows one thread only.
_MATRIX, _MODES, _COLOUR, _POINT = call.Buffer("ffffff"), call.Buffer("II"), call.Buffer("IIII"), call.Buffer("ff")


class Path(NamedTuple):
    """One outline of what is drawn: its corners on the visible page, two or more, and the box around them.

    `colour` is its filling's (#rrggbb), empty where it has none.
    """

    points: list[tuple[float, float]]
    bbox: BBox
    filled: bool
    stroked: bool
    colour: str


class Stroke(NamedTuple):
    """A straight horizontal or vertical line on the visible page (x0 <= x1, top <= bottom)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def upright(self) -> bool:
        return self.x0 == self.x1


class Fill(NamedTuple):
    """A filled area without an outline: a background, or the only sign of a cell."""

    bbox: BBox
    sides: tuple[Stroke, ...]


class Ground(NamedTuple):
    """A filled area, outlined or not, and its colour (#rrggbb)."""

    bbox: BBox
    colour: str


class Drawing(NamedTuple):
    """The ruled lines and filled areas of a page in the order drawn, and the number of pictures on it.

    `fills` are areas that only their filling shows; `grounds` are all filled areas, with their colours; `dots` are
    shapes so small and so square that they may be the marks of a list.
    """

    rules: tuple[Stroke, ...]
    fills: tuple[Fill, ...]
    pictures: int
    grounds: tuple[Ground, ...] = ()
    dots: tuple[BBox, ...] = ()


if compiled_paths is not None:
    compiled_paths.bind(tuple(map(call.address_of, call.OF_PATHS)), Path, BBox)


def page_drawing(page: int, view: PageView) -> Drawing:
    """Lines, outlines and thin bars as rules, other filled areas as fills; slanted lines and curves are left out."""
    rules: list[Stroke] = []
    fills: list[Fill] = []
    grounds: list[Ground] = []
    dots: list[BBox] = []
    paths, pictures = _paths(page, view.matrix)
    for points, bbox, filled, stroked, colour in paths:
        sides = _sides(points)
        x0, top, x1, bottom = bbox
        width, height = x1 - x0, bottom - top
        if _DOT[0] <= width <= _DOT[1] and abs(width - height) <= _UNEVEN * width:
            dots.append(bbox)
        thin = min(width, height) <= _THIN
        if stroked or thin:
            rules.extend(sides)
        elif sides:
            fills.append(Fill(bbox, sides))
        if filled and sides and not thin:
            grounds.append(Ground(bbox, colour))
    return Drawing(tuple(rules), tuple(fills), pictures, tuple(grounds), tuple(dots))


def _paths(page: int, view: Matrix) -> tuple[list[Path], int]:
    return interpreted_paths(page, view) if compiled_paths is None else compiled_paths.read_paths(page, view)


def interpreted_paths(page: int, view: Matrix) -> tuple[list[Path], int]:
    """The paths of a page in the order drawn and the number of pictures, read by Python alone."""
    paths: list[Path] = []
    pictures = 0
    for drawn, matrix in _objects(page, view):
        if matrix is None:
            pictures += 1
            continue
        filled, stroked = _draw_mode(drawn)
        if filled or stroked:
            colour = _colour(drawn) if filled else ""
            paths += [Path(points, _bounds(points), filled, stroked, colour) for points in _outlines(drawn, matrix)]
    return paths, pictures


def _objects(page: int, view: Matrix) -> Iterator[tuple[int, Matrix | None]]:
    """Each path with its map onto the visible page, and each picture with None; forms are opened."""
    return _opened(call.page_object, page, call.count_objects(page), view, 0)


def _opened(
    part: Callable[[int, int], int], holder: int, count: int, outer: Matrix, depth: int
) -> Iterator[tuple[int, Matrix | None]]:
    """The paths and pictures among the objects of a page or of a form, which `part` gives one by one."""
    for index in range(count):
        drawn = part(holder, index)
        kind = call.object_type(drawn)
        if kind == call.PATH_OBJECT:
            yield drawn, _matrix(drawn).then(outer)
        elif kind == call.IMAGE_OBJECT:
            yield drawn, None
        elif kind == call.FORM_OBJECT and depth < _DEEPEST_FORM:
            inner = _matrix(drawn).then(outer)
            yield from _opened(call.form_object, drawn, call.count_form_objects(drawn), inner, depth + 1)


def _matrix(drawn: int) -> Matrix:
    if not call.object_matrix(drawn, _MATRIX.address):
        return Matrix(1, 0, 0, 1, 0, 0)
    return Matrix(*_MATRIX.read())


def _draw_mode(path: int) -> tuple[bool, bool]:
    """Whether a path is filled and whether its outline is drawn."""
    call.path_draw_mode(path, *_MODES.addresses)
    fill, stroke = _MODES.read()
    return bool(fill), bool(stroke)


def _colour(path: int) -> str:
    if not call.object_fill_colour(path, *_COLOUR.addresses):
        return "#000000"  # PDFium reads no pattern's colour; what matters is that the area is not white
    red, green, blue, _ = _COLOUR.read()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _outlines(path: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path; the control points of a curve are passed over, its end is kept."""
    x, y = _POINT.addresses
    points: list[tuple[float, float]] = []
    bends = 0
    for index in range(call.count_segments(path)):
        segment = call.path_segment(path, index)
        kind = call.segment_type(segment)
        if kind == call.CURVE_SEGMENT:
            bends += 1
            if bends % 3:
                continue
        elif kind == call.MOVE_SEGMENT:
            if len(points) > 1:
                yield points
            points = []
        call.segment_point(segment, x, y)
        points.append(matrix.at(*_POINT.read()))
        if call.segment_closes(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _sides(points: Sequence[tuple[float, float]]) -> tuple[Stroke, ...]:
    sides = []
    x0, y0 = points[0]
    for x1, y1 in points[1:]:
        if -_LEVEL < x0 - x1 < _LEVEL:
            if y1 - y0 >= _LEVEL:
                sides.append(Stroke(x0, y0, x0, y1))
            elif y0 - y1 >= _LEVEL:
                sides.append(Stroke(x0, y1, x0, y0))
        elif -_LEVEL < y0 - y1 < _LEVEL:
            sides.append(Stroke(x0, y0, x1, y0) if x0 < x1 else Stroke(x1, y0, x0, y0))
        x0, y0 = x1, y1
    return tuple(sides)


def _bounds(points: Sequence[tuple[float, float]]) -> BBox:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))
