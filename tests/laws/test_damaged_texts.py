"""Texts that were damaged at random: each gives a plan or a known error, and never words that are not there."""

from __future__ import annotations

import random
import string
from collections.abc import Callable

import pytest
from sample_plans import TEXTS, read_or_refused, text_of

from safeguard_extract.errors import ExtractError
from safeguard_extract.records.plan import Plan

ODD = "•\t|:;()–—-“”‘’#*_.§o\n\f%/&=\u00a0é中\u200b" + string.digits + string.ascii_letters
Damage = Callable[[random.Random, list[str]], list[str]]


def dropped(chance: random.Random, lines: list[str]) -> list[str]:
    return [line for line in lines if chance.random() > 0.3]


def shuffled(chance: random.Random, lines: list[str]) -> list[str]:
    return chance.sample(lines, len(lines))


def cut_short(chance: random.Random, lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    return text[: chance.randrange(len(text) + 1)].split("\n")


def mistyped(chance: random.Random, lines: list[str]) -> list[str]:
    return ["".join(chance.choice(ODD) if chance.random() < 0.05 else c for c in line) for line in lines]


def spread(_: random.Random, lines: list[str]) -> list[str]:
    return [half for line in lines for half in (line, "")]


def packed(_: random.Random, lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def poured(_: random.Random, lines: list[str]) -> list[str]:
    return [" ".join(lines)]


def a_word_a_line(_: random.Random, lines: list[str]) -> list[str]:
    return [word for line in lines for word in line.split()][:300]


def noise(chance: random.Random, lines: list[str]) -> list[str]:
    return ["".join(chance.choices(ODD, k=chance.randint(0, 40))) for _ in lines]


def punctuation(chance: random.Random, lines: list[str]) -> list[str]:
    return ["".join(chance.choices(".,;:–()•|\t ", k=len(line))) for line in lines]


def tabbed(chance: random.Random, lines: list[str]) -> list[str]:
    return [line.replace(" ", "\t") if chance.random() < 0.3 else line for line in lines]


def barred(chance: random.Random, lines: list[str]) -> list[str]:
    return [f"| {line.replace(',', ' | ')} |" if chance.random() < 0.4 else line for line in lines]


def shouted(chance: random.Random, lines: list[str]) -> list[str]:
    return [line.upper() if chance.random() < 0.5 else line.lower() for line in lines]


DAMAGES: tuple[Damage, ...] = (
    dropped, shuffled, cut_short, mistyped, spread, packed, poured, a_word_a_line, noise, punctuation, tabbed, barred,
    shouted,
)  # fmt: skip


def is_grounded(plan: Plan) -> bool:
    """True where all words cited stand where they are said to stand."""
    rows = [(row.quote, row.where.span) for row in (*plan.priorities, *plan.items)]
    rows += [(lead.text, lead.span) for row in (*plan.priorities, *plan.items) for lead in row.leads if lead.span]
    rows += [(date.text, date.span) for item in plan.items for date in item.dates if date.span]
    rows += [(item.evidence, item.evidence_span) for item in plan.items if item.evidence and item.evidence_span]
    return all(words and plan.text[span.start : span.end] == words for words, span in rows)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_one_kind_of_damage(damage: Damage) -> None:
    chance = random.Random(damage.__name__)
    for path in chance.sample(TEXTS, 12):
        found = read_or_refused("\n".join(damage(chance, text_of(path).split("\n"))))
        assert isinstance(found, ExtractError) or is_grounded(found), path.name


@pytest.mark.parametrize("seed", range(60))
def test_several_kinds_of_damage(seed: int) -> None:
    chance = random.Random(seed)
    lines = text_of(chance.choice(TEXTS)).split("\n")
    for damage in chance.sample(DAMAGES, 3):
        lines = damage(chance, lines)
    found = read_or_refused("\n".join(lines))
    assert isinstance(found, ExtractError) or is_grounded(found)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", "•", "-----", "|||", "\t\t", "Priority 1:", "Priority 1", "1.", "#", "Lead:", "(((((", "“",
        "Action Lead Timescale", "Action\nLead\nBy when", "Our priorities are:", "2019", "\f\f", "Priority 1: " * 200,
        "Action Lead Timescale " * 2000, "- " * 500, "A" * 5000, "| a " * 300, "Contents 1 2 3", "\ufeff",
    ],
    ids=lambda text: repr(text[:16]),
)  # fmt: skip
def test_scraps(text: str) -> None:
    found = read_or_refused(text)
    assert isinstance(found, ExtractError) or is_grounded(found)
