"""Why a row has no counterpart: what comes nearest to it on the other side, and whether its words were read at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from safeguard_extract.evaluate.coding import Coding
from safeguard_extract.evaluate.matching import ALIKE, PRINTED_TWICE, similarity, standing_inside

NEAR = 0.60  # of 390 sentences of other sample boards the nearest to a sentence is under 0.62 for 95 in 100
NOT_READ = "its words do not stand in the text that was read"
OPENING = 5  # words by which a sentence that was cut up is still found


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The nearest row of the other side ('' for none), and what parts the two."""

    words: str
    why: str


def nearest(words: str, others: Sequence[str]) -> NearMiss:
    """The row that comes nearest, and how near."""
    if not words or not others:
        return NearMiss("", "")
    alike = similarity([words], others)[0]
    place = int(alike.argmax())
    if alike[place] >= ALIKE:
        return NearMiss(others[place], "a row like it is matched with another")
    inside = standing_inside(words, others)
    holder = int(inside.argmax())
    if inside[holder] >= PRINTED_TWICE:
        longer = len(others[holder]) > len(words)
        return NearMiss(
            others[holder], "its words stand inside a longer row" if longer else "a shorter row stands in it"
        )
    if alike[place] >= NEAR:
        return NearMiss(others[place], f"the nearest is {alike[place]:.2f} alike, {ALIKE:.2f} is asked for")
    return NearMiss("", "")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether words stand in what was read, and on which page."""

    page: int | None
    why: str


def standing(quote: str, found: Coding) -> Standing:
    """Where the words of a missed row stand in the text that was read, however it is spaced and punctuated."""
    words = re.findall(r"[^\W_]+", quote)
    if not found.text or not words:
        return Standing(None, "")
    place = _place(words, found.text)
    if place is not None:
        return Standing(found.page_at(place), "its words were read, but no such row was made of them")
    place = _place(words[:OPENING], found.text) if len(words) > OPENING else None
    if place is not None:
        return Standing(found.page_at(place), "only its beginning stands unbroken in the text that was read")
    return Standing(None, NOT_READ)


def _place(words: Sequence[str], text: str) -> int | None:
    found = re.search(r"[\W_]+".join(map(re.escape, words)), text, re.IGNORECASE)
    return found.start() if found else None
