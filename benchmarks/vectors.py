"""Whether sentence vectors tell paraphrases and themes that words and the glossary do not (figures: docs/vectors.md).

Run it from the repository root. Any model can be measured, for its vectors come from outside:

    python benchmarks/vectors.py --texts texts.json      writes the texts to embed, a JSON list
    python benchmarks/vectors.py minilm.npz other.npz    measures models: arrays `texts` (n) and `vectors` (n × d)

Without files it measures what the tool does today. Thresholds are chosen on one set and tested on another.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "themes")]

from gold_plans import Tally, gold_files  # noqa: E402

from safeguard_extract.compare.kinship import theme_similarity  # noqa: E402
from safeguard_extract.compare.profile import cosine, rarity, vector  # noqa: E402
from safeguard_extract.compare.similarity import (  # noqa: E402
    LEXICAL_WEIGHT,
    SEMANTIC_WEIGHT,
    THEME_WEIGHT,
    title_similarity,
)
from safeguard_extract.compare.wording import tokens  # noqa: E402
from safeguard_extract.themes import Codebook, load_codebook  # noqa: E402
from safeguard_extract.themes.coder import Coder  # noqa: E402

HERE = Path(__file__).with_suffix("")
CODEBOOK = load_codebook()
THRESHOLDS = np.round(np.arange(0.2, 1.0, 0.02), 2)
Embed = Callable[[Sequence[str]], Any]  # texts -> n × d, rows of unit length
Alike = Callable[[str, str], float]


@dataclass(frozen=True)
class Unit:
    """A text, the themes that phrases give it, and the themes that a person gave it."""

    text: str
    said: tuple[str, ...]
    gold: frozenset[str]
    optional: frozenset[str]


@dataclass(frozen=True)
class Reading:
    """Units, and the codebook that they were coded with."""

    codebook: Codebook
    units: tuple[Unit, ...]


def stored_vectors(path: Path) -> Embed:
    """Looks texts up in an array file."""
    held = np.load(path, allow_pickle=False)
    place = {text: at for at, text in enumerate(held["texts"].tolist())}
    rows = held["vectors"] / np.maximum(np.linalg.norm(held["vectors"], axis=1, keepdims=True), 1e-9)
    return lambda texts: rows[[place[text] for text in texts]]


def cases(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


# --- pairs ---------------------------------------------------------------------------------------------------------


def labelled_pairs() -> list[tuple[str, str, str]]:
    """(label, text, text) of each pair."""
    listed = yaml.safe_load((HERE / "pairs.yml").read_text(encoding="utf-8"))
    return [(label, a, b) for label, pairs in listed.items() for a, b in pairs]


def present_measures(pairs: Sequence[tuple[str, str, str]]) -> dict[str, Alike]:
    """What `compare` knows today of two texts: spelling, words, themes, and their blend."""
    weights = rarity([tokens(text) for text in sorted({text for _, a, b in pairs for text in (a, b)})])
    coder = Coder(CODEBOOK)

    def lexical(a: str, b: str) -> float:
        return float(title_similarity([a], [b])[0, 0])

    def semantic(a: str, b: str) -> float:
        return cosine(vector(tokens(a), weights), vector(tokens(b), weights))

    def themes(a: str, b: str) -> float:
        return theme_similarity(*([heard.theme for heard in coder.about(text)] for text in (a, b))) or 0.0

    def blend(a: str, b: str) -> float:
        return LEXICAL_WEIGHT * lexical(a, b) + SEMANTIC_WEIGHT * semantic(a, b) + THEME_WEIGHT * themes(a, b)

    return {"lexical": lexical, "semantic": semantic, "themes": themes, "blend": blend}


def area_under_curve(above: Iterable[float], below: Iterable[float]) -> float:
    """How often a figure of the first set is above one of the second; half for ties."""
    high, low = np.array([*above])[:, None], np.array([*below])[None, :]
    return float(((high > low) + 0.5 * (high == low)).mean())


def pair_line(name: str, alike: Alike, pairs: Sequence[tuple[str, str, str]]) -> str:
    by_label: dict[str, list[float]] = {}
    for label, a, b in pairs:
        by_label.setdefault(label, []).append(alike(a, b))
    same, near, far = (by_label[label] for label in ("paraphrase", "related", "unrelated"))
    means = " ".join(f"{np.mean(figures):.2f}" for figures in (same, near, far))
    curves = area_under_curve(same, far), area_under_curve(same, [*near, *far]), area_under_curve(near, far)
    return f"{name:16s} means {means}  AUC paraphrase/unrelated, paraphrase/rest, related/unrelated: " + " ".join(
        f"{figure:.3f}" for figure in curves
    )


# --- themes of what no phrase catches ------------------------------------------------------------------------------


def readings() -> dict[str, Reading]:
    """Real plans and fictional sentences; each also read without the phrases that only its area earns."""
    coder = Coder(CODEBOOK)
    rows = {"cases": cases(ROOT / "tests" / "themes" / "cases.yml"), "oblique": cases(HERE / "oblique.yml")}
    areas = {name: name for name in rows}
    for gold in gold_files():
        rows[gold["document"]["id"]] = gold["items"]
        areas[gold["document"]["id"]] = gold["document"]["area"]
    used: dict[tuple[str, str], set[str]] = {}
    for name, listed in rows.items():
        for row in listed if name != "oblique" else ():
            for key in coder.phrases(row["text"]):
                used.setdefault(key, set()).add(areas[name])
    found = {name: _reading(CODEBOOK, listed) for name, listed in rows.items()}
    for name, listed in rows.items():
        if name != "oblique":
            own = {key for key, places in used.items() if places == {areas[name]}}
            found[f"{name} stripped"] = _reading(_without(CODEBOOK, own), listed)
    return found


def _without(codebook: Codebook, gone: set[tuple[str, str]]) -> Codebook:
    def kept(theme: str, phrases: Iterable[str]) -> tuple[str, ...]:
        return tuple(phrase for phrase in phrases if (theme, phrase) not in gone)

    themes = (replace(t, includes=kept(t.id, t.includes), hints=kept(t.id, t.hints)) for t in codebook.themes)
    return replace(codebook, themes=tuple(themes))


def _reading(codebook: Codebook, rows: Iterable[Mapping[str, Any]]) -> Reading:
    coder = Coder(codebook)
    return Reading(
        codebook,
        tuple(
            Unit(
                row["text"],
                tuple(heard.theme for heard in coder.about(row["text"])),
                frozenset(row["themes"]),
                frozenset([*(row.get("optional") or ()), *(row.get("themes_optional") or ())]),
            )
            for row in rows
        ),
    )


def theme_texts(codebook: Codebook) -> list[list[str]]:
    """The texts that stand for each theme: its name, definition, examples and include phrases."""
    return [
        [t.name, t.definition, *t.examples, *(phrase.replace(" + ", " ") for phrase in t.includes)]
        for t in codebook.themes
    ]


def nearest_themes(reading: Reading, embed: Embed) -> list[tuple[str, float]]:
    """The nearest theme of each unit and its similarity: the mean of the three texts of the theme that are nearest."""
    units = embed([unit.text for unit in reading.units])
    near = [np.sort(units @ embed(texts).T, axis=1)[:, -3:].mean(axis=1) for texts in theme_texts(reading.codebook)]
    best = np.argmax(near, axis=0)
    return [(reading.codebook.themes[k].id, float(near[k][row])) for row, k in enumerate(best)]


@dataclass
class Effect:
    """The tally of a reading, and how many themes vectors added and how many of these were right."""

    tally: Tally
    added: int = 0
    right: int = 0


def with_vectors(reading: Reading, nearest: Sequence[tuple[str, float]], threshold: float) -> Effect:
    """Units without a theme get the nearest one if it is near enough."""
    effect = Effect(Tally())
    for unit, (theme, alike) in zip(reading.units, nearest, strict=True):
        said = unit.said
        if not said and alike >= threshold:
            said = (theme,)
            effect.added += theme not in unit.optional
            effect.right += theme in unit.gold
        effect.tally.add(said, unit.gold, unit.optional)
    return effect


def theme_lines(name: str, embed: Embed, found: Mapping[str, Reading]) -> Iterator[str]:
    """Effects with the threshold that is best on fictional sentences stripped of their own phrases."""
    nearest = {key: nearest_themes(reading, embed) for key, reading in found.items()}
    fitted = "cases stripped"
    threshold = max(
        THRESHOLDS, key=lambda t: (round(with_vectors(found[fitted], nearest[fitted], t).tally.f1, 5), float(t))
    )
    for key, reading in found.items():
        before = with_vectors(reading, nearest[key], 2.0).tally.f1
        after = with_vectors(reading, nearest[key], float(threshold))
        yield (
            f"{name:16s} {key:42s} threshold {threshold:.2f}  F1 {before:.3f} -> {after.tally.f1:.3f}"
            f"  right {after.right} of {after.added} added"
        )


def all_texts() -> list[str]:
    texts = {text for _, a, b in labelled_pairs() for text in (a, b)}
    for reading in readings().values():
        texts |= {unit.text for unit in reading.units} | {text for one in theme_texts(reading.codebook) for text in one}
    return sorted(texts)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="*", type=Path, help="array files with `texts` and `vectors`")
    parser.add_argument("--texts", type=Path, help="write the texts to embed, and stop")
    options = parser.parse_args(arguments)
    if options.texts:
        options.texts.write_text(json.dumps(all_texts(), ensure_ascii=False, indent=0), encoding="utf-8")
        return 0
    pairs, found = labelled_pairs(), readings()
    for name, alike in present_measures(pairs).items():
        print(pair_line(name, alike, pairs))
    for path in options.models:
        embed = stored_vectors(path)

        def alike(a: str, b: str, embed: Embed = embed) -> float:
            return float(embed([a])[0] @ embed([b])[0])

        print(pair_line(path.stem, alike, pairs))
        print(*theme_lines(path.stem, embed, found), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
