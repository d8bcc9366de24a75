"""The name of a party in one way of writing, so that all rows that mean it agree."""

from __future__ import annotations

import re
from collections.abc import Mapping

from safeguard_extract.plan.agencies import ACRONYMS, HEADS, NAME_WORDS, word_set
from safeguard_extract.plan.parties import clean

_SMALL_WORDS = word_set("of and for the in on to with at from a an or")
_TOKEN = re.compile(r"[A-Za-z&][A-Za-z&]*")


def full_name(text: str, glossary: Mapping[str, str] | None = None) -> str:
    """The party's name in one way of writing: acronyms in full, possessives mended, marks at the end taken off.

    The document's own `glossary` goes before the sector's; an acronym that neither knows stays.
    """
    said = re.sub(r"^the\s+", "", clean(text).replace("’", "'"), flags=re.IGNORECASE)
    said = re.sub(r"\b([A-Za-z]{3,}) s\b", r"\1's", said)
    said = re.sub(r"\bsub[-\s]?group", "Subgroup", said, flags=re.IGNORECASE)
    said = re.sub(r"\s*[-–—]\s+|\s+[-–—]\s*", " - ", said)
    known = {**ACRONYMS, **(glossary or {})}
    said = re.sub(r"\s*\(([A-Z&]{2,8})\)", lambda match: "" if match[1] in known else match.group(), said)
    said = _TOKEN.sub(lambda match: _expanded(match.group(), known), said)
    return " ".join(word if word in _SMALL_WORDS or not word[0].islower() else _capital(word) for word in said.split())


def _expanded(token: str, known: Mapping[str, str]) -> str:
    if token in known:
        return known[token]
    if token.endswith("s") and token[:-1] in known and token[:-1].isupper():
        return re.sub(r"(?<=[^aeiou])y$", "ie", known[token[:-1]]) + "s"
    return token


def _capital(word: str) -> str:
    return word[0].upper() + word[1:] if word.rstrip("s") in HEADS or word in HEADS or word in NAME_WORDS else word
