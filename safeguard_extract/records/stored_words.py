"""Words of pages that are not at hand: packed to a fifteenth of their size, made anew when they are asked for."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import ClassVar, overload

from safeguard_extract.records.geometry import BBox
from safeguard_extract.records.page import Word

_END = "\n"  # of a word: none holds it
_QUICKLY = 1  # zlib's level


class _Made(Sequence[Word]):
    """Words that are made when they are asked for, always all of them."""

    __slots__ = ()

    def unpacked(self) -> tuple[Word, ...]:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Word]:
        return iter(self.unpacked())

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, place: int | slice) -> Word | tuple[Word, ...]:
        return self.unpacked()[place]


class StoredWords(_Made):
    """The words of one page.

    Pages are gone through one after the other: the words of the page that was asked for last are kept.

    >>> words = (Word("Harbour", BBox(72, 80, 115, 91), size=11.0),)
    >>> tuple(StoredWords(words)) == words
    True
    """

    __slots__ = ("_boxes", "_count", "_places", "_settings", "_texts")
    _last: ClassVar[tuple[StoredWords | None, tuple[Word, ...]]] = (None, ())

    def __init__(self, words: Sequence[Word]) -> None:
        known: dict[tuple[str, float, bool, bool, str | None], int] = {}
        places = [
            known.setdefault((font, size, bold, italic, colour), len(known))
            for _, _, font, size, bold, italic, colour in words
        ]
        self._count = len(words)
        self._settings = tuple(known)
        self._places = _packed(array("I", places).tobytes())
        self._boxes = _packed(array("d", chain.from_iterable([word.bbox for word in words])).tobytes())
        self._texts = _packed(_END.join([word.text for word in words]).encode("utf-8", "surrogatepass"))

    def __len__(self) -> int:
        return self._count

    def unpacked(self) -> tuple[Word, ...]:
        """The words; the same ones as before, where no other page was asked for since."""
        last, words = StoredWords._last
        if last is not self:
            words = self._unpack()
            StoredWords._last = self, words
        return words

    def parts(self, lines: Iterable[Sequence[Word]]) -> list[SomeWords]:
        """Lines of words that `unpacked` has just given, told by their places; raises KeyError for other words."""
        places = {id(word): place for place, word in enumerate(self.unpacked())}
        return [SomeWords(self, _span([places[id(word)] for word in line])) for line in lines]

    def texts(self) -> list[str]:
        """What each word says."""
        joined = zlib.decompress(self._texts).decode("utf-8", "surrogatepass")
        return joined.split(_END) if self._count else []

    def _unpack(self) -> tuple[Word, ...]:
        made, numbers = tuple.__new__, array("d", zlib.decompress(self._boxes))  # half the time of asking the classes
        sides = zip(numbers[0::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True)
        boxes = map(made, repeat(BBox), sides)
        places = array("I", zlib.decompress(self._places))
        parts = zip(self.texts(), boxes, places, strict=True)
        return tuple([made(Word, (text, box, *self._settings[place])) for text, box, place in parts])


class SomeWords(_Made):
    """Some words of one page, by their places on it."""

    __slots__ = ("_page", "_places")

    def __init__(self, page: StoredWords, places: Sequence[int]) -> None:
        self._page = page
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def unpacked(self) -> tuple[Word, ...]:
        words = self._page.unpacked()
        return tuple([words[place] for place in self._places])


def texts_of(words: Sequence[Word]) -> Iterable[str]:
    """What each word says, without the rest where the words are stored."""
    return words.texts() if isinstance(words, StoredWords) else (word.text for word in words)


def _span(places: Sequence[int]) -> Sequence[int]:
    """The same places, as a range where they follow each other: as they mostly do, and it takes less room."""
    run = range(places[0], places[0] + len(places)) if places else range(0)
    return run if list(run) == places else array("I", places)


def _packed(data: bytes) -> bytes:
    return zlib.compress(data, _QUICKLY)
