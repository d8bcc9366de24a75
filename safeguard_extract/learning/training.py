"""Fitting the model to examples, one board left out at a time to see what it is worth on a board it never saw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from safeguard_extract.errors import TooLittleGold
from safeguard_extract.learning.examples import Example
from safeguard_extract.learning.measures import worth
from safeguard_extract.learning.model import RowModel

MIN_BOARDS = 3
"""With two, a model that leaves one out would know one board's ways alone."""
STRENGTHS = (0.005, 0.01, 0.02, 0.05)
"""How little the weights are shrunk (scikit-learn's C). The best on boards left out is taken."""
_NARROW = 0.1  # the least scale: a feature that is nearly always the same gets no great weight by it
_DIGITS = 12  # decimals that are kept
_PRIOR = 5  # rows: a way that was seen this often is half its own share, half that of all


@dataclass(frozen=True, slots=True)
class Trained:
    """The model over all examples, and what models that never saw a row's board made of the row.

    `left_out` are these probabilities, `by_way` the shares of right rows by way of finding, told the same way.
    """

    model: RowModel
    strength: float
    examples: tuple[Example, ...]
    left_out: tuple[float, ...]
    by_way: tuple[float, ...]

    @property
    def right(self) -> list[bool]:
        return [each.right for each in self.examples]


def train(examples: Sequence[Example]) -> Trained:
    """Fit the model; raises TooLittleGold where no board can be left out.

    L2-regularised logistic regression (scikit-learn; Pedregosa et al. 2011) over standardised features. How
    far it shrinks is chosen by log loss on boards left out, which is a proper score: it rewards honest probabilities.
    """
    _check(examples)
    examples = sorted(examples, key=lambda each: (each.board, each.document))  # the order of files must not matter
    right = [each.right for each in examples]
    tried = {strength: predicted_unseen(examples, strength) for strength in STRENGTHS}
    strength = min(STRENGTHS, key=lambda each: worth(tried[each], right).log_loss)
    return Trained(
        fit(examples, strength), strength, tuple(examples), tuple(tried[strength]), tuple(_shares_by_way(examples))
    )


def _check(examples: Sequence[Example]) -> None:
    boards = {each.board for each in examples}
    if len(boards) < MIN_BOARDS:
        said = (
            f"the gold covers {len(boards)} boards ({', '.join(sorted(boards)) or 'none'}) and {MIN_BOARDS} are needed"
        )
        raise TooLittleGold("training", said)
    for board in boards:
        if len({each.right for each in examples if each.board != board}) < 2:
            said = f"without {board} the rows are all right or all wrong: there is nothing to tell apart"
            raise TooLittleGold("training", said)


def fit(examples: Sequence[Example], strength: float) -> RowModel:
    """One model over all of the examples."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    names = seen_features(examples)
    table = np.array([[each.features.get(name, 0.0) for name in names] for each in examples])
    centre, scale = table.mean(axis=0), np.maximum(table.std(axis=0), _NARROW)
    regression = LogisticRegression(C=strength, solver="newton-cholesky", tol=1e-10)
    with threadpool_limits(1):  # so small a table is done before several threads have found each other
        regression.fit((table - centre) / scale, np.array([each.right for each in examples]))
    intercept = round(float(regression.intercept_[0]), _DIGITS)
    weights = _rounded(regression.coef_[0])
    return RowModel(tuple(names), _rounded(centre), _rounded(scale), weights, intercept)


def _rounded(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(round(float(value), _DIGITS) for value in values)


def seen_features(examples: Sequence[Example]) -> list[str]:
    """The features that any example shows, in order."""
    return sorted({name for each in examples for name, value in each.features.items() if value})


def predicted_unseen(examples: Sequence[Example], strength: float) -> list[float]:
    """For each row the probability of a model that was fitted to the other boards alone."""
    models = {
        board: fit([each for each in examples if each.board != board], strength)
        for board in dict.fromkeys(each.board for each in examples)
    }
    return [models[each.board].probability(each.features) for each in examples]


def _shares_by_way(examples: Sequence[Example]) -> list[float]:
    """What a constant for each way of finding would say, told from the other boards alone."""
    shares: dict[tuple[str, str], float] = {}
    for board, way in dict.fromkeys((each.board, each.way) for each in examples):
        others = [each for each in examples if each.board != board]
        same = [each.right for each in others if each.way == way]
        base = sum(each.right for each in others) / len(others)
        shares[board, way] = (sum(same) + _PRIOR * base) / (len(same) + _PRIOR)
    return [shares[each.board, each.way] for each in examples]
