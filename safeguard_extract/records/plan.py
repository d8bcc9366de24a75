"""A plan as a researcher reads it: priorities, items, leads, dates and the words they stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from safeguard_extract.records.geometry import Region, Span
from safeguard_extract.records.section import Section


class DocumentType(StrEnum):
    """What kind of publication it is."""

    STRATEGIC_PLAN = "strategic_plan"
    BUSINESS_PLAN = "business_plan"
    ANNUAL_REPORT = "annual_report"
    OTHER = "other"

    @property
    def family(self) -> str:
        """The series that the type belongs to: `plan`, `report` or `other`."""
        return {"strategic_plan": "plan", "business_plan": "plan", "annual_report": "report"}.get(self.value, "other")


class PriorityKind(StrEnum):
    """What the document calls its priorities."""

    PRIORITY = "priority"
    OBJECTIVE = "objective"


class Status(StrEnum):
    """What an annual report says has become of a priority."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"


class ItemKind(StrEnum):
    """What an item is: to be done, to be reached, done, measured or feared."""

    ACTION = "action"
    OUTCOME = "outcome"
    ACHIEVEMENT = "achievement"
    INDICATOR = "indicator"
    RISK = "risk"


class DateKind(StrEnum):
    """How a date binds. 'by' and 'on' have start = end; 'recurring' and 'ongoing' have neither."""

    BY = "by"
    ON = "on"
    RANGE = "range"
    RECURRING = "recurring"
    ONGOING = "ongoing"


class PartyKind(StrEnum):
    """What a party is."""

    PERSON = "person"
    ROLE = "role"
    GROUP = "group"
    ORGANISATION = "organisation"


class PartyRole(StrEnum):
    """What a party does for an item."""

    LEAD = "lead"
    SUPPORT = "support"
    CONSULTED = "consulted"


class PeriodBasis(StrEnum):
    """How a period counts its years."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"
    ACADEMIC = "academic"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last moment as ISO dates, as precise as printed (`2017`, `2017-06`, `2017-06-01`)."""

    start: str | None
    end: str | None
    text: str = ""
    basis: PeriodBasis = PeriodBasis.CALENDAR

    def years(self) -> tuple[int, ...]:
        """The years that it covers: from the first to the one before the last where they differ."""
        if not self.start:
            return ()
        first = int(self.start[:4])
        last = int(self.end[:4]) if self.end else first
        return tuple(range(first, max(first + 1, last)))


@dataclass(frozen=True, slots=True)
class Where:
    """Where a row's words stand: `text[span]`, its regions on the pages, its section, table and row."""

    span: Span
    regions: tuple[Region, ...] = ()
    section: str | None = None
    table: int | None = None
    row: int | None = None

    @property
    def page(self) -> int | None:
        return self.regions[0].page if self.regions else None


@dataclass(frozen=True, slots=True)
class Lead:
    """A party that is responsible, as printed and in full."""

    text: str
    normalised: str
    kind: PartyKind
    role: PartyRole = PartyRole.LEAD
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date as printed, and what it means: ISO, as precise as printed."""

    text: str
    kind: DateKind
    start: str | None = None
    end: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What a progress column says: a rating, a percentage, words; any of them may be None."""

    rag: str | None = None
    percent: float | None = None
    commentary: str | None = None


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority (or objective) that the document names."""

    id: str
    uid: str
    label: str | None
    title: str
    kind: PriorityKind
    quote: str
    where: Where
    confidence: float
    how: str
    group: str | None = None
    period: Period | None = None
    status: Status | None = None
    leads: tuple[Lead, ...] = ()
    themes: tuple[str, ...] = ()
    restated_at: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An action, outcome, achievement, indicator or risk; `priority` is the id it stands under."""

    id: str
    uid: str
    kind: ItemKind
    text: str
    quote: str
    where: Where
    confidence: float
    how: str
    priority: str | None = None
    parent_item: str | None = None
    leads: tuple[Lead, ...] = ()
    dates: tuple[DueDate, ...] = ()
    themes: tuple[str, ...] = ()
    evidence: str | None = None
    evidence_span: Span | None = None
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text that is coded as a whole (a paragraph or list item)."""

    id: str
    section: str
    span: Span


@dataclass(frozen=True, slots=True)
class Code:
    """A theme given to a unit (a priority, an item or a passage), with the words that earned it.

    `phrase` is the words as they stand in the unit and `span` their place in the plan's text.
    """

    unit: str
    theme: str
    score: float
    how: str
    phrase: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or decided, at one stage of the pipeline."""

    stage: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a plan was read from; `file` is its name without its folder."""

    file: str
    sha256: str
    media_type: str
    pages: int
    reader: str


@dataclass(frozen=True, slots=True)
class Document:
    """What the document says of itself."""

    id: str
    board: str | None
    area: str | None
    type: DocumentType
    period: Period | None
    published: str | None
    source: Source

    @property
    def family(self) -> str:
        return self.type.family

    @property
    def series(self) -> str:
        """Area and family: the documents among which 'dropped' and 'returned' are said."""
        return f"{self.area or self.id}: {self.family}"


@dataclass(frozen=True, slots=True)
class Plan:
    """One document, read and understood. `text[row.where.span] == row.quote` for every row."""

    document: Document
    text: str
    sections: tuple[Section, ...] = ()
    priorities: tuple[Priority, ...] = ()
    items: tuple[Item, ...] = ()
    passages: tuple[Passage, ...] = ()
    codes: tuple[Code, ...] = ()
    problems: tuple[Problem, ...] = ()
    fingerprint: dict[str, str] = field(default_factory=dict)

    def items_of(self, priority: str | None) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.priority == priority)
