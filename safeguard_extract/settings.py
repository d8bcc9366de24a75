"""Settings that change what a parse says, each with its reason; their hash is part of every fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds of the pipeline. A comment says what each is for and what moves when it does."""

    restated_similarity: float = 0.86
    """Two priority titles are one priority printed twice (0 to 1); lower joins look-alikes such as two training
    priorities."""

    min_words: int = 40
    """A document with fewer words on all its pages has no usable text layer."""

    ocr: str = "auto"
    """The OCR program for pages without usable text: `tesseract`, `rapidocr`, `none`, or `auto`, the best installed."""

    model: str = "shipped"
    """What tells the confidence of rows: `shipped`, the file or folder of a model that you trained, or `none`, the
    rules alone."""

    def digest(self) -> str:
        """A short hash of all settings, for the fingerprint."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]


DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take of the machine before it is given up. They do not change what a parse says."""

    seconds: float = 900.0
    """200 scanned pages of OCR take 400 seconds on a slow core, a plan of 500 pages with a text layer 20."""

    memory: int = 2 * 1024**3
    """Bytes of data in the process that reads it: a plan of 500 pages takes 0.3 GB, OCR 1 GB. Lower fails honest scans;
    without any, a few kilobytes that unpack to many gigabytes stop the machine. Linux keeps it; Windows has no such
    limit."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Band:
    """Confidences from `low` up to, but not with, `high`: decisions that a person is asked to look at.

    They do not change what a parse says, so they are no part of a fingerprint.
    """

    low: float
    high: float

    def holds(self, confidence: float) -> bool:
        """True for a confidence in the band."""
        return self.low <= confidence < self.high


ROWS_TO_DECIDE = Band(0.0, 0.7)
"""Rows: of those below it, on boards that the model had not seen, half were wrong; of those above, 1 in 17. They are 1
in 15 of all rows; a band up to .8 would ask about 1 in 8. There is no lower end: below stand the likeliest mistakes."""

CODES_TO_DECIDE = Band(0.0, 0.75)
"""Codes: on hand-coded items those from .5 to .75 (hints, and the third theme of a unit) were right 2 times in 3, those
above 95 in 100. They are an eighth of all codes."""
