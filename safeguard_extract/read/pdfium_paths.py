"""From what is drawn on a page to the ruled lines that a table finder needs."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.read.page_view import Matrix, PageView

_DEEPEST_FORM = 12  # forms within forms; a document that nests deeper is built to hang its reader


class Stroke(NamedTuple):
    """A straight horizontal or vertical line on the visible page (x0 <= x1, top <= bottom); `kind` says what drew it."""

    x0: float
    top: float
    x1: float
    bottom: float
    kind: str


class Drawing(NamedTuple):
    """The ruled lines of a page, in the order drawn, and the number of pictures on it."""

    strokes: tuple[Stroke, ...]
    pictures: int


def page_drawing(page: int, view: PageView) -> Drawing:
    """The straight lines, sides of rectangles and straight parts of outlines on a page, and its pictures."""
    strokes: list[Stroke] = []
    pictures = 0
    for drawn, matrix in _objects(page, view.matrix):
        if matrix is None:
            pictures += 1
        else:
            strokes.extend(_path_strokes(drawn, matrix))
    return Drawing(tuple(strokes), pictures)


def _objects(page: int, view: Matrix) -> Iterator[tuple[int, Matrix | None]]:
    """Each path with its map onto the visible page, and each picture with None; forms are opened."""
    for index in range(call.count_objects(page)):
        yield from _open(call.page_object(page, index), view, 0)


def _open(drawn: int, outer: Matrix, depth: int) -> Iterator[tuple[int, Matrix | None]]:
    kind = call.object_type(drawn)
    if kind == call.PATH_OBJECT:
        yield drawn, _matrix(drawn).then(outer)
    elif kind == call.IMAGE_OBJECT:
        yield drawn, None
    elif kind == call.FORM_OBJECT and depth < _DEEPEST_FORM:
        inner = _matrix(drawn).then(outer)
        for index in range(call.count_form_objects(drawn)):
            yield from _open(call.form_object(drawn, index), inner, depth + 1)


def _matrix(drawn: int) -> Matrix:
    floats = call.Floats(6)
    if not call.object_matrix(drawn, floats.address):
        return Matrix(1, 0, 0, 1, 0, 0)
    return Matrix(*floats.values)


def _path_strokes(path: int, matrix: Matrix) -> Iterator[Stroke]:
    fill, stroke = ctypes.c_int(0), ctypes.c_int(0)
    call.path_draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    if not (fill.value or stroke.value):
        return
    for points in _outlines(path, matrix):
        kind = "line" if len(points) == 2 else "rect_edge" if len(points) == 5 else "curve_edge"
        for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
            if x0 == x1 or y0 == y1:
                yield Stroke(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), kind)


def _outlines(path: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path; the control points of a curve are passed over, its end is kept."""
    point = call.Floats(2)
    x, y = point.address, point.address + 4
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
        points.append(matrix.at(*point.values))
        if call.segment_closes(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points
