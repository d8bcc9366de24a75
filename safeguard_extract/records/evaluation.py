"""How well one reading of documents agrees with another: decisions, scores, disagreements, agreement beyond chance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """What is decided about a document, a row or a pair of plans, and scored by itself."""

    METADATA = "metadata"
    SECTIONS = "sections"
    SECTION_TYPES = "section_types"
    PRIORITIES = "priorities"
    LABELS = "labels"
    GROUPS = "groups"
    PRIORITY_PERIODS = "priority_periods"
    RESTATED = "restated"
    STATUS = "status"
    PRIORITY_THEMES = "priority_themes"
    ITEMS = "items"
    ITEM_BOUNDARIES = "item_boundaries"
    ITEMS_WITH_KIND = "items_with_kind"
    ACTIONS = "actions"
    OUTCOMES = "outcomes"
    ACHIEVEMENTS = "achievements"
    INDICATORS = "indicators"
    RISKS = "risks"
    PARENT = "parent"
    LEADS = "leads"
    DATES = "dates"
    EVIDENCE = "evidence"
    ITEM_THEMES = "item_themes"
    GROUNDED = "grounded"
    LINKS = "links"
    RELATIONS = "relations"
    DROPPED_NEW = "dropped_new"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision about one row, held against the gold: how much of it was right, false and missed.

    `gold` and `found` are the two versions in words. `page` is where the words stand, where that is known, `quote` the
    words themselves. `why` says what parts the two; it is empty where nothing does.
    """

    decision: Decision
    right: int = 0
    false: int = 0
    missed: int = 0
    gold: str = ""
    found: str = ""
    page: int | None = None
    quote: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How often one decision was right; `document` is an id, two ids joined by `--`, `ALL` or `MEAN`.

    `tp`, `fp` and `fn` count true positives, false positives and false negatives; a mean has none. The interval is of
    F1. `n` counts the rows that the decision was made on, for a mean the documents.
    """

    document: str
    decision: Decision
    tp: int | None
    fp: int | None
    fn: int | None
    precision: float
    recall: float
    f1: float
    ci_low: float | None
    ci_high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the two readings of a document part."""

    doc_id: str
    decision: Decision
    gold: str
    found: str
    page: int | None
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class ConfidenceBin:
    """How many of the rows with a confidence from `low` up to `high` are right; `unit` is `priority` or `item`."""

    unit: str
    low: float
    high: float
    n: int
    confidence: float
    right: int

    @property
    def share(self) -> float:
        return self.right / self.n


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of each document, of all together and their mean; what parts the readings; what confidence is worth."""

    scores: tuple[Score, ...]
    disagreements: tuple[Disagreement, ...]
    reliability: tuple[ConfidenceBin, ...]

    def of(self, document: str) -> dict[Decision, Score]:
        """The scores of one document, of `ALL` or of `MEAN`."""
        return {score.decision: score for score in self.scores if score.document == document}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree on one variable beyond what chance would give, each with its 95 % interval.

    `variable` is `kind`, `section_type`, `themes` (pooled), `themes_of_priorities`, `themes_of_items` or `theme`, which
    names its `theme`. `units` were coded by both; `observed` is the share of decisions on which they agree. A
    coefficient is None where neither coder ever varies.
    """

    variable: str
    theme: str | None
    units: int
    observed: float
    kappa: float | None
    kappa_low: float | None
    kappa_high: float | None
    alpha: float | None
    alpha_low: float | None
    alpha_high: float | None
