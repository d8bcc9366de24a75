from collections.abc import Callable
from typing import TypeVar

_Piece = TypeVar("_Piece")
_Placed = TypeVar("_Placed")
_Setting = TypeVar("_Setting")
_Font = TypeVar("_Font")

def bind(addresses: tuple[int, ...], word: type, placed_word: type, bbox: type, /) -> None: ...
def read_words(
    textpage: int,
    view: tuple[float, float, tuple[float, float, float, float, float, float]],
    describe: Callable[
        [tuple[float, float, float, float, float, float], float, int, int, tuple[int, int, int, int], int], _Setting
    ],
    part: Callable[[list[tuple[int, int]]], list[_Piece]],
    letters: Callable[[str, _Font, bool], str],
    place: Callable[[_Piece, bool], _Placed | None],
    /,
) -> list[_Placed] | None: ...
