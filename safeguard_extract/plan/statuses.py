"""What has become of a priority: a line 'Status: …', or a sentence such as 'This priority has been completed.'"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.composition import Composition, Placed
from safeguard_extract.plan.cues import read_status
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.plan import Status

_STATUS_LINE = re.compile(
    r"^\W*(?:(?:overall\s+)?(?:status|b?rag(?:\s+rating)?|progress)\s*[:–-]\s*|(?=(?:red|amber|green)\s*[–-]\s\w+(?:\s\w+){0,3}\W*$))",
    re.I,
)
# Nothing but the verdict: "This priority is a challenge for all of us" and "… is led by the Police" are none.
_VERDICT = re.compile(
    r"^(?:overall,?\s+)?(?:this|the|our)\s+(?:whole\s+)?(?:priority|objective|aim|goal)\s+"
    r"(?:is|was|has|remains|will)\b(?P<said>[^.;]{3,90})\.?$",
    re.I,
)
_BECAME = re.compile(
    r"\b(?:complet\w+|achieved|met|delivered|closed|finished|on[- ]?going|in progress|under ?way|on track|started|begun"
    r"|carried (?:over|forward)|continue[sd]?|deferred|postponed)\b",
    re.I,
)


def is_verdict(sentence: str) -> bool:
    """True for a sentence that only says what has become of the priority that it stands under."""
    found = _VERDICT.match(" ".join(sentence.split()))
    return found is not None and _BECAME.search(found["said"]) is not None


def said_status(composition: Composition, index: int, others: Collection[int]) -> Status | None:
    """What a sentence between a priority's heading (`index`) and what ends its section says of it.

    The section ends at a heading of its level or a higher one, and at the heading of another priority (`others`).
    """
    level = composition.placed[index].block.level
    for entry in composition.placed[index + 1 :]:
        block = entry.block
        if entry.index in others or (block.kind is BlockKind.HEADING and block.level <= level):
            return None
        for start, end in sentence_spans(entry.text) if block.table is None else ():
            if is_verdict(entry.text[start:end]):
                return read_status(entry.text[start:end])
    return None


def lone_status(section: Sequence[Placed]) -> Status | None:
    """The status of the one line in a priority's section that prints one; several speak of its items."""
    lines = [match for e in section if e.block.table is None for match in [_STATUS_LINE.match(e.text)] if match]
    return read_status(lines[0].string[lines[0].end() :][:60]) if len(lines) == 1 else None


def status_under(composition: Composition, index: int) -> Status | None:
    """The status that a line under a priority's heading prints ('Status: on track')."""
    for entry in composition.placed[index + 1 : index + 4]:
        match = _STATUS_LINE.match(entry.text)
        if match:
            return read_status(entry.text[match.end() :][:60])
        if entry.block.kind is BlockKind.HEADING:
            return None
    return None
