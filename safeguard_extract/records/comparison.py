"""What became of one plan's priorities and actions in another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from safeguard_extract.records.geometry import Span


class Relation(StrEnum):
    """How a priority of one plan stands to one of another."""

    SAME = "same"
    NARROWED = "narrowed"
    BROADENED = "broadened"
    MERGED = "merged"
    SPLIT = "split"
    RELATED = "related"
    DROPPED = "dropped"
    NEW = "new"


class CarriedRelation(StrEnum):
    """How an action was carried into the next plan."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word or subject that two priorities share, and what it adds to their semantic similarity."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class CarriedPair:
    """An action of the one priority that stands again under the other, by the items' ids."""

    from_item: str
    to_item: str
    relation: CarriedRelation


@dataclass(frozen=True, slots=True)
class KinThemes:
    """A theme of the one priority of which the other has a broader or narrower form."""

    from_theme: str
    to_theme: str


@dataclass(frozen=True, slots=True)
class LinkEvidence:
    """What speaks for a link: words of both titles, the weightiest shared words, themes, carried actions.

    `themes` is the similarity of the two sets of themes, None where either is empty.
    """

    title_words: tuple[str, ...]
    words: tuple[SharedWord, ...]
    lexical: float
    semantic: float
    themes: float | None
    themes_shared: tuple[str, ...]
    themes_kin: tuple[KinThemes, ...]
    carried: tuple[CarriedPair, ...]


@dataclass(frozen=True, slots=True)
class LinkItems:
    """Actions of a kept priority: those that stand under both, those that left the plan, those that came into it."""

    kept: tuple[CarriedPair, ...]
    dropped: tuple[str, ...]
    new: tuple[str, ...]


class WordOperation(StrEnum):
    """What became of words of a title."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of a title in a row, and what became of them."""

    operation: WordOperation
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A priority on the left, one on the right, and how they relate; either is None for new and dropped.

    `similarity`, `lexical` and `semantic` are from 0 to 1; `items_kept` and the two beside it are counts.
    `why` names the sign that made the link, for a reader who doubts it; `evidence` says more of both sides (None for
    new and dropped). `items` and `title_change` are given where one priority goes on as one.
    """

    from_doc: str
    from_priority: str | None
    from_title: str | None
    to_doc: str
    to_priority: str | None
    to_title: str | None
    relation: Relation
    similarity: float
    lexical: float
    semantic: float
    themes_shared: tuple[str, ...] = ()
    themes_lost: tuple[str, ...] = ()
    themes_gained: tuple[str, ...] = ()
    items_kept: int = 0
    items_dropped: int = 0
    items_new: int = 0
    why: str = ""
    evidence: LinkEvidence | None = None
    items: LinkItems | None = None
    title_change: tuple[WordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedItem:
    """An action of one plan that stands again in the next."""

    from_doc: str
    from_item: str
    from_text: str
    to_doc: str
    to_item: str
    to_text: str
    relation: CarriedRelation
    similarity: float


@dataclass(frozen=True, slots=True)
class ReusedPassage:
    """A sentence, or several in a row, that stands in both plans; spans are in characters of each plan's text.

    `similarity` is from 0 to 1, 1 for the same letters; `words` are those of the shorter of the two.
    """

    from_span: Span
    from_page: int | None
    from_text: str
    to_span: Span
    to_page: int | None
    to_text: str
    similarity: float
    words: int


@dataclass(frozen=True, slots=True)
class ReuseSummary:
    """How many of each plan's words stand in passages that the other has too; a share is None for a plan of no words.

    `exact` counts the passages that are the same but for case, punctuation and white space.
    """

    passages: int
    exact: int
    from_words: int
    from_reused: int
    from_share: float | None
    to_words: int
    to_reused: int
    to_share: float | None


@dataclass(frozen=True, slots=True)
class TextReuse:
    """The passages that two plans share, in the earlier one's order."""

    from_doc: str
    to_doc: str
    passages: tuple[ReusedPassage, ...]
    summary: ReuseSummary


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans laid side by side, the earlier one on the left; `reuse` is None where it was not asked for."""

    from_doc: str
    to_doc: str
    links: tuple[Link, ...]
    carried: tuple[CarriedItem, ...] = ()
    reuse: ReuseSummary | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A priority within a cluster; `similarity` is to the cluster's medoid, 1 for the medoid itself."""

    board: str
    doc_id: str
    priority: str
    title: str
    themes: tuple[str, ...]
    similarity: float
    medoid: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """Priorities of one year that are one subject; `boards` counts the boards that share it.

    `themes` are those of at least half of the members, `words` those of at least half of the titles and of two boards.
    """

    number: int
    boards: int
    themes: tuple[str, ...]
    words: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class AcrossYear:
    """The priorities in force in a year, by what they share; `boards` counts the boards that have one."""

    year: int
    boards: int
    clusters: tuple[Cluster, ...]
