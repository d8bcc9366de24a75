"""The sample boards are read at least as well as before."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_sample_boards_stay_above_their_floors():
    quality = runpy.run_path(str(ROOT / "benchmarks" / "quality.py"))
    sets = quality["document_sets"](samples_only=True)
    assert [each.name for each in sets] == ["samples/pdf", "samples/text"]
    measured = {each.name: quality["figures"](quality["evaluated"](each)) for each in sets}
    floors = quality["read_floors"]()
    assert floors.keys() >= measured.keys()
    assert list(quality["broken_floors"](measured, floors)) == []
