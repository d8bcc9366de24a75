"""Fitting: the numbers are scikit-learn's, the same files give the same model, boards left out are left out."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from ruled_plans import sample_examples, trained_on_samples

from safeguard_extract.errors import TooLittleGold
from safeguard_extract.learning.card import board_rows, card, facts, kind_rows
from safeguard_extract.learning.examples import Example
from safeguard_extract.learning.measures import calibration_error, worth
from safeguard_extract.learning.model import model_text
from safeguard_extract.learning.training import fit, predicted_unseen, train
from safeguard_extract.records.plan import ItemKind


def test_probabilities_are_those_of_scikit_learn() -> None:
    from sklearn.linear_model import LogisticRegression

    trained = trained_on_samples()
    names = trained.model.features
    table = np.array([[each.features.get(name, 0.0) for name in names] for each in trained.examples])
    table = (table - table.mean(axis=0)) / np.maximum(table.std(axis=0), 0.1)
    regression = LogisticRegression(C=trained.strength, solver="newton-cholesky", tol=1e-10)
    theirs = regression.fit(table, np.array(trained.right)).predict_proba(table)[:, 1]
    ours = [trained.model.probability(each.features) for each in trained.examples]
    assert np.abs(theirs - ours).max() < 1e-9


def test_the_same_rows_give_the_same_bytes_in_whatever_order_their_files_came() -> None:
    first = trained_on_samples()
    documents = list(dict.fromkeys(each.document for each in sample_examples()))
    random.Random(7).shuffle(documents)
    shuffled = [each for document in documents for each in sample_examples() if each.document == document]
    again = train(shuffled)
    assert model_text(again.model, facts(again)) == model_text(first.model, facts(first))
    assert card(again) == card(first)


def test_a_board_left_out_teaches_nothing() -> None:
    """Turning all answers of one board round changes what is said of the others, and nothing that is said of it."""
    examples = sample_examples()
    board = max({each.board for each in examples}, key=lambda name: sum(each.board == name for each in examples))
    turned = [replace(each, right=not each.right) if each.board == board else each for each in examples]
    before, after = predicted_unseen(examples, 0.02), predicted_unseen(turned, 0.02)
    same = [a == b for a, b, each in zip(before, after, examples, strict=True) if each.board == board]
    others = [a == b for a, b, each in zip(before, after, examples, strict=True) if each.board != board]
    assert same
    assert all(same)
    assert not any(others)


def test_on_boards_left_out_the_model_is_honest_and_better_than_constants() -> None:
    trained = trained_on_samples()
    model, shares = worth(trained.left_out, trained.right), worth(trained.by_way, trained.right)
    assert calibration_error(trained.left_out, trained.right) < 0.04
    assert model.log_loss < shares.log_loss
    assert model.ranking > shares.ranking + 0.05


def test_the_card_counts_every_row_once() -> None:
    trained = trained_on_samples()
    _, *boards = board_rows(trained)
    assert sum(int(row[2]) for row in boards) == len(trained.examples)
    assert len(boards) == len({each.board for each in sample_examples()})


def _rows(*boards: str) -> list[Example]:
    """A short row that is wrong and a long one that is right, a few times over, for each board."""
    rows = []
    for board in boards:
        for number in range(6):
            right = number % 2 == 0
            features = {"words (log)": 2.0 + right + number / 10, "has a lead": float(right)}
            document, way = f"{board}-2031 (text/plain)", "list under a cue"
            rows.append(Example(board, document, way, ItemKind.ACTION, features, 0.95, right))
    return rows


def test_what_speaks_for_a_row_gets_a_weight_that_says_so() -> None:
    model = fit(_rows("Ashby", "Bramley", "Corby"), 0.05)
    assert dict(zip(model.features, model.weights, strict=True))["has a lead"] > 0
    assert model.probability({"words (log)": 3.2, "has a lead": 1.0}) > model.probability({"words (log)": 2.1})


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        ([], "0 boards"),
        (_rows("Ashby"), "1 boards .Ashby."),
        (_rows("Ashby", "Bramley"), "2 boards"),
        ([replace(each, right=True) for each in _rows("Ashby", "Bramley", "Corby")], "nothing to tell apart"),
    ],
)
def test_too_little_gold_says_what_is_missing(examples: list[Example], said: str) -> None:
    with pytest.raises(TooLittleGold, match=said) as caught:
        train(examples)
    assert caught.value.exit_status == 2
    assert "docs/models.md" in caught.value.message


def test_the_card_tells_kinds_apart_and_how_many_boards_have_them() -> None:
    rows = _rows("Ashby", "Bramley", "Corby")
    examples = [replace(each, kind=ItemKind.RISK) if each.board == "Corby" else each for each in rows]
    _, *kinds = kind_rows(train(examples))
    assert [row[:3] for row in kinds] == [("action", "2", "12"), ("risk", "1", "6")]
