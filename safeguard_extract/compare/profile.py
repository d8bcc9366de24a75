"""A priority as the comparison sees it: its themes, the words of its title and of what stands under it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safeguard_extract.compare.wording import GENERIC, tokens
from safeguard_extract.records.plan import Item, ItemKind, Plan, Priority

# Of a word's weight, for words that every plan uses. At 0 a title such as 'Effective partnerships' is empty and an
# action of the real plans is no longer found again; 0.1 to 0.7 align alike.
GENERIC_WEIGHT = 0.2
# Of the title's weight, for what stands under it: the title says what the priority is, its actions how. At 0.3 a link
# of the fictional series is lost, from 1 on a false one comes in.
ITEMS_WEIGHT = 0.6
# Kinds that say what a priority is about; a risk or an indicator names what is feared or counted, often something else.
TELLING = frozenset({ItemKind.ACTION, ItemKind.OUTCOME, ItemKind.ACHIEVEMENT})


@dataclass(frozen=True, slots=True)
class Profile:
    """A priority, its themes in order, its telling items, and their tokens (without the name of the board's area)."""

    priority: Priority
    themes: tuple[str, ...]
    title: tuple[str, ...]
    items: tuple[Item, ...]
    item_tokens: tuple[tuple[str, ...], ...]

    @property
    def named(self) -> frozenset[str]:
        """Subjects of the glossary that the title names."""
        return subjects(self.title)

    @property
    def named_anywhere(self) -> frozenset[str]:
        """Subjects of the glossary that the title or an item names."""
        return self.named.union(*(subjects(words) for words in self.item_tokens))


def subjects(words: Sequence[str]) -> frozenset[str]:
    """The tokens that stand for a meaning of the glossary."""
    return frozenset(word for word in words if word.endswith("_"))


def profiles(plan: Plan) -> tuple[Profile, ...]:
    """A profile of each priority of the plan, in order."""
    own = frozenset(tokens(plan.document.area or ""))
    under: dict[str, list[Item]] = {}
    for item in plan.items:
        if item.priority is not None and item.kind in TELLING:
            under.setdefault(item.priority, []).append(item)
    return tuple(_profile(priority, under.get(priority.id, []), own) for priority in plan.priorities)


def _profile(priority: Priority, items: Sequence[Item], own: frozenset[str]) -> Profile:
    def words(text: str) -> tuple[str, ...]:
        return tuple(word for word in tokens(text) if word not in own)

    return Profile(
        priority=priority,
        themes=tuple(dict.fromkeys(priority.themes)),
        title=words(priority.title),
        items=tuple(items),
        item_tokens=tuple(words(item.text) for item in items),
    )


Vector = Mapping[str, float]


def rarity(documents: Sequence[Sequence[str]]) -> dict[str, float]:
    """Smoothed inverse document frequency of each token, times GENERIC_WEIGHT for generic words (Spärck Jones 1972)."""
    frequency = Counter(word for words in documents for word in set(words))
    count = len(documents)
    return {
        word: (math.log((1 + count) / (1 + seen)) + 1) * (GENERIC_WEIGHT if word in GENERIC else 1.0)
        for word, seen in frequency.items()
    }


def vector(words: Sequence[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The words as a vector of unit length, term frequency damped by its logarithm; empty for no words."""
    raw = {word: (1 + math.log(count)) * weights.get(word, 0.0) for word, count in Counter(words).items()}
    return _unit(raw)


def profile_vector(profile: Profile, weights: Mapping[str, float]) -> dict[str, float]:
    """Title and items of a priority as one vector of unit length."""
    total = dict(vector(profile.title, weights))
    under = vector([word for words in profile.item_tokens for word in words], weights)
    for word, weight in under.items():
        total[word] = total.get(word, 0.0) + ITEMS_WEIGHT * weight
    return _unit(total)


def cosine(left: Vector, right: Vector) -> float:
    """Cosine of two vectors of unit length, from 0 to 1."""
    if len(right) < len(left):
        left, right = right, left
    return min(1.0, sum(weight * right.get(word, 0.0) for word, weight in left.items()))


def _unit(raw: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {word: weight / length for word, weight in raw.items()} if length else {}
