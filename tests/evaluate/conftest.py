"""What tests of decisions share."""

from __future__ import annotations

import pytest
from readings import coding

from safeguard_extract.evaluate.decisions import Judged, judge


@pytest.fixture
def judged(tmp_path):
    """Judges one JSON reading against another, the gold."""

    def judge_plain(found, gold) -> Judged:
        return judge(coding(found, tmp_path / "found"), coding(gold, tmp_path / "gold"))

    return judge_plain
