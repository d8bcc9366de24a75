"""Floors rise with the figures, and fall only when that is asked for."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

QUALITY = runpy.run_path(str(Path(__file__).resolve().parents[2] / "benchmarks" / "quality.py"))
FLOORS = {"samples/pdf": {"ALL": {"items": 0.8, "leads": 0.7}}, "real/pdf": {"ALL": {"items": 0.9}}}


def test_a_figure_below_its_floor_is_told():
    broken = QUALITY["broken_floors"]
    assert list(broken({"samples/pdf": {"ALL": {"items": 0.8, "leads": 0.9}}}, FLOORS)) == []
    (fallen,) = broken({"samples/pdf": {"ALL": {"items": 0.799, "leads": 0.9}}}, FLOORS)
    assert tuple(fallen) == ("samples/pdf", "ALL", "items", 0.8, 0.799)
    (gone,) = broken({"samples/pdf": {"ALL": {"items": 0.9}}}, FLOORS)
    assert (gone.decision, gone.figure) == ("leads", 0.0)


def test_floors_only_rise_unless_they_may_fall():
    measured = {"samples/pdf": {"ALL": {"items": 0.95, "leads": 0.6, "dates": 0.01}}}
    raised = QUALITY["updated"](measured, FLOORS, 0.03, False)
    assert raised["samples/pdf"]["ALL"] == {"items": 0.92, "leads": 0.7, "dates": 0.0}
    assert raised["real/pdf"] == FLOORS["real/pdf"]
    assert FLOORS["samples/pdf"]["ALL"] == {"items": 0.8, "leads": 0.7}
    lowered = QUALITY["updated"](measured, FLOORS, 0.03, True)
    assert lowered["samples/pdf"]["ALL"]["leads"] == pytest.approx(0.57)


def test_the_command_ends_with_1_where_a_floor_is_broken(monkeypatch, tmp_path, capsys):
    floors = tmp_path / "quality.json"
    floors.write_text('{"samples/pdf": {"ALL": {"items": 0.8}}}', encoding="utf-8")
    main = QUALITY["main"]
    within = main.__globals__
    figures = {"items": 0.75}
    monkeypatch.setitem(within, "FLOORS", floors)
    monkeypatch.setitem(within, "measure", lambda sets, out: {"samples/pdf": {"ALL": figures}})
    assert main([]) == 1
    assert "samples/pdf ALL items: 0.750 is below its floor of 0.800" in capsys.readouterr().out
    assert main(["--update"]) == 1
    figures["items"] = 0.9
    assert main(["--update", "--margin", "0.02"]) == 0
    assert '"items": 0.88' in floors.read_text(encoding="utf-8")
    figures["items"] = 0.7
    assert main(["--update", "--allow-lower"]) == 0
    assert '"items": 0.67' in floors.read_text(encoding="utf-8")
