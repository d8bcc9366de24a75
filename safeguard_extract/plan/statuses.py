"""What a report says has become of a priority, in a sentence of its own: 'This priority has been completed.'"""

from __future__ import annotations

import re
from collections.abc import Collection

from safeguard_extract.language.sentences import sentence_spans
from safeguard_extract.plan.composition import Composition
from safeguard_extract.plan.cues import read_status
from safeguard_extract.records.block import BlockKind
from safeguard_extract.records.plan import Status

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
