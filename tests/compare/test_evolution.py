"""First and last years, chains and their survival, ranks, company of themes, words: against numbers worked by hand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from alignments import build_plan
from hypothesis import given
from hypothesis import strategies as st

from safeguard_extract.compare import evolution_tables
from safeguard_extract.compare.appearance import runs
from safeguard_extract.compare.chains import chains
from safeguard_extract.compare.cooccurrence import association
from safeguard_extract.compare.kaplan_meier import kaplan_meier
from safeguard_extract.compare.keyness import (
    NamedWords,
    chance,
    counted_words,
    false_discovery,
    log_likelihood,
    log_ratio,
    median_year,
)
from safeguard_extract.compare.rank_changes import places_of
from safeguard_extract.compare.small_numbers import ENOUGH, is_small
from safeguard_extract.records.plan import Plan
from safeguard_extract.store.columns import EVOLUTION_TABLES

THEMES = {"neglect": "Neglect", "cse": "Child sexual exploitation", "voice": "Voice of the child"}
TITLES = {"neglect": "Neglect", "cse": "Child sexual exploitation", "voice": "Hearing what children say"}


def plan(area: str, start: int, end: int | None, priorities: Sequence[str], text: str = "", **about: Any) -> Plan:
    """A plan with a priority for each word: the ids of its themes joined by '+'."""
    rows = [
        {"id": f"p{n}", "title": " and ".join(TITLES[theme] for theme in each.split("+")), "themes": each.split("+")}
        for n, each in enumerate(priorities, 1)
    ]
    document = {
        "id": f"{area.lower()}-{start}",
        "board": f"{area} Safeguarding Children Board",
        "area": area,
        "type": "strategic_plan",
        "period": {"start": str(start), "end": str(end) if end else None},
        **about,
    }
    made = build_plan({"document": document, "priorities": rows, "items": []})
    return replace(made, text=text) if text else made


def rows(frame: pd.DataFrame, **where: object) -> list[dict[str, Any]]:
    for column, value in where.items():
        frame = frame[frame[column] == value]
    return [dict(found) for _, found in frame.iterrows()]


def table(name: str, plans: Sequence[Plan], split: int | None = None) -> pd.DataFrame:
    return evolution_tables(plans, THEMES, split)[name]


def test_the_tables_have_the_columns_that_are_described() -> None:
    for plans in ([], [plan("Ayle", 2017, 2020, ["neglect"])]):
        frames = evolution_tables(plans, THEMES)
        assert {name: tuple(frame.columns) for name, frame in frames.items()} == {
            shape.name: shape.names for shape in EVOLUTION_TABLES
        }


def test_first_and_last_years_with_gaps_and_missing_years() -> None:
    plans = [
        plan("Ayle", 2010, 2012, ["neglect"]),
        plan("Ayle", 2012, None, ["cse"]),
        plan("Ayle", 2015, None, ["neglect"]),
        plan("Ayle", 2016, None, ["cse"]),
        plan("Brock", 2016, None, ["neglect"]),
    ]
    frame = table("first_last", plans)
    (ayle,) = rows(frame, theme="neglect", board="Ayle Safeguarding Children Board")
    assert (ayle["first_year"], ayle["last_year"], ayle["present"]) == (2010, 2015, "2010-2011; 2015")
    assert (ayle["gaps"], ayle["missing"]) == ("2012", "2013-2014"), "a year without a plan is no year without a theme"
    assert (ayle["years_present"], ayle["years_known"]) == (3, 5)
    assert (ayle["from_start"], ayle["to_end"], ayle["small_n"]) == (True, False, False)
    (overall,) = rows(frame, theme="neglect", level="overall")
    assert (overall["boards"], overall["boards_with_theme"], overall["small_n"]) == (2, 2, True)
    assert overall["present"] == "2010-2011; 2015-2016"
    (never,) = rows(frame, theme="voice", level="overall")
    assert pd.isna(never["first_year"])
    assert (never["years_present"], never["boards_with_theme"], never["gaps"]) == (0, 0, "")


@given(st.sets(st.integers(1990, 2030)))
def test_runs_say_each_year_once(years: set[int]) -> None:
    said: set[int] = set()
    for run in filter(None, runs(years).split("; ")):
        first, *last = map(int, run.split("-"))
        said |= set(range(first, (last or [first])[0] + 1))
    assert said == years


def test_a_chain_follows_a_priority_until_it_is_dropped() -> None:
    plans = [
        plan("Ayle", 2010, 2013, ["neglect", "cse"]),
        plan("Ayle", 2013, 2015, ["cse"]),
        plan("Ayle", 2015, 2018, ["cse", "voice"]),
        plan("Ayle", 2014, None, ["voice"], id="ayle-2014-report", type="annual_report"),
    ]
    found = {(c.family, c.members[0][1].title): c for c in chains(plans)}
    neglect, cse = found["plan", "Neglect"], found["plan", TITLES["cse"]]
    assert (neglect.began, neglect.ended, neglect.event) == ("first_plan", "dropped", True)
    assert (neglect.first_year, neglect.last_year, neglect.years) == (2010, 2012, 3)
    assert (cse.ended, cse.event, cse.first_year, cse.last_year, len(cse.members)) == ("open", False, 2010, 2017, 3)
    assert found["plan", TITLES["voice"]].began == "new"
    assert found["report", TITLES["voice"]].series == "Ayle: report"


def test_a_priority_ends_where_the_next_plan_begins() -> None:
    plans = [plan("Ayle", 2010, 2015, ["neglect"]), plan("Ayle", 2012, 2015, ["voice"])]
    ended = next(chain for chain in chains(plans) if chain.event)
    assert (ended.last_year, ended.years) == (2011, 2)


def test_merged_priorities_are_censored_and_split_ones_begin_anew() -> None:
    two, one = ["cse", "neglect"], ["cse+neglect"]
    merged = list(chains([plan("Ayle", 2010, None, two), plan("Ayle", 2011, None, one)]))
    assert sorted(chain.ended for chain in merged) == ["merged", "open"]
    assert not any(chain.event for chain in merged)
    split = list(chains([plan("Ayle", 2010, None, one), plan("Ayle", 2011, None, two)]))
    assert sorted(chain.began for chain in split) == ["first_plan", "split"]


def test_plans_without_priorities_or_years_are_passed_over() -> None:
    unread, undated = plan("Ayle", 2011, None, []), replace(plan("Brock", 2010, None, ["cse"]))
    undated = replace(undated, document=replace(undated.document, period=None))
    (chain,) = chains([plan("Ayle", 2010, None, ["cse"]), unread, undated, plan("Ayle", 2012, None, ["cse"])])
    assert (chain.years, len(chain.members), chain.series_plans) == (3, 2, 2)


def test_kaplan_meier_by_hand() -> None:
    # six lengths: 1, 2+, 2, 3, 4+, 5 (+ is censored)
    # S(1) = 5/6; S(2) = 5/6 * 4/5 = 2/3; S(3) = 2/3 * 2/3 = 4/9; S(4) = 4/9; S(5) = 0
    steps = list(kaplan_meier([(1, True), (2, False), (2, True), (3, True), (4, False), (5, True)]))
    assert [step.at_risk for step in steps] == [6, 5, 3, 2, 1]
    assert [step.survival for step in steps] == pytest.approx([5 / 6, 2 / 3, 4 / 9, 4 / 9, 0])
    # Greenwood: 1/30; + 1/20; + 1/6
    sums = [1 / 30, 1 / 30 + 1 / 20, 1 / 30 + 1 / 20 + 1 / 6]
    errors = [s * math.sqrt(g) for s, g in zip([5 / 6, 2 / 3, 4 / 9], sums, strict=True)]
    assert [step.std_error for step in steps[:3]] == pytest.approx(errors)
    reach = 1.959964 * math.sqrt(sums[1]) / math.log(2 / 3)
    assert (steps[1].high, steps[1].low) == pytest.approx(((2 / 3) ** math.exp(reach), (2 / 3) ** math.exp(-reach)))
    assert (steps[4].std_error, steps[4].low, steps[4].high) == (None, None, None)


def test_kaplan_meier_on_published_data() -> None:
    # 6-mercaptopurine arm of Freireich et al. 1963, the estimates as in Kalbfleisch and Prentice 1980
    lengths = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+".split()
    steps = {s.length: s for s in kaplan_meier((int(each.strip("+")), not each.endswith("+")) for each in lengths)}
    estimates = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert {length: round(steps[length].survival, 3) for length in estimates} == estimates
    assert steps[6].std_error == pytest.approx(0.0764, abs=5e-5)
    assert steps[23].std_error == pytest.approx(0.1346, abs=5e-5)


@given(st.lists(st.tuples(st.integers(1, 12), st.booleans()), max_size=40))
def test_laws_of_survival(durations: list[tuple[int, bool]]) -> None:
    steps = list(kaplan_meier(durations))
    survival = [1.0, *(step.survival for step in steps)]
    assert survival == sorted(survival, reverse=True)
    assert sum(step.events + step.censored for step in steps) == len(durations)
    for step in steps:
        assert step.low is None or 0 <= step.low <= step.survival <= (step.high or 0) <= 1
    if all(seen for _, seen in durations):
        for step in steps:
            assert step.survival == pytest.approx(sum(length > step.length for length, _ in durations) / len(durations))


def test_the_curve_keeps_those_whose_beginning_was_seen_apart() -> None:
    plans = [
        plan("Ayle", 2010, 2013, ["neglect", "cse"]),
        plan("Ayle", 2013, 2014, ["cse", "voice"]),
        plan("Ayle", 2014, 2015, ["cse"]),
    ]
    curve = table("survival_curve", plans)
    steps = [(r["years"], r["at_risk"], r["events"], r["survival"]) for r in rows(curve, chains="all")]
    assert steps == [(1, 3, 1, pytest.approx(2 / 3)), (3, 2, 1, pytest.approx(1 / 3)), (5, 1, 0, pytest.approx(1 / 3))]
    (seen,) = rows(curve, chains="beginning_seen")
    assert (seen["n"], seen["events"], seen["survival"], seen["small_n"]) == (1, 1, 0, True)


def test_ranks_from_year_to_year() -> None:
    plans = [
        plan("Ayle", 2010, 2012, ["neglect"]),
        plan("Brock", 2010, None, ["neglect", "cse"]),
        plan("Brock", 2011, None, ["cse"]),
        plan("Brock", 2013, None, ["cse"]),
    ]
    frame = table("rank_changes", plans)
    assert sorted(set(frame.year_before)) == [2010, 2011, 2012]
    neglect, cse = (rows(frame, theme=theme, year_before=2010)[0] for theme in ("neglect", "cse"))
    assert (neglect["rank_before"], neglect["rank_after"], neglect["change"]) == (1, 1, 0)
    assert (cse["rank_before"], cse["rank_after"], cse["change"]) == (2, 1, 1), "a rise is positive"
    assert (cse["ties_before"], cse["ties_after"], cse["boards_both"]) == (0, 1, 2)
    assert (cse["prevalence_before"], cse["prevalence_after"]) == (0.5, 0.5)
    missing = rows(frame, theme="neglect", year_before=2011)[0]
    assert missing["rank_before"] == 1
    assert all(pd.isna(missing[name]) for name in ("boards_after", "prevalence_after", "rank_after", "change"))


def test_equal_themes_share_the_best_place() -> None:
    assert places_of({"a": 3, "b": 5, "c": 3, "d": 0}) == {"a": 2, "b": 1, "c": 2, "d": 4}


def test_company_of_themes_by_hand() -> None:
    # of 20 units 8 have the one, 5 the other, 4 both: 2 expected, lift 2, Jaccard 4/9
    assert association(20, 8, 5, 4) == (9, 2.0, 2.0, pytest.approx(4 / 9), True)
    assert association(100, 50, 10, 5) == (55, 5.0, 1.0, pytest.approx(1 / 11), False)
    assert association(4, 0, 2, 0) == (2, 0.0, None, 0.0, True)
    assert association(0, 0, 0, 0) == (0, None, None, None, True)


def test_themes_meet_in_priorities_and_in_plans() -> None:
    plans = [plan("Ayle", 2010, None, ["neglect+cse", "voice"]), plan("Brock", 2010, None, ["neglect"])]
    frame = table("cooccurrence", plans)
    both = {(r["unit"], r["theme_a"], r["theme_b"]): (r["with_both"], r["n"]) for r in rows(frame)}
    assert both == {
        ("priority", "neglect", "cse"): (1, 3),
        ("priority", "neglect", "voice"): (0, 3),
        ("priority", "cse", "voice"): (0, 3),
        ("plan", "neglect", "cse"): (1, 2),
        ("plan", "neglect", "voice"): (1, 2),
        ("plan", "cse", "voice"): (1, 2),
    }


def test_log_likelihood_by_hand() -> None:
    # 10 of 1,000 and 30 of 1,000: 20 expected of each; 2 (10 ln 0.5 + 30 ln 1.5) = 10.465
    assert log_likelihood(10, 30, 1000, 1000) == pytest.approx(2 * (10 * math.log(0.5) + 30 * math.log(1.5)))
    assert log_likelihood(0, 20, 1000, 3000) == pytest.approx(2 * 20 * math.log(20 / 15))
    assert log_likelihood(5, 15, 1000, 3000) == 0
    assert log_ratio(10, 40, 1000, 1000) == 2
    assert log_ratio(0, 4, 1000, 1000) == 3, "0.5 stands for none"
    assert chance(3.841459) == pytest.approx(0.05, abs=1e-6)
    assert chance(0.0) == 1


@given(*(st.integers(0, 200) for _ in range(2)), *(st.integers(200, 5000) for _ in range(2)))
def test_laws_of_keyness(before: int, after: int, size_before: int, size_after: int) -> None:
    there, back = (before, after, size_before, size_after), (after, before, size_after, size_before)
    assert log_likelihood(*there) == pytest.approx(log_likelihood(*back), abs=1e-9)
    assert log_ratio(*there) == pytest.approx(-log_ratio(*back), abs=1e-9)


def test_false_discoveries_as_published() -> None:
    # the fifteen of Benjamini and Hochberg 1995, section 3.2: four are found at 0.05
    given_ = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
              0.7590, 1.0]  # fmt: skip
    adjusted = false_discovery(given_)
    assert sum(each <= 0.05 for each in adjusted) == 4
    assert adjusted[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])
    assert false_discovery(given_[::-1]) == adjusted[::-1]
    assert false_discovery([]) == []


def test_words_before_and_after() -> None:
    early = "Ayle Safeguarding Children Board: thresholds for children " + "thresholds matter in Ayle " * 9
    late = "exploitation of children in Ayle " * 10 + "safeguarding children is the board's duty"
    plans = [plan("Ayle", 2010, None, [], early), plan("Ayle", 2012, None, [], late)]
    frame = table("keyness", plans)
    found = {r["word"]: r for r in rows(frame)}
    assert set(found) == {"thresholds", "exploitation", "children"}
    word = found["thresholds"]
    assert (word["count_before"], word["count_after"], word["words_before"], word["words_after"]) == (10, 0, 20, 24)
    assert (word["split"], word["plans_before"], word["plans_after"], word["with_before"]) == (2012, 1, 1, 1)
    assert word["g2"] == pytest.approx(log_likelihood(10, 0, 20, 24))
    assert word["small_n"]
    assert table("keyness", plans, split=2010).empty
    assert set(table("keyness", plans, split=2011).split) == {2011}


def test_names_of_boards_and_stop_words_are_left_out() -> None:
    text = (
        "Reading Safeguarding Children Board and Reading schools support reading. A child’s view. "
        "RSCB, LSCBs, the LSCP's and MSCP-led"
    )
    counts = Counter(counted_words(plan("Reading", 2010, None, [], text), NamedWords({"Reading"})))
    assert counts == {"schools": 1, "support": 1, "reading": 1, "child": 1, "view": 1, "led": 1}


@pytest.mark.parametrize(
    ("years", "split"),
    [([], None), ([2010, 2010], None), ([2010, 2012], 2012), ([2010, 2010, 2010, 2015], 2015), ([1, 2, 3, 4], 3)],
)
def test_the_median_year_leaves_a_plan_on_each_side(years: list[int], split: int | None) -> None:
    assert median_year(years) == split


def test_small_is_under_five() -> None:
    assert (is_small(4), is_small(ENOUGH), is_small(None, 7), is_small(9, 4.9)) == (True, False, False, True)
