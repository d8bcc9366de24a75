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

    def digest(self) -> str:
        """A short hash of all settings, for the fingerprint."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]


DEFAULT = Settings()
