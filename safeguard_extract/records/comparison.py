"""What became of one plan's priorities and actions in another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class Link:
    """A priority on the left, one on the right, and how they relate; either is None for new and dropped.

    `similarity`, `lexical` and `semantic` are from 0 to 1; `items_kept` and the two beside it are counts.
    `why` names the sign that made the link, for a reader who doubts it.
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
class Comparison:
    """Two plans laid side by side, the earlier one on the left."""

    from_doc: str
    to_doc: str
    links: tuple[Link, ...]
    carried: tuple[CarriedItem, ...]


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

    `themes` are those of at least half of the members, `words` those of at least half of their titles and of two boards.
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
