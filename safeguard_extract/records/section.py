"""The outline of a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from safeguard_extract.records.geometry import Span


class SectionType(StrEnum):
    """What a section is for."""

    FOREWORD = "foreword"
    CONTENTS = "contents"
    VISION = "vision"
    VALUES = "values"
    CONTEXT = "context"
    GOVERNANCE = "governance"
    MEMBERSHIP = "membership"
    PRIORITIES = "priorities"
    ACTION_PLAN = "action_plan"
    PROGRESS = "progress"
    PERFORMANCE = "performance"
    LEARNING = "learning"
    BUDGET = "budget"
    RISK = "risk"
    APPENDIX = "appendix"
    GLOSSARY = "glossary"
    FURNITURE = "furniture"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the document under one heading; sub-sections name their `parent`.

    Every block is in exactly one section. `span` covers the section's own blocks, heading included,
    without its sub-sections; it is None for furniture, which is left out of the text.
    """

    id: str
    title: str
    level: int
    type: SectionType
    pages: tuple[int, int]
    span: Span | None
    parent: str | None = None
