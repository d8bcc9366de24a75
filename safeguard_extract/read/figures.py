"""What counts as a figure in a table's cell."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"[-‐‑‒–—−+±£€$<>(~≈]*\s*\d[\d.,:/’\s]*\s*[%‰)kmKM*]*|[-‐‑‒–—−.:…]+|n/?a", re.IGNORECASE)
_YEAR = re.compile(r"(?:FY\s*)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d\d)?\d\d)?", re.IGNORECASE)
_COUNTED = re.compile(r"\(?\d{1,2}[.)]")
_PLAIN = re.compile(r"\d{1,3}")


def is_figure(text: str) -> bool:
    """True for a number with or without its unit, or what stands for one that is missing."""
    return _FIGURE.fullmatch(text) is not None


def is_amount(text: str) -> bool:
    """True for a figure that says how many or how much: with a digit, no year and no number that counts a list."""
    return is_figure(text) and not is_year(text) and any(map(str.isdigit, text)) and _COUNTED.fullmatch(text) is None


def is_year(text: str) -> bool:
    """True for a calendar or financial year, which titles columns of figures."""
    return _YEAR.fullmatch(text) is not None


def is_page_list(texts: list[str]) -> bool:
    """True for whole numbers that never fall: the page numbers of a list of contents."""
    if len(texts) < 2 or not all(_PLAIN.fullmatch(text) for text in texts):
        return False
    pages = [int(text) for text in texts]
    return pages == sorted(pages)
