import itertools
import json
from dataclasses import replace

import pytest

from safeguard_extract.errors import BrokenPlanFile, UnknownPlan, UnwritableOutput
from safeguard_extract.records.plan import DocumentType
from safeguard_extract.store import PlanFolder, find_plan, load_plans, read_summaries

PRINT = {"tool": "0.1.0", "settings": "abc"}


def _on_disk(out):
    return {
        path.stem: json.loads(path.read_bytes())["document"]["source"]["file"] for path in (out / "plans").iterdir()
    }


def test_a_plan_is_kept_under_its_own_id(make_plan, tmp_path):
    kept = PlanFolder(tmp_path).keep(make_plan())
    assert kept.id == "ashmere-2030"
    assert (kept.priorities, kept.items, kept.problems) == (1, 2, 1)
    plan = find_plan(tmp_path, "ashmere-2030")
    assert plan == replace(make_plan(), document=replace(make_plan().document, id="ashmere-2030"))


def test_who_keeps_an_id_does_not_depend_on_the_order_of_reading(make_plan, tmp_path):
    plans = [
        make_plan(file="a-scan.pdf", reader="ocr"),
        make_plan(file="b.pdf", type=DocumentType.ANNUAL_REPORT),
        make_plan(file="c.pdf"),
        make_plan(file="d.pdf"),
    ]
    for number, order in enumerate(itertools.permutations(plans)):
        out = tmp_path / str(number)
        for plan in order:
            PlanFolder(out).keep(plan)  # a new run each time
        assert _on_disk(out) == {
            "ashmere-2030": "b.pdf",
            "ashmere-2030-strategic-plan": "c.pdf",
            "ashmere-2030-strategic-plan-2": "d.pdf",
            "ashmere-2030-strategic-plan-3": "a-scan.pdf",
        }
        assert {plan.document.source.file for plan in load_plans(out)[0]} == set(_on_disk(out).values())


def test_shared_ids_are_told(make_plan, tmp_path):
    folder = PlanFolder(tmp_path)
    folder.keep(make_plan(file="b.pdf"))
    folder.keep(make_plan(file="a.pdf"))
    (shared,) = folder.shared_ids()
    assert (shared.id, shared.keeper, shared.other, shared.other_id) == (
        *("ashmere-2030", "a.pdf", "b.pdf"),
        "ashmere-2030-strategic-plan",
    )


def test_the_same_bytes_are_the_same_plan(make_plan, tmp_path):
    PlanFolder(tmp_path).keep(make_plan(area="Misread", content="bytes"))
    PlanFolder(tmp_path).keep(make_plan(area="Ashmere", content="bytes", file="renamed.pdf"))
    assert _on_disk(tmp_path) == {"ashmere-2030": "renamed.pdf"}


def test_unchanged_bytes_and_fingerprint_need_no_second_reading(make_plan, tmp_path):
    plan = make_plan()
    PlanFolder(tmp_path).keep(plan)
    folder, sha256 = PlanFolder(tmp_path), plan.document.source.sha256
    assert folder.unchanged(sha256, PRINT).id == "ashmere-2030"
    assert folder.unchanged("0" * 64, PRINT) is None
    assert folder.unchanged(sha256, {**PRINT, "settings": "other"}) is None
    assert folder.unchanged(sha256, PRINT, given="chosen") is None


def test_a_given_id_overrides_and_outlives_the_run(make_plan, tmp_path):
    plan = make_plan()
    assert PlanFolder(tmp_path).keep(plan, given="chosen").id == "chosen"
    folder = PlanFolder(tmp_path)
    assert folder.unchanged(plan.document.source.sha256, PRINT).id == "chosen"
    assert folder.keep(plan).id == "chosen"
    assert folder.keep(plan, given="better").id == "better"
    assert _on_disk(tmp_path) == {"better": "ashmere.pdf"}


def test_a_run_that_was_stopped_amid_a_change_of_names_is_mended(make_plan, tmp_path):
    PlanFolder(tmp_path).keep(make_plan(file="b.pdf"))
    old = tmp_path / "plans" / "ashmere-2030.json"
    plain = json.loads(old.read_bytes())
    plain["document"]["id"] = "ashmere-2030-strategic-plan"
    (tmp_path / "plans" / "ashmere-2030-strategic-plan.json").write_text(json.dumps(plain))
    PlanFolder(tmp_path)
    assert _on_disk(tmp_path) == {"ashmere-2030": "b.pdf"}


def test_an_unknown_id_names_those_that_are_close(make_plan, tmp_path):
    with pytest.raises(UnknownPlan, match="Nothing has been parsed"):
        find_plan(tmp_path, "ashmere-2030")
    PlanFolder(tmp_path).keep(make_plan())
    for asked in ("ashmere-2031", "Ashmere-2030", "ashmere", "ashmree-2030"):
        with pytest.raises(UnknownPlan, match=r"Did you mean ashmere-2030\?") as caught:
            find_plan(tmp_path, asked)
        assert caught.value.exit_status == 2
    with pytest.raises(UnknownPlan, match="extract list"):
        find_plan(tmp_path, "qqq")


def test_an_id_cannot_leave_the_folder(make_plan, tmp_path):
    PlanFolder(tmp_path / "out").keep(make_plan())
    (tmp_path / "secret.json").write_text("{}")
    for asked in ("../../secret", "/etc/passwd", "..", ""):
        with pytest.raises(UnknownPlan):
            find_plan(tmp_path / "out", asked)


def test_broken_plan_files_are_named_and_the_others_read(make_plan, tmp_path):
    PlanFolder(tmp_path).keep(make_plan())
    plans = tmp_path / "plans"
    (plans / "cut.json").write_text('{"schema"')
    (plans / "copy.json").write_bytes((plans / "ashmere-2030.json").read_bytes())
    (plans / ".ashmere-2030.json.1.tmp").write_text("")
    for read in (load_plans, read_summaries):
        found, broken = read(tmp_path)
        assert len(found) == 1
        assert [type(each) for each in broken] == [BrokenPlanFile] * 2
        assert "it holds the plan 'ashmere-2030'" in broken[0].message
        assert "it is not JSON" in broken[1].message


def test_an_output_folder_below_a_file_is_refused_at_once(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput):
        PlanFolder(tmp_path / "file" / "out")
