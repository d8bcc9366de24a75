"""What the tests of the comparison share."""

from __future__ import annotations

import pytest
from alignments import SERIES, AnnotatedPair, load_gold_pairs, load_series


@pytest.fixture(scope="session")
def gold_pairs() -> tuple[AnnotatedPair, ...]:
    """The hand-aligned real plans; the test is skipped where they are absent."""
    return load_gold_pairs()


@pytest.fixture(scope="session")
def series_pairs() -> dict[str, tuple[AnnotatedPair, ...]]:
    """The annotated pairs of each fictional series."""
    return {path.stem: load_series(path) for path in sorted(SERIES.glob("*.yml"))}
