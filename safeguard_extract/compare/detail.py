"""What speaks for a link, and what was added to and taken out of a priority that was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from safeguard_extract.compare.carried import actions
from safeguard_extract.compare.kinship import are_kin, theme_similarity
from safeguard_extract.compare.profile import Profile, profile_vector
from safeguard_extract.compare.wording import printed_forms, shown
from safeguard_extract.records.comparison import (
    CarriedItem,
    CarriedPair,
    KinThemes,
    Link,
    LinkEvidence,
    LinkItems,
    Relation,
    SharedWord,
    WordChange,
    WordOperation,
)
from safeguard_extract.records.plan import Plan

KEPT = frozenset({Relation.SAME, Relation.NARROWED, Relation.BROADENED})
# Words, the weightiest first: they hold most of the similarity of two priorities, and a person reads no more.
WEIGHTIEST = 10


@dataclass(frozen=True, slots=True)
class Detail:
    """Two plans' carried actions by their priorities, those that stand on one side only, and the weight of words."""

    weights: Mapping[str, float]
    kept: Mapping[tuple[str | None, str | None], tuple[CarriedPair, ...]]
    dropped: Mapping[str | None, tuple[str, ...]]
    new: Mapping[str | None, tuple[str, ...]]

    @classmethod
    def of(
        cls,
        earlier: Plan,
        later: Plan,
        weights: Mapping[str, float],
        carried: Sequence[CarriedItem],
    ) -> Detail:
        before = {item.id: item.priority for item in actions(earlier)}
        after = {item.id: item.priority for item in actions(later)}
        kept: dict[tuple[str | None, str | None], tuple[CarriedPair, ...]] = {}
        for row in carried:
            key = before[row.from_item], after[row.to_item]
            kept[key] = (*kept.get(key, ()), CarriedPair(row.from_item, row.to_item, row.relation))
        return cls(
            weights,
            kept,
            _by_priority(before, {row.from_item for row in carried}),
            _by_priority(after, {row.to_item for row in carried}),
        )

    def added(self, link: Link, a: Profile, b: Profile) -> Link:
        """The link with its evidence and, where one priority goes on as one, with its items and its title's changes."""
        carried = self.kept.get((a.priority.id, b.priority.id), ())
        link = replace(link, evidence=self._evidence(link, a, b, carried))
        if link.relation not in KEPT:
            return link
        items = LinkItems(carried, self.dropped.get(a.priority.id, ()), self.new.get(b.priority.id, ()))
        return replace(link, items=items, title_change=title_change(a.priority.title, b.priority.title))

    def _evidence(self, link: Link, a: Profile, b: Profile, carried: tuple[CarriedPair, ...]) -> LinkEvidence:
        forms = printed_forms(
            text for profile in (a, b) for text in (profile.priority.title, *(item.text for item in profile.items))
        )
        themes = theme_similarity(a.themes, b.themes)
        return LinkEvidence(
            title_words=tuple(shown(word, forms) for word in dict.fromkeys(a.title) if word in b.title),
            words=tuple(
                SharedWord(shown(word, forms), round(weight, 4)) for word, weight in self._shared(a, b)[:WEIGHTIEST]
            ),
            lexical=link.lexical,
            semantic=link.semantic,
            themes=None if themes is None else round(themes, 4),
            themes_shared=link.themes_shared,
            themes_kin=tuple(KinThemes(x, y) for x in a.themes for y in b.themes if x != y and are_kin(x, y)),
            carried=carried,
        )

    def _shared(self, a: Profile, b: Profile) -> list[tuple[str, float]]:
        """Words of both with what each adds to the cosine, the weightiest first."""
        left, right = profile_vector(a, self.weights), profile_vector(b, self.weights)
        shared = [(word, weight * right[word]) for word, weight in left.items() if right.get(word)]
        return sorted(shared, key=lambda each: (-each[1], each[0]))


def _by_priority(priorities: Mapping[str, str | None], carried: set[str]) -> dict[str | None, tuple[str, ...]]:
    """Items that were not carried, by their priority."""
    found: dict[str | None, tuple[str, ...]] = {}
    for item, priority in priorities.items():
        if item not in carried:
            found[priority] = (*found.get(priority, ()), item)
    return found


def title_change(before: str, after: str) -> tuple[WordChange, ...]:
    """The words of a title that were kept, removed and added, in order; case is no change (difflib's matching blocks).

    >>> [f"{change.operation}: {change.words}" for change in title_change("Tackling neglect", "Tackling early neglect")]
    ['kept: Tackling', 'added: early', 'kept: neglect']
    """
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, [word.casefold() for word in old], [word.casefold() for word in new], False)
    found = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            found.append(WordChange(WordOperation.KEPT, " ".join(new[j:j_end])))
            continue
        if i_end > i:
            found.append(WordChange(WordOperation.REMOVED, " ".join(old[i:i_end])))
        if j_end > j:
            found.append(WordChange(WordOperation.ADDED, " ".join(new[j:j_end])))
    return tuple(found)
