"""The acronyms that a document explains: "Multi-Agency Safeguarding Hub (MASH)", and its glossary list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguard_extract.plan.agencies import word_set

_ACRONYM = r"[A-Z][A-Za-z]?(?:[A-Z&/]|[a-z](?=[A-Z])){1,7}s?"
_BRACKETED = re.compile(rf"[(\[]\s*(?:the\s+|known\s+as\s+)?[\"'“‘]?(?P<acronym>{_ACRONYM})[\"'”’]?\s*[)\]]")
_REVERSED = re.compile(rf"\b(?P<acronym>{_ACRONYM})\s+\((?P<words>[A-Z][^()]{{6,80}})\)")
_LISTED = re.compile(
    rf"^[\s•*|-]*(?P<acronym>{_ACRONYM})\s*(?:[-–—:=|\t]|\s{{2,}})\s*(?P<words>[A-Z][^\n|\t]{{5,90}})", re.MULTILINE
)
_HEADING = re.compile(r"\b(?:glossary|acronyms|abbreviations)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*|&")
# Words that an acronym may pass over. The lone s is a possessive whose apostrophe was lost.
_SMALL = word_set("of and for the in to on with a an s by or &")
_CAPITALS = re.compile(r"(?<!\w)[A-Z]{3,8}(?!\w)")
_BOARD_NAME = re.compile(
    r"(?:[A-Z][a-z]+(?:\s+and)?\s+){1,4}Safeguarding\s+(?:Children(?:['’]?\s?s)?|Adults?)\s+(?:Board|Partnership)"
)
GLOSSARY_REACH = 6000  # characters after the heading of a glossary that its list may fill


def find_glossary(text: str) -> dict[str, str]:
    """Each acronym that the text explains, with its words; the first explanation wins.

    An explanation counts where the acronym's letters are the initials of the words, small words passed over or not.
    """
    glossary: dict[str, str] = {}
    for acronym, words in (*_bracketed(text), *_reversed(text), *_listed(text), *_poured(text), *_boards(text)):
        glossary.setdefault(acronym, _mended(words))
    return glossary


def _boards(text: str) -> Iterator[tuple[str, str]]:
    """A board's name and its acronym where the text prints both but never side by side."""
    printed = frozenset(_CAPITALS.findall(text))
    for match in _BOARD_NAME.finditer(text):
        acronym = "".join(word[0] for word in _WORD.findall(match.group()) if word[0].isupper())
        if acronym in printed:
            yield acronym, match.group()


def _mended(words: str) -> str:
    words = re.sub(r"\s+", " ", words.replace("’", "'")).strip(" ,;:-–")
    return re.sub(r"\b([A-Za-z]{3,}) s\b", r"\1's", words)


def _singular(acronym: str) -> str:
    return acronym[:-1] if acronym.endswith("s") and acronym[:-1].isupper() else acronym


def _bracketed(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        acronym = _singular(match["acronym"])
        words = words_before(text, match.start(), acronym)
        if words:
            yield acronym, words


def words_before(text: str, end: int, acronym: str) -> str:
    """The words before `end` whose initials are the acronym's letters, "" where there are none.

    One trailing word may stand outside the acronym ('Audit and Case Learning Subgroup (ACL)').
    """
    tokens = list(_WORD.finditer(text, max(0, end - 120), end))
    for skipped in (0, 1):
        stop = len(tokens) - skipped
        for begin in range(stop - 1, max(-1, stop - 14), -1):
            token = tokens[begin]
            if token.group()[0].lower() != acronym[0].lower() or (token.group().islower() and token.group() in _SMALL):
                continue
            if spells(acronym, [t.group() for t in tokens[begin:stop]]):
                return text[token.start() : tokens[stop - 1].end()]
    return ""


def spells(acronym: str, words: list[str]) -> bool:
    """True where the words' initials, small words passed over where need be, are the acronym's letters."""
    letters = [letter.lower() for letter in acronym if letter != "/"]

    def fits(i: int, j: int) -> bool:
        if i == len(letters):
            return all(word.lower() in _SMALL for word in words[j:])
        if j == len(words):
            return False
        word = words[j].lower()
        if letters[i] == "&" and word in ("and", "&"):
            return fits(i + 1, j + 1)
        if word[0] == letters[i] and fits(i + 1, j + 1):
            return True
        return word in _SMALL and fits(i, j + 1)

    return fits(0, 0)


def _reversed(text: str) -> Iterator[tuple[str, str]]:
    for match in _REVERSED.finditer(text):
        acronym = _singular(match["acronym"])
        if spells(acronym, _WORD.findall(match["words"])):
            yield acronym, match["words"]


def _listed(text: str) -> Iterator[tuple[str, str]]:
    """Lines of a glossary: 'CAF – Common Assessment Framework'."""
    for match in _LISTED.finditer(text):
        words = match["words"].rstrip(" .;")
        if spells(match["acronym"], _WORD.findall(words)):
            yield match["acronym"], words


def _poured(text: str) -> Iterator[tuple[str, str]]:
    """A glossary whose columns were poured one after the other: acronyms, then their words in the same order."""
    for heading in _HEADING.finditer(text):
        region = text[heading.end() : heading.end() + GLOSSARY_REACH]
        acronyms = list(re.finditer(rf"(?<![\w(]){_ACRONYM}(?![\w)])", region))
        if len(acronyms) < 4:
            continue
        tokens = list(_WORD.finditer(region))
        for match in acronyms:
            words = _initials_from(region, tokens, match.end(), match.group())
            if words:
                yield match.group(), words


def _initials_from(region: str, tokens: list[re.Match[str]], start: int, acronym: str) -> str:
    """The first run of capitalised words after `start` that the acronym's letters begin."""
    for index, token in enumerate(tokens):
        if token.start() < start or token.group()[0] != acronym[0].upper() or token.group().isupper():
            continue
        for stop in range(index + 2, min(index + 14, len(tokens) + 1)):
            if tokens[stop - 1].group().lower() in _SMALL:
                continue
            if spells(acronym, [t.group() for t in tokens[index:stop]]):
                return region[token.start() : tokens[stop - 1].end()]
    return ""
