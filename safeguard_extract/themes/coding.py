"""From a plan to a coded plan: the themes of its priorities, items and passages, each with the words that earned it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from safeguard_extract.records.geometry import Span
from safeguard_extract.records.plan import Code, Plan, Priority
from safeguard_extract.themes.coder import Coder, Heard
from safeguard_extract.themes.settle import MOST

MAJORITY = 0.4  # of a priority's items: a theme that so many are about is one that a vague title stands for
SEVERAL = 0.3  # the same for a title that bundles several things: one of two or three that share the items
BUNDLE = re.compile(
    r"\b(?:multiple|combined|cumulative|complex|compound(?:ing)?|several|hidden|emerging)\s(?:\w+\s)?"
    r"(?:factors|vulnerabilities|harms|risks|issues|problems|adversities)\b",
    re.IGNORECASE,
)
FEWEST = 2  # items that make a majority; one action says little about a priority
LEADERS = re.compile(r"(?:\.\s?){5,}|(?:…\s?){2,}|_{5,}")  # the dots between a title and its page
STATED = 0.9  # of a theme's weight where a priority's statement says it and its title does not
COLLECTED = 0.6  # score of a theme that all items of a priority are about and its title does not name


@dataclass(frozen=True, slots=True)
class Coded:
    """A unit's theme on its way to a Code."""

    theme: str
    score: float
    how: str
    phrase: str
    span: Span | None


def code_plan(plan: Plan, coder: Coder) -> Plan:
    """The plan with themes on its priorities and items, and a code for each theme of each unit, passages included."""
    items = {item.id: _coded(coder.about(item.text), item.text, item.quote, item.where.span) for item in plan.items}
    priorities = {p.id: _priority(p, [items[i.id] for i in plan.items_of(p.id)], coder) for p in plan.priorities}
    passages = {passage.id: _passage(plan.text, passage.span, coder) for passage in plan.passages}
    return replace(
        plan,
        priorities=tuple(replace(p, themes=_themes(priorities[p.id])) for p in plan.priorities),
        items=tuple(replace(item, themes=_themes(items[item.id])) for item in plan.items),
        codes=tuple(_codes(priorities) + _codes(items) + _codes(passages)),
    )


def _priority(priority: Priority, items: Sequence[Sequence[Coded]], coder: Coder) -> list[Coded]:
    """What a priority is about: by its title; where that is vague, by its statement; then by what its items share."""
    span = priority.where.span
    heard = coder.heard(priority.title)
    if len(heard) > MOST:
        heard = _supported(heard, items)
    coded = _coded(heard, priority.title, priority.quote, span)
    if coder.is_clear(heard):
        return _distinct([*coded, *_common(items, SEVERAL, FEWEST)]) if _bundles(priority.title) else coded
    heard_after = [h for h in coder.heard(_statement(priority)) if h.how != "hint"]
    stated = _coded(heard_after, _statement(priority), priority.quote, span)
    coded = _without_hints(coded, stated) + [replace(code, score=code.score * STATED) for code in stated]
    if coder.is_clear(heard_after):
        return _distinct(coded)
    common = _common(items, MAJORITY, FEWEST)
    return _distinct([*_without_hints(coded, common), *common]) or _common(items, 0.0, 1)[:1]


def _bundles(title: str) -> bool:
    """True for a title that says there are several things and not which ('multiple risk factors')."""
    return BUNDLE.search(title) is not None


def _supported(heard: Sequence[Heard], items: Sequence[Sequence[Coded]]) -> list[Heard]:
    """The themes of a title that names too many: those that its items take up, in the order of the title."""
    share = {code.theme: code.score for code in _common(items, 0.0, 1)}
    kept = sorted(heard, key=lambda h: -(h.weight + share.get(h.theme, 0.0)))[:MOST]
    return [h for h in heard if h in kept]


def _common(items: Sequence[Sequence[Coded]], share: float, fewest: int) -> list[Coded]:
    """The themes that at least that share of the items is about, most frequent first, each as its best item says it."""
    found: dict[str, list[Coded]] = {}
    for codes in items:
        for code in codes:
            found.setdefault(code.theme, []).append(code)
    counted = sorted(found.values(), key=lambda codes: (-len(codes), -max(code.score for code in codes)))
    return [
        replace(max(codes, key=lambda code: code.score), score=COLLECTED * len(codes) / len(items), how="items")
        for codes in counted
        if len(codes) >= fewest and len(codes) >= share * len(items)
    ]


def _without_hints(coded: Sequence[Coded], better: Sequence[Coded]) -> list[Coded]:
    return [code for code in coded if code.how != "hint"] if better else list(coded)


def _distinct(coded: Iterable[Coded]) -> list[Coded]:
    first: dict[str, Coded] = {}
    for code in coded:
        first.setdefault(code.theme, code)
    return list(first.values())[:MOST]


def _statement(priority: Priority) -> str:
    """The words of a priority's quote after its title."""
    quote, title = " ".join(priority.quote.split()), " ".join(priority.title.split())
    _, found, rest = quote.partition(title) if title else ("", "", "")
    return rest.strip() if found else ""


def _passage(text: str, span: Span, coder: Coder) -> list[Coded]:
    """What a passage is about; a list of contents names everything and is about nothing."""
    words = text[span.start : span.end]
    if len(LEADERS.findall(words)) > 1:
        return []
    return _coded(coder.about(words), words, words, span)


def _coded(heard: Sequence[Heard], text: str, quote: str, span: Span) -> list[Coded]:
    return [Coded(h.theme, h.score, h.how, text[h.start : h.end], _place(h, text, quote, span)) for h in heard]


def _place(heard: Heard, text: str, quote: str, span: Span) -> Span | None:
    """Where the words stand in the plan's text; None where the quote prints them otherwise than the unit's text."""
    if text == quote:
        return Span(span.start + heard.start, span.start + heard.end)
    words = text[heard.start : heard.end]
    printed = re.escape(words) if words in quote else r"\s+".join(map(re.escape, words.split()))
    places = [match.span() for match in re.finditer(printed, quote)]
    if not places:
        return None
    before = text.count(words, 0, heard.start)
    start, end = places[min(before, len(places) - 1)]
    return Span(span.start + start, span.start + end)


def _themes(coded: Sequence[Coded]) -> tuple[str, ...]:
    return tuple(code.theme for code in coded)


def _codes(units: dict[str, list[Coded]]) -> list[Code]:
    return [
        Code(unit=unit, theme=code.theme, score=round(code.score, 3), how=code.how, phrase=code.phrase, span=code.span)
        for unit, coded in units.items()
        for code in coded
    ]
