"""What parts two codebooks, as a person reads it in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from safeguard_extract.reports.lines import counted, printable
from safeguard_extract.themes.changes import Change, ThemeChange

_SIGNS = {Change.ADDED: "+", Change.REMOVED: "−"}
_COLOURS = {"+": "green", "−": "red", "~": "yellow"}
_OF_THEMES = ((Change.ADDED, "added"), (Change.REMOVED, "removed"))


def changes_view(changes: Sequence[ThemeChange], before: str, after: str) -> RenderableType:
    """The changes from one codebook (by its name) to another, theme by theme, then how many there are."""
    parts: list[RenderableType] = [Text(printable(f"{before} → {after}"), style="bold"), Text()]
    for (theme, name), found in groupby(changes, lambda each: (each.theme, each.name)):
        listed = list(found)
        sign = _SIGNS.get(listed[0].change, "~")
        parts.append(Text(printable(f"{sign} {theme}: {name}"), style=_COLOURS[sign]))
        if sign == "~":
            parts += [Padding(_line(change), (0, 0, 0, 4)) for change in listed]
    return Group(*parts, *([Text()] if changes else []), Text(changes_words(changes)))


def _line(change: ThemeChange) -> Text:
    before, after = printable(change.before or "none"), printable(change.after or "none")
    if change.change is Change.PHRASE_ADDED:
        return Text(f"+ {change.part}: {after}", style="green")
    if change.change is Change.PHRASE_REMOVED:
        return Text(f"− {change.part}: {before}", style="red")
    if change.change is Change.PHRASE_MOVED:
        return Text(f"{before.partition(':')[0]} → {change.part}: {after}")
    says = {Change.NEW_ID: "id", Change.RENAMED: "name", Change.REDEFINED: "definition", Change.PARENT: "parent"}
    return Text(f"{says.get(change.change) or change.part}: {before} → {after}")


def changes_words(changes: Sequence[ThemeChange]) -> str:
    """`1 theme added, 2 changed; 5 phrases added, 1 removed`, or that nothing changed."""
    if not changes:
        return "No change."
    kinds = Counter(change.change for change in changes)
    themes = [(kinds[kind], word) for kind, word in _OF_THEMES]
    themes.append((len({c.theme for c in changes if c.change not in _SIGNS}), "changed"))
    phrases = (Change.PHRASE_ADDED, "added"), (Change.PHRASE_REMOVED, "removed"), (Change.PHRASE_MOVED, "moved")
    said = _counts("theme", themes), _counts("phrase", [(kinds[kind], word) for kind, word in phrases])
    return "; ".join(filter(None, said)) + "."


def _counts(noun: str, counts: Sequence[tuple[int, str]]) -> str:
    """`1 theme added, 2 changed`."""
    some = [(number, word) for number, word in counts if number]
    said = [f"{counted(number, noun) if first else number} {word}" for first, (number, word) in _numbered(some)]
    return ", ".join(said)


def _numbered(some: Sequence[tuple[int, str]]) -> list[tuple[bool, tuple[int, str]]]:
    return [(place == 0, pair) for place, pair in enumerate(some)]
