"""Find page numbers and running lines that a scraper left stuck to the text, page after page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.layout.contents import is_contents_entry

_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"^\d{1,3}$")
_PAGE_NUMBER = "#"
# What opens page after page in a plan is the label of each page's priority, not a running word.
_LABEL = re.compile(r"(?:strategic|priority|objective|aim|goal|theme|outcome)$", re.I)
# What closes the last row of a table, page after page, is no running word either.
_RATING = re.compile(r"red|amber|green|blue|b?rag|completed?|ongoing|yes|no|tbc|n/a", re.I)
_LONGEST = 14  # words: longer running lines are content that is repeated
_MIN_PAGES = 3
_SHARE = 0.55  # of the lines: cover and contents pages often lack the running line
_PARAGRAPH = 90  # characters: a line this long may be a whole page


@dataclass(frozen=True, slots=True)
class Folio:
    """A line without its page number and running words; `page` is the number printed, or None."""

    text: str
    page: int | None = None
    removed: tuple[str, ...] = ()


def strip_folios(lines: Sequence[str]) -> list[Folio]:
    """Take running lines and consecutive page numbers off the ends of lines that each hold a page."""
    folios = [Folio(line) for line in lines]
    candidates = [i for i, line in enumerate(lines) if len(line) >= _PARAGRAPH and not is_contents_entry(line)]
    if len(candidates) < _MIN_PAGES - 1:
        return _few_pages(folios) if candidates else folios
    first = min(candidates)
    last = min(len(lines), max(candidates) + 3)  # a cover before them and a short last page after them
    pool = [i for i in range(max(0, first - 2), last) if lines[i].strip() and not is_contents_entry(lines[i])]
    for at_end in (True, False):
        folios = _strip_side(folios, pool, at_end)
    return folios if any(folio.removed for folio in folios) else _few_pages(folios)


def _few_pages(folios: list[Folio]) -> list[Folio]:
    """Two or three lines that each end with their own number are pages: "… 1", "… 2"."""
    filled = [i for i, folio in enumerate(folios) if folio.text.strip()]
    numbered = [re.search(rf"(?<=\S)\s+{k}$", folios[i].text.rstrip()) for k, i in enumerate(filled, 1)]
    if not 1 < len(filled) <= _MIN_PAGES or not all(numbered):
        return folios
    words = {i: _TOKEN.findall(folios[i].text)[-2::-1] for i in filled}
    shared = itertools.takewhile(lambda column: len(set(column)) == 1, zip(*words.values(), strict=False))
    count = len(list(shared))
    count = count if count >= _MIN_PAGES else 0
    out = list(folios)
    for page, i in enumerate(filled, 1):
        removed = " ".join([*words[i][:count][::-1], str(page)])
        out[i] = Folio(" ".join(words[i][count:][::-1]), page, (removed,))
    return out


def _strip_side(folios: list[Folio], pool: Sequence[int], at_end: bool) -> list[Folio]:
    words = {i: _TOKEN.findall(folios[i].text) for i in pool}
    if at_end:
        words = {i: tokens[::-1] for i, tokens in words.items()}
    shape = _running_shape(words, at_end)
    numbers = _counting_up(words, shape)
    if not numbers:
        return folios
    out = list(folios)
    for i in pool:
        cut = _cut(words[i], shape, i in numbers)
        if cut:
            kept, gone = (part[::-1] if at_end else part for part in (words[i][cut:], words[i][:cut]))
            out[i] = Folio(" ".join(kept), numbers.get(i, folios[i].page), (*folios[i].removed, " ".join(gone)))
    return out


def _running_shape(words: dict[int, list[str]], at_end: bool) -> tuple[str, ...]:
    """The longest run of words with one page number ('#') in it that stands at this side of most lines.

    A number that stays the same ('Page 2 of 9') is one of the running words.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for tokens in words.values():
        head = tokens[:_LONGEST]
        for place, token in enumerate(head):
            if _NUMBER.match(token) and not _is_labelled(head, place, at_end):
                masked = [*head[:place], _PAGE_NUMBER, *head[place + 1 :]]
                after = range(place + 1, len(masked))
                ends = (k for k in after if _opens_label(masked, k, at_end) or _RATING.fullmatch(masked[k]))
                stop = next(ends, len(masked))
                counts.update(tuple(masked[:length]) for length in range(place + 1, stop + 1))
    enough = max(_MIN_PAGES, _SHARE * len(words))
    return max((shape for shape, n in counts.items() if n >= enough), key=len, default=())


