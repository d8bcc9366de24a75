"""Where poured text opens again what it repeats: labels that count up, questions and other words that head a form."""

from __future__ import annotations

import re
from collections import Counter

from safeguard_extract.language.fields import read_fields
from safeguard_extract.language.form_headings import is_form_heading
from safeguard_extract.language.labels import LABEL, ordinal
from safeguard_extract.language.sentences import NEVER_LAST

_QUESTION = re.compile(
    r"(?<![\w“‘\"'(-])(?P<asked>(?:What|Why|How|Who|Where|When|Which|So what)\s"
    r"(?:(?!(?:What|Why|How|Who|Where|When|Which)\s)[^.?!:;]){3,90}\?)"
)
_UNNUMBERED = re.compile(
    r"(?<![\w-])(?:(?:Strategic|Key|Board|Business|Our)\s)?(?P<noun>Priority|Objective|Aim)\s?:\s+(?=[A-Z“\"‘])"
)
_COLON = re.compile(r":(?=\s)")
_LISTS = re.compile(r"\b(?:will|shall|must|want|aim|to|by|are|include|is|that|when|if)(?: \w+){0,2}:$", re.I)
_OPENING = 10  # words: a longer line before a colon is a sentence
_TWICE = 2


def repeated_questions(text: str) -> frozenset[str]:
    """Questions that the text asks at least twice: they head the parts of a form.

    >>> sorted(repeated_questions("Neglect Why now? It grew. Parks Why now? They shrank. Who asked?"))
    ['Why now?']
    """
    asked = Counter(" ".join(match["asked"].split()) for match in _QUESTION.finditer(text))
    return frozenset(question for question, n in asked.items() if n >= _TWICE)


def repeated_openings(text: str) -> frozenset[str]:
    """Words before a colon that open a list at least twice: 'Together we will:', with three words and a verb or more.

    >>> sorted(repeated_openings("Parks Together we will: plant trees Roads Together we will: mend them"))
    ['Together we will:']
    """
    found: Counter[str] = Counter()
    for colon in _COLON.finditer(text):
        found.update(opening for _, opening in _openings(text, colon.end()))
    return frozenset(
        opening
        for opening, n in found.items()
        if n >= _TWICE and not is_form_heading(opening) and not _names_field(opening)
    )


def _names_field(opening: str) -> bool:
    """Whether the words end with the name of a field: 'Training Group By when:'."""
    words = opening.split()
    return any(read_fields(f"{' '.join(words[at:])} x") for at in range(len(words)))


def _openings(text: str, end: int) -> list[tuple[int, str]]:
    """The stretches of words up to a colon that may open a list, the longest first, with where they start."""
    start = max((text.rfind(mark, 0, end - 1) for mark in ".?!:;\n|"), default=-1) + 1
    words = list(re.finditer(r"\S+", text[start:end]))[-_OPENING:]
    starts = [start + word.start() for word in words if word[0][:1].isupper()]
    cut = [(at, " ".join(text[at:end].split())) for at in starts]
    return [(at, opening) for at, opening in cut if _LISTS.search(opening) and len(opening.split()) > _TWICE]


def with_breaks(text: str, questions: frozenset[str], openings: frozenset[str]) -> str:
    """The text with a line break for the space before each label that counts up with others, and round each question
    and each opening of a list.

    A label in the midst of a sentence ('as part of Priority 2') breaks nothing.
    """
    places = {start for start in _label_starts(text) if _may_begin(text, start)}
    for match in _QUESTION.finditer(text):
        if " ".join(match["asked"].split()) in questions:
            places |= {match.start(), _next_word(text, match.end())}
    for colon in _COLON.finditer(text):
        known = next((at for at, opening in _openings(text, colon.end()) if opening in openings), None)
        places |= {known, _next_word(text, colon.end())} if known is not None else set()
    return "".join("\n" if at + 1 in places and letter == " " else letter for at, letter in enumerate(text))


def _label_starts(text: str) -> list[int]:
    """Where labels begin that open a title, of the nouns that count: 'Priority 1 …', 'Priority 2 …'."""
    opening = [m for m in LABEL.finditer(text) if m[0][:1].isupper() and _opens_title(text, m)]
    numbers: dict[str, set[str]] = {}
    for match in opening:
        numbers.setdefault(_noun(match), set()).add(match["number"].lower())
    counting = {noun for noun, found in numbers.items() if len(found) >= _TWICE and _count_up(found)}
    starts = [match.start() for match in opening if _noun(match) in counting]
    plain = [match.start() for match in _UNNUMBERED.finditer(text)]
    return starts + (plain if len(plain) >= _TWICE else [])


def _noun(match: re.Match[str]) -> str:
    return match["noun"].lower()


def _count_up(numbers: set[str]) -> bool:
    """Whole numbers (or words, letters) from one on, or parts of numbers ('1.1', '1.2')."""
    whole = sorted(place for place in map(ordinal, (n for n in numbers if "." not in n)) if place is not None)
    return whole[:2] == [1, 2] or sum("." in number for number in numbers) >= _TWICE


def _opens_title(text: str, match: re.Match[str]) -> bool:
    return text[match.end() :].lstrip(" :.–—-")[:1].isupper()


def _may_begin(text: str, start: int) -> bool:
    """Whether what stands before can end a line: no comma, no bracket, no word that wants another."""
    before = text[:start].rsplit(maxsplit=1)[-1:] or [""]
    return not before[0].endswith((",", "(", "“", "‘")) and before[0].lower() not in NEVER_LAST


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
