"""The model as it is kept: names and numbers. Nothing else is needed to use it, scikit-learn least of all."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from safeguard_extract.errors import BrokenModel

NO_MODEL = "none"
"""What the setting `model` says where the rules are to be left alone."""
MODEL_FILE = "rows.json"
SCHEMA = "1"
LEAST, MOST = 0.02, 0.98  # no row is certain: of those that the model was surest of, 1 in 80 was wrong

_SHIPPED = (
    Path(__file__).parents[1] / "models" / MODEL_FILE,  # in an installed package
    Path(__file__).parents[2] / "models" / MODEL_FILE,  # in the source folder
)


@dataclass(frozen=True, slots=True)
class RowModel:
    """A logistic regression over standardised features: is a row that the rules found one that a coder would have?

    `centre` and `scale` standardise each of `features`; `digest` is the hash of its file.
    """

    features: tuple[str, ...]
    centre: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    digest: str = ""

    def probability(self, row: Mapping[str, float]) -> float:
        """How likely a row is right, from 0 to 1; features that the model does not know count for nothing."""
        columns = zip(self.features, self.centre, self.scale, self.weights, strict=True)
        score = self.intercept + sum(w * (row.get(name, 0.0) - c) / s for name, c, s, w in columns)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))

    def confidence(self, row: Mapping[str, float]) -> float:
        """The probability as it is shown: two decimals, never certain."""
        return round(max(LEAST, min(MOST, self.probability(row))), 2)


def load_model(setting: str) -> RowModel | None:
    """The model that the setting names: `shipped`, a file or folder of your own, or `none`. Raises BrokenModel."""
    return None if setting == NO_MODEL else _load(setting)


@cache
def _load(setting: str) -> RowModel:
    if setting == "shipped":
        path = next((each for each in _SHIPPED if each.is_file()), _SHIPPED[0])
    else:
        path = Path(setting) / MODEL_FILE if Path(setting).is_dir() else Path(setting)
    try:
        data = path.read_bytes()
        return _model(json.loads(data), hashlib.sha256(data).hexdigest()[:12])
    except OSError as error:
        raise BrokenModel(str(path), (error.strerror or type(error).__name__).lower()) from error
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenModel(str(path), f"it is no model file: {error}") from error


def _model(plain: Any, digest: str) -> RowModel:
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
        raise ValueError(f"its schema is not {SCHEMA}")
    names = tuple(str(name) for name in plain["features"])
    centre, scale, weights = (_numbers(plain[column]) for column in ("centre", "scale", "weights"))
    if not len(names) == len(centre) == len(scale) == len(weights):
        raise ValueError("its columns differ in length")
    if not all(scale):
        raise ValueError("a scale is zero")
    return RowModel(names, centre, scale, weights, float(plain["intercept"]), digest)


def _numbers(values: Sequence[Any]) -> tuple[float, ...]:
    numbers = tuple(float(value) for value in values)
    if not all(math.isfinite(number) for number in numbers):
        raise ValueError("a number is not finite")
    return numbers


def model_text(model: RowModel, trained: Mapping[str, Any]) -> str:
    """The model file: a line a feature, so that a person can read it; `trained` says on what, and how well."""
    rows = zip(model.features, model.centre, model.scale, model.weights, strict=True)
    plain: dict[str, Any] = {
        "schema": SCHEMA,
        "predicts": "whether a row that the rules found is one that a person would have coded, of the same kind",
        "trained": dict(trained),
        "intercept": model.intercept,
    }
    columns: dict[str, list[Any]] = {"features": [], "centre": [], "scale": [], "weights": []}
    for row in rows:
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    return json.dumps({**plain, **columns}, indent=1, ensure_ascii=False) + "\n"
