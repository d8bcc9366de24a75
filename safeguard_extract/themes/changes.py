"""What parts two codebooks: themes, names, parents, phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from safeguard_extract.themes.codebook import PHRASE_LISTS, Codebook, Theme

ALIKE = 0.5  # of the phrases of two themes, Jaccard: from there on a theme under another id is the same theme


class Change(StrEnum):
    """What happened to a theme or to one of its phrases."""

    ADDED = "added"
    REMOVED = "removed"
    NEW_ID = "new_id"
    RENAMED = "renamed"
    REDEFINED = "redefined"
    PARENT = "parent"
    MARK = "mark"
    PHRASE_ADDED = "phrase_added"
    PHRASE_REMOVED = "phrase_removed"
    PHRASE_MOVED = "phrase_moved"


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """One change: `theme` and `name` are those of the later codebook, where it has the theme.

    `part` is the list that a phrase stands in (of a moved one the later), or the mark ('broad', 'work').
    """

    change: Change
    theme: str
    name: str
    part: str | None = None
    before: str | None = None
    after: str | None = None


def codebook_changes(before: Codebook, after: Codebook) -> tuple[ThemeChange, ...]:
    """Every change from one codebook to another, theme by theme in the order of the later; removed themes last.

    A theme that has another id but the same name, or at least half its phrases, counts as the same theme.
    """
    ids = _later_ids(before, after)
    earlier = {ids[theme.id]: theme for theme in before.themes if theme.id in ids}
    found: list[ThemeChange] = []
    for theme in after.themes:
        old = earlier.get(theme.id)
        if old is None:
            found.append(ThemeChange(Change.ADDED, theme.id, theme.name, after=theme.definition))
        else:
            found.extend(_theme_changes(old, theme, ids))
    gone = (theme for theme in before.themes if theme.id not in ids)
    return (*found, *(ThemeChange(Change.REMOVED, theme.id, theme.name, before=theme.definition) for theme in gone))


def _later_ids(before: Codebook, after: Codebook) -> dict[str, str]:
    """The id in the later codebook of each theme that both have."""
    old, new = {theme.id for theme in before.themes}, {theme.id for theme in after.themes}
    ids = {theme_id: theme_id for theme_id in old & new}
    gone = [theme for theme in before.themes if theme.id not in new]
    come = [theme for theme in after.themes if theme.id not in old]
    pairs = sorted(((_likeness(a, b), -x, -y) for x, a in enumerate(gone) for y, b in enumerate(come)), reverse=True)
    for likeness, x, y in pairs:
        a, b = gone[-x].id, come[-y].id
        if likeness >= ALIKE and a not in ids and b not in ids.values():
            ids[a] = b
    return ids


def _likeness(one: Theme, other: Theme) -> float:
    if one.name.casefold() == other.name.casefold():
        return 1.0
    mine, theirs = {*one.includes, *one.hints}, {*other.includes, *other.hints}
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _theme_changes(old: Theme, new: Theme, ids: Mapping[str, str]) -> Iterator[ThemeChange]:
    def change(kind: Change, before: str | None, after: str | None, part: str | None = None) -> ThemeChange:
        return ThemeChange(kind, new.id, new.name, part, before, after)

    if old.id != new.id:
        yield change(Change.NEW_ID, old.id, new.id)
    if old.name != new.name:
        yield change(Change.RENAMED, old.name, new.name)
    if " ".join(old.definition.split()) != " ".join(new.definition.split()):
        yield change(Change.REDEFINED, old.definition, new.definition)
    if (ids.get(old.parent, old.parent) if old.parent else None) != new.parent:
        yield change(Change.PARENT, old.parent, new.parent)
    for mark in ("broad", "work"):
        if getattr(old, mark) != getattr(new, mark):
            yield change(Change.MARK, _yes(getattr(old, mark)), _yes(getattr(new, mark)), mark)
    was, now = _places(old), _places(new)
    for phrase in dict.fromkeys([*now, *was]):
        left = [part for part in was.get(phrase, ()) if part not in now.get(phrase, ())]
        come = [part for part in now.get(phrase, ()) if part not in was.get(phrase, ())]
        if len(left) == len(come) == 1:
            yield ThemeChange(Change.PHRASE_MOVED, new.id, new.name, come[0], f"{left[0]}: {phrase}", phrase)
            continue
        for part in left:
            yield change(Change.PHRASE_REMOVED, phrase, None, part)
        for part in come:
            yield change(Change.PHRASE_ADDED, None, phrase, part)


def _places(theme: Theme) -> dict[str, list[str]]:
    """The lists that each phrase of a theme stands in."""
    places: dict[str, list[str]] = {}
    for part in PHRASE_LISTS:
        for phrase in dict.fromkeys(getattr(theme, part)):
            places.setdefault(phrase, []).append(part)
    return places


def _yes(mark: bool) -> str:
    return "true" if mark else "false"
