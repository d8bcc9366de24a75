"""The codebook: a YAML file that users own, read into themes, with every fault named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from safeguard_extract.errors import BrokenCodebook, MissingInput

FILE_KEYS = frozenset({"name", "version", "themes"})
SHIPPED = {"default": "codebook.yml", "yearly-reports": "yearly-reports.yml"}
"""The codebooks that come with the tool: the name that stands for a path, and the file."""
PHRASE_LISTS = ("includes", "hints", "excludes", "examples")
THEME_KEYS = frozenset({"id", "name", "definition", "parent", "broad", "work", *PHRASE_LISTS})


@dataclass(frozen=True, slots=True)
class Theme:
    """A code: what it covers, the phrases that earn it, those that only hint at it, and look-alikes.

    `broad` marks a catch-all, which gives way to any other theme that is said as clearly. `work` marks what a board
    does (training, audits) rather than what happens to children: a group named after it serves every theme.
    """

    id: str
    name: str
    definition: str = ""
    parent: str | None = None
    broad: bool = False
    work: bool = False
    includes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The themes in force, in the order of the file."""

    name: str
    version: str
    themes: tuple[Theme, ...]

    def digest(self) -> str:
        """A short hash of the content; comments, spacing and the order of keys do not change it."""
        return _digest(self)

    def theme(self, theme_id: str) -> Theme:
        """The theme of that id; raises KeyError for none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)


@lru_cache(maxsize=8)
def _digest(codebook: Codebook) -> str:
    return hashlib.sha256(json.dumps(asdict(codebook), sort_keys=True).encode()).hexdigest()[:12]


def load_codebook(path: Path | None = None) -> Codebook:
    """The codebook in a file, one that comes with the tool by its name, or the default one.

    Raises BrokenCodebook with every fault, MissingInput for no file.
    """
    return _default_codebook() if path is None else _checked(path.name, _read(path))


def check_codebook(path: Path) -> tuple[str, ...]:
    """Every fault of a codebook file, a sentence each; none for a sound one. Raises MissingInput for no file."""
    content, faults = _parsed(_read(path))
    return faults or tuple(_faults(content))


def sound_codebook(name: str, content: Any) -> Codebook:
    """The codebook that the values of a file describe; raises BrokenCodebook with every fault."""
    faults = tuple(_faults(content))
    if faults:
        raise BrokenCodebook(name, "; ".join(faults))
    return _codebook(content, Path(name).stem)


@cache
def _default_codebook() -> Codebook:
    return _checked("codebook.yml", _read(Path("default")))


def _read(path: Path) -> bytes:
    if str(path) in SHIPPED:
        return (resources.files("safeguard_extract.themes") / SHIPPED[str(path)]).read_bytes()
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingInput(str(path), error.strerror or "it cannot be read") from error


def _checked(name: str, raw: bytes) -> Codebook:
    content, faults = _parsed(raw)
    if faults:
        raise BrokenCodebook(name, "; ".join(faults))
    return sound_codebook(name, content)


def _parsed(raw: bytes) -> tuple[Any, tuple[str, ...]]:
    """The YAML content, or the fault that keeps it from being read, with its line."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(raw, Loader=loader), ()
    except yaml.MarkedYAMLError as error:
        return None, (
            f"{_lines(error.problem_mark, error.context_mark)}not readable as YAML: {error.problem or error.context}",
        )
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, (f"not readable as YAML: {' '.join(str(error).split())}",)


def _lines(problem: Any, begun: Any) -> str:
    """Where the YAML breaks, and where what breaks began."""
    if problem is None:
        return ""
    since = f" (in what began on line {begun.line + 1})" if begun is not None and begun.line < problem.line else ""
    return f"line {problem.line + 1}{since}: "


def _faults(content: Any) -> Iterator[str]:
    if not content:
        yield "it is empty"
        return
    if not isinstance(content, Mapping):
        yield "it is no mapping with the keys name, version and themes"
        return
    yield from _unknown_keys(content, FILE_KEYS, "the file")
    for key in ("name", "version"):
        if not isinstance(content.get(key, ""), str | int | float):
            yield f"{key} is no text"
    entries = content.get("themes")
    if not isinstance(entries, Sequence) or isinstance(entries, str) or not entries:
        yield "themes is missing, empty or no list"
        return
    for number, entry in enumerate(entries, 1):
        yield from _theme_faults(entry, f"theme {number}")
    yield from _family_faults([entry for entry in entries if isinstance(entry, Mapping)])


def _theme_faults(entry: Any, place: str) -> Iterator[str]:
    if not isinstance(entry, Mapping):
        yield f"{place} is no mapping"
        return
    place = f"{place} ({entry['id']})" if entry.get("id") else place
    yield from _unknown_keys(entry, THEME_KEYS, place)
    for key in ("id", "name"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            yield f"{place} has no {key}, or one that is no text"
    for key in ("definition", "parent"):
        if not isinstance(entry.get(key, ""), str | None):
            yield f"{place}: {key} is no text"
    for key in ("broad", "work"):
        if not isinstance(entry.get(key, False), bool):
            yield f"{place}: {key} is neither true nor false"
    for key in PHRASE_LISTS:
        phrases = entry.get(key) or []
        if not isinstance(phrases, list) or not all(isinstance(p, str) and p.strip() for p in phrases):
            yield f"{place}: {key} is no list of texts (quote words such as yes, no, on, and numbers)"


def _family_faults(entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Ids said twice, parents that are no theme, and parents that lead round to their own child."""
    ids = [entry["id"] for entry in entries if isinstance(entry.get("id"), str)]
    for theme_id in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"the id {theme_id} is given {ids.count(theme_id)} times"
    pairs = ((entry.get("id"), entry.get("parent")) for entry in entries)
    parents = {i: p for i, p in pairs if isinstance(i, str) and isinstance(p, str)}
    for theme_id, parent in parents.items():
        if parent not in ids:
            yield f"theme {theme_id} has the unknown parent {parent}"
    for theme_id in parents:
        line = [theme_id]
        while (above := parents.get(line[-1])) is not None and above not in line:
            line.append(above)
        if above == theme_id:
            yield f"theme {theme_id} is its own ancestor: {' > '.join([*line, theme_id])}"


def _unknown_keys(entry: Mapping[Any, Any], known: frozenset[str], place: str) -> Iterator[str]:
    for key in entry:
        if key not in known:
            yield f"{place} has the unknown key {key}; known are {', '.join(sorted(known))}"


def _codebook(content: Mapping[str, Any], stem: str) -> Codebook:
    return Codebook(
        name=str(content.get("name") or stem),
        version=str(content.get("version") or ""),
        themes=tuple(_theme(entry) for entry in content["themes"]),
    )


def _theme(entry: Mapping[str, Any]) -> Theme:
    lists = {key: tuple(" ".join(phrase.split()) for phrase in entry.get(key) or ()) for key in PHRASE_LISTS}
    return Theme(
        id=entry["id"].strip(),
        name=entry["name"].strip(),
        definition=(entry.get("definition") or "").strip(),
        parent=entry.get("parent") or None,
        broad=entry.get("broad", False),
        work=entry.get("work", False),
        **lists,
    )
