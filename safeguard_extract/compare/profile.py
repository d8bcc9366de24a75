"""A priority as the comparison sees it: its themes, the words of its title and of what stands under it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
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


Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """A priority, its themes in order, its telling items, and their tokens (without the name of the board's area).

    `title_terms` and `item_terms` are the tokens with their damped frequencies.
    """

    priority: Priority
    themes: tuple[str, ...]
    title: tuple[str, ...]
    items: tuple[Item, ...]
    item_tokens: tuple[tuple[str, ...], ...]
    title_terms: Vector
    item_terms: Vector

    @property
    def words(self) -> frozenset[str]:
        """The tokens of the title and of the items."""
        return frozenset(self.title_terms).union(self.item_terms)

    @property
    def item_themes(self) -> frozenset[str]:
        """Themes of the actions, outcomes and achievements under it."""
        return frozenset(theme for item in self.items for theme in item.themes)

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
        found = tokens(text)
        return found if own.isdisjoint(found) else tuple(word for word in found if word not in own)

    title = words(priority.title)
    item_tokens = tuple(words(item.text) for item in items)
    return Profile(
        priority=priority,
        themes=tuple(dict.fromkeys(priority.themes)),
        title=title,
        items=tuple(items),
        item_tokens=item_tokens,
        title_terms=_damped(title),
        item_terms=_damped(word for words in item_tokens for word in words),
    )


def rarity(documents: Sequence[Collection[str]]) -> dict[str, float]:
    """Smoothed inverse document frequency of each token, times GENERIC_WEIGHT for generic words (Spärck Jones 1972)."""
    frequency: Counter[str] = Counter()
    for words in documents:
        frequency.update(set(words))
    count = len(documents)
    weight = {seen: math.log((1 + count) / (1 + seen)) + 1 for seen in set(frequency.values())}
    return {word: weight[seen] * (GENERIC_WEIGHT if word in GENERIC else 1.0) for word, seen in frequency.items()}


def vector(words: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The words as a vector of unit length, term frequency damped by its logarithm; empty for no words."""
    return _weighed(_damped(words), weights)


def _damped(words: Iterable[str]) -> dict[str, float]:
    return {word: 1 + math.log(count) if count > 1 else 1.0 for word, count in Counter(words).items()}


def _weighed(terms: Vector, weights: Mapping[str, float]) -> dict[str, float]:
    return _unit({word: often * weights.get(word, 0.0) for word, often in terms.items()})


def profile_vector(profile: Profile, weights: Mapping[str, float]) -> dict[str, float]:
    """Title and items of a priority as one vector of unit length."""
    total = _weighed(profile.title_terms, weights)
    for word, weight in _weighed(profile.item_terms, weights).items():
        total[word] = total.get(word, 0.0) + ITEMS_WEIGHT * weight
    return _unit(total)


def cosine(left: Vector, right: Vector) -> float:
    """Cosine of two vectors of unit length, from 0 to 1."""
    if len(right) < len(left):
        left, right = right, left
    return min(1.0, sum(weight * right.get(word, 0.0) for word, weight in left.items()))


def _unit(raw: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum([weight * weight for weight in raw.values()]))
    return {word: weight / length for word, weight in raw.items()} if length else {}
