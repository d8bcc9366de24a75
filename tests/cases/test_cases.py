"""Small fictional documents, one a question of layout: the rows found in each are the rows expected beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_rows import FOLDER, cases, expected_file, read_expected, rows_in_short

ADVICE = "run `python -m tests.cases.regenerate` and look at what changes"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_the_rows_of_a_case(case: Path, request: pytest.FixtureRequest) -> None:
    expected, reason = read_expected(case)
    if reason is not None:
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert rows_in_short(case) == expected, ADVICE


def test_every_case_has_expected_rows_and_all_expected_rows_a_case() -> None:
    assert {expected_file(case) for case in cases()} == set(FOLDER.glob("*.expected"))
