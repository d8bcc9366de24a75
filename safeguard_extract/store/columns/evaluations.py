"""The tables of an evaluation: `outputs/evaluate`."""

from __future__ import annotations

from safeguard_extract.records.evaluation import Decision
from safeguard_extract.store.columns.shapes import (
    QUOTE,
    Column,
    TableShape,
    count_column,
    key_column,
    share_column,
    word_column,
)

_DECISION = word_column("decision", "what was decided", Decision)
SCORES = TableShape(
    "scores",
    "a decision in a document",
    (
        key_column(
            "document", "the document, a pair of plans (`<id>--<id>`), `ALL` rows together, or the `MEAN` of documents"
        ),
        _DECISION,
        Column("tp", "true positives: found and in the gold; a mean has no counts", "integer"),
        Column("fp", "false positives: found, not in the gold", "integer"),
        Column("fn", "false negatives: in the gold, not found", "integer"),
        share_column("precision", "tp over tp and fp; 1 where nothing was found"),
        share_column("recall", "tp over tp and fn; 1 where the gold has nothing"),
        share_column("f1", "2 tp over 2 tp, fp and fn; 1 where there was nothing to decide"),
        share_column("ci_low", "lower end of the 95 % bootstrap interval of f1; empty where nothing was to be decided"),
        share_column("ci_high", "upper end of that interval"),
        count_column("n", "rows that the decision was made on; of a mean the documents"),
    ),
    key=("document", "decision"),
)
DISAGREEMENTS = TableShape(
    "disagreements",
    "a decision on which the two readings part",
    (
        key_column("doc_id", "the document, or a pair of plans"),
        _DECISION,
        Column("gold", "what the gold has; for a row that it does not have, its nearest, if any"),
        Column("found", "what was found; for a row that was missed, the nearest found one, if any"),
        Column("page", "page of the source that the words begin on, where that is known", "integer"),
        QUOTE,
        key_column("why", "what parts the two"),
    ),
)
RELIABILITY = TableShape(
    "reliability",
    "a bin of confidence",
    (
        Column("unit", "what the rows are", required=True, words=("priority", "item")),
        share_column("low", "lower end of the bin"),
        share_column("high", "upper end, which belongs to the next bin unless it is 1"),
        count_column("n", "found rows with such a confidence"),
        share_column("confidence", "their mean confidence"),
        count_column("right", "those that the gold has, items with the same kind"),
        share_column("share", "right over n"),
    ),
    key=("unit", "low"),
)
AGREEMENT = TableShape(
    "agreement",
    "a variable that two coders coded",
    (
        Column(
            "variable",
            "what was coded: the kind of items, the type of sections, all themes pooled, one theme",
            required=True,
            words=("kind", "section_type", "themes", "themes_of_priorities", "themes_of_items", "theme"),
        ),
        Column("theme", "the theme's id, for one theme"),
        count_column("units", "rows that both coded"),
        share_column("observed", "share of decisions on which they agree"),
        Column("kappa", "Cohen's kappa; empty where neither coder ever varies", "number"),
        Column("kappa_low", "lower end of its 95 % bootstrap interval", "number"),
        Column("kappa_high", "upper end of that interval", "number"),
        Column("alpha", "Krippendorff's alpha (nominal); empty where neither coder ever varies", "number"),
        Column("alpha_low", "lower end of its 95 % bootstrap interval", "number"),
        Column("alpha_high", "upper end of that interval", "number"),
    ),
)
EVALUATION_TABLES = (SCORES, DISAGREEMENTS, RELIABILITY, AGREEMENT)
