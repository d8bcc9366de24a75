"""The headings that a tagged PDF names: its structure says what a passage is, whatever it looks like.

Word processors and typesetters write the tags H1 to H6 (ISO 32000-1, 14.8.4.3.2) with the numbers of the marked
passages on each page. They are used where a document has no bookmarks, and only where they make sense.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from safeguard_extract.read import pdfium_calls as call
from safeguard_extract.records.page import Page

Titles = tuple[tuple[int, str], ...]

_LEVELS = {f"H{level}": level for level in range(1, 7)}
_DEEPEST = 40  # elements within each other; hostile files have no end
_MOST = 20_000  # elements of a page
_FEWEST = 3  # headings in a document: one or two are its title, and tell no structure
_LONGEST = 40  # words; a heading that is longer was a style for looks
_SHARE = 0.25  # of a document's words at most are headings; more, and paragraphs were tagged as headings
_LONGEST_NAME = 32  # bytes of a tag's name in UTF-16


def is_tagged(document: pypdfium2.PdfDocument) -> bool:
    """True where a document says that it has tags."""
    return bool(pdfium.FPDFCatalog_IsTagged(document))


def tagged_headings(page: int, textpage: int) -> Titles:
    """Level (from 1) and words of each heading on a page, given by the handles of the page and its text."""
    tree = call.page_tags(page)
    if not tree:
        return ()
    try:
        roots = (call.root_tag(tree, place) for place in range(call.count_root_tags(tree)))
        headings = [(level, marks) for root in roots if root for level, marks in _Walk().headings(root, 0)]
    finally:
        call.close_tags(tree)
    words = _words_by_mark(page, textpage, {mark for _, marks in headings for mark in marks})
    said = ((level, " ".join(" ".join(words.get(mark, "") for mark in marks).split())) for level, marks in headings)
    return tuple((level, title) for level, title in said if title)


class _Walk:
    """A walk through the elements of a page, bounded."""

    def __init__(self) -> None:
        self._seen = 0

    def headings(self, element: int, depth: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The level and the marks of each heading in an element."""
        level = _LEVELS.get(_name(element))
        if level is not None:
            yield level, tuple(self._marks(element, depth))
            return
        for child in self._children(element, depth):
            yield from self.headings(child, depth + 1)

    def _marks(self, element: int, depth: int) -> Iterator[int]:
        for place in range(self._bounded(call.count_tags(element), depth)):
            child = call.tag_within(element, place)
            if child:
                yield from self._marks(child, depth + 1)
            else:
                mark = call.tag_mark(element, place)
                if mark >= 0:
                    yield mark

    def _children(self, element: int, depth: int) -> Iterator[int]:
        for place in range(self._bounded(call.count_tags(element), depth)):
            child = call.tag_within(element, place)
            if child:
                yield child

    def _bounded(self, count: int, depth: int) -> int:
        """How many of so many children may still be looked at."""
        allowed = max(0, min(count, _MOST - self._seen)) if depth < _DEEPEST else 0
        self._seen += allowed
        return allowed


def _name(element: int) -> str:
    memory = ctypes.create_string_buffer(_LONGEST_NAME)
    size = call.tag_name(element, ctypes.addressof(memory), _LONGEST_NAME)
    return memory.raw[: size - 2].decode("utf-16-le", "replace") if 2 < size <= _LONGEST_NAME else ""


def _words_by_mark(page: int, textpage: int, marks: set[int]) -> dict[int, str]:
    """What the text objects of each marked passage say."""
    words: dict[int, str] = {}
    for place in range(call.count_objects(page) if marks else 0):
        each = call.page_object(page, place)
        if each and call.object_type(each) == call.TEXT_OBJECT:
            mark = call.object_mark(each)
            if mark in marks:
                words[mark] = f"{words.get(mark, '')} {_text(each, textpage)}"
    return words


def _text(each: int, textpage: int) -> str:
    size = call.object_text(each, textpage, 0, 0)
    memory = ctypes.create_string_buffer(size + 2)
    call.object_text(each, textpage, ctypes.addressof(memory), size)
    return memory.raw[:size].decode("utf-16-le", "replace").replace("\x00", "")


def are_sane(pages: Sequence[Page]) -> bool:
    """True where the headings of a document, here given as bookmarks, are few and short as headings are."""
    titles = [title.split() for page in pages for _, title in page.bookmarks]
    words = sum(len(page.words) for page in pages)
    return (
        len(titles) >= _FEWEST and max(map(len, titles)) <= _LONGEST and sum(map(len, titles)) <= _SHARE * max(words, 1)
    )
