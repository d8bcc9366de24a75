"""Rows that number the columns of a table, "(1) (2) (3)", so that notes and sums can name them: part of the head."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"\(?(?P<number>\d{1,2}|[a-z])\)?\.?(?:\s*=.*)?", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\w{1,2}\)|\w{1,2}\)")
_FEWEST = 3  # columns; two numbers in a row are figures
_BARE = 4  # columns that are numbered without brackets


def number_columns(texts: Sequence[str]) -> bool:
    """True for the texts of a row that counts columns from one (or from two, the first being left out) upwards.

    >>> number_columns(["(1)", "(2)", "(3) = (1) + (2)"])
    True
    """
    if len(texts) < _FEWEST:
        return False
    numbers = []
    for text in texts:
        match = _NUMBER.fullmatch(text.strip())
        if match is None:
            return False
        numbers.append(_count(match["number"]))
    bracketed = all(_BRACKETED.match(text.strip()) for text in texts)
    if numbers[0] not in ((1, 2) if bracketed else (1,)) or (not bracketed and len(texts) < _BARE):
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _count(number: str) -> int:
    """The place of a number, or of a letter in the alphabet."""
    return int(number) if number.isdecimal() else ord(number.lower()) - ord("a") + 1
