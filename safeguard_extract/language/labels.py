"""Labels that plans print before their priorities: 'Priority One:', 'Objective 3 –', 'Strategic Aim 2'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_QUALIFIER = (
    r"(?:(?:our|shared|joint|common|strategic|key|business|board|partnership|safeguarding|improvement|overarching"
    r"|cross-cutting|thematic|core|main)\s+){0,2}"
)
_NOUN = (
    r"(?:area of )?(?P<noun>priority|objective|aim|goal|theme|outcome|ambition|workstream|strand|pillar|pledge|promise"
    r"|commitment|focus)"
)
_NUMBER = (
    rf"(?P<number>(?:{'|'.join(NUMBER_WORDS)})\b"
    r"|[A-Z]{2,6}\s?\d{1,2}\b"
    r"|\d{1,2}(?:\.\d{1,2})?[a-d]?\b"
    r"|(?-i:[A-F]|[IVX]{1,4})\b)"
)
LABEL = re.compile(
    rf"(?<![\w-]){_QUALIFIER}{_NOUN}\s*(?:(?:area|theme|number|no\.?"
    rf"|action)\s*)?(?::\s*)?{_NUMBER}\s*(?P<stop>[:.|–—-]|\)|(?=\s+(?-i:[A-Z“\"‘(]))|$)",
    re.I,
)
# "Priority: Neglect" names a priority without counting it.
_UNNUMBERED = re.compile(
    rf"^{_QUALIFIER}(?P<noun>priority|objective|aim|goal)(?:\s+area)?\s*[:–—]\s+(?=(?-i:[A-Z“\"‘(]))", re.I
)


# "Domain 1: Neglect", "P1 - Neglect": any words, where the headings of a group count with them.
_COUNTED = re.compile(
    r"(?P<label>(?P<words>(?:[A-Z][\w’'-]*\s)(?:[\w’'-]+\s){0,2}|[A-Z]{1,4})(?P<number>\d{1,2}))\s*[:.|–—-]\s*(?=[A-Z“\"‘])"
)
# "3 Priority 2: Neglect": the number of the chapter stands before the label.
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-Z])")
_ROMAN = {roman: n for n, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its words without the stop, what it calls the thing, its number, where the title begins."""

    text: str | None
    noun: str
    number: str | None
    end: int


def read_label(text: str) -> Label | None:
    """The label that a heading begins with, or None.

    >>> read_label("Priority One: Neglect").text
    'Priority One'
    """
    section = _SECTION.match(text)
    start = section.end() if section else 0
    match = LABEL.match(text, start)
    if match and text[start : start + 1].isupper():
        number = match["number"]
        code = re.fullmatch(r"[A-Z]{2,6}\s?\d{1,2}", number)
        label = number if code else text[match.start() : match.end("number")].strip()
        end = match.end()
        while end < len(text) and text[end] in " :.|–—-)\t":
            end += 1
        return Label(label, match["noun"].lower(), number.lower(), end)
    match = _UNNUMBERED.match(text)
    if match and text[:1].isupper():
        return Label(None, match["noun"].lower(), None, match.end())
    return None


def counted_labels(titles: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Label and title of each of two and more titles that count up with the same words; empty for any others.

    >>> counted_labels(["Domain 1: Neglect", "Domain 2: Early help"])
    (('Domain 1', 'Neglect'), ('Domain 2', 'Early help'))
    """
    found = [match for title in titles for match in [_COUNTED.match(title)] if match]
    numbers = [int(match["number"]) for match in found]
    counting = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if len(found) < len(titles) or not counting or len({match["words"] for match in found}) > 1:
        return ()
    return tuple((match["label"], title[match.end() :]) for match, title in zip(found, titles, strict=True))


def ordinal(number: str | None) -> int | None:
    """The place that a label's number stands for, from 1; None where it is not a plain count."""
    if number is None:
        return None
    number = number.lower()
    if number in NUMBER_WORDS:
        return NUMBER_WORDS.index(number) + 1
    if set(number) <= set("ivx"):
        return _ROMAN.get(number)
    digits = re.search(r"\d+", number)
    if digits:
        return int(digits[0])
    return ord(number) - ord("a") + 1 if len(number) == 1 else None