def _opens_label(tokens: Sequence[str], k: int, at_end: bool) -> bool:
    """Whether a label begins at a word: 'Priority', 'Strategic Objective', but not 'Strategic Plan'."""
    if tokens[k].lower() != "strategic":
        return _LABEL.match(tokens[k]) is not None
    after = k - 1 if at_end else k + 1
    return not 0 <= after < len(tokens) or _LABEL.match(tokens[after]) is not None


def _is_labelled(tokens: Sequence[str], place: int, at_end: bool) -> bool:
    """Whether the number is a label's ('Priority 2'); from the end, tokens are read backwards."""
    before = place + 1 if at_end else place - 1
    return 0 <= before < len(tokens) and _LABEL.match(tokens[before]) is not None


def _counting_up(words: dict[int, list[str]], shape: tuple[str, ...]) -> dict[int, int]:
    """The page number of each line whose number goes on from a neighbour's; empty where too few do."""
    if not shape:
        return {}
    place = shape.index(_PAGE_NUMBER)
    found = {i: int(tokens[place]) for i, tokens in words.items() if _has_shape(tokens, shape)}
    ordered = sorted(found)
    rising: set[int] = set()
    for a, b in itertools.pairwise(ordered):
        if 0 < found[b] - found[a] <= max(1, b - a):
            rising |= {a, b}
    return {i: found[i] for i in ordered if i in rising} if len(rising) >= max(_MIN_PAGES, _SHARE * len(words)) else {}


def _has_shape(tokens: list[str], shape: tuple[str, ...]) -> bool:
    if len(tokens) < len(shape):
        return False
    pairs = zip(tokens, shape, strict=False)
    return all(_NUMBER.match(token) if wanted == _PAGE_NUMBER else token == wanted for token, wanted in pairs)


def _cut(tokens: list[str], shape: tuple[str, ...], numbered: bool) -> int:
    """How many tokens of this side are running words: the scraper may have lost the number."""
    if numbered:
        return len(shape)
    plain = tuple(word for word in shape if word != _PAGE_NUMBER)
    return len(plain) if len(plain) >= 2 and tuple(tokens[: len(plain)]) == plain else 0


_STUCK = re.compile(r"^(?:(?:page|slide)\s+)?(\d{1,3})(?:\s*(?:of|/|\|)\s*(?:page\s*)?\d{0,3})?$", re.I)


def lone_page_number(text: str) -> int | None:
    """The page number of a line that holds nothing else ('12', 'Page 3 of 20'), or None."""
    match = _STUCK.match(text.strip())
    return int(match[1]) if match else None


def lone_folios(lines: Sequence[str]) -> list[bool]:
    """For each line, whether it is a page number of its own, or the running line beside one, page after page."""
    aside = [False] * len(lines)
    filled = [i for i, line in enumerate(lines) if line.strip()]
    numbers = [(k, i, n) for k, i in enumerate(filled) if (n := lone_page_number(lines[i])) is not None]
    rising: set[int] = set()
    for (before, _, n), (after, _, m) in itertools.pairwise(numbers):
        if m == n + 1 and after - before > 1:
            rising |= {before, after}
    if len(rising) < _MIN_PAGES:
        return aside
    for k in rising:
        aside[filled[k]] = True
    beside = Counter(
        lines[filled[j]].strip()
        for k in rising
        for j in (k - 1, k + 1)
        if 0 <= j < len(filled) and len(lines[filled[j]]) <= 120
    )
    running = {text for text, n in beside.items() if n >= _MIN_PAGES and n >= 0.5 * len(rising)}
    for i in filled:
        aside[i] = aside[i] or lines[i].strip() in running
    return aside
