"""What the model knows of a row: how it was found, its words' form, and where it stands among the others.

Every feature is a number that can be read off a plan file. None is a word of the document: words of the language's
own closed classes ('this', 'was', 'of') are all that is looked up.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from safeguard_extract.language.verbs import is_gerund, is_imperative, is_past
from safeguard_extract.plan.wording import Form, form_of, is_figure
from safeguard_extract.records.plan import Item, Plan
from safeguard_extract.records.section import Section

Features = Mapping[str, float]
RULES_WON = "; rules over model"
"""What `how` adds where the model takes a row for a mistake and the rules keep it."""

_SHORT, _LONG = 5, 35  # words: below a caption more often than an item, above several sentences or rows in one
_HEAD = 14  # words in which a sentence says when it plays
_POINTS_BACK = frozenset("this these it that they there however also although while such those he she".split())
_UNFINISHED = frozenset(
    "and or of to the a an in on at for with by from as that which who is are was were be been has have had"
    " will".split()
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|can|may|must|will|shall|should|do|does|did)\b", re.I)
_PRESENT = re.compile(r"\b(?:is|are|has|have|can|may)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|did)\b", re.I)
_REACH = 40  # letters: far enough back to see whether a mark or a sentence stands before a row in its line
_MARK = re.compile(
    r"\W{1,3}|\W?(?:(?:key )?(?:action|task|step|recommendation|milestone|objective|outcome)\s)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})\W?",
    re.I,
)
_STOPS = ".!?;:–—|"


def describe(plan: Plan) -> list[dict[str, float]]:
    """The features of each item of a plan, in its order; a feature that is not named is 0."""
    sections = {section.id: section for section in plan.sections}
    siblings: Counter[tuple[str | None, str]] = Counter((i.where.section, way_of(i)) for i in plan.items)
    printed = Counter(item.text.lower() for item in plan.items)
    parents = {item.parent_item for item in plan.items}
    rows: list[dict[str, float]] = []
    for item in plan.items:
        among = {
            "same way in its section (log)": math.log(siblings[item.where.section, way_of(item)]),
            "alone of its way in its section": float(siblings[item.where.section, way_of(item)] == 1),
            "printed more than once": float(printed[item.text.lower()] > 1),
            "has sub-items": float(item.id in parents),
            "is a sub-item": float(item.parent_item is not None),
            f"document: {plan.document.type.value}": 1.0,
        }
        rows.append(
            dict(chain(among.items(), _way(item), _words(item, form_of(item.text)), _place(item, plan, sections)))
        )
    return rows


def way_of(item: Item) -> str:
    """The rule that found a row, without what the model had to say."""
    return item.how.removesuffix(RULES_WON)


def _way(item: Item) -> Iterator[tuple[str, float]]:
    way = way_of(item)
    yield f"found as: {way}", 1.0
    yield "in running text", float(way.startswith("sentence"))
    yield "in a list", float(way.startswith("list"))
    yield "in a table", float(item.where.table is not None)
    yield "in a poured table", float(way.startswith("poured"))
    yield "under a cue", float(way.endswith("a cue"))
    yield "under a section", float(way.endswith("a section"))
    yield "has a lead", float(bool(item.leads))
    yield "has a date", float(bool(item.dates))
    yield "has evidence", float(item.evidence is not None)


def _words(item: Item, form: Form) -> Iterator[tuple[str, float]]:
    words = item.text.split()
    yield "words (log)", math.log(1 + len(words))
    yield "many words", float(len(words) > _LONG)
    yield "share of capitals", sum(word[:1].isupper() for word in words[1:]) / max(1, len(words) - 1)
    yield "share of abbreviations", sum(len(word) > 1 and word.isupper() for word in words) / max(1, len(words))
    yield "begins without a letter", float(not item.text[:1].isalpha())
    yield "begins with a small letter", float(item.text[:1].islower())
    yield "a colon", float(":" in item.text)
    yield "an open bracket", float(item.text.count("(") != item.text.count(")"))
    yield f"{item.kind.value} worded as {form.value}", 1.0
    yield from _grammar(item)


def _grammar(item: Item) -> Iterator[tuple[str, float]]:
    words = re.findall(r"[A-Za-z’']+", item.text.lower())
    first, last = (words[0], words[-1]) if words else ("", "")
    head = " ".join(item.text.split()[:_HEAD])
    still = _FINITE.search(item.text) is None and not (is_imperative(first) or is_gerund(first))
    verbless = still and not any(is_past(word) for word in words)
    yield "no verb", float(verbless)
    yield "few words and no verb", float(verbless and len(words) < _SHORT)
    yield "in the present", float(_PRESENT.search(head) is not None)
    yield "in the past", float(_PAST.search(head) is not None)
    yield "points back", float(first in _POINTS_BACK)
    yield "ends unfinished", float(last in _UNFINISHED)
    yield "a statistic", float(is_figure(item.text))


def _place(item: Item, plan: Plan, sections: Mapping[str, Section]) -> Iterator[tuple[str, float]]:
    """Whether the words open their line, with a mark or without, or were cut out of it; how far from the heading."""
    start, end = item.where.span
    line = max(plan.text.rfind(edge, 0, start) for edge in "\n\t") + 1
    so_far = plan.text[max(line, start - _REACH) : start].strip()
    marked = bool(so_far) and _MARK.fullmatch(so_far) is not None
    yield "has a list mark", float(marked)
    yield "follows a sentence in its line", float(bool(so_far) and not marked and so_far[-1] in _STOPS)
    yield "cut out at its start", float(bool(so_far) and not marked and so_far[-1] not in _STOPS)
    yield "cut out at its end", float(bool(plan.text[end : end + 2].strip()) and plan.text[end : end + 1] not in "\n\t")
    section = sections.get(item.where.section or "")
    opened = section.span.start if section is not None and section.span is not None else start
    yield "letters from its heading (log)", math.log(1 + max(0, start - opened))
