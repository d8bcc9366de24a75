"""The model file: plain numbers, no words of a document, and what they make of a row."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruled_plans import MODELS, ROOT

from safeguard_extract.errors import BrokenModel
from safeguard_extract.learning import NO_MODEL, RowModel, load_model
from safeguard_extract.learning.model import LEAST, MOST, model_text
from safeguard_extract.plan.wording import Form
from safeguard_extract.records.plan import DocumentType, ItemKind

FILE = MODELS / "rows.json"
PLAIN = json.loads(FILE.read_text(encoding="utf-8"))
COLUMNS = ("features", "centre", "scale", "weights")
_NUMBERS = st.floats(-5, 5)
_SCALES = st.floats(0.1, 5)


def test_the_shipped_model_is_the_file_in_models() -> None:
    model = load_model("shipped")
    assert model is not None
    assert model == load_model(str(MODELS)) == load_model(str(FILE))
    assert re.fullmatch(r"[0-9a-f]{12}", model.digest)
    assert load_model(NO_MODEL) is None


def test_the_file_holds_names_and_numbers_only() -> None:
    assert set(PLAIN) == {"schema", "predicts", "trained", "intercept", *COLUMNS}
    assert len({len(PLAIN[column]) for column in COLUMNS}) == 1
    for column in COLUMNS[1:]:
        assert all(isinstance(value, float | int) for value in PLAIN[column])
    assert FILE.stat().st_size < 20_000


def test_the_model_has_no_vocabulary() -> None:
    """Every feature is named by the code: of the documents not a word, and so no person's name, is in the model."""
    code = (ROOT / "safeguard_extract" / "learning" / "features.py").read_text(encoding="utf-8")
    ways = set(re.findall(r"^\| `([\w ]+)` \|", (ROOT / "docs" / "plan.md").read_text(encoding="utf-8"), re.MULTILINE))
    allowed = {f"found as: {way}" for way in ways}
    allowed |= {f"document: {kind.value}" for kind in DocumentType}
    allowed |= {f"{kind.value} worded as {form.value}" for kind in ItemKind for form in Form}
    assert [name for name in PLAIN["features"] if name not in allowed and f'"{name}"' not in code] == []


def test_the_card_says_what_the_model_is() -> None:
    card = (MODELS / "rows.md").read_text(encoding="utf-8")
    assert f"{PLAIN['trained']['rows']:,} rows" in card
    assert all(f"| {board} |" in card for board in PLAIN["trained"]["boards"])
    for name, weight in zip(PLAIN["features"], PLAIN["weights"], strict=True):
        assert f"| {name} | {weight:+.2f} |" in card
    assert "## Limits" in card


@settings(deadline=None)
@given(
    st.lists(st.tuples(_NUMBERS, _SCALES, _NUMBERS), min_size=1, max_size=5),
    st.lists(_NUMBERS, min_size=5, max_size=5),
    st.floats(0, 3),
)
def test_confidence_rises_with_what_speaks_for_a_row(
    columns: list[tuple[float, float, float]], row: list[float], more: float
) -> None:
    names = tuple(f"feature {n}" for n in range(len(columns)))
    model = RowModel(names, *zip(*columns, strict=True), intercept=0.3)  # type: ignore[arg-type]
    before = dict(zip(names, row, strict=False))
    after = {**before, names[0]: before[names[0]] + more}
    assert LEAST <= model.confidence(before) <= MOST
    difference = model.probability(after) - model.probability(before)
    assert difference * model.weights[0] >= -1e-12


def test_unknown_features_count_for_nothing() -> None:
    model = RowModel(("a",), (0.5,), (2.0,), (1.0,), 0.1)
    assert model.probability({"a": 1.0, "b": 9.0}) == model.probability({"a": 1.0})
    assert model.probability({}) == model.probability({"a": 0.0})


def test_a_model_that_is_written_is_the_model_that_is_read(tmp_path: Path) -> None:
    model = RowModel(("a", "ü"), (0.5, 0.25), (2.0, 0.1), (1.0, -0.123456789012), 0.1)
    (tmp_path / "rows.json").write_text(model_text(model, {"rows": 3}), encoding="utf-8")
    read = load_model(str(tmp_path))
    assert read is not None
    assert (read.features, read.centre, read.scale) == (model.features, model.centre, model.scale)
    assert (read.weights, read.intercept) == (model.weights, model.intercept)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "0"}, "schema"),
        ({"weights": [1.0]}, "length"),
        ({"scale": [0.0] * len(PLAIN["scale"])}, "zero"),
        ({"centre": [float("nan")] * len(PLAIN["centre"])}, "finite"),
        ({"intercept": "high"}, "no model file"),
    ],
)
def test_a_broken_model_says_what_is_wrong(change: dict[str, object], said: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps({**PLAIN, **change}), encoding="utf-8")
    with pytest.raises(BrokenModel, match=said) as caught:
        load_model(str(path))
    assert caught.value.exit_status == 2


@pytest.mark.parametrize("words", [b"", b"\xff\xfe", b"[]", b'{"schema": "1"}'])
def test_what_is_no_model_is_refused(words: bytes, tmp_path: Path) -> None:
    (tmp_path / "rows.json").write_bytes(words)
    with pytest.raises(BrokenModel):
        load_model(str(tmp_path))


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel, match="gone"):
        load_model(str(tmp_path / "gone"))
