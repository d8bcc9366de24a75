"""The examples in the docstrings of dates and leads are true."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from safeguard_extract.plan import dates, deeds, leads


@pytest.mark.parametrize("module", [dates, deeds, leads], ids=lambda module: str(module.__name__))
def test_examples(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
