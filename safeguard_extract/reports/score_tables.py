"""Scores, confidence and agreement as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from safeguard_extract.records.evaluation import Agreement, ConfidenceBin, Decision, Evaluation, Score
from safeguard_extract.reports.lines import counted, printable

ALL, MEAN = "ALL", "MEAN"
_BY_DOCUMENT = {
    "Priorities": Decision.PRIORITIES,
    "Items": Decision.ITEMS,
    "Leads": Decision.LEADS,
    "Dates": Decision.DATES,
    "Themes": Decision.ITEM_THEMES,
}
_VARIABLES = {
    "kind": "kind of items",
    "section_type": "type of sections",
    "themes": "themes, pooled",
    "themes_of_priorities": "themes of priorities",
    "themes_of_items": "themes of items",
}


def scores_view(evaluation: Evaluation) -> RenderableType:
    """All decisions over all documents, the main ones by document, and what confidence is worth."""
    parts: list[RenderableType] = [_totals(evaluation), Text(), _by_document(evaluation)]
    if evaluation.reliability:
        parts += [Text(), reliability_view(evaluation.reliability)]
    return Group(*parts, Text())


def _table(title: str, *columns: str) -> Table:
    """A table whose first column is words, and the others figures."""
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title=title, title_justify="left", title_style="bold"
    )
    table.add_column(columns[0], ratio=1, overflow="fold")
    for column in columns[1:]:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _totals(evaluation: Evaluation) -> Table:
    means = evaluation.of(MEAN)
    documents = means[Decision.METADATA].n if Decision.METADATA in means else 0
    table = _table(
        f"Over {counted(documents, 'document')}", "Decision", "n", "Precision", "Recall", "F1", "95 %", "Mean F1"
    )
    for decision, score in evaluation.of(ALL).items():
        shares = [_share(score, share) for share in (score.precision, score.recall, score.f1)]
        mean = _share(score, means[decision].f1)
        table.add_row(_words(decision), f"{score.n:,}", *shares, _ends(score.ci_low, score.ci_high), mean)
    return table


def _by_document(evaluation: Evaluation) -> Table:
    table = _table("F1 by document", "Document", *_BY_DOCUMENT)
    for document in dict.fromkeys(score.document for score in evaluation.scores):
        scores = evaluation.of(document)
        if document not in (ALL, MEAN) and Decision.METADATA in scores:
            table.add_row(
                Text(printable(document)), *(_share(scores[each], scores[each].f1) for each in _BY_DOCUMENT.values())
            )
    return table


def reliability_view(bins: Iterable[ConfidenceBin]) -> RenderableType:
    """Of the rows with such a confidence, how many are right."""
    table = _table("What confidence is worth", "Rows", "Confidence", "n", "Right", "Share right")
    for each in bins:
        name = {"priority": "priorities"}.get(each.unit, f"{each.unit}s")
        table.add_row(name, f"{each.low:.1f}–{each.high:.1f}", f"{each.n:,}", f"{each.right:,}", f"{each.share:.2f}")
    return table


def agreement_view(agreements: Sequence[Agreement], evaluation: Evaluation) -> RenderableType:
    """What two coders agree on: F1 of what each coded, then coefficients beyond chance over what both coded."""
    table = _table("Beyond chance, over rows that both coded", "Variable", "Units", "Agree", "Kappa", "95 %", "Alpha")
    table.add_column("95 %", justify="right", no_wrap=True)
    for each in agreements:
        table.add_row(
            Text(printable(_VARIABLES.get(each.variable, each.theme or ""))),
            f"{each.units:,}",
            f"{each.observed:.2f}",
            _figure(each.kappa),
            _ends(each.kappa_low, each.kappa_high),
            _figure(each.alpha),
            _ends(each.alpha_low, each.alpha_high),
        )
    return Group(_totals(evaluation), Text(), _by_document(evaluation), Text(), table, Text())


def _words(decision: Decision) -> str:
    return decision.value.replace("_", " ")


def _share(score: Score, share: float) -> str:
    """A figure, or a dash where there was nothing to decide."""
    return f"{share:.3f}" if score.n else "–"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _ends(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{low:.2f}–{high:.2f}"
