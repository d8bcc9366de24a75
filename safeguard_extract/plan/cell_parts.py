"""The items of one table cell: its bullets, or the whole of it."""

from __future__ import annotations

import re
from itertools import pairwise

from safeguard_extract.language.verbs import NOUN_TOO, is_imperative
from safeguard_extract.plan.drafts import trimmed
from safeguard_extract.plan.nested import leads_in
from safeguard_extract.plan.wording import Form, form_of
from safeguard_extract.records.geometry import Span

_AFTER_SMALL = re.compile(r"(?<=[a-z0-9)]) (?P<verb>[A-Z][a-z-]+)(?= [a-z0-9])")
_BULLET = re.compile(r"(?:^|\s)[•●▪■◦‣➢➤✓\uf0b7\uf0a7]\s*")


def parts_of_cell(text: str, whole: Span, poured: bool = False) -> list[Span]:
    """A cell is one item, unless bullets part it; or, where a scraper `poured` it into a line, imperatives do.

    Bullets that the cell's first words lead in part nothing; words that only name a group of bullets are no item.
    """
    words = text[whole.start : whole.end]
    cuts = [m.start() for m in _BULLET.finditer(words)]
    if poured and not cuts and _plain_imperative(words.split()[0] if words.split() else ""):
        cuts = [0, *(m.start("verb") for m in _AFTER_SMALL.finditer(words) if _plain_imperative(m["verb"]))]
    first = words[: cuts[0]] if cuts else words
    bullets = [_BULLET.sub("", words[a:b]) for a, b in pairwise([*cuts, len(words)])]
    two = len(cuts) == 1 and all(form_of(part) is Form.DUTY for part in (first, *bullets))  # the first mark is lost
    if (len(cuts) < 2 and not two) or leads_in(first, bullets):
        span = trimmed(text, whole)
        return [span] if span.end > span.start else []
    is_group = first.rstrip().endswith(":") and form_of(first) is not Form.DUTY
    edges = [*([] if not first or is_group else [0]), *cuts, len(words)]
    spans = [trimmed(text, Span(whole.start + a, whole.start + b)) for a, b in pairwise(edges)]
    return [span for span in spans if span.end - span.start > 3]


def _plain_imperative(word: str) -> bool:
    return word[:1].isupper() and is_imperative(word) and word.lower() not in NOUN_TOO


def without_bullets(words: str) -> str:
    """An item's words without the marks of bullets that belong to it."""
    return _BULLET.sub(" ", words)
