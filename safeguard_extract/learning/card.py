"""The model's card: on what it was trained, what it is worth on boards it never saw, what it goes by, its limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safeguard_extract.learning.measures import Bin, calibration_error, found_among, reliability, worth
from safeguard_extract.learning.training import Trained
from safeguard_extract.records.plan import ItemKind

Rows = list[tuple[str, ...]]
_WORTH = ("rows", "mean", "right", "log loss", "log loss before")
_LOOKED_AT = 0.1  # the share of rows that a person may have the time to check


def scores(trained: Trained) -> Rows:
    """The measures of the model and of the two constants that it takes the place of; the first row is the heading."""
    told = (
        ("the model", trained.left_out),
        ("shares of each way", trained.by_way),
        ("the rules' constants", [each.constant for each in trained.examples]),
    )
    heading = ("confidence by", "log loss", "Brier", "ranking", "off by", "wrong in a tenth")
    rows: Rows = [heading]
    for name, probabilities in told:
        figures = worth(probabilities, trained.right)
        off = calibration_error(probabilities, trained.right)
        met = found_among(_LOOKED_AT, probabilities, trained.right)
        measured = (figures.log_loss, figures.brier, figures.ranking, off)
        rows.append((name, *(f"{each:.3f}" for each in measured), f"{met} of {figures.wrong}"))
    return rows


def reliability_rows(trained: Trained) -> Rows:
    """Of the rows at a confidence, how many are right: the rules' constants, then the model with the board left out."""
    before = reliability([each.constant for each in trained.examples], trained.right)
    after = reliability(trained.left_out, trained.right)
    rows: Rows = [("confidence", "rows", "mean", "right", "rows before", "mean before", "right before")]
    for low, high in sorted({(each.low, each.high) for each in (*before, *after)}):
        cells = [_bin(low, high, bins) for bins in (after, before)]
        rows.append((f"{low:.2f}–{high:.2f}", *cells[0], *cells[1]))
    return rows


def _bin(low: float, high: float, bins: Sequence[Bin]) -> tuple[str, str, str]:
    found = next((each for each in bins if (each.low, each.high) == (low, high)), None)
    return ("–", "–", "–") if found is None else (str(found.n), f"{found.mean:.2f}", f"{found.right / found.n:.2f}")


def board_rows(trained: Trained) -> Rows:
    """Each board as the model sees it that was trained without it."""
    rows: Rows = [("board left out", "readings", *_WORTH)]
    for board in dict.fromkeys(each.board for each in trained.examples):
        places = [place for place, each in enumerate(trained.examples) if each.board == board]
        readings = {trained.examples[place].document for place in places}
        rows.append((board, str(len(readings)), *_worth_of(places, trained)))
    return rows


def kind_rows(trained: Trained) -> Rows:
    """Each kind of row on boards left out, and how many boards have it: of one or two, little can be shown."""
    rows: Rows = [("kind", "boards", *_WORTH)]
    for kind in ItemKind:
        places = [place for place, each in enumerate(trained.examples) if each.kind is kind]
        if places:
            boards = {trained.examples[place].board for place in places}
            rows.append((kind.value, str(len(boards)), *_worth_of(places, trained)))
    return rows


def _worth_of(places: Sequence[int], trained: Trained) -> tuple[str, ...]:
    """Of some of the rows: how many, mean confidence, share right, log loss of the model and of the constants."""
    right = [trained.right[place] for place in places]
    model = [trained.left_out[place] for place in places]
    constant = [trained.examples[place].constant for place in places]
    losses = (worth(model, right).log_loss, worth(constant, right).log_loss)
    means = (sum(model) / len(model), sum(right) / len(right))
    return (str(len(places)), *(f"{each:.2f}" for each in (*means, *losses)))


def weight_rows(trained: Trained) -> Rows:
    """What the model goes by: the weight of each feature for one standard deviation of it, the strongest first."""
    pairs = zip(trained.model.features, trained.model.weights, strict=True)
    strongest = sorted(pairs, key=lambda pair: (-abs(pair[1]), pair[0]))
    return [("feature", "weight"), *((name, f"{weight:+.2f}") for name, weight in strongest)]


def facts(trained: Trained) -> dict[str, Any]:
    """On what the model was trained, for its file."""
    figures = worth(trained.left_out, trained.right)
    return {
        "rows": figures.n,
        "right": figures.n - figures.wrong,
        "readings": len({each.document for each in trained.examples}),
        "boards": list(dict.fromkeys(each.board for each in trained.examples)),
        "strength": trained.strength,
        "log_loss_on_boards_left_out": round(figures.log_loss, 4),
    }


def card(trained: Trained) -> str:
    """The card, in Markdown."""
    known = facts(trained)
    return "\n".join(
        [
            "# Model of rows: card",
            "",
            "Written by `extract train`; `rows.json` beside it is the model. docs/models.md tells how to read this.",
            "",
            "**Predicts** whether a row (an action, outcome, achievement, indicator or risk) that the rules found is",
            "one that a careful coder would have, of the same kind. The prediction is the row's `confidence`.",
            "",
            f"**Data.** {known['rows']:,} rows, {known['right']:,} of them right, in {known['readings']} readings of",
            f"the documents of {len(known['boards'])} boards. A document as PDF and as text is two readings.",
            "",
            f"**Method.** Logistic regression on {len(trained.model.features)} standardised features, shrunk towards",
            f"none (L2, C = {trained.strength:g}). It holds no word of any document. All figures are told board by",
            "board, by a model trained without that board.",
            "",
            "## What it is worth",
            "",
            *_markdown(scores(trained)),
            "",
            "Model and shares are told with the board left out; the constants were set by hand on such rows.",
            "*Ranking*: how often a right row stands above a wrong one (.5 is chance). *Off by*: how far the mean",
            "confidence of a bin is from its share of right rows. *Wrong in a tenth*: mistakes among a tenth of the",
            "rows, the least sure first.",
            "",
            "## Reliability",
            "",
            "The model with the board left out; *before* are the rules' own constants:",
            "",
            *_markdown(reliability_rows(trained)),
            "",
            "## Board by board",
            "",
            *_markdown(board_rows(trained)),
            "",
            "## Kind by kind",
            "",
            "Where one or two boards have nearly all rows of a kind, leaving one out shows little:",
            "",
            *_markdown(kind_rows(trained)),
            "",
            "## What it goes by",
            "",
            "For one standard deviation of a feature, in log odds of being right:",
            "",
            *_markdown(weight_rows(trained)),
            "",
            "## Limits",
            "",
            "- The rules were written with such documents in view, and the model learns what is left of their",
            "  mistakes: on other boards both are less sure than the figures say. `extract evaluate` measures it.",
            "- Rows of one board resemble each other; the boards are few, so one more can move every figure.",
            "- Right means matched to a coder's row by its words. A row that was cut in two counts as wrong.",
            "",
        ]
    )


def _markdown(rows: Rows) -> list[str]:
    """A table whose first column is words, and the others figures."""
    heading, *body = rows
    rule = ["---", *("---:" for _ in heading[1:])]
    return ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in (heading, tuple(rule), *body)]
