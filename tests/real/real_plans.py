"""The published plans and their hand annotations, where they stand beside the repository."""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from safeguard_extract.pipeline import parse
from safeguard_extract.records.plan import Plan
from safeguard_extract.store import plan_to_dict

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"
GOLD = SHARED / "gold"
needed = pytest.mark.skipif(
    not (GOLD / "score.py").is_file() or not CORPUS.is_dir(), reason="the published plans are not beside the repository"
)


def documents(kind: str) -> list[Path]:
    """The files of one kind, `text` or `pdf`, that have a text layer."""
    return [path for path in sorted((CORPUS / kind).glob("*.*")) if "scan" not in path.stem]


@functools.cache
def plan_of(path: Path) -> Plan:
    """The plan of a document, parsed once for all tests."""
    return parse(path)


@functools.cache
def scorer() -> ModuleType:
    """The annotators' own script, loaded from where it stands."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(id: str) -> dict[str, Any]:
    """The hand annotations of one document."""
    loaded: dict[str, Any] = json.loads((GOLD / f"{id}.json").read_text(encoding="utf-8"))
    return loaded


@functools.cache
def scores(kind: str) -> dict[str, dict[str, float]]:
    """F1 of each field: for each document, MEAN over documents, ALL over their rows together."""
    total: dict[str, Any] = {}
    each: dict[str, dict[str, float]] = {}
    for path in documents(kind):
        counts, _ = scorer().score(plan_to_dict(plan_of(path)), gold_of(path.stem))
        each[path.stem] = {name: count.f1 for name, count in counts.items()}
        for name, count in counts.items():
            total.setdefault(name, scorer().Count()).plus(count)
    mean = {name: sum(row[name] for row in each.values()) / len(each) for name in total}
    return {**each, "MEAN": mean, "ALL": {name: count.f1 for name, count in total.items()}}
