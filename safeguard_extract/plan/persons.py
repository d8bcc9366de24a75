"""Whether words are a person's name: what begins one, and what words of the field end none."""

from __future__ import annotations

import re

from safeguard_extract.plan.agencies import HEADS, NAME_WORDS, ROLE_HEADS, word_set
from safeguard_extract.plan.given_names import GIVEN_NAMES, HONORIFICS

# Words of the field and of documents that are no surname.
_NO_SURNAME = HEADS | word_set(
    """children child children's young people people's adults adult safeguarding plan report strategy review meeting
    training policy priority action lscb abuse neglect exploitation missing help care health education social
    services support early online safety domestic violence sexual harm voice january february march april may
    june july august september october november december act framework audit review assurance quality
    performance development learning practice improvement engagement communication communications information
    sharing pathway pathways threshold thresholds procedures procedure data budget vision values introduction
    foreword contents summary conclusion appendix achievements outcomes outcome actions objectives objective
    priorities progress impact challenge north south east west county city town valley district borough upon
    keynes island isle green amber red complete completed ongoing on-going yes no new working together well"""
)
# 'J. Smith', 'J Smith', but not 'A Strategy'.
_INITIALS = re.compile(r"(?:[A-Z]\.\s?(?:[A-Z]\.\s?)?|[B-HJ-Z]\s)[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?")


def is_person(text: str) -> bool:
    """True for a person's name: an honorific or a known given name, then a surname that is no word of the field."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(word[0].isupper() for word in words):
        return False
    last = words[-1].strip(".,").lower()
    if last in _NO_SURNAME:
        return False
    first = words[0].strip(".").lower()
    if first in HONORIFICS:
        return True
    if len(words) > 4:
        return False
    if first in GIVEN_NAMES or first.split("-")[0] in GIVEN_NAMES:
        return all(word.strip(".,").lower() not in _NO_SURNAME for word in words[1:]) and not last.isdigit()
    return _INITIALS.fullmatch(text) is not None


def is_titled_person(text: str) -> bool:
    """'Detective Superintendent Jane Doe': a role, then a name."""
    words = text.split()
    return len(words) >= 4 and is_person(" ".join(words[-2:])) and words[-3].lower() in ROLE_HEADS and text[0].isupper()


def could_be_person(text: str) -> bool:
    """True for two or three capitalised words, none of them of the field: a name, where a party is expected."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(
        re.fullmatch(r"[A-Z][a-z’']+(?:-?[A-Z][a-z]+)?", word)
        and word.lower() not in _NO_SURNAME
        and word.lower() not in NAME_WORDS
        for word in words
    )
