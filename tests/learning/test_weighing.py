"""What the model makes of the rows of a plan."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from ruled_plans import ROOT, RULES, ruled_plans, sample_examples

from safeguard_extract.learning import load_model, weigh
from safeguard_extract.learning.features import RULES_WON, describe
from safeguard_extract.learning.measures import calibration_error, found_among, reliability, worth
from safeguard_extract.pipeline import parse
from safeguard_extract.records.plan import Plan
from safeguard_extract.settings import ROWS_TO_DECIDE

MODEL = load_model("shipped")
assert MODEL is not None
PLAN = """Bramblecombe Safeguarding Children Board
Business Plan 2031 to 2034

Our priorities

Priority 1: Neglect

What we will do:
- Train every school in the use of the neglect toolkit by July 2032 (Training Sub-group)
- Audit twenty neglect cases each year and tell partners what was learned (Quality Sub-group)
- Case Review Group: Harbour Hall
- Publish a guide for parents by March 2032 (Communications Officer)
"""


def _weighed(text: str) -> Plan:
    return parse(Path("plan.txt"), data=text.encode())


def test_a_planted_caption_among_actions_is_the_least_sure() -> None:
    plan = _weighed(PLAN)
    sure = {item.text.split()[0]: item for item in plan.items}
    assert len(plan.items) == 4
    weakest = min(plan.items, key=lambda item: item.confidence)
    assert weakest is sure["Case"]
    assert weakest.confidence < 0.5
    assert weakest.how == "list under a cue; rules over model"
    assert all(item.confidence >= 0.9 for item in plan.items if item is not weakest)


def test_where_the_rules_won_how_says_so() -> None:
    for plan in ruled_plans().values():
        for item in weigh(plan, MODEL).items:
            assert item.how.endswith(RULES_WON) == (item.confidence < 0.5)


def test_weighing_changes_confidence_and_how_alone_and_twice_is_once() -> None:
    for plan in ruled_plans().values():
        weighed = weigh(plan, MODEL)
        assert weigh(weighed, MODEL) == weighed
        assert replace(weighed, items=plan.items) == plan
        for item, before in zip(weighed.items, plan.items, strict=True):
            assert replace(item, how=before.how, confidence=before.confidence) == before


def test_a_row_is_described_by_its_plan_and_not_by_its_confidence() -> None:
    for plan in ruled_plans().values():
        bold = replace(plan, items=tuple(replace(item, confidence=0.5) for item in plan.items))
        assert describe(bold) == describe(plan)
        assert all(isinstance(value, float) for row in describe(plan) for value in row.values())


def test_the_rules_alone_know_no_model() -> None:
    plan = parse(Path("plan.txt"), data=PLAN.encode(), settings=RULES)
    assert {item.confidence for item in plan.items} == {0.95}
    assert plan.fingerprint["model"] == ""
    assert plan.fingerprint["settings"] != _weighed(PLAN).fingerprint["settings"]


def test_confidence_keeps_its_word_on_the_samples() -> None:
    """They were trained on: the shares must lie close to what is said, and mistakes must stand low."""
    examples = sample_examples()
    right = [each.right for each in examples]
    sure = [MODEL.confidence(each.features) for each in examples]
    assert calibration_error(sure, right) < 0.04
    shares = [each.right / each.n for each in reliability(sure, right) if each.n >= 20]
    assert shares == sorted(shares)
    before = [each.constant for each in examples]
    assert worth(sure, right).log_loss < 0.8 * worth(before, right).log_loss
    assert found_among(0.1, sure, right) > 1.5 * found_among(0.1, before, right)


def test_a_person_is_asked_about_few_rows() -> None:
    rows = [item for plan in ruled_plans().values() for item in weigh(plan, MODEL).items]
    asked = [item for item in rows if ROWS_TO_DECIDE.holds(item.confidence)]
    assert 0.02 * len(rows) < len(asked) < 0.12 * len(rows)


def test_right_rows_of_documents_that_taught_nothing_are_sure() -> None:
    """The golden cases are right, and the model never saw them: few of their rows may look like mistakes."""
    cases = sorted(path for path in (ROOT / "tests" / "cases").iterdir() if path.suffix in {".txt", ".md"})
    sure = [item.confidence for path in cases for item in parse(path).items]
    assert sum(sure) / len(sure) > 0.9
    assert sum(ROWS_TO_DECIDE.holds(each) for each in sure) < 0.05 * len(sure)


def test_parsing_does_without_scikit_learn() -> None:
    script = (
        "import sys; from pathlib import Path; from safeguard_extract.pipeline import parse\n"
        f"plan = parse(Path('plan.txt'), data={PLAN.encode()!r})\n"
        "assert plan.items[0].confidence not in (0, 1) and plan.fingerprint['model']\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('sklearn', 'joblib')))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "[]"
